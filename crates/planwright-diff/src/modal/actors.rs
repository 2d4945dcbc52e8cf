//! Who can be bound by a plan, by the words that name them.

use std::ops::Range;

use crate::change::Whose;
use crate::content::{Token, text_of};

/// Words that name somebody who can be bound, as the last of a name.
const ACTORS: [&str; 62] = [
    "i",
    "we",
    "force",
    "police",
    "constabulary",
    "constable",
    "constables",
    "officer",
    "officers",
    "commissioner",
    "pcc",
    "pfcc",
    "opcc",
    "mayor",
    "office",
    "council",
    "councils",
    "panel",
    "partner",
    "partners",
    "partnership",
    "partnerships",
    "provider",
    "providers",
    "team",
    "teams",
    "staff",
    "board",
    "boards",
    "authority",
    "authorities",
    "agency",
    "agencies",
    "charity",
    "charities",
    "inspector",
    "inspectors",
    "sergeant",
    "sergeants",
    "superintendent",
    "superintendents",
    "commander",
    "commanders",
    "detective",
    "detectives",
    "investigator",
    "investigators",
    "handler",
    "handlers",
    "pcsos",
    "volunteers",
    "recipient",
    "recipients",
    "holder",
    "holders",
    "applicants",
    "grantees",
    "contractor",
    "contractors",
    "service",
    "services",
    "committee",
];

/// The last words of the force's names.
const OF_FORCE: [&str; 5] = ["force", "police", "constabulary", "constable", "constables"];
/// The last words of the commissioner's.
const OF_COMMISSIONER: [&str; 6] = ["i", "commissioner", "pcc", "pfcc", "opcc", "mayor"];

/// Those who may be of the force, as one each.
const OF_RANK: [&str; 12] = [
    "officer",
    "inspector",
    "sergeant",
    "superintendent",
    "commander",
    "detective",
    "investigator",
    "handler",
    "pcso",
    "team",
    "staff",
    "volunteer",
];

/// Subjects that are the force, and its chief officer.
const FORCE: [&str; 12] = [
    "the force",
    "our force",
    "my force",
    "the police",
    "the police force",
    "police officers",
    "the chief constable",
    "chief constable",
    "the commissioner of police of the metropolis",
    "the constabulary",
    "the police service",
    "constables",
];

/// Subjects that are the commissioner, and the office.
const COMMISSIONER: [&str; 10] = [
    "i",
    "the commissioner",
    "the police and crime commissioner",
    "the pcc",
    "the pfcc",
    "my office",
    "the office of the police and crime commissioner",
    "the opcc",
    "the mayor",
    "the deputy commissioner",
];

/// Words that end a name: what follows says more of it.
const TAILS: [&str; 20] = [
    "in", "of", "for", "at", "on", "with", "from", "to", "under", "within", "who", "which", "that", "across", "and",
    "or", "near", "by", "whose", "outside",
];

/// Words that begin a name.
const OPENERS: [&str; 16] =
    ["the", "a", "an", "my", "our", "its", "their", "his", "her", "every", "each", "all", "any", "no", "both", "local"];

/// So many words a name has at most.
const LONGEST: usize = 6;

/// Somebody who can be bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Actor {
    /// Where they are named in the sentence.
    pub(crate) range: Range<usize>,
    /// What they are called, in small letters.
    pub(crate) name: String,
}

impl Actor {
    /// Whose that is, where it is one that is known.
    pub(crate) fn whose(&self) -> Option<Whose> {
        let name = self.name.as_str();
        if FORCE.contains(&name) {
            Some(Whose::Force)
        } else if COMMISSIONER.contains(&name) {
            Some(Whose::Commissioner)
        } else {
            (name == "officers").then_some(Whose::Officers)
        }
    }

    /// What they are called, as it was written; "it" and "they" by whom they stand for.
    pub(crate) fn written(&self, tokens: &[Token]) -> String {
        let text = text_of(tokens.get(self.range.clone()).unwrap_or_default());
        if text.to_lowercase() == self.name { text } else { self.name.clone() }
    }

    /// Whether they are several, by their name: "officers".
    pub(crate) fn is_many(&self) -> bool {
        self.name.contains(" and ") && !self.name.contains("police and crime")
            || self
                .name
                .split(' ')
                .next_back()
                .is_some_and(|last| last.ends_with('s') || matches!(last, "we" | "staff"))
    }

    /// Whether it is one person: "I", "the commissioner".
    pub(crate) fn is_one(&self) -> bool {
        self.name
            .split(' ')
            .next_back()
            .is_some_and(|last| matches!(last, "i" | "commissioner" | "constable" | "mayor"))
    }

    /// Whether two names can be one and the same: the force by its own name, officers of any kind, a name with more words.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let names = |actor: &Self| {
            let parts = actor.name.replace("police and crime", "");
            let mut kinds: Vec<String> =
                parts.split(" and ").map(|part| kind(part.split(' ').next_back().unwrap_or_default())).collect();
            kinds.sort_unstable();
            kinds
        };
        let (one, two) = (names(self), names(other));
        // Officers and staff may be the force's.
        let inner = |kinds: &[String]| matches!(kinds, [one] if OF_RANK.contains(&one.as_str()) || one == "force");
        one == two || inner(&one) && inner(&two) || self.name == "we" || other.name == "we"
    }
}

fn kind(head: &str) -> String {
    if OF_FORCE.contains(&head) {
        "force".to_owned()
    } else if OF_COMMISSIONER.contains(&head) || head == "office" {
        "commissioner".to_owned()
    } else {
        head.strip_suffix('s').unwrap_or(head).to_owned()
    }
}

/// The somebody that words are, as a whole: "the force", "the force and its partners", "providers of services".
pub(crate) fn actor(words: &[String], range: &Range<usize>) -> Option<Actor> {
    let name = words.get(range.clone())?.join(" ");
    let found = Actor { range: range.clone(), name };
    let first = first(words, range)?;
    let next = words.get(first).filter(|_| first < range.end).map_or("", String::as_str);
    match next {
        "" => Some(found),
        // "The force and the roads": only those of whom each can be bound.
        "and" | "or" => actor(words, &(first + 1..range.end)).map(|_| found),
        next => TAILS.contains(&next).then_some(found),
    }
}

/// The somebody that words begin with, or those behind their first comma.
pub(crate) fn leading(words: &[String], range: &Range<usize>) -> Option<Actor> {
    let at = |start: usize| {
        let range = start..range.end;
        let end = first(words, &range)?;
        let owned = words.get(end).filter(|_| end < range.end).is_some_and(|next| next.starts_with('\''));
        let named = words.get(start..end).filter(|_| !owned)?;
        // What follows is what they do, and no more of their name: "police numbers".
        let plural = words.get(end).is_none_or(|next| !names_on(next));
        plural.then(|| Actor { range: start..end, name: named.join(" ") })
    };
    let comma = range.clone().find(|at| words.get(*at).is_some_and(|word| word == ","));
    at(range.start).or_else(|| comma.and_then(|comma| at(comma + 1)))
}

/// Nouns that make a name behind one who can be bound that of a thing.
fn names_on(word: &str) -> bool {
    const THINGS: [&str; 22] = [
        "numbers",
        "time",
        "station",
        "stations",
        "funding",
        "grant",
        "budget",
        "cars",
        "vehicles",
        "pay",
        "records",
        "figures",
        "data",
        "area",
        "areas",
        "tax",
        "homes",
        "house",
        "papers",
        "work",
        "buildings",
        "powers",
    ];
    THINGS.contains(&word)
}

/// Where the first name of somebody who can be bound ends, with which the words begin.
fn first(words: &[String], range: &Range<usize>) -> Option<usize> {
    let word = |at: usize| words.get(at).filter(|_| at < range.end).map_or("", String::as_str);
    let last = |at: usize| word(at).split(' ').next_back().is_some_and(|last| ACTORS.contains(&last));
    let end = (range.start..range.end.min(range.start + LONGEST)).find(|at| {
        last(*at)
            || (*at > range.start && (TAILS.contains(&word(*at)) || OPENERS.contains(&word(*at))))
            || is_sign(word(*at))
    })?;
    if !last(end) {
        return None;
    }
    let mut end = end + 1;
    // "Police officers", "the police and crime commissioner".
    loop {
        if last(end) && !is_sign(word(end)) {
            end += 1;
        } else if word(end) == "and" && word(end + 1) == "crime" && word(end + 2) == "commissioner" {
            end += 3;
        } else {
            return Some(end);
        }
    }
}

fn is_sign(word: &str) -> bool {
    !word.starts_with(char::is_alphanumeric)
}
