//! Which topic tells more of a rule.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use planwright_core::model::Kind;

use crate::fill;
use crate::pages::PAGES;

/// The topics of families of rules, and of the rules that stand elsewhere than their family does.
const TOPICS: &[(&str, &str)] = &[
    ("access/contrast", "themes"),
    ("access/language", "languages"),
    ("access", "writing"),
    ("figure", "tables"),
    ("link", "writing"),
    ("page", "page"),
    ("panel", "panel"),
    ("period", "plan"),
    ("process", "record"),
    ("source", "folder"),
    ("structure", "writing"),
    ("table", "tables"),
    ("theme", "themes"),
    ("translation", "languages"),
    ("waiver", "findings"),
    ("words", "writing"),
];

/// The kinds of section that answer the duties, by the names of the findings on these.
static KINDS: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let mut kinds = BTreeMap::new();
    for kind in Kind::ALL {
        for (rule, _) in fill::names(*kind) {
            kinds.entry(rule).or_insert(kind.as_str());
        }
    }
    kinds
});

/// The id of the topic that tells more of what a rule finds: of a duty it is the kind of section that answers it.
#[must_use]
pub fn topic_of(rule: &str) -> Option<&'static str> {
    let family = rule.split('/').next();
    let known = |name: &str| TOPICS.iter().find(|(rule, _)| *rule == name).map(|(_, topic)| *topic);
    let topic = KINDS.get(rule).copied().or_else(|| known(rule)).or_else(|| family.and_then(known))?;
    PAGES.iter().map(|page| page.id).find(|id| *id == topic)
}

#[cfg(test)]
mod tests {
    use planwright_core::catalogue;

    use super::*;

    #[test]
    fn rules_lead_to_where_their_matter_is_told() {
        for (rule, topic) in [
            ("duty/resources", Some("resources")),
            ("duty/resources.table", Some("resources")),
            ("duty/objectives", Some("priority")),
            ("duty/reporting", Some("accountability")),
            ("table/total", Some("tables")),
            ("access/contrast", Some("themes")),
            ("access/image-alt", Some("writing")),
            ("waiver/unused", Some("findings")),
            ("duty/victims-code", None),
            ("nosuch/rule", None),
        ] {
            assert_eq!(topic_of(rule), topic, "{rule}");
        }
    }

    #[test]
    fn every_rule_but_of_duties_has_a_topic_and_every_family_is_one_of_rules() {
        let rules: Vec<&str> = catalogue::RULES.iter().map(|rule| rule.name).collect();
        for rule in rules.iter().filter(|rule| !rule.starts_with("duty/")) {
            assert!(topic_of(rule).is_some(), "{rule}");
        }
        for (name, topic) in TOPICS {
            let is_of = |rule: &&str| **rule == **name || rule.starts_with(&format!("{name}/"));
            assert!(rules.iter().any(is_of), "{name}");
            assert!(PAGES.iter().any(|page| page.id == *topic), "{topic}");
        }
    }
}
