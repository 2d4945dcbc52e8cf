//! The plan on a page: which section stands in which zone, and where the zones stand.

use planwright_core::Span;
use planwright_core::model::{
    BlockKind, Kind, Orientation, PageSize, Section, Show, ZoneTitle, page_words, page_zones, visit_blocks,
};

use super::Lower;
use super::code::code;
use super::document::bare;
use super::typography::smart;
use super::words::fill;
use crate::{BlockView, ChartView, CodeView, Fact, PageView, ZoneItem, ZoneRole, ZoneView};

/// Above so many entries a zone of principles is a list like any other.
const STRIP_MOST: usize = 4;
/// Above so many entries leadership does not fit beside the title.
const BANNER_MOST: usize = 2;

struct Draft<'a> {
    span: Span,
    title: String,
    sections: Vec<&'a Section>,
    chart: Option<ChartView>,
    show: Show,
}

impl<'a> Lower<'a> {
    /// What the plan on a page is called.
    pub(super) fn page_title(&self) -> String {
        let title = self.plan.meta.page.title.as_ref();
        title.map_or_else(|| self.word("plan-on-a-page"), |title| smart(&title.value))
    }

    pub(super) fn page(&mut self) -> PageView {
        let settings = &self.plan.meta.page;
        let span = settings.span.unwrap_or(Span::start_of(self.plan.file));
        let drafts = self.drafts(span);
        let zones = self.zones(drafts);
        PageView {
            span,
            size: settings.size.map_or(PageSize::A4, |s| s.value).as_str().to_owned(),
            orientation: settings.orientation.map_or(Orientation::Landscape, |o| o.value).as_str().to_owned(),
            title: self.page_title(),
            strapline: settings.strapline.as_ref().map(|s| smart(&s.value)),
            zones,
            foot: self.foot(),
            code: self.code(),
        }
    }

    /// The QR code of the plan's address.
    fn code(&self) -> Option<CodeView> {
        let href = &self.plan.meta.url.as_ref()?.value;
        code(href, fill(self.words, "qr-code", &[("address", &bare(href))]))
    }

    /// The zones before it is known where they stand.
    fn drafts(&mut self, page: Span) -> Vec<Draft<'a>> {
        let mut drafts = Vec::new();
        for zone in page_zones(self.plan) {
            drafts.push(Draft {
                span: zone.span.unwrap_or(page),
                title: self.zone_title(zone.title),
                sections: zone.sections,
                chart: zone.chart.and_then(|id| self.chart_of(&id.value)),
                show: zone.show,
            });
        }
        drafts
    }

    fn zone_title(&self, title: ZoneTitle<'_>) -> String {
        match title {
            ZoneTitle::Given(title) => smart(&title.value),
            ZoneTitle::Default(name) => {
                let roles = [("chief-officer", self.chief_officer()), ("role", self.short_role())];
                let roles: Vec<_> = roles.iter().map(|(name, value)| (*name, value.as_str())).collect();
                fill(self.words, &format!("zone-{name}"), &roles)
            }
        }
    }

    fn zones(&self, drafts: Vec<Draft<'_>>) -> Vec<ZoneView> {
        let mut filled: Vec<_> = drafts.into_iter().filter(|d| !d.sections.is_empty() || d.chart.is_some()).collect();
        let hero = hero(&filled);
        filled
            .iter_mut()
            .enumerate()
            .map(|(i, draft)| {
                let role = role(draft, hero == Some(i));
                let items: Vec<_> = draft.sections.iter().map(|section| self.item(section, draft.show)).collect();
                ZoneView {
                    span: draft.span,
                    id: format!("zone-{}", i + 1),
                    title: std::mem::take(&mut draft.title),
                    icon: icon(draft).to_owned(),
                    role,
                    numbered: role == ZoneRole::Hero,
                    items: numbered(items, role == ZoneRole::Hero),
                    chart: draft.chart.take(),
                }
            })
            .collect()
    }

    fn item(&self, section: &Section, show: Show) -> ZoneItem {
        let text = smart(page_words(section, show));
        let numeral = self.outline.get(&section.id.value).and_then(|entry| entry.numeral.clone());
        ZoneItem { id: section.id.value.as_str().to_owned(), numeral, text }
    }

    /// A chart of the plan, to be drawn again on the page.
    fn chart_of(&mut self, id: &str) -> Option<ChartView> {
        let plan = self.plan;
        let mut found = None;
        for body in plan.bodies() {
            visit_blocks(body, &mut |block| {
                if let BlockKind::Chart(chart) = &block.kind
                    && chart.id.value.as_str() == id
                {
                    found = Some((chart, block));
                }
            });
        }
        let (chart, block) = found?;
        match self.chart(chart, block) {
            BlockView::Chart(view) => Some(view),
            _ => None,
        }
    }

    fn foot(&self) -> Vec<Fact> {
        let meta = &self.plan.meta;
        let mut foot = Vec::new();
        if let Some(version) = &meta.version {
            foot.push(self.fact("version", smart(&version.value)));
        }
        foot.push(self.fact("issuer", self.issuer()));
        foot.extend(self.contact_fact());
        if let Some(url) = &meta.url {
            foot.push(Fact { href: Some(url.value.clone()), ..self.fact("whole-plan", bare(&url.value)) });
        }
        foot
    }
}

/// The zone with the large numerals: the first that holds priorities, else the fullest of several.
fn hero(zones: &[Draft<'_>]) -> Option<usize> {
    let priorities = |draft: &Draft<'_>| draft.sections.iter().any(|s| s.meta.kind == Kind::Priority);
    zones.iter().position(priorities).or_else(|| {
        let lists = zones.iter().enumerate().filter(|(_, z)| role(z, false) == ZoneRole::Column && z.chart.is_none());
        lists.max_by_key(|(i, z)| (z.sections.len(), std::cmp::Reverse(*i))).map(|(i, _)| i)
    })
}

fn role(draft: &Draft<'_>, hero: bool) -> ZoneRole {
    let all = |kind| draft.sections.iter().all(|s| s.meta.kind == kind);
    let count = draft.sections.len();
    if hero {
        ZoneRole::Hero
    } else if draft.chart.is_some() {
        ZoneRole::Column
    } else if all(Kind::Leadership) && count <= BANNER_MOST {
        ZoneRole::Banner
    } else if all(Kind::Principle) && count <= STRIP_MOST {
        ZoneRole::Strip
    } else {
        ZoneRole::Column
    }
}

/// What a zone's entries are.
fn icon(draft: &Draft<'_>) -> &'static str {
    let all = |kinds: &[Kind]| draft.sections.iter().all(|section| kinds.contains(&section.meta.kind));
    match () {
        () if draft.sections.is_empty() => "chart",
        () if all(&[Kind::Leadership]) => "leadership",
        () if all(&[Kind::Principle]) => "principle",
        () if all(&[Kind::Priority]) => "priority",
        () if all(&[Kind::Commitment, Kind::Accountability, Kind::Services]) => "commitment",
        () if all(&[Kind::Opportunity]) => "opportunity",
        () if all(&[Kind::Performance]) => "performance",
        () => "list",
    }
}

/// Numerals as in the plan; where the plan has none for all of them, counted here.
fn numbered(mut items: Vec<ZoneItem>, hero: bool) -> Vec<ZoneItem> {
    if hero && items.iter().any(|item| item.numeral.is_none()) {
        for (item, n) in items.iter_mut().zip(1..) {
            item.numeral = Some(u32::to_string(&n));
        }
    }
    items
}
