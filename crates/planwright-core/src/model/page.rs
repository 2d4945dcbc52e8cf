//! The plan on a page: which sections stand in which zone, and with which words. Outputs and rules
//! ask here, so that what is judged is what is shown.

use std::collections::BTreeMap;

use crate::model::{Kind, PageWords, Plan, Section, Show, ZoneContent};
use crate::span::Spanned;

/// The zones of a plan that names none: a name, by which a locale words the title, and the kinds.
const DEFAULT_ZONES: [(&str, &[Kind]); 5] = [
    ("leadership", &[Kind::Leadership]),
    ("principles", &[Kind::Principle]),
    ("priorities", &[Kind::Priority]),
    ("commitments", &[Kind::Commitment, Kind::Accountability, Kind::Services]),
    ("opportunities", &[Kind::Opportunity]),
];

/// What a zone of the plan on a page is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZoneTitle<'a> {
    /// A zone of a plan that names none: `priorities`. Its title is the locale's.
    Default(&'static str),
    /// What the author calls it.
    Given(&'a Spanned<String>),
}

/// A zone of the plan on a page, with what stands in it.
#[derive(Debug, Clone, PartialEq)]
pub struct PageZone<'a> {
    /// What it is called.
    pub title: ZoneTitle<'a>,
    /// Where the author wrote it; none for a zone of a plan that names none.
    pub span: Option<crate::span::Span>,
    /// The sections in it, in the order in which they are shown.
    pub sections: Vec<&'a Section>,
    /// The id of the chart in it.
    pub chart: Option<&'a Spanned<String>>,
    /// What it shows of each section.
    pub show: Show,
}

/// The zones of the plan on a page, empty ones too. A section stands in the first that takes it, and one with
/// `page: false` in none.
#[must_use]
pub fn page_zones(plan: &Plan) -> Vec<PageZone<'_>> {
    let mut free = Free::of(plan);
    let Some(zones) = &plan.meta.page.zones else {
        return DEFAULT_ZONES
            .iter()
            .map(|(name, kinds)| PageZone {
                title: ZoneTitle::Default(name),
                span: None,
                sections: free.of_kinds(|kind| kinds.contains(&kind)),
                chart: None,
                show: Show::Page,
            })
            .collect();
    };
    let mut shown = Vec::new();
    for zone in zones {
        let (sections, chart) = match &zone.content {
            ZoneContent::Kinds(kinds) => (free.of_kinds(|kind| kinds.iter().any(|k| k.value == kind)), None),
            ZoneContent::Sections(ids) => (ids.iter().filter_map(|id| free.named(&id.value)).collect(), None),
            ZoneContent::Chart(id) => (Vec::new(), Some(id)),
        };
        let title = ZoneTitle::Given(&zone.title);
        shown.push(PageZone { title, span: Some(zone.span), sections, chart, show: zone.show });
    }
    shown
}

/// The words of a section in a zone: its summary where the zone shows that and there is one, else its words for the
/// page, else its title.
#[must_use]
pub fn page_words(section: &Section, show: Show) -> &str {
    match (show, &section.meta.summary, &section.meta.page) {
        (Show::Summary, Some(summary), _) => &summary.value,
        (_, _, Some(PageWords::Words(words))) => &words.value,
        _ => &section.meta.title.value,
    }
}

/// The sections that no zone has taken yet, by their place in the plan.
struct Free<'a> {
    sections: BTreeMap<usize, &'a Section>,
    places: BTreeMap<&'a str, usize>,
}

impl<'a> Free<'a> {
    fn of(plan: &'a Plan) -> Self {
        let on_page = |section: &&Section| !matches!(section.meta.page, Some(PageWords::LeftOff(_)));
        let sections: BTreeMap<usize, &Section> = plan.all_sections().filter(on_page).enumerate().collect();
        let places = sections.iter().map(|(place, section)| (section.id.value.as_str(), *place)).collect();
        Self { sections, places }
    }

    fn of_kinds(&mut self, wanted: impl Fn(Kind) -> bool) -> Vec<&'a Section> {
        let taken: Vec<usize> =
            self.sections.iter().filter(|(_, section)| wanted(section.meta.kind)).map(|(place, _)| *place).collect();
        taken.iter().filter_map(|place| self.sections.remove(place)).collect()
    }

    fn named(&mut self, id: &str) -> Option<&'a Section> {
        self.sections.remove(self.places.get(id)?)
    }
}
