//! `translation/untranslated`: words that a translation leaves in the plan's own language.

use std::collections::{BTreeMap, BTreeSet};

use planwright_core::model::{Agreement, Block, BlockKind, Inline, InlineKind, Repeated, block_text};
use planwright_core::{Diagnostic, FileId, Span};

use super::shared;
use crate::found::Found;
use crate::rules::{Rule, Subject};

/// Fewer words than these, a name or an address, may be the same in both.
const LEAST_WORDS: usize = 6;

/// The rule. The key may be one that could not be read.
pub(crate) static RULE: Rule = Rule { name: "translation/untranslated", rests_on_absence: true, check };

fn check(subject: &Subject, found: &mut Found) {
    let Some(original) = subject.original else { return };
    let mut files: BTreeMap<FileId, Vec<&Repeated>> = BTreeMap::new();
    let is_left = |it: &&Repeated| it.how == Agreement::Untranslated || is_the_same_office(subject, it);
    for repeated in original.translation.repeated.iter().filter(is_left) {
        files.entry(repeated.own.file).or_default().push(repeated);
    }
    found.extend(files.into_iter().filter_map(|(file, left)| finding(file, &left)));
    let bodies = shared(subject, original).into_iter().map(|(own, first)| (&own.body, &first.body));
    for (own, first) in bodies.chain([(&subject.plan.foreword, &original.plan.foreword)]) {
        found.extend(left_as_it_was(subject, own, first));
    }
}

/// An office that is called as in the original: short as it is, it is no name.
fn is_the_same_office(subject: &Subject, repeated: &Repeated) -> bool {
    let words = |span| subject.sources.slice(span).trim_matches(['"', '\'']);
    repeated.key == "role" && repeated.how == Agreement::Text && words(repeated.own) == words(repeated.original)
}

/// The finding about text of a body that is word for word the original's, at its first block.
fn left_as_it_was(subject: &Subject, own: &[Block], first: &[Block]) -> Option<Diagnostic> {
    let known: BTreeSet<String> = first.iter().filter_map(prose).collect();
    let mut left = own.iter().filter(|block| prose(block).is_some_and(|words| known.contains(&words)));
    let block = left.next()?;
    let more = match left.count() {
        0 => String::new(),
        1 => ", and so is 1 other of this text".to_owned(),
        more => format!(", and so are {more} others of this text"),
    };
    let message = format!("this paragraph is word for word that of the original{more}");
    Some(
        super::finding(subject, RULE.name, block.span, message)
            .label("in the plan's own language")
            .help("It is printed as a text of this language, and a screen reader reads it in the wrong voice.")
            .help("Translate it. If it is meant to stand in the other language, as a quotation may be, mark it so: `[the words](lang:en)`, with the tag of its language."),
    )
}

/// The words of a paragraph or list that says something of its own.
fn prose(block: &Block) -> Option<String> {
    let is_marked = |content: &[Inline]| matches!(content, [Inline { kind: InlineKind::Language { .. }, .. }]);
    match &block.kind {
        BlockKind::Paragraph(content) if !is_marked(content) => {}
        BlockKind::List(_) => {}
        _ => return None,
    }
    let words = block_text(block);
    let says_something =
        words.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count() >= LEAST_WORDS;
    says_something.then_some(words)
}

/// One finding for a file, at its start: it is about what is not there.
fn finding(file: FileId, left: &[&Repeated]) -> Option<Diagnostic> {
    let mut keys: Vec<String> = left.iter().map(|it| format!("`{}`", it.key)).collect();
    keys.dedup();
    let (last, first) = keys.split_last()?;
    let (keys, is) =
        if first.is_empty() { (last.clone(), "is") } else { (format!("{} and {last}", first.join(", ")), "are") };
    let finding = Diagnostic::warning(RULE.name, Span::start_of(file), format!("{keys} {is} not translated"))
        .label("printed in the plan's own language")
        .help("What a translation's front matter leaves out is taken from the plan. Names and dates can be, but a reader of this language, and a screen reader, would meet words of another.")
        .help(format!("Write {keys} in this language between the two `---` of this file."));
    Some(left.iter().take(3).fold(finding, |finding, it| finding.related(it.original, "the original's words")))
}

#[cfg(test)]
mod tests {
    use crate::testing::{PLAN, read};

    #[track_caller]
    fn check(plan: &str, cy: &str, keys: &str, own: &str, expected: &[&str]) {
        let plan = PLAN.replace("status: panel\n", &format!("status: panel\n{plan}"));
        let a = |keys: &str| format!("---\ntitle: A\n{keys}---\n\nOne.\n");
        let cy = format!("---\nlang: cy\ntitle: T\n{cy}---\n");
        let (one, other) = (a(keys), a(own));
        let read = read(&[("plan.md", &plan), ("01-a.md", &one), ("cy/plan.md", &cy), ("cy/01-a.md", &other)]);
        let mut found = read.check().diagnostics;
        found.retain(|it| it.rule.as_str() == "translation/untranslated");
        assert_eq!(found.iter().map(|it| it.message.as_str()).collect::<Vec<_>>(), expected, "{own}");
    }

    #[test]
    fn a_text_is_not_left_as_it_was() {
        let check = |own: &str, expected: usize| {
            let text = "One grant is made to each of the two counties.";
            let a = |text: &str| format!("---\ntitle: A\n---\n\n{text}\n\nOffice of Mair Rowlands\n");
            let (first, other) = (a(text), a(own));
            let cy = "---\nlang: cy\ntitle: T\n---\n";
            let read = read(&[("01-a.md", &first), ("cy/plan.md", cy), ("cy/01-a.md", &other)]);
            let found = read.check().diagnostics;
            assert_eq!(
                found.iter().filter(|it| it.rule.as_str() == "translation/untranslated").count(),
                expected,
                "{own}"
            );
        };
        check("One grant is made to each of the two counties.", 1);
        check("[One grant is made to each of the two counties.](lang:en)", 0);
        check("Gwneir un grant i bob un o'r ddwy sir.", 0);
    }

    #[test]
    fn words_are_translated_and_names_need_not_be() {
        let names = "issuer: {name: Mair Rowlands}\nversion: Spring 2026\n";
        check(names, "", "", "", &[]);
        let office = "issuer: {name: Mair Rowlands, role: Commissioner}\n";
        check(office, "", "", "", &["`issuer` is not translated"]);
        check(office, "issuer: {name: Mair Rowlands}\n", "", "", &["`role` is not translated"]);
        check(office, "issuer: {role: Commissioner}\n", "", "", &["`role` is not translated"]);
        check(office, "issuer: {role: Comisiynydd}\n", "", "", &[]);
        let signed = "signed: {name: Mair Rowlands, role: Commissioner}\n";
        check("", "", signed, "signed: {name: Mair Rowlands}\n", &["`role` is not translated"]);
        check("subtitle: Our plan\n", "", "", "", &["`subtitle` is not translated"]);
        check("subtitle: Our plan\n", "subtitle: Ein cynllun\n", "", "", &[]);
        check("page: {strapline: Two things}\n", "", "", "", &["`page` is not translated"]);
        check("page: {size: a3}\n", "", "", "", &[]);
        check("", "", "summary: One.\npage: Words\n", "", &["`summary` and `page` are not translated"]);
        check("", "", "page: false\nconditions: none\nkind: priority\n", "", &[]);
        let measures = "measures: [{name: Burglary, source: Home Office}]\n";
        check("", "", measures, "", &["`measures` is not translated"]);
        check("", "", measures, "measures: [{name: Bwrgleriaeth}]\n", &[]);
    }
}
