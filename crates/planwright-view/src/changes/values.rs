//! Values of front matter that are words of the source format, in words.

use jiff::civil::Date;

use super::keys::date_in_words;
use crate::lower::day;
use crate::{Words, word};

/// The value of a key in words; none where it is text already.
pub(super) fn value(words: &Words, key: &str, value: &str) -> Option<String> {
    let spoken = |prefix: &str, value: &str| {
        let key = format!("{prefix}-{value}");
        let said = word(words, &key);
        (said != key).then_some(said)
    };
    // Lists stand with commas.
    let each = |one: &dyn Fn(&str) -> Option<String>| {
        let all: Option<Vec<String>> = value.split(", ").map(one).collect();
        all.map(|all| all.join(", "))
    };
    if key.starts_with("evidence.") {
        return Some(evidence(words, value));
    }
    match key.rsplit('.').next().unwrap_or(key) {
        "status" => spoken("status", value),
        "document" => spoken(if value == "variation" { "redline" } else { "kind" }, value),
        "kind" => spoken("redline-kind", value),
        "owner" => each(&|one| spoken("redline-owner", one)),
        "by" => spoken("redline-by", value),
        "scope" => each(&|one| spoken("scope", one)),
        "numbering" => spoken("redline-numbering", value),
        "orientation" => spoken("redline-page", value),
        "size" => Some(value.to_uppercase()),
        "direction" => spoken("direction", value),
        "public" | "index" | "applies" if matches!(value, "yes" | "no") => Some(word(words, value)),
        "response" => spoken("state", value),
        "decision" => spoken("decision", value),
        "subject" => spoken("subject", value),
        "power" => spoken("power", value),
        "satisfies" => Some(value.replace(['-', '.'], " ")),
        "conditions" if value == "none" => Some(word(words, "conditions-none")),
        "page" if value == "false" => Some(word(words, "redline-left-off")),
        "varied" => Some(value.split(", ").map(|date| date_in_words(words, date)).collect::<Vec<_>>().join(", ")),
        "from" | "to" | "until" | "issued" | "dated" | "date" | "elected" | "updated" | "replied" => {
            value.parse::<Date>().ok().map(|date| day(words, date))
        }
        _ => None,
    }
}

/// What the plan has to show of a recommendation, and where: "“use of the roads” in fight crime".
fn evidence(words: &Words, value: &str) -> String {
    let Some((place, rest)) = value.split_once(": mentions ") else { return value.to_owned() };
    let (says, lacks) = rest.split_once("; lacks ").unwrap_or((rest, ""));
    let place = if place == "page" { word(words, "plan-on-a-page") } else { place.replace('-', " ") };
    let told = [("redline-evidence-says", says), ("redline-evidence-lacks", lacks)];
    let told = told.iter().filter(|(_, said)| !said.trim().is_empty());
    told.map(|(key, said)| crate::fill(words, key, &[("words", said.trim()), ("place", &place)]))
        .collect::<Vec<_>>()
        .join("; ")
}
