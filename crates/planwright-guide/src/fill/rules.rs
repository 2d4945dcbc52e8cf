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

/// Every rule of a family.
pub(super) fn family(family: &str) -> Result<String, String> {
    let of_family = |name: &str| name.split('/').next() == Some(family);
    let mut found: Vec<(String, String)> =
        RULES.iter().filter(|it| of_family(it.name)).map(|it| (it.name.to_owned(), it.title().to_owned())).collect();
    for profile in built_in() {
        for step in profile.process.iter().filter(|step| of_family(&step.rule())) {
            if found.iter().all(|(name, _)| *name != step.rule()) {
                found.push((step.rule(), step.title.clone()));
            }
        }
    }
    if found.is_empty() { Err(format!("there is no rule of the family `{family}`")) } else { Ok(lines(&found)) }
}

fn lines(rules: &[(String, String)]) -> String {
    let mut text = String::new();
    for (name, title) in rules {
        let _ = writeln!(text, "- `planwright explain {name}`: {title}");
    }
    text
}
