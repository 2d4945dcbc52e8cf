use serde::Serialize;

/// The statutory index: each duty, and where the plan meets it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StatutoryView {
    /// The profile: `england-pcc@1`.
    pub profile: String,
    /// The day by whose law the plan was judged: "1 April 2020".
    pub as_at: String,
    /// A sentence that sums up: how many duties, how they stand, by which law.
    pub summary: String,
    /// That this is no legal advice.
    pub disclaimer: String,
    /// How many stand how.
    pub tally: Vec<Tally>,
    /// The duties, in the profile's order.
    pub duties: Vec<DutyView>,
    /// The Acts that the provisions name, spelled out.
    pub acts: Vec<ActView>,
    /// The findings that the author has set aside, with the reasons.
    pub waived: Vec<WaivedView>,
}

/// An Act, spelled out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActView {
    /// As provisions name it: "PRSRA 2011".
    pub short: String,
    /// "Police Reform and Social Responsibility Act 2011".
    pub name: String,
    /// Where it can be read.
    pub url: String,
}

/// A finding that the author has set aside.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WaivedView {
    /// The rule's or duty's name.
    pub rule: String,
    /// What it found.
    pub title: String,
    /// The section in which it was found.
    pub place: Option<Place>,
    /// Why it is set aside.
    pub reason: String,
    /// Until when, in words.
    pub until: Option<String>,
}

/// How many duties stand in one way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tally {
    /// `met` `not-met` `waived` `not-yet` `not-applicable`.
    pub state: String,
    /// "not yet due".
    pub label: String,
    /// How many.
    pub count: usize,
}

/// A duty.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DutyView {
    /// Its id, which is its anchor on the page.
    pub id: String,
    /// "Financial and other resources".
    pub title: String,
    /// "PRSRA 2011 s.7(1)(c)".
    pub provision: String,
    /// What the provision asks for.
    pub asks: String,
    /// `met` `not-met` `waived` `not-yet` `not-applicable`.
    pub state: String,
    /// "Met".
    pub state_label: String,
    /// Where the plan answers it.
    pub places: Vec<Place>,
    /// What was found there.
    pub evidence: Vec<String>,
    /// The reason for which it is set aside.
    pub waiver: Option<String>,
    /// When it falls due, where it is not yet: "Before the plan goes to the panel".
    pub due: Option<String>,
}

/// A section that answers a duty.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Place {
    /// The section's id.
    pub id: String,
    /// Its title.
    pub title: String,
}
