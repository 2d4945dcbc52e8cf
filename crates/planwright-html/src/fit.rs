//! How large the type of the plan on a page can be on one printed sheet.
//!
//! A browser lays the sheet out, and cannot be asked from here. So lines are counted with the
//! mean width of the theme's letters, generously: the type may end half a point smaller than it
//! could be, but the sheet stays one sheet. The PDF is the output that is fitted exactly.

use planwright_view::{PageView, View, ZoneRole, ZoneView};

use crate::context::title_size;

/// The mean width of a letter, in em of its size, with what is lost at line ends.
const LETTER: f64 = 0.5;
/// The margin round the sheet, in millimetres.
const MARGIN: f64 = 10.0;
/// The smallest type, in points.
const SMALLEST: f64 = 5.0;
/// What is left under the foot, in millimetres.
const FOOT_BELOW: f64 = 8.0;
/// Millimetres to a point.
const POINT: f64 = 0.3528;

/// The height of the logo with the space under it, in em.
const LOGO: f64 = 3.4;
/// What parts two lists one above the other, in em.
const BETWEEN: f64 = 1.2;

/// From this many entries on a list that stands alone takes two columns.
const LONG_LIST: usize = 10;
/// The sheet's columns, which the hero and the lists share.
const GRID: usize = 4;

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
    hero: Hero,
    /// The side of the QR code with its quiet zone, in millimetres.
    code: f64,
    /// How many lists stand side by side in print.
    across: usize,
    /// How many of the four columns the lists take beside the hero.
    pub(crate) lanes: usize,
}

/// How the hero is set.
#[derive(Debug, Clone, PartialEq)]
struct Hero {
    /// The size of its words, in em of the base.
    size: f64,
    /// At most so many entries stand side by side.
    most: usize,
    /// The room of a numeral at the left of its words, in em of the words.
    numeral: f64,
    /// The narrowest column in which no word breaks, in em of the words.
    least: f64,
}

impl Sheet {
    /// The sheet's style.
    pub(crate) fn css(&self) -> String {
        // A hair less than the paper, or rounding would start a second sheet.
        let height = self.height - 0.5;
        let Hero { size, most, numeral, least } = &self.hero;
        format!(
            "@page sheet {{ size: {}; margin: 0; }} :root {{ --sheet-base: {}pt; --sheet-height: {height}mm; \
             --sheet-title: {}em; --sheet-hero: {size}em; --hero-most: {most}; --hero-numeral: {numeral:.2}em; \
             --hero-least: {least:.2}em; --lists: {}; --code: {:.1}mm; }}",
            self.size, self.base, self.title, self.across, self.code
        )
    }
}

/// True where a zone's entries show their numerals: in the hero, which has more than one of them.
pub(crate) fn has_numerals(zone: &ZoneView) -> bool {
    zone.numbered && zone.role == ZoneRole::Hero && zone.items.len() > 1
}

/// True for the only list of a sheet, where it is long: its entries take two columns.
pub(crate) fn is_long(page: &PageView, zone: &ZoneView) -> bool {
    let lists = page.zones.iter().filter(|zone| zone.role == ZoneRole::Column).count();
    lists == 1 && zone.role == ZoneRole::Column && zone.items.len() >= LONG_LIST
}

/// Fits the plan on a page: the largest type at which its zones fit by count.
/// `has_logo`: the theme's logo stands over the title.
pub(crate) fn sheet(view: &View, has_logo: bool) -> Sheet {
    let page = &view.page;
    let landscape = page.orientation != "portrait";
    let a3 = page.size == "a3";
    let (long, short) = if a3 { (420.0, 297.0) } else { (297.0, 210.0) };
    let (width, height) = if landscape { (long, short) } else { (short, long) };
    let lanes = lanes(page);
    let mut trial = Trial {
        view,
        has_logo,
        landscape,
        width,
        base: if a3 { 19.0 } else { 14.0 },
        title: [2.9, 2.1, 1.7, 1.5][title_size(&view.document.title) - 1],
        hero: hero(page, if landscape { lanes } else { 0 }),
        lanes,
        across: across(page, lanes),
    };
    while trial.height() > height && trial.base > SMALLEST {
        trial.base -= 0.5;
    }
    Sheet {
        size: format!("{} {}", if a3 { "A3" } else { "A4" }, if landscape { "landscape" } else { "portrait" }),
        base: trial.base,
        height,
        title: trial.title,
        code: trial.code(),
        hero: trial.hero,
        across: trial.across,
        lanes,
    }
}

fn zones(page: &PageView, role: ZoneRole) -> impl Iterator<Item = &ZoneView> {
    page.zones.iter().filter(move |zone| zone.role == role)
}

/// How many of the four columns the lists take beside the hero: no more than they need.
fn lanes(page: &PageView) -> usize {
    let long = zones(page, ZoneRole::Column).any(|zone| zone.items.len() >= LONG_LIST);
    match zones(page, ZoneRole::Column).count() {
        0 => 0,
        1 if !long => 1,
        _ => 2,
    }
}

/// How many lists stand side by side in print.
fn across(page: &PageView, lanes: usize) -> usize {
    let lists = zones(page, ZoneRole::Column).count();
    let has_hero = zones(page, ZoneRole::Hero).next().is_some();
    let most = match (page.orientation != "portrait", has_hero) {
        (true, true) => lanes,
        (true, false) => GRID,
        (false, _) => 3,
    };
    lists.min(most).max(1)
}

/// How the hero is set beside lists in so many columns. Few priorities stand large; many keep a
/// rank above the lists.
fn hero(page: &PageView, lanes: usize) -> Hero {
    let items: Vec<_> = zones(page, ZoneRole::Hero).flat_map(|zone| &zone.items).collect();
    let wide = lanes < 2 && page.orientation != "portrait";
    let (size, most) = match items.len() {
        0..=3 => (1.6, 1),
        4..=8 => (if items.len() > 6 { 1.35 } else { 1.6 }, if wide && items.len() % 3 == 0 { 3 } else { 2 }),
        9 => (1.35, 3),
        _ => (1.15, 3),
    };
    let digits = items.iter().filter_map(|item| item.numeral.as_ref()).map(|n| n.chars().count()).max();
    let numbered = zones(page, ZoneRole::Hero).any(has_numerals);
    let numeral = digits.filter(|_| numbered).map_or(0.0, |digits| 0.85 + digits as f64);
    let words = items.iter().flat_map(|item| item.text.split_whitespace());
    Hero { size, most, numeral, least: numeral + words.map(width).fold(0.0, f64::max) }
}

/// About how wide a word is in bold type, in em.
fn width(word: &str) -> f64 {
    word.chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' => 0.3,
            'f' | 'r' | 't' | '-' | '(' | ')' => 0.4,
            'a' | 'c' | 'e' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 0.53,
            'm' | 'w' | 'M' | 'W' | '—' => 0.87,
            c if c.is_uppercase() => 0.63,
            _ => 0.58,
        })
        .sum()
}

/// The height of columns into which boxes are poured in their order, as a browser balances them: none is split.
fn balanced(heights: &[f64], columns: usize) -> f64 {
    let tallest = heights.iter().copied().fold(0.0, f64::max);
    let (mut low, mut high) = (tallest, heights.iter().sum::<f64>().max(tallest));
    for _ in 0..24 {
        let middle = (low + high) / 2.0;
        let (mut used, mut at) = (1, 0.0);
        for height in heights {
            if at + height > middle {
                (used, at) = (used + 1, 0.0);
            }
            at += height;
        }
        if used <= columns { high = middle } else { low = middle }
    }
    high
}

/// A sheet with type of one size.
struct Trial<'a> {
    view: &'a View,
    has_logo: bool,
    landscape: bool,
    width: f64,
    base: f64,
    title: f64,
    hero: Hero,
    lanes: usize,
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
        zones(&self.view.page, role)
    }

    fn has_hero(&self) -> bool {
        self.zones(ZoneRole::Hero).next().is_some()
    }

    fn hero_width(&self, inner: f64) -> f64 {
        if self.landscape { inner * (GRID - self.lanes) as f64 / GRID as f64 } else { inner }
    }

    /// The banner: the plan's name at the left, its zones at the right.
    fn banner(&self, inner: f64) -> f64 {
        let em = self.base * POINT;
        let half = inner / 2.0 - em;
        let left = if self.zones(ZoneRole::Banner).next().is_some() { half } else { inner };
        let zones: f64 = self
            .zones(ZoneRole::Banner)
            .map(|zone| {
                let lines: f64 = zone.items.iter().map(|item| self.lines(&item.text, half, 1.7)).sum();
                lines * 2.1 * em + 2.0 * em
            })
            .sum();
        let title = self.lines(&self.view.document.title, left, self.title * 1.1) * self.title * 1.05 * em;
        let strapline =
            self.view.page.strapline.as_ref().map_or(0.0, |line| self.lines(line, left, 1.0) * 1.25 * em + 0.4 * em);
        let logo = if self.has_logo { LOGO * em } else { 0.0 };
        let name = logo + title + 2.9 * em + strapline;
        let status = if self.view.status.in_force { 0.0 } else { 2.2 * em };
        zones.max(name) + status + 2.4 * em
    }

    fn strips(&self, inner: f64) -> f64 {
        let em = self.base * POINT;
        // The heading stands at the left of a sheet that lies on its side, and over the entries of one that stands.
        let (room, head) = if self.landscape { (inner * 0.75, 0.0) } else { (inner, 2.0 * em) };
        self.zones(ZoneRole::Strip)
            .map(|zone| {
                let across = match (zone.items.len(), self.landscape) {
                    (4, true) => 4,
                    (2 | 4, false) => 2,
                    _ => 3,
                };
                let cell = room / across as f64 - 3.0 * em;
                let lines = zone.items.iter().map(|item| self.lines(&item.text, cell, 1.0)).fold(1.0, f64::max);
                let rows = zone.items.len().div_ceil(across).max(1) as f64;
                rows * (lines * 1.2 + 0.6) * em + 1.8 * em + head
            })
            .sum()
    }

    fn hero(&self, zone: &ZoneView, width: f64) -> f64 {
        let em = self.base * POINT;
        let Hero { size, numeral, .. } = self.hero;
        let across = self.hero_columns(width);
        let cell = width / across as f64 - (2.0 + numeral * size) * em;
        let rows: f64 = zone
            .items
            .chunks(across)
            .map(|row| row.iter().map(|item| self.lines(&item.text, cell, size * 1.05)).fold(1.4, f64::max))
            .map(|lines| (lines * 1.15 + 1.05) * size * em)
            .sum();
        rows + 3.0 * em
    }

    /// How many entries of the hero stand side by side: as many as may, while no word breaks.
    fn hero_columns(&self, width: f64) -> usize {
        let em = self.base * POINT;
        let fits = |n: &usize| (width - 2.0 * em * (n - 1) as f64) / *n as f64 >= self.hero.least * self.hero.size * em;
        (2..=self.hero.most).rev().find(fits).unwrap_or(1)
    }

    /// The lists, poured in their order into columns side by side that are no taller than need be.
    fn lists(&self, inner: f64) -> f64 {
        let em = self.base * POINT;
        let zones: Vec<&ZoneView> = self.zones(ZoneRole::Column).collect();
        let beside = self.landscape && self.has_hero();
        let room = if beside { inner * self.lanes as f64 / GRID as f64 } else { inner };
        let width = room / self.across as f64 - 2.0 * em;
        let heights: Vec<f64> = zones.iter().map(|zone| self.list(zone, width) + BETWEEN * em).collect();
        balanced(&heights, self.across)
    }

    fn list(&self, zone: &ZoneView, width: f64) -> f64 {
        let em = self.base * POINT;
        let title = self.lines(&zone.title, width - 1.7 * em, 1.15) * 1.5 * em + 1.8 * em;
        let folded = if is_long(&self.view.page, zone) { 2.0 } else { 1.0 };
        let item = |words: &str| self.lines(words, width / folded - em, 1.0) * 1.25 * em + 0.75 * em;
        let items = zone.items.iter().map(|it| item(&it.text)).sum::<f64>() / folded;
        let chart = zone.chart.as_ref().map_or(0.0, |chart| (3.0 + 2.2 * chart.rows.len() as f64) * em);
        title + items + chart
    }

    fn foot(&self, inner: f64) -> f64 {
        let em = self.base * POINT;
        let code = self.code();
        let cells = self.view.page.foot.len().max(1) + usize::from(code > 0.0);
        let cell = inner / cells as f64 - 2.0 * em;
        let lines = self.view.page.foot.iter().map(|fact| self.lines(&fact.value, cell, 0.85)).fold(1.0, f64::max);
        (lines * 1.3 * em + 3.8 * em).max(code + 0.7 * em + FOOT_BELOW)
    }

    /// The side of the QR code with its quiet zone: 18 mm or more for the code itself, whose modules
    /// a press and a camera can hold.
    fn code(&self) -> f64 {
        self.view.page.code.as_ref().map_or(0.0, |code| {
            let modules = code.modules as f64;
            let side = (modules * 0.42).max(5.2 * self.base * POINT).max(18.0);
            side * (modules + 2.0 * code.quiet as f64) / modules
        })
    }

    /// How many lines words take in a width, their type so many times the base.
    fn lines(&self, words: &str, width: f64, scale: f64) -> f64 {
        let letters = (width / (self.base * POINT * scale * LETTER)).max(4.0);
        (words.chars().count() as f64 / letters).ceil().max(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::balanced;

    #[test]
    fn columns_are_no_taller_than_need_be() {
        for (heights, columns, expected) in [
            (vec![6.0, 4.0, 5.0], 2, 9.0),
            (vec![6.0, 4.0, 5.0], 1, 15.0),
            (vec![6.0, 4.0, 5.0], 3, 6.0),
            (vec![1.0, 10.0, 10.0, 1.0], 2, 11.0),
            (vec![], 2, 0.0),
        ] {
            assert!((balanced(&heights, columns) - expected).abs() < 0.001, "{heights:?}");
        }
    }
}
