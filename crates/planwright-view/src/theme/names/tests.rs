use crate::theme::load::tests::check;

const SETTINGS: (&str, &str) = ("theme.yaml", "extends: default\n");

/// The one thing that is said of a theme with this file: rule, the text at the place, message.
#[track_caller]
fn told(path: &str, text: &str) -> (String, String, String) {
    let mut found = check(&[SETTINGS, (path, text)]);
    assert_eq!(found.len(), 1, "{path}: {found:?}");
    found.remove(0)
}

#[track_caller]
fn silent(files: &[(&str, &str)]) {
    let files: Vec<(&str, &str)> = std::iter::once(SETTINGS).chain(files.iter().copied()).collect();
    assert_eq!(check(&files), []);
}

#[test]
fn files_that_nothing_reads() {
    for path in [
        "html/footr.html",
        "html/footer.htm",
        "pdf/setings.typ",
        "pdf/overrides.typst",
        "locales/en.yml",
        "locales/en-GB.yaml",
        "locales/EN.yaml",
        "locales/eng.yaml",
        "assets/onw.css",
        "asset/logo.svg",
        "HTML/footer.html",
        "overrides.typ",
        "own.css",
    ] {
        let (rule, _, message) = told(path, "");
        assert_eq!(rule, "theme/file", "{path}");
        assert!(message.contains(&format!("`{path}` of the theme is never used")), "{message}");
    }
    // A folder is told once.
    assert_eq!(check(&[SETTINGS, ("locale/en.yaml", ""), ("locale/cy.yaml", "")]).len(), 1);
}

#[test]
fn files_that_are_read_or_may_lie_anywhere() {
    silent(&[("html/footer.html", ""), ("pdf/overrides.typ", ""), ("assets/own.css", ""), ("locales/gd.yaml", "")]);
    silent(&[("html/footer.html", "{% include \"html/own/crest.html\" %}"), ("html/own/crest.html", "")]);
    silent(&[
        ("pdf/overrides.typ", "#import \"/crest.typ\": *\n#image(\"sea.svg\")"),
        ("pdf/crest.typ", ""),
        ("pdf/sea.svg", ""),
    ]);
    silent(&[("pdf/overrides.typ", "#let icon(name) = image(\"icon-\" + name + \".svg\")"), ("pdf/icon-sea.svg", "")]);
    silent(&[("assets/own.css", "@import url(more.css);"), ("assets/more.css", "")]);
    silent(&[("README.md", ""), ("originals/logo.ai", ""), ("assets/photo.jpg", ""), ("fonts/LICENCE.txt", "")]);
}

#[test]
fn blocks_that_no_template_has() {
    let extends = |rest: &str| format!("{{% extends \"default/html/index.html\" %}}\n{rest}");
    let typo = extends("{% block logoo %}<b>Crest</b>{% endblock logoo %}");
    let (rule, at, message) = told("html/index.html", &typo);
    assert_eq!((rule.as_str(), at.as_str()), ("theme/file", "logoo"), "{message}");
    let nested = extends(
        "{%- block logo -%}{% block crest %}<b>Crest</b>{% endblock %}{% endblock %}{% block footer %}{% endblock %}",
    );
    silent(&[("html/index.html", &nested)]);
    silent(&[("html/footer.html", "{% block whatever %}{% endblock %}")]);
}

#[test]
fn keys_and_places_that_nothing_prints() {
    let (rule, at, _) = told("locales/en.yaml", "contents: In this plan\ncontens: Contents\n");
    assert_eq!((rule.as_str(), at.as_str()), ("theme/settings", "contens"));
    let (rule, at, message) = told("locales/cy.yaml", "page_of: \"Tudalen {page} o {pagse}\"\n");
    assert_eq!((rule.as_str(), at.as_str()), ("theme/settings", "\"Tudalen {page} o {pagse}\""));
    assert!(message.contains("`{pagse}` in `page_of`"), "{message}");
    let (_, at, message) = told("locales/en.yaml", "contents: In this plan\nstatus_unfit: Approved\n");
    assert_eq!(at, "status_unfit", "{message}");
    silent(&[("locales/en.yaml", "page_of: \"{pages} pages\"\n"), ("locales/cy.law.yaml", "Any words: Geiriau\n")]);
}
