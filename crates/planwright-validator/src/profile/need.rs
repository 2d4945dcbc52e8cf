//! The closed set of what a profile can ask for. The interpreter has one function for each.

use planwright_core::model::{Scope, StepKind, TableRole};

/// What must hold for a duty to be met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// A section answers it and says something.
    Section,
    /// A section answers it, or these words stand somewhere in the plan, or the record has one of
    /// these steps.
    SectionOrWords {
        /// The words, any of them.
        words: Vec<String>,
        /// The steps of the record that do as well, any of them.
        steps: Vec<StepKind>,
    },
    /// The sections that answer it name an amount of money of this size.
    Amount {
        /// In pounds.
        at_least: u64,
    },
    /// A table of this role stands in the plan.
    Table {
        /// The role.
        role: TableRole,
    },
    /// The sections that answer it, or the whole plan, speak of any of these.
    Words {
        /// The patterns.
        words: Vec<String>,
        /// Whether anywhere in the plan will do.
        anywhere: bool,
    },
    /// Every financial year from the later of the as-at day and the period's first to its statutory
    /// end is named in the sections that answer it, or they call later years indicative.
    Years {
        /// The words that speak of later years as a whole: "indicative", "forecast".
        words: Vec<String>,
    },
    /// A typed meeting, or a frequency near a word for a meeting or a report.
    Meetings {
        /// How often: "weekly", "twice a year".
        frequencies: Vec<String>,
        /// What meets or reports: "board", "briefing".
        occasions: Vec<String>,
        /// How many characters may stand between the two.
        within: usize,
    },
    /// Every priority of the chief officer has a measure, or a section that answers the duty has some.
    Measures,
    /// Every typed service says whom it is for.
    Beneficiaries,
    /// The conditions of the grants are stated: by `conditions`, or by words in the sections that
    /// answer it, judged together.
    Conditions {
        /// Words that state a condition.
        words: Vec<String>,
        /// Words that do so unless one of `unless` follows: "subject to".
        guarded: Vec<String>,
        /// What must not follow: "approval".
        unless: Vec<String>,
    },
    /// Each limb of s.7(2) is the scope of some priority; where no priority states a scope, one note.
    Scope {
        /// The limbs.
        limbs: Vec<Scope>,
    },
    /// Each threat of the set in force is named by `threats` or by words of the sections that answer
    /// it and of the priorities.
    Threats,
    /// Each national priority of the set in force is said to apply or not, and why; or a section says
    /// in its own words that it is about them.
    NationalPriorities {
        /// Words by which a section says that it is about them.
        words: Vec<String>,
    },
    /// The record, or a report of the panel, has one of these steps.
    Steps {
        /// The steps, any of them.
        steps: Vec<StepKind>,
    },
    /// Every priority speaks of one of these, in its own words: reasons, actions, outcomes.
    EachPriority {
        /// The patterns.
        words: Vec<String>,
    },
}
