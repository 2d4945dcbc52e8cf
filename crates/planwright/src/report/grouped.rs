//! Many findings made few to read: those of a file together, and of one rule in it together, so
//! that what was said once is not said again.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use planwright_core::{Diagnostic, FileId, Severity};

/// How many findings of a rule are told of a file before the rest is counted.
const TOLD: usize = 4;

/// How many of those are drawn on the author's lines.
const DRAWN: usize = 3;

/// The findings of a file.
pub(crate) struct InFile<'a> {
    /// The file.
    pub(crate) file: FileId,
    /// Its findings, by rule and weight, in the order of the first of each.
    pub(crate) groups: Vec<Group<'a>>,
}

/// The findings of one rule and one weight in a file.
pub(crate) struct Group<'a> {
    /// Those that are told.
    pub(crate) told: Vec<Told<'a>>,
    /// Those that are only counted.
    pub(crate) folded: Vec<&'a Diagnostic>,
}

/// A finding, and how much of it is to be told.
pub(crate) struct Told<'a> {
    /// The finding, without help that was given with another of the plan.
    pub(crate) diagnostic: Cow<'a, Diagnostic>,
    /// Others of which the very same is said.
    pub(crate) again: Vec<&'a Diagnostic>,
    /// How.
    pub(crate) form: Form,
}

/// How much of a finding is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// On the author's lines, with its reasons.
    Whole,
    /// What and where.
    Short,
    /// In one line, under another of its rule.
    Line,
}

/// Groups the findings of a plan, which come sorted.
pub(crate) fn grouped<'a>(sorted: &[&'a Diagnostic]) -> Vec<InFile<'a>> {
    let mut said = Said::default();
    let of_file = |file: &[&'a Diagnostic], said: &mut Said<'a>| InFile {
        file: file[0].span.file,
        groups: by_rule(file).into_iter().map(|group| told(&group, said)).collect(),
    };
    sorted.chunk_by(|a, b| a.span.file == b.span.file).map(|file| of_file(file, &mut said)).collect()
}

/// Every finding by itself, in its place and whole.
pub(crate) fn single<'a>(sorted: &[&'a Diagnostic]) -> Vec<InFile<'a>> {
    let alone = |diagnostic: &&'a Diagnostic| Group {
        told: vec![Told { diagnostic: Cow::Borrowed(diagnostic), again: Vec::new(), form: Form::Whole }],
        folded: Vec::new(),
    };
    let files = sorted.chunk_by(|a, b| a.span.file == b.span.file);
    files.map(|file| InFile { file: file[0].span.file, groups: file.iter().map(alone).collect() }).collect()
}

/// What was said of a plan so far.
#[derive(Default)]
struct Said<'a> {
    rules: BTreeSet<(&'a str, Severity)>,
    help: BTreeSet<&'a str>,
}

/// The findings of a file by rule and weight.
fn by_rule<'a>(file: &[&'a Diagnostic]) -> Vec<Vec<&'a Diagnostic>> {
    by(file, |diagnostic| (diagnostic.rule.as_str(), diagnostic.severity))
}

fn told<'a>(group: &[&'a Diagnostic], said: &mut Said<'a>) -> Group<'a> {
    let alike = alike(group);
    // To count a single one takes as much room as to tell it.
    let many = if alike.len() <= TOLD + 1 { alike.len() } else { TOLD };
    let (shown, folded) = alike.split_at(many);
    let told = shown.iter().enumerate().filter_map(|(nth, alike)| {
        let (first, again) = alike.split_first()?;
        Some(one(first, again, nth, said))
    });
    Group { told: told.collect(), folded: folded.concat() }
}

/// The findings of which the very same is said, together.
fn alike<'a>(group: &[&'a Diagnostic]) -> Vec<Vec<&'a Diagnostic>> {
    by(group, |diagnostic| (diagnostic.message.as_str(), &diagnostic.help, diagnostic.fix.is_some()))
}

/// Groups findings by what a key says of them, in the order of the first of each.
fn by<'a, K: Ord>(all: &[&'a Diagnostic], key: impl Fn(&'a Diagnostic) -> K) -> Vec<Vec<&'a Diagnostic>> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut places = BTreeMap::new();
    for diagnostic in all {
        let place = *places.entry(key(diagnostic)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(place) {
            group.push(diagnostic);
        }
    }
    groups
}

fn one<'a>(diagnostic: &'a Diagnostic, again: &[&'a Diagnostic], nth: usize, said: &mut Said<'a>) -> Told<'a> {
    let known = !said.rules.insert((diagnostic.rule.as_str(), diagnostic.severity));
    let as_it_is = |form| Told { diagnostic: Cow::Borrowed(diagnostic), again: again.to_vec(), form };
    if diagnostic.severity == Severity::Note {
        return as_it_is(if nth == 0 { Form::Short } else { Form::Line });
    }
    let new: Vec<String> = diagnostic.help.iter().filter(|help| !said.help.contains(help.as_str())).cloned().collect();
    said.help.extend(diagnostic.help.iter().map(String::as_str));
    if !known {
        return as_it_is(Form::Whole);
    }
    let says_more = !new.is_empty() || diagnostic.fix.is_some();
    let first_error = diagnostic.severity == Severity::Error && nth == 0;
    if nth >= DRAWN || !(says_more || first_error) {
        return as_it_is(Form::Line);
    }
    Told { diagnostic: Cow::Owned(Diagnostic { help: new, ..diagnostic.clone() }), ..as_it_is(Form::Whole) }
}

#[cfg(test)]
mod tests {
    use planwright_core::{Sources, Span};

    use super::*;

    /// How findings are told: a letter each, `w` whole, `s` short, `-` a line, a `+` for each
    /// other of which the same is said, and a number where some are counted; files apart by a space.
    fn check(findings: &[Diagnostic], expected: &str) {
        let sorted: Vec<&Diagnostic> = findings.iter().collect();
        let files: Vec<String> = grouped(&sorted).iter().map(letters).collect();
        assert_eq!(files.join(" "), expected);
        let all: usize = single(&sorted).iter().flat_map(|file| &file.groups).map(|group| group.told.len()).sum();
        assert_eq!(all, findings.len());
    }

    fn letters(file: &InFile<'_>) -> String {
        let of = |group: &Group<'_>| {
            let told: String = group
                .told
                .iter()
                .map(|told| {
                    let form = match told.form {
                        Form::Whole => 'w',
                        Form::Short => 's',
                        Form::Line => '-',
                    };
                    format!("{form}{}", "+".repeat(told.again.len()))
                })
                .collect();
            if group.folded.is_empty() { told } else { format!("{told}{}", group.folded.len()) }
        };
        file.groups.iter().map(of).collect()
    }

    /// So many findings of a rule in a file, each with help of its own or one help for all.
    fn some(rule: &'static str, severity: Severity, file: &str, many: usize, own: bool) -> Vec<Diagnostic> {
        let mut sources = Sources::default();
        let files: Vec<FileId> = ["a", "b"].into_iter().map(|name| sources.add(name, "")).collect();
        let span = Span::start_of(files[usize::from(file == "b")]);
        let help = |n| if own { format!("help {n}") } else { "help".to_owned() };
        (0..many).map(|n| Diagnostic::new(rule, severity, span, format!("message {n}")).help(help(n))).collect()
    }

    #[test]
    fn what_was_said_is_not_said_again() {
        check(&some("x/a", Severity::Warning, "a", 3, false), "w--");
        check(&some("x/a", Severity::Warning, "a", 3, true), "www");
        check(&some("x/a", Severity::Note, "a", 3, true), "s--");
        let two =
            [some("x/a", Severity::Warning, "a", 2, false), some("x/a", Severity::Warning, "b", 2, false)].concat();
        check(&two, "w- --");
        let two = [some("x/a", Severity::Error, "a", 1, false), some("x/a", Severity::Error, "b", 2, false)].concat();
        check(&two, "w w-");
    }

    #[test]
    fn help_that_was_given_is_left_out() {
        let found = [some("x/a", Severity::Error, "a", 1, false), some("x/a", Severity::Error, "b", 1, false)].concat();
        let sorted: Vec<&Diagnostic> = found.iter().collect();
        let helps: Vec<usize> = grouped(&sorted)
            .iter()
            .flat_map(|file| &file.groups)
            .flat_map(|group| &group.told)
            .map(|told| told.diagnostic.help.len())
            .collect();
        assert_eq!(helps, [1, 0]);
    }

    #[test]
    fn many_of_a_rule_are_counted() {
        check(&some("x/a", Severity::Warning, "a", 5, false), "w----");
        check(&some("x/a", Severity::Warning, "a", 6, false), "w---2");
        check(&some("x/a", Severity::Error, "a", 40, true), "www-36");
    }

    #[test]
    fn the_same_is_said_once() {
        let twice = |many| (0..many).flat_map(|_| some("x/a", Severity::Warning, "a", 2, true)).collect::<Vec<_>>();
        check(&twice(3), "w++w++");
        check(&twice(40), &format!("w{0}w{0}", "+".repeat(39)));
    }

    #[test]
    fn rules_and_weights_stand_apart() {
        let found = [
            some("x/a", Severity::Warning, "a", 1, false),
            some("x/b", Severity::Warning, "a", 1, true),
            some("x/a", Severity::Warning, "a", 1, false),
            some("x/a", Severity::Note, "a", 1, false),
        ]
        .concat();
        check(&found, "w+ws");
    }
}
