//! Values of front matter that are words of the source format, in words.

use jiff::civil::Date;

use super::Telling;
use crate::lower::day;

impl Telling<'_> {
    /// The value of a key in words; none where it is text already.
    pub(super) fn value(&self, key: &str, value: &str) -> Option<String> {
        let words: &[(&str, &str)] = match key.rsplit('.').next().unwrap_or(key) {
            "status" => &[
                ("draft", "status-draft"),
                ("consultation", "status-consultation"),
                ("panel", "status-panel"),
                ("issued", "status-issued"),
                ("published", "status-published"),
            ],
            "direction" => &[
                ("increase", "direction-increase"),
                ("decrease", "direction-decrease"),
                ("maintain", "direction-maintain"),
                ("monitor", "direction-monitor"),
            ],
            "public" | "index" | "applies" => &[("yes", "yes"), ("no", "no")],
            "response" => &[
                ("accepted", "state-accepted"),
                ("partly", "state-partly"),
                ("rejected", "state-rejected"),
                ("open", "state-open"),
            ],
            "decision" => &[
                ("supported", "decision-supported"),
                ("noted", "decision-noted"),
                ("not-supported", "decision-not-supported"),
            ],
            "subject" => &[("plan", "subject-plan"), ("precept", "subject-precept")],
            "power" => &[("s143a", "power-s143a"), ("s143b", "power-s143b"), ("s143c", "power-s143c")],
            "conditions" => &[("none", "conditions-none")],
            "from" | "to" | "until" | "issued" | "dated" | "elected" | "updated" | "replied" => {
                return value.parse::<Date>().ok().map(|date| day(self.words, date));
            }
            _ => return None,
        };
        words.iter().find(|(word, _)| *word == value).map(|(_, key)| self.word(key))
    }

    /// A day in words, where it is one.
    pub(super) fn value_of_date(&self, value: &str) -> String {
        value.parse::<Date>().map_or_else(|_| value.to_owned(), |date| day(self.words, date))
    }
}
