//! Rules by their names, as the catalogue and the profiles have them.

use std::fmt::Write as _;

use planwright_core::catalogue::{RULES, rule};
use planwright_core::model::Kind;

use crate::fill::{built_in, law};

/// Rules that are named, those whose texts speak of a kind, and the duties that the kind answers.
pub(super) fn list(names: &[&str], kind: Option<Kind>) -> Result<String, String> {
    let mut found: Vec<(String, String)> = kind.map(law::names).unwrap_or_default();
    let spoken = kind.map(|kind| format!("kind: {}\n", kind.as_str()));
    let speaks = |text: &str| spoken.as_ref().is_some_and(|spoken| text.contains(spoken.as_str()));
    for name in names {
        let rule = rule(name).ok_or_else(|| format!("there is no rule `{name}`"))?;
        found.push((rule.name.to_owned(), rule.title().to_owned()));
    }
    // The texts of these name kinds only for an example.
    let general = |name: &str| name.starts_with("source/");
    for rule in RULES.iter().filter(|rule| speaks(rule.text) && !general(rule.name) && !names.contains(&rule.name)) {
        found.push((rule.name.to_owned(), rule.title().to_owned()));
    }
    Ok(lines(&found))
}

/// Every rule of some families, and every step that is one.
pub(super) fn families(families: &[&str]) -> Result<String, String> {
    let mut found: Vec<(String, String)> = Vec::new();
    for family in families {
        let before = found.len();
        let of_family = |name: &str| name.split('/').next() == Some(family);
        let rules = RULES.iter().filter(|it| of_family(it.name));
        found.extend(rules.map(|it| (it.name.to_owned(), it.title().to_owned())));
        for profile in built_in() {
            for step in profile.process.iter().filter(|step| of_family(&step.rule())) {
                if found.iter().all(|(name, _)| *name != step.rule()) {
                    found.push((step.rule(), step.title.clone()));
                }
            }
        }
        if found.len() == before {
            return Err(format!("there is no rule of the family `{family}`"));
        }
    }
    Ok(lines(&found))
}

fn lines(rules: &[(String, String)]) -> String {
    let mut text = String::new();
    for (name, title) in rules {
        let _ = writeln!(text, "- {title}: `planwright explain {name}`");
    }
    text
}
