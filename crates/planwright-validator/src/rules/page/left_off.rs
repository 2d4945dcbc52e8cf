//! `page/left-off`: a priority that does not stand on the plan on a page.

use planwright_core::model::{Kind, PageWords, Section};
use planwright_core::{Diagnostic, Span};

use super::sheet::Sheet;
use crate::found::Found;
use crate::rules::{Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "page/left-off", rests_on_absence: true, check };

fn check(subject: &Subject, found: &mut Found) {
    let sheet = Sheet::of(subject.plan);
    let mut outside: Vec<&Section> = Vec::new();
    for section in subject.plan.all_sections().filter(|section| is_left_off(&sheet, section)) {
        match &section.meta.page {
            Some(PageWords::LeftOff(span)) => found.extend([by_section(section, *span)]),
            _ => outside.push(section),
        }
    }
    if !sheet.names_a_missing_section() {
        found.extend(by_zones(subject, &outside));
    }
}

/// A priority that is not shown. A chapter is shown by its own priorities.
fn is_left_off(sheet: &Sheet<'_>, section: &Section) -> bool {
    let mut own = section.children.iter().filter(|child| child.meta.kind == Kind::Priority).peekable();
    let by_its_own = own.peek().is_some() && own.all(|child| sheet.shows(child).is_some());
    section.meta.kind == Kind::Priority && sheet.shows(section).is_none() && !by_its_own
}

fn by_section(section: &Section, span: Span) -> Diagnostic {
    let title = &section.meta.title.value;
    Diagnostic::warning(RULE.name, span, format!("the priority “{title}” is left off the plan on a page"))
        .label("leaves it off")
        .help("Many people see nothing of a plan but the page, and take it for the whole: a priority that is not on it is none to them.")
        .help("Give it a few words instead: `page: …`. If it is no priority of its own, give it another `kind`.")
}

/// One finding for all that the zones leave out.
fn by_zones(subject: &Subject, outside: &[&Section]) -> Option<Diagnostic> {
    let (first, others) = outside.split_first()?;
    let settings = &subject.plan.meta.page;
    let span = settings.span.unwrap_or(Span::start_of(subject.plan.file));
    let title = &first.meta.title.value;
    let message = match others.len() {
        0 => format!("no zone of the plan on a page shows the priority “{title}”"),
        1 => format!("no zone of the plan on a page shows the priority “{title}”, nor one other"),
        more => format!("no zone of the plan on a page shows the priority “{title}”, nor {more} others"),
    };
    let mut finding = Diagnostic::warning(RULE.name, span, message).label("its zones leave it out");
    for section in outside.iter().take(RELATED) {
        finding = finding.related(section.meta.title.span, "left out");
    }
    Some(
        finding
            .help("Many people see nothing of a plan but the page, and take it for the whole: a priority that is not on it is none to them.")
            .help("Add a zone such as `{title: My priorities, kinds: [priority]}`, or name the section in a zone's `sections`."),
    )
}

/// So many of the priorities that zones leave out are pointed to.
const RELATED: usize = 6;

#[cfg(test)]
mod tests {
    use crate::testing::{PLAN, read};

    const PRIORITY: &str = "---\ntitle: Safer roads\nkind: priority\n---\n\nWords.\n";

    #[track_caller]
    fn check(page: &str, sections: &[(&str, &str)], expected: &[&str]) {
        let plan = PLAN.replace("status: panel\n", &format!("status: panel\n{page}"));
        let mut files = vec![("plan.md", plan.as_str())];
        files.extend(sections);
        assert_eq!(read(&files).places("page/left-off"), expected, "{page}");
    }

    #[test]
    fn the_default_zones_show_every_priority() {
        check("", &[("01-roads.md", PRIORITY)], &[]);
        check("page: {title: Ours}\n", &[("01-roads.md", PRIORITY)], &[]);
    }

    #[test]
    fn a_section_can_leave_itself_off() {
        let off = PRIORITY.replace("kind:", "page: false\nkind:");
        check("", &[("01-roads.md", &off)], &["warning: false"]);
        let other = off.replace("kind: priority", "kind: commitment");
        check("", &[("01-roads.md", &other)], &[]);
    }

    #[test]
    fn zones_can_leave_it_out() {
        let sections = [("01-roads.md", PRIORITY), ("02-b.md", "---\ntitle: B\n---\n\nWords.\n")];
        let page = "page: {zones: [{title: All, kinds: [commitment]}]}\n";
        check(page, &sections, &["warning: page"]);
        check("page: {zones: [{title: All, sections: [b, roads]}]}\n", &sections, &[]);
        check("page: {zones: [{title: All, kinds: [commitment, priority]}]}\n", &sections, &[]);
        check("page: {zones: [{title: All, sections: [b]}]}\n", &sections, &["warning: page"]);
    }

    #[test]
    fn a_misspelt_section_is_told_once() {
        check("page: {zones: [{title: All, sections: [raods]}]}\n", &[("01-roads.md", PRIORITY)], &[]);
    }

    #[test]
    fn a_chapter_is_shown_by_its_own_priorities() {
        let off = PRIORITY.replace("kind:", "page: false\nkind:");
        check("", &[("01-a/index.md", &off), ("01-a/1-roads.md", PRIORITY)], &[]);
        check("", &[("01-a/index.md", &off), ("01-a/1-roads.md", &off)], &["warning: false", "warning: false"]);
    }

    #[test]
    fn all_that_zones_leave_out_are_one_finding() {
        let page = "page: {zones: [{title: All, kinds: [commitment]}]}\n";
        let plan = PLAN.replace("status: panel\n", &format!("status: panel\n{page}"));
        let report =
            read(&[("plan.md", &plan), ("01-a.md", PRIORITY), ("02-b.md", PRIORITY), ("03-c.md", PRIORITY)]).check();
        let found: Vec<_> = report.diagnostics.iter().filter(|d| d.rule.as_str() == "page/left-off").collect();
        assert_eq!(found.len(), 1);
        assert!(found[0].message.ends_with("“Safer roads”, nor 2 others"), "{}", found[0].message);
        assert_eq!(found[0].related.len(), 3);
    }
}
