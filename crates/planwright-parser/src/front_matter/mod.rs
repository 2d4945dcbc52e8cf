//! Front matter into [`Meta`], [`SectionMeta`], [`PanelReport`] and [`Paper`]: every key of the source format, each
//! checked on its own.
//!
//! What needs the law, other files or the rest of the plan is not checked here: which duties,
//! threats and profiles there are, and whether the ids that waivers and zones name exist. Their
//! spans are kept for those who know.

mod entries;
mod inherit;
mod page;
mod panel;
pub(crate) mod paper;
mod people;
mod plan;
mod record;
mod section;

use planwright_core::model::{Id, Meta, PanelReport, Paper, Repeated, SectionMeta};
use planwright_core::{Diagnostic, FileId, Spanned};
use planwright_yaml::Node;
use planwright_yaml::read::Shape;

use crate::split::Split;

/// What a Markdown file of a plan is, by what its front matter says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// `plan.md`.
    Plan,
    /// A section.
    Section,
    /// A report of the panel.
    Report,
    /// A paper about the plan.
    Paper,
}

impl DocumentKind {
    /// The keys of its front matter, in the order of the source format.
    #[must_use]
    pub fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Plan => plan::KEYS,
            Self::Section => section::KEYS,
            Self::Report => panel::KEYS,
            Self::Paper => paper::KEYS,
        }
    }
}

/// Every place in the front matter of a plan, of its sections and of the panel's reports that has keys, with all of them.
#[must_use]
pub fn keys() -> Vec<(&'static str, &'static [&'static str])> {
    let all = [
        &plan::PLAN,
        &plan::PERIOD,
        &people::PERSON,
        &people::CONTACT,
        &people::SIGNATURE,
        &record::STEP,
        &record::WAIVER,
        &page::PAGE,
        &page::ZONE,
        &section::SECTION,
        &entries::MEASURE,
        &entries::MEETING,
        &entries::SERVICE,
        &entries::THREAT,
        &entries::NATIONAL_PRIORITY,
        &panel::REPORT,
        &panel::RECOMMENDATION,
        &panel::SHOWING,
    ];
    all.into_iter().map(|shape: &Shape| (shape.place, shape.keys)).collect()
}

/// Whether a word is a key anywhere in front matter.
fn is_key(word: &str) -> bool {
    paper::KEYS.contains(&word) || keys().iter().any(|(_, keys)| keys.contains(&word))
}

/// What the front matter of a section gives.
#[derive(Debug)]
pub(crate) struct SectionFront {
    /// What it says; none where it cannot be read or has no title.
    pub(crate) meta: Option<SectionMeta>,
    /// The key `id`, where it is given and right.
    pub(crate) id: Option<Spanned<Id>>,
    /// What is wrong with it.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads the front matter of `plan.md`; where it is that of a translation, with what it has from the `original`'s.
///
/// There is no [`Meta`] where title, area, profile, period or status is missing or faulty, since
/// nothing could be made of the plan; another faulty key is left out. Where [`split`] found no
/// front matter there is no finding from here: it has told that already.
///
/// [`split`]: crate::split::split
pub(crate) fn plan_meta(
    file: FileId,
    text: &str,
    split: &Split,
    original: Option<&Node>,
    repeated: &mut Vec<Repeated>,
) -> (Option<Meta>, Vec<Diagnostic>) {
    let (node, mut diagnostics) = tree(file, text, split);
    let node =
        joined(node, original, |original, own| inherit::inherit(original, own, inherit::PLAN, plan::KEYS, repeated));
    let meta = node.and_then(|node| plan::meta(&node, split.opening, &mut diagnostics));
    in_order(&mut diagnostics);
    (meta, diagnostics)
}

/// Reads the front matter of a section; where it is that of a translation, with what it has from the `original`'s.
///
/// There is no [`SectionMeta`] where the title is missing or faulty; another faulty key is left
/// out. Where [`split`] found no front matter there is no finding from here: it has told that
/// already.
///
/// [`split`]: crate::split::split
pub(crate) fn section_meta(
    file: FileId,
    text: &str,
    split: &Split,
    original: Option<&Node>,
    repeated: &mut Vec<Repeated>,
) -> SectionFront {
    let (node, mut diagnostics) = tree(file, text, split);
    let node = joined(node, original, |original, own| {
        inherit::inherit(original, own, inherit::SECTION, section::KEYS, repeated)
    });
    let (meta, id) = node.map_or((None, None), |node| section::meta(&node, split.opening, &mut diagnostics));
    in_order(&mut diagnostics);
    SectionFront { meta, id, diagnostics }
}

/// Reads the front matter of a report of the panel, whose `path` is within the plan; where it is that of a
/// translation, with what it has from the `original`'s. Its body is read apart.
///
/// There is no report where its date, title, subject or decision is missing or faulty; another faulty key is left out.
/// Where [`split`] found no front matter there is no finding from here: it has told that already.
///
/// [`split`]: crate::split::split
pub(crate) fn panel_report(
    file: FileId,
    path: &str,
    text: &str,
    split: &Split,
    original: Option<&Node>,
    repeated: &mut Vec<Repeated>,
) -> (Option<PanelReport>, Vec<Diagnostic>) {
    let (node, mut diagnostics) = tree(file, text, split);
    let node =
        joined(node, original, |original, own| inherit::inherit(original, own, inherit::REPORT, panel::KEYS, repeated));
    let report = node.and_then(|node| panel::report(file, path, &node, split.opening, &mut diagnostics));
    in_order(&mut diagnostics);
    (report, diagnostics)
}

/// Reads the front matter of a paper, whose `path` is within the plan. Its body is read apart.
///
/// There is no paper where its recipient, sender, subject, date or summary is missing or faulty; another faulty key is
/// left out. Where [`split`] found no front matter there is no finding from here: it has told that already.
///
/// [`split`]: crate::split::split
pub(crate) fn paper(file: FileId, path: &str, text: &str, split: &Split) -> (Option<Paper>, Vec<Diagnostic>) {
    let (node, mut diagnostics) = tree(file, text, split);
    let paper = node.and_then(|node| paper::paper(file, path, &node, split.opening, &mut diagnostics));
    in_order(&mut diagnostics);
    (paper, diagnostics)
}

/// The tree of a front matter that has been read already: what is wrong with it has been told.
pub(crate) fn known(file: FileId, text: &str, split: &Split) -> Option<Node> {
    tree(file, text, split).0
}

/// What a translation's front matter says together with the original's.
fn joined(node: Option<Node>, original: Option<&Node>, join: impl FnOnce(&Node, Node) -> Node) -> Option<Node> {
    match (original, node) {
        (Some(original), Some(own)) => Some(join(original, own)),
        (_, node) => node,
    }
}

fn tree(file: FileId, text: &str, split: &Split) -> (Option<Node>, Vec<Diagnostic>) {
    let Some(front) = &split.front else { return (None, Vec::new()) };
    let yaml = text.get(front.clone()).unwrap_or("");
    let parsed = planwright_yaml::parse_knowing(file, yaml, front.start, is_key);
    (parsed.node, parsed.diagnostics)
}

/// Keys are read in the order of the source format; findings are told in the order of the file.
fn in_order(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by_key(|finding| finding.span);
}

#[cfg(test)]
mod tests;
