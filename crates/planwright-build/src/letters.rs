//! The line of a letter that no font has.
//!
//! The PDF knows from which block of a body its words came. Of what front matter says it knows the file at best: the
//! letter itself is then looked for there.

use planwright_core::{Diagnostic, FileId, Sources, Span};

const RULE: &str = "theme/glyph";

/// The findings with each about a letter at the first place of that letter, where the PDF could not tell it.
pub(crate) fn placed(findings: Vec<Diagnostic>, sources: &Sources, plan: FileId) -> Vec<Diagnostic> {
    findings
        .into_iter()
        .map(|finding| if finding.rule.as_str() == RULE { at_its_letter(finding, sources, plan) } else { finding })
        .collect()
}

fn at_its_letter(mut finding: Diagnostic, sources: &Sources, plan: FileId) -> Diagnostic {
    let Some(letter) = planwright_pdf::missing_letter(&finding) else { return finding };
    if sources.slice(finding.span).contains(&letter) {
        return finding;
    }
    let found = [finding.span.file, plan].into_iter().find_map(|file| in_front_matter(&letter, file, sources));
    finding.span = found.unwrap_or(finding.span);
    finding
}

/// The first place of a letter in a file's front matter.
fn in_front_matter(letter: &str, file: FileId, sources: &Sources) -> Option<Span> {
    let text = sources.text(file);
    let front = text.split_once("\n---").map_or(text, |(front, _)| front);
    let start = front.find(letter)?;
    Some(Span::new(file, start, start + letter.len()))
}

#[cfg(test)]
mod tests {
    use planwright_core::{Diagnostic, Sources, Span};

    use super::*;

    const PLAN: &str = "---\ntitle: Plan\nsummary: For ever ∰\n---\n\nA body with ∰.\n";

    /// Where a finding about “∰” goes that was told at `at` in a section of `text`.
    #[track_caller]
    fn check(text: &str, at: std::ops::Range<usize>, expected: (&str, usize)) {
        let mut sources = Sources::default();
        let plan = sources.add("plan.md", PLAN);
        let file = sources.add("a.md", text);
        let finding =
            Diagnostic::error(RULE, Span::new(file, at.start, at.end), "no font of the theme has “∰” (U+2230)");
        let found = placed(vec![finding], &sources, plan).remove(0).span;
        assert_eq!((sources.path(found.file), sources.position(found.file, found.start).line as usize), expected);
        assert!(sources.slice(found).contains('∰'));
    }

    #[test]
    fn a_letter_is_told_where_it_stands() {
        check("---\ntitle: ∰\n---\n\nBody ∰", 20..28, ("a.md", 5));
        check("---\ntitle: A\nsummary: ∰\n---\n\nBody", 11..12, ("a.md", 3));
        check("---\ntitle: A\n---\n\nBody ∰", 11..12, ("plan.md", 3));
    }
}
