//! `page/long-line`: too many words for an entry of the plan on a page.

use planwright_core::model::{PageWords, Section, Show};
use planwright_core::{Diagnostic, Spanned};

use super::sheet::Sheet;
use crate::found::Found;
use crate::rules::{Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "page/long-line", rests_on_absence: false, check };

/// The most characters of an entry. A column is a third of an A4 sheet, 85 mm, and takes about 47
/// characters of 11 points on a line: two lines, so that twenty entries fit with room to breathe.
const ENTRY: usize = 90;
/// The most characters of a summary, where a zone is told to show those: four lines.
const SUMMARY: usize = 180;

fn check(subject: &Subject, found: &mut Found) {
    let sheet = Sheet::of(subject.plan);
    for section in subject.plan.all_sections() {
        if let Some(show) = sheet.shows(section) {
            found.extend(long(section, show));
        }
    }
}

/// The finding about a section's entry, if it is too long.
fn long(section: &Section, show: Show) -> Option<Diagnostic> {
    let meta = &section.meta;
    match (show, &meta.summary, &meta.page) {
        (Show::Summary, Some(summary), _) => finding(
            summary,
            SUMMARY,
            "the summary",
            "Shorten the summary, or let the zone show the words for the page: `show: page`.",
        ),
        (_, _, Some(PageWords::Words(words))) => {
            finding(words, ENTRY, "the entry", "Shorten the words behind `page:`; the section itself says the rest.")
        }
        _ => finding(
            &meta.title,
            ENTRY,
            "the title",
            "Give the section a shorter line for the page with `page: …` in its front matter; its title stays as it is.",
        ),
    }
}

fn finding(words: &Spanned<String>, most: usize, what: &str, help: &str) -> Option<Diagnostic> {
    let length = words.value.chars().count();
    if length <= most {
        return None;
    }
    let message = format!("{what} has {length} characters, which is long for the plan on a page");
    Some(
        Diagnostic::warning(RULE.name, words.span, message)
            .label(format!("better not more than {most}"))
            .help("The sheet is set in the largest type that fits: every long line makes all the others smaller.")
            .help(help),
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::{PLAN, read};

    #[track_caller]
    fn check(page: &str, front: &str, found: usize) {
        let plan = PLAN.replace("status: panel\n", &format!("status: panel\n{page}"));
        let section = format!("---\n{front}kind: priority\n---\n\nWords.\n");
        assert_eq!(read(&[("plan.md", &plan), ("01-a.md", &section)]).places("page/long-line").len(), found, "{front}");
    }

    #[test]
    fn an_entry_has_ninety_characters_at_most() {
        let (fits, long) = ("é".repeat(90), "é".repeat(91));
        check("", &format!("title: {fits}\n"), 0);
        check("", &format!("title: {long}\n"), 1);
        check("", &format!("title: {long}\npage: Short\n"), 0);
        check("", &format!("title: Short\npage: {long}\n"), 1);
        check("", &format!("title: {long}\npage: false\n"), 0);
    }

    #[test]
    fn what_is_not_on_the_sheet_may_be_long() {
        let long = "é".repeat(91);
        check("page: {zones: [{title: A, kinds: [commitment]}]}\n", &format!("title: {long}\n"), 0);
    }

    #[test]
    fn a_summary_may_be_longer() {
        let zones = "page: {zones: [{title: A, kinds: [priority], show: summary}]}\n";
        check(zones, &format!("title: A\nsummary: {}\n", "é".repeat(180)), 0);
        check(zones, &format!("title: A\nsummary: {}\n", "é".repeat(181)), 1);
        check(zones, &format!("title: {}\n", "é".repeat(91)), 1);
        check("", &format!("title: A\nsummary: {}\n", "é".repeat(181)), 0);
    }
}
