//! A page as HTML.

use pulldown_cmark::html::push_html;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

use planwright_core::model::Id;

use crate::{CONTENTS, LINK};

/// The inside of a page's main part. Nothing of a page is HTML itself: what looks like it is text.
pub(crate) fn body(markdown: &str) -> String {
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, Options::ENABLE_SMART_PUNCTUATION).collect();
    let mut headings = headings(&events).into_iter();
    let mut html = String::new();
    push_html(&mut html, events.iter().cloned().flat_map(|event| of_event(event, &mut headings)));
    html
}

/// The ids of the headings, in their order: no two alike.
fn headings(events: &[Event<'_>]) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    let mut words: Option<String> = None;
    for event in events {
        match event {
            Event::Start(Tag::Heading { .. }) => words = Some(String::new()),
            Event::Text(text) | Event::Code(text) => words.iter_mut().for_each(|words| words.push_str(text)),
            Event::End(TagEnd::Heading(_)) => {
                let slug = Id::slug(&words.take().unwrap_or_default()).to_string();
                let again = ids.iter().filter(|id| **id == slug).count();
                ids.push(if again == 0 { slug } else { format!("{slug}-{}", again + 1) });
            }
            _ => {}
        }
    }
    ids
}

/// An event as pages of HTML have it.
fn of_event<'a>(event: Event<'a>, ids: &mut impl Iterator<Item = String>) -> Vec<Event<'a>> {
    match event {
        Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
            vec![Event::Start(Tag::Heading { level, id: ids.next().map(CowStr::from), classes, attrs })]
        }
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = dest_url.strip_prefix(LINK).map(|topic| CowStr::from(address(topic))).unwrap_or(dest_url);
            vec![Event::Start(Tag::Link { link_type, dest_url, title, id })]
        }
        Event::Start(Tag::CodeBlock(kind)) => vec![Event::Html(before_code(&kind).into())],
        Event::End(TagEnd::CodeBlock) => vec![Event::Html("</code></pre>\n</figure>\n".into())],
        Event::Html(text) | Event::InlineHtml(text) => vec![Event::Text(text)],
        event => vec![event],
    }
}

/// The page of a topic, from another.
fn address(topic: &str) -> String {
    let topic = if topic.is_empty() { CONTENTS } else { topic };
    format!("{topic}.html")
}

/// What stands before code: what it is, the file that it is of, and that it can be scrolled by keys.
fn before_code(kind: &CodeBlockKind<'_>) -> String {
    let info = match kind {
        CodeBlockKind::Fenced(info) => info.as_ref(),
        CodeBlockKind::Indented => "",
    };
    let words: Vec<&str> = info.split(' ').collect();
    let caption = match words[..] {
        [_, "in", file] => format!("<figcaption>In {}</figcaption>\n", code(file)),
        [_, "line", file] => format!("<figcaption>The line in {}, as it should be</figcaption>\n", code(file)),
        _ => String::new(),
    };
    let class = match words.first().copied() {
        Some("sh") => "typed",
        Some("text") => "printed",
        _ => "file",
    };
    format!("<figure class=\"code {class}\">\n{caption}<pre tabindex=\"0\"><code>")
}

/// A file's name as code. It comes from our own pages; it is escaped all the same.
fn code(name: &str) -> String {
    let mut html = String::new();
    push_html(&mut html, [Event::Code(name.into())].into_iter());
    html
}
