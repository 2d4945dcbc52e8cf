//! What front matter says: the closed lists of words, and the typed lists of a section.

use jiff::civil::Date;

use crate::model::Id;
use crate::span::{Span, Spanned};

/// Declares an enum whose variants are words of the source format.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// Every one, in the order of the source format.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word as it is written in front matter.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The one that is written so.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(super) use words;

words! {
    /// How far a plan has come on its way to publication. Later is greater.
    Stage {
        /// Being written.
        Draft = "draft",
        /// Out for consultation.
        Consultation = "consultation",
        /// Before the police and crime panel (s.5(6)(c)).
        Panel = "panel",
        /// Issued by the commissioner (s.5(1)).
        Issued = "issued",
        /// Published (s.5(10)).
        Published = "published",
    }
}

words! {
    /// What kind of document it is.
    Document {
        /// A plan of its own.
        Plan = "plan",
        /// A variation of a plan in force (s.5(3)). It never restarts the planning period.
        Variation = "variation",
        /// A plan for police, fire and crime.
        JointPlan = "joint-plan",
    }
}

words! {
    /// Which parts are numbered.
    Numbering {
        /// None.
        None = "none",
        /// The sections of each chapter: 1, 2, 3.
        Chapter = "chapter",
        /// Chapters and sections: 4, 4.1.
        Nested = "nested",
    }
}

words! {
    /// What a section is.
    Kind {
        /// The commissioner's foreword.
        Foreword = "foreword",
        /// What the plan is and how to read it.
        Introduction = "introduction",
        /// People and place.
        Area = "area",
        /// Leadership and standards.
        Leadership = "leadership",
        /// A principle behind all the rest.
        Principle = "principle",
        /// What the plan hopes for.
        Vision = "vision",
        /// What policing or crime reduction is to achieve: a police and crime objective (s.7(1)(a)).
        Priority = "priority",
        /// What the commissioner will do.
        Commitment = "commitment",
        /// A change to be argued for.
        Opportunity = "opportunity",
        /// The Strategic Policing Requirement (Police Act 1996 s.37A).
        StrategicPolicingRequirement = "strategic-policing-requirement",
        /// How the chief officer reports (s.7(1)(d)).
        Accountability = "accountability",
        /// How the chief officer's performance is measured (s.7(1)(e)).
        Performance = "performance",
        /// Money and other resources (s.7(1)(c)).
        Resources = "resources",
        /// Crime and disorder reduction grants (s.7(1)(f)).
        Grants = "grants",
        /// Services provided or arranged (s.7(1)(ea)).
        Services = "services",
        /// How people were consulted.
        Consultation = "consultation",
        /// How people are engaged.
        Engagement = "engagement",
        /// Work with partners.
        Partnership = "partnership",
        /// How the plan is reviewed.
        Review = "review",
        /// How decisions are made.
        Governance = "governance",
        /// Equality.
        Equality = "equality",
        /// An appendix.
        Appendix = "appendix",
        /// Anything else.
        Section = "section",
    }
}

words! {
    /// Who is to deliver a section.
    Owner {
        /// The commissioner.
        Commissioner = "commissioner",
        /// The chief officer of police.
        ChiefOfficer = "chief-officer",
        /// Others.
        Partners = "partners",
    }
}

words! {
    /// Which limb of s.7(2) a priority serves.
    Scope {
        /// Policing of the area.
        Policing = "policing",
        /// Reduction of crime and disorder.
        CrimeReduction = "crime-reduction",
        /// The force's national or international functions.
        National = "national",
        /// Fire and rescue.
        Fire = "fire",
    }
}

words! {
    /// Which way a measure should move.
    Direction {
        /// Up.
        Increase = "increase",
        /// Down.
        Decrease = "decrease",
        /// Stay.
        Maintain = "maintain",
        /// Be watched, with no aim.
        Monitor = "monitor",
    }
}

words! {
    /// The power of the Anti-social Behaviour, Crime and Policing Act 2014 s.143(1) that a service rests on.
    Power {
        /// Securing crime and disorder reduction.
        S143a = "s143a",
        /// Helping victims, witnesses and others affected by crime.
        S143b = "s143b",
        /// A description that the Secretary of State has specified.
        S143c = "s143c",
    }
}

words! {
    /// Who took a step.
    By {
        /// The holder of the office in this profile.
        Commissioner = "commissioner",
        /// The deputy.
        Deputy = "deputy",
        /// The office's staff.
        Staff = "staff",
        /// The chief officer.
        ChiefOfficer = "chief-officer",
        /// The police and crime panel.
        Panel = "panel",
    }
}

words! {
    /// A step on the way to issue and after it.
    StepKind {
        /// The chief officer is consulted (s.5(6)(b)).
        ConsultChiefOfficer = "consult-chief-officer",
        /// The views of people in the area (Police Act 1996 s.96(1)).
        ConsultPublic = "consult-public",
        /// The views of victims (Police Act 1996 s.96(1A)).
        ConsultVictims = "consult-victims",
        /// Views on the budget.
        ConsultBudget = "consult-budget",
        /// Guidance was had regard to.
        Guidance = "guidance",
        /// Effects on equality were assessed (Equality Act 2010 s.149).
        EqualityImpact = "equality-impact",
        /// The draft was sent to the panel (s.5(6)(c)).
        PanelSent = "panel-sent",
        /// The panel reported.
        PanelReport = "panel-report",
        /// The panel was answered (s.5(6)(e)).
        PanelResponse = "panel-response",
        /// The panel was told of the proposed precept.
        PreceptNotified = "precept-notified",
        /// The plan was issued (s.5(1)).
        Issue = "issue",
        /// The plan was published (s.5(10)(b)).
        Publish = "publish",
        /// Copies were sent (s.5(10)(a)).
        SendCopy = "send-copy",
        /// The plan was reviewed.
        Review = "review",
        /// The national priorities were reviewed.
        NationalPrioritiesReview = "national-priorities-review",
    }
}

words! {
    /// A sheet's size.
    PageSize {
        /// 210 by 297 mm.
        A4 = "a4",
        /// 297 by 420 mm.
        A3 = "a3",
    }
}

words! {
    /// Which way a sheet lies.
    Orientation {
        /// On its long side.
        Landscape = "landscape",
        /// On its short side.
        Portrait = "portrait",
    }
}

words! {
    /// What a zone shows of each section.
    Show {
        /// Its words for the page.
        Page = "page",
        /// Its summary.
        Summary = "summary",
    }
}

/// A person in an office. Either part can be left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// The name.
    pub name: Option<Spanned<String>>,
    /// The office.
    pub role: Option<Spanned<String>>,
}

/// How to reach the office.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// A web address.
    pub web: Option<Spanned<String>>,
    /// An e-mail address.
    pub email: Option<Spanned<String>>,
    /// A telephone number.
    pub phone: Option<Spanned<String>>,
    /// A postal address.
    pub address: Option<Spanned<String>>,
}

/// A dated step of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The whole entry.
    pub span: Span,
    /// Which step.
    pub step: Spanned<StepKind>,
    /// When.
    pub date: Spanned<Date>,
    /// By whom.
    pub by: Option<Spanned<By>>,
    /// To whom.
    pub to: Option<Spanned<String>>,
    /// With whom.
    pub with: Option<Spanned<String>>,
    /// Where it is published.
    pub url: Option<Spanned<String>>,
    /// A note.
    pub note: Option<Spanned<String>>,
    /// How many people.
    pub count: Option<Spanned<String>>,
}

/// A rule or duty set aside, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The whole entry.
    pub span: Span,
    /// The rule's or duty's name.
    pub rule: Spanned<String>,
    /// The section or table that it is set aside at; the whole plan where there is none.
    pub at: Option<Spanned<String>>,
    /// Why.
    pub reason: Spanned<String>,
    /// Until when.
    pub until: Option<Spanned<Date>>,
}

/// An entry of the glossary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlossaryEntry {
    /// The word or abbreviation.
    pub term: Spanned<String>,
    /// What it means.
    pub meaning: Spanned<String>,
}

/// The settings of the plan on a page. What is not said is the default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageSettings {
    /// The key `page`, where it is given.
    pub span: Option<Span>,
    /// The sheet's size; A4 by default.
    pub size: Option<Spanned<PageSize>>,
    /// Which way it lies; landscape by default.
    pub orientation: Option<Spanned<Orientation>>,
    /// Its title.
    pub title: Option<Spanned<String>>,
    /// A line under the title.
    pub strapline: Option<Spanned<String>>,
    /// Its zones; none means the default ones.
    pub zones: Option<Vec<Zone>>,
}

/// A zone of the plan on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// The whole entry.
    pub span: Span,
    /// Its title.
    pub title: Spanned<String>,
    /// What stands in it.
    pub content: ZoneContent,
    /// What it shows of each section.
    pub show: Show,
}

/// What stands in a zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ZoneContent {
    /// The sections of these kinds, in the plan's order.
    Kinds(Vec<Spanned<Kind>>),
    /// These sections, in this order.
    Sections(Vec<Spanned<String>>),
    /// A chart.
    Chart(Spanned<String>),
}

/// How progress is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// The whole entry.
    pub span: Span,
    /// Its id, by which versions are matched.
    pub id: Option<Spanned<Id>>,
    /// What is measured.
    pub name: Spanned<String>,
    /// Where the figures come from.
    pub source: Spanned<String>,
    /// How often.
    pub frequency: Option<Spanned<String>>,
    /// What it is judged against.
    pub baseline: Option<Spanned<String>>,
    /// Which way it should move.
    pub direction: Option<Spanned<Direction>>,
    /// A target, in words.
    pub target: Option<Spanned<String>>,
}

/// A meeting at which the chief officer reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// The whole entry.
    pub span: Span,
    /// What it is called.
    pub name: Spanned<String>,
    /// How often.
    pub frequency: Spanned<String>,
    /// Whether the public may attend.
    pub public: Option<Spanned<bool>>,
    /// Who chairs it.
    pub chair: Option<Spanned<String>>,
    /// What it looks at, in a few words: the papers that it has.
    pub papers: Option<Spanned<String>>,
}

/// A service that is provided or arranged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// The whole entry.
    pub span: Span,
    /// What it is called.
    pub name: Spanned<String>,
    /// Whom it is for. Its absence is a finding about the service, not a fault of the file.
    pub beneficiaries: Option<Spanned<String>>,
    /// The power that it rests on.
    pub power: Option<Spanned<Power>>,
    /// Who provides it.
    pub provider: Option<Spanned<String>>,
    /// From when.
    pub from: Option<Spanned<String>>,
    /// Until when.
    pub to: Option<Spanned<String>>,
    /// What it costs.
    pub amount: Option<Spanned<String>>,
}

/// The conditions of the grants in a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conditions {
    /// `conditions: none`: the grants are unconditional.
    None(Span),
    /// The conditions.
    Text(Spanned<String>),
}

/// A national threat that a section answers, or says why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threat {
    /// The threat's id in the Strategic Policing Requirement's list.
    pub id: Spanned<String>,
    /// Why it does not apply here.
    pub not_here: Option<Spanned<String>>,
}

/// What a section says of a national priority (SI 2011/3050, Schedule, para 7A).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NationalPriority {
    /// Its id.
    pub id: Spanned<String>,
    /// Whether it applies.
    pub applies: Spanned<bool>,
    /// Why.
    pub why: Spanned<String>,
}

/// A signature under a foreword or a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Who signs.
    pub name: Spanned<String>,
    /// In which office.
    pub role: Spanned<String>,
    /// A picture's path as written; its alternative text is the name.
    pub portrait: Option<Spanned<String>>,
    /// The file of the plan that is meant, relative to the plan's folder; none where it is not there.
    pub asset: Option<String>,
}
