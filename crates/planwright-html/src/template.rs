//! Filling the theme's templates, and telling what is wrong with one at its line.

use std::io::Write;
use std::ops::Range;

use planwright_core::{Diagnostic, Span};
use planwright_view::theme::Theme;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use crate::markup::whole;

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// What, in words.
    pub(crate) message: String,
    /// The template, by its path within the theme, and the bytes that it is about; none where it is about none.
    pub(crate) place: Option<(String, Range<usize>)>,
}

impl Fault {
    /// The finding, at the template's own place; `elsewhere` where that is not known.
    pub(crate) fn finding(self, theme: &Theme, elsewhere: Span) -> Diagnostic {
        let place = self.place.as_ref().and_then(|(path, range)| theme.place(path, range.start, range.end));
        // Where tera does not tell the place, a theme's only template is it.
        let own: Vec<String> = theme.replaced("html").map(|(path, _)| format!("html/{path}")).collect();
        let only = if let [only] = own.as_slice() { theme.place(only, 0, 0) } else { None };
        let label = if place.is_some() { "here" } else { "in a template of the theme" };
        let finding = Diagnostic::error("theme/error", place.or(only).unwrap_or(elsewhere), self.message)
            .label(label)
            .help("Mend the template, or take it out of the theme's folder `html/` to use the one of the theme below.");
        finding.help("`themes/README.md` lists what templates are given.")
    }
}

/// Fills a template of the theme.
pub(crate) fn fill(theme: &Theme, name: &str, context: &Context) -> Result<String, Fault> {
    let mut tera = Tera::default();
    tera.register_filter("whole", titled);
    let mut templates = Vec::new();
    for (path, bytes) in theme.folder("html").filter(|(path, _)| path.ends_with(".html")) {
        let path = format!("html/{path}");
        let Ok(text) = std::str::from_utf8(bytes) else {
            let message = format!("the template `{path}` is not a text in UTF-8");
            return Err(Fault { message, place: Some((path, 0..0)) });
        };
        templates.push((path, text));
    }
    // A template that takes another's place can still extend it.
    for (path, bytes) in theme.replaced("html").filter(|(path, _)| path.ends_with(".html")) {
        templates.extend(std::str::from_utf8(bytes).map(|text| (format!("default/html/{path}"), text)));
    }
    tera.add_raw_templates(templates).map_err(|e| fault(&e))?;
    let mut page = Bounded(Vec::new());
    tera.render_to(name, context, &mut page).map_err(|e| fault(&e))?;
    String::from_utf8(page.0).map_err(|e| Fault { message: e.to_string(), place: None })
}

/// A page of more bytes than this comes from a template that goes round and round: 64 MiB.
const PAGE_BYTES: usize = 64 << 20;

/// What has been written of a page.
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0.len() + bytes.len() > PAGE_BYTES {
            return Err(std::io::Error::other(
                "the page grows beyond 64 MiB: a loop in a template goes round too often",
            ));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What tera says, with its causes, and where.
fn fault(error: &tera::Error) -> Fault {
    let mut place = None;
    let mut reasons = Vec::new();
    let mut next: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = next {
        match error.downcast_ref::<tera::Error>().map(tera::Error::kind) {
            Some(ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report)) => {
                place.get_or_insert_with(|| (report.filename().to_owned(), report.span().range.clone()));
                reasons.push(report.message().to_owned());
            }
            Some(ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. }) => {
                place.get_or_insert_with(|| (tpl.clone(), 0..0));
                reasons.push(format!("`{tpl}` asks for itself, directly or through others"));
            }
            Some(ErrorKind::MissingParent { current, parent }) => {
                place.get_or_insert_with(|| (current.clone(), 0..0));
                reasons.push(format!("there is no template `{parent}` to extend"));
            }
            _ => reasons.push(error.to_string()),
        }
        next = error.source();
    }
    reasons.dedup();
    let name = place.as_ref().map_or_else(|| "a template of the theme".to_owned(), |(path, _)| format!("`{path}`"));
    Fault { message: format!("{name} cannot be filled: {}", reasons.join(": ")), place }
}

/// The filter `whole`: the words of a title as HTML, those with a hyphen in them kept whole.
fn titled(words: &str, _: Kwargs, _: &State<'_>) -> Value {
    Value::safe_string(&whole(words))
}
