//! What is judged, and what each need is asked of.

use jiff::civil::Date;
use planwright_core::model::{Kind, Owner, Plan, Section, Stage};

use crate::duties::answers::{Answers, is_only_for_fire, says_something};
use crate::profile::{Profile, Requirement};
use crate::text::Index;

/// A plan, and what it is judged by.
pub(super) struct Subject<'a> {
    /// The plan.
    pub(super) plan: &'a Plan,
    /// The profile.
    pub(super) profile: &'a Profile,
    /// The plan's words, read once.
    pub(super) index: Index,
    /// The stage that it is judged for.
    pub(super) status: Stage,
    /// The day by whose law it is judged.
    pub(super) as_at: Date,
    /// The plan that this is a translation of.
    pub(super) original: Option<&'a Subject<'a>>,
}

/// A duty of the plan, as a need sees it.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The plan.
    pub(super) subject: &'a Subject<'a>,
    /// The duty.
    pub(super) requirement: &'a Requirement,
    /// The sections that answer it.
    pub(super) answers: &'a Answers<'a>,
}

impl<'a> Subject<'a> {
    /// The priorities that say something, each with its chapter where it stands in one.
    pub(super) fn priorities(&self) -> impl Iterator<Item = (&'a Section, Option<&'a Section>)> {
        let with_chapter = |section: &'a Section| {
            std::iter::once((section, None)).chain(section.children.iter().map(move |child| (child, Some(section))))
        };
        let all = self.plan.sections.iter().flat_map(with_chapter);
        all.filter(|(section, _)| section.meta.kind == Kind::Priority)
            .filter(|(section, _)| section.subtree().any(|part| says_something(part, false)))
    }

    /// Those of them that the chief officer delivers, alone or with others.
    pub(super) fn priorities_of_the_chief_officer(&self) -> impl Iterator<Item = (&'a Section, Option<&'a Section>)> {
        self.priorities()
            .filter(|(section, _)| section.meta.owner.contains(&Owner::ChiefOfficer) && !is_only_for_fire(section))
    }

    /// Who directs the force, within a sentence: "the chief constable". The name of an office that
    /// holds a name of its own keeps its capitals.
    pub(super) fn chief_officer(&self) -> String {
        let role = self.profile.offices.as_ref().map_or("chief officer", |offices| offices.chief_officer.role.as_str());
        if role.contains(" of ") { format!("the {role}") } else { format!("the {}", role.to_lowercase()) }
    }
}
