use planwright_core::Diagnostic;
pub(crate) use planwright_view::fill;
use planwright_view::{View, Words};

/// Every word that this crate prints and no view has in its sections: key and English. A locale
/// gives each of them; what stands in braces is filled in.
pub const WORDS: &[(&str, &str)] = &[
    ("about_this_plan", "About this plan"),
    ("accessibility_statement", "Accessibility statement"),
    ("alternative_formats", "Other formats"),
    ("back_to_contents", "Back to contents"),
    ("back_to_note_mark", "Back to the text, from note {number}, mark {mark}"),
    ("back_to_text", "Back to the text, from note {number}"),
    ("broken_reference", "broken reference"),
    ("chart_figures", "The figures:"),
    ("colophon", "Made with Planwright."),
    ("contact", "Contact"),
    ("contents", "Contents"),
    ("duties_answered", "Statutory duties:"),
    ("duty_answered", "Statutory duty:"),
    ("glossary", "Glossary"),
    ("in_partnership", "In partnership with"),
    ("languages", "Languages"),
    ("link_to", "Link to “{title}”"),
    ("note", "Note"),
    ("notes", "Notes"),
    ("page_as_pdf", "The plan on a page as a PDF"),
    ("page_of", "Page {page} of {pages}"),
    ("panel_response", "Response to the police and crime panel"),
    ("paper", "Paper: {title}"),
    ("paper_as_pdf", "The paper as a PDF: {title}"),
    ("pdf_page", "page {page} of the PDF"),
    ("pdf_pages", "PDF, {pages} pages, {size}"),
    ("pdf_sheet", "PDF, 1 page, {size}"),
    ("picture_missing", "Picture missing: {alt}"),
    ("plan_as_pdf", "The plan as a PDF"),
    ("plan_as_text", "The plan as plain text"),
    ("plans", "Plans"),
    ("redline_added", "[added: {words}]"),
    ("redline_contents", "What changed where"),
    ("redline_in_the_plan", "Read it in the plan"),
    ("redline_in_this_version", "What changed in this version"),
    ("redline_keys", "With a keyboard: Alt and N for the next change, Alt and P for the one before."),
    ("redline_legend", "How changes are marked"),
    ("redline_legend_added", "plus sign, underlined"),
    ("redline_legend_moved", "double line at the side"),
    ("redline_legend_removed", "minus sign, struck through"),
    ("redline_next", "Next change"),
    ("redline_previous", "Previous change"),
    ("redline_removed", "[deleted: {words}]"),
    ("redline_sample_added", "added words"),
    ("redline_sample_removed", "deleted words"),
    ("redline_tag_moved", "Moved"),
    ("response_as_pdf", "The response as a PDF"),
    ("skip_to_changes", "Skip to the changes"),
    ("skip_to_index", "Skip to the index"),
    ("skip_to_page", "Skip to the plan on a page"),
    ("skip_to_paper", "Skip to the paper"),
    ("skip_to_plan", "Skip to the plan"),
    ("skip_to_response", "Skip to the response"),
    ("statutory_index", "Where the plan answers the law"),
    ("table", "Table"),
    ("text_file", "Text"),
    ("the_plan", "The plan"),
    ("tools", "Other pages and files"),
    ("web_page", "Web page"),
    ("whole_plan", "{title}: the whole plan"),
];

/// Fails when a locale lacks words that the pages need.
pub(crate) fn complete(view: &View) -> Result<(), Vec<Diagnostic>> {
    let missing: Vec<&str> = WORDS.iter().map(|(key, _)| *key).filter(|key| !view.words.contains_key(*key)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let message = format!("the theme's locale lacks words that web pages need: {}", missing.join(", "));
    Err(vec![Diagnostic::error("theme/error", view.page.span, message)])
}

/// A word of the locale, or its key where it is missing.
pub(crate) fn word<'a>(words: &'a Words, key: &'a str) -> &'a str {
    words.get(key).map_or(key, String::as_str)
}

/// A size as people read it: "258 kB", "1.4 MB".
pub(crate) fn size(bytes: usize) -> String {
    let kilobytes = bytes.div_ceil(1000);
    if kilobytes < 1000 {
        return format!("{kilobytes} kB");
    }
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        assert_eq!(size(1), "1 kB");
        assert_eq!(size(257_001), "258 kB");
        assert_eq!(size(999_999), "1.0 MB");
        assert_eq!(size(1_400_000), "1.4 MB");
    }

    #[test]
    fn keys_are_sorted_and_unique() {
        assert!(WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
