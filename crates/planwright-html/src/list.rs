use planwright_view::theme::Theme;
use planwright_view::{LanguageView, View, Words};
use serde::{Deserialize, Serialize};
use tera::Context;

use crate::outputs::{Outputs, PLAN, Which};
use crate::tools::{Tool, documents};
use crate::{assets, template};

/// A plan of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanEntry {
    href: Option<String>,
    lang: String,
    title: String,
    subtitle: Option<String>,
    area: String,
    period: String,
    status: String,
    in_force: bool,
    unfit: bool,
    tools: Vec<Tool>,
    /// The plan in other languages.
    #[serde(default)]
    languages: Vec<OtherLanguage>,
}

/// A plan of a list in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct OtherLanguage {
    href: Option<String>,
    tag: String,
    name: String,
    title: String,
}

impl PlanEntry {
    /// A plan whose outputs lie in `folder`, beside the list.
    #[must_use]
    pub fn new(folder: &str, view: &View, outputs: &Outputs) -> Self {
        let beside = |name: &str| format!("{}/{name}", encoded(folder));
        let tools = documents(view, outputs, Which::Fragment)
            .into_iter()
            .flatten()
            .filter(|tool| tool.href != PLAN)
            .map(|tool| Tool { href: beside(&tool.href), ..tool })
            .collect();
        let other = |language: &LanguageView| OtherLanguage {
            href: outputs.index_html.then(|| beside(&view.elsewhere(language, PLAN))),
            tag: language.tag.clone(),
            name: language.name.clone(),
            title: language.title.clone(),
        };
        Self {
            href: outputs.index_html.then(|| beside(PLAN)),
            lang: view.document.lang.clone(),
            title: view.document.title.clone(),
            subtitle: view.document.subtitle.clone(),
            area: view.document.area.clone(),
            period: view.document.period.words.clone(),
            status: view.status.label.clone(),
            in_force: view.status.in_force,
            unfit: view.status.unfit,
            tools,
            languages: view.languages.others.iter().map(other).collect(),
        }
    }
}

/// Writes the page that leads to several plans: one file that needs no other. `words` and `lang`
/// are of the language in which it is written.
///
/// # Errors
///
/// Where the theme's template or words have a fault: what tera says of it.
pub fn list(entries: &[PlanEntry], theme: &Theme, words: &Words, lang: &str) -> Result<String, String> {
    let mut context = Context::new();
    context.insert("plans", entries);
    context.insert("words", words);
    context.insert("lang", lang);
    context.insert("colours", &assets::colours(theme));
    context.insert("faces", &faces(theme));
    template::fill(theme, "html/list.html", &context).map_err(|fault| fault.message)
}

/// A face of the list, which has no file beside it.
#[derive(Debug, Serialize)]
struct Face {
    weight: u16,
    /// The file as a data address.
    src: String,
}

/// The two faces that a list is set in, where the theme has them.
fn faces(theme: &Theme) -> Vec<Face> {
    let face = |weight: u16| {
        let file = theme.file(&format!("assets/fonts/source-sans-3-latin-{weight}-normal.woff2"))?;
        Some(Face { weight, src: format!("data:font/woff2;base64,{}", base64(file)) })
    };
    [400, 700].into_iter().filter_map(face).collect()
}

/// Bytes in base 64.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |i: usize| u32::from(three.get(i).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place)) as usize & 63];
            out.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

/// A folder's name as it may stand in a relative address.
fn encoded(folder: &str) -> String {
    let mut out = String::from("./");
    for byte in folder.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn bytes_in_base_64() {
        for (bytes, letters) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("\u{ff}?", "w78/")] {
            assert_eq!(base64(bytes.as_bytes()), letters);
        }
    }
}
