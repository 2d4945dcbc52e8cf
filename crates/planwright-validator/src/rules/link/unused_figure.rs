//! `link/unused-figure`: a picture that no section shows.

use std::collections::BTreeSet;

use planwright_core::model::{BlockKind, InlineKind, visit_blocks, visit_inlines};
use planwright_core::{Diagnostic, Span};

use crate::found::Found;
use crate::rules::{Rule, Subject};

/// The rule. The section that shows it may be the one that could not be read.
pub(crate) static RULE: Rule = Rule { name: "link/unused-figure", rests_on_absence: true, check };

fn check(subject: &Subject, found: &mut Found) {
    // The picture may be the one that is missing elsewhere under another name: one cause, one finding.
    if subject.pictures_lost {
        return;
    }
    let named = named(subject);
    let figures = subject.plan.assets.keys().filter(|path| path.starts_with("figures/"));
    found.extend(figures.filter(|path| !named.contains(*path)).map(|path| {
        Diagnostic::warning(RULE.name, Span::start_of(subject.plan.file), format!("nothing shows the picture `{path}`"))
            .label(format!("`{path}` lies in the folder, and nothing in the plan shows it"))
            .help("It may be a picture that a section has lost, or an old one: it is not printed.")
            .help(format!("Show it with `![what it shows]({path})`, or remove the file."))
    }));
}

fn named(subject: &Subject) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for body in subject.texts() {
        for blocks in body.parts() {
            visit_blocks(blocks, &mut |block| {
                if let BlockKind::Figure(figure) = &block.kind {
                    named.extend(figure.image.asset.clone());
                }
            });
            visit_inlines(blocks, &mut |inline| {
                if let InlineKind::Image(image) = &inline.kind {
                    named.extend(image.asset.clone());
                }
            });
        }
        named.extend(body.section.and_then(|section| section.meta.signed.as_ref()?.asset.clone()));
    }
    named
}

#[cfg(test)]
mod tests {
    use crate::testing::read;

    #[track_caller]
    fn check(front: &str, body: &str, found: usize) {
        let section = format!("---\ntitle: A\n{front}---\n\n{body}\n");
        let files = [("01-a.md", section.as_str()), ("figures/map.svg", "<svg/>"), ("logo.svg", "<svg/>")];
        assert_eq!(read(&files).places("link/unused-figure").len(), found, "{front} {body}");
    }

    #[test]
    fn a_picture_that_is_missing_under_another_name_is_reported_once() {
        check("", "![A map of the area](figures/mapp.svg)", 0);
        check("", "Look: ![A map][map].", 0);
    }

    #[test]
    fn a_picture_is_shown_somewhere() {
        check("", "Words.", 1);
        check("", "![A map of the area](figures/map.svg)", 0);
        check("", "See ![a map of the area](./figures/map.svg) here.", 0);
        check("signed: {name: A, role: B, portrait: figures/map.svg}\n", "Words.", 0);
    }
}
