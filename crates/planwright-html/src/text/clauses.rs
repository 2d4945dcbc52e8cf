use planwright_view::{ClauseEntry, ClausePart, ClauseRow, ClauseView, Fact, Tally};

use super::layout::{underlined, wrapped};
use super::writer::TextWriter;

impl TextWriter<'_> {
    /// Writes clauses: a heading, where it comes from and how it stands, and a line for each row.
    pub(super) fn clauses(&mut self, clauses: &[ClauseView]) {
        for clause in clauses {
            self.block(&underlined(&clause.title, '.'));
            let state = clause.state.as_ref().map(|state| state.label.as_str());
            let head: Vec<&str> = clause.cite.as_deref().into_iter().chain(state).collect();
            let lines: Vec<String> = head.iter().map(|line| wrapped(line, "", "  ")).collect();
            self.block(&lines.join("\n"));
            if let Some(lead) = &clause.lead {
                self.block(&wrapped(lead, "", ""));
            }
            let rows: Vec<String> = clause.rows.iter().map(row).collect();
            self.block(&rows.join("\n"));
        }
    }

    /// Writes how many stand how.
    pub(super) fn tally(&mut self, entries: &[Tally]) {
        let lines: Vec<String> =
            entries.iter().map(|entry| wrapped(&format!("{}: {}", entry.label, entry.count), "", "  ")).collect();
        self.block(&lines.join("\n"));
    }

    /// Writes labels and what they say.
    pub(super) fn facts(&mut self, facts: &[Fact]) {
        let lines: Vec<String> =
            facts.iter().map(|fact| wrapped(&format!("{}: {}", fact.label, fact.value), "", "  ")).collect();
        self.block(&lines.join("\n"));
    }
}

/// A row: its label and an entry on one line, or the entries below it.
fn row(row: &ClauseRow) -> String {
    if let [entry] = row.entries.as_slice() {
        return wrapped(&format!("{}: {}", row.label, words(entry)), "", "  ");
    }
    let entries = row.entries.iter().map(|entry| wrapped(&words(entry), "  ", "    "));
    std::iter::once(format!("{}:", row.label)).chain(entries).collect::<Vec<_>>().join("\n")
}

fn words(entry: &ClauseEntry) -> String {
    let mut out = String::new();
    for part in entry.parts() {
        match part {
            ClausePart::Words(words) | ClausePart::Foreign(words, _) => out.push_str(words),
            ClausePart::Link(words, href) => out.push_str(&format!("{words} ({href})")),
            ClausePart::Place(place) => out.push_str(&place.title),
            ClausePart::PageOf(_) => {}
        }
    }
    out
}
