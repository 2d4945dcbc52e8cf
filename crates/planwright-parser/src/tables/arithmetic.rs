//! `sum=`, `rows=` and `rows-except=`: what an author says outright of a table's numbers.

use planwright_core::model::{RowArithmetic, RowKind, SumRule, SumTerm, Table, Term, inline_text};
use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, Span};

/// The labels of a table's rows, ready to be compared.
struct Labels(Vec<String>);

impl Labels {
    fn of(table: &Table) -> Self {
        let label = |row: &planwright_core::model::Row| row.cells.first().map(|cell| inline_text(&cell.content));
        Self(table.rows.iter().map(|row| comparable(&label(row).unwrap_or_default())).collect())
    }

    /// The row of a label. Where several rows have it, `prefer` says which is meant.
    fn find(&self, name: &str, prefer: impl Fn(usize) -> bool) -> Option<usize> {
        let rows = || self.0.iter().enumerate().filter(|(_, label)| *label == name).map(|(row, _)| row);
        rows().rfind(|&row| prefer(row)).or_else(|| rows().next())
    }

    /// No row has the label.
    fn unknown(&self, key: &str, name: &str, span: Span) -> Diagnostic {
        let finding = wrong(span, format!("`{key}` names a row that the table does not have: `{name}`"));
        let known = self.0.iter().map(String::as_str).filter(|label| !label.is_empty());
        match nearest(name, known) {
            Some(near) => {
                finding.help(format!("Did you mean `{near}`? A row is named by the words of its first cell."))
            }
            None => finding.help("A row is named by the words of its first cell, in small or capital letters."),
        }
    }
}

/// Reads `sum="Total = A + B - C"`.
pub(super) fn sum(table: &Table, value: &str, span: Span) -> Result<SumRule, Box<Diagnostic>> {
    let labels = Labels::of(table);
    let value = comparable(value);
    let Some((name, parts)) = value.split_once('=') else {
        return Err(Box::new(
            wrong(span, "`sum` has no `=`").help("Write the row of the total, `=`, and the rows that it is made of: `sum=\"Total = Staff + Premises - Income\"`."),
        ));
    };
    let name = name.trim();
    let total = labels
        .find(name, |row| table.rows.get(row).is_some_and(|row| row.kind == RowKind::Total))
        .ok_or_else(|| Box::new(labels.unknown("sum", name, span)))?;
    let terms = terms(&labels, parts, total, span)?;
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
        let row = labels.find(name, |row| row < total).ok_or_else(|| Box::new(labels.unknown("sum", name, span)))?;
        terms.push(SumTerm { negative: operator == Some('-'), row });
        rest = rest[name.len()..].trim_start();
        if rest.is_empty() {
            return Ok(terms);
        }
    }
}

/// The longest label that the text begins with and that an operator or nothing follows.
fn longest<'a>(labels: &Labels, text: &'a str) -> Option<&'a str> {
    let fits = |label: &String| {
        let rest = text.strip_prefix(label.as_str()).map(str::trim_start);
        !label.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['+', '-']))
    };
    labels.0.iter().filter(|label| fits(label)).map(String::len).max().map(|length| &text[..length])
}

fn up_to_operator(text: &str) -> &str {
    let end = [" + ", " - "].iter().filter_map(|operator| text.find(operator)).min().unwrap_or(text.len());
    text[..end].trim_end()
}

/// Reads `rows="2+3+4=5; 4/2=5%"`; columns are counted from 1.
pub(super) fn rows(table: &Table, value: &str, span: Span) -> Result<Vec<RowArithmetic>, Box<Diagnostic>> {
    let entries = value.split(';').map(str::trim).filter(|entry| !entry.is_empty());
    entries.map(|entry| equation(table, entry, span)).collect()
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
pub(super) fn except(table: &Table, value: &str, span: Span) -> Result<Vec<usize>, Box<Diagnostic>> {
    let labels = Labels::of(table);
    let mut rows = Vec::new();
    for name in value.split(';').map(comparable).filter(|name| !name.is_empty()) {
        let before = rows.len();
        rows.extend(labels.0.iter().enumerate().filter(|(_, label)| **label == name).map(|(row, _)| row));
        if rows.len() == before {
            return Err(Box::new(labels.unknown("rows-except", &name, span)));
        }
    }
    Ok(rows)
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
