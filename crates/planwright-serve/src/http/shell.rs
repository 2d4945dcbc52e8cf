//! The page that shows everything, and the choice of plans.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::Here;
use super::answer::{Policy, html, not_there, served};
use crate::shown::Served;

/// The files of the shell, by their names.
const FILES: [(&str, &[u8]); 9] = [
    ("look.css", include_bytes!("../shell/look.css")),
    ("shell.css", include_bytes!("../shell/shell.css")),
    ("guide.css", include_bytes!("../shell/guide.css")),
    ("tools.js", include_bytes!("../shell/tools.js")),
    ("shell.js", include_bytes!("../shell/shell.js")),
    ("frame.js", include_bytes!("../shell/frame.js")),
    ("sheets.js", include_bytes!("../shell/sheets.js")),
    ("findings.js", include_bytes!("../shell/findings.js")),
    ("plans.js", include_bytes!("../shell/plans.js")),
];

/// The shell of a plan.
pub(super) async fn plan(State(site): Here, Path(slug): Path<String>) -> Response {
    let Some(plan) = site.open(&slug) else { return not_there() };
    let title = plan.title.clone().unwrap_or_else(|| plan.path.clone());
    let guide = if site.guide.is_some() { "" } else { " hidden" };
    let page = include_str!("../shell/plan.html");
    let page = page.replace("{slug}", &escape(&plan.slug)).replace("{no-guide}", guide);
    // A choice of one is none.
    let only_one = if site.shown.all().len() > 1 { "" } else { " hidden" };
    let page = page.replace("{only-one}", only_one);
    html(page.replace("{title}", &escape(&title)), Policy::Shell)
}

/// The choice of plans.
pub(super) fn plans() -> Response {
    html(include_str!("../shell/plans.html"), Policy::Shell)
}

/// A file that the shell asks for.
pub(super) async fn file(Path(name): Path<String>, headers: HeaderMap) -> Response {
    match FILES.iter().find(|(known, _)| *known == name) {
        Some((_, bytes)) => served(&name, &Served::new(*bytes), &headers, Policy::Shell),
        None => of_theme(&name).map_or_else(not_there, |file| served(&name, &file, &headers, Policy::Shell)),
    }
}

/// The mark, or a font, of the theme that comes with the tool.
fn of_theme(name: &str) -> Option<Served> {
    let theme = planwright_view::theme::built_in("default")?;
    let path = match name {
        "mark.svg" => format!("assets/{name}"),
        _ => name.ends_with(".woff2").then(|| format!("assets/fonts/{name}"))?,
    };
    theme.file(&path).map(|bytes| Served::new(bytes.to_vec()))
}

/// Text as HTML.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
