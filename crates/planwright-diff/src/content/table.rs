//! Tables as rows and columns of tokens.

use planwright_core::Span;
use planwright_core::model::{Amount, Basis, Cell, RowKind, Table, inline_text};

use super::token::{Token, TokenKind};
use super::tokens::Reading;

/// A table.
#[derive(Debug, Clone)]
pub(crate) struct TableUnit {
    /// Its id, where it has one.
    pub(crate) id: Option<String>,
    /// True for each column of amounts.
    pub(crate) amounts: Vec<bool>,
    /// What a bare number of each column counts.
    pub(crate) bases: Vec<Option<Basis>>,
    /// `unit=` as it was written, and where.
    pub(crate) unit: Option<(String, Span)>,
    pub(crate) header: Vec<Vec<Token>>,
    pub(crate) rows: Vec<TableRow>,
}

/// A row of a table's body.
#[derive(Debug, Clone)]
pub(crate) struct TableRow {
    pub(crate) kind: RowKind,
    pub(crate) span: Span,
    /// What names it.
    pub(crate) label: String,
    pub(crate) cells: Vec<Vec<Token>>,
}

impl TableUnit {
    pub(super) fn of(table: &Table, reading: &mut Reading<'_>) -> Self {
        let header = table.header.iter().map(|cell| tokens(cell, reading)).collect();
        let rows = table.rows.iter().map(|row| TableRow {
            kind: row.kind,
            span: row.span,
            label: row.label().map(|cell| inline_text(&cell.content).trim().to_owned()).unwrap_or_default(),
            cells: row.cells.iter().map(|cell| tokens(cell, reading)).collect(),
        });
        Self {
            id: table.id.as_ref().map(|id| id.value.as_str().to_owned()),
            amounts: table.columns.iter().map(|column| column.amounts).collect(),
            bases: table.columns.iter().map(|column| column.basis).collect(),
            unit: table.unit.as_ref().map(|unit| (unit.value.trim().to_owned(), unit.span)),
            rows: rows.collect(),
            header,
        }
    }

    /// The same, to be changed.
    pub(crate) fn cells_mut(&mut self) -> impl Iterator<Item = &mut Vec<Token>> {
        self.header.iter_mut().chain(self.rows.iter_mut().flat_map(|row| &mut row.cells))
    }

    /// Every cell, the header's first.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &Vec<Token>> {
        self.header.iter().chain(self.rows.iter().flat_map(|row| &row.cells))
    }
}

/// A cell that is wholly an amount is one token of that amount: its column says what a bare number counts.
fn tokens(cell: &Cell, reading: &mut Reading<'_>) -> Vec<Token> {
    let Some(amount) = cell.amount else { return reading.inlines(&cell.content, cell.span) };
    let mut found = reading.inlines(&cell.content, cell.span);
    found.retain(|token| matches!(token.kind, TokenKind::Note | TokenKind::Link));
    let text = inline_text(&cell.content).trim().to_owned();
    let style = reading.inlines(&cell.content, cell.span).first().map(|token| token.style.clone());
    let whole = whole(text, amount, cell.span, reading);
    found.insert(0, Token { style: style.unwrap_or_default(), ..whole });
    found
}

fn whole(text: String, amount: Amount, span: Span, reading: &mut Reading<'_>) -> Token {
    let key = reading.interner.number(&text);
    Token { kind: TokenKind::Amount(amount), key, text, space: true, span, style: super::Style::default() }
}
