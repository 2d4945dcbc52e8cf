//! Text to tokens.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;

use jiff::civil::Date;
use planwright_core::amount::amounts_in;
use planwright_core::model::{Amount, Asset, Inline, Target};
use planwright_core::{Sources, Span};

use super::dates::dates_in;
use super::flat::{Flat, Mark};
use super::intern::Interner;
use super::token::{Style, Token, TokenKind};

/// What turns texts to tokens.
pub(crate) struct Reading<'a> {
    pub(crate) interner: &'a mut Interner,
    pub(crate) sources: &'a Sources,
    /// The pictures of this version, by path.
    pub(crate) assets: &'a BTreeMap<String, Asset>,
}

impl Reading<'_> {
    /// The tokens of inlines.
    pub(super) fn inlines(&mut self, content: &[Inline], span: Span) -> Vec<Token> {
        tokens(&Flat::of(content, self.sources), span, self)
    }

    /// The tokens of a text that is no Markdown.
    pub(super) fn plain(&mut self, text: &str, span: Span, style: Style) -> Vec<Token> {
        tokens(&Flat::plain(text, span, style, self.sources), span, self)
    }

    /// What tells a picture from another: what is in it, where the plan has it.
    pub(super) fn picture(&self, path: &str) -> String {
        self.assets.get(path).map_or_else(
            || path.to_owned(),
            |asset| {
                let mut hasher = DefaultHasher::new();
                asset.bytes.hash(&mut hasher);
                format!("{:016x}", hasher.finish())
            },
        )
    }
}

/// By what a link to an id of the plan is compared.
pub(crate) fn link_key(id: &str) -> String {
    format!("\u{1}link #{id}")
}

/// The tokens of a text; `span` is the place of all of it.
fn tokens(flat: &Flat, span: Span, reading: &mut Reading<'_>) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut marks = flat.marks.iter().peekable();
    let mut end = 0;
    for (range, kind) in cut(&flat.text) {
        while let Some(mark) = marks.next_if(|(at, _, _)| *at <= range.start) {
            tokens.push(marked(mark, flat, reading));
        }
        let text = &flat.text[range.clone()];
        tokens.push(Token {
            key: reading.interner.number(text),
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
            space: range.start > end || (range.start == 0 && end == 0),
            span: flat.span(range.start, range.end).unwrap_or(span),
            style: flat.style(range.start),
            kind,
        });
        end = range.end;
    }
    tokens.extend(marks.map(|mark| marked(mark, flat, reading)));
    tokens
}

fn marked((at, span, mark): &(usize, Span, Mark), flat: &Flat, reading: &mut Reading<'_>) -> Token {
    let (kind, text, key) = match mark {
        // Notes are compared themselves; their labels are nobody's words.
        Mark::Note(_) => (TokenKind::Note, "*".to_owned(), "\u{1}note".to_owned()),
        Mark::Link(Target::External(url)) => (TokenKind::Link, url.clone(), format!("\u{1}link {url}")),
        Mark::Link(Target::Internal(id)) => (TokenKind::Link, format!("#{id}"), link_key(id.as_str())),
        Mark::Link(Target::Broken(text)) => (TokenKind::Link, text.clone(), format!("\u{1}link {text}")),
        Mark::Picture { alt, path } => {
            (TokenKind::Picture, alt.clone(), format!("\u{1}picture {alt} {}", reading.picture(path)))
        }
    };
    let space = flat.text[..*at].ends_with(char::is_whitespace);
    Token {
        key: reading.interner.number(&key),
        text,
        space,
        span: *span,
        style: flat.style(at.saturating_sub(1)),
        kind,
    }
}

/// The tokens of a text, with their places.
fn cut(text: &str) -> Vec<(Range<usize>, TokenKind)> {
    let mut whole = wholes(text);
    whole.extend(names(text, &whole));
    whole.sort_by_key(|(range, _)| range.start);
    let mut cut = Vec::new();
    let mut at = 0;
    for (range, kind) in whole {
        words(text, at..range.start, &mut cut);
        at = range.end;
        cut.push((range, kind));
    }
    words(text, at..text.len(), &mut cut);
    cut
}

/// Dates and amounts.
fn wholes(text: &str) -> Vec<(Range<usize>, TokenKind)> {
    let mut found: Vec<(Range<usize>, TokenKind)> = Vec::new();
    let dates = dates_in(text);
    let mut days = dates.iter().peekable();
    let date = |date: Option<Date>| TokenKind::Date(date);
    let amount = |amount: Amount| TokenKind::Amount(amount);
    for number in amounts_in(text) {
        while let Some(day) = days.next_if(|day| day.range.start < number.range.end) {
            found.push((day.range.clone(), date(day.date)));
        }
        if found.last().is_none_or(|(range, _)| range.end <= number.range.start) {
            found.push((number.range, amount(number.amount)));
        }
    }
    found.extend(days.map(|day| (day.range.clone(), date(day.date))));
    found
}

/// Words that begin a sentence with a capital and are no part of a name.
const OPENERS: [&str; 36] = [
    "The", "A", "An", "In", "On", "At", "By", "For", "From", "Of", "Our", "My", "We", "I", "It", "This", "That",
    "These", "Those", "As", "And", "But", "If", "When", "Where", "With", "To", "All", "Each", "Every", "No", "Not",
    "There", "Its", "Their", "You",
];

/// The names in what the wholes leave: two to four words with capitals, one after the other.
fn names(text: &str, wholes: &[(Range<usize>, TokenKind)]) -> Vec<(Range<usize>, TokenKind)> {
    let mut all = Vec::new();
    let mut from = 0;
    let mut plain = |range: Range<usize>| words(text, range, &mut all);
    for (range, _) in wholes {
        plain(from..range.start);
        from = range.end;
    }
    plain(from..text.len());
    let capital = |range: &Range<usize>| {
        let word = &text[range.clone()];
        word.starts_with(char::is_uppercase) && !OPENERS.contains(&word)
    };
    let mut names = Vec::new();
    let mut run: Option<(Range<usize>, usize)> = None;
    for (range, _) in all {
        let follows = run.as_ref().is_some_and(|(run, words)| *words < 4 && text[run.end..range.start] == *" ");
        run = match (run, capital(&range)) {
            (Some((run, words)), true) if follows => Some((run.start..range.end, words + 1)),
            (old, is_capital) => {
                names.extend(old.filter(|(_, words)| *words > 1).map(|(range, _)| (range, TokenKind::Name)));
                is_capital.then_some((range, 1))
            }
        };
    }
    names.extend(run.filter(|(_, words)| *words > 1).map(|(range, _)| (range, TokenKind::Name)));
    names
}

/// Plain words, and each sign by itself.
fn words(text: &str, range: Range<usize>, cut: &mut Vec<(Range<usize>, TokenKind)>) {
    let within = &text[range.clone()];
    let mut chars = within.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let from = range.start + start;
        if c.is_alphanumeric() {
            let mut end = start + c.len_utf8();
            while let Some(&(at, next)) = chars.peek() {
                if !next.is_alphanumeric() && !joins(within, at, next) {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
            cut.push((from..range.start + end, TokenKind::Word));
        } else if !c.is_whitespace() && c != '\u{ad}' {
            cut.push((from..from + c.len_utf8(), TokenKind::Sign));
        }
    }
}

/// Marks within a word: `Kent's`, `re-offending`, `4.1`, and those above or below a letter.
fn joins(text: &str, at: usize, c: char) -> bool {
    let next = text[at + c.len_utf8()..].chars().next();
    match c {
        '\'' | '’' | '-' | '\u{2011}' => next.is_some_and(char::is_alphanumeric),
        '.' | ',' => {
            let digit = |c: char| c.is_ascii_digit();
            next.is_some_and(digit) && text[..at].ends_with(digit)
        }
        '\u{ad}' | '\u{200d}' => true,
        c => ('\u{300}'..='\u{36f}').contains(&c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found: Vec<_> = cut(text).into_iter().map(|(range, _)| &text[range]).collect();
        assert_eq!(found.join("|"), expected);
    }

    #[test]
    fn an_amount_a_date_and_a_name_are_one_each() {
        check("It costs £224,885 in 2020/21.", "It|costs|£224,885|in|2020/21|.");
        check("On 1 April 2020 Kent Police will.", "On|1 April 2020|Kent Police|will|.");
        check("Up by 5.1% to £223.4m", "Up|by|5.1%|to|£223.4m");
        check("The Chief Constable’s re-offending plan", "The|Chief Constable’s|re-offending|plan");
        check("“must”, not (may)", "“|must|”|,|not|(|may|)");
        check("Kent and Medway", "Kent|and|Medway");
    }
}
