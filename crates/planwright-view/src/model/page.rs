use planwright_core::Span;
use serde::Serialize;

use super::{ChartView, Fact};

/// The plan on a page: exactly one sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PageView {
    /// The key `page` of `plan.md`, or the file's start: where an overflow is reported.
    #[serde(skip)]
    pub span: Span,
    /// `a4` or `a3`.
    pub size: String,
    /// `landscape` or `portrait`.
    pub orientation: String,
    /// "The plan on a page".
    pub title: String,
    /// A line under the title.
    pub strapline: Option<String>,
    /// The zones; none is empty.
    pub zones: Vec<ZoneView>,
    /// What the foot tells: version, issuer, contact, where the whole plan is.
    pub foot: Vec<Fact>,
    /// The same place for a telephone's camera; none where the plan has no `url`.
    pub code: Option<CodeView>,
}

/// A QR code: a square of dark and light modules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CodeView {
    /// Where it leads.
    pub href: String,
    /// Its alternative text: "QR code: link to www.example.org/plan".
    pub alt: String,
    /// How many modules a side has, without the quiet zone.
    pub modules: usize,
    /// How many light modules must be left round it on every side.
    pub quiet: usize,
    /// The dark modules, row by row.
    pub runs: Vec<Run>,
}

/// Dark modules side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Run {
    /// The first one's column, from 0.
    pub x: usize,
    /// Its row, from 0.
    pub y: usize,
    /// How many they are.
    pub length: usize,
}

/// Where on the sheet a zone stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ZoneRole {
    /// One or two lines beside the title.
    Banner,
    /// Side by side under the banner.
    Strip,
    /// The large numerals: the priorities. At most one.
    Hero,
    /// A list.
    Column,
}

/// A zone.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ZoneView {
    /// Its entry in `plan.md`, or the key `page`.
    #[serde(skip)]
    pub span: Span,
    /// `zone-1`, `zone-2` …
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub role: ZoneRole,
    /// What its entries are, which an icon may show: `leadership`, `principle`, `priority`, `commitment`,
    /// `opportunity`, `performance`, `chart`, or `list` where they are of several kinds or of another.
    pub icon: String,
    /// True where its entries carry numerals.
    pub numbered: bool,
    /// Its entries; empty where it shows a chart.
    pub items: Vec<ZoneItem>,
    /// The chart that it shows.
    pub chart: Option<ChartView>,
}

/// An entry of a zone.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ZoneItem {
    /// The section that it stands for.
    pub id: String,
    /// Its numeral: "1".
    pub numeral: Option<String>,
    /// Its words.
    pub text: String,
}
