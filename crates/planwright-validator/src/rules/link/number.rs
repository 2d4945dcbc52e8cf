//! `link/broken`: a reference that asks for a number, where its target has none.

use std::collections::BTreeMap;

use planwright_core::Diagnostic;
use planwright_core::model::{
    AnchorKind, BlockKind, Id, Inline, InlineKind, Plan, Target, section_numbers, visit_blocks, visit_inlines,
};

use crate::rules::{Rule, Subject};

/// The rule. What it judges by was read, or the link would lead nowhere.
pub(crate) static RULE: Rule = Rule { name: "link/broken", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let numbers = section_numbers(subject.plan);
    for body in subject.bodies() {
        body.parts().for_each(|blocks| {
            visit_inlines(blocks, &mut |inline| found.extend(fault(inline, subject.plan, &numbers)));
        });
    }
}

fn fault(inline: &Inline, plan: &Plan, numbers: &BTreeMap<&Id, String>) -> Option<Diagnostic> {
    let InlineKind::Link(link) = &inline.kind else { return None };
    let Target::Internal(id) = &link.target else { return None };
    if !link.number_only || has_number(id, plan, numbers) {
        return None;
    }
    let title = &plan.anchors.get(id)?.title;
    Some(
        Diagnostic::error(RULE.name, inline.span, format!("this asks for the number of “{title}”, which has none"))
            .label("there is no number to print here")
            .help(format!("Write `[](#{id})` to print its title instead. Sections are numbered when `numbering` in `plan.md` says `chapter` or `nested`; headings in a text never are.")),
    )
}

fn has_number(id: &Id, plan: &Plan, numbers: &BTreeMap<&Id, String>) -> bool {
    match plan.anchors.get(id).map(|anchor| anchor.kind) {
        Some(AnchorKind::Section) => numbers.contains_key(id),
        Some(AnchorKind::Heading) => false,
        Some(AnchorKind::Chart) | None => true,
        Some(AnchorKind::Table | AnchorKind::Figure) => has_caption(id, plan),
    }
}

/// Tables and figures count by their captions.
fn has_caption(id: &Id, plan: &Plan) -> bool {
    let mut captioned = false;
    let bodies = std::iter::once(&plan.foreword).chain(plan.all_sections().map(|section| &section.body));
    for body in bodies {
        visit_blocks(body, &mut |block| match &block.kind {
            BlockKind::Table(table) if table.id.as_ref().is_some_and(|known| known.value == *id) => {
                captioned = table.caption.is_some();
            }
            BlockKind::Figure(figure) if figure.id.as_ref().is_some_and(|known| known.value == *id) => {
                captioned = figure.image.title.as_ref().is_some_and(|title| !title.is_empty());
            }
            _ => {}
        });
    }
    captioned
}

#[cfg(test)]
mod tests {
    use crate::testing::check_body;

    #[test]
    fn a_number_must_be_there() {
        check_body("link/broken", "## T {#t}\n\nSee [](#t) and section [#](#t).", &["error: [#](#t)"]);
        check_body("link/broken", "Table [#](#t).\n\nTable: A {#t}\n\n| a |\n|---|\n| b |\n", &[]);
    }
}
