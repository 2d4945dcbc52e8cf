//! The sums of tables: quiet where they come out, and loud where one figure is moved.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test that cannot go on fails")]

mod common;

use std::path::{Path, PathBuf};

use common::{Files, files_of};
use planwright_core::model::{Amount, Inline, InlineKind, Plan, Row, RowKind, Table, Unit, inline_text, visit_tables};
use planwright_core::{Severity, Sources, Span};
use planwright_parser::{Document, Folder, parse};
use planwright_validator::profile::{self, Profile};
use planwright_validator::{Context, check};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const PLAN: &str = "---\ntitle: A safer county\narea: Exampleshire\nprofile: england-pcc\n\
                    period: {from: 2025-04-01, to: 2029-03-31}\nstatus: panel\n---\n";

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The tables of a folder, in a plan of one section for each.
fn offices(folder: &str) -> Files {
    let mut files = Files::new();
    for (path, text) in files_of(&here(folder)) {
        let mut tables = text.split("\nTable: ");
        let head = tables.next().unwrap().to_owned();
        for (n, table) in tables.enumerate() {
            files.insert(path.replace(".md", &format!("-{n}.md")), format!("{head}\nTable: {table}"));
        }
        if path.ends_with(".csv") {
            files.insert(path, text);
        }
    }
    files.insert("plan.md".to_owned(), PLAN.to_owned());
    files
}

/// Every plan whose tables are moved.
fn plans() -> Vec<(String, Files)> {
    let mut plans = vec![("offices".to_owned(), offices("tests/sums"))];
    let more = std::env::var_os("PLANWRIGHT_PLANS").map(PathBuf::from);
    for folder in std::iter::once(here("../../plans")).chain(more) {
        let mut found: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        found.retain(|path| path.join("plan.md").is_file());
        found.sort();
        plans.extend(found.iter().map(|path| (path.display().to_string(), files_of(path))));
    }
    plans
}

/// What the two rules find: `weight rule place: message`.
fn found(files: &Files, profile: &Profile) -> Vec<(Severity, String)> {
    let (plan, sources) = read(files);
    let report = check(&plan, &sources, profile, &Context::default(), Vec::new());
    let sums = |rule: &str| matches!(rule, "table/total" | "table/row-arithmetic");
    let found = report.diagnostics.iter().filter(|one| sums(one.rule.as_str()));
    let line = |one: &planwright_core::Diagnostic| sources.positions(one.span).0.line;
    let words = |one: &planwright_core::Diagnostic| {
        format!("{} {}:{} {}", one.rule, sources.path(one.span.file), line(one), one.message)
    };
    found.map(|one| (one.severity, words(one))).collect()
}

#[test]
fn tables_that_come_out_are_left_alone() {
    // Tables with rows that are bold because they matter, shares and limits: nobody adds them up.
    let quiet = ("more".to_owned(), offices("tests/sums-quiet"));
    for (name, files) in plans().into_iter().chain([quiet]) {
        assert_eq!(found(&files, &profile::find("england-pcc").unwrap()), [], "{name}");
    }
}

/// A cell that takes part in a sum.
struct Part {
    span: Span,
    amount: Amount,
    /// How many steps of its last digit rounding may hide.
    hidden: i64,
}

/// Whether a row stands by the way: a part of another, or the tax base and the tax of one household,
/// of which no other figure is the sum.
fn stands_by(row: &Row) -> bool {
    let content = &row.cells[0].content;
    if ["Council tax base", "Band D council tax"].contains(&inline_text(content).as_str()) {
        return true;
    }
    let italic = |inline: &Inline| matches!(inline.kind, InlineKind::Emphasis(_));
    content.iter().any(italic) || inline_text(content).to_lowercase().starts_with("of which")
}

/// The cells of a table that must be found when they are moved, told without the rules' own code:
/// those down to the last total of a column with totals, and those in columns that `rows=` names.
/// Percentages and averages are none, nor is what stands by the way.
fn parts(table: &Table) -> Vec<Part> {
    let amount = |row: &Row, column: usize| row.cells[column].amount.filter(|amount| amount.unit != Unit::Percent);
    let mut parts = Vec::new();
    // A row in bold that is no total.
    if table.id.as_ref().is_some_and(|id| id.value.as_str() == "bands") {
        return parts;
    }
    for column in 1..table.columns.len() {
        let heading = inline_text(&table.header[column].content).to_lowercase();
        let cells: Vec<(usize, Amount)> = table
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| !stands_by(row))
            .filter_map(|(at, row)| Some((at, amount(row, column)?)))
            .collect();
        let is_total = |at: usize| table.rows[at].kind == RowKind::Total;
        let named = table
            .row_arithmetic
            .iter()
            .any(|one| one.result == column || one.terms.iter().any(|term| term.column == column));
        let totals = cells.iter().filter(|(at, _)| is_total(*at)).count();
        let last = cells.iter().rposition(|(at, _)| is_total(*at));
        if heading.contains("average") || (last.is_none() && !named) {
            continue;
        }
        let end = last.map_or(cells.len(), |last| last + 1);
        for at in 0..end {
            let (row, amount) = cells[at];
            // The rows from the last total to the next, with every total there may be among them.
            let from = cells[..at].iter().rposition(|(at, _)| is_total(*at)).map_or(0, |before| before + 1);
            let to = cells[at..end].iter().position(|(at, _)| is_total(*at)).map_or(end, |next| at + next + 1);
            let rounded: Decimal = cells[from..to].iter().map(|(_, amount)| amount.last_digit).sum();
            let others = cells.iter().filter(|(at, _)| is_total(*at)).map(|(_, amount)| amount.last_digit);
            let rounded = rounded + others.take(totals).sum::<Decimal>();
            // Half of it, on either side, in steps of the cell's own last digit.
            let hidden = (rounded / amount.last_digit).ceil().to_i64().unwrap();
            parts.push(Part { span: table.rows[row].cells[column].span, amount, hidden });
        }
    }
    parts
}

fn read(files: &Files) -> (Plan, Sources) {
    let mut sources = Sources::default();
    let mut folder = Folder { path: "plan".to_owned(), name: "plan".to_owned(), ..Folder::default() };
    for (path, text) in files {
        if path.ends_with(".md") {
            let file = sources.add(path.clone(), text.as_str());
            folder.documents.push(Document { path: path.clone(), file });
        } else if path.ends_with(".csv") {
            folder.tables.insert(path.clone(), sources.add(path.clone(), text.as_str()));
        }
    }
    (parse(&sources, folder).plan.unwrap(), sources)
}

/// The text of a cell with its number moved by so many steps of its last digit, away from zero or
/// towards it; none where it would pass zero.
fn moved(text: &str, steps: i64) -> Option<String> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let length = text[start..].find(|c: char| !(c.is_ascii_digit() || ",.".contains(c))).unwrap_or(text.len() - start);
    let number = text[start..start + length].trim_end_matches([',', '.']);
    let end = start + number.len();
    let decimals = number.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let digits: i64 = number.replace([',', '.'], "").parse().unwrap();
    let digits = format!("{:0>width$}", Some(digits + steps).filter(|sum| *sum > 0)?, width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let point = if decimals > 0 { "." } else { "" };
    Some(format!("{}{whole}{point}{fraction}{}", &text[..start], &text[end..]))
}

/// A section of a plan without the others, which do not change; for a CSV file that which names it.
fn alone(files: &Files, path: &str) -> Files {
    let needed = |one: &str, text: &str| {
        one == "plan.md" || one == path || (path.ends_with(".csv") && text.contains(&format!("src={path}")))
    };
    files.iter().filter(|(one, text)| needed(one, text)).map(|(one, text)| (one.clone(), text.clone())).collect()
}

#[test]
fn a_figure_that_is_moved_is_found() {
    let profile = profile::find("england-pcc").unwrap();
    let begun = std::time::Instant::now();
    let (mut cells, mut cases, mut faults) = (0, 0, Vec::new());
    for (name, files) in plans() {
        let (plan, sources) = read(&files);
        let mut all = Vec::new();
        let bodies = plan.all_sections().map(|section| &section.body).chain([&plan.foreword]);
        bodies.for_each(|body| visit_tables(body, &mut |table| all.extend(parts(table))));
        cells += all.len();
        for part in all {
            let path = sources.path(part.span.file);
            let cell = sources.slice(part.span);
            for by in [1, 2, 25, 100].into_iter().flat_map(|by| [by, -by]) {
                let steps = if by > 0 { part.hidden + by } else { by - part.hidden };
                let Some(text) = moved(cell, steps) else { continue };
                let mut files = alone(&files, path);
                let range = part.span.range();
                files.get_mut(path).unwrap().replace_range(range, &text);
                cases += 1;
                let found = found(&files, &profile);
                if found.iter().filter(|(severity, _)| *severity == Severity::Warning).count() != 1 {
                    faults.push(format!("{name} {path}: {cell} → {text} ({:?}): {found:#?}", part.amount.unit));
                }
            }
        }
    }
    eprintln!("{cells} cells, {cases} cases in {:?}", begun.elapsed());
    assert!(cells > 450 && cases > 3000, "{cells} cells, {cases} cases");
    assert!(faults.is_empty(), "{} of {cases}\n{}", faults.len(), faults[..faults.len().min(30)].join("\n"));
}
