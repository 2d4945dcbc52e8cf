//! `link/broken`: a reference that asks for a number, where its target has none.

use std::collections::BTreeSet;

use planwright_core::Diagnostic;
use planwright_core::model::{
    Anchor, AnchorKind, BlockKind, Id, Inline, InlineKind, Plan, Target, section_numbers, visit_blocks, visit_inlines,
};

use crate::found::Found;
use crate::rules::{Rule, Subject};

/// The rule. What it judges by was read, or the link would lead nowhere.
pub(crate) static RULE: Rule = Rule { name: "link/broken", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Found) {
    let mut asked: Vec<(&Inline, &Id)> = Vec::new();
    for body in subject.texts() {
        body.parts().for_each(|blocks| visit_inlines(blocks, &mut |inline| asked.extend(asks(inline))));
    }
    if asked.is_empty() {
        return;
    }
    let numbered = numbered(subject.plan);
    for (inline, id) in asked.into_iter().filter(|(_, id)| !numbered.contains(id)) {
        if let Some(anchor) = anchor(subject.plan, id).filter(|anchor| anchor.kind != AnchorKind::Chart) {
            found.push(finding(inline, id, &anchor.title));
        }
    }
}

/// The target of a link that asks for a number.
fn asks(inline: &Inline) -> Option<(&Inline, &Id)> {
    let InlineKind::Link(link) = &inline.kind else { return None };
    let Target::Internal(id) = &link.target else { return None };
    link.number_only.then_some((inline, id))
}

fn finding(inline: &Inline, id: &Id, title: &str) -> Diagnostic {
    Diagnostic::error(RULE.name, inline.span, format!("this asks for the number of “{title}”, which has none"))
        .label("there is no number to print here")
        .help(format!("Write `[](#{id})` to print its title instead. Sections are numbered when `numbering` in `plan.md` says `chapter` or `nested`; headings in a text never are."))
}

/// What has an id in the plan or in a paper.
fn anchor<'a>(plan: &'a Plan, id: &Id) -> Option<&'a Anchor> {
    plan.anchors.get(id).or_else(|| plan.papers.iter().find_map(|paper| paper.anchors.get(id)))
}

/// The sections and the parts of papers that have a number, and the tables and figures, which count by their captions.
fn numbered(plan: &Plan) -> BTreeSet<&Id> {
    let mut numbered: BTreeSet<&Id> = section_numbers(plan).into_keys().collect();
    for body in plan.bodies().chain(plan.papers.iter().map(|paper| paper.body.as_slice())) {
        visit_blocks(body, &mut |block| match &block.kind {
            BlockKind::Table(table) if table.caption.is_some() => {
                numbered.extend(table.id.as_ref().map(|id| &id.value));
            }
            BlockKind::Figure(figure) if figure.image.title.as_ref().is_some_and(|title| !title.is_empty()) => {
                numbered.extend(figure.id.as_ref().map(|id| &id.value));
            }
            _ => {}
        });
    }
    for block in plan.papers.iter().flat_map(|paper| &paper.body) {
        if let BlockKind::Heading(heading) = &block.kind
            && heading.level == 2
        {
            numbered.insert(&heading.id);
        }
    }
    numbered
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_body, paper, read};

    #[test]
    fn the_parts_of_a_paper_have_numbers_and_what_is_in_them_has_none() {
        let body = "## A {#a}\n\n### B {#b}\n\nSee [#](#a) and [#](#b), and table [#](#t).\n\nTable: C {#t}\n\n| a |\n|---|\n| b |\n";
        assert_eq!(read(&[("papers/x.md", &paper(body))]).places("link/broken"), ["error: [#](#b)"]);
    }

    #[test]
    fn a_number_must_be_there() {
        check_body("link/broken", "## T {#t}\n\nSee [](#t) and section [#](#t).", &["error: [#](#t)"]);
        check_body("link/broken", "Table [#](#t).\n\nTable: A {#t}\n\n| a |\n|---|\n| b |\n", &[]);
    }
}
