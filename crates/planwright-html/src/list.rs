use planwright_view::theme::Theme;
use planwright_view::{View, Words};
use serde::{Deserialize, Serialize};
use tera::Context;

use crate::context::{Tool, tools};
use crate::outputs::{Outputs, Which};
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
}

impl PlanEntry {
    /// A plan whose outputs lie in `folder`, beside the list.
    #[must_use]
    pub fn new(folder: &str, view: &View, outputs: &Outputs) -> Self {
        let beside = |name: &str| format!("{}/{name}", encoded(folder));
        let tools = tools(view, outputs, Which::Fragment)
            .into_iter()
            .filter(|tool| tool.href != Which::Plan.file_name())
            .map(|tool| Tool { href: beside(&tool.href), ..tool })
            .collect();
        Self {
            href: outputs.index_html.then(|| beside(Which::Plan.file_name())),
            lang: view.document.lang.clone(),
            title: view.document.title.clone(),
            subtitle: view.document.subtitle.clone(),
            area: view.document.area.clone(),
            period: view.document.period.words.clone(),
            status: view.status.label.clone(),
            in_force: view.status.in_force,
            unfit: view.status.unfit,
            tools,
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
    template::fill(theme, "html/list.html", &context)
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
