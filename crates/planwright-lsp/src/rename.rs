//! Giving another id to a part of a plan, wherever it is written.

use std::collections::BTreeMap;

use planwright_core::model::{AnchorKind, Id, Plan};
use planwright_core::{Edit, Span};

use crate::analysis::Analysis;
use crate::front;
use crate::ids::{How, Mention, mentions};

/// The edits that give another id to what has this one.
///
/// A section that has its id from its file's name keeps the name, and its front matter says `id:`
/// from then on: the name is what other files may lead to by path, and what a translation's file is
/// matched by. Headings that have their ids from that of their section get new ones with it.
///
/// # Errors
///
/// Why the new id cannot be given, in a sentence.
pub(crate) fn edits(analysis: &Analysis, id: &Id, new: &str) -> Result<Vec<Edit>, String> {
    let Some(plan) = analysis.plan() else {
        return Err("The plan cannot be read as it stands: mend `plan.md` first.".to_owned());
    };
    let new = new.trim().trim_start_matches('#');
    let Some(new) = Id::new(new) else {
        let slug = Id::slug(new);
        return Err(format!(
            "An id is small letters, digits and hyphens, and begins with a letter: `{slug}`, for example."
        ));
    };
    if new == *id {
        return Ok(Vec::new());
    }
    if plan.anchors.contains_key(&new) || plan.papers.iter().any(|paper| paper.anchors.contains_key(&new)) {
        return Err(format!("There is something with the id `{new}` in this plan already."));
    }
    let renamed = renamed(plan, id, &new);
    let mut edits = Vec::new();
    for mention in mentions(analysis) {
        let Some(new) = renamed.get(&mention.id) else { continue };
        edits.extend(edit(analysis, plan, &mention, id, new));
    }
    Ok(edits)
}

/// The ids that change: the id itself, and those that headings have from the id of their section.
fn renamed(plan: &Plan, id: &Id, new: &Id) -> BTreeMap<Id, Id> {
    let mut renamed = BTreeMap::from([(id.clone(), new.clone())]);
    let is_section = plan.anchors.get(id).is_some_and(|anchor| anchor.kind == AnchorKind::Section);
    for (heading, anchor) in plan.anchors.iter().filter(|(_, anchor)| is_section && anchor.kind == AnchorKind::Heading)
    {
        let rest = heading.as_str().strip_prefix(id.as_str()).filter(|rest| rest.starts_with("--"));
        if anchor.section == *id
            && let Some(new) = rest.and_then(|rest| Id::new(&format!("{new}{rest}")))
        {
            renamed.insert(heading.clone(), new);
        }
    }
    renamed
}

fn edit(analysis: &Analysis, plan: &Plan, mention: &Mention, renamed: &Id, new: &Id) -> Option<Edit> {
    let is_itself = mention.id == *renamed;
    match mention.how {
        How::Used => Some(Edit { span: mention.span, insert: new.to_string() }),
        How::Given | How::ByWords if is_itself => Some(Edit { span: mention.span, insert: new.to_string() }),
        // A translation has it from the original.
        How::FromName if is_itself && is_original(plan, mention.span) => id_line(analysis, mention.span, new),
        How::FromWords if is_itself && is_original(plan, mention.span) => behind_heading(analysis, mention.span, new),
        _ => None,
    }
}

fn is_original(plan: &Plan, span: Span) -> bool {
    !plan.translations.iter().any(|translation| translation.files.contains(&span.file))
}

/// A line `id:` at the end of the front matter.
fn id_line(analysis: &Analysis, title: Span, new: &Id) -> Option<Edit> {
    let text = analysis.sources.text(title.file);
    let block = front::block(text)?;
    let end = if text.get(block.clone())?.ends_with("\r\n") { "\r\n" } else { "\n" };
    Some(Edit { span: Span::new(title.file, block.end, block.end), insert: format!("id: {new}{end}") })
}

/// ` {#id}` behind the words of a heading.
fn behind_heading(analysis: &Analysis, heading: Span, new: &Id) -> Option<Edit> {
    let line = analysis.sources.slice(heading).lines().next()?;
    // A heading may be closed by the signs that open it: the id stands behind them too.
    let end = heading.start as usize + line.trim_end().len();
    Some(Edit { span: Span::new(heading.file, end, end), insert: format!(" {{#{new}}}") })
}
