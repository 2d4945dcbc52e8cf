//! The real plan of this repository: met where it is met, and quiet where nothing is wrong.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod common;

use std::path::Path;

use common::{Checked, Files, check_files, files_of};
use planwright_validator::{Duty, DutyState};

fn kent() -> Files {
    files_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans/kent-2017-2021"))
}

/// The plan without some keys of its sections.
fn kent_without(keys: &[&str]) -> Files {
    let bare = |text: &str| {
        let mut kept = String::new();
        let mut dropping = false;
        for line in text.lines() {
            if !line.starts_with([' ', '-']) || line == "---" {
                dropping = keys.iter().any(|key| line.starts_with(key));
            }
            if !dropping {
                kept.push_str(line);
                kept.push('\n');
            }
        }
        kept
    };
    let strip = |(path, text): (String, String)| {
        let text = if path == "plan.md" { text } else { bare(&text) };
        (path, text)
    };
    kent().into_iter().map(strip).collect()
}

fn duty<'a>(checked: &'a Checked, id: &str) -> &'a Duty {
    checked.report.duties.iter().find(|duty| duty.id == id).unwrap()
}

/// Nothing is wrong with it; the steps that every plan before the panel has before it are told in one note.
#[test]
fn no_rule_speaks_of_it() {
    assert_eq!(check_files(&kent()).found(), ["process/ahead plan.md:6"]);
}

#[test]
fn the_panels_recommendations_are_shown() {
    let evidence = |files: &Files| {
        let checked = check_files(files);
        let found = checked.report.diagnostics.iter().filter(|d| d.rule.as_str() == "panel/evidence");
        found.map(|d| checked.sources.slice(d.span).to_owned()).collect::<Vec<_>>()
    };
    let without = |path: &str, words: &str, other: &str| {
        let mut files = kent();
        let text = files.get_mut(path).unwrap();
        assert!(text.contains(words), "{path} says {words}");
        *text = text.replace(words, other);
        evidence(&files)
    };
    assert_eq!(evidence(&kent()), [""; 0]);
    let roads = "05-priorities/5-neighbourhood-and-roads.md";
    assert_eq!(without(roads, "use of the roads", "use of our roads"), ["use of the roads"]);
    assert_eq!(without(roads, "that read number plates", "of a newer kind"), ["number plates"]);
    let exploitation = "Child sexual exploitation";
    assert_eq!(
        without("05-priorities/3-tackle-abuse.md", exploitation, "Exploitation"),
        ["child sexual exploitation"; 2]
    );
    let services = "07-what-i-will-do/2-victim-services.md";
    assert_eq!(without(services, ", and for witnesses", ""), ["witnesses"]);
    assert_eq!(without(services, "page: ", "summary: "), ["witnesses"], "the title is on the page then");
}

#[test]
fn its_sections_answer_its_duties() {
    let checked = check_files(&kent());
    let answers = |id: &str, section: &str| {
        let duty = duty(&checked, id);
        assert_eq!(duty.state, DutyState::Met, "{id}");
        assert!(duty.sections.iter().any(|id| id.as_str() == section), "{id}: {:?}", duty.sections);
        assert!(!duty.evidence.is_empty(), "{id}");
    };
    answers("objectives", "priorities");
    answers("policing", "priorities");
    answers("resources", "resources");
    answers("reporting", "hold-to-account");
    answers("performance", "introduction");
    answers("services", "victim-services");
    answers("grants", "commissioning");
    answers("strategic-policing-requirement", "strategic-policing-requirement");
    assert_eq!(
        duty(&checked, "objectives").evidence.iter().map(planwright_validator::Evidence::phrase).collect::<Vec<_>>(),
        ["6 sections, each with prose", "priorities cover: policing, crime reduction, national"]
    );
}

#[test]
fn the_nearest_section_is_the_one_that_was_meant() {
    let checked = check_files(&kent_without(&["kind:", "satisfies:", "measures:"]));
    let nearest = |id: &str, sections: &[&str]| {
        let rule = format!("duty/{id}");
        let found = checked.report.diagnostics.iter().find(|d| d.rule.as_str() == rule);
        let found = found.unwrap_or_else(|| panic!("{rule} is missed"));
        let help = found.help.iter().find(|line| line.contains(" speaks of ")).unwrap();
        assert!(sections.iter().any(|path| help.starts_with(&format!("`{path}"))), "{rule}: {help}");
    };
    nearest("objectives", &["05-priorities/index.md"]);
    nearest("policing", &["05-priorities/"]);
    nearest("resources", &["09-resources.md"]);
    nearest("reporting", &["07-what-i-will-do/1-hold-to-account.md"]);
    nearest("performance", &["01-introduction.md", "07-what-i-will-do/1-hold-to-account.md"]);
    nearest("services", &["07-what-i-will-do/2-victim-services.md"]);
    nearest("grants", &["10-commissioning.md"]);
}

#[test]
fn its_text_answers_what_its_lists_do_but_for_measures_and_scope() {
    let lists = ["measures:", "meetings:", "services:", "conditions:", "threats:", "scope:"];
    let checked = check_files(&kent_without(&lists));
    let of_duties: Vec<String> = checked.found().into_iter().filter(|found| found.starts_with("duty/")).collect();
    assert_eq!(
        of_duties,
        [
            "duty/objectives.scope 05-priorities/index.md:2",
            "duty/performance.measures 05-priorities/1-victims-first.md:2",
        ]
    );
}

#[test]
fn one_chapter_answers_two_duties() {
    let mut files = kent();
    files.retain(|path, _| !path.starts_with("05-priorities/"));
    let checked = check_files(&files);
    for id in ["objectives", "policing"] {
        assert_eq!(duty(&checked, id).state, DutyState::NotMet, "{id}");
    }
}

#[test]
fn a_section_without_its_kind_answers_nothing() {
    let mut files = kent();
    let resources = files.get_mut("09-resources.md").unwrap();
    *resources = resources.replace("kind: resources\n", "");
    let checked = check_files(&files);
    let unmet = checked.report.duties.iter().filter(|duty| duty.state == DutyState::NotMet);
    assert_eq!(unmet.map(|duty| duty.id.as_str()).collect::<Vec<_>>(), ["resources"]);
}
