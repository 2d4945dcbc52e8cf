//! The words of a plan, read once, so that many patterns can be looked for in them.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use planwright_core::FileId;
use planwright_core::model::{Block, Conditions, Footnote, Plan, Section, SectionMeta, inline_text};

use crate::text::pattern::{GAP, Part, Pattern, Stands};
use crate::text::runs;

/// The words of a plan: of its foreword and of each section.
pub(crate) struct Index {
    /// Every word once, in lower case and in order. A word's place here is its number.
    vocabulary: Vec<String>,
    bodies: Vec<Body>,
    by_file: BTreeMap<FileId, usize>,
    /// Where each word stands, once it has been asked for.
    places: OnceCell<Places>,
}

/// Where each word of the vocabulary stands.
struct Places {
    /// Every place of every word, in the order of the vocabulary.
    all: Vec<Place>,
    /// Where the places of each word begin.
    begins: Vec<usize>,
}

/// A word of a plan.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    body: u32,
    /// The line; the title where there is none.
    line: Option<u32>,
    word: u32,
}

/// Where a pattern was found in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Occurrence {
    /// The body: 0 for the foreword, then the sections in the plan's order.
    pub(crate) body: usize,
    /// Whether in its title.
    pub(crate) in_title: bool,
}

/// The words of a section, or of the foreword.
#[derive(Debug, Default)]
pub(crate) struct Body {
    /// Its title; empty for the foreword.
    pub(crate) title: Line,
    /// Everything that is printed under it, each run by itself: its summary, text, tables,
    /// footnotes and typed lists.
    pub(crate) lines: Vec<Line>,
}

/// A run of words.
#[derive(Debug, Default)]
pub(crate) struct Line {
    /// As it is read.
    text: String,
    words: Vec<Word>,
}

/// A word of a run.
#[derive(Debug, Clone, Copy)]
struct Word {
    number: u32,
    start: u32,
    end: u32,
}

/// A pattern, ready to be looked for in one index.
pub(crate) struct Query {
    parts: Vec<Sought>,
}

/// A word of a pattern as the numbers of the words that it stands for.
struct Sought {
    numbers: Range<u32>,
    /// How an acronym is written; its words must be written so.
    acronym: Option<String>,
    gap: bool,
}

/// Where a pattern was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Its words, counted from the beginning of the run.
    pub(crate) words: Range<usize>,
    /// Its bytes in the run.
    pub(crate) bytes: Range<usize>,
}

impl Index {
    /// Reads the words of a plan.
    pub(crate) fn of(plan: &Plan) -> Self {
        let mut reader = Reader::default();
        let mut bodies =
            vec![Body { title: Line::default(), lines: reader.lines(&plan.foreword, &plan.foreword_footnotes) }];
        let mut by_file = BTreeMap::from([(plan.file, 0)]);
        for section in plan.all_sections() {
            by_file.insert(section.file, bodies.len());
            bodies.push(reader.section(section));
        }
        let (vocabulary, ranks) = reader.sorted();
        let words = bodies.iter_mut().flat_map(|body| body.lines.iter_mut().chain([&mut body.title]));
        for word in words.flat_map(|line| &mut line.words) {
            word.number = ranks.get(word.number as usize).copied().unwrap_or(u32::MAX);
        }
        Self { vocabulary, bodies, by_file, places: OnceCell::new() }
    }

    /// The words of the foreword, then those of each section in the plan's order.
    pub(crate) fn bodies(&self) -> &[Body] {
        &self.bodies
    }

    /// Every place where a pattern stands: as many steps as its first word has places.
    pub(crate) fn occurrences(&self, query: &Query) -> impl Iterator<Item = Occurrence> {
        let numbers = query.parts.first().map_or(0..0, |first| first.numbers.clone());
        let known = self.places.get_or_init(|| Places::of(&self.bodies, self.vocabulary.len()));
        let begin = |number: u32| known.begins.get(number as usize).copied().unwrap_or(known.all.len());
        let places = known.all.get(begin(numbers.start)..begin(numbers.end)).unwrap_or_default();
        places
            .iter()
            .filter(|place| self.stands_at(query, place))
            .map(|place| Occurrence { body: place.body as usize, in_title: place.line.is_none() })
    }

    /// The bodies under whose title one of the patterns stands.
    pub(crate) fn holding(&self, queries: &[Query]) -> BTreeSet<usize> {
        let all = queries.iter().flat_map(|query| self.occurrences(query));
        all.filter(|found| !found.in_title).map(|found| found.body).collect()
    }

    fn stands_at(&self, query: &Query, place: &Place) -> bool {
        let Some(body) = self.bodies.get(place.body as usize) else { return false };
        let line = place.line.map_or(Some(&body.title), |line| body.lines.get(line as usize));
        line.is_some_and(|line| line.find_at(query, place.word as usize).is_some())
    }

    /// The words of the foreword.
    pub(crate) fn foreword(&self) -> Option<&Body> {
        self.bodies.first()
    }

    /// The words of a section.
    pub(crate) fn section(&self, section: &Section) -> Option<&Body> {
        self.number(section).and_then(|at| self.bodies.get(at))
    }

    /// The body that a section's words are in.
    pub(crate) fn number(&self, section: &Section) -> Option<usize> {
        self.by_file.get(&section.file).copied()
    }

    /// Makes patterns ready to be looked for.
    pub(crate) fn queries(&self, patterns: &[String]) -> Vec<Query> {
        patterns.iter().map(|text| self.query(text)).collect()
    }

    fn query(&self, text: &str) -> Query {
        Query { parts: Pattern::new(text).parts.iter().map(|part| self.sought(part)).collect() }
    }

    fn sought(&self, part: &Part) -> Sought {
        let letters = part.letters.as_str();
        let start = self.vocabulary.partition_point(|word| word.as_str() < letters);
        let rest = self.vocabulary.get(start..).unwrap_or_default();
        let length = rest.partition_point(|word| match part.stands {
            Stands::ForItself => word == letters,
            Stands::ForAll | Stands::Acronym => word.starts_with(letters),
        });
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let acronym = (part.stands == Stands::Acronym).then(|| letters.to_uppercase());
        Sought { numbers: number(start)..number(start + length), acronym, gap: part.gap }
    }
}

impl Body {
    /// How many words stand under the title.
    pub(crate) fn word_count(&self) -> usize {
        self.lines.iter().map(|line| line.words.len()).sum()
    }

    /// Every place under the title where one of the patterns stands, with its words as they are
    /// written.
    pub(crate) fn find<'a>(&'a self, queries: &'a [Query]) -> impl Iterator<Item = &'a str> {
        let in_line =
            |line: &'a Line| queries.iter().flat_map(|query| line.find(query).map(|hit| line.slice(hit.bytes)));
        self.lines.iter().flat_map(in_line)
    }
}

impl Line {
    /// Every place where a pattern stands.
    pub(crate) fn find(&self, query: &Query) -> impl Iterator<Item = Hit> {
        (0..self.words.len()).filter_map(|at| self.find_at(query, at))
    }

    /// The first place among so many words from `start` on where a pattern begins.
    pub(crate) fn find_from(&self, query: &Query, start: usize, words: usize) -> Option<Hit> {
        (start..start.saturating_add(words)).find_map(|at| self.find_at(query, at))
    }

    fn find_at(&self, query: &Query, start: usize) -> Option<Hit> {
        let first = query.parts.first()?;
        if !self.is(start, first) {
            return None;
        }
        let mut last = start;
        for part in query.parts.iter().skip(1) {
            let reach = if part.gap { GAP + 1 } else { 1 };
            last = (last + 1..=last + reach).find(|at| self.is(*at, part))?;
        }
        let bytes = self.words.get(start)?.start as usize..self.words.get(last)?.end as usize;
        Some(Hit { words: start..last + 1, bytes })
    }

    fn is(&self, at: usize, part: &Sought) -> bool {
        let Some(word) = self.words.get(at).filter(|word| part.numbers.contains(&word.number)) else {
            return false;
        };
        part.acronym.as_ref().is_none_or(|acronym| {
            let written = self.slice(word.start as usize..word.end as usize);
            written.strip_prefix(acronym.as_str()).is_some_and(|rest| matches!(rest, "" | "s"))
        })
    }

    /// The words of a run from one to another.
    pub(crate) fn slice(&self, bytes: Range<usize>) -> &str {
        self.text.get(bytes).unwrap_or_default()
    }

    /// Each word as it is written, with its bytes.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        self.words.iter().map(|word| {
            let bytes = word.start as usize..word.end as usize;
            (self.slice(bytes.clone()), bytes)
        })
    }
}

impl Places {
    /// Finds them, by counting first how many each word has.
    fn of(bodies: &[Body], vocabulary: usize) -> Self {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let mut begins = vec![0; vocabulary + 1];
        let words =
            || bodies.iter().flat_map(|body| body.lines.iter().chain([&body.title])).flat_map(|line| &line.words);
        for word in words() {
            if let Some(count) = begins.get_mut(word.number as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for begin in &mut begins {
            sum += *begin;
            *begin = sum;
        }
        let mut next = begins.clone();
        let mut all = vec![Place::default(); words().count()];
        for (b, body) in bodies.iter().enumerate() {
            let lines = body.lines.iter().enumerate().map(|(l, line)| (Some(number(l)), line));
            for (l, line) in std::iter::once((None, &body.title)).chain(lines) {
                for (w, word) in line.words.iter().enumerate() {
                    let Some(at) = next.get_mut(word.number as usize) else { continue };
                    if let Some(place) = all.get_mut(*at) {
                        *place = Place { body: number(b), line: l, word: number(w) };
                    }
                    *at += 1;
                }
            }
        }
        Self { all, begins }
    }
}

/// Gives each word a number as it first comes.
#[derive(Default)]
struct Reader {
    numbers: HashMap<String, u32>,
    lower: String,
}

impl Reader {
    fn section(&mut self, section: &Section) -> Body {
        let title = self.line(section.meta.title.value.clone());
        let mut lines = self.lines(&section.body, &section.footnotes);
        let printed: Vec<Line> = printed(&section.meta).map(|text| self.line(text.clone())).collect();
        lines.extend(printed);
        Body { title, lines }
    }

    fn lines(&mut self, blocks: &[Block], footnotes: &[Footnote]) -> Vec<Line> {
        let bodies = std::iter::once(blocks).chain(footnotes.iter().map(|note| note.blocks.as_slice()));
        bodies.flat_map(runs).map(|run| self.line(inline_text(run.content))).collect()
    }

    fn line(&mut self, text: String) -> Line {
        let mut words = Vec::new();
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            match start {
                None if c.is_alphanumeric() => start = Some(at),
                Some(begun) if !c.is_alphanumeric() => {
                    start = None;
                    let possessive = &text[begun..at] == "s" && text[..begun].ends_with(['’', '\'']);
                    if !possessive {
                        words.push(self.word(&text, begun..at));
                    }
                }
                _ => {}
            }
        }
        Line { text, words }
    }

    fn word(&mut self, text: &str, bytes: Range<usize>) -> Word {
        let word = &text[bytes.clone()];
        self.lower.clear();
        if word.is_ascii() {
            self.lower.push_str(word);
            self.lower.make_ascii_lowercase();
        } else {
            self.lower.extend(word.chars().flat_map(char::to_lowercase));
        }
        let known = self.numbers.get(self.lower.as_str()).copied();
        let number = known.unwrap_or_else(|| {
            let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
            self.numbers.insert(self.lower.clone(), next);
            next
        });
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Word { number, start: place(bytes.start), end: place(bytes.end) }
    }

    /// The words in order, and the place of each in that order by the number that it was given.
    fn sorted(self) -> (Vec<String>, Vec<u32>) {
        let mut words: Vec<(String, u32)> = self.numbers.into_iter().collect();
        words.sort_unstable();
        let mut ranks = vec![0; words.len()];
        for (rank, (_, number)) in words.iter().enumerate() {
            if let Some(place) = ranks.get_mut(*number as usize) {
                *place = u32::try_from(rank).unwrap_or(u32::MAX);
            }
        }
        (words.into_iter().map(|(word, _)| word).collect(), ranks)
    }
}

/// What a section's front matter prints beside its title.
fn printed(meta: &SectionMeta) -> impl Iterator<Item = &String> {
    let summary = meta.summary.iter().map(|summary| &summary.value);
    let measures = meta.measures.iter().flat_map(|measure| [&measure.name.value, &measure.source.value]);
    let meetings = meta.meetings.iter().map(|meeting| &meeting.name.value);
    let papers = meta.meetings.iter().filter_map(|meeting| meeting.papers.as_ref()).map(|papers| &papers.value);
    let services = meta.services.iter().map(|service| &service.name.value);
    let whom = meta.services.iter().filter_map(|service| service.beneficiaries.as_ref()).map(|whom| &whom.value);
    let conditions = match &meta.conditions {
        Some(Conditions::Text(text)) => Some(&text.value),
        Some(Conditions::None(_)) | None => None,
    };
    summary.chain(measures).chain(meetings).chain(papers).chain(services).chain(whom).chain(conditions)
}

#[cfg(test)]
mod tests {
    use super::Index;
    use crate::testing::read;

    #[track_caller]
    fn check(pattern: &str, text: &str, expected: &[&str]) {
        let read = read(&[("01-a.md", &format!("---\ntitle: A\n---\n\n{text}\n"))]);
        let index = Index::of(&read.plan);
        let queries = index.queries(&[pattern.to_owned()]);
        let body = index.section(&read.plan.sections[0]).unwrap();
        assert_eq!(body.find(&queries).collect::<Vec<_>>(), expected, "{pattern} in {text}");
    }

    #[test]
    fn a_word_stands_for_all_that_begin_with_it() {
        check("priorit", "Kent Police’s priorities, our Priority", &["priorities", "Priority"]);
        check("financ", "refinance", &[]);
        check("council tax", "the council's tax; Council Tax", &["council’s tax", "Council Tax"]);
        check("one-to-one", "a one to one", &["one to one"]);
        check("", "anything", &[]);
    }

    #[test]
    fn a_short_word_and_one_with_a_stop_stand_for_themselves() {
        check("subject to", "subject to it, subject tomorrow", &["subject to"]);
        check("staff.", "staff in Staffordshire", &["staff"]);
    }

    #[test]
    fn an_acronym_stands_for_itself_and_its_plural() {
        check("IT", "it is IT, its ITs", &["IT", "ITs"]);
        check("PCSO", "36 PCSOs", &["PCSOs"]);
    }

    #[test]
    fn a_gap_is_a_few_words() {
        check("hold … account", "Hold the Chief Constable to account", &["Hold the Chief Constable to account"]);
        check("hold … account", "hold to one two three four five six account", &[]);
        check("services … victim", "services victims", &["services victims"]);
    }

    #[test]
    fn words_are_found_in_tables_notes_and_lists() {
        check(
            "budget",
            "See.[^a]\n\n[^a]: The budget.\n\n| Budgets |\n|---|\n| budgeted |",
            &["Budgets", "budgeted", "budget"],
        );
    }
}
