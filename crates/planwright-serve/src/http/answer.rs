//! What answers are made of.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::shown::Served;

/// What a page of ours may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Policy {
    /// An output: its own style, script and pictures; shown within the shell.
    Output,
    /// The shell: its own files, what the server tells, and outputs in frames.
    Shell,
    /// A page of the guide: its style, and no script.
    Guide,
}

impl Policy {
    fn words(self) -> &'static str {
        match self {
            Self::Output => {
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
            }
            Self::Shell => {
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
            }
            Self::Guide => {
                "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
            }
        }
    }
}

/// A page of HTML.
pub(super) fn html(text: impl Into<Body>, policy: Policy) -> Response {
    typed("text/html; charset=utf-8", text.into(), policy)
}

/// A file of ours or of an edition; nothing where whoever asks has it already.
pub(super) fn served(path: &str, file: &Served, asked: &HeaderMap, policy: Policy) -> Response {
    let tag = format!("\"{}\"", file.tag);
    let known = asked.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let mut response = if known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag)) {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        set_policy(&mut response, policy);
        response
    } else {
        typed(kind(path), Body::from(file.bytes.clone()), policy)
    };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    // To be asked for each time, and sent only where it is new.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// What is known, for the shell.
pub(super) fn json(value: &impl Serialize) -> Response {
    match serde_json::to_vec(value) {
        Ok(text) => typed("application/json", text.into(), Policy::Shell),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A picture that never changes: its address has the tag of what it shows.
pub(super) fn picture(png: Vec<u8>) -> Response {
    let mut response = typed("image/png", png.into(), Policy::Output);
    let always = HeaderValue::from_static("private, max-age=3600, immutable");
    response.headers_mut().insert(header::CACHE_CONTROL, always);
    response
}

pub(super) fn not_there() -> Response {
    (StatusCode::NOT_FOUND, "There is nothing here.\n").into_response()
}

fn typed(kind: &'static str, body: Body, policy: Policy) -> Response {
    let mut response = ([(header::CONTENT_TYPE, kind)], body).into_response();
    set_policy(&mut response, policy);
    response
}

fn set_policy(response: &mut Response, policy: Policy) {
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy.words()));
}

/// What a file is, by the ending of its name. Whatever is unknown is to be saved and not shown.
fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    }
}
