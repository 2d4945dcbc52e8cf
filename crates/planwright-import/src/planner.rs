//! Decides, part by part, which file each becomes, and what it is.

use planwright_docx::read::{Block, Inline, Role, plain};

use crate::aside::{Aside, set_aside};
use crate::guess::kinds::Kind;
use crate::guess::{Guess, duties, kinds, meta};
use crate::labels;
use crate::names::Names;
use crate::outline::{Outline, Part};
use crate::plan::{Gathered, Meta, Section, gather, one_line};
use crate::sort::Sort;

/// From so many words on, a chapter whose title says nothing of its kind is cut into files.
const LONG: usize = 1_500;
/// From so many words on, any chapter is.
const VERY_LONG: usize = 4_000;

/// What is decided so far.
pub(crate) struct Planner {
    pub(crate) sections: Vec<Section>,
    pub(crate) guesses: Vec<Guess>,
    pub(crate) changes: Vec<String>,
    pub(crate) left_out: Vec<(String, String)>,
    pub(crate) todo: Vec<String>,
    pub(crate) names: Names,
    pub(crate) keeps_ids: bool,
    /// True where parts of chapters are numbered by a word, as in "Priority 1", or by a number.
    numbering: Option<&'static str>,
    labels: Vec<String>,
    glossary: Vec<(String, String)>,
}

impl Planner {
    /// Nothing is decided yet.
    pub(crate) fn new(outline: &Outline) -> Self {
        Self {
            sections: Vec::new(),
            guesses: Vec::new(),
            changes: Vec::new(),
            left_out: Vec::new(),
            todo: Vec::new(),
            names: Names::default(),
            keeps_ids: outline.sort == Sort::Markdown,
            numbering: None,
            labels: Vec::new(),
            glossary: Vec::new(),
        }
    }

    /// Makes files of chapters, and of the text that stands before them.
    pub(crate) fn chapters(&mut self, chapters: Vec<Part>, about: Vec<Block>) {
        let digits = if chapters.len() + 1 > 9 { 2 } else { 1 };
        let mut at = 0;
        if !about.is_empty() {
            at += 1;
            let kind =
                Kind { kind: "introduction", children: None, why: "it stands before the first heading".to_owned() };
            let id = self.names.of("About this plan", "about");
            let title = "About this plan".to_owned();
            self.changes.push(
                "What stands before the first heading became a section, which was given the title “About this plan”."
                    .to_owned(),
            );
            let path = format!("{at:0digits$}-{id}.md");
            self.sections.push(Section { path, title, kind, satisfies: Vec::new(), blocks: about });
        }
        let numbers = Numbers::of(&chapters);
        for part in chapters {
            let part = match set_aside(part) {
                Aside::Contents(words) => {
                    self.left_out.push(("The table of contents: Planwright makes it anew".to_owned(), words));
                    continue;
                }
                Aside::Glossary(title, terms) => {
                    self.changes.push(format!(
                        "The chapter “{title}” became the key `glossary` in plan.md: {} terms.",
                        terms.len()
                    ));
                    self.glossary.extend(terms);
                    continue;
                }
                Aside::No(part) => part,
            };
            at += 1;
            self.chapter(part, format!("{at:0digits$}"), &numbers);
        }
        if !self.labels.is_empty() {
            let labels = std::mem::take(&mut self.labels);
            self.left_out.push((
                "Numbers before titles: Planwright gives them anew (the key `numbering` in plan.md)".to_owned(),
                labels.join(" · "),
            ));
        }
    }

    fn chapter(&mut self, mut part: Part, number: String, numbers: &Numbers) {
        let text = text_of(&part);
        let (title, label) = self.title(&part, numbers);
        let kind = kinds::of_chapter(&title, &label, &text, !part.parts.is_empty());
        let words = text.split_whitespace().count();
        let are_labelled = part.parts.iter().filter(|part| labelled_part(part)).count() > 1;
        let most = if kind.kind == "section" { LONG } else { VERY_LONG };
        let is_cut =
            !part.parts.is_empty() && (kind.children.is_some() || are_labelled || part.parts.len() > 1 && words > most);
        let name = self.id(&part, &title);
        let inner = if is_cut { std::mem::take(&mut part.parts) } else { Vec::new() };
        if is_cut && kind.children.is_none() && !are_labelled {
            self.changes.push(format!(
                "“{title}” is long ({words} words), so each of its {} parts has a file of its own.",
                inner.len()
            ));
        }
        let path = if is_cut { format!("{number}-{name}/index.md") } else { format!("{number}-{name}.md") };
        let chapter = (kind.clone(), title.clone());
        self.section(part, path, title, kind);
        let digits = if inner.len() > 9 { 2 } else { 1 };
        for (at, part) in inner.into_iter().enumerate() {
            let text = text_of(&part);
            let (title, label) = self.title(&part, numbers);
            let kind = kinds::of_part(&title, &label, &text, &chapter.0, &chapter.1);
            let id = self.id(&part, &title);
            let path = format!("{number}-{name}/{:0digits$}-{id}.md", at + 1);
            self.section(part, path, title, kind);
        }
    }

    fn section(&mut self, part: Part, path: String, title: String, kind: Kind) {
        let mut blocks = Vec::new();
        // What hangs on the title and is no word: places, pictures, notes.
        let hanging: Vec<Inline> = part.title.iter().filter(|inline| is_hanging(inline)).cloned().collect();
        let has_notes = hanging.iter().any(|inline| matches!(inline, Inline::Note(_)));
        if has_notes {
            self.changes.push(format!("The note on the title “{title}” stands at the beginning of its text."));
        }
        blocks.extend((!hanging.is_empty()).then_some(Block::Paragraph { role: Role::Text, content: hanging }));
        blocks.extend(part.blocks);
        part.parts.into_iter().for_each(|part| flatten(part, 2, &mut blocks));
        self.sections.push(Section { path, title, kind, satisfies: Vec::new(), blocks });
    }

    /// The title without its number, and the word of the number.
    fn title(&mut self, part: &Part, numbers: &Numbers) -> (String, String) {
        let mut name = part.name();
        if part.numbered {
            self.numbering = self.numbering.or(Some("nested"));
        }
        let mut word = String::new();
        if let Some((letter, rest)) = labels::appendix(&plain(&part.title)) {
            self.labels.push(letter.to_owned());
            return (rest.split_whitespace().collect::<Vec<_>>().join(" "), "appendix".to_owned());
        }
        // A title may have two numbers, "Priority 1" and "5.1".
        for _ in 0..2 {
            let found = labels::of_title(&name).filter(|label| !label.part.is_empty() || numbers.are_used);
            let Some(label) = found else { break };
            let is_numbered = ["appendix", "annex"].contains(&label.part.as_str()).then_some(self.numbering);
            let by_label = if label.part.is_empty() { Some("nested") } else { self.numbering.or(Some("chapter")) };
            self.numbering = is_numbered.unwrap_or(by_label);
            self.labels.push(label.words.to_owned());
            if word.is_empty() {
                word.clone_from(&label.part);
            }
            name = label.rest.to_owned();
        }
        (name, word)
    }

    fn id(&mut self, part: &Part, title: &str) -> String {
        let given = part.title.iter().find_map(|inline| match inline {
            Inline::Anchor(name) if self.keeps_ids => self.names.exactly(name),
            _ => None,
        });
        given.unwrap_or_else(|| self.names.of(title, "section"))
    }

    /// What `plan.md` says of the plan.
    pub(crate) fn meta(&mut self, title: String, subtitle: String, texts: &Gathered) -> Meta {
        let texts = meta::Texts { cover: &texts.cover, titles: &texts.titles, all: &texts.all };
        let area = meta::area(&texts);
        let name = area.as_ref().map(|(area, _)| area.clone());
        let (profile, why) = meta::profile(name.as_deref().unwrap_or_default(), &texts);
        let period = meta::period(&texts);
        match area {
            Some((_, guess)) => self.guesses.push(guess),
            None => self.todo.push("Write the police area at `area` in plan.md: the text does not say it.".to_owned()),
        }
        self.guesses.push(why);
        let years = period.as_ref().map(|(years, _)| *years);
        match period {
            Some((_, guess)) => self.guesses.push(guess),
            None => self.todo.push("Write the planning period at `period` in plan.md: the text does not say it, and the dates that stand there now are only an example.".to_owned()),
        }
        Meta {
            title,
            subtitle: Some(subtitle).filter(|subtitle| !subtitle.is_empty()),
            area: name,
            profile,
            period: years,
            numbering: self.numbering,
            glossary: std::mem::take(&mut self.glossary),
            ..Meta::default()
        }
    }

    /// Duties that a heading within a section answers, where no section does by its kind.
    pub(crate) fn duties(&mut self, profile: &str) {
        if !duties::are_known(profile) {
            return;
        }
        let kinds: Vec<&str> = self.sections.iter().map(|section| section.kind.kind).collect();
        for duty in duties::open(&kinds) {
            let text = self.sections.iter_mut().filter(|section| section.kind.kind != "appendix");
            let found = { text }.find_map(|section| {
                let heading = section.blocks.iter().find_map(|block| match block {
                    Block::Heading { content, .. } => {
                        Some(one_line(content)).filter(|words| duties::answers(duty, words))
                    }
                    _ => None,
                })?;
                Some((section, heading))
            });
            if let Some((section, heading)) = found {
                section.satisfies.push((duty, format!("its heading “{heading}” says so")));
            }
        }
    }
}

/// Whether numbers stand before titles: one alone may be a title's own.
struct Numbers {
    are_used: bool,
}

impl Numbers {
    fn of(chapters: &[Part]) -> Self {
        let all = chapters.iter().chain(chapters.iter().flat_map(|part| &part.parts));
        let is_number = |part: &&Part| labels::of_title(&part.name()).is_some_and(|label| label.part.is_empty());
        Self { are_used: all.filter(is_number).count() > 1 }
    }
}

fn labelled_part(part: &Part) -> bool {
    labels::of_title(&part.name()).is_some_and(|label| !label.part.is_empty())
}

fn is_hanging(inline: &Inline) -> bool {
    matches!(inline, Inline::Anchor(_) | Inline::Picture(_) | Inline::Note(_))
}

/// A part within a section: a heading and what stands under it.
fn flatten(part: Part, level: u8, out: &mut Vec<Block>) {
    out.push(Block::Heading { level: level.min(6), content: part.title, numbered: false });
    out.extend(part.blocks);
    part.parts.into_iter().for_each(|part| flatten(part, level + 1, out));
}

fn text_of(part: &Part) -> String {
    let (mut titles, mut all) = (String::new(), String::new());
    gather(part, &mut titles, &mut all);
    all
}
