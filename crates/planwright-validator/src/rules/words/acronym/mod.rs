//! `words/acronym`: letters that stand for words nobody has told.

mod expansion;
mod known;
mod letters;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use planwright_core::{Diagnostic, Edit, Fix, Span};

use self::expansion::{begins_with_words, is_expanded_at};
use self::letters::{Acronym, acronyms};
use super::outdated_name;
use crate::found::Found;
use crate::placeholder::placeholders;
use crate::rules::{Rule, Subject};
use crate::text::{Part, Printed, RunKind};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "words/acronym", rests_on_absence: true, check };

/// Where letters stand: which text, and how they stand in it.
type Use<'s> = (&'s Printed<'s>, Acronym<'s>);

/// What is known of letters once the plan was read.
#[derive(Default)]
struct Letters<'s> {
    /// They were written out before any sentence used them.
    expanded: bool,
    /// The first sentence that uses them as if they were known.
    first: Option<Use<'s>>,
    /// The first title, heading, caption or cell that does.
    elsewhere: Option<Use<'s>>,
    /// Where they are written out after all.
    later: Option<Use<'s>>,
}

fn check(subject: &Subject, found: &mut Found) {
    if !subject.is_english() {
        return;
    }
    let explained = explained(subject);
    let mut all: BTreeMap<String, Letters<'_>> = BTreeMap::new();
    for printed in subject.printed() {
        for acronym in acronyms(printed) {
            let key = acronym.letters.to_uppercase();
            if !explained.contains(&key) {
                take(all.entry(key).or_default(), printed, acronym);
            }
        }
    }
    let mut faults: Vec<Fault<'_, '_>> = all.values().filter_map(fault).collect();
    faults.sort_by_key(|Fault { at: (printed, acronym), .. }| (printed.span, acronym.range.start));
    let mut last: Option<(&Printed<'_>, Vec<Range<usize>>)> = None;
    for fault in faults {
        let (printed, acronym) = fault.at;
        let to_come = match last.take() {
            Some((of, ranges)) if std::ptr::eq(of, *printed) => ranges,
            _ => placeholders(printed.text()).into_iter().map(|placeholder| placeholder.range).collect(),
        };
        let before = to_come.partition_point(|range| range.end <= acronym.range.start);
        if to_come.get(before).is_none_or(|range| range.start >= acronym.range.end) {
            found.push(finding(subject, &fault));
        }
        last = Some((printed, to_come));
    }
}

/// Takes in one place where letters stand. A title or a table that uses them is no fault where a
/// sentence tells them: it has no room, and readers look at it on their way.
fn take<'s>(letters: &mut Letters<'s>, printed: &'s Printed<'s>, acronym: Acronym<'s>) {
    let settled = letters.expanded || letters.later.is_some();
    if settled {
        return;
    }
    if is_expanded_at(printed.text(), &printed.words, acronym.at, acronym.letters) {
        match letters.first {
            Some(_) => letters.later = Some((printed, acronym)),
            None => letters.expanded = true,
        }
        return;
    }
    let slot = if is_sentence(printed) { &mut letters.first } else { &mut letters.elsewhere };
    slot.get_or_insert((printed, acronym));
}

/// Whether a text is sentences of the author's own.
fn is_sentence(printed: &Printed<'_>) -> bool {
    printed.is_prose() || (printed.note && printed.part == Part::Run(RunKind::Paragraph))
}

/// Letters that are used as if they were known.
struct Fault<'l, 's> {
    at: &'l Use<'s>,
    /// Where they are written out after all.
    later: Option<&'l Use<'s>>,
    /// Whether a title, heading, caption or cell used them before.
    not_the_first: bool,
}

fn fault<'l, 's>(letters: &'l Letters<'s>) -> Option<Fault<'l, 's>> {
    match (&letters.first, &letters.elsewhere) {
        (Some(at), elsewhere) => {
            let is_before = |(printed, _): &Use<'_>| printed.span < at.0.span;
            let not_the_first = elsewhere.as_ref().is_some_and(is_before);
            Some(Fault { at, later: letters.later.as_ref(), not_the_first })
        }
        (None, Some(at)) if !letters.expanded => Some(Fault { at, later: None, not_the_first: false }),
        _ => None,
    }
}

/// Letters that need not be told in the text, in capitals: those of the glossary, of lists and
/// tables that tell what letters stand for, and those that `words/outdated-name` speaks of.
fn explained(subject: &Subject) -> BTreeSet<String> {
    let mut found: BTreeSet<String> = BTreeSet::new();
    for entry in &subject.plan.meta.glossary {
        let term = entry.term.value.trim();
        found.insert(term.to_uppercase());
        found.extend(term.strip_suffix('s').map(str::to_uppercase));
    }
    found.extend(outdated_name::letters(subject.as_at).map(str::to_owned));
    let printed = subject.printed();
    for (one, next) in printed.iter().zip(printed.iter().skip(1)) {
        let tells = match one.part {
            Part::Run(RunKind::Term) => true,
            Part::Run(RunKind::Cell) => one.words.len() == 1 && next.part == one.part,
            _ => false,
        };
        if tells {
            let told = acronyms(one).into_iter().filter(|acronym| {
                one.part == Part::Run(RunKind::Term) || begins_with_words(next.text(), &next.words, acronym.letters)
            });
            found.extend(told.map(|acronym| acronym.letters.to_uppercase()));
        }
    }
    found
}

fn finding(subject: &Subject, fault: &Fault<'_, '_>) -> Diagnostic {
    let Fault { at: (printed, acronym), later, not_the_first } = fault;
    let letters = acronym.letters;
    let place = printed.place(acronym.range.clone(), subject.sources);
    let message = match later {
        Some(_) => format!("“{letters}” is used before the plan says what it stands for"),
        None => format!("the plan does not say what “{letters}” stands for"),
    };
    let label = if *not_the_first { "its first use in a sentence" } else { "its first use" };
    let mut finding = Diagnostic::warning(RULE.name, place, message).label(label).help(
        "Readers who do not work in policing may not know these letters, and screen readers may say them as a word.",
    );
    if let Some((other, there)) = later {
        let place = other.place(there.range.clone(), subject.sources);
        return finding.related(place, "written out only here").help("Write the words out at the first use.");
    }
    let known = written_out(subject, printed, acronym, place);
    // A change says by itself what to write.
    finding = match &known {
        Some((_, Some(_))) => finding,
        Some((words, None)) => finding.help(format!("If that is what is meant, write “{words}” here.")),
        None => finding
            .help(format!("Write the words here with “({letters})” behind them, and the letters alone after that.")),
    };
    finding.fix = known.and_then(|(_, fix)| fix);
    let words = known::expansion(letters).map_or_else(|| "its words".to_owned(), capitalised);
    let or = if finding.fix.is_some() { "If they are in use all over the plan, put" } else { "Or put" };
    finding.help(format!("{or} them into the glossary in plan.md: `glossary:`, and on the line below it two spaces and `{letters}: {words}`."))
}

/// The words with the letters behind them, where they are known, and the change that puts them in
/// a sentence. What the author meant we can only guess, so it is never a safe one.
fn written_out(
    subject: &Subject,
    printed: &Printed<'_>,
    acronym: &Acronym<'_>,
    place: Span,
) -> Option<(String, Option<Fix>)> {
    let singular = known::expansion(acronym.letters)?;
    let words = if acronym.plural { known::plural(singular)? } else { singular.to_owned() };
    let said = printed.text().get(acronym.range.clone())?;
    let mut full = format!("{words} ({said})");
    if printed.sentence_at(acronym.range.start).start == acronym.range.start {
        full = capitalised(&full);
    }
    let plain = is_sentence(printed) && !acronym.possessive && subject.sources.slice(place) == said;
    let fix = plain.then(|| Fix {
        title: format!("Write it out: {full}"),
        safe: false,
        edits: vec![Edit { span: place, insert: full.clone() }],
    });
    Some((full, fix))
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

#[cfg(test)]
mod tests;
