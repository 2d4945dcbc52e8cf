//! `link/vague-text`: a link whose words do not say where it leads.

use planwright_core::model::{InlineKind, Link, Target, inline_text, visit_inlines};
use planwright_core::{Diagnostic, Span};

use crate::rules::{Rule, Subject};
use crate::text::Flat;

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "link/vague-text", rests_on_absence: false, check };

/// Words that say nothing of where a link leads.
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
];

fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for body in subject.bodies() {
        for blocks in body.parts() {
            visit_inlines(blocks, &mut |inline| {
                if let InlineKind::Link(link) = &inline.kind {
                    found.extend(judge(subject, link, inline.span));
                }
            });
        }
        for run in body.runs() {
            let flat = Flat::new(run.content);
            for range in bare_addresses(&flat.text).filter(|range| !flat.is_linked(range.start)) {
                let address = flat.text[range.clone()].to_owned();
                found.push(bare(&address, flat.span(range, subject.sources).unwrap_or(run.span)));
            }
        }
    }
}

fn judge(subject: &Subject, link: &Link, span: Span) -> Option<Diagnostic> {
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
    if subject.sources.slice(span).starts_with('[') { Some(vague(&words, span)) } else { Some(bare(&words, span)) }
}

fn without_scheme(address: &str) -> &str {
    let address = address.trim();
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.trim_end_matches('/')
}

/// Where web addresses stand in a text.
fn bare_addresses(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    ["https://", "http://"].into_iter().flat_map(|scheme| text.match_indices(scheme)).map(|(at, _)| {
        let rest = &text[at..];
        let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let length = rest[..length].trim_end_matches(['.', ',', ';', ':', ')', '?', '!', '”', '’']).len();
        at..at + length
    })
}

fn vague(words: &str, span: Span) -> Diagnostic {
    Diagnostic::warning(RULE.name, span, format!("the link “{}” does not say where it leads", words.trim()))
        .label("words that could lead anywhere")
        .help("Many people go from link to link, hearing the links alone; and on paper the words are all there is.")
        .help("Let the words name what is there: `[Commissioning Strategy 2020](…)`.")
}

fn bare(address: &str, span: Span) -> Diagnostic {
    Diagnostic::note(RULE.name, span, format!("the address `{}` stands in the text as it is", address.trim()))
        .label("read out letter by letter")
        .help("A screen reader spells an address. Let words lead to it: `[Commissioning Strategy 2020](…)`.")
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
        let meant = "[https://example.org](https://example.org/)";
        check(meant, &[&format!("warning: {meant}")]);
    }
}
