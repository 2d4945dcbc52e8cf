//! The author's guide as pages.

use axum::extract::{Path, State};
use axum::response::Response;

use super::Here;
use super::answer::{Policy, html, not_there};
use super::shell::escape;
use crate::{Guide, Topic};

/// The id of the guide's own list of its topics.
const CONTENTS: &str = "index";

/// The topics: the guide's own list of them, where it has one.
pub(super) async fn contents(State(site): Here) -> Response {
    site.guide.as_ref().map_or_else(not_there, list)
}

fn list(guide: &Guide) -> Response {
    if let Some(body) = (guide.html)(CONTENTS) {
        return page_of("The author’s guide", &body, "");
    }
    let topics: String = guide.topics.iter().map(entry).collect();
    page_of("The author’s guide", &format!("<h1>The author’s guide</h1>\n<ul class=\"topics\">\n{topics}</ul>"), "")
}

fn entry(topic: &Topic) -> String {
    let (id, title, summary) = (escape(&topic.id), escape(&topic.title), escape(&topic.summary));
    format!("<li><a href=\"{id}.html\">{title}</a> <span>{summary}</span></li>\n")
}

/// A topic: `tables.html`.
pub(super) async fn page(State(site): Here, Path(page): Path<String>) -> Response {
    let Some(guide) = &site.guide else { return not_there() };
    if page == "index.html" {
        return list(guide);
    }
    let Some((at, topic)) =
        page.strip_suffix(".html").and_then(|id| guide.topics.iter().enumerate().find(|(_, topic)| topic.id == id))
    else {
        return not_there();
    };
    match (guide.html)(&topic.id) {
        Some(body) => page_of(&topic.title, &body, &onward(guide, at)),
        None => not_there(),
    }
}

/// Links to the topics before and after.
fn onward(guide: &Guide, at: usize) -> String {
    let link = |topic: &Topic, rel: &str, word: &str| {
        let (id, title) = (escape(&topic.id), escape(&topic.title));
        format!("<a rel=\"{rel}\" href=\"{id}.html\"><span>{word}</span> {title}</a>\n")
    };
    let before = at.checked_sub(1).and_then(|at| guide.topics.get(at)).map(|topic| link(topic, "prev", "Before"));
    let after = guide.topics.get(at + 1).map(|topic| link(topic, "next", "Next"));
    format!("{}{}", before.unwrap_or_default(), after.unwrap_or_default())
}

fn page_of(title: &str, body: &str, onward: &str) -> Response {
    let page = include_str!("../shell/guide.html");
    let page = page.replace("{title}", &escape(title)).replace("{onward}", onward).replace("{body}", body);
    html(page, Policy::Guide)
}
