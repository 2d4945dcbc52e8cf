//! `translation/untranslated`: words that a translation leaves in the plan's own language.

use std::collections::BTreeMap;

use planwright_core::model::{Agreement, Repeated};
use planwright_core::{Diagnostic, FileId, Span};

use crate::found::Found;
use crate::rules::{Rule, Subject};

/// The rule. The key may be one that could not be read.
pub(crate) static RULE: Rule = Rule { name: "translation/untranslated", rests_on_absence: true, check };

fn check(subject: &Subject, found: &mut Found) {
    let Some(original) = subject.original else { return };
    let mut files: BTreeMap<FileId, Vec<&Repeated>> = BTreeMap::new();
    for repeated in original.translation.repeated.iter().filter(|it| it.how == Agreement::Untranslated) {
        files.entry(repeated.own.file).or_default().push(repeated);
    }
    found.extend(files.into_iter().filter_map(|(file, left)| finding(file, &left)));
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
    fn words_are_translated_and_names_need_not_be() {
        let names = "issuer: {name: Mair Rowlands, role: Commissioner}\nversion: Spring 2026\n";
        check(names, "", "", "", &[]);
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
