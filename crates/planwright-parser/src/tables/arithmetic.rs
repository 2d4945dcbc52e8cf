//! `sum=`, `rows=` and `rows-except=`: what an author says outright of a table's numbers.

use std::collections::{BTreeMap, BTreeSet};

use planwright_core::model::{RowArithmetic, RowKind, SumRule, SumTerm, Table, Term, inline_text};
use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, Span};

/// More equations than this in `rows=`, or more columns in all of them, are read by nobody.
const MOST_TERMS: usize = 400;

/// No label of more bytes is looked for in `sum=`.
const LONGEST: usize = 400;

/// The labels of a table's rows, ready to be compared.
pub(super) struct Labels {
    rows: BTreeMap<String, Vec<usize>>,
    /// The same, down the table.
    in_order: Vec<String>,
    /// Whether the nearest label is looked for where one is not there.
    suggests: bool,
}

impl Labels {
    /// Those of a table; with `suggests`, the nearest label is named for one that is not there.
    pub(super) fn of(table: &Table, suggests: bool) -> Self {
        let label = |row: &planwright_core::model::Row| row.label().map(|cell| inline_text(&cell.content));
        let in_order: Vec<String> = table.rows.iter().map(|row| comparable(&label(row).unwrap_or_default())).collect();
        let mut rows: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (row, label) in in_order.iter().enumerate().filter(|(_, label)| !label.is_empty()) {
            rows.entry(label.clone()).or_default().push(row);
        }
        Self { rows, in_order, suggests }
    }

    /// The rows of a label, down the table.
    fn all(&self, name: &str) -> &[usize] {
        self.rows.get(name).map_or(&[], Vec::as_slice)
    }

    /// The total of a label; where none is a total, the first row of that label.
    fn total(&self, table: &Table, name: &str) -> Option<usize> {
        let is_total = |row: &&usize| table.rows.get(**row).is_some_and(|row| row.kind == RowKind::Total);
        let all = self.all(name);
        all.iter().rfind(is_total).or(all.first()).copied()
    }

    /// The last row of a label before a row, else the first.
    fn before(&self, name: &str, row: usize) -> Option<usize> {
        let all = self.all(name);
        let earlier = all.partition_point(|&one| one < row);
        all.get(earlier.saturating_sub(1)).copied()
    }

    /// No row has the label.
    fn unknown(&self, key: &str, name: &str, span: Span) -> Diagnostic {
        let finding = wrong(span, format!("`{key}` names a row that the table does not have: `{name}`"));
        let known = self.in_order.iter().map(String::as_str).filter(|label| self.suggests && !label.is_empty());
        match nearest(name, known) {
            Some(near) => {
                finding.help(format!("Did you mean `{near}`? A row is named by the words of its first cell."))
            }
            None => finding.help("A row is named by the words of its first cell, in small or capital letters."),
        }
    }
}

/// Reads `sum="Total = A + B - C"`.
pub(super) fn sum(table: &Table, labels: &Labels, value: &str, span: Span) -> Result<SumRule, Box<Diagnostic>> {
    let value = comparable(value);
    let Some((name, parts)) = value.split_once('=') else {
        return Err(Box::new(
            wrong(span, "`sum` has no `=`").help("Write the row of the total, `=`, and the rows that it is made of: `sum=\"Total = Staff + Premises - Income\"`."),
        ));
    };
    let name = name.trim();
    let total = labels.total(table, name).ok_or_else(|| Box::new(labels.unknown("sum", name, span)))?;
    let terms = terms(labels, parts, total, span)?;
    Ok(SumRule { span, total, terms })
}

/// The rows of a sum. Labels hold hyphens themselves, so the longest label that fits is taken.
fn terms(labels: &Labels, parts: &str, total: usize, span: Span) -> Result<Vec<SumTerm>, Box<Diagnostic>> {
    let mut terms = Vec::new();
    let mut rest = parts.trim_start();
    loop {
        let operator = rest.chars().next().filter(|c| "+-".contains(*c));
        rest = rest.strip_prefix(['+', '-']).unwrap_or(rest).trim_start();
        let name = longest(labels, rest).unwrap_or_else(|| up_to_operator(rest));
        let row = labels.before(name, total).ok_or_else(|| Box::new(labels.unknown("sum", name, span)))?;
        terms.push(SumTerm { negative: operator == Some('-'), row });
        rest = rest[name.len()..].trim_start();
        if rest.is_empty() {
            return Ok(terms);
        }
    }
}

/// The longest label that the text begins with and that an operator or nothing follows.
fn longest<'a>(labels: &Labels, text: &'a str) -> Option<&'a str> {
    let end = (0..=text.len().min(LONGEST)).rev().find(|&end| text.is_char_boundary(end))?;
    let start = text.get(..end)?;
    let operators = start.match_indices(['+', '-']).map(|(at, _)| at).filter(|&at| at > 0);
    let ends = operators.chain((end == text.len()).then_some(end));
    let named = ends.filter_map(|end| text.get(..end).map(str::trim_end));
    named.filter(|name| labels.rows.contains_key(*name)).max_by_key(|name| name.len())
}

fn up_to_operator(text: &str) -> &str {
    let end = [" + ", " - "].iter().filter_map(|operator| text.find(operator)).min().unwrap_or(text.len());
    text[..end].trim_end()
}

/// Reads `rows="2+3+4=5; 4/2=5%"`; columns are counted from 1.
pub(super) fn rows(table: &Table, value: &str, span: Span) -> Result<Vec<RowArithmetic>, Box<Diagnostic>> {
    let entries = || value.split(';').map(str::trim).filter(|entry| !entry.is_empty());
    let columns: usize = entries().map(|entry| entry.split(is_operator).count()).sum();
    if columns > MOST_TERMS {
        return Err(Box::new(
            Diagnostic::error(
                "source/limit",
                span,
                format!("`rows` names {columns} columns in its sums, and {MOST_TERMS} are the most that are read"),
            )
            .label("too many sums")
            .help("Name each column once where it is added, and once where it is the result."),
        ));
    }
    entries().map(|entry| equation(table, entry, span)).collect()
}

fn is_operator(c: char) -> bool {
    "+-−–*×/÷=".contains(c)
}

fn equation(table: &Table, entry: &str, span: Span) -> Result<RowArithmetic, Box<Diagnostic>> {
    let malformed = || {
        Box::new(wrong(span, format!("`rows` cannot be read: `{entry}`")).help(
            "Write the numbers of columns, counted from 1 at the left: `rows=\"2+3+4=5\"`, several with `;` between, `4/2=5%` for a percentage.",
        ))
    };
    let (left, right) = entry.split_once('=').ok_or_else(malformed)?;
    let right = right.trim();
    let percent = right.ends_with('%');
    let result = column(table, right.trim_end_matches('%'), span)?.ok_or_else(malformed)?;
    let mut terms = Vec::new();
    let mut operator = '+';
    let mut number = String::new();
    for c in left.chars().filter(|c| !c.is_whitespace()).chain(['=']) {
        let next = match c {
            '0'..='9' => {
                number.push(c);
                continue;
            }
            '+' | '*' | '/' | '=' => c,
            '-' | '−' | '–' => '-',
            '×' => '*',
            '÷' => '/',
            _ => return Err(malformed()),
        };
        let signed_start = number.is_empty() && terms.is_empty() && "+-".contains(next);
        if !signed_start {
            let column = column(table, &number, span)?.ok_or_else(malformed)?;
            terms.push(Term { operator, column });
        }
        number.clear();
        operator = next;
    }
    Ok(RowArithmetic { span, terms, result, percent })
}

/// The column of a number, from 0; none for what is no number, an error for one that is not there.
fn column(table: &Table, number: &str, span: Span) -> Result<Option<usize>, Box<Diagnostic>> {
    let number = number.trim();
    if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(None);
    }
    let columns = table.columns.len();
    match number.parse::<usize>().ok().filter(|n| (1..=columns).contains(n)) {
        Some(n) => Ok(Some(n - 1)),
        None => Err(Box::new(
            wrong(span, format!("`rows` names column {number}, and the table has {columns}"))
                .help("Columns are counted from 1 at the left; column 1 holds the labels."),
        )),
    }
}

/// Reads `rows-except="Use of reserves; Other"`.
pub(super) fn except(labels: &Labels, value: &str, span: Span) -> Result<Vec<usize>, Box<Diagnostic>> {
    let mut rows = BTreeSet::new();
    for name in value.split(';').map(comparable).filter(|name| !name.is_empty()) {
        let named = labels.all(&name);
        // A name that is repeated says nothing new.
        if named.first().is_none_or(|first| !rows.contains(first)) {
            rows.extend(named);
        }
        if named.is_empty() {
            return Err(Box::new(labels.unknown("rows-except", &name, span)));
        }
    }
    Ok(rows.into_iter().collect())
}

fn wrong(span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("source/attributes", span, message)
        .label("cannot be checked")
        .help("Sums are named by rows and columns that are there.")
}

/// Small letters, single spaces, straight quotes and hyphens: how labels are compared.
fn comparable(text: &str) -> String {
    let plain = |c: char| match c {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '–' | '—' | '−' => '-',
        c => c,
    };
    let text: String = text.chars().map(plain).flat_map(char::to_lowercase).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
