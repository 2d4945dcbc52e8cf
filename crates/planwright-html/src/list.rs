use planwright_view::theme::Theme;
use planwright_view::{LanguageView, View, Words};
use serde::{Deserialize, Serialize};
use tera::Context;

use crate::base64::base64;
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

    /// True where all that it leads to lies in `folder`, beside the list. One that was read from a file may say anything.
    #[must_use]
    pub fn stays_in(&self, folder: &str) -> bool {
        let beside = format!("{}/", encoded(folder));
        let stays = |href: &str| {
            let within = href.strip_prefix(&beside);
            within.is_some_and(is_below)
        };
        let tools = self.tools.iter().map(|tool| &tool.href);
        let languages = self.languages.iter().filter_map(|language| language.href.as_ref());
        self.href.iter().chain(tools).chain(languages).all(|href| stays(href))
    }
}

/// True for an address that leads down from where it stands, however a browser reads it: that leaves out tabs and line
/// breaks, takes `\` for `/`, and `%2e` for a dot.
fn is_below(address: &str) -> bool {
    let is_odd = |c: char| c == '\\' || c.is_control();
    let dots = address.replace("%2e", ".").replace("%2E", ".");
    !address.contains(is_odd) && dots.split('/').all(|part| !["", ".", ".."].contains(&part))
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
