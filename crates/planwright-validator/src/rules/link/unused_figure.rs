//! `link/unused-figure`: a picture that no section shows.

use std::collections::BTreeSet;
use std::sync::Arc;

use planwright_core::model::{Asset, BlockKind, InlineKind, Plan, visit_blocks, visit_inlines};
use planwright_core::{Diagnostic, Span};

use crate::found::Found;
use crate::rules::{Rule, Subject, texts};

/// The rule. The section that shows it may be the one that could not be read.
pub(crate) static RULE: Rule = Rule { name: "link/unused-figure", rests_on_absence: true, check };

fn check(subject: &Subject, found: &mut Found) {
    // The picture may be the one that is missing elsewhere under another name: one cause, one finding.
    if subject.pictures_lost {
        return;
    }
    let plan = subject.plan;
    let mut named = named(plan);
    // A picture of the plan may be shown in another language alone.
    plan.translations.iter().for_each(|translation| named.extend(self::named(&translation.plan)));
    let is_own = |asset: &Asset| {
        let known = subject.original.and_then(|original| original.plan.assets.get(&asset.path));
        known.is_none_or(|known| !Arc::ptr_eq(&known.bytes, &asset.bytes))
    };
    let figures = plan.assets.iter().filter(|(path, asset)| path.starts_with("figures/") && is_own(asset));
    let unused = figures.map(|(path, _)| path).filter(|path| !named.contains(*path));
    found.extend(unused.map(|path| {
        Diagnostic::warning(RULE.name, Span::start_of(plan.file), format!("nothing shows the picture `{path}`"))
            .label(format!("`{path}` lies in the folder, and nothing in the plan shows it"))
            .help("It may be a picture that a section has lost, or an old one: it is not printed.")
            .help(format!("Show it with `![what it shows]({path})`, or remove the file."))
    }));
}

fn named(plan: &Plan) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for body in texts(plan) {
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

    #[test]
    fn a_picture_may_be_shown_in_one_language_alone() {
        let a = |body: &str| format!("---\ntitle: A\n---\n\n{body}\n");
        let (shown, bare) = (a("![x](figures/map.svg)"), a("One."));
        let check = |original: &str, own: &str, picture: &str, found: usize| {
            let cy = ("cy/plan.md", "---\nlang: cy\n---\n");
            let files = [("01-a.md", original), cy, ("cy/01-a.md", own), (picture, "<svg/>")];
            assert_eq!(read(&files).places("link/unused-figure").len(), found, "{picture}");
        };
        check(&shown, &bare, "figures/map.svg", 0);
        check(&bare, &shown, "figures/map.svg", 0);
        check(&bare, &bare, "figures/map.svg", 1);
        check(&bare, &bare, "cy/figures/map.svg", 1);
    }
}
