//! The pages of a plan that holds everything.

#![allow(missing_docs, clippy::expect_used)]

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use planwright_html::{Outputs, PlanEntry, WORDS, Which, assets, list, render, text};
use planwright_view::{NoteView, SectionView, View, ZoneRole, ZoneView};
use support::{HOSTILE, all_outputs, ids, links, plan_words, shown_words, strange, theme};

const PAGES: [Which; 4] = [Which::Plan, Which::Page, Which::StatutoryIndex, Which::PanelResponse];

fn page(view: &View, which: Which) -> String {
    render(view, &theme(), &all_outputs(), which).expect("a page")
}

#[test]
fn every_word_is_shown_once_and_in_order() {
    for hostile in [false, true] {
        let view = strange(hostile);
        let expected = plan_words(&view);
        for which in [Which::Plan, Which::Fragment] {
            let shown = shown_words(&page(&view, which));
            let first = expected.iter().zip(&shown).position(|(a, b)| a != b);
            let near = first.map(|i| {
                (
                    &expected[i.saturating_sub(5)..(i + 5).min(expected.len())],
                    &shown[i.saturating_sub(5)..(i + 5).min(shown.len())],
                )
            });
            assert_eq!(near, None, "{which:?}");
            assert_eq!(expected.len(), shown.len(), "{which:?}");
        }
    }
}

#[test]
fn ids_are_unique_and_links_lead_somewhere() {
    let view = strange(false);
    for which in PAGES.into_iter().chain([Which::Fragment]) {
        let html = page(&view, which);
        let all = ids(&html);
        let unique: BTreeSet<_> = all.iter().copied().collect();
        assert_eq!(all.len(), unique.len(), "{which:?}");
        for link in links(&html).into_iter().filter_map(|link| link.strip_prefix('#')) {
            let known = unique.contains(link) || (which == Which::Fragment && link.starts_with('_'));
            assert!(known, "{which:?}: #{link}");
        }
    }
}

#[test]
fn text_is_never_code() {
    let view = strange(true);
    for which in PAGES.into_iter().chain([Which::Fragment]) {
        let html = page(&view, which);
        assert!(!html.contains("<script>"), "{which:?}");
        assert!(html.contains("&lt;script&gt;alert(1)"), "{which:?}");
        assert!(html.contains("{{ 7 * 7 }}{% raw %}&amp;amp;"), "{which:?}");
        assert!(!html.contains("javascript:"), "{which:?}");
        assert_eq!(html.matches("</style>").count(), usize::from(which != Which::Fragment), "{which:?}");
        assert_eq!(html.matches("</title>").count(), html.matches("<title").count(), "{which:?}");
    }
    assert!(text(&view).contains(HOSTILE));
}

#[test]
fn no_page_asks_another_host() {
    let view = strange(false);
    for which in PAGES {
        let html = page(&view, which);
        for asked in ["src=\"http", "@import", "url(http", "<iframe"] {
            assert!(!html.contains(asked), "{which:?}: {asked}");
        }
    }
}

#[test]
fn only_what_is_built_is_linked_to() {
    let view = strange(false);
    let none = Outputs::default();
    for which in PAGES {
        let html = render(&view, &theme(), &none, which).expect("a page");
        for file in
            ["plan.pdf", "page.pdf", "page.html", "index.html", "plan.txt", "statutory-index.html", "panel-response"]
        {
            assert!(!html.contains(file), "{which:?}: {file}");
        }
    }
}

#[test]
fn a_fragment_stands_alone() {
    let html = page(&strange(false), Which::Fragment);
    assert!(html.starts_with("<main ") && html.ends_with("</main>\n"));
    let title = html.lines().nth(1).expect("a second line");
    assert!(title.starts_with("<h1 data-furniture>"), "{title}");
    let status = html.lines().nth(2).expect("a third line");
    assert!(status.starts_with("<p data-furniture><strong>Draft for the panel</strong> Not yet issued."), "{status}");
    for furniture in ["<use", "permalink", "statutory-index.html", "_contents"] {
        assert!(!html.contains(furniture), "{furniture}");
    }
}

#[test]
fn a_plan_in_force_has_no_mark() {
    let mut view = strange(false);
    view.status.in_force = true;
    for which in PAGES.into_iter().chain([Which::Fragment]) {
        let html = page(&view, which);
        assert!(!html.contains("class=\"status") && !html.contains("(Draft"), "{which:?}");
        assert!(which != Which::Fragment || !html.contains("Draft for the panel"), "{which:?}");
    }
    assert!(page(&strange(false), Which::Plan).contains("Draft for the panel"));
}

#[test]
fn numerals_stand_in_the_hero_alone() {
    let mut view = strange(false);
    let numerals = |view: &View| page(view, Which::Page).matches("class=\"big\"").count();
    let hero = |zone: &&mut ZoneView| zone.role == ZoneRole::Hero;
    let entries = view.page.zones.iter_mut().find(hero).expect("a hero").items.len();
    for zone in &mut view.page.zones {
        zone.numbered = true;
        zone.items.iter_mut().for_each(|item| item.numeral = Some("7".to_owned()));
    }
    assert_eq!(numerals(&view), entries);
    view.page.zones.iter_mut().find(hero).expect("a hero").items.truncate(1);
    assert_eq!(numerals(&view), 0, "an only priority has no numeral");
}

/// The words of a part of a view, as a plan that has nothing else.
fn words_of(section: &SectionView, notes: &[NoteView]) -> Vec<String> {
    let mut view = strange(false);
    view.glossary.clear();
    view.notes = notes.to_vec();
    view.sections = vec![section.clone()];
    let title = section.title.split_whitespace().count();
    plan_words(&view).split_off(title)
}

#[test]
fn the_pages_beside_the_plan_have_their_words() {
    let view = strange(false);
    let response = view.response.as_ref().expect("a response");
    let index = &view.statutory.section;
    assert_eq!(shown_words(&page(&view, Which::StatutoryIndex)), words_of(index, &[]));
    assert_eq!(shown_words(&page(&view, Which::PanelResponse)), words_of(&response.section, &response.notes));
}

#[test]
fn the_statutory_index_is_the_same_on_its_page_and_in_the_plan() {
    let view = strange(false);
    let (alone, plan) = (page(&view, Which::StatutoryIndex), page(&view, Which::Plan));
    for (heading, duty) in [("<h3>Financial", "id=\"grants\""), ("href=\"index.html#main\"", ", page 7 of the PDF")] {
        assert!(alone.contains(heading) && alone.contains(duty), "{alone}");
    }
    for part in ["<h4>Financial", "id=\"duty.grants\"", "href=\"#duty.objectives\"", "<a href=\"#main\">Resources</a>"]
    {
        assert!(plan.contains(part), "{part}");
    }
    assert!(!plan.contains("statutory-index.html#"), "what stands in the plan is linked to there");
    let mut view = strange(false);
    view.sections.pop();
    view.statutory.appendix = None;
    assert!(page(&view, Which::Plan).contains("href=\"statutory-index.html#objectives\""));
}

#[test]
fn the_response_leads_to_the_plan_and_has_notes_of_its_own() {
    let html = page(&strange(false), Which::PanelResponse);
    for part in ["<a href=\"index.html#main\">the money</a>", "Of the response alone.", "href=\"panel-response.pdf\""] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("A first note.") && !html.contains("_contents"), "{html}");
}

#[test]
fn every_page_says_what_made_it() {
    let view = strange(false);
    let mark = "<meta name=\"generator\" content=\"Planwright\">";
    assert!(PAGES.into_iter().all(|which| page(&view, which).contains(mark)));
    let html = list(&[], &theme(), &view.words, "en-GB").expect("a page");
    assert!(html.contains(mark) && html.contains("url(data:font/woff2;base64,d09GMg"));
}

#[test]
fn the_default_theme_has_every_word() {
    let words = theme().words("en").clone();
    for (key, english) in WORDS {
        assert_eq!(words.get(*key).map(String::as_str), Some(*english), "{key}");
    }
}

#[test]
fn missing_words_are_named() {
    let mut view = strange(false);
    view.words.remove("contents");
    let findings = render(&view, &theme(), &all_outputs(), Which::Plan).expect_err("a word is missing");
    assert!(findings[0].message.contains("contents"));
}

#[test]
fn a_faulty_template_is_a_finding() {
    let mut theme = theme();
    theme.files.insert("html/index.html".to_owned(), b"{{ nothing.there }}".to_vec().into());
    let findings = render(&strange(false), &theme, &all_outputs(), Which::Plan).expect_err("a fault");
    assert_eq!(findings[0].rule.as_str(), "theme/error");
    assert!(findings[0].message.contains("html/index.html"), "{}", findings[0].message);
}

#[test]
fn the_style_sheet_has_the_theme_s_colours() {
    let mut theme = theme();
    theme.colours.insert("accent".to_owned(), "#123456".to_owned());
    theme.colours.insert("evil".to_owned(), "red; } body { display: none".to_owned());
    let files = assets(&theme, &strange(false));
    let css = files.iter().find(|(path, _)| path == "assets/theme.css").map(|(_, bytes)| bytes).expect("a style sheet");
    let css = std::str::from_utf8(css).expect("text");
    assert!(css.contains("--accent: #123456;") && !css.contains("evil"));
    assert!(files.iter().any(|(path, _)| path == "assets/pictures/map.svg"));
}

#[test]
fn the_text_edition_is_readable() {
    let view = strange(false);
    let text = text(&view);
    assert!(text.starts_with("DRAFT FOR THE PANEL\n***"));
    assert!(text.lines().all(|line| line.chars().count() <= 84), "{text}");
    assert!(text.contains("[1] A first note."));
    let running = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(running.contains("a link with a note[2] (https://example.org/"));
}

#[test]
fn a_list_of_plans_escapes_what_it_shows() {
    let view = strange(true);
    let entries = [PlanEntry::new("a \"plan\" <1>", &view, &all_outputs())];
    let html = list(&entries, &theme(), &view.words, "en-GB").expect("a page");
    assert!(!html.contains("<script>"));
    assert!(html.contains("./a%20%22plan%22%20%3C1%3E/index.html"), "{html}");
}

/// Writes the site to the folder that `PLANWRIGHT_SITE` names, to be looked at.
#[test]
fn a_site_to_look_at() {
    let Ok(folder) = std::env::var("PLANWRIGHT_SITE") else { return };
    for (name, hostile) in [("everything", false), ("hostile", true)] {
        let folder = Path::new(&folder).join(name);
        let view = strange(hostile);
        let write = |path: &str, bytes: &[u8]| {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, bytes).expect("a file");
        };
        for which in PAGES {
            write(&which.path(&view), page(&view, which).as_bytes());
        }
        assets(&theme(), &view).iter().for_each(|(path, bytes)| write(path, bytes));
        write("plan.txt", text(&view).as_bytes());
        write("plan.pdf", b"%PDF-1.4\n");
        write("page.pdf", b"%PDF-1.4\n");
    }
}
