//! The page: what is read on it, that it stands alone, and that it shows both versions.

use planwright_html::{Outputs, Which, alone, render};

use crate::dom::{self, Element, Node};
use crate::pair::{self, repository};
use crate::pairs;

/// The page of the small pair.
fn page() -> String {
    let theme = pair::theme("default");
    alone(&pairs::small().view(&theme), &theme, Which::Changes).unwrap()
}

fn main_of(page: &Element) -> &Element {
    page.all(&|element| element.name == "main").into_iter().next().expect("a main element")
}

/// Every line that is read, with what it stands in.
fn lines(element: &Element, out: &mut String) {
    let lines_of = ["h2", "h3", "h4", "p", "li", "dt", "dd", "summary", "caption", "th", "td"];
    for kid in element.elements() {
        let holds_lines = !kid.all(&|inner| lines_of.contains(&inner.name.as_str())).is_empty();
        if lines_of.contains(&kid.name.as_str()) && !(kid.name == "li" && holds_lines) {
            let text = kid.text().split_whitespace().collect::<Vec<_>>().join(" ");
            out.push_str(&format!("{}: {text}\n", kid.name));
        } else {
            lines(kid, out);
        }
    }
}

#[test]
fn what_is_read_on_the_page() {
    let page = dom::parse(&page());
    let mut found = String::new();
    lines(main_of(&page), &mut found);
    let path = repository().join("tests/redline/small.txt");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).expect("tests/redline/small.txt");
    assert!(found == expected, "the page is read otherwise; UPDATE_EXPECT=1 writes it anew:\n{found}");
}

/// Every attribute of a name.
fn values<'e>(page: &'e Element, name: &str) -> Vec<&'e str> {
    let all = page.all(&|element| element.attribute(name).is_some());
    all.into_iter().filter_map(|element| element.attribute(name)).collect()
}

#[test]
fn a_page_that_stands_alone_asks_for_nothing() {
    let page = dom::parse(&page());
    for name in ["src", "srcset"] {
        assert!(values(&page, name).iter().all(|value| value.starts_with("data:")), "{:?}", values(&page, name));
    }
    let hrefs = values(&page, "href");
    let stays = |href: &&str| ["#", "data:", "mailto:", "http", "tel:"].iter().any(|start| href.starts_with(start));
    assert!(hrefs.iter().all(stays), "{hrefs:?}");
    let links = page.all(&|element| element.name == "link" && element.attribute("rel") == Some("stylesheet"));
    assert_eq!(links.len(), 1);
}

#[test]
fn every_link_of_the_page_leads_somewhere() {
    let page = dom::parse(&page());
    let ids = values(&page, "id");
    for href in values(&page, "href").into_iter().filter_map(|href| href.strip_prefix('#')) {
        assert!(ids.contains(&href), "#{href}");
    }
    let mut seen = std::collections::BTreeSet::new();
    assert!(ids.iter().all(|id| seen.insert(*id)), "an id stands twice: {ids:?}");
}

/// The words of an element as they stand in one version: without those of the other, and without marks.
fn version(element: &Element, gone: &str) -> String {
    let mut text = String::new();
    for kid in &element.kids {
        match kid {
            Node::Text(words) => text.push_str(words),
            Node::Element(inner) if inner.name == gone || inner.has_class("vh") || inner.has_class("difference") => {}
            Node::Element(inner) => text.push_str(&version(inner, gone)),
        }
    }
    text
}

#[test]
fn without_what_was_deleted_it_is_the_new_version_and_without_what_was_added_the_old_one() {
    let page = dom::parse(&page());
    let all = |gone: &str| version(main_of(&page), gone).split_whitespace().collect::<Vec<_>>().join(" ");
    let (new, old) = (all("del"), all("ins"));
    assert!(new.contains("Officers should walk the town centres every evening."));
    assert!(old.contains("Officers must walk the town centres every evening."));
    assert!(new.contains("at a cost of £640,000 in 2026/27") && old.contains("at a cost of £612,000 in 2026/27"));
    assert!(new.contains("The papers are published three working days before each meeting."));
    assert!(old.contains("The papers are published a week before each meeting."));
}

#[test]
fn a_page_among_others_leads_to_the_plan() {
    let theme = pair::theme("default");
    let view = pairs::small().view(&theme);
    let outputs = Outputs { index_html: true, changes: true, ..Outputs::default() };
    let page = render(&view, &theme, &outputs, Which::Changes).unwrap();
    assert!(page.contains("href=\"index.html#streets\"") && page.contains("href=\"assets/theme.css\""));
    let plan = render(&view, &theme, &outputs, Which::Plan).unwrap();
    assert!(plan.contains("<a href=\"changes.html\">") && plan.contains("What changed in this version"));
}

#[test]
fn nothing_is_compared_where_there_is_nothing_to_compare_with() {
    let theme = pair::theme("default");
    let view = planwright_view::View { changes: None, ..pairs::small().view(&theme) };
    assert!(render(&view, &theme, &Outputs::default(), Which::Changes).is_err());
    assert_eq!(planwright_pdf::changes(&view, &theme).unwrap(), None);
    let plan = render(&view, &theme, &Outputs { index_html: true, ..Outputs::default() }, Which::Plan).unwrap();
    assert!(!plan.contains("changes.html"));
}

#[test]
fn equal_versions_have_no_section_that_changed() {
    let theme = pair::theme("default");
    let files = pair::files("tests/diff/base");
    let view = pair::Pair::new(&files, &files).view(&theme);
    let page = alone(&view, &theme, Which::Changes).unwrap();
    let read = dom::parse(&page);
    assert!(read.all(&|element| element.has_class("change") || element.name == "ins").is_empty());
    assert_eq!(read.all(&|element| element.has_class("digest-list")).len(), 1, "it says that nothing changed");
    assert!(planwright_pdf::changes(&view, &theme).unwrap().is_some());
}
