//! How large the type of the plan on a page can be on one printed sheet.
//!
//! A browser lays the sheet out, and cannot be asked from here. So lines are counted with the
//! mean width of the theme's letters, generously: the type may end half a point smaller than it
//! could be, but the sheet stays one sheet. The PDF is the output that is fitted exactly.

use planwright_view::{View, ZoneRole, ZoneView};

/// The mean width of a letter, in em of its size, with what is lost at line ends.
const LETTER: f64 = 0.5;
/// The margin round the sheet, in millimetres.
const MARGIN: f64 = 10.0;
/// The smallest type, in points.
const SMALLEST: f64 = 5.0;
/// Millimetres to a point.
const POINT: f64 = 0.3528;

/// How a sheet is set.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sheet {
    /// `A4` or `A3`, and which way.
    size: String,
    /// The size of the lists' type, in points.
    base: f64,
    /// The paper's height in millimetres.
    height: f64,
    /// The title's size, in em of the base.
    title: f64,
    /// The size of the hero's words, in em of the base.
    hero: f64,
    /// How many columns the hero has of its own.
    pub(crate) hero_columns: usize,
    /// How many columns of lists stand beside or under it.
    pub(crate) columns: usize,
}

impl Sheet {
    /// The sheet's style.
    pub(crate) fn css(&self) -> String {
        // A hair less than the paper, or rounding would start a second sheet.
        let height = self.height - 0.5;
        format!(
            "@page sheet {{ size: {}; margin: 0; }} :root {{ --sheet-base: {}pt; --sheet-height: {height}mm; \
             --sheet-title: {}em; --sheet-hero: {}em; }}",
            self.size, self.base, self.title, self.hero
        )
    }
}

/// Fits the plan on a page: the largest type at which its zones fit by count.
pub(crate) fn sheet(view: &View) -> Sheet {
    let page = &view.page;
    let landscape = page.orientation != "portrait";
    let a3 = page.size == "a3";
    let (long, short) = if a3 { (420.0, 297.0) } else { (297.0, 210.0) };
    let (width, height) = if landscape { (long, short) } else { (short, long) };
    let columns = page.zones.iter().filter(|zone| zone.role == ZoneRole::Column).count();
    let heroes = page.zones.iter().filter(|zone| zone.role == ZoneRole::Hero).map(|zone| zone.items.len()).sum();
    let mut trial = Trial {
        view,
        landscape,
        columns,
        width,
        base: if a3 { 19.0 } else { 14.0 },
        title: title_scale(&view.document.title),
        hero: hero_scale(heroes),
        across: hero_columns(heroes, landscape),
    };
    while trial.height() > height && trial.base > SMALLEST {
        trial.base -= 0.5;
    }
    Sheet {
        size: format!("{} {}", if a3 { "A3" } else { "A4" }, if landscape { "landscape" } else { "portrait" }),
        base: trial.base,
        height,
        title: trial.title,
        hero: trial.hero,
        hero_columns: trial.across,
        columns: columns.max(1),
    }
}

/// A long title is set smaller, so that it does not push the plan off its sheet.
fn title_scale(title: &str) -> f64 {
    match title.chars().count() {
        0..=36 => 2.9,
        37..=72 => 2.1,
        _ => 1.5,
    }
}

/// Few priorities stand large; many keep a rank above the lists.
fn hero_scale(entries: usize) -> f64 {
    match entries {
        0..=6 => 1.6,
        7..=9 => 1.35,
        _ => 1.15,
    }
}

fn hero_columns(entries: usize, landscape: bool) -> usize {
    match entries {
        0..=3 => 1,
        4..=8 => 2,
        _ if landscape => 3,
        _ => 2,
    }
}

/// A sheet with type of one size.
struct Trial<'a> {
    view: &'a View,
    landscape: bool,
    columns: usize,
    width: f64,
    base: f64,
    title: f64,
    hero: f64,
    across: usize,
}

impl Trial<'_> {
    /// The height that the sheet would take, in millimetres.
    fn height(&self) -> f64 {
        let inner = self.width - 2.0 * MARGIN;
        let em = self.base * POINT;
        let hero = self.zones(ZoneRole::Hero).map(|z| self.hero(z, self.hero_width(inner))).sum::<f64>();
        let lists = self.lists(inner);
        let middle = if self.landscape { hero.max(lists) } else { hero + lists + 2.0 * em };
        self.banner(inner) + self.strips(inner) + middle + self.foot(inner) + 3.5 * em
    }

    fn zones(&self, role: ZoneRole) -> impl Iterator<Item = &ZoneView> {
        self.view.page.zones.iter().filter(move |zone| zone.role == role)
    }

    fn has_hero(&self) -> bool {
        self.zones(ZoneRole::Hero).next().is_some()
    }

    fn hero_width(&self, inner: f64) -> f64 {
        if self.landscape && self.columns > 0 { inner / 2.0 } else { inner }
    }

    /// The banner: the plan's name at the left, its zones at the right.
    fn banner(&self, inner: f64) -> f64 {
        let em = self.base * POINT;
        let half = inner / 2.0 - em;
        let zones: f64 = self
            .zones(ZoneRole::Banner)
            .map(|zone| {
                let lines: f64 = zone.items.iter().map(|item| self.lines(&item.text, half, 1.7)).sum();
                lines * 2.1 * em + 2.0 * em
            })
            .sum();
        let title = self.lines(&self.view.document.title, half, self.title * 1.1) * self.title * 1.05 * em;
        let strapline =
            self.view.page.strapline.as_ref().map_or(0.0, |line| self.lines(line, half, 1.0) * 1.25 * em + 0.4 * em);
        let name = title + 2.9 * em + strapline;
        let status = if self.view.status.in_force { 0.0 } else { 2.2 * em };
        zones.max(name) + status + 2.4 * em
    }

    fn strips(&self, inner: f64) -> f64 {
        let em = self.base * POINT;
        self.zones(ZoneRole::Strip)
            .map(|zone| {
                let across = if self.landscape { 4.0 } else { 3.0 };
                let cell = inner / across;
                let lines =
                    zone.items.iter().map(|item| self.lines(&item.text, cell - 2.0 * em, 1.0)).fold(1.0, f64::max);
                let rows = (zone.items.len() as f64 / (across - 1.0)).ceil().max(1.0);
                rows * lines * 1.3 * em + 2.4 * em
            })
            .sum()
    }

    fn hero(&self, zone: &ZoneView, width: f64) -> f64 {
        let em = self.base * POINT;
        let numeral = if self.across > 2 { 2.8 } else { 2.1 };
        let cell = width / self.across as f64 - (2.0 + numeral * self.hero) * em;
        let rows: f64 = zone
            .items
            .chunks(self.across)
            .map(|row| row.iter().map(|item| self.lines(&item.text, cell, self.hero * 1.05)).fold(1.4, f64::max))
            .map(|lines| (lines * 1.15 + 1.05) * self.hero * em)
            .sum();
        rows + 3.0 * em
    }

    /// The lists, side by side where there is room.
    fn lists(&self, inner: f64) -> f64 {
        let em = self.base * POINT;
        let zones: Vec<&ZoneView> = self.zones(ZoneRole::Column).collect();
        let room = if self.landscape && self.has_hero() { inner / 2.0 } else { inner };
        let across = if self.landscape && self.has_hero() { 2 } else { 3 }.min(zones.len().max(1));
        let width = room / across as f64 - 2.0 * em;
        zones.chunks(across).map(|row| row.iter().map(|zone| self.list(zone, width)).fold(0.0, f64::max)).sum()
    }

    fn list(&self, zone: &ZoneView, width: f64) -> f64 {
        let em = self.base * POINT;
        let title = self.lines(&zone.title, width, 1.15) * 1.5 * em + 1.8 * em;
        let items: f64 = zone.items.iter().map(|item| self.lines(&item.text, width, 1.0) * 1.25 * em + 0.75 * em).sum();
        let chart = zone.chart.as_ref().map_or(0.0, |chart| (3.0 + 2.2 * chart.rows.len() as f64) * em);
        title + items + chart
    }

    fn foot(&self, inner: f64) -> f64 {
        let em = self.base * POINT;
        let cell = inner / self.view.page.foot.len().max(1) as f64 - 2.0 * em;
        let lines = self.view.page.foot.iter().map(|fact| self.lines(&fact.value, cell, 0.85)).fold(1.0, f64::max);
        lines * 1.2 * em + 3.4 * em
    }

    /// How many lines words take in a width, their type so many times the base.
    fn lines(&self, words: &str, width: f64, scale: f64) -> f64 {
        let letters = (width / (self.base * POINT * scale * LETTER)).max(4.0);
        (words.chars().count() as f64 / letters).ceil().max(1.0)
    }
}
