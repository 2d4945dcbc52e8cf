//! `link/footnote`: a footnote that nothing refers to.

use std::collections::BTreeSet;

use planwright_core::Diagnostic;
use planwright_core::model::{Block, InlineKind, visit_inlines};

use crate::found::Found;
use crate::rules::{Rule, Subject};

/// The rule. The reference may stand in what could not be read.
pub(crate) static RULE: Rule = Rule { name: "link/footnote", rests_on_absence: true, check };

fn check(subject: &Subject, found: &mut Found) {
    for body in subject.texts() {
        let mut named: BTreeSet<&str> = BTreeSet::new();
        body.parts().for_each(|blocks| references(blocks, &mut named));
        for note in body.footnotes.iter().filter(|note| !named.contains(note.label.value.as_str())) {
            let label = &note.label.value;
            found.push(
                Diagnostic::warning(RULE.name, note.label.span, format!("nothing refers to the footnote `{label}`"))
                    .label("it will not be printed")
                    .help(format!("A footnote is printed where the text points to it. Write `[^{label}]` where it belongs, or take the note out.")),
            );
        }
    }
}

fn references<'a>(blocks: &'a [Block], named: &mut BTreeSet<&'a str>) {
    visit_inlines(blocks, &mut |inline| {
        if let InlineKind::FootnoteReference(label) = &inline.kind {
            named.insert(label);
        }
    });
}

#[cfg(test)]
mod tests {
    use crate::testing::check_body;

    #[test]
    fn a_footnote_is_referred_to() {
        let places = &["warning: 1"];
        let found = |body: &str| {
            let section = format!("---\ntitle: A\n---\n\n{body}\n");
            crate::testing::read(&[("01-a.md", &section)]).places("link/footnote").len()
        };
        assert_eq!(found("Words.\n\n[^1]: A note."), places.len());
        check_body("link/footnote", "Words.[^1]\n\n[^1]: A note.[^2]\n\n[^2]: Another.", &[]);
    }
}
