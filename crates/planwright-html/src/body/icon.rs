use super::{FURNITURE, Setting, Writer};

/// The drawings, on a field of 24 by 24.
const ICONS: &[(&str, &str)] = &[
    (
        "link",
        r#"<path d="M10 14a4.5 4.5 0 0 0 6.4 0l3-3A4.5 4.5 0 0 0 13 4.6l-1 1M14 10a4.5 4.5 0 0 0-6.4 0l-3 3A4.5 4.5 0 0 0 11 19.4l1-1"/>"#,
    ),
    ("back", r#"<path d="M20 19v-5a4 4 0 0 0-4-4H5M10 5l-5 5 5 5"/>"#),
    ("increase", r#"<path d="M12 20V4M5 11l7-7 7 7"/>"#),
    ("decrease", r#"<path d="M12 4v16M5 13l7 7 7-7"/>"#),
    ("maintain", r#"<path d="M4 9h16M4 15h16"/>"#),
    ("monitor", r#"<path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z"/><circle cx="12" cy="12" r="3"/>"#),
    ("note", r#"<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7.5v.01"/>"#),
    ("tip", r#"<path d="M9 18h6M10 21h4M12 3a6 6 0 0 0-3.5 10.9V15h7v-1.1A6 6 0 0 0 12 3z"/>"#),
    ("important", r#"<path d="M4 4h16v13h-9l-5 4v-4H4zM12 7v4M12 14v.01"/>"#),
    ("warning", r#"<path d="M12 3 2 20h20zM12 10v4M12 17v.01"/>"#),
    ("caution", r#"<path d="M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16v.01"/>"#),
    ("met", r#"<path d="m4 12 5 6L20 6"/>"#),
    ("not-met", r#"<path d="M5 5l14 14M19 5 5 19"/>"#),
    ("waived", r#"<circle cx="12" cy="12" r="9"/><path d="M6 18 18 6"/>"#),
    ("not-yet", r#"<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 3"/>"#),
    ("not-applicable", r#"<path d="M5 12h14"/>"#),
    ("mentioned", r#"<path d="M4 5h16v11h-8l-5 4v-4H4z"/>"#),
    ("not-mentioned", r#"<path d="M5 12h14"/>"#),
    ("faulty", r#"<path d="M12 3 2 20h20zM12 10v4M12 17v.01"/>"#),
    ("accepted", r#"<path d="m4 12 5 6L20 6"/>"#),
    ("partly", r#"<circle cx="12" cy="12" r="9"/><path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor"/>"#),
    ("rejected", r#"<path d="M5 5l14 14M19 5 5 19"/>"#),
    // What the zones of the plan on a page hold; `pdf/sheet-icons.typ` draws the same.
    ("leadership", r#"<path d="M6 21V3h12l-3 4.5L18 12H6"/>"#),
    ("principle", r#"<circle cx="12" cy="12" r="9"/><path d="m16 8-2.5 5.5L8 16l2.5-5.5z"/>"#),
    ("priority", r#"<circle cx="12" cy="12" r="9"/><circle cx="12" cy="12" r="4"/>"#),
    ("commitment", r#"<path d="M4 4h16v16H4zM8 12.5l3 3L16.5 9"/>"#),
    ("opportunity", r#"<path d="m3 17 6-6 4 4 8-8M15 7h6v6"/>"#),
    ("performance", r#"<path d="M5 21v-6M12 21V9M19 21V3"/>"#),
    ("chart", r#"<path d="M3 6h18M3 12h12M3 18h6"/>"#),
    ("list", r#"<path d="M9 6h12M9 12h12M9 18h12M3 6h1M3 12h1M3 18h1"/>"#),
    // What became of something between two versions.
    ("move", r#"<path d="M8 4v16M4 8l4-4 4 4M16 20V4M12 16l4 4 4-4"/>"#),
    ("plus", r#"<path d="M12 5v14M5 12h14"/>"#),
    ("pen", r#"<path d="m4 20 1-5L16 4l4 4L9 19zM13 7l4 4"/>"#),
    ("sum", r#"<path d="M18 7V4H6l7 8-7 8h12v-3"/>"#),
    ("open", r#"<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 3"/>"#),
];

/// Icons that stand often on a page: drawn once and referred to.
const OFTEN: &[&str] = &["link", "back", "increase", "decrease", "maintain", "monitor"];

/// An icon whole, or nothing where there is none of the name.
pub(crate) fn drawn(name: &str) -> String {
    let Some((_, drawing)) = ICONS.iter().find(|(known, _)| *known == name) else {
        return String::new();
    };
    format!(
        concat!(
            r#"<svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" "#,
            r#"stroke-width="2" aria-hidden="true" focusable="false">{}</svg>"#
        ),
        drawing
    )
}

/// The icons that a page refers to.
pub(crate) fn sprite() -> String {
    let mut symbols = String::new();
    for (name, drawing) in ICONS.iter().filter(|(name, _)| OFTEN.contains(name)) {
        symbols.push_str(&format!(r#"<symbol id="_i-{name}" viewBox="0 0 24 24">{drawing}</symbol>"#));
    }
    format!(r#"<svg class="sprite" aria-hidden="true" focusable="false">{symbols}</svg>"#)
}

impl Writer<'_> {
    /// Writes an icon. It is decoration: a word always stands beside it.
    pub(super) fn icon(&mut self, name: &str) {
        if self.setting == Setting::Fragment || !OFTEN.contains(&name) {
            self.out.raw(&drawn(name));
            return;
        }
        self.out.open("svg", &[("class", "icon"), ("aria-hidden", "true"), ("focusable", "false"), FURNITURE]);
        self.out.open("use", &[("href", &format!("#_i-{name}"))]);
        self.out.close("use");
        self.out.close("svg");
    }
}
