//! The order in which findings are told.

use crate::{Diagnostic, Sources};

/// The findings by file, place and rule: `plan.md` before its sections, and those in their natural
/// order (`2-x` before `10-x`). It is the order of the plan, and the same each time.
#[must_use]
pub fn sorted<'a>(diagnostics: &'a [Diagnostic], sources: &Sources) -> Vec<&'a Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_cached_key(|diagnostic| key(diagnostic, sources));
    sorted
}

/// What a finding is sorted by.
#[must_use]
pub fn key(diagnostic: &Diagnostic, sources: &Sources) -> impl Ord + use<> {
    let path = sources.path(diagnostic.span.file);
    let section = path != "plan.md" && !path.ends_with("/plan.md");
    let span = diagnostic.span;
    (section, natural(path), span.start, span.end, diagnostic.rule.clone(), diagnostic.message.clone())
}

/// A path as it is sorted: by its folders, a chapter's `index.md` before the sections in it, and
/// numbers by their worth.
#[must_use]
pub fn natural(path: &str) -> impl Ord + use<> {
    names(path)
}

fn names(path: &str) -> Vec<(bool, Vec<Part>, String)> {
    path.split('/').map(|name| (name != "index.md", parts(name), name.to_owned())).collect()
}

/// A run of a name: digits before other letters.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// Digits without the zeros before them, by their number first: that orders them by worth.
    Number(usize, String),
    Letters(String),
}

fn parts(name: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        let worth = run.trim_start_matches('0');
        parts.push(if digits {
            Part::Number(worth.len(), worth.to_owned())
        } else {
            Part::Letters(run.to_lowercase())
        });
        rest = after;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::sorted;
    use crate::{Diagnostic, Sources, Span};

    #[test]
    fn findings_stand_in_the_order_of_the_plan() {
        let order = [
            "a/plan.md",
            "a/1-x.md",
            "a/02-x.md",
            "a/5-c/index.md",
            "a/5-c/1-y.md",
            "a/5-c/10-y.md",
            "a/10-x.md",
            "a/tables/t.csv",
        ];
        let mut sources = Sources::default();
        let mut found: Vec<Diagnostic> =
            order.iter().map(|path| Diagnostic::note("a/b", Span::start_of(sources.add(*path, "")), *path)).collect();
        found.reverse();
        let paths: Vec<&str> = sorted(&found, &sources).into_iter().map(|d| sources.path(d.span.file)).collect();
        assert_eq!(paths, order);
    }
}
