//! `link/vague-text`: a link whose words do not say where it leads.

use std::ops::Range;

use planwright_core::model::{InlineKind, Link, Target, inline_text, visit_inlines};
use planwright_core::{Diagnostic, Span};

use crate::found::Found;
use crate::rules::{Rule, Subject};
use crate::text::Flat;

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "link/vague-text", rests_on_absence: false, check };

/// Words that say nothing of where a link leads, in English and in Welsh.
const VAGUE: &[&str] = &[
    "here",
    "click here",
    "this",
    "link",
    "more",
    "read more",
    "find out more",
    "details",
    "website",
    "download",
    "pdf",
    "yma",
    "cliciwch yma",
    "hwn",
    "dolen",
    "mwy",
    "darllen mwy",
    "darllenwch fwy",
    "rhagor",
    "rhagor o wybodaeth",
    "manylion",
    "gwefan",
    "lawrlwytho",
];

/// Of so many addresses in a file the first is looked for.
const TOLD: usize = 1000;

fn check(subject: &Subject, found: &mut Found) {
    for body in subject.texts() {
        let mut bare = Bare::default();
        for blocks in body.parts() {
            visit_inlines(blocks, &mut |inline| {
                if let InlineKind::Link(link) = &inline.kind {
                    found.extend(judge(subject, link, inline.span, &mut bare));
                }
            });
        }
        for run in body.runs() {
            let flat = Flat::new(run.content);
            let is_bare = |range: &Range<usize>| !flat.is_linked(range.start) && !was_link(&flat.text[..range.start]);
            for range in bare_addresses(&flat.text).into_iter().filter(is_bare) {
                let address = &flat.text[range.clone()];
                bare.add(address, || flat.span(range.clone(), subject.sources).unwrap_or(run.span));
            }
        }
        found.extend(bare.finding());
    }
}

/// Whether what stands before an address shows that it was meant for that of a link, which has a finding of its own:
/// `[words] (` and `(words)[`.
fn was_link(before: &str) -> bool {
    let round = before.strip_suffix('(').is_some_and(|words| words.trim_end_matches(' ').ends_with(']'));
    round || before.ends_with(")[")
}

/// The addresses of a file that stand in its text as they are: one note tells of all.
#[derive(Default)]
struct Bare {
    first: Option<(Span, String)>,
    count: usize,
}

impl Bare {
    fn add(&mut self, address: &str, span: impl FnOnce() -> Span) {
        self.count += 1;
        if self.count <= TOLD {
            let span = span();
            if self.first.as_ref().is_none_or(|(first, _)| span < *first) {
                self.first = Some((span, address.trim().to_owned()));
            }
        }
    }

    fn finding(self) -> Option<Diagnostic> {
        let (span, address) = self.first?;
        let others = self.count - 1;
        let message = match others {
            0 => format!("the address `{address}` stands in the text as it is"),
            1 => format!("the address `{address}` stands in the text as it is, and so does 1 other in this file"),
            _ => format!("the address `{address}` stands in the text as it is, and so do {others} others in this file"),
        };
        Some(
            Diagnostic::note(RULE.name, span, message)
                .label("read out letter by letter")
                .help("A screen reader spells an address. Let words lead to it: `[Commissioning Strategy 2020](…)`."),
        )
    }
}

fn judge(subject: &Subject, link: &Link, span: Span, bare: &mut Bare) -> Option<Diagnostic> {
    let words = inline_text(&link.content);
    let plain = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if VAGUE.contains(&plain.as_str()) {
        return Some(vague(&words, span));
    }
    let Target::External(address) = &link.target else { return None };
    let same = !plain.is_empty() && address.starts_with("http") && without_scheme(&words) == without_scheme(address);
    if !same {
        return None;
    }
    // `<https://…>` is a bare address; `[https://…](https://…)` was meant to be more.
    if subject.sources.slice(span).starts_with('[') {
        return Some(vague(&words, span));
    }
    bare.add(&words, || span);
    None
}

fn without_scheme(address: &str) -> &str {
    let address = address.trim();
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.trim_end_matches('/')
}

/// Where web addresses stand in a text. An address goes on to the next space.
fn bare_addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut end = 0;
    for (at, _) in text.match_indices("http") {
        let rest = &text[at..];
        if at < end || !(rest.starts_with("https://") || rest.starts_with("http://")) {
            continue;
        }
        let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
        end = at + length;
        let length = rest[..length].trim_end_matches(['.', ',', ';', ':', ')', '?', '!', '”', '’']).len();
        found.push(at..at + length);
    }
    found
}

fn vague(words: &str, span: Span) -> Diagnostic {
    Diagnostic::warning(RULE.name, span, format!("the link “{}” does not say where it leads", words.trim()))
        .label("words that could lead anywhere")
        .help("Many people go from link to link, hearing the links alone; and on paper the words are all there is.")
        .help("Let the words name what is there: `[Commissioning Strategy 2020](…)`.")
}

#[cfg(test)]
mod tests {
    use crate::testing::check_body;

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        check_body("link/vague-text", body, expected);
    }

    #[test]
    fn a_links_words_say_where_it_leads() {
        check("Click [here](https://example.org).", &["warning: [here](https://example.org)"]);
        check("[Find out more…](https://example.org)", &["warning: [Find out more…](https://example.org)"]);
        check("[The survey of 2019](https://example.org), [](#section)", &[]);
        check("[office@example.org](mailto:office@example.org)", &[]);
    }

    #[test]
    fn a_bare_address_is_a_note() {
        check("See <https://example.org/a>.", &["note: <https://example.org/a>"]);
        check("See https://example.org/a.", &["note: https://example.org/a"]);
        check("See (https://example.org/a).", &["note: https://example.org/a"]);
        check("See [it] (https://example.org/a) and (it)[https://example.org/b].", &[]);
        check("<https://example.org/a>, https://b.org and https://c.org", &["note: <https://example.org/a>"]);
        let section = "---\ntitle: A\n---\n\nhttps://a.org and https://b.org/?https://c.org.\n";
        let found = crate::testing::read(&[("01-a.md", section)]).check().diagnostics;
        let found = found.iter().find(|diagnostic| diagnostic.rule.as_str() == "link/vague-text").unwrap();
        let message = "the address `https://a.org` stands in the text as it is, and so does 1 other in this file";
        assert_eq!(found.message, message);
        let meant = "[https://example.org](https://example.org/)";
        check(meant, &[&format!("warning: {meant}")]);
    }
}
