//! What is asked and promised: verbs that changed, and sentences that bind somebody and came or went.

use planwright_core::model::Owner;
use planwright_diff::{Change, ChangeKind, Direction, Note, Pledge, Strength, Whose};

use super::details::is_of_verbs;
use super::{Digest, NAMED, Phrase, Tag};

/// A sentence is quoted up to so many characters.
const QUOTED: usize = 140;

impl<'a> Digest<'a> {
    pub(super) fn verbs(&mut self) {
        let modal = |change: &Change| change.kind == ChangeKind::Modal;
        let name = |digest: &Self, change: &Change| {
            let [from, to] = &edited(change);
            let verbs = digest.sides("changes-verb", from.as_deref(), to.as_deref());
            let title = if is_of_verbs(change) { digest.keyed(change) } else { digest.title(change) };
            digest.filled("changes-verb", &[("verbs", &verbs), ("title", &title)])
        };
        let reversed = self.of(|change| modal(change) && change.note == Some(Note::Reversed));
        for (direction, tag) in [(Direction::Weakened, Tag::Weaker), (Direction::Strengthened, Tag::Stronger)] {
            let all = self.of(|change| {
                (modal(change) && change.note != Some(Note::Reversed) || is_of_verbs(change))
                    && change.direction == Some(direction)
            });
            for what in VERBS {
                let own: Vec<&Change> = all.iter().filter(|change| self.verb(change) == what).copied().collect();
                self.tell(tag, &format!("changes-{what}"), &own, name);
            }
            if direction == Direction::Weakened {
                self.tell(Tag::Reversed, "changes-reversed", &reversed, name);
            }
            self.pledges(direction == Direction::Strengthened);
        }
        self.actors();
    }

    /// Who is to act in place of whom.
    fn actors(&mut self) {
        let all = self.of(|change| matches!(change.note, Some(Note::Actor { .. })));
        self.tell(Tag::Text, "changes-actors", &all, |digest, change| {
            let Some(Note::Actor { from, to }) = &change.note else { return Phrase::default() };
            let who = digest.sides("changes-verb", Some(from), Some(to));
            digest.filled("changes-verb", &[("verbs", &who), ("title", &digest.title(change))])
        });
    }

    /// What became of a duty, of a promise or of less.
    fn verb(&self, change: &Change) -> &'static str {
        let (was, is) = change.strength;
        let force = self.is_of_force(change.whose, change);
        let weaker = change.direction == Some(Direction::Weakened);
        match (weaker, what(if weaker { was } else { is })) {
            (true, "duties") if force => "force-duties-weakened",
            (true, "duties") => "duties-weakened",
            (true, "promises") => "promises-weakened",
            (true, _) => "statements-weakened",
            // It was one before.
            (false, "duties") if what(was) == "duties" && force => "force-duties-firmer",
            (false, "duties") if what(was) == "duties" => "duties-firmer",
            (false, "promises") if what(was) == "promises" => "promises-firmer",
            (false, "duties") if force => "force-duties-strengthened",
            (false, "duties") => "duties-strengthened",
            (false, "promises") => "promises-strengthened",
            (false, _) => "statements-strengthened",
        }
    }

    /// Whether the sentence says that it is the force who has to; officers are the force's where it delivers the section.
    fn is_of_force(&self, whose: Option<Whose>, change: &Change) -> bool {
        let section = || change.section.as_ref().and_then(|id| self.sections.get(id));
        match whose {
            Some(Whose::Force) => true,
            Some(Whose::Officers) => section().is_some_and(|section| section.meta.owner == [Owner::ChiefOfficer]),
            _ => false,
        }
    }

    /// How many duties, prohibitions and promises came and went as whole sentences: a few of them in their words, more by the
    /// sections that they stood in.
    fn pledges(&mut self, added: bool) {
        let all: Vec<(&'a Change, &'a Pledge)> =
            self.changes.iter().flat_map(|change| change.pledges.iter().map(move |pledge| (change, pledge))).collect();
        let (tag, came) = if added { (Tag::Stronger, "added") } else { (Tag::Withdrawn, "removed") };
        for what in ["force-duties", "duties", "bans", "promises"] {
            let own =
                all.iter().filter(|(change, pledge)| pledge.added == added && self.pledge(change, pledge) == what);
            let own: Vec<(&Change, &Pledge)> = own.copied().collect();
            self.tell_pledges(tag, &format!("changes-{what}-{came}"), &own);
        }
    }

    fn pledge(&self, change: &Change, pledge: &Pledge) -> &'static str {
        match pledge.strength {
            Strength::Duty if self.is_of_force(pledge.whose, change) => "force-duties",
            Strength::Duty => "duties",
            Strength::Prohibition => "bans",
            _ => "promises",
        }
    }

    fn tell_pledges(&mut self, tag: Tag, key: &str, pledges: &[(&Change, &Pledge)]) {
        let Some((first, _)) = pledges.first() else { return };
        let items = if pledges.len() <= NAMED {
            self.named(pledges.iter().map(|(change, pledge)| self.quoted(change, pledge)).collect())
        } else {
            let mut counts: Vec<(Phrase, usize)> = Vec::new();
            for (change, _) in pledges {
                let title = self.title(change);
                match counts.last_mut().filter(|(last, _)| *last == title) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((title, 1)),
                }
            }
            let counted = counts
                .into_iter()
                .map(|(title, count)| (Phrase::joined([title, count.to_string().into()], ": "), count));
            self.listed_names(counted.collect())
        };
        self.tell_items(tag, key, pledges.len(), &items, first.section.clone());
    }

    fn quoted(&self, change: &Change, pledge: &Pledge) -> Phrase {
        let text = pledge.text.trim_end_matches(['.', ';', ',']);
        let cut = text.char_indices().nth(QUOTED).and_then(|(at, _)| text.get(..at)).map(|text| {
            let end = text.rfind(' ').and_then(|end| text.get(..end)).unwrap_or(text);
            format!("{end} …")
        });
        let text = self.own(cut.as_deref().unwrap_or(text));
        self.filled("changes-pledge", &[("text", &text), ("title", &self.title(change))])
    }
}

/// What can become of a verb, the weightiest first.
const VERBS: [&str; 11] = [
    "force-duties-weakened",
    "duties-weakened",
    "promises-weakened",
    "statements-weakened",
    "force-duties-strengthened",
    "duties-strengthened",
    "promises-strengthened",
    "force-duties-firmer",
    "duties-firmer",
    "promises-firmer",
    "statements-strengthened",
];

/// What something is to a reader who is told of it.
fn what(strength: Option<Strength>) -> &'static str {
    match strength {
        Some(Strength::Duty | Strength::Prohibition) => "duties",
        Some(Strength::Commitment | Strength::Refusal) => "promises",
        _ => "statements",
    }
}

/// Whether a change is wholly told by the one sentence that came or went with it, which may begin in the words before a list.
pub(super) fn is_pledge(change: &Change) -> bool {
    let bare = |text: &str| text.trim_matches([' ', '.', ';', ',']).to_owned();
    let told = |place: &Option<planwright_diff::Place>, text: &str| {
        place.as_ref().is_none_or(|place| bare(text).ends_with(&bare(&place.text)))
    };
    match change.pledges.as_slice() {
        [one] => {
            (change.old.is_none() || change.new.is_none())
                && told(&change.old, &one.text)
                && told(&change.new, &one.text)
        }
        _ => false,
    }
}

/// The verbs of a change; of a value of front matter, its words but for those that it begins and ends with as before.
fn edited(change: &Change) -> [Option<String>; 2] {
    let (Some(from), Some(to)) = (change.from.as_deref(), change.to.as_deref()) else {
        return [change.from.clone(), change.to.clone()];
    };
    if !is_of_verbs(change) {
        return [from, to].map(|side| Some(side.to_owned()));
    }
    let [from, to] = [from, to].map(|side| side.split_whitespace().collect::<Vec<_>>());
    let alike = |pair: &(&&str, &&str)| pair.0 == pair.1;
    let before = from.iter().zip(&to).take_while(alike).count();
    let most = from.len().min(to.len()) - before;
    let after = from.iter().rev().zip(to.iter().rev()).take_while(alike).count().min(most);
    [from, to].map(|side| {
        let words = side.get(before..side.len() - after).unwrap_or_default().join(" ");
        let words = words.trim_end_matches(['.', ',', ';']).to_owned();
        (!words.is_empty()).then_some(words)
    })
}
