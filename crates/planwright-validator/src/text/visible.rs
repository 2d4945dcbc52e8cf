//! What a reader sees of a section.

use planwright_core::model::{
    Block, BlockKind, Conditions, InlineKind, Plan, Section, Target, inline_text, visit_blocks, visit_inlines,
};

use crate::text::runs;

/// Every text that is printed for a section: its title and summary, its body with captions, cells and footnotes, and
/// its typed lists. Each is one piece; no order is kept.
pub(crate) fn visible(plan: &Plan, section: &Section) -> Vec<String> {
    let mut texts = vec![section.meta.title.value.clone()];
    texts.extend(section.meta.summary.iter().map(|summary| summary.value.clone()));
    for blocks in std::iter::once(&section.body).chain(section.footnotes.iter().map(|note| &note.blocks)) {
        body(plan, blocks, &mut texts);
    }
    lists(section, &mut texts);
    texts
}

fn body(plan: &Plan, blocks: &[Block], texts: &mut Vec<String>) {
    texts.extend(runs(blocks).iter().map(|run| inline_text(run.content)));
    visit_blocks(blocks, &mut |block| match &block.kind {
        BlockKind::Figure(figure) => texts.extend(figure.image.title.clone()),
        BlockKind::Chart(chart) => texts.push(chart.title.value.clone()),
        BlockKind::Code(code) => texts.push(code.text.clone()),
        _ => {}
    });
    // `[](#id)` is printed with its target's title.
    visit_inlines(blocks, &mut |inline| {
        if let InlineKind::Link(link) = &inline.kind
            && let Target::Internal(id) = &link.target
            && link.content.is_empty()
            && !link.number_only
        {
            texts.extend(plan.anchors.get(id).map(|anchor| anchor.title.clone()));
        }
    });
}

fn lists(section: &Section, texts: &mut Vec<String>) {
    let meta = &section.meta;
    for measure in &meta.measures {
        let parts = [&measure.frequency, &measure.baseline, &measure.target];
        let parts = parts.into_iter().flatten().chain([&measure.name, &measure.source]);
        texts.extend(parts.map(|text| text.value.clone()));
    }
    for meeting in &meta.meetings {
        let parts = [&meeting.chair, &meeting.papers].into_iter().flatten();
        texts.extend(parts.chain([&meeting.name, &meeting.frequency]).map(|text| text.value.clone()));
    }
    for service in &meta.services {
        let parts = [&service.beneficiaries, &service.provider, &service.from, &service.to, &service.amount];
        let parts = parts.into_iter().flatten().chain([&service.name]);
        texts.extend(parts.map(|text| text.value.clone()));
    }
    if let Some(Conditions::Text(text)) = &meta.conditions {
        texts.push(text.value.clone());
    }
    if let Some(signed) = &meta.signed {
        texts.extend([signed.name.value.clone(), signed.role.value.clone()]);
    }
}
