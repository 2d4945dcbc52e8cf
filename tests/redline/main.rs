//! What changed between two versions of a plan, as a page and as a PDF.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests say what fails")]

mod pair;
mod pairs;

use planwright_html::{Which, alone};

#[test]
fn a_page_is_written() {
    let theme = pair::theme("default");
    let folder = std::env::var("REDLINES").map(std::path::PathBuf::from);
    for (name, pair) in pairs::all() {
        let view = pair.view(&theme);
        let page = alone(&view, &theme, Which::Changes).unwrap();
        let pdf = planwright_pdf::changes(&view, &theme).unwrap_or_else(|found| panic!("{name}: {found:#?}")).unwrap();
        if let Ok(folder) = &folder {
            std::fs::create_dir_all(folder.join(name)).unwrap();
            std::fs::write(folder.join(name).join("changes.pdf"), &pdf.bytes).unwrap();
            std::fs::create_dir_all(folder.join(name)).unwrap();
            std::fs::write(folder.join(name).join("changes.html"), &page).unwrap();
        }
    }
}
