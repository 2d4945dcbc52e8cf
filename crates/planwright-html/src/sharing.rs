//! What a page says of itself to search engines and to those who share a link to it.

use planwright_view::View;
use tera::Context;

use crate::outputs::{PLAN, Which};

/// What `html/sharing.html` is given besides the page's title and description.
pub(crate) fn insert(context: &mut Context, view: &View, which: Which) {
    // A translation that is published elsewhere says so; the address of the plan is not its own.
    let url = view.languages.own.url.as_deref();
    context.insert("address", &url.and_then(|url| address(url, &which.path(view))));
    context.insert("graph_locale", &locale(&view.document.lang));
}

/// Where a page is published when the plan is at `url`: the plan's page there, and the others beside it, which is known
/// only where `url` is that of a folder or of the plan's file.
fn address(url: &str, file: &str) -> Option<String> {
    if file == PLAN {
        return Some(url.to_owned());
    }
    let path = url.find(['?', '#']).map_or(url, |end| url.get(..end).unwrap_or(url));
    let folder = path.strip_suffix(PLAN).unwrap_or(path);
    // An address without a path has no stroke after the host: `https://www.example.org`.
    let host_only = folder.split_once("://").is_some_and(|(_, rest)| !rest.contains('/'));
    if host_only {
        return Some(format!("{folder}/{file}"));
    }
    (path == url && folder.ends_with('/')).then(|| format!("{folder}{file}"))
}

/// A language as Open Graph writes it, which wants a country too: the plans are British.
fn locale(lang: &str) -> String {
    let mut parts = lang.split('-');
    let language = parts.next().unwrap_or(lang);
    let country = parts.find(|part| part.len() == 2).unwrap_or("GB");
    format!("{language}_{country}")
}

#[cfg(test)]
mod tests {
    use super::{address, locale};

    #[test]
    fn pages_stand_beside_the_plan_where_it_has_a_folder() {
        for (url, file, is) in [
            ("https://a.uk/plan", "index.html", Some("https://a.uk/plan")),
            ("https://a.uk/plan", "page.html", None),
            ("https://a.uk/plan/", "page.html", Some("https://a.uk/plan/page.html")),
            ("https://a.uk/plan/index.html", "page.html", Some("https://a.uk/plan/page.html")),
            ("https://a.uk/plan/", "papers/panel.html", Some("https://a.uk/plan/papers/panel.html")),
            ("https://a.uk", "page.html", Some("https://a.uk/page.html")),
            ("https://a.uk/?id=4/", "page.html", None),
            ("https://a.uk/plan/?id=4", "index.html", Some("https://a.uk/plan/?id=4")),
        ] {
            assert_eq!(address(url, file).as_deref(), is, "{url} {file}");
        }
    }

    #[test]
    fn a_language_has_a_country() {
        for (lang, is) in [("en-GB", "en_GB"), ("cy", "cy_GB"), ("zh-Hant-HK", "zh_HK")] {
            assert_eq!(locale(lang), is);
        }
    }
}
