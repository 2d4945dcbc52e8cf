//! Rules about the police and crime panel's reports. What needs the order of the steps is judged with
//! them, in `process`.

mod dates;
mod evidence;
mod unanswered;

use planwright_core::model::StepKind;

use crate::rules::{Rule, Subject};

/// Every rule of this family.
pub(super) static RULES: &[&Rule] = &[&dates::RULE, &evidence::RULE, &unanswered::RULE];

/// The provision that asks for a response to the panel, where the profile has one.
fn provision(subject: &Subject) -> Option<String> {
    subject.profile.step(StepKind::PanelResponse).map(|process| process.provision.clone())
}

#[cfg(test)]
mod tests {
    use crate::report::DutyState;
    use crate::testing::read;

    const REPORT: &str = "---
date: 2017-02-08
title: The panel's report
subject: plan
decision: noted
recommendations:
  - id: a
    text: Say TBC
    response: open
---

The Strategic Policing Requirement was named, on which see [here](https://example.org).

![](../figures/map.svg)

TODO
";

    #[test]
    fn a_report_is_no_part_of_the_plans_text() {
        let wide = "The panel asked that every constable be told in writing and in good time of each of the things that this plan wants of the force this year and the next.";
        let report = format!("{REPORT}\n{wide}\n\n{wide}\n");
        let read = read(&[("panel/2017-02-08.md", &report), ("figures/map.svg", "<svg/>")]);
        assert!(read.check().duties.iter().all(|duty| duty.state != DutyState::Met));
        assert_eq!(read.places("structure/repeated-paragraph"), [""; 0]);
    }

    #[test]
    fn what_is_printed_of_it_is_checked() {
        let read = read(&[("panel/2017-02-08.md", REPORT), ("figures/map.svg", "<svg/>")]);
        assert_eq!(read.places("structure/placeholder"), ["warning: TBC", "warning: TODO"]);
        assert_eq!(read.places("link/vague-text"), ["warning: [here](https://example.org)"]);
        assert_eq!(read.places("access/image-alt").len(), 1);
        assert_eq!(read.places("link/unused-figure"), [""; 0]);
    }
}
