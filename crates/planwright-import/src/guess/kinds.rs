//! The kind of a section, by the words of its title.

use super::{find as find_words, has, searched};

/// What the words of a title say.
struct Words {
    /// Any of these: see [`has`].
    any: &'static [&'static str],
    /// The kind of a section with them.
    kind: &'static str,
    /// The kind of the sections in it, where it holds several of a kind.
    children: Option<&'static str>,
}

const fn words(any: &'static [&'static str], kind: &'static str) -> Words {
    Words { any, kind, children: None }
}

const fn chapter(any: &'static [&'static str], kind: &'static str) -> Words {
    Words { any, kind: "section", children: Some(kind) }
}

/// The first that fits tells.
const TITLES: &[Words] = &[
    words(
        &[
            "foreword",
            "message from",
            "welcome from",
            "welcome.",
            "introduction from",
            "introduction by",
            "a word from",
            "rhagair",
            "statement from the commissioner",
        ],
        "foreword",
    ),
    words(&["appendix", "annex.", "glossary", "abbreviations", "further reading"], "appendix"),
    words(
        &["strategic policing requirement", "national threat", "national policing requirement", "national commitment"],
        "strategic-policing-requirement",
    ),
    words(&["hold … account", "held to account", "accountab", "scrutin", "chief constable … report"], "accountability"),
    words(
        &[
            "victim … service",
            "services … victim",
            "support … victim",
            "victim … support",
            "commission services",
            "commissioned services",
        ],
        "services",
    ),
    words(&["commissioning", "commission."], COMMISSIONING),
    words(&["grant.", "grants", "grant funding", "community safety fund"], "grants"),
    words(&["resource", "financ", "funding", "budget", "medium term", "precept", "council tax", "money."], "resources"),
    words(
        &["measur", "performance", "how we will know", "how progress", "success", "outcomes framework", "scorecard"],
        "performance",
    ),
    chapter(&["principles"], "principle"),
    chapter(
        &[
            "what i will do",
            "what we will do",
            "what the commissioner will do",
            "commitments",
            "pledges",
            "my promises",
        ],
        "commitment",
    ),
    chapter(&["opportunities"], "opportunity"),
    chapter(&["priorit", "objectives", "pillars", "police and crime objectives"], "priority"),
    words(&["vision", "mission.", "ambition"], "vision"),
    words(&["leadership"], "leadership"),
    words(&["governance", "decision making"], "governance"),
    words(
        &["consultation", "what you told", "what people told", "what you said", "your views", "you said"],
        "consultation",
    ),
    words(&["engag", "listening", "your voice"], "engagement"),
    words(&["equalit", "diversity", "inclusion"], "equality"),
    words(&["review.", "reviewing", "monitoring and review"], "review"),
    words(&["partner", "working together", "collaborat"], "partnership"),
    words(
        &[
            "introduction",
            "introducing",
            "about this plan",
            "about the plan",
            "context",
            "background",
            "executive summary",
            "summary",
            "overview",
            "cyflwyniad",
        ],
        "introduction",
    ),
    words(
        &[
            "people and place",
            "our area",
            "the area",
            "our county",
            "the county",
            "demograph",
            "our communities",
            "local picture",
        ],
        "area",
    ),
];

/// Stands for grants or services, as its text says.
const COMMISSIONING: &str = "commissioning";

/// Kinds that a section keeps among others of one kind, because a duty may rest on it.
const OWN: &[&str] = &["accountability", "services", "performance", "grants"];

/// A kind and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kind {
    pub(crate) kind: &'static str,
    /// The kind of the sections in it.
    pub(crate) children: Option<&'static str>,
    pub(crate) why: String,
}

/// The kind of a chapter, by its title, the word of its label, and its text.
pub(crate) fn of_chapter(title: &str, label: &str, text: &str, has_parts: bool) -> Kind {
    if let Some(kind) = labelled(label) {
        return Kind { kind, children: None, why: format!("its title begins with “{label}”") };
    }
    let Some((found, word)) = find(title) else {
        return Kind { kind: "section", children: None, why: "nothing in its title says more".to_owned() };
    };
    let why = format!("its title speaks of “{}”", word);
    if found.kind == COMMISSIONING {
        return commissioning(text, why);
    }
    match found.children {
        Some(children) if has_parts => Kind { kind: "section", children: Some(children), why },
        // A chapter that should hold several and holds none is one of them.
        Some(children) => Kind { kind: children, children: None, why },
        None => Kind { kind: found.kind, children: None, why },
    }
}

/// The kind of a section in a chapter.
pub(crate) fn of_part(title: &str, label: &str, text: &str, chapter: &Kind, chapter_title: &str) -> Kind {
    if let Some(kind) = labelled(label).filter(|kind| *kind != "commitment") {
        return Kind { kind, children: None, why: format!("its title begins with “{label}”") };
    }
    let own = find(title).filter(|(found, _)| found.children.is_none());
    let promises = labelled(label).is_some().then_some("commitment");
    match promises.or(chapter.children) {
        Some(children) => match own.filter(|(found, _)| children == "commitment" && OWN.contains(&found.kind)) {
            Some((found, word)) => {
                Kind { kind: found.kind, children: None, why: format!("its title speaks of “{}”", word) }
            }
            None => Kind { kind: children, children: None, why: format!("it stands in “{chapter_title}”") },
        },
        None => match own {
            Some((found, word)) if found.kind == COMMISSIONING => {
                commissioning(text, format!("its title speaks of “{}”", word))
            }
            // A foreword is a chapter.
            Some((found, word)) if found.kind != "foreword" => {
                Kind { kind: found.kind, children: None, why: format!("its title speaks of “{}”", word) }
            }
            _ => Kind { kind: "section", children: None, why: "nothing in its title says more".to_owned() },
        },
    }
}

/// A chapter on commissioning is about grants where it says to whom money goes, else about services.
fn commissioning(text: &str, why: String) -> Kind {
    let text = searched(text);
    let kind = if has(&text, "grant") || has(&text, "allocation") { "grants" } else { "services" };
    let why = match kind {
        "grants" => format!("{why}, and its text of grants or allocations"),
        _ => why,
    };
    Kind { kind, children: None, why }
}

/// The kind that a label such as "Priority 1" names.
fn labelled(label: &str) -> Option<&'static str> {
    Some(match label {
        "priority" | "objective" | "pillar" | "goal" | "aim" => "priority",
        "commitment" => "commitment",
        "principle" => "principle",
        "opportunity" => "opportunity",
        "appendix" | "annex" => "appendix",
        _ => return None,
    })
}

/// The first entry that fits, and the words that do.
fn find(title: &str) -> Option<(&'static Words, String)> {
    let title = searched(title);
    TITLES.iter().find_map(|words| {
        let found = words.any.iter().find_map(|word| find_words(&title, word))?;
        Some((words, found))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, has_parts: bool, expected: &str) {
        let found = of_chapter(title, "", "We give grants.", has_parts);
        let children = found.children.map(|children| format!(" of {children}")).unwrap_or_default();
        assert_eq!(format!("{}{children}", found.kind), expected, "{title}");
    }

    #[test]
    fn chapters() {
        check("Foreword", false, "foreword");
        check("A message from your Commissioner", false, "foreword");
        check("Kent Police's priorities, 2017 to 2021", true, "section of priority");
        check("Our priority", false, "priority");
        check("Guiding principles", true, "section of principle");
        check("What I will do", true, "section of commitment");
        check("Opportunities for the future", true, "section of opportunity");
        check("The Strategic Policing Requirement", false, "strategic-policing-requirement");
        check("Resources and medium-term finance plan", false, "resources");
        check("Commissioning and working with partners", false, "grants");
        check("How we will be held to account", false, "accountability");
        check("Holding the Chief Constable to account", false, "accountability");
        check("Governance", false, "governance");
        check("Community grants", false, "grants");
        check("Services for victims and witnesses", false, "services");
        check("Introduction and context", false, "introduction");
        check("Making a difference", false, "section");
    }

    #[test]
    fn parts() {
        let promises = of_chapter("What I will do", "", "", true);
        for (title, kind) in [
            ("Hold the Chief Constable to account", "accountability"),
            ("Enhance services for victims of crime and abuse", "services"),
            ("Actively engage with residents", "commitment"),
        ] {
            assert_eq!(of_part(title, "", "", &promises, "What I will do").kind, kind, "{title}");
        }
        let chances = of_chapter("Opportunities", "", "", true);
        assert_eq!(of_part("Lobbying for a fairer funding settlement", "", "", &chances, "").kind, "opportunity");
        let plain = of_chapter("The plan", "", "", true);
        assert_eq!(of_part("Funding", "", "", &plain, "").kind, "resources");
        assert_eq!(of_part("Safer streets", "priority", "", &plain, "").kind, "priority");
    }
}
