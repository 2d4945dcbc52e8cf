//! What stands around a figure in running text: what it counts, and in which sentence.

use std::collections::{BTreeMap, BTreeSet};

use planwright_diff::{Change, Redline, Run, Side, TokenKind, UnitDiff, text_of};

/// At most so many words behind a figure say what it counts.
const NOUN: usize = 3;

/// Words that no longer say what a figure counts.
const ENDS: [&str; 40] = [
    "a", "about", "after", "and", "are", "as", "at", "be", "before", "but", "by", "can", "during", "each", "every",
    "for", "from", "had", "has", "have", "in", "is", "may", "more", "must", "of", "on", "or", "per", "should", "than",
    "that", "the", "to", "was", "were", "which", "who", "will", "with",
];

/// What is known of figures by the places of their changes.
#[derive(Default)]
pub(super) struct Spoken {
    /// Those that are dates.
    pub(super) dates: BTreeSet<usize>,
    /// What they count: "police officers".
    pub(super) nouns: BTreeMap<usize, String>,
    /// The text that they stand in, by its place among these.
    of: BTreeMap<usize, usize>,
    texts: Vec<Lead>,
}

/// What stays of a text in which figures changed.
pub(super) struct Lead {
    pub(super) text: String,
    /// Whether it speaks of council tax.
    pub(super) of_council_tax: bool,
}

impl Spoken {
    /// Reads what stands around figures; what they count only in English, whose words it knows.
    pub(super) fn of(redline: &Redline, changes: &[Change], english: bool) -> Self {
        let mut spoken = Self::default();
        let is_figure = |at: &usize| changes.get(*at).is_some_and(Change::is_figure);
        for section in &redline.sections {
            let fields = section.fields.iter().map(|field| (&field.runs, Some(field.change)));
            let cells = section.units.iter().flat_map(cells).map(|cell| (cell, None));
            let units = section.units.iter().map(|unit| (&unit.runs, None));
            for (runs, field) in fields.chain(cells).chain(units) {
                spoken.read(runs, field.filter(is_figure), changes, english);
            }
        }
        spoken
    }

    /// The text that a figure stands in.
    pub(super) fn lead(&self, change: usize) -> Option<&Lead> {
        self.texts.get(*self.of.get(&change)?)
    }

    fn read(&mut self, runs: &[Run], field: Option<usize>, changes: &[Change], english: bool) {
        // The text is put together once for all figures in it.
        let mut own = None;
        for (place, run) in runs.iter().enumerate() {
            let is_figure = |at: &usize| changes.get(*at).is_some_and(Change::is_figure);
            let Some(at) = run.change.or(field).filter(is_figure).filter(|_| run.side != Side::Both) else { continue };
            let date = |kind: &TokenKind| matches!(kind, TokenKind::Date(_));
            let amount = |kind: &TokenKind| matches!(kind, TokenKind::Amount(_));
            if run.tokens.iter().any(|token| date(&token.kind)) && !run.tokens.iter().any(|token| amount(&token.kind)) {
                self.dates.insert(at);
            }
            if field.is_some() {
                continue;
            }
            let text = *own.get_or_insert_with(|| {
                self.texts.push(Lead::of(runs));
                self.texts.len() - 1
            });
            self.of.entry(at).or_insert(text);
            let next = runs
                .get(place + 1)
                .filter(|next| english && next.side == Side::Both && ends_figure(run, changes.get(at)));
            if let Some(noun) = next.and_then(noun) {
                self.nouns.insert(at, noun);
            }
        }
    }
}

impl Lead {
    fn of(runs: &[Run]) -> Self {
        let stays = runs.iter().filter(|run| run.side == Side::Both);
        let text = stays.map(|run| text_of(&run.tokens)).collect::<Vec<_>>().join(" ");
        Self { of_council_tax: is_of_council_tax(&text), text }
    }
}

/// Whether a text speaks of council tax.
pub(super) fn is_of_council_tax(text: &str) -> bool {
    const SAYS: [&str; 5] = ["precept", "council tax", "band d", "praesept", "y dreth gyngor"];
    let text = text.to_lowercase();
    SAYS.iter().any(|word| text.contains(word))
}

/// Whether a run ends as its figure does, so that what follows is what that counts: "up to" before "twelve" does not.
fn ends_figure(run: &Run, change: Option<&Change>) -> bool {
    let Some((last, change)) = run.tokens.last().zip(change) else { return false };
    [&change.from, &change.to].into_iter().flatten().any(|text| text.ends_with(&last.text))
}

fn cells(unit: &UnitDiff) -> impl Iterator<Item = &Vec<Run>> {
    unit.table.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells)
}

/// What a text goes on with: up to the first word of several things, "police officers", else one word.
fn noun(run: &Run) -> Option<String> {
    let ends = |text: &str| ENDS.binary_search(&text.to_lowercase().as_str()).is_ok();
    let words = run.tokens.iter().take(NOUN).take_while(|token| token.kind == TokenKind::Word && !ends(&token.text));
    let words: Vec<&str> = words.map(|token| token.text.as_str()).collect();
    let several = |word: &&str| word.ends_with('s') && !word.ends_with("ss");
    let end = words.iter().position(several).map_or(1, |at| at + 1);
    let words = words.get(..end)?;
    let is_word = |word: &&str| word.chars().all(|c| c.is_alphabetic() || c == '-');
    words.iter().all(is_word).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use planwright_diff::ChangeKind;

    use super::*;

    #[test]
    fn a_text_is_put_together_once_for_all_figures_in_it() {
        let change = Change {
            kind: ChangeKind::Figure,
            section: None,
            old: None,
            new: None,
            from: None,
            to: None,
            delta: None,
            direction: None,
            strength: (None, None),
            whose: None,
            pledges: Vec::new(),
            figures: Vec::new(),
            note: None,
        };
        let of_one = |n: usize| {
            let run = |side: Side| Run { side, tokens: Vec::new(), change: (side != Side::Both).then_some(n) };
            [Side::Old, Side::New, Side::Both].map(run)
        };
        let runs: Vec<Run> = (0..9).flat_map(of_one).collect();
        let mut spoken = Spoken::default();
        spoken.read(&runs, None, &vec![change; 9], true);
        assert_eq!((spoken.texts.len(), spoken.of.len()), (1, 9));
    }

    #[test]
    fn words_that_end_a_noun_are_sorted() {
        assert!(ENDS.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
