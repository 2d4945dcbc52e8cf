//! What changed between two versions of a plan, as a page and as a PDF.
//!
//! `REDLINES=DIR` writes the pages and the PDFs of every pair in every theme to `DIR`, for tools that are not ours to look at.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests say what fails")]

mod built;
#[path = "../agreement/dom.rs"]
#[allow(dead_code, reason = "what reads pages and PDFs is shared")]
mod dom;
#[path = "../diff/edit.rs"]
#[allow(dead_code, reason = "how pairs are written is shared")]
mod edit;
#[path = "../agreement/edition.rs"]
#[allow(dead_code, reason = "what reads pages and PDFs is shared")]
mod edition;
#[path = "../agreement/html.rs"]
mod html;
mod keys;
#[path = "../agreement/normal.rs"]
#[allow(dead_code, reason = "what reads pages and PDFs is shared")]
mod normal;
mod page;
mod rare;
mod words;

/// Plans as `edit` takes them.
mod plan {
    /// Texts by their paths.
    pub(crate) type Files = std::collections::BTreeMap<String, String>;
}
mod pair;
mod pairs;
#[path = "../agreement/pdf/mod.rs"]
#[allow(dead_code, reason = "what reads pages and PDFs is shared")]
mod pdf;

use std::path::PathBuf;

use planwright_html::{Which, alone};

/// The folders of themes in this repository.
fn themes() -> Vec<String> {
    let entries = std::fs::read_dir(pair::repository().join("themes")).expect("themes");
    let folders = entries.flatten().filter(|entry| entry.path().join("theme.yaml").is_file());
    let mut names: Vec<String> = folders.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

#[test]
fn redlines_are_written_for_tools_to_look_at() {
    let Some(folder) = std::env::var_os("REDLINES").map(PathBuf::from) else { return };
    for name in themes() {
        let theme = pair::theme(&name);
        for (pair_name, pair) in pairs::all() {
            let view = pair.view(&theme);
            let to = folder.join(&name).join(pair_name);
            std::fs::create_dir_all(&to).unwrap();
            std::fs::write(to.join("changes.html"), alone(&view, &theme, Which::Changes).unwrap()).unwrap();
            let pdf = planwright_pdf::changes(&view, &theme).unwrap_or_else(|found| panic!("{name}: {found:#?}"));
            std::fs::write(to.join("changes.pdf"), pdf.unwrap().bytes).unwrap();
        }
    }
}

/// Words without spaces, and without what only lists that are printed have: points and numbers.
fn squeezed(words: &edition::Words) -> String {
    let mark = |word: &str| {
        let number = word.strip_suffix('.').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        number || matches!(word, "•" | "–")
    };
    let words = words.list.iter().map(|word| word.text.as_str()).filter(|word| !mark(word));
    words.flat_map(|word| word.chars().filter(|c| !c.is_whitespace())).collect()
}

/// Where two texts part.
fn parting(a: &str, b: &str) -> String {
    let at = a.char_indices().zip(b.chars()).find(|((_, a), b)| a != b).map_or(a.len().min(b.len()), |((at, _), _)| at);
    let near = |text: &str| {
        text.chars()
            .skip(text.get(..at).map_or(0, |s| s.chars().count()).saturating_sub(60))
            .take(140)
            .collect::<String>()
    };
    format!("page: {}\nPDF:  {}", near(a), near(b))
}

#[test]
fn the_page_and_the_pdf_have_the_same_words_in_the_same_order() {
    let theme = pair::theme("default");
    for (name, pair) in pairs::all() {
        let view = pair.view(&theme);
        let page = squeezed(&html::read(&alone(&view, &theme, Which::Changes).unwrap()).words);
        let pdf = planwright_pdf::changes(&view, &theme).unwrap().unwrap();
        let pdf = squeezed(&pdf::read(&pdf.bytes).words);
        // The heads differ: the page names the version, the PDF the area.
        let from = |text: &str| text.find("Inshort").map(|at| text[at..].to_owned()).expect("a digest");
        let (page, pdf) = (from(&page), from(&pdf));
        assert!(page.contains("[added:") && page.contains("[deleted:"), "{name}");
        assert!(page == pdf, "{name}:\n{}", parting(&page, &pdf));
    }
}
