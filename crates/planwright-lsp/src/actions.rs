//! What the editor offers to do at a place: the fixes of findings, and to declare what a section answers.

use std::collections::BTreeMap;
use std::ops::Range;

use gen_lsp_types::{CodeAction, CodeActionKind, TextEdit, Uri};
use planwright_core::{Diagnostic, Edit, FileId, Span};
use planwright_edit::fixes;

use crate::analysis::Analysis;
use crate::schema::FileKind;
use crate::workspace_edit::Edits;
use crate::{findings, front, known};

/// What is offered for these bytes of a file.
pub(crate) fn at(
    analysis: &Analysis,
    file: FileId,
    within: &str,
    bytes: &Range<usize>,
    edits: &Edits<'_>,
) -> Vec<CodeAction> {
    let here = |found: &&Diagnostic| {
        let own = found.span.range();
        found.span.file == file && own.start <= bytes.end && bytes.start <= own.end
    };
    let fixes = analysis.diagnostics().filter(here).filter_map(|found| fix(analysis, found, edits));
    fixes.chain(declarations(analysis, file, within, bytes, edits)).chain(all_certain(analysis, file, edits)).collect()
}

/// The fix of a finding.
fn fix(analysis: &Analysis, found: &Diagnostic, edits: &Edits<'_>) -> Option<CodeAction> {
    let fix = found.fix.as_ref()?;
    Some(CodeAction {
        title: fix.title.clone(),
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![findings::shown(found, analysis)]),
        is_preferred: fix.safe.then_some(true),
        edit: Some(edits.of(analysis, &fix.edits)?),
        ..CodeAction::default()
    })
}

/// Every fix of the file that is certain, in one.
fn all_certain(analysis: &Analysis, file: FileId, edits: &Edits<'_>) -> Option<CodeAction> {
    let findings = analysis.diagnostics().filter(|found| found.span.file == file);
    // Of two that touch each other the second is offered again when the first has been made.
    let certain = fixes::certain(findings, |changed| changed == file);
    let taken: Vec<Edit> =
        certain.iter().filter_map(|found| found.fix.as_ref()).flat_map(|fix| fix.edits.clone()).collect();
    if taken.is_empty() {
        return None;
    }
    Some(CodeAction {
        title: "Make every change here that is certain".to_owned(),
        kind: Some(CodeActionKind::SourceFixAll),
        edit: Some(edits.of(analysis, &taken)?),
        ..CodeAction::default()
    })
}

/// In the front matter of a section: to declare that it answers a duty that nothing answers.
fn declarations(
    analysis: &Analysis,
    file: FileId,
    within: &str,
    bytes: &Range<usize>,
    edits: &Edits<'_>,
) -> Vec<CodeAction> {
    let text = analysis.sources.text(file);
    let is_original = analysis.plan().is_some_and(|plan| plan.all_sections().any(|section| section.file == file));
    let Some(block) = front::block(text).filter(|block| bytes.start <= block.end + 3) else { return Vec::new() };
    if FileKind::of(within) != Some(FileKind::Section) || !is_original {
        return Vec::new();
    }
    let declare = |id: &str, provision: &str| {
        let edit = satisfies(text, file, &block, id)?;
        Some(CodeAction {
            title: format!("Declare that this section answers `duty/{id}` ({provision})"),
            kind: Some(CodeActionKind::RefactorRewrite),
            edit: Some(edits.of(analysis, &[edit])?),
            ..CodeAction::default()
        })
    };
    known::unmet(&analysis.checked).filter_map(|duty| declare(&duty.id, &duty.provision)).collect()
}

/// The edit that adds a duty to `satisfies`; none where that is written in a way that cannot be added to.
fn satisfies(text: &str, file: FileId, block: &Range<usize>, id: &str) -> Option<Edit> {
    let insert = |at: usize, insert: String| Some(Edit { span: Span::new(file, at, at), insert });
    let front = text.get(block.clone())?;
    let newline = if front.contains("\r\n") { "\r\n" } else { "\n" };
    let Some(at) = front.find("satisfies:").filter(|at| *at == 0 || front[..*at].ends_with('\n')) else {
        return insert(block.end, format!("satisfies: [{id}]{newline}"));
    };
    let value = block.start + at + "satisfies:".len();
    let line_end = text.get(value..)?.find(['\r', '\n']).map_or(text.len(), |end| value + end);
    let words = text.get(value..line_end)?.trim();
    if words.starts_with('[') {
        let close = value + text.get(value..block.end)?.find(']')?;
        let inside = text.get(value..close)?.trim().trim_start_matches('[').trim();
        let comma = if inside.is_empty() || inside.ends_with(',') { "" } else { ", " };
        let end = value + text.get(value..close)?.trim_end().len();
        return insert(end, format!("{comma}{id}"));
    }
    if !words.is_empty() {
        return None;
    }
    let next = text.get(line_end..block.end)?;
    let after = next.trim_start_matches(['\r', '\n']);
    let indent: String = after.chars().take_while(|c| *c == ' ').collect();
    let has_list = after.trim_start().starts_with("- ");
    let indent = if has_list { indent } else { "  ".to_owned() };
    insert(line_end, format!("{newline}{indent}- {id}"))
}

/// Edits by file, for whoever needs them without versions.
pub(crate) fn by_file(analysis: &Analysis, edits: &[Edit]) -> Option<BTreeMap<String, (Uri, Vec<TextEdit>)>> {
    let mut files: BTreeMap<String, (Uri, Vec<TextEdit>)> = BTreeMap::new();
    for edit in edits {
        let uri = analysis.uri(edit.span.file)?;
        let edit = TextEdit { range: analysis.range(edit.span), new_text: edit.insert.clone() };
        files.entry(uri.0.clone()).or_insert_with(|| (uri, Vec::new())).1.push(edit);
    }
    Some(files)
}

#[cfg(test)]
mod tests {
    use planwright_core::Sources;

    use super::*;

    #[track_caller]
    fn check(before: &str, after: &str) {
        let text = format!("---\ntitle: A\n{before}---\n");
        let file = Sources::default().add("a.md", text.as_str());
        let edit = satisfies(&text, file, &front::block(&text).unwrap(), "grants").unwrap();
        let mut changed = text.clone();
        changed.replace_range(edit.span.range(), &edit.insert);
        assert_eq!(changed, format!("---\ntitle: A\n{after}---\n"));
    }

    #[test]
    fn a_duty_is_added_however_the_list_is_written() {
        check("", "satisfies: [grants]\n");
        check("satisfies: []\n", "satisfies: [grants]\n");
        check("satisfies: [equality]\n", "satisfies: [equality, grants]\n");
        check("satisfies: [equality, ]\n", "satisfies: [equality,grants ]\n");
        check("satisfies:\n  - equality\nkind: x\n", "satisfies:\n  - grants\n  - equality\nkind: x\n");
        check("satisfies:\n- equality\n", "satisfies:\n- grants\n- equality\n");
        check("satisfies:\nkind: x\n", "satisfies:\n  - grants\nkind: x\n");
    }
}
