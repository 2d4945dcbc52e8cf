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
    /// Its text, in Markdown.
    pub text: &'static str,
}

impl RuleInfo {
    /// The rule in a few words: the text's heading.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.text.lines().next().unwrap_or_default().trim_start_matches("# ")
    }
}

/// Lists rules by name, with their texts taken from the files of those names.
macro_rules! rules {
    ($($name:literal: $severity:ident $($breaks:ident)?,)+) => {
        /// Every rule that is not a duty, by name. Duties are data: they come from profiles.
        pub const RULES: &[RuleInfo] = &[$(RuleInfo {
            name: $name,
            severity: Severity::$severity,
            breaks_output: rules!(@breaks $($breaks)?),
            text: include_str!(concat!($name, ".md")),
        },)+];
    };
    (@breaks breaks_output) => { true };
    (@breaks) => { false };
}

rules! {
    "source/encoding": Error breaks_output,
}

/// The rule of a name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static RuleInfo> {
    RULES.iter().find(|rule| rule.name == name)
}
