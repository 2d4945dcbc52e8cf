//! `translation/structure`: a translation that is built otherwise than the plan, or contradicts it.

use std::collections::BTreeSet;

use planwright_core::model::{
    Agreement, Block, BlockKind, Chart, Figure, Footnote, Heading, Id, List, Repeated, Table, paired, visit_blocks,
};
use planwright_core::{Diagnostic, Span, Spanned};

use super::{finding, shared};
use crate::found::Found;
use crate::language;
use crate::rules::{Original, Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "translation/structure", rests_on_absence: true, check };

fn check(subject: &Subject, found: &mut Found) {
    let Some(original) = subject.original else { return };
    found.extend(language_of(subject, original));
    for repeated in &original.translation.repeated {
        found.extend(contradiction(subject, repeated));
    }
    let known: BTreeSet<&str> = original.plan.all_sections().map(|section| section.path.as_str()).collect();
    for section in subject.plan.all_sections() {
        if !known.contains(section.path.as_str()) {
            let message = format!("the plan itself has no section `{}`", section.path);
            found.push(
                finding(subject, RULE.name, section.meta.title.span, message)
                    .label("only in the translation")
                    .help("A translation's sections are the plan's, by the paths of their files. What stands in one language alone is not what the others read.")
                    .help("Give this file the path of the section that it translates, or write the section in the plan's own language too."),
            );
        }
    }
    let beside = Beside { subject };
    let (plan, first) = (subject.plan, original.plan);
    let own = Text { body: &plan.foreword, notes: &plan.foreword_footnotes };
    let known = Text { body: &first.foreword, notes: &first.foreword_footnotes };
    beside.compare(own, known, Span::start_of(plan.file), found);
    for (section, known) in shared(subject, original) {
        let own = Text { body: &section.body, notes: &section.footnotes };
        beside.compare(own, Text { body: &known.body, notes: &known.footnotes }, section.meta.title.span, found);
    }
}

/// A translation whose `lang` is not that of its folder, or is the plan's own.
fn language_of(subject: &Subject, original: Original<'_>) -> Option<Diagnostic> {
    let lang = subject.plan.meta.lang.as_ref()?;
    let folder = &original.translation.folder;
    if !language::are_one(lang, folder) {
        let message = format!("the folder `{folder}` holds a plan in the language `{}`", lang.value);
        return Some(
            finding(subject, RULE.name, lang.span, message)
                .label(format!("`{folder}` is another language"))
                .help("Screen readers choose their voice by this tag, and it decides in which language Planwright's own words are.")
                .help(format!("Write `lang: {folder}`, or give the folder the name of its language.")),
        );
    }
    if !lang.value.eq_ignore_ascii_case(language::of(original.plan)) {
        return None;
    }
    let message = format!("the plan itself is in the language `{}` too", lang.value);
    let finding = finding(subject, RULE.name, lang.span, message)
        .label("the same language")
        .help("A translation is the plan in another language. A reader could not tell the two apart.")
        .help("Write the language of each under `lang`, in `plan.md` and in the translation's `plan.md`.");
    let known = original.plan.meta.lang.as_ref();
    Some(known.into_iter().fold(finding, |finding, known| finding.related(known.span, "the plan's own language")))
}

/// Front matter that says something else than the original's.
fn contradiction(subject: &Subject, repeated: &Repeated) -> Option<Diagnostic> {
    let Repeated { key, own, original, how } = repeated;
    let (message, label, why, related) = match how {
        Agreement::Text | Agreement::Untranslated => return None,
        Agreement::Differs => (
            format!("`{key}` is not what the plan itself says"),
            "differs from the original",
            "Only text is translated. Dates, ids, amounts, rules and the words of a list are the same in every language, \
             so that nobody reads of another day or another duty.",
            "the original",
        ),
        Agreement::Added => (
            format!("`{key}` says something that the plan itself does not"),
            "not in the original",
            "What stands in one language alone is not what the others read.",
            "the original",
        ),
        Agreement::LeftOut => (
            format!("an entry of `{key}` is not translated"),
            "has fewer entries than the original",
            "It is taken from the original, and would be printed in another language than the text round it.",
            "this entry",
        ),
    };
    let mend = match how {
        Agreement::Differs => "Write the same, or leave the key out: what a translation leaves out is the original's.",
        Agreement::LeftOut => {
            "Write the entry in this language. Entries belong together by `id`, else by their places."
        }
        _ => "Take it out, or say it in the plan itself too.",
    };
    let finding = finding(subject, RULE.name, *own, message).label(label).help(why).help(mend);
    Some(finding.related(*original, related))
}

/// A body with its footnotes.
#[derive(Clone, Copy)]
struct Text<'a> {
    body: &'a [Block],
    notes: &'a [Footnote],
}

/// A translation beside the original.
struct Beside<'a, 'b> {
    subject: &'b Subject<'a>,
}

impl Beside<'_, '_> {
    /// Compares a body with the original's; `title` is where what has no place of its own is told.
    fn compare(&self, own: Text<'_>, known: Text<'_>, title: Span, found: &mut Found) {
        // A part that is not translated yet has a finding of its own.
        if own.body.is_empty() || known.body.is_empty() {
            return;
        }
        let notes = |text: Text<'_>| text.notes.iter().map(|note| note.label.span).collect::<Vec<_>>();
        self.count(NOTES, &notes(own), &notes(known), title, found);
        let (own, known) = (Parts::of(own.body), Parts::of(known.body));
        let mut complete = |what: Count, own: &[Span], known: &[Span]| self.count(what, own, known, title, found);
        let headings = complete(HEADINGS, &spans(&own.headings), &spans(&known.headings));
        let tables = complete(TABLES, &spans(&own.tables), &spans(&known.tables));
        let figures = complete(FIGURES, &spans(&own.figures), &spans(&known.figures));
        let charts = complete(CHARTS, &spans(&own.charts), &spans(&known.charts));
        let lists = complete(LISTS, &spans(&own.lists), &spans(&known.lists));
        if headings && lists && tables && figures && charts {
            self.paragraphs(&own, &known, title, found);
        }
        if headings {
            for ((span, own), (at, known)) in own.headings.iter().zip(&known.headings) {
                found.extend(self.heading(*span, own, *at, known));
            }
        }
        if tables {
            self.tables(&own, &known, found);
        }
        if figures {
            for ((_, own), (at, known)) in own.figures.iter().zip(&known.figures) {
                found.extend(self.id(own.id.as_ref(), known.id.as_ref(), *at, "picture"));
            }
        }
        if charts {
            for ((_, own), (_, known)) in own.charts.iter().zip(&known.charts) {
                found.extend(self.chart(own, known));
            }
        }
        if lists {
            for ((span, own), (at, known)) in own.lists.iter().zip(&known.lists) {
                found.extend(self.list(*span, own, *at, known));
            }
        }
    }

    /// Whether there are as many in both. Where there are not, the first that has no other is named.
    fn count(&self, what: Count, own: &[Span], known: &[Span], title: Span, found: &mut Found) -> bool {
        if own.len() == known.len() {
            return true;
        }
        let number =
            |count: usize| if count == 1 { format!("1 {}", what.one) } else { format!("{count} {}", what.many) };
        let message =
            format!("the translation has {} here, and the original has {}", number(own.len()), number(known.len()));
        let place = own.get(known.len()).copied().unwrap_or(title);
        let finding = finding(self.subject, RULE.name, place, message)
            .label(if own.len() > known.len() { "one more than in the original" } else { "something of this section is missing" })
            .help(what.why)
            .help("Build the text as the original is built: as many headings, lists, tables and pictures, in the same order.");
        let there = known.get(own.len()).or_else(|| known.first());
        found.push(there.into_iter().fold(finding, |finding, there| finding.related(*there, "the original")));
        false
    }

    /// Compares how many paragraphs stand between two neighbouring other parts, which are the same in both: the first
    /// place at which one is missing or added is told.
    fn paragraphs(&self, own: &Parts<'_>, known: &Parts<'_>, title: Span, found: &mut Found) {
        if own.stretches.len() != known.stretches.len() {
            return;
        }
        let differs = own.stretches.iter().zip(&known.stretches).find(|(own, known)| own.len() != known.len());
        let Some((own, known)) = differs else { return };
        let (one, other) = (own.len(), known.len());
        let number = |n: usize| if n == 1 { "1 paragraph".to_owned() } else { format!("{n} paragraphs") };
        let message = format!("the translation has {} here, and the original has {}", number(one), number(other));
        let place = own.get(other).or(own.last()).copied().unwrap_or(title);
        let finding = finding(self.subject, RULE.name, place, message)
            .label(if one > other { "one more than in the original" } else { "one is missing here, or two are joined" })
            .help("Where a paragraph is missing, readers of this language are not told what the others read.")
            .help("Translate paragraph by paragraph: as many as the original has, in the same order.");
        let there = known.get(one).or(known.last());
        found.push(there.into_iter().fold(finding, |finding, there| finding.related(*there, "the original")));
    }

    fn heading(&self, span: Span, own: &Heading, at: Span, known: &Heading) -> Option<Diagnostic> {
        if own.level != known.level {
            let message = format!("this heading has {} `#`, and the original's has {}", own.level, known.level);
            return Some(
                finding(self.subject, RULE.name, span, message)
                    .label("stands on another level")
                    .help("Readers of both languages find their way by the same outline.")
                    .help(format!("Begin the line with `{}`.", "#".repeat(usize::from(known.level))))
                    .related(at, "the original"),
            );
        }
        let own_id = own.given.filter(|given| given.start < given.end).map(|given| Spanned::new(own.id.clone(), given));
        let known_id = Spanned::new(known.id.clone(), at);
        self.id(own_id.as_ref(), Some(&known_id), at, "heading")
    }

    /// An id that is not the original's.
    fn id(&self, own: Option<&Spanned<Id>>, known: Option<&Spanned<Id>>, at: Span, what: &str) -> Option<Diagnostic> {
        let own = own.filter(|own| known.is_none_or(|known| known.value != own.value))?;
        let finding = finding(self.subject, RULE.name, own.span, format!("the original's {what} does not have the id `{}`", own.value))
            .label("another id than in the original")
            .help("A link to a part of the plan leads to the same part in every language, and other editions of the plan find it by its id.");
        let finding = match known {
            Some(known) => {
                finding.help(format!("Write `{}`, or leave the id out: then it is the original's.", known.value))
            }
            None => finding.help("Leave the id out, or give the original the same one."),
        };
        Some(finding.related(at, "the original"))
    }

    fn tables(&self, own: &Parts<'_>, known: &Parts<'_>, found: &mut Found) {
        for (own, at) in own.tables.iter().zip(pairs(&own.tables, &known.tables)) {
            let Some(known) = at.and_then(|at| known.tables.get(at)) else { continue };
            let ((_, own), (at, known)) = (own, known);
            found.extend(self.id(own.id.as_ref(), known.id.as_ref(), *at, "table"));
            found.extend(self.shape(own, known).or_else(|| self.attributes(own, known)));
        }
    }

    fn shape(&self, own: &Table, known: &Table) -> Option<Diagnostic> {
        let (columns, rows) = (own.columns.len(), own.rows.len());
        if columns == known.columns.len() && rows == known.rows.len() {
            return None;
        }
        // A file that could not be read has said so.
        if columns == 0 || known.columns.is_empty() {
            return None;
        }
        let (one, other, what) = if columns == known.columns.len() {
            (rows, known.rows.len(), "row")
        } else {
            (columns, known.columns.len(), "column")
        };
        let number = |n: usize| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
        let message = format!("this table has {}, and the original's has {}", number(one), number(other));
        Some(
            finding(self.subject, RULE.name, own.span, message)
                .label(format!("another number of {what}s"))
                .help("A table has the same rows and columns in every language; only its words are translated.")
                .help("Write a row for each row of the original, in the same order.")
                .related(known.span, "the original"),
        )
    }

    fn attributes(&self, own: &Table, known: &Table) -> Option<Diagnostic> {
        let differs = |own: Option<&Spanned<String>>, known: Option<&Spanned<String>>| {
            own.is_some_and(|own| known.is_none_or(|known| known.value != own.value))
        };
        let unit = differs(own.unit.as_ref(), known.unit.as_ref());
        let role = own.role != known.role && known.role.is_some();
        let key = if unit { "unit" } else { role.then_some("role")? };
        let place = own.unit.as_ref().filter(|_| unit).map_or(own.span, |unit| unit.span);
        Some(
            finding(self.subject, RULE.name, place, format!("the `{key}` of this table is not that of the original's"))
                .label("differs from the original")
                .help("The same numbers count the same things in every language.")
                .help(format!("Leave `{key}` out: then it is the original's."))
                .related(known.span, "the original"),
        )
    }

    fn chart(&self, own: &Chart, known: &Chart) -> Option<Diagnostic> {
        if own.id.value != known.id.value {
            return self.id(Some(&own.id), Some(&known.id), known.id.span, "chart");
        }
        let (place, key) = if own.kind.value != known.kind.value {
            (own.kind.span, "type")
        } else if own.table.value != known.table.value {
            (own.table.span, "table")
        } else if (own.label_column, &own.value_columns) != (known.label_column, &known.value_columns)
            && !own.value_columns.is_empty()
        {
            (own.id.span, "values")
        } else {
            return None;
        };
        Some(
            finding(self.subject, RULE.name, place, format!("the `{key}` of this chart is not that of the original's"))
                .label("differs from the original")
                .help(
                    "A chart shows the same numbers in the same way in every language; only its words are translated.",
                )
                .help(format!(
                    "Write what the original has under `{key}`; headings of the table in this language's words."
                ))
                .related(known.id.span, "the original"),
        )
    }

    fn list(&self, span: Span, own: &List, at: Span, known: &List) -> Option<Diagnostic> {
        if own.items.len() == known.items.len() {
            return None;
        }
        let (one, other) = (own.items.len(), known.items.len());
        let message = format!(
            "this list has {one} {}, and the original's has {other}",
            if one == 1 { "entry" } else { "entries" }
        );
        let place = own.items.get(other).map_or(span, |item| item.span);
        let there = known.items.get(one).map_or(at, |item| item.span);
        Some(
            finding(self.subject, RULE.name, place, message)
                .label(if one > other { "one more than in the original" } else { "an entry is missing" })
                .help("Readers of one language would be told of something that the others are not.")
                .help("Write an entry for each entry of the original, in the same order.")
                .related(there, "the original"),
        )
    }
}

/// What is counted, and why it matters.
#[derive(Clone, Copy)]
struct Count {
    one: &'static str,
    many: &'static str,
    why: &'static str,
}

const HEADINGS: Count = Count {
    one: "heading",
    many: "headings",
    why: "Headings belong together by their places: a link that leads to one would lead to another in this language.",
};
const TABLES: Count = Count {
    one: "table",
    many: "tables",
    why: "Readers of one language would be given numbers that the others are not, and nobody can check that they agree.",
};
const FIGURES: Count = Count {
    one: "picture",
    many: "pictures",
    why: "A picture that one language lacks has to be shown in it too, or said in words.",
};
const CHARTS: Count = Count {
    one: "chart",
    many: "charts",
    why: "Readers of one language would be shown numbers that the others are not.",
};
const NOTES: Count = Count {
    one: "footnote",
    many: "footnotes",
    why: "A footnote tells where something is from, or what it means: whoever reads one language would not be told.",
};
const LISTS: Count = Count {
    one: "list",
    many: "lists",
    why: "Something that is told point by point in one language and not in another is easily lost in translation.",
};

/// The parts of a body that are to be the same in every language, in reading order.
#[derive(Default)]
pub(super) struct Parts<'a> {
    headings: Vec<(Span, &'a Heading)>,
    pub(super) tables: Vec<(Span, &'a Table)>,
    figures: Vec<(Span, &'a Figure)>,
    charts: Vec<(Span, &'a Chart)>,
    lists: Vec<(Span, &'a List)>,
    /// The paragraphs before, between and after the body's other parts, which stand in no other block.
    stretches: Vec<Vec<Span>>,
}

impl<'a> Parts<'a> {
    pub(super) fn of(blocks: &'a [Block]) -> Self {
        let mut parts = Self::default();
        visit_blocks(blocks, &mut |block| match &block.kind {
            BlockKind::Heading(heading) => parts.headings.push((block.span, heading)),
            BlockKind::Table(table) => parts.tables.push((table.span, table)),
            BlockKind::Figure(figure) => parts.figures.push((block.span, figure)),
            BlockKind::Chart(chart) => parts.charts.push((block.span, chart)),
            BlockKind::List(list) => parts.lists.push((block.span, list)),
            _ => {}
        });
        parts.stretches = stretches(blocks);
        parts
    }
}

/// The paragraphs of a body by what stands between them.
fn stretches(blocks: &[Block]) -> Vec<Vec<Span>> {
    let mut stretches = vec![Vec::new()];
    for block in blocks {
        match (&block.kind, stretches.last_mut()) {
            (BlockKind::Paragraph(_), Some(last)) => last.push(block.span),
            _ => stretches.push(Vec::new()),
        }
    }
    stretches
}

fn spans<T>(parts: &[(Span, T)]) -> Vec<Span> {
    parts.iter().map(|(span, _)| *span).collect()
}

/// Which of the original's tables each of the translation's is.
pub(super) fn pairs(own: &[(Span, &Table)], known: &[(Span, &Table)]) -> Vec<Option<usize>> {
    let ids = |tables: &[(Span, &Table)]| -> Vec<Option<Id>> {
        tables.iter().map(|(_, table)| table.id.as_ref().map(|id| id.value.clone())).collect()
    };
    let (own, known) = (ids(own), ids(known));
    paired(&known.iter().map(Option::as_ref).collect::<Vec<_>>(), &own.iter().map(Option::as_ref).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests;
