//! What must hold of the pages by themselves. What they show is run by `tests/e2e/guide.rs`.

use std::collections::BTreeSet;

use planwright_core::catalogue;
use planwright_core::model::{InsertKind, Kind, TableRole};
use planwright_parser::schema::{self, Schema};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::pages::PAGES;
use crate::{CONTENTS, LINK, Part, fill, html, near, text, topics};

/// Every page with everything filled in, and the list of all.
fn pages() -> Vec<(&'static str, String)> {
    let filled = |page: &crate::pages::Page| (page.id, fill::filled(page).expect("everything can be filled in"));
    PAGES.iter().map(filled).chain([(CONTENTS, text(CONTENTS).expect("a list"))]).collect()
}

#[test]
fn everything_is_filled_in() {
    for (id, text) in pages() {
        assert!(text.lines().all(|line| !line.starts_with("::")), "{id}");
        assert!(text.starts_with("# "), "{id}");
    }
}

#[test]
fn every_page_says_in_a_sentence_what_it_is_about() {
    let mut ids = BTreeSet::new();
    for topic in topics() {
        assert!(ids.insert(topic.id), "{} is there twice", topic.id);
        assert!(topic.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", topic.id);
        let sentence = topic.summary.ends_with('.') && !topic.summary.contains('\n') && topic.summary.len() < 130;
        assert!(sentence, "{}: {}", topic.id, topic.summary);
        assert!(!topic.title.is_empty() && !topic.title.ends_with('.'), "{}", topic.id);
    }
}

#[test]
fn every_kind_has_a_page_and_no_other_page_is_among_them() {
    let of_kinds: Vec<&str> = topics().iter().filter(|topic| topic.part == Part::Kinds).map(|topic| topic.id).collect();
    assert_eq!(of_kinds, Kind::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>());
}

#[test]
fn links_lead_to_topics() {
    let known: BTreeSet<&str> = topics().iter().map(|topic| topic.id).collect();
    let mut links = 0;
    for (id, text) in pages() {
        for event in Parser::new(&text) {
            let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
            match dest_url.strip_prefix(LINK) {
                Some(topic) => assert!(known.contains(topic), "{id} leads to {topic}"),
                None => assert!(dest_url.starts_with("https://"), "{id} leads to {dest_url}"),
            }
            links += 1;
        }
    }
    assert!(links > 60, "{links}");
}

#[test]
fn code_is_no_wider_than_a_terminal_shows_it() {
    for (id, text) in pages() {
        let mut file = None;
        for event in Parser::new(&fill::narrowed(&text)) {
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => file = Some(info.to_string()),
                Event::End(TagEnd::CodeBlock) => file = None,
                // A line to be replaced is shown as it stands.
                Event::Text(code) if file.as_ref().is_some_and(|file| !file.contains(" line ")) => {
                    let wide: Vec<&str> = code.lines().filter(|line| line.chars().count() > fill::WIDEST).collect();
                    assert_eq!(wide, [""; 0], "{id}");
                }
                _ => {}
            }
        }
    }
}

/// Every key of a schema, those within keys too.
fn keys(schema: Schema, path: &[String], found: &mut BTreeSet<&'static str>) {
    for key in schema.keys(path) {
        found.insert(key.name);
        let within: Vec<String> = path.iter().cloned().chain([key.name.to_owned()]).collect();
        keys(schema, &within, found);
    }
}

#[test]
fn every_key_of_front_matter_stands_on_a_page() {
    let mut known = BTreeSet::new();
    for schema in [schema::plan(), schema::section(), schema::panel(), schema::paper()] {
        keys(schema, &[], &mut known);
    }
    assert!(known.len() > 80, "{}", known.len());
    let all: String = pages().into_iter().map(|(_, text)| text).collect();
    let missing: Vec<_> = known.iter().filter(|key| !all.contains(&format!("- `{key}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn words_of_bodies_stand_where_they_are_looked_for() {
    let tables = text("tables").expect("a page");
    for role in TableRole::ALL.iter().map(|role| role.as_str()) {
        assert!(tables.contains(&format!("`{role}`")) || tables.contains(&format!("role={role}`")), "{role}");
    }
    let papers = text("papers").expect("a page");
    for part in InsertKind::ALL.iter().map(|part| part.as_str()) {
        assert!(papers.contains(&format!("`{part}`")), "{part}");
    }
}

#[test]
fn every_name_that_is_explained_exists() {
    let profiles = fill::built_in();
    let families = ["duty", "process", "table"];
    let known = |name: &str| {
        catalogue::rule(name).is_some()
            || families.contains(&name)
            || profiles.iter().any(|profile| profile.rule_names().iter().any(|known| known == name))
    };
    let mut named = 0;
    for (id, text) in pages() {
        for rest in text.split("planwright explain ").skip(1) {
            let name = rest.split(|c: char| !(c.is_ascii_lowercase() || "/.-".contains(c))).next().unwrap_or_default();
            let name = name.trim_end_matches('.');
            assert!(name.is_empty() || known(name), "{id} explains {name}");
            named += 1;
        }
    }
    assert!(named > 150, "{named}");
}

#[test]
fn a_kind_has_its_duties_with_their_sources() {
    let resources = text("resources").expect("a page");
    for words in [
        "`duty/resources`",
        "PRSRA 2011 s.7(1)(c) asks a plan for the money",
        "Source: PRSRA 2011 s.7(1)(c), text read.",
        "- A table of the resources: `planwright explain duty/resources.table`",
        "no legal advice",
    ] {
        assert!(resources.contains(words), "{words}: {resources}");
    }
    assert!(text("vision").expect("a page").contains("No duty of a statutory profile"));
}

#[test]
fn words_that_are_no_topic_are_answered_with_the_nearest() {
    assert_eq!(near("tabels"), Some("tables"));
    assert_eq!(near("Publish"), Some("publishing"));
    assert_eq!(near("charts"), Some("tables"));
    assert_eq!(near("Welsh"), Some("languages"));
    assert_eq!(near("xyzzy"), None);
    assert_eq!(near(""), None);
    assert_eq!(text("nothing"), None);
}

#[test]
fn html_has_headings_to_lead_to_and_pages_to_lead_to() {
    let page = html::body("# A *b*'s\n\n## Two\n\n## Two\n\nSee [c](guide:tables) & <b>.\n\n```md in a.md\n<x>\n```\n");
    for part in [
        "<h1 id=\"a-bs\">A <em>b</em>’s</h1>",
        "<h2 id=\"two\">",
        "<h2 id=\"two-2\">",
        "<a href=\"tables.html\">c</a> &amp; &lt;b&gt;.",
        "<figcaption>In <code>a.md</code></figcaption>\n<pre tabindex=\"0\"><code>&lt;x&gt;\n</code></pre>\n</figure>",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[test]
fn every_page_is_html_whose_links_lead_to_pages() {
    for topic in topics() {
        let page = crate::html(topic.id).expect("a page");
        assert_eq!(page.matches("<h1").count(), 1, "{}", topic.id);
        assert!(!page.contains("href=\"guide:"), "{}", topic.id);
        assert_eq!(page.matches("<pre").count(), page.matches("</pre>").count(), "{}", topic.id);
    }
}
