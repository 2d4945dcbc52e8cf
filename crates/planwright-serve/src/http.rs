//! Answers to requests.

mod answer;
mod events;
mod guard;
mod guide;
mod shell;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Serialize;
use tokio::sync::Semaphore;

use self::answer::{Policy, json, not_there, served};
use crate::sheets::{sheet, sheets};
use crate::shown::{Edition, Plan, Shown};
use crate::work::Task;
use crate::{Guide, Topic};

/// What requests are answered from.
pub(crate) struct Site {
    shown: Arc<Shown>,
    tell: Sender<Task>,
    guide: Option<Guide>,
    port: u16,
    /// How many pages of PDFs are drawn at a time.
    drawing: Semaphore,
}

type Here = State<Arc<Site>>;

impl Site {
    pub(crate) fn new(shown: Arc<Shown>, tell: Sender<Task>, guide: Option<Guide>, port: u16) -> Self {
        Self { shown, tell, guide, port, drawing: Semaphore::new(2) }
    }

    /// A plan, which is made from now on.
    fn open(&self, slug: &str) -> Option<Arc<Plan>> {
        let plan = self.shown.plan(slug)?;
        if !plan.opened {
            // Where the worker has ended there is nothing new to be seen, and what there is is shown.
            let _ = self.tell.send(Task::Open(slug.to_owned()));
        }
        Some(plan)
    }
}

/// Everything that can be asked for.
pub(crate) fn router(site: Arc<Site>) -> Router {
    Router::new()
        .route("/", get(root))
        .route("/plans/", get(async || shell::plans()))
        .route("/plans/{slug}/", get(shell::plan))
        .route("/state", get(list))
        .route("/state/{slug}", get(state))
        .route("/events", get(events::events))
        .route("/out/{slug}/{*path}", get(good))
        .route("/draft/{slug}/{*path}", get(draft))
        .route("/sheets/{slug}/{tag}", get(pages))
        .route("/sheets/{slug}/{tag}/{page}", get(page))
        .route("/guide/{page}", get(guide::page))
        .route("/guide/", get(guide::contents))
        .route("/shell/{file}", get(shell::file))
        .fallback(async || not_there())
        .layer(middleware::from_fn_with_state(Arc::clone(&site), guard::guard))
        .with_state(site)
}

/// The only plan at once, else a choice of plans.
async fn root(State(site): Here) -> Response {
    match site.shown.all().as_slice() {
        [only] => Redirect::temporary(&format!("/plans/{}/", only.slug)).into_response(),
        _ => shell::plans(),
    }
}

/// The plans to choose from.
async fn list(State(site): Here) -> Response {
    #[derive(Serialize)]
    struct Listed {
        trouble: Option<String>,
        plans: Vec<Plan>,
    }
    // What is said of each is enough to choose; the rest is a plan's own.
    let glance = |plan: &Arc<Plan>| Plan { findings: Vec::new(), good: None, draft: None, ..Plan::clone(plan) };
    json(&Listed { trouble: site.shown.trouble(), plans: site.shown.all().iter().map(glance).collect() })
}

/// What is known of a plan.
async fn state(State(site): Here, Path(slug): Path<String>) -> Response {
    #[derive(Serialize)]
    struct Told<'a> {
        #[serde(flatten)]
        plan: &'a Plan,
        /// The topics of the guide that tell more of its findings, by their rules.
        guide: BTreeMap<&'a str, &'a Topic>,
    }
    let Some(plan) = site.open(&slug) else { return not_there() };
    let rules = plan.findings.iter().map(|finding| finding.rule.as_str());
    let guide = site.guide.iter().flat_map(|guide| rules.clone().filter_map(|rule| Some((rule, guide.about(rule)?))));
    json(&Told { plan: &plan, guide: guide.collect() })
}

/// An output of the last edition without errors; of the draft where there never was one.
async fn good(State(site): Here, Path((slug, path)): Path<(String, String)>, headers: HeaderMap) -> Response {
    output(site.open(&slug).and_then(|plan| plan.good.clone().or_else(|| plan.draft.clone())), &path, &headers)
}

/// An output of the plan as it stands, in spite of its errors.
async fn draft(State(site): Here, Path((slug, path)): Path<(String, String)>, headers: HeaderMap) -> Response {
    output(site.open(&slug).and_then(|plan| plan.draft.clone()), &path, &headers)
}

fn output(edition: Option<Edition>, path: &str, headers: &HeaderMap) -> Response {
    let Some(edition) = edition else { return not_there() };
    // `cy/` is `cy/index.html`, as web servers have it.
    let path = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    edition.files.get(&path).map_or_else(not_there, |file| served(&path, file, headers, Policy::Output))
}

/// A PDF by the tag of its contents, so that what is drawn is never of another.
fn pdf(plan: &Plan, tag: &str) -> Option<axum::body::Bytes> {
    let editions = plan.good.iter().chain(&plan.draft);
    let shown = editions.flat_map(|edition| &edition.files).filter(|(path, _)| path.ends_with(".pdf"));
    let mut files = shown.map(|(_, file)| file).chain(&plan.retired);
    files.find(|file| file.tag == tag).map(|file| file.bytes.clone())
}

/// The sizes of a PDF's pages.
async fn pages(State(site): Here, Path((slug, tag)): Path<(String, String)>) -> Response {
    let Some(pdf) = site.shown.plan(&slug).and_then(|plan| pdf(&plan, &tag)) else { return not_there() };
    match tokio::task::spawn_blocking(move || sheets(&pdf)).await {
        Ok(Some(sheets)) => json(&sheets),
        _ => not_there(),
    }
}

/// A page of a PDF as a picture: `3-1200.png` is the third, some 1200 pixels wide.
async fn page(State(site): Here, Path((slug, tag, name)): Path<(String, String, String)>) -> Response {
    let Some(pdf) = site.shown.plan(&slug).and_then(|plan| pdf(&plan, &tag)) else { return not_there() };
    let asked = name.strip_suffix(".png").and_then(|name| name.split_once('-'));
    let Some((number, width)) = asked.and_then(|(n, w)| Some((n.parse::<usize>().ok()?, w.parse().ok()?))) else {
        return not_there();
    };
    let Some(at) = number.checked_sub(1) else { return not_there() };
    let Ok(_turn) = site.drawing.acquire().await else { return not_there() };
    match tokio::task::spawn_blocking(move || sheet(&pdf, at, width)).await {
        Ok(Some(png)) => answer::picture(png),
        Ok(None) => not_there(),
        // A fault of what draws: the PDF itself can be looked at all the same.
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
