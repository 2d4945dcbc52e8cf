//! A plan to its parts.

use planwright_core::Span;
use planwright_core::model::{Plan, Section};

use super::token::Style;
use super::tokens::Reading;
use super::{Content, Part, entries, units};

impl Content {
    /// What is compared of a plan: the plan itself, then each section in reading order.
    pub(crate) fn of(plan: &Plan, reading: &mut Reading<'_>) -> Self {
        let mut parts = vec![Part {
            id: None,
            kind: None,
            parent: None,
            span: Span::start_of(plan.file),
            title: reading.plain(&plan.meta.title.value, plan.meta.title.span, Style::default()),
            fields: entries::plan_fields(plan, reading),
            entries: entries::plan_entries(plan, reading),
            units: units::units(&plan.foreword, &plan.foreword_footnotes, reading),
        }];
        for chapter in &plan.sections {
            let place = parts.len();
            parts.push(part(chapter, None, reading));
            for section in &chapter.children {
                parts.push(part(section, Some(place), reading));
            }
        }
        Self { parts }
    }
}

fn part(section: &Section, parent: Option<usize>, reading: &mut Reading<'_>) -> Part {
    let title = &section.meta.title;
    Part {
        id: Some(section.id.value.clone()),
        kind: Some(section.meta.kind),
        parent,
        span: section.id.span,
        title: reading.plain(&title.value, title.span, Style::default()),
        fields: entries::section_fields(section, reading),
        entries: entries::section_entries(section, reading),
        units: units::units(&section.body, &section.footnotes, reading),
    }
}
