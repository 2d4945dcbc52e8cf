//! Single values: text, a word of a list, a boolean, an id, a link.

use planwright_core::model::Id;
use planwright_core::{Diagnostic, Edit, Fix, Span, Spanned};

use super::words::{any_of, meant};
use crate::node::{Node, Scalar, Style, Value};

pub(super) const WRONG_TYPE: &str = "source/wrong-type";
pub(super) const VALUE: &str = "source/value";

/// A fix that writes `insert` in the place of `span`. Never safe: it changes what the plan says.
pub(super) fn replace(span: Span, title: impl Into<String>, insert: impl Into<String>) -> Fix {
    Fix { title: title.into(), safe: false, edits: vec![Edit { span, insert: insert.into() }] }
}

/// `` `key` is a list, but it takes text ``.
pub(super) fn wrong_type(node: &Node, key: &str, takes: &str) -> Diagnostic {
    Diagnostic::error(WRONG_TYPE, node.span, format!("`{key}` is {}, but it takes {takes}", node.noun()))
        .label(node.noun())
}

/// The scalar of a node that must have one; `source/wrong-type` where it is something else.
fn scalar<'n>(node: &'n Node, key: &str, takes: &str, out: &mut Vec<Diagnostic>) -> Option<&'n Scalar> {
    if let Value::Scalar(scalar) = &node.value {
        return Some(scalar);
    }
    let finding = wrong_type(node, key, takes);
    out.push(match node.value {
        Value::Null => finding.help(format!("Write {takes} behind the colon or hyphen.")),
        _ => finding.help(format!(
            "Write {takes} behind the colon of `{key}`. If it begins with `[`, `{{` or `-`, put it in \
             quotation marks."
        )),
    });
    None
}

/// Text: a scalar by its characters, so that `version: 1.10` is `1.10` and `title: 2024` is text.
/// Blank space around it is not part of it.
///
/// `source/wrong-type` where it is no scalar; `source/value` where an escape in quotation marks
/// has put in a control character, which could not be seen in the file.
pub fn text(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    let scalar = scalar(node, key, "text", out)?;
    let text = scalar.text.trim();
    if let Some(control) = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        let code = u32::from(control);
        out.push(
            Diagnostic::error(VALUE, node.span, format!("`{key}` has a control character in it (U+{code:04X})"))
                .label("an invisible character")
                .help("It cannot be printed, and what readers cannot see has no place in a public document.")
                .help("Take the `\\` and what follows it away, or use single quotation marks."),
        );
        return None;
    }
    Some(Spanned::new(text.to_owned(), node.span))
}

/// One of the words of a closed list, `all`, that are written as `name` says.
///
/// `source/wrong-type` where it is no text, `source/value` with the nearest word where it is
/// another word.
pub fn word<W: Copy>(
    node: &Node,
    key: &str,
    all: &[W],
    name: fn(W) -> &'static str,
    out: &mut Vec<Diagnostic>,
) -> Option<Spanned<W>> {
    let written = scalar(node, key, "one word", out)?.text.trim();
    if let Some(word) = all.iter().find(|word| name(**word) == written) {
        return Some(Spanned::new(*word, node.span));
    }
    let known: Vec<&'static str> = all.iter().map(|word| name(*word)).collect();
    let finding =
        Diagnostic::error(VALUE, node.span, format!("`{key}` cannot be `{written}`")).label("not one of its words");
    let finding = match meant(written, &known) {
        Some(word) => {
            finding.help(format!("Did you mean `{word}`?")).fix(replace(node.span, format!("Write `{word}`"), word))
        }
        None => finding,
    };
    out.push(finding.help(format!("`{key}` takes {}.", any_of(known))));
    None
}

/// `true` or `false`, in these letters and without quotation marks.
///
/// Anything else is `source/wrong-type`: `yes` and `True` mean different things to different
/// programs.
pub fn boolean(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Spanned<bool>> {
    let scalar = scalar(node, key, "`true` or `false`", out)?;
    match (scalar.style, scalar.text.as_str()) {
        (Style::Plain, "true") => return Some(Spanned::new(true, node.span)),
        (Style::Plain, "false") => return Some(Spanned::new(false, node.span)),
        _ => {}
    }
    let written = scalar.text.trim();
    let finding =
        Diagnostic::error(WRONG_TYPE, node.span, format!("`{key}` is `{written}`, but it takes `true` or `false`"))
            .label("neither `true` nor `false`");
    out.push(match written.to_lowercase().as_str() {
        "true" | "yes" | "on" | "y" => finding.help("Write `true`, without capitals or quotation marks.").fix(replace(
            node.span,
            "Write `true`",
            "true",
        )),
        "false" | "no" | "off" | "n" => finding
            .help("Write `false`, without capitals or quotation marks.")
            .fix(replace(node.span, "Write `false`", "false")),
        _ => finding.help("Write `true` for yes and `false` for no."),
    });
    None
}

/// An id: small letters, digits and hyphens, with a letter first.
///
/// `source/value` with the nearest id where it is something else.
pub fn id(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Spanned<Id>> {
    let written = scalar(node, key, "an id", out)?.text.trim();
    if let Some(id) = Id::new(written) {
        return Some(Spanned::new(id, node.span));
    }
    let slug = Id::slug(written);
    out.push(
        Diagnostic::error(VALUE, node.span, format!("`{written}` cannot be an id"))
            .label("not an id")
            .help(
                "Links in the web page and the PDF are made of ids, so they are small letters, digits \
                 and hyphens, and begin with a letter.",
            )
            .help(format!("Write `{slug}`, for example."))
            .fix(replace(node.span, format!("Write `{slug}`"), slug.as_str())),
    );
    None
}

/// The address of a page on the web: `https://…` or `http://…`.
///
/// `source/scheme` where it begins otherwise, `source/value` where it has a space in it or
/// nothing behind the scheme.
pub fn link(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    let link = text(node, key, out)?;
    let lower = link.to_lowercase();
    let Some(rest) = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")) else {
        out.push(no_scheme(&link, key));
        return None;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    if host.is_empty() || rest.contains(|c: char| c.is_whitespace() || matches!(c, '\\' | '<' | '>' | '"')) {
        out.push(
            Diagnostic::error(VALUE, link.span, format!("`{key}` is not the address of a page on the web"))
                .label("not a web address")
                .help("Readers could not follow it.")
                .help("Copy the whole address from the browser: `https://www.exampleshire-pcc.example/plan`, without spaces."),
        );
        return None;
    }
    Some(link)
}

fn no_scheme(link: &Spanned<String>, key: &str) -> Diagnostic {
    let finding = Diagnostic::error(
        "source/scheme",
        link.span,
        format!("`{key}` does not begin with `https://` or `http://`"),
    )
    .label("not a link to the web")
    .help("Readers of the web page and the PDF follow this link, and other kinds of link do not work for everybody.");
    let bare = !link.contains([':', ' ', '@']) && link.contains('.') && !link.starts_with(['.', '/']);
    if bare {
        let whole = format!("https://{}", link.value);
        finding.help(format!("Write `{whole}`.")).fix(replace(link.span, format!("Write `{whole}`"), whole))
    } else {
        finding.help("Write the whole address as the browser shows it: `https://www.exampleshire-pcc.example/plan`.")
    }
}
