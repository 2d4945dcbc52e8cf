//! Which sections stand on the plan on a page, and which of their words. The view lays the same
//! out: a section that any zone takes stands on the sheet, in the first that does.

use std::collections::{BTreeMap, BTreeSet};

use planwright_core::model::{Kind, PageSettings, PageWords, Plan, Section, Show, ZoneContent};

/// The kinds of sections that the default zones take.
const DEFAULT: &[Kind] = &[
    Kind::Leadership,
    Kind::Principle,
    Kind::Priority,
    Kind::Commitment,
    Kind::Accountability,
    Kind::Services,
    Kind::Opportunity,
];

/// What stands on the sheet.
pub(super) struct Sheet<'a> {
    /// What the zones take by name and by kind, each with what the first of them shows.
    by_id: BTreeMap<&'a str, (usize, Show)>,
    by_kind: BTreeMap<&'static str, (usize, Show)>,
    missing: bool,
}

impl<'a> Sheet<'a> {
    /// The sheet of a plan.
    pub(super) fn of(plan: &'a Plan) -> Self {
        let mut sheet = Self { by_id: BTreeMap::new(), by_kind: BTreeMap::new(), missing: false };
        sheet.read(&plan.meta.page);
        let ids: BTreeSet<&str> = plan.all_sections().map(|section| section.id.value.as_str()).collect();
        sheet.missing = sheet.by_id.keys().any(|id| !ids.contains(id));
        sheet
    }

    fn read(&mut self, settings: &'a PageSettings) {
        let Some(zones) = &settings.zones else {
            self.by_kind.extend(DEFAULT.iter().map(|kind| (kind.as_str(), (0, Show::Page))));
            return;
        };
        for (i, zone) in zones.iter().enumerate() {
            match &zone.content {
                ZoneContent::Kinds(kinds) => {
                    for kind in kinds {
                        self.by_kind.entry(kind.value.as_str()).or_insert((i, zone.show));
                    }
                }
                ZoneContent::Sections(ids) => {
                    for id in ids {
                        self.by_id.entry(&id.value).or_insert((i, zone.show));
                    }
                }
                ZoneContent::Chart(_) => {}
            }
        }
    }

    /// What a section shows on the sheet; nothing where it is left off.
    pub(super) fn shows(&self, section: &Section) -> Option<Show> {
        if matches!(section.meta.page, Some(PageWords::LeftOff(_))) {
            return None;
        }
        let by_id = self.by_id.get(section.id.value.as_str());
        let by_kind = self.by_kind.get(section.meta.kind.as_str());
        by_id.into_iter().chain(by_kind).min_by_key(|(zone, _)| *zone).map(|(_, show)| *show)
    }

    /// Whether a zone names a section that the plan does not have, which another rule reports.
    pub(super) fn names_a_missing_section(&self) -> bool {
        self.missing
    }
}
