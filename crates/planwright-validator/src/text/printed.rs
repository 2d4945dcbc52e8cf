//! Every text that a plan prints, in the order in which it is read.

use std::cell::OnceCell;
use std::ops::Range;

use planwright_core::model::{Block, Conditions, Footnote, Measure, Meeting, PageWords, Plan, Section, Service};
use planwright_core::{FileId, Sources, Span, Spanned};

use super::{Flat, RunKind, Word, runs, sentence_ranges, word_count, words};

/// What a printed text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The title of the plan or of a section.
    Title,
    /// Another value of front matter that is printed: a summary, a measure, a service.
    Front,
    /// What a word of the glossary means.
    Meaning,
    /// A run of a body.
    Run(RunKind),
}

/// A text that is printed, with its words.
#[derive(Debug)]
pub(crate) struct Printed<'a> {
    /// What it is.
    pub(crate) part: Part,
    /// The file that it stands in.
    pub(crate) file: FileId,
    /// The section that it belongs to; none for what `plan.md` says.
    pub(crate) section: Option<&'a Section>,
    /// The whole of it.
    pub(crate) span: Span,
    /// True within a block quote.
    pub(crate) quoted: bool,
    /// True within a footnote.
    pub(crate) note: bool,
    /// Its words as one text.
    pub(crate) flat: Flat,
    /// Where they stand in it.
    pub(crate) words: Vec<Word>,
    sentences: OnceCell<Vec<Sentence>>,
}

/// A sentence of a printed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Its bytes.
    pub(crate) range: Range<usize>,
    /// How many words it has; one joined by a hyphen is one.
    pub(crate) words: usize,
}

impl Printed<'_> {
    /// Its text.
    pub(crate) fn text(&self) -> &str {
        &self.flat.text
    }

    /// Whether it is a paragraph or a list's item of the body itself, in the author's own words.
    pub(crate) fn is_prose(&self) -> bool {
        self.part == Part::Run(RunKind::Paragraph) && !self.quoted && !self.note
    }

    /// Its sentences, in order.
    pub(crate) fn sentences(&self) -> &[Sentence] {
        let text = self.text();
        let sentence = |range: Range<usize>| Sentence { words: word_count(&text[range.clone()]), range };
        self.sentences.get_or_init(|| sentence_ranges(text).into_iter().map(sentence).collect())
    }

    /// The sentence that a byte of it stands in.
    pub(crate) fn sentence_at(&self, at: usize) -> Range<usize> {
        let sentences = self.sentences();
        let after = sentences.partition_point(|sentence| sentence.range.start <= at);
        let last = after.checked_sub(1).and_then(|last| sentences.get(last));
        last.map_or(0..self.flat.text.len(), |sentence| sentence.range.clone())
    }

    /// Where a range of it stands in the source.
    pub(crate) fn place(&self, range: Range<usize>, sources: &Sources) -> Span {
        self.flat.span(range, sources).unwrap_or(self.span)
    }
}

/// Every text that a plan prints: what `plan.md` says, the foreword, then the sections, and last
/// the glossary. A body's footnotes follow it.
pub(crate) fn printed(plan: &Plan) -> Vec<Printed<'_>> {
    let mut all = Collector { found: Vec::new(), file: plan.file, section: None };
    let meta = &plan.meta;
    all.value(Part::Title, &meta.title);
    all.values([&meta.subtitle, &meta.summary, &meta.page.title, &meta.page.strapline]);
    for zone in meta.page.zones.iter().flatten() {
        all.value(Part::Front, &zone.title);
    }
    all.body(&plan.foreword, &plan.foreword_footnotes);
    for section in plan.all_sections() {
        all.file = section.file;
        all.section = Some(section);
        all.section(section);
    }
    all.file = plan.file;
    all.section = None;
    all.values([&meta.alternative_formats]);
    for entry in &meta.glossary {
        all.value(Part::Meaning, &entry.meaning);
    }
    all.found
}

/// Every text that a plan's papers print, each paper's front matter before its body.
pub(crate) fn printed_in_papers(plan: &Plan) -> Vec<Printed<'_>> {
    let mut all = Collector { found: Vec::new(), file: plan.file, section: None };
    for paper in &plan.papers {
        all.file = paper.file;
        for (value, i) in paper.printed().zip(0..) {
            all.value(if i == 0 { Part::Title } else { Part::Front }, value);
        }
        all.body(&paper.body, &paper.footnotes);
    }
    all.found
}

struct Collector<'a> {
    found: Vec<Printed<'a>>,
    file: FileId,
    section: Option<&'a Section>,
}

impl<'a> Collector<'a> {
    fn push(&mut self, part: Part, span: Span, flat: Flat, quoted: bool, note: bool) {
        let words = words(&flat.text);
        let sentences = OnceCell::new();
        self.found.push(Printed {
            part,
            file: self.file,
            section: self.section,
            span,
            quoted,
            note,
            flat,
            words,
            sentences,
        });
    }

    fn value(&mut self, part: Part, value: &Spanned<String>) {
        self.push(part, value.span, Flat::of_value(value), false, false);
    }

    fn values<'v>(&mut self, values: impl IntoIterator<Item = &'v Option<Spanned<String>>>) {
        for value in values.into_iter().flatten() {
            self.value(Part::Front, value);
        }
    }

    fn section(&mut self, section: &'a Section) {
        let meta = &section.meta;
        self.value(Part::Title, &meta.title);
        self.values([&meta.summary]);
        if let Some(PageWords::Words(words)) = &meta.page {
            self.value(Part::Front, words);
        }
        self.body(&section.body, &section.footnotes);
        meta.services.iter().for_each(|service| self.service(service));
        meta.meetings.iter().for_each(|meeting| self.meeting(meeting));
        if let Some(Conditions::Text(conditions)) = &meta.conditions {
            self.value(Part::Front, conditions);
        }
        meta.measures.iter().for_each(|measure| self.measure(measure));
        if let Some(signed) = &meta.signed {
            self.value(Part::Front, &signed.role);
        }
    }

    fn service(&mut self, service: &Service) {
        self.value(Part::Front, &service.name);
        self.values([&service.beneficiaries, &service.provider, &service.amount]);
    }

    fn meeting(&mut self, meeting: &Meeting) {
        self.value(Part::Front, &meeting.name);
        self.value(Part::Front, &meeting.frequency);
        self.values([&meeting.chair, &meeting.papers]);
    }

    fn measure(&mut self, measure: &Measure) {
        self.value(Part::Front, &measure.name);
        self.value(Part::Front, &measure.source);
        self.values([&measure.frequency, &measure.baseline, &measure.target]);
    }

    fn body(&mut self, blocks: &'a [Block], footnotes: &'a [Footnote]) {
        self.runs(blocks, false);
        for footnote in footnotes {
            self.runs(&footnote.blocks, true);
        }
    }

    fn runs(&mut self, blocks: &'a [Block], note: bool) {
        for run in runs(blocks) {
            self.push(Part::Run(run.kind), run.span, Flat::new(run.content), run.quoted, note);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::printed;
    use crate::testing::{PLAN, read};

    #[test]
    fn texts_come_in_the_order_in_which_they_are_read() {
        let plan = format!(
            "{}glossary: {{PCC: Commissioner}}\n---\n\nMy words.[^1]\n\n[^1]: A note.\n",
            &PLAN[..PLAN.len() - 4]
        );
        let chapter = "---\ntitle: B\nmeasures: [{name: Burglary, source: Home Office}]\n---\n\n- One\n- Two\n";
        let read =
            read(&[("plan.md", &plan), ("02-b/index.md", chapter), ("02-b/1-c.md", "---\ntitle: C\n---\n\n> Three\n")]);
        let texts: Vec<_> = printed(&read.plan).into_iter().map(|printed| printed.flat.text).collect();
        let expected = [
            "A safer county",
            "My words.",
            "A note.",
            "B",
            "One",
            "Two",
            "Burglary",
            "Home Office",
            "C",
            "Three",
            "Commissioner",
        ];
        assert_eq!(texts, expected);
    }
}
