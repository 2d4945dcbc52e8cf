//! The answers to requests: each reads what the client sent, asks a function, and words what it gives.

use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, CompletionParams, FoldingRangeParams, Hover, Location, MarkupContent,
    MarkupKind, Range, RenameParams, TextDocumentPositionParams, Uri,
};
use planwright_core::FileId;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::session::Session;
use crate::analysis::Analysis;
use crate::definition::{self, Target};
use crate::{actions, completion, folding, formatting, hover, ids, rename, symbols, uri};

/// An answer, or why there is none.
type Answer = Result<Value, String>;

/// Answers a request; none where it is not offered.
pub(super) fn answer(session: &mut Session<'_>, method: &str, params: Value) -> Option<Answer> {
    Some(match method {
        "textDocument/completion" => with(params, |it| complete(session, &it)),
        "textDocument/hover" => with(params, |it| hovered(session, &it)),
        "textDocument/definition" => with(params, |it| defined(session, &it)),
        "textDocument/references" => referred(session, params),
        "textDocument/prepareRename" => with(params, |it| prepared(session, &it)),
        "textDocument/rename" => renamed(session, params),
        "textDocument/documentSymbol" => outlined(session, &params),
        "textDocument/foldingRange" => with(params, |it: FoldingRangeParams| {
            let document = session.document(&it.text_document.uri)?;
            // A table has nothing to fold.
            let is_table = it.text_document.uri.0.ends_with(".csv");
            some(if is_table { Vec::new() } else { folding::ranges(&document.text) })
        }),
        "textDocument/formatting" => laid_out(session, &params),
        "textDocument/codeAction" => with(params, |it| offered(session, &it)),
        _ => return None,
    })
}

/// What a function gives for what the client sent: `null` for nothing.
fn with<P: DeserializeOwned>(params: Value, answer: impl FnOnce(P) -> Option<Value>) -> Answer {
    let params = serde_json::from_value(params).map_err(|e| format!("the request cannot be read: {e}"))?;
    Ok(answer(params).unwrap_or(Value::Null))
}

fn some(answer: impl Serialize) -> Option<Value> {
    serde_json::to_value(answer).ok()
}

/// A place in a plan as it stands now.
struct Here<'a> {
    analysis: &'a Analysis,
    file: FileId,
    within: String,
    offset: usize,
}

/// The place that the client means, where it is in a plan.
fn here<'a>(session: &'a mut Session<'_>, at: &TextDocumentPositionParams) -> Option<Here<'a>> {
    let (folder, path, within) = session.place(&at.text_document.uri)?;
    let analysis = session.fresh(&folder)?;
    let file = analysis.file(&path)?;
    let offset = analysis.lines(file).offset(analysis.sources.text(file), at.position);
    Some(Here { analysis, file, within, offset })
}

fn complete(session: &mut Session<'_>, params: &CompletionParams) -> Option<Value> {
    let at = &params.text_document_position_params;
    let (folder, _, within) = session.place(&at.text_document.uri)?;
    // Never waits for a check, unless there was none yet.
    session.check_first(&folder);
    let document = session.document(&at.text_document.uri)?;
    let offset = document.lines().offset(&document.text, at.position);
    let analysis = session.last_read(&folder);
    let (text, lines) = (&*document.text, document.lines());
    some(json!({
        "isIncomplete": true,
        "items": completion::at(&completion::At { text, lines, offset, within: &within, analysis }),
    }))
}

fn hovered(session: &mut Session<'_>, at: &TextDocumentPositionParams) -> Option<Value> {
    let here = here(session, at)?;
    let told = hover::at(here.analysis, here.file, &here.within, here.offset)?;
    let range = here.analysis.lines(here.file).range(here.analysis.sources.text(here.file), told.about);
    some(Hover { contents: MarkupContent { kind: MarkupKind::Markdown, value: told.words }.into(), range: Some(range) })
}

fn defined(session: &mut Session<'_>, at: &TextDocumentPositionParams) -> Option<Value> {
    let (folder, ..) = session.place(&at.text_document.uri)?;
    let here = here(session, at)?;
    let location = |target| match target {
        Target::Span(span) => here.analysis.location(span),
        Target::File(path) => Some(Location { uri: uri::of(&uri::plain(&folder.join(path))), range: Range::default() }),
    };
    let found = definition::at(here.analysis, here.file, here.offset);
    some(found.into_iter().filter_map(location).collect::<Vec<_>>())
}

fn referred(session: &mut Session<'_>, params: Value) -> Answer {
    let with_definition = params["context"]["includeDeclaration"].as_bool().unwrap_or(true);
    with(params, |at: TextDocumentPositionParams| {
        let here = here(session, &at)?;
        let spans = definition::references(here.analysis, here.file, here.offset, with_definition);
        some(spans.into_iter().filter_map(|span| here.analysis.location(span)).collect::<Vec<_>>())
    })
}

fn prepared(session: &mut Session<'_>, at: &TextDocumentPositionParams) -> Option<Value> {
    let here = here(session, at)?;
    let mentions = ids::mentions(here.analysis);
    let mention = ids::at(&mentions, here.file, here.offset)?;
    some(json!({"range": here.analysis.range(mention.span), "placeholder": mention.id.as_str()}))
}

fn renamed(session: &mut Session<'_>, params: Value) -> Answer {
    let params: RenameParams =
        serde_json::from_value(params).map_err(|e| format!("the request cannot be read: {e}"))?;
    let nothing = || "There is no id here that could be changed.".to_owned();
    let at = &params.text_document_position_params;
    let (folder, ..) = session.place(&at.text_document.uri).ok_or_else(nothing)?;
    let here = here(session, at).ok_or_else(nothing)?;
    let mentions = ids::mentions(here.analysis);
    let mention = ids::at(&mentions, here.file, here.offset).ok_or_else(nothing)?;
    let edits = rename::edits(here.analysis, &mention.id, &params.new_name)?;
    let analysis = session.known(&folder).ok_or_else(nothing)?;
    Ok(session.edits().of(analysis, &edits).and_then(some).unwrap_or(Value::Null))
}

fn outlined(session: &mut Session<'_>, params: &Value) -> Answer {
    let Some(uri) = params["textDocument"]["uri"].as_str().map(|uri| Uri(uri.to_owned())) else {
        return Ok(Value::Null);
    };
    let Some((folder, path, _)) = session.place(&uri) else { return Ok(Value::Null) };
    let Some(analysis) = session.fresh(&folder) else { return Ok(Value::Null) };
    let file = analysis.file(&path);
    let outline = file.map(|file| symbols::outline(analysis, file)).unwrap_or_default();
    Ok(some(outline).unwrap_or(Value::Null))
}

fn laid_out(session: &mut Session<'_>, params: &Value) -> Answer {
    let nothing = Ok(Value::Null);
    let Some(uri) = params["textDocument"]["uri"].as_str().map(|uri| Uri(uri.to_owned())) else { return nothing };
    let Some((folder, _, within)) = session.place(&uri) else { return nothing };
    let (Some(tree), Some(document)) = (session.tree(&folder), session.document(&uri)) else { return nothing };
    Ok(some(formatting::edits(&tree, &within, document)?).unwrap_or(Value::Null))
}

fn offered(session: &mut Session<'_>, params: &CodeActionParams) -> Option<Value> {
    let uri = &params.text_document.uri;
    let (folder, path, within) = session.place(uri)?;
    session.fresh(&folder)?;
    let analysis = session.known(&folder)?;
    let file = analysis.file(&path)?;
    let bytes = analysis.lines(file).bytes(analysis.sources.text(file), params.range);
    let all = actions::at(analysis, file, &within, &bytes, &session.edits());
    let is_wanted = |action: &CodeAction| {
        let kind = action.kind.clone().map(String::from).unwrap_or_default();
        let fits = |wanted: &CodeActionKind| {
            let wanted = String::from(wanted.clone());
            kind == wanted || wanted.is_empty() || kind.starts_with(&format!("{wanted}."))
        };
        params.context.only.as_ref().is_none_or(|only| only.iter().any(fits))
    };
    some(all.into_iter().filter(is_wanted).collect::<Vec<_>>())
}
