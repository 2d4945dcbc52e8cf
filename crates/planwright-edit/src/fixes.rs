//! Fixes of findings: which of them can be applied together, and the text that they make.

use std::collections::BTreeMap;

use planwright_core::{Diagnostic, Edit, FileId};

/// The findings whose fixes are certain and can be applied together: no edit of one touches an edit of
/// another. Of two that touch, the one that stands first in its file is taken; the other may no longer
/// be needed then. A fix counts only where all of it stands in files that `may_change`.
#[must_use]
pub fn certain<'f>(
    findings: impl IntoIterator<Item = &'f Diagnostic>,
    may_change: impl Fn(FileId) -> bool,
) -> Vec<&'f Diagnostic> {
    let is_certain = |finding: &&Diagnostic| {
        let fix = finding.fix.as_ref().filter(|fix| fix.safe && !fix.edits.is_empty());
        fix.is_some_and(|fix| fix.edits.iter().all(|edit| may_change(edit.span.file)))
    };
    let mut sorted: Vec<&Diagnostic> = findings.into_iter().filter(is_certain).collect();
    sorted.sort_by_key(|finding| (edits(finding).map(|edit| edit.span).min(), finding.rule.as_str()));
    let mut taken = Taken::default();
    sorted.retain(|finding| {
        let free = edits(finding).all(|edit| taken.is_free(edit));
        if free {
            edits(finding).for_each(|edit| taken.take(edit));
        }
        free
    });
    sorted
}

/// The edits of a finding's fix.
fn edits(finding: &Diagnostic) -> impl Iterator<Item = &Edit> {
    finding.fix.iter().flat_map(|fix| &fix.edits)
}

/// The places that are to be edited.
#[derive(Default)]
struct Taken(BTreeMap<(FileId, u32), u32>);

impl Taken {
    /// True where no taken place touches that of an edit. Two that meet count as touching: which of
    /// them comes first could not be known.
    fn is_free(&self, edit: &Edit) -> bool {
        let span = edit.span;
        let before = self.0.range((span.file, 0)..=(span.file, span.end)).next_back();
        before.is_none_or(|(_, end)| *end < span.start)
    }

    fn take(&mut self, edit: &Edit) {
        let end = self.0.entry((edit.span.file, edit.span.start)).or_default();
        *end = edit.span.end.max(*end);
    }
}

/// The texts that the fixes of findings make of files, by file. `text` gives a file's text. None for a
/// file in which edits overlap or cut a character.
#[must_use]
pub fn apply<'t>(findings: &[&Diagnostic], text: impl Fn(FileId) -> &'t str) -> BTreeMap<FileId, String> {
    let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in findings.iter().flat_map(|finding| edits(finding)) {
        by_file.entry(edit.span.file).or_default().push(edit);
    }
    by_file.into_iter().filter_map(|(file, edits)| Some((file, edited(text(file), edits)?))).collect()
}

fn edited(text: &str, mut edits: Vec<&Edit>) -> Option<String> {
    edits.sort_by_key(|edit| edit.span);
    let mut anew = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let range = edit.span.range();
        anew.push_str(text.get(at..range.start)?);
        anew.push_str(&edit.insert);
        at = range.end;
    }
    anew.push_str(text.get(at..)?);
    Some(anew)
}

#[cfg(test)]
mod tests {
    use planwright_core::{Fix, Sources, Span};

    use super::*;

    /// A title, and edits as start, end and text.
    type Made<'a> = (&'a str, &'a [(usize, usize, &'a str)]);

    /// Applies fixes, each with its edits as start, end and text; those whose title begins with `?` are guesses.
    #[track_caller]
    fn check(text: &str, fixes: &[Made<'_>], titles: &[&str], expected: &str) {
        let mut sources = Sources::default();
        let file = sources.add("a.md", text);
        let finding = |(title, edits): &Made<'_>| {
            let edit = |(start, end, insert): &(usize, usize, &str)| Edit {
                span: Span::new(file, *start, *end),
                insert: (*insert).to_owned(),
            };
            let fix = Fix {
                title: (*title).to_owned(),
                safe: !title.starts_with('?'),
                edits: edits.iter().map(edit).collect(),
            };
            Diagnostic::error("a/b", Span::start_of(file), "it is wrong").fix(fix)
        };
        let findings: Vec<Diagnostic> = fixes.iter().map(finding).collect();
        let chosen = certain(&findings, |_| true);
        let chosen_titles: Vec<&str> = chosen.iter().filter_map(|d| Some(d.fix.as_ref()?.title.as_str())).collect();
        assert_eq!(chosen_titles, titles);
        let texts = apply(&chosen, |file| sources.text(file));
        assert_eq!(texts.get(&file).map_or(text, String::as_str), expected);
        assert!(certain(&findings, |_| false).is_empty());
    }

    #[test]
    fn what_is_certain_is_applied_in_the_order_of_the_file() {
        check("abcd", &[("2", &[(3, 4, "D")]), ("1", &[(0, 1, "A"), (1, 2, "")])], &["1", "2"], "AcD");
        check("ab", &[("end", &[(2, 2, "!")])], &["end"], "ab!");
        check("£5", &[("1", &[(0, 2, "$")])], &["1"], "$5");
    }

    #[test]
    fn guesses_are_left() {
        check("abcd", &[("?", &[(0, 1, "A")])], &[], "abcd");
    }

    #[test]
    fn what_touches_waits() {
        check("abcd", &[("1", &[(0, 2, "A")]), ("2", &[(1, 3, "B")])], &["1"], "Acd");
        check("abcd", &[("1", &[(0, 2, "A")]), ("2", &[(2, 2, "B")])], &["1"], "Acd");
        check("abcd", &[("1", &[(1, 1, "A")]), ("2", &[(1, 1, "A")])], &["1"], "aAbcd");
        check("abcd", &[("1", &[(0, 1, "A"), (3, 4, "D")]), ("2", &[(1, 2, "")])], &["1"], "AbcD");
        check("abcd", &[("1", &[(0, 1, "A"), (3, 4, "D")]), ("2", &[(2, 2, "-")])], &["1", "2"], "Ab-cD");
    }

    #[test]
    fn what_cuts_a_character_is_not_applied() {
        check("£5", &[("1", &[(1, 2, "$")])], &["1"], "£5");
    }
}
