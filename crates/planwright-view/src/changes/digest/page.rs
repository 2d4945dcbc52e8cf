//! The plan on a page: its zones by their titles.

use std::collections::BTreeSet;

use planwright_diff::{Change, Note};

use super::{Digest, DigestLine, Phrase, Tag};

impl Digest<'_> {
    /// Zones that came, went, show something else or stand in another order; then what else changed.
    pub(super) fn page(&mut self, changes: &[&Change]) {
        let (zones, others): (Vec<&Change>, Vec<&Change>) = changes.iter().partition(|change| is_of_zone(change));
        let was: Vec<(&str, &str)> = zones.iter().filter_map(|change| zone(change.from.as_deref()?)).collect();
        let is: Vec<(&str, &str)> = zones.iter().filter_map(|change| zone(change.to.as_deref()?)).collect();
        let titles =
            |zones: &[(&str, &str)]| zones.iter().map(|(title, _)| (*title).to_owned()).collect::<BTreeSet<_>>();
        let (before, after) = (titles(&was), titles(&is));
        let shown = |title: &str, all: &[(&str, &str)]| {
            all.iter().find(|(other, _)| *other == title).map(|(_, content)| (*content).to_owned())
        };
        let otherwise = |title: &String| shown(title, &was) != shown(title, &is);
        let told = self.lines.len();
        for (key, names) in [
            ("changes-zones-removed", before.difference(&after).cloned().collect::<Vec<_>>()),
            ("changes-zones-added", after.difference(&before).cloned().collect()),
            (
                "changes-zones-otherwise",
                before.intersection(&after).filter(|title| otherwise(title)).cloned().collect(),
            ),
        ] {
            if !names.is_empty() {
                let number = names.len();
                let names = names.iter().map(|name| self.own(name)).collect();
                self.tell_counted(Tag::Page, key, number, names, None);
            }
        }
        if !zones.is_empty() && self.lines.len() == told {
            let said = self.filled("changes-zones-order", &[]);
            self.lines.push(DigestLine { tag: Tag::Page, said, section: None });
        }
        self.tell(Tag::Page, "changes-page", &others, |digest, change| -> Phrase { digest.detail(change) });
    }
}

fn is_of_zone(change: &Change) -> bool {
    matches!(&change.note, Some(Note::Key { key, .. }) if key.starts_with("page.zones."))
}

/// The title of a zone and what it shows; none for what is no zone.
fn zone(text: &str) -> Option<(&str, &str)> {
    text.split_once(": ")
}
