//! The tree that is read: every key and value with its span.

use std::collections::BTreeSet;

use planwright_core::{Diagnostic, Span, Spanned};

use crate::syntax;

/// A value and where it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What the author wrote, quotation marks and brackets included. Where nothing is written,
    /// the empty place at which the value would begin.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// Text, a number or a boolean.
    Scalar(Scalar),
    /// A list.
    Sequence(Vec<Node>),
    /// Keys with their values.
    Mapping(Mapping),
}

/// Text, a number or a boolean.
#[derive(Debug, Clone, PartialEq)]
pub struct Scalar {
    /// Its characters: those of a plain value as they stand in the file (`1.10`), those of a
    /// quoted one without its quotation marks, those of a block without its indentation.
    pub text: String,
    /// How it is written.
    pub style: Style,
    /// What `serde_yaml` takes it for.
    pub typed: Typed,
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotation marks.
    Plain,
    /// In single or double quotation marks.
    Quoted,
    /// As a block after `|` or `>`.
    Block,
}

/// What `serde_yaml` takes a scalar for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Typed {
    /// A boolean.
    Bool(bool),
    /// A number; its exact digits are in [`Scalar::text`].
    Number(f64),
    /// Text.
    Text,
}

/// Keys with their values, in the order of the file. No key occurs twice.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mapping {
    /// The keys with their values.
    pub entries: Vec<Entry>,
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key's characters and its place.
    pub key: Spanned<String>,
    /// The value.
    pub value: Node,
}

impl Node {
    /// What it is, in the words of a reader: `text`, `a list`, `a group of keys`, `nothing`.
    #[must_use]
    pub fn noun(&self) -> &'static str {
        match &self.value {
            Value::Null => "nothing",
            Value::Scalar(_) => "text",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a group of keys",
        }
    }

    /// True where an author has filled nothing in: nothing, `~`, `null`, blank text in quotation
    /// marks, an empty list or an empty group of keys.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match &self.value {
            Value::Null => true,
            Value::Scalar(scalar) => scalar.text.trim().is_empty(),
            Value::Sequence(items) => items.is_empty(),
            Value::Mapping(mapping) => mapping.entries.is_empty(),
        }
    }

    /// The scalar, where it is one.
    #[must_use]
    pub fn as_scalar(&self) -> Option<&Scalar> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// Takes curly quotation marks from around values, everywhere below this node, and reports them.
    pub(crate) fn straighten(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        match &mut self.value {
            Value::Null => {}
            Value::Scalar(scalar) => {
                if scalar.style == Style::Plain
                    && let Some(inner) = syntax::quote::curled(&scalar.text)
                {
                    diagnostics.push(syntax::curly_quotes(self.span, &scalar.text));
                    scalar.text = inner.to_owned();
                }
            }
            Value::Sequence(items) => items.iter_mut().for_each(|item| item.straighten(diagnostics)),
            Value::Mapping(mapping) => {
                mapping.entries.iter_mut().for_each(|entry| entry.value.straighten(diagnostics));
            }
        }
    }

    /// Keeps the first of equal keys, everywhere below this node.
    pub(crate) fn drop_repeats(&mut self) {
        match &mut self.value {
            Value::Null | Value::Scalar(_) => {}
            Value::Sequence(items) => items.iter_mut().for_each(Self::drop_repeats),
            Value::Mapping(mapping) => {
                let mut seen = BTreeSet::new();
                mapping.entries.retain(|entry| seen.insert(entry.key.value.clone()));
                mapping.entries.iter_mut().for_each(|entry| entry.value.drop_repeats());
            }
        }
    }
}

impl Mapping {
    /// The entry of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key.value == key)
    }
}
