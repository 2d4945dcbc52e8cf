//! Joins the tree of places with the types of `serde_yaml`, part by part.

use planwright_core::Diagnostic;

use crate::node::{Node, Scalar, Style, Typed, Value};
use crate::syntax;
use crate::typed::Shape;

/// Gives every scalar of `node` its type.
///
/// # Errors
///
/// A finding at the first part that the two libraries read differently.
pub(crate) fn join(node: &mut Node, shape: &Shape) -> Result<(), Box<Diagnostic>> {
    let span = node.span;
    let agreed = match (&mut node.value, shape) {
        (Value::Null, Shape::Null) => true,
        (Value::Scalar(scalar), shape) => match typed(scalar, shape) {
            Some(None) => {
                node.value = Value::Null;
                true
            }
            Some(Some(typed)) => {
                scalar.typed = typed;
                true
            }
            None => false,
        },
        (Value::Sequence(items), Shape::Sequence(shapes)) => {
            for (item, shape) in items.iter_mut().zip(shapes) {
                join(item, shape)?;
            }
            items.len() == shapes.len()
        }
        (Value::Mapping(mapping), Shape::Mapping(shapes)) => {
            for (entry, (key, shape)) in mapping.entries.iter_mut().zip(shapes) {
                if !same_key(&entry.key.value, key) {
                    return Err(Box::new(syntax::ambiguous(entry.key.span)));
                }
                join(&mut entry.value, shape)?;
            }
            mapping.entries.len() == shapes.len()
        }
        _ => false,
    };
    if agreed { Ok(()) } else { Err(Box::new(syntax::ambiguous(span))) }
}

/// The type of a scalar, `Some(None)` for nothing; `None` where the two readings disagree.
fn typed(scalar: &Scalar, shape: &Shape) -> Option<Option<Typed>> {
    let plain = scalar.style == Style::Plain;
    match shape {
        Shape::Text(text) => (*text == scalar.text).then_some(Some(Typed::Text)),
        Shape::Null => (plain && is_null(&scalar.text)).then_some(None),
        Shape::Bool(value) => (plain && scalar.text.eq_ignore_ascii_case(if *value { "true" } else { "false" }))
            .then_some(Some(Typed::Bool(*value))),
        Shape::Number(value) => (plain && looks_like_number(&scalar.text)).then_some(Some(Typed::Number(*value))),
        Shape::Sequence(_) | Shape::Mapping(_) => None,
    }
}

/// Whether `serde_yaml` read the key that stands in the file.
fn same_key(key: &str, shape: &Shape) -> bool {
    match shape {
        Shape::Text(text) => text == key,
        Shape::Null => is_null(key),
        Shape::Bool(value) => key.eq_ignore_ascii_case(if *value { "true" } else { "false" }),
        Shape::Number(_) => looks_like_number(key),
        Shape::Sequence(_) | Shape::Mapping(_) => false,
    }
}

fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

fn looks_like_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.'))
}
