//! What changes mean, told beside the text: duties, sums, what the check found, the order of the priorities.

use planwright_diff::{Change, ChangeKind, Direction, Note};

use super::Telling;
use super::tags::is_sum;
use crate::NoticeView;
use crate::lower::smart;
use crate::lower::statutory::{as_sentence, quoted};

/// What the check says, as it stands within a sentence: without an end of its own, but for a question's.
pub(super) fn of_finding(change: &Change) -> String {
    let place = change.new.as_ref().or(change.old.as_ref());
    let said = smart(&quoted(place.map_or("", |place| place.text.as_str())));
    said.trim_end_matches('.').to_owned()
}

/// True for what changes mean, which stands in no text.
pub(super) fn is_meaning(kind: ChangeKind) -> bool {
    use ChangeKind as K;
    matches!(kind, K::Duty | K::FindingNew | K::FindingGone | K::PriorityOrder)
}

impl Telling<'_> {
    /// What a change means, where that is to be told by itself.
    pub(super) fn notice(&self, change: &Change) -> Option<NoticeView> {
        match change.kind {
            ChangeKind::Duty => Some(self.duty(change)),
            ChangeKind::FindingNew => {
                let key = if is_sum(change) { "redline-sum-title" } else { "redline-found-title" };
                Some(self.finding(change, "warning", key))
            }
            ChangeKind::FindingGone => Some(self.finding(change, "tip", "redline-mended-title")),
            ChangeKind::PriorityOrder => Some(self.order(change)),
            _ => None,
        }
    }

    fn duty(&self, change: &Change) -> NoticeView {
        let (kind, key) = match change.direction {
            Some(Direction::Weakened) => ("caution", "redline-duty-lost"),
            Some(Direction::Strengthened) => ("tip", "redline-duty-met"),
            None => ("note", "redline-duty-otherwise"),
        };
        NoticeView { kind: kind.to_owned(), title: self.word(key), text: self.duty_text(change), lang: None }
    }

    /// "“Grants” (PRSRA 2011 s.9) was: Met. It is now: Not met."
    pub(super) fn duty_text(&self, change: &Change) -> String {
        let state = |state: &Option<String>| self.word(&format!("duty-{}", state.as_deref().unwrap_or("not-met")));
        let (title, provision) = match &change.note {
            Some(Note::Duty { title, provision }) => (title.as_str(), provision.as_str()),
            _ => ("", ""),
        };
        // What was met already cannot be said not to be due yet.
        let lost = change.from.as_deref() == Some("met") && change.to.as_deref() == Some("not-yet");
        let now = if lost { self.word("redline-duty-no-longer") } else { state(&change.to) };
        let values = [("title", title), ("provision", provision), ("from", &state(&change.from)), ("to", &now)];
        self.fill("redline-duty-states", &values)
    }

    fn finding(&self, change: &Change, kind: &str, title: &str) -> NoticeView {
        NoticeView { kind: kind.to_owned(), title: self.word(title), text: Self::found(change), lang: self.english() }
    }

    /// What the check says, as a sentence.
    fn found(change: &Change) -> String {
        let place = change.new.as_ref().or(change.old.as_ref());
        let said = as_sentence(place.map_or("", |place| place.text.as_str()));
        // A question has its own end.
        if said.ends_with(['.', '?', '!']) { said } else { format!("{said}.") }
    }

    fn order(&self, change: &Change) -> NoticeView {
        let titles = |text: &Option<String>| smart(text.as_deref().unwrap_or_default());
        let values = [("from", titles(&change.from)), ("to", titles(&change.to))];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        NoticeView {
            kind: "note".to_owned(),
            title: self.word("redline-order-title"),
            text: self.fill("redline-order", &values),
            lang: None,
        }
    }
}
