//! Which sections the duties of a profile want.

use planwright_core::model::{Kind, Scope};
use planwright_validator::profile::{Answer, Profile, Requirement};

use crate::{Period, duties};

/// A section of the new plan, and the duties that it answers.
#[derive(Debug)]
pub(crate) struct Section<'p> {
    pub(crate) kind: Kind,
    /// The scope by which it answers.
    pub(crate) scope: Option<Scope>,
    /// True where it must name what it answers, because its kind does not say it.
    pub(crate) named: bool,
    pub(crate) duties: Vec<&'p Requirement>,
}

impl Section<'_> {
    fn is(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.scope == other.scope
            && self.named == other.named
            && (!self.named || self.fold().is_some() && self.fold() == other.fold())
    }

    /// The name under which its duties are told together.
    pub(crate) fn fold(&self) -> Option<&str> {
        self.duties.first()?.fold.as_deref()
    }

    /// True for an objective: those stand in a chapter of their own.
    pub(crate) fn is_priority(&self) -> bool {
        self.kind == Kind::Priority
    }
}

/// The sections in the order in which the profile asks for them; one for all duties that a section answers together.
pub(crate) fn sections<'p>(profile: &'p Profile, period: &Period) -> Vec<Section<'p>> {
    let mut sections: Vec<Section<'p>> = Vec::new();
    for duty in duties(profile, period) {
        let section = answering(duty);
        match sections.iter_mut().find(|known| known.is(&section)) {
            Some(known) => known.duties.push(duty),
            None => sections.push(section),
        }
    }
    sections
}

/// The section that answers a duty: by its kind, else by its scope, else because it says so.
fn answering(duty: &Requirement) -> Section<'_> {
    let kind = duty.answers.iter().find_map(|answer| match answer {
        Answer::Kind { kind, .. } => Some((*kind, None)),
        _ => None,
    });
    let scope = duty.answers.iter().find_map(|answer| match answer {
        Answer::Scope { scope } => Some((Kind::Priority, Some(*scope))),
        _ => None,
    });
    let answer = kind.or(scope);
    let (kind, scope) = answer.unwrap_or((Kind::Section, None));
    Section { kind, scope, named: answer.is_none(), duties: vec![duty] }
}
