//! Cover, headings and leads, and the glossary of both versions.

use planwright_diff::{FieldDiff, List, Redline, Run, SectionDiff};
use planwright_view::{Fact, SectionView, TermView, View};

use super::super::document::Document;
use super::super::paragraph::{Look, Paragraph};
use super::super::sections::{begins_page, heading_of, marks};
use super::passage::Passage;
use super::weave::weave;

/// The redlines of a key of front matter, or of an entry of a list.
fn of_key<'v>(fields: &'v [FieldDiff], list: Option<List>, key: &str) -> impl Iterator<Item = &'v [Run]> {
    let own = move |field: &&FieldDiff| field.list == list && field.key.as_deref() == Some(key);
    fields.iter().filter(own).map(|field| field.runs.as_slice()).collect::<Vec<_>>().into_iter()
}

impl<'v> Document<'v> {
    /// Writes a line that either version may have.
    fn two_lines<'r>(
        &mut self,
        paragraph: Paragraph,
        (old, new): (Option<&str>, Option<&str>),
        redlines: impl IntoIterator<Item = &'r [Run]>,
    ) {
        match (old, new) {
            (Some(old), Some(new)) => {
                let words = Passage::of_words(old, new, redlines);
                self.paragraph(paragraph, |doc| doc.passage(&words, &Look::default()));
            }
            (Some(old), None) => self.old_only(|doc| doc.line(paragraph, old)),
            (None, Some(new)) => self.new_only(|doc| doc.line(paragraph, new)),
            (None, None) => {}
        }
    }

    /// Writes what each version's cover says.
    pub(super) fn two_covers(&mut self, old: &'v View, redline: &'v Redline) {
        let new = self.view;
        let plan = redline.sections.iter().find(|section| section.id.is_none());
        let fields = plan.map_or(&[] as &[FieldDiff], |plan| &plan.fields);
        if old.status == new.status {
            self.status();
        } else {
            self.old_only(Self::status);
            self.new_only(Self::status);
        }
        let (was, is) = (&old.document, &new.document);
        self.paragraph(Paragraph::of("Cover"), |doc| {
            doc.passage(&Passage::of_words(&was.area, &is.area, of_key(fields, None, "area")), &Look::bold());
            let kinds = Passage::of_words(&was.kind, &is.kind, None);
            doc.run(&Look::default(), "\n");
            doc.passage(&kinds, &Look::default());
        });
        let title = plan.map_or(&[] as &[Run], |plan| &plan.title);
        self.two_lines(Paragraph::of("Title"), (Some(&was.title), Some(&is.title)), [title]);
        for (style, key, was, is) in [
            ("Subtitle", "subtitle", &was.subtitle, &is.subtitle),
            ("CoverSummary", "summary", &was.summary, &is.summary),
        ] {
            self.two_lines(Paragraph::of(style), (was.as_deref(), is.as_deref()), of_key(fields, None, key));
        }
        self.two_lines(Paragraph::of("CoverPeriod"), (Some(&was.period.short), Some(&is.period.short)), None);
        self.two_facts(&was.facts, &is.facts);
        if was.contact == is.contact
            && was.alternative_formats == is.alternative_formats
            && was.accessibility_statement == is.accessibility_statement
        {
            self.imprint();
        } else {
            self.old_only(Self::imprint);
            self.new_only(Self::imprint);
        }
    }

    fn two_facts(&mut self, old: &'v [Fact], new: &'v [Fact]) {
        let before = |fact: &Fact| old.iter().position(|other| other.name == fact.name);
        let places: Vec<Option<usize>> = new.iter().map(before).collect();
        for (was, is) in weave(old.len(), &places) {
            match (was.and_then(|at| old.get(at)), is.and_then(|at| new.get(at))) {
                (Some(was), Some(is)) if was == is => self.facts(std::slice::from_ref(is)),
                (Some(was), Some(is)) => {
                    let (label, value) = (
                        Passage::of_words(&was.label, &is.label, None),
                        Passage::of_words(&was.value, &is.value, None),
                    );
                    self.two_pairs(&label, &value);
                }
                (Some(was), None) => self.old_only(|doc| doc.facts(std::slice::from_ref(was))),
                (None, Some(is)) => self.new_only(|doc| doc.facts(std::slice::from_ref(is))),
                (None, None) => {}
            }
        }
    }

    /// Writes a label and its value, either of which may have changed.
    pub(super) fn two_pairs(&mut self, label: &Passage, value: &Passage) {
        self.paragraph(Paragraph::of("Fact"), |doc| {
            doc.passage(label, &Look::bold());
            doc.run(&Look::default(), "\t");
            doc.passage(value, &Look::default());
        });
    }

    /// Writes the heading of a section.
    pub(super) fn two_headings(
        &mut self,
        old: Option<&SectionView>,
        new: Option<&SectionView>,
        title: &[Run],
        first: bool,
    ) {
        let Some(section) = new.or(old) else { return };
        let page = first || begins_page(section);
        let head = |doc: &mut Self| {
            let words = |section: Option<&SectionView>| {
                let marks = section.map(marks).unwrap_or_default();
                marks.into_iter().map(|(_, mark)| mark).collect::<String>()
            };
            let titles = |section: Option<&SectionView>| section.map_or(String::new(), |section| section.title.clone());
            // A section of one version has no other title.
            let (was, is) = (old.or(new), new.or(old));
            let number = Passage::of_words(&words(was), &words(is), None);
            let title = Passage::of_words(&titles(was), &titles(is), [title]);
            doc.heading(section.level, Some(&section.id), "", page, |doc| {
                doc.passage(&number, &Look::styled("Numeral"));
                doc.passage(&title, &Look::default());
            });
        };
        match (old, new) {
            (Some(_), None) => self.old_only(head),
            (None, Some(_)) => self.new_only(head),
            (was, _) => {
                // Where it begins a page follows from what it is: only another level is worth telling.
                self.tracking.before = was.filter(|_| !self.is_marked()).map(|was| heading_of(was.level, page));
                head(self);
            }
        }
    }

    /// Writes who delivers a section, and its summary.
    pub(super) fn two_leads(
        &mut self,
        old: Option<&SectionView>,
        new: Option<&SectionView>,
        diff: Option<&'v SectionDiff>,
    ) {
        let fields = diff.map_or(&[] as &[FieldDiff], |diff| &diff.fields);
        let level = new.or(old).map_or(2, |section| section.level);
        let owner = Paragraph { keep_next: true, ..Paragraph::of("Owner") };
        let owners = |section: Option<&SectionView>| section.and_then(|section| section.owner.clone());
        self.two_lines(owner, (owners(old).as_deref(), owners(new).as_deref()), None);
        let style = if level == 2 { "ChapterSummary" } else { "SectionSummary" };
        let summary = Paragraph { keep_next: true, ..Paragraph::of(style) };
        let summaries = |section: Option<&SectionView>| section.and_then(|section| section.summary.clone());
        self.two_lines(
            summary,
            (summaries(old).as_deref(), summaries(new).as_deref()),
            of_key(fields, None, "summary"),
        );
    }

    /// Writes the glossaries.
    pub(super) fn two_glossaries(&mut self, old: &'v [TermView], new: &'v [TermView], redline: &'v Redline) {
        let plan = redline.sections.iter().find(|section| section.id.is_none());
        let fields = plan.map_or(&[] as &[FieldDiff], |plan| &plan.fields);
        let title = self.word("glossary");
        let head = |doc: &mut Self| doc.heading(2, None, &title, true, |doc| doc.run(&Look::default(), &title));
        match (old.is_empty(), new.is_empty()) {
            (true, true) => return,
            (false, true) => self.old_only(head),
            (true, false) => self.new_only(head),
            (false, false) => head(self),
        }
        let before = |entry: &TermView| old.iter().position(|other| other.term == entry.term);
        let places: Vec<Option<usize>> = new.iter().map(before).collect();
        for (was, is) in weave(old.len(), &places) {
            let (was, is) = (was.and_then(|at| old.get(at)), is.and_then(|at| new.get(at)));
            let term = Paragraph { keep_next: true, ..Paragraph::of("DefinitionTerm") };
            let words = |entry: Option<&'v TermView>| entry.map(|entry| entry.term.as_str());
            self.two_lines(term, (words(was), words(is)), None);
            let meaning = |entry: Option<&'v TermView>| entry.map(|entry| entry.meaning.as_str());
            let redlines = of_key(fields, Some(List::Glossary), "meaning");
            self.two_lines(Paragraph::of("Definition"), (meaning(was), meaning(is)), redlines);
        }
    }
}
