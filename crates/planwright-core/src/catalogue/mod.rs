//! The catalogue of rules: their names, how much they weigh, and their texts.
//!
//! A rule's text is the Markdown file of its name in this folder, so that `explain`, waivers and
//! reports read the same words. Its parts are a `#` heading (the rule in a few words) and the
//! `##` headings *What*, *Why*, *How to mend* and *Example*. The example's fenced blocks are
//! files of a plan: a test puts them into one and expects the rule to be found, or not found
//! where the block says `good`.

use crate::diagnostic::Severity;

/// What is known of a rule without running it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleInfo {
    /// Its name, `family/name`.
    pub name: &'static str,
    /// The greatest weight that it is reported with.
    pub severity: Severity,
    /// True where the plan cannot be set while it stands, so that it cannot be waived.
    pub breaks_output: bool,
    /// True where only a build can find it, since it takes a theme or a layout.
    pub found_by_build: bool,
    /// True where it is looked for in the theme, after the plan itself was checked.
    pub found_in_theme: bool,
    /// True where it is looked for only when that is asked for.
    pub asked_for: bool,
    /// Its text, in Markdown.
    pub text: &'static str,
}

impl RuleInfo {
    /// A rule that any check can find and any plan can set aside.
    const fn plain(name: &'static str, severity: Severity, text: &'static str) -> Self {
        Self {
            name,
            severity,
            breaks_output: false,
            found_by_build: false,
            found_in_theme: false,
            asked_for: false,
            text,
        }
    }

    /// The rule in a few words: the text's heading.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.text.lines().next().unwrap_or_default().trim_start_matches("# ")
    }
}

/// Lists rules by name, with what is true of them and their texts from the files of those names.
macro_rules! rules {
    ($($name:literal: $severity:ident $($truth:ident)*,)+) => {
        /// Every rule that is not a duty, by name. Duties are data: they come from profiles.
        pub const RULES: &[RuleInfo] = &[$({
            #[allow(unused_mut, reason = "a rule of which nothing more is true is not changed")]
            let mut rule = RuleInfo::plain($name, Severity::$severity, include_str!(concat!($name, ".md")));
            $(rule.$truth = true;)*
            rule
        },)+];
    };
}

rules! {
    "access/all-caps": Warning,
    "access/alt-is-file-name": Warning,
    "access/alt-repeats-caption": Warning,
    "access/contrast": Error found_in_theme,
    "access/image-alt": Error breaks_output,
    "access/language": Warning,
    "access/table-header": Warning,
    "figure/change": Warning,
    "figure/disagrees": Warning,
    "figure/malformed": Warning,
    "figure/unit": Warning,
    "figure/weekday": Warning,
    "figure/year": Warning,
    "link/broken": Error breaks_output,
    "link/footnote": Warning,
    "link/local-file": Error breaks_output,
    "link/missing-file": Error breaks_output,
    "link/unused-figure": Warning,
    "link/vague-text": Warning,
    "page/left-off": Warning,
    "page/long-line": Warning,
    "page/overflow": Error breaks_output found_by_build,
    "panel/dates": Error,
    "panel/evidence": Error,
    "panel/unanswered": Error,
    "period/end": Warning,
    "process/ahead": Note,
    "process/not-judged": Note,
    "process/order": Error,
    "source/attributes": Error breaks_output,
    "source/duplicate-id": Error breaks_output,
    "source/duplicate-key": Error breaks_output,
    "source/encoding": Error breaks_output,
    "source/front-matter": Error breaks_output,
    "source/leads-out": Error breaks_output,
    "source/limit": Error breaks_output,
    "source/lost-text": Error breaks_output,
    "source/missing-index": Error breaks_output,
    "source/name": Error breaks_output,
    "source/raw-html": Error breaks_output,
    "source/required-key": Error breaks_output,
    "source/scheme": Error breaks_output,
    "source/set-aside": Note,
    "source/too-deep": Error breaks_output,
    "source/unknown-key": Error breaks_output,
    "source/value": Error breaks_output,
    "source/wrong-type": Error breaks_output,
    "structure/empty-section": Warning,
    "structure/fake-heading": Warning,
    "structure/foreword": Error breaks_output,
    "structure/heading-empty": Error breaks_output,
    "structure/heading-level": Error breaks_output,
    "structure/placeholder": Error,
    "structure/repeated-paragraph": Warning,
    "table/caption": Error,
    "table/cells": Error breaks_output,
    "table/percent-shares": Warning,
    "table/row-arithmetic": Error,
    "table/total": Error,
    "theme/error": Error breaks_output found_by_build,
    "theme/extends": Error breaks_output,
    "theme/file": Error breaks_output,
    "theme/font": Error breaks_output,
    "theme/glyph": Error breaks_output found_by_build,
    "theme/limit": Error breaks_output found_by_build,
    "theme/not-found": Error breaks_output,
    "theme/settings": Error breaks_output,
    "theme/size": Error breaks_output,
    "translation/figures": Error,
    "translation/missing-section": Error,
    "translation/structure": Error,
    "translation/untranslated": Warning,
    "waiver/unused": Warning,
    "words/acronym": Warning,
    "words/long-sentence": Note,
    "words/outdated-name": Warning,
    "words/reading-grade": Note,
    "words/spelling": Note asked_for,
}

/// The rule of a name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static RuleInfo> {
    RULES.iter().find(|rule| rule.name == name)
}

#[cfg(test)]
mod tests {
    use super::RULES;

    #[test]
    fn names_are_in_order_and_once() {
        let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(names, sorted);
    }

    #[test]
    fn every_text_has_its_parts_in_order() {
        for rule in RULES {
            let headings: Vec<&str> = rule.text.lines().filter(|line| line.starts_with('#')).collect();
            let parts: Vec<&str> = headings.iter().skip(1).copied().take(4).collect();
            assert!(headings[0].starts_with("# "), "{} has a title", rule.name);
            assert_eq!(parts, ["## What", "## Why", "## How to mend", "## Example"], "{}", rule.name);
        }
    }
}
