use std::error::Error as _;

use planwright_view::theme::Theme;
use tera::{Context, Kwargs, State, Tera, Value};

use crate::markup::whole;

/// Fills a template of the theme. What is wrong with one is told with its name and line.
pub(crate) fn fill(theme: &Theme, name: &str, context: &Context) -> Result<String, String> {
    let mut tera = Tera::default();
    tera.register_filter("whole", titled);
    tera.add_raw_templates(sources(theme)?).map_err(|e| fault(&e))?;
    tera.render(name, context).map_err(|e| fault(&e))
}

/// The theme's templates: every `.html` under `html/`, by its path within the theme, so that all
/// of them are escaped.
fn sources(theme: &Theme) -> Result<Vec<(String, &str)>, String> {
    let templates = theme.folder("html").filter(|(path, _)| path.ends_with(".html"));
    templates
        .map(|(path, bytes)| {
            let text = std::str::from_utf8(bytes).map_err(|_| format!("the template html/{path} is not UTF-8"))?;
            Ok((format!("html/{path}"), text))
        })
        .collect()
}

/// What tera says, with its causes.
fn fault(error: &tera::Error) -> String {
    let mut message = format!("a template of the theme has a fault: {error}");
    let mut cause = error.source();
    while let Some(inner) = cause {
        message.push_str(": ");
        message.push_str(&inner.to_string());
        cause = inner.source();
    }
    message
}

/// The filter `whole`: the words of a title as HTML, those with a hyphen in them kept whole.
fn titled(words: &str, _: Kwargs, _: &State<'_>) -> Value {
    Value::safe_string(&whole(words))
}
