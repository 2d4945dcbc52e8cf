//! How the duties must stand, worked out from the text and the profile in the plainest way that
//! does for the sample plans. Nothing here is shared with the code under test.

use jiff::civil::Date;
use planwright_core::model::{Document, Kind, Owner, Scope, StepKind};
use planwright_validator::profile::{Answer, Need, Profile, Requirement};
use serde_yaml::Value;

use crate::common::Files;
use crate::ways::parts;

/// How each duty must stand, in the profile's order.
pub(crate) struct Model {
    /// Its id and its state.
    pub(crate) states: Vec<(String, &'static str)>,
}

/// A section's file, read plainly.
pub(crate) struct Text {
    front: Value,
    body: String,
}

struct Section {
    path: String,
    text: Text,
}

impl Text {
    /// Reads a file.
    pub(crate) fn of(text: &str) -> Self {
        let (front, body) = parts(text);
        Self { front: serde_yaml::from_str(front).unwrap(), body: body.to_owned() }
    }

    fn kind(&self) -> &str {
        self.front["kind"].as_str().unwrap_or("section")
    }

    pub(crate) fn words_of(&self, key: &str) -> Vec<String> {
        match &self.front[key] {
            Value::String(word) => vec![word.clone()],
            Value::Sequence(all) => all.iter().filter_map(|word| word.as_str().map(str::to_owned)).collect(),
            _ => Vec::new(),
        }
    }

    fn has_list(&self, key: &str) -> bool {
        self.front[key].as_sequence().is_some_and(|list| !list.is_empty())
    }

    fn owners(&self) -> Vec<String> {
        let owners = self.words_of("owner");
        match (owners.is_empty(), self.kind()) {
            (true, "priority") => vec!["chief-officer".to_owned()],
            (true, "commitment") => vec!["commissioner".to_owned()],
            _ => owners,
        }
    }

    /// Whether a paragraph or an item has five words, or a list an entry.
    fn says(&self) -> bool {
        let conditions = self.front["conditions"].as_str().is_some_and(|text| text != "none");
        let listed = ["measures", "meetings", "services"].iter().any(|key| self.has_list(key));
        let mut in_code = false;
        let mut words = 0;
        let mut most = 0;
        for line in self.body.lines() {
            in_code ^= line.starts_with("```");
            let item = line.trim_start().starts_with(['-', '*']);
            if line.trim().is_empty() || item {
                words = 0;
            }
            if !in_code && !line.starts_with(['#', '|', '>', '!', '<', '`']) && !line.contains("TODO") {
                words += line.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
            }
            most = most.max(words);
        }
        most >= 5 || listed || conditions
    }

    fn has_table_of_numbers(&self) -> bool {
        let rows = self.body.lines().filter(|line| line.starts_with('|'));
        rows.flat_map(|row| row.split('|')).any(|cell| {
            let cell = cell.trim().trim_matches('*').trim_start_matches('£');
            cell.starts_with(|c: char| c.is_ascii_digit()) && !cell.contains('/')
        })
    }

    fn has_amount(&self, at_least: u64) -> bool {
        let in_millions = self.body.contains("unit=\"£m\"") && self.has_table_of_numbers();
        in_millions || self.body.split('£').skip(1).any(|after| pounds(after) >= at_least as f64)
    }

    /// The words that are printed under the title, in lower case, in runs.
    fn runs(&self) -> Vec<Vec<String>> {
        let mut runs: Vec<String> = self.body.split("\n\n").map(|block| block.replace(['*', '_'], "")).collect();
        let lists = ["summary", "conditions", "measures", "meetings", "services"];
        lists.iter().for_each(|key| strings(&self.front[*key], &mut runs));
        let words = |run: &String| {
            let run = run.to_lowercase().replace("’s", "").replace("'s", "");
            run.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
        };
        runs.iter().map(words).collect()
    }

    fn has_words(&self, patterns: &[String]) -> bool {
        let runs = self.runs();
        patterns.iter().any(|pattern| runs.iter().any(|run| (0..run.len()).any(|at| stands_at(pattern, &run[at..]))))
    }
}

/// Whether a pattern stands at the beginning of a run: `…` is up to six words, others stand for all
/// that begin with them, or for themselves where they are short, in capitals, or have a stop.
fn stands_at(pattern: &str, run: &[String]) -> bool {
    let mut reach = 1;
    let mut rest = run;
    for part in pattern.split(|c: char| c.is_whitespace() || c == '-') {
        if part == "…" {
            reach = 7;
            continue;
        }
        let bare = part.trim_end_matches('.').to_lowercase();
        let whole = part.ends_with('.') || bare.chars().count() < 4 || part.chars().all(char::is_uppercase);
        let is = |word: &String| {
            if whole { *word == bare || *word == format!("{bare}s") && part != bare } else { word.starts_with(&bare) }
        };
        let Some(at) = rest.iter().take(reach).position(is) else { return false };
        rest = &rest[at + 1..];
        reach = 1;
    }
    true
}

fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Sequence(all) => all.iter().for_each(|one| strings(one, found)),
        Value::Mapping(all) => all.iter().for_each(|(_, one)| strings(one, found)),
        _ => {}
    }
}

/// The pounds at the beginning of a text.
fn pounds(text: &str) -> f64 {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.')).unwrap_or(text.len());
    let number: f64 = text[..end].trim_end_matches(['.', ',']).replace(',', "").parse().unwrap_or(0.0);
    let scale = text[end..].trim_start();
    let scale = if scale.starts_with("bn") || scale.starts_with("billion") {
        1e9
    } else if scale.starts_with("million") || scale.starts_with('m') && !scale[1..].starts_with(char::is_alphabetic) {
        1e6
    } else if scale.starts_with('k') {
        1e3
    } else {
        1.0
    };
    number * scale
}

/// Whether a section is there to answer a duty.
pub(crate) fn claims(duty: &Requirement, text: &Text) -> bool {
    let scopes = text.words_of("scope");
    let only_fire = text.kind() == "priority" && !scopes.is_empty() && scopes.iter().all(|word| word == "fire");
    let by = |answer: &Answer| match answer {
        Answer::Kind { .. } | Answer::Measures if only_fire => false,
        Answer::Kind { kind, owner } => {
            Kind::from_word(text.kind()) == Some(*kind)
                && owner.is_none_or(|owner| text.owners().iter().any(|word| Owner::from_word(word) == Some(owner)))
        }
        Answer::Scope { scope } => text.words_of("scope").iter().any(|word| word == scope.as_str()),
        Answer::Measures => text.has_list("measures"),
    };
    text.words_of("satisfies").contains(&duty.id) || duty.answers.iter().any(by)
}

impl Model {
    /// Works out how each duty of a profile must stand.
    pub(crate) fn of(profile: &Profile, files: &Files, as_at: Date) -> Self {
        let head = Text::of(&files["plan.md"]);
        let sections = files.iter().filter(|(path, _)| path.ends_with(".md") && path.as_str() != "plan.md");
        let sections: Vec<Section> =
            sections.map(|(path, text)| Section { path: path.clone(), text: Text::of(text) }).collect();
        let plan = Plan { profile, head, sections, as_at };
        let judged = profile.duties.iter().filter(|duty| duty.disabled.is_none());
        Self { states: judged.map(|duty| (duty.id.clone(), plan.state(duty))).collect() }
    }
}

struct Plan<'a> {
    profile: &'a Profile,
    head: Text,
    sections: Vec<Section>,
    as_at: Date,
}

impl Plan<'_> {
    fn state(&self, duty: &Requirement) -> &'static str {
        let document = self.head.front["document"].as_str().unwrap_or("plan");
        let document = Document::from_word(document).unwrap();
        let for_document = duty.documents.is_empty() || duty.documents.contains(&document);
        let law = duty.from.is_some_and(|from| from <= self.as_at) && duty.to.is_none_or(|to| self.as_at <= to);
        if !law || !for_document {
            "not-applicable"
        } else if duty.needs.iter().all(|need| self.holds(duty, need)) {
            "met"
        } else {
            "not-met"
        }
    }

    /// A section, and for a chapter those of its folder.
    fn subtree<'a>(&'a self, section: &'a Section) -> Vec<&'a Section> {
        match section.path.strip_suffix("index.md") {
            Some(folder) => self.sections.iter().filter(|other| other.path.starts_with(folder)).collect(),
            None => vec![section],
        }
    }

    fn speaks(&self, section: &Section, tables: bool) -> bool {
        self.subtree(section).iter().any(|part| part.text.says() || (tables && part.text.has_table_of_numbers()))
    }

    fn recorded(&self, steps: &[StepKind]) -> bool {
        let record = self.head.front["record"].as_sequence().cloned().unwrap_or_default();
        let mut words = record.iter().filter_map(|step| step["step"].as_str());
        words.any(|word| steps.iter().any(|step| step.as_str() == word))
    }

    /// The sections that answer a duty and say something.
    fn answering(&self, duty: &Requirement) -> Vec<&Section> {
        let claiming = self.sections.iter().filter(|section| claims(duty, &section.text));
        claiming.filter(|section| self.speaks(section, duty.tables)).collect()
    }

    fn holds(&self, duty: &Requirement, need: &Need) -> bool {
        let answering = self.answering(duty);
        let parts = || answering.iter().flat_map(|section| self.subtree(section));
        match need {
            Need::Section => !answering.is_empty(),
            Need::SectionOrWords { words, steps } => {
                !answering.is_empty() || self.anywhere(words) || self.recorded(steps)
            }
            Need::Words { words, anywhere: true } => self.anywhere(words),
            Need::Words { words, anywhere: false } => parts().any(|part| part.text.has_words(words)),
            Need::Amount { at_least } => parts().any(|part| part.text.has_amount(*at_least)),
            Need::NationalPriorities { words } => {
                !answering.is_empty() || self.anywhere(words) || self.states_every_priority()
            }
            Need::Scope { limbs } => limbs.iter().all(|limb| {
                let scopes = parts().flat_map(|part| part.text.words_of("scope")).collect::<Vec<_>>();
                scopes.iter().any(|word| Scope::from_word(word) == Some(*limb))
                    || *limb == Scope::National && self.speaks_of_threats() && !scopes.is_empty()
            }),
            Need::Steps { steps } => self.recorded(steps),
            Need::EachPriority { words } => {
                let mut priorities = self
                    .sections
                    .iter()
                    .filter(|section| section.text.kind() == "priority" && self.speaks(section, false))
                    .peekable();
                priorities.peek().is_some() && priorities.all(|priority| priority.text.has_words(words))
            }
            other => panic!("{}: the model does not know {other:?} yet", duty.id),
        }
    }

    fn anywhere(&self, words: &[String]) -> bool {
        self.head.text_has(words) || self.sections.iter().any(|section| section.text.has_words(words))
    }

    fn speaks_of_threats(&self) -> bool {
        let mut all = self.sections.iter();
        all.any(|section| section.text.kind() == "strategic-policing-requirement" && self.speaks(section, false))
    }

    fn states_every_priority(&self) -> bool {
        let listed = self.sections.iter().filter(|section| section.text.says());
        let ids: Vec<String> = listed
            .flat_map(|section| section.text.front["national-priorities"].as_sequence().cloned().unwrap_or_default())
            .filter_map(|entry| entry["id"].as_str().map(str::to_owned))
            .collect();
        let sets = self.profile.national_priorities.iter().find(|set| set.in_force(self.as_at));
        let wanted = sets.filter(|set| set.is_certain(self.as_at));
        !ids.is_empty() && wanted.is_none_or(|set| set.ids.iter().all(|id| ids.contains(id)))
    }
}

impl Text {
    /// The foreword alone: the front matter of a plan is not its text.
    fn text_has(&self, words: &[String]) -> bool {
        Self { front: Value::Null, body: self.body.clone() }.has_words(words)
    }
}
