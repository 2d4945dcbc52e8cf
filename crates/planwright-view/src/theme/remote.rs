//! What a theme's pages would ask other hosts for: nothing may be, so that nobody learns who reads a plan, and a page looks
//! the same without the other host.

use planwright_core::{Diagnostic, Span};

use super::layer::Layer;
use super::place::Places;

/// Looks at the style sheets and templates of a theme's own layers.
pub(super) fn check(layers: &[Layer], places: &mut Places<'_>) {
    for (path, bytes) in layers.iter().filter(|layer| !layer.built_in).flat_map(|layer| &layer.files) {
        let Some((text, requests)) = std::str::from_utf8(bytes).ok().zip(requests_of(path)) else { continue };
        // What a theme below has under the same name is not used.
        let file = places.text(path, text);
        if places.sources.text(file) != text {
            continue;
        }
        for at in requests(text) {
            let end = text[at..].find(['"', '\'', ')', ';', ' ', '>', '\n']).map_or(text.len(), |end| at + end);
            places.tell(asks(&text[at..end], Span::new(file, at, end)));
        }
    }
}

/// Finds where a text asks another host for something.
type Requests = fn(&str) -> Vec<usize>;

fn requests_of(path: &str) -> Option<Requests> {
    let (folder, _) = path.split_once('/')?;
    match path.rsplit_once('.')?.1 {
        "css" if folder == "assets" => Some(of_style),
        "html" if folder == "html" => Some(of_template),
        _ => None,
    }
}

fn asks(address: &str, span: Span) -> Diagnostic {
    Diagnostic::error("theme/file", span, format!("every page would ask another host for `{address}`"))
        .label("on another host")
        .help("The other host would learn who reads the plan, and the page would look otherwise wherever it cannot be reached.")
        .help("Put the file itself into the theme's `assets/` and write its path from there, such as `url(photo.jpg)`.")
}

/// The addresses behind `@import` and `url(` in a style sheet, its comments left out.
fn of_style(text: &str) -> Vec<usize> {
    let text = without(text, "/*", "*/").to_ascii_lowercase();
    let after = |word: &str| text.match_indices(word).map(|(at, _)| at + word.len()).collect::<Vec<_>>();
    let mut found: Vec<usize> =
        ["url(", "@import", "src("].into_iter().flat_map(after).filter_map(|at| remote(&text, at)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The addresses of what a page loads by itself: pictures, scripts, style sheets. A link may lead anywhere.
fn of_template(text: &str) -> Vec<usize> {
    let text = without(&without(text, "{#", "#}"), "<!--", "-->").to_ascii_lowercase();
    let mut found = Vec::new();
    for (at, _) in text.match_indices('<') {
        let tag = &text[at..text[at..].find('>').map_or(text.len(), |end| at + end)];
        let loads = tag.starts_with("<link") && !tag.contains("rel=\"canonical") && !tag.contains("rel=\"alternate");
        let keys = if loads { ["src=", "srcset=", "href="].as_slice() } else { &["src=", "srcset=", "poster="] };
        let places = keys.iter().flat_map(|key| tag.match_indices(key).map(|(from, _)| at + from + key.len()));
        found.extend(places.filter_map(|from| remote(&text, from)));
    }
    found.extend(of_style(&text));
    found.sort_unstable();
    found.dedup();
    found
}

/// Where the address begins that stands at a place, if it is on another host.
fn remote(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let address = rest.trim_start_matches([' ', '\t', '\n', '\r', '"', '\'']);
    let is_remote = ["http:", "https:", "//"].iter().any(|beginning| address.starts_with(beginning));
    is_remote.then(|| at + rest.len() - address.len())
}

/// The text with blanks in place of what stands between two marks, so that places stay as they are.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once(open) {
        let after = inside.split_once(close).map_or("", |(_, after)| after);
        out.push_str(before);
        out.extend(std::iter::repeat_n(' ', rest.len() - before.len() - after.len()));
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use crate::theme::load::tests::check;

    /// What is told of a theme with this file: the text at each place.
    fn told(path: &str, text: &str) -> Vec<String> {
        let found = check(&[("theme.yaml", "extends: default\n"), (path, text)]);
        assert!(found.iter().all(|(rule, _, _)| rule == "theme/file"), "{found:?}");
        found.into_iter().map(|(_, at, _)| at).collect()
    }

    #[test]
    fn a_style_sheet_asks_no_other_host() {
        let font = "https://fonts.example/css?family=X";
        assert_eq!(told("assets/own.css", &format!("@import \"{font}\";")), [font]);
        assert_eq!(told("assets/own.css", &format!("@IMPORT url({font});")), [font]);
        assert_eq!(told("assets/own.css", "a { background: url( '//cdn.example/a.png' ) }"), ["//cdn.example/a.png"]);
        assert_eq!(told("assets/own.css", "/* url(https://a.example) */ a { background: url(a.png) }"), [""; 0]);
        assert_eq!(told("assets/own.css", "@namespace svg \"http://www.w3.org/2000/svg\";"), [""; 0]);
    }

    #[test]
    fn a_template_loads_nothing_from_another_host() {
        let load = "<script src=\"https://a.example/a.js\"></script><link rel=\"stylesheet\" href='//b.example/b.css'>";
        assert_eq!(told("html/footer.html", load), ["https://a.example/a.js", "//b.example/b.css"]);
        let style = "<p style=\"background: url(https://c.example/c.png)\">";
        assert_eq!(told("html/footer.html", style), ["https://c.example/c.png"]);
        let links =
            "<a href=\"https://www.example\">Us</a> {# src=\"https://a.example\" #}<img src=\"{{ root }}a.png\">";
        assert_eq!(told("html/footer.html", links), [""; 0]);
    }
}
