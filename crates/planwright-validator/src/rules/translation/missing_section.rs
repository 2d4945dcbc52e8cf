//! `translation/missing-section`: a part of the plan that is not in a translation.

use std::collections::BTreeSet;

use planwright_core::model::Section;
use planwright_core::{Diagnostic, Span};

use super::{finding, shared};
use crate::found::Found;
use crate::rules::{Original, Rule, Subject};

/// The rule. The part may stand in a file that could not be read.
pub(crate) static RULE: Rule = Rule { name: crate::translations::MISSING_SECTION, rests_on_absence: true, check };

fn check(subject: &Subject, found: &mut Found) {
    let Some(original) = subject.original else { return };
    if subject.plan.foreword.is_empty()
        && let Some(first) = original.plan.foreword.first()
    {
        let message = format!("the foreword is not in the translation `{}`", original.translation.folder);
        found.push(worded(finding(subject, RULE.name, first.span, message), original, "plan.md", &[]));
    }
    found.extend(shared(subject, original).into_iter().filter_map(|(own, known)| empty(subject, own, known)));
    let there: BTreeSet<&str> = subject.plan.all_sections().map(|section| section.path.as_str()).collect();
    let is_there = |section: &Section| there.contains(section.path.as_str());
    for section in &original.plan.sections {
        let children: Vec<&Section> = section.children.iter().filter(|child| !is_there(child)).collect();
        if is_there(section) {
            children.iter().for_each(|child| found.extend(Some(missing(subject, original, child, &[]))));
        } else {
            found.push(missing(subject, original, section, &children));
        }
    }
}

/// A section that has a file in the translation, and no text in it.
fn empty(subject: &Subject, own: &Section, known: &Section) -> Option<Diagnostic> {
    if !own.body.is_empty() || known.body.is_empty() {
        return None;
    }
    let finding = finding(subject, RULE.name, place(own), "the text of this section is not translated".to_owned())
        .label("no text stands under this title")
        .help(
            "Whoever reads the plan in this language is not told this. A plan in two languages says the same in both.",
        )
        .help("Write the original’s text in this language under the front matter of this file.");
    Some(finding.related(known.body.first().map_or(place(known), |block| block.span), "the original"))
}

fn missing(subject: &Subject, original: Original<'_>, section: &Section, children: &[&Section]) -> Diagnostic {
    let folder = &original.translation.folder;
    let message = match children {
        [] => format!("this section is not in the translation `{folder}`"),
        children => format!(
            "this chapter is not in the translation `{folder}`, nor {} of its sections",
            if children.len() == section.children.len() { "any".to_owned() } else { children.len().to_string() }
        ),
    };
    let span = place(section);
    worded(finding(subject, RULE.name, span, message), original, &section.path, children)
}

/// A section's title, or the start of a file that has none.
fn place(section: &Section) -> Span {
    section.meta.title.span
}

fn worded(finding: Diagnostic, original: Original<'_>, path: &str, children: &[&Section]) -> Diagnostic {
    let folder = &original.translation.folder;
    let body = if path == "plan.md" { "its text" } else { "`title` and its text" };
    let finding = finding
        .label(format!("only in the plan itself, not in `{folder}/{path}`"))
        .help(
            "Whoever reads the plan in that language is not told this. A plan in two languages says the same in both.",
        )
        .help(format!(
            "Write `{folder}/{path}` with {body} in that language. What else its front matter needs is taken from here."
        ));
    children.iter().fold(finding, |finding, child| finding.related(place(child), format!("`{folder}/{}`", child.path)))
}

#[cfg(test)]
mod tests {
    use crate::testing::{PLAN, read};

    #[track_caller]
    fn check(files: &[(&str, &str)], expected: &[&str]) {
        assert_eq!(read(files).places("translation/missing-section"), expected);
    }

    const A: (&str, &str) = ("01-a.md", "---\ntitle: A\n---\n\nOne.\n");
    const B: (&str, &str) = ("02-b/index.md", "---\ntitle: B\n---\n\nTwo.\n");
    const C: (&str, &str) = ("02-b/1-c.md", "---\ntitle: C\n---\n\nThree.\n");
    const CY: (&str, &str) = ("cy/plan.md", "---\nlang: cy\n---\n");

    #[test]
    fn what_is_not_translated_is_told_at_the_original() {
        check(&[A, B, C], &[]);
        check(&[A, B, C, CY, ("cy/01-a.md", A.1), ("cy/02-b/index.md", B.1), ("cy/02-b/1-c.md", C.1)], &[]);
        check(&[A, B, C, CY, ("cy/02-b/index.md", B.1)], &["warning: A", "warning: C"]);
        // A chapter and its sections are one gap.
        check(&[A, B, C, CY, ("cy/01-a.md", A.1)], &["warning: B"]);
    }

    #[test]
    fn a_section_without_its_text_is_not_translated() {
        let empty = ("cy/01-a.md", "---\ntitle: Cy\n---\n");
        check(&[A, CY, empty], &["warning: Cy"]);
        assert_eq!(read(&[A, CY, empty]).places("structure/empty-section"), [""; 0]);
        let bare = ("01-a.md", "---\ntitle: A\n---\n");
        check(&[bare, CY, empty], &[]);
    }

    #[test]
    fn a_foreword_is_a_part_too() {
        let plan = format!("{PLAN}\nMy words.\n");
        check(&[("plan.md", &plan), CY], &["warning: My words."]);
        check(&[("plan.md", &plan), ("cy/plan.md", "---\nlang: cy\n---\n\nFy ngeiriau.\n")], &[]);
    }

    #[test]
    fn a_published_plan_is_whole_in_each_language() {
        let plan = PLAN.replace("status: panel", "status: published\nissued: 2017-03-01");
        check(&[("plan.md", &plan), A, CY], &["error: A"]);
    }

    #[test]
    fn a_waiver_holds_at_the_section() {
        let plan = PLAN.replace(
            "status: panel\n",
            "status: panel\nwaivers: [{rule: translation/missing-section, at: a, reason: At the printer}]\n",
        );
        let read = read(&[("plan.md", &plan), A, CY]);
        assert_eq!(read.places("translation/missing-section"), [""; 0]);
        assert_eq!(read.places("waiver/unused"), [""; 0]);
    }
}
