//! Whether a theme's templates print all that they are given.

use planwright_core::{Diagnostic, Span};
use planwright_view::View;
use planwright_view::theme::Theme;

use crate::markup::escaped;
use crate::outputs::Which;

/// What a page must show, whatever its theme.
pub(crate) struct Needed<'a> {
    /// The page's text, as HTML; none where a page has none of its own.
    pub(crate) body: Option<&'a str>,
    /// Titles and entries that templates put in themselves.
    pub(crate) words: Vec<&'a str>,
}

/// What of it a page leaves out: a finding at `template`, which makes the page, or at the template that it is built on.
pub(crate) fn check(
    html: &str,
    needed: &Needed<'_>,
    view: &View,
    theme: &Theme,
    (which, template): (Which, &str),
) -> Option<Diagnostic> {
    let page = which.path(view);
    let message = match needed.body {
        Some(body) if !html.contains(body) => format!("the theme leaves the text off `{page}`, or changes it"),
        _ => {
            let text = text(html);
            let lost: Vec<&str> = needed.words.iter().copied().filter(|words| !is_said(&text, words)).collect();
            let first = lost.first()?;
            let more = if lost.len() > 1 { format!(" and {} more", lost.len() - 1) } else { String::new() };
            format!("the theme leaves words off `{page}`: “{first}”{more}")
        }
    };
    let (span, label) = match place(theme, template) {
        Some(span) => (span, "this template makes the page"),
        None => (theme.settings_place().unwrap_or(view.page.span), "this theme"),
    };
    let finding = Diagnostic::error("theme/error", span, message).label(label).help(
        "A theme says what a plan looks like, and not what it says: whoever reads the page would never know that something is missing.",
    );
    Some(if needed.body.is_some() {
        finding
            .help("Let the template print `{{ body | safe }}` and the titles, or fill only the blocks that it changes.")
    } else {
        finding.help("Let the templates print each zone's `title`, and the `text` of each of its `items`.")
    })
}

/// The first of the theme's own templates among those that a page is made of.
fn place(theme: &Theme, template: &str) -> Option<Span> {
    let usual = [template, "html/zone.html", "html/beside.html", "html/base.html"].map(str::to_owned);
    let others = theme.folder("html").map(|(path, _)| format!("html/{path}"));
    let own = usual.into_iter().chain(others).find(|path| theme.file(path).is_some() && !theme.is_built_in(path))?;
    theme.place(&own, 0, 0)
}

fn is_said(text: &str, words: &str) -> bool {
    text.contains(&spaced(&escaped(words)))
}

/// The words of a page, without its elements.
fn text(html: &str) -> String {
    let mut pieces = html.split('<');
    let first = pieces.next().unwrap_or_default();
    let rest = pieces.map(|piece| piece.split_once('>').map_or("", |(_, text)| text));
    spaced(&std::iter::once(first).chain(rest).collect::<String>())
}

/// The words with one space between each two.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_through_elements() {
        let text = text("<h1 class=\"a\">Anti <span class=\"whole\">social-care</span>\n  &amp; more</h1>");
        assert!(is_said(&text, "Anti social-care & more") && !is_said(&text, "Anti-social"));
    }
}
