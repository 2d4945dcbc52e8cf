//! `panel/evidence`: what was accepted and the plan does not show.

use std::collections::{BTreeMap, BTreeSet};

use planwright_core::model::{
    BlockKind, Id, Plan, Recommendation, Response, Showing, ShownAt, Stage, ZoneTitle, page_words, page_zones,
    visit_blocks,
};
use planwright_core::{Diagnostic, Severity, Spanned};

use crate::found::Found;
use crate::rules::{Rule, Subject};
use crate::text::{phrases_in, visible};

/// The rule. The words may stand in what could not be read.
pub(crate) static RULE: Rule = Rule { name: "panel/evidence", rests_on_absence: true, check };

/// Where words are looked for: a section with its folder by its id, or the plan on a page.
type Place<'a> = Option<&'a str>;

fn check(subject: &Subject, found: &mut Found) {
    let promised: Vec<(&Recommendation, &Showing)> = promised(subject.plan).collect();
    let mut wanted: BTreeMap<Place<'_>, BTreeSet<&str>> = BTreeMap::new();
    for (_, showing) in &promised {
        let phrases = showing.mentions.iter().chain(&showing.lacks).map(|phrase| phrase.value.as_str());
        wanted.entry(place(showing)).or_default().extend(phrases);
    }
    // Each place is read once, for all that is looked for in it.
    let mut shown: BTreeMap<Place<'_>, BTreeSet<&str>> = BTreeMap::new();
    for (place, phrases) in wanted {
        // A section that is not there has been told.
        if let Some(texts) = texts(subject.plan, place) {
            shown.insert(place, phrases_in(&texts, &phrases));
        }
    }
    for (recommendation, showing) in promised {
        if let Some(there) = shown.get(&place(showing)) {
            found.extend(finding(subject, recommendation, showing, there));
        }
    }
}

/// What the plan has to show: the evidence of what was accepted, if only in part.
fn promised(plan: &Plan) -> impl Iterator<Item = (&Recommendation, &Showing)> {
    let recommendations = plan.panel.iter().flat_map(|report| &report.recommendations);
    let accepted = recommendations.filter(|one| matches!(one.response.value, Response::Accepted | Response::Partly));
    accepted.flat_map(|one| one.evidence.iter().map(move |showing| (one, showing)))
}

fn place(showing: &Showing) -> Place<'_> {
    match &showing.place {
        ShownAt::Section(id) => Some(id.value.as_str()),
        ShownAt::Page(_) => None,
    }
}

/// What a reader sees at a place.
fn texts(plan: &Plan, place: Place<'_>) -> Option<Vec<String>> {
    match place {
        Some(id) => {
            let section = plan.section(&Id::new(id)?)?;
            Some(section.subtree().flat_map(|part| visible(plan, part)).collect())
        }
        None => Some(on_page(plan)),
    }
}

/// What the plan on a page says in the plan's own words.
fn on_page(plan: &Plan) -> Vec<String> {
    let settings = &plan.meta.page;
    let mut texts: Vec<String> =
        settings.title.iter().chain(&settings.strapline).map(|text| text.value.clone()).collect();
    let mut charts: BTreeSet<&str> = BTreeSet::new();
    // A zone without anything in it is not shown.
    for zone in page_zones(plan).into_iter().filter(|zone| !zone.sections.is_empty() || zone.chart.is_some()) {
        if let ZoneTitle::Given(title) = zone.title {
            texts.push(title.value.clone());
        }
        texts.extend(zone.sections.iter().map(|section| page_words(section, zone.show).to_owned()));
        charts.extend(zone.chart.map(|id| id.value.as_str()));
    }
    for body in plan.bodies() {
        visit_blocks(body, &mut |block| {
            if let BlockKind::Chart(chart) = &block.kind
                && charts.contains(chart.id.value.as_str())
            {
                texts.push(chart.title.value.clone());
            }
        });
    }
    texts
}

fn finding(
    subject: &Subject,
    recommendation: &Recommendation,
    showing: &Showing,
    there: &BTreeSet<&str>,
) -> Option<Diagnostic> {
    let is_there = |phrase: &&Spanned<String>| there.contains(phrase.value.as_str());
    let missing: Vec<&Spanned<String>> = showing.mentions.iter().filter(|phrase| !is_there(phrase)).collect();
    let left: Vec<&Spanned<String>> = showing.lacks.iter().filter(is_there).collect();
    let at = missing.first().or(left.first())?.span;
    let section = match &showing.place {
        ShownAt::Section(id) => Some(subject.plan.section(&Id::new(&id.value)?)?),
        ShownAt::Page(_) => None,
    };
    let place = section.map_or("the plan on a page".to_owned(), |section| format!("“{}”", section.meta.title.value));
    let severity = if subject.status >= Stage::Issued { Severity::Error } else { Severity::Warning };
    let mut finding = Diagnostic::new(RULE.name, severity, at, message(recommendation, &place, &missing, &left))
        .label(if missing.is_empty() { "still there" } else { "not found there" })
        .help("This is our check: the published response tells the panel what was accepted, and readers will look for it in the plan.")
        .help(mend(section.map(|section| section.path.as_str()), missing.is_empty()));
    if let Some(section) = section {
        finding = finding.related(section.meta.title.span, "this section, with its folder");
    }
    Some(finding)
}

/// So many characters of a recommendation remind its reader of it.
const REMINDER: usize = 60;

/// What was promised, and what is there.
fn message(
    recommendation: &Recommendation,
    place: &str,
    missing: &[&Spanned<String>],
    left: &[&Spanned<String>],
) -> String {
    let of = format!("recommendation `{}`: “{}”", recommendation.id.value, reminder(&recommendation.text.value));
    let are = |phrases: &[&Spanned<String>], one: &'static str, many: &'static str| {
        if phrases.len() == 1 { one } else { many }
    };
    match (missing.is_empty(), left.is_empty()) {
        (false, true) => {
            let is = are(missing, "it is not there", "they are not there");
            format!("the panel was promised {} in {place} ({of}), and {is}", quoted(missing))
        }
        (true, _) => {
            let is = are(left, "it is still there", "they are still there");
            format!("the panel was promised that {} would go from {place} ({of}), and {is}", quoted(left))
        }
        (false, false) => format!(
            "the panel was promised {} in {place} in place of {} ({of}): what was promised is not there, and what was to go still is",
            quoted(missing),
            quoted(left)
        ),
    }
}

/// The beginning of a recommendation.
fn reminder(text: &str) -> String {
    let words = text.split_whitespace();
    let mut short = String::new();
    for word in words {
        if !short.is_empty() && short.chars().count() + word.chars().count() >= REMINDER {
            return short + " …";
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

fn quoted(phrases: &[&Spanned<String>]) -> String {
    let phrases: Vec<String> = phrases.iter().map(|phrase| format!("“{}”", phrase.value)).collect();
    match phrases.as_slice() {
        [rest @ .., end] if !rest.is_empty() => format!("{} and {end}", rest.join(", ")),
        _ => phrases.concat(),
    }
}

fn mend(path: Option<&str>, only_left: bool) -> String {
    let place = match path {
        Some(path) => format!("in `{path}`"),
        None => "on the page, in the `page:`, the summary or the title of a section that stands in a zone".to_owned(),
    };
    if only_left {
        return format!("Say it in other words {place}. Words are looked for whole, with or without capitals.");
    }
    format!(
        "Write a sentence {place} that keeps the promise: a lone word passes this check, not the panel. If the plan keeps it in other words, name those in `evidence`. Words are looked for whole, with or without capitals."
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::{PLAN, read};

    const SECTION: &str = "---\ntitle: Safer roads\nkind: priority\npage: Safer roads for witnesses\nmeasures:\n  - {name: Deaths on the roads, source: DfT}\n---\n\nFor [vulnerable road users](https://example.org), by **denying** use.[^1]\n\n<!-- hidden words -->\n\n[^1]: A note on speed.\n";
    const CHAPTER: &str = "---\ntitle: Priorities\n---\n";

    fn plan(status: &str, response: &str, evidence: &str) -> crate::testing::Read {
        let plan = PLAN.replace("status: panel", status);
        let report = format!(
            "---\ndate: 2017-02-08\ntitle: R\nsubject: plan\ndecision: noted\nrecommendations:\n  - id: a\n    text: Say it\n    response: {response}\n    reply: Done\n    evidence: {evidence}\n---\n\nThe panel asked for cycle lanes.\n"
        );
        read(&[("plan.md", &plan), ("05-p/index.md", CHAPTER), ("05-p/1-roads.md", SECTION), ("panel/a.md", &report)])
    }

    #[track_caller]
    fn check(evidence: &str, expected: &[&str]) {
        assert_eq!(plan("status: panel", "accepted", evidence).places("panel/evidence"), expected, "{evidence}");
    }

    #[test]
    fn words_are_looked_for_in_what_a_reader_sees() {
        for words in ["safer roads", "Vulnerable road users", "deaths on the roads", "denying use", "note on speed"] {
            check(&format!("{{section: roads, mentions: [{words}]}}"), &[]);
            check(&format!("{{section: p, mentions: [{words}]}}"), &[]);
        }
        for words in ["hidden words", "vulnerable road user", "cycle lanes", "for witnesses"] {
            check(&format!("{{section: roads, mentions: [{words}]}}"), &[&format!("warning: {words}")]);
        }
    }

    #[test]
    fn words_that_must_go_are_gone() {
        check("{section: roads, lacks: [denying use, speed cameras]}", &["warning: denying use"]);
        check("{section: roads, lacks: speed cameras}", &[]);
    }

    #[test]
    fn the_page_is_what_its_zones_show() {
        check("{page: true, mentions: [witnesses]}", &[]);
        check("{page: true, mentions: [vulnerable road users]}", &["warning: vulnerable road users"]);
        let zones = |zones: &str| format!("status: panel\npage: {{strapline: All of it, zones: [{zones}]}}");
        let on = |status: &str, words: &str| {
            let evidence = format!("{{page: true, mentions: [{words}]}}");
            plan(status, "accepted", &evidence).places("panel/evidence").is_empty()
        };
        let roads = zones("{title: Our roads, sections: [roads]}");
        assert!(on(&roads, "witnesses") && on(&roads, "our roads") && on(&roads, "all of it"));
        let other = zones("{title: Our roads, kinds: [leadership]}");
        assert!(!on(&other, "witnesses") && !on(&other, "our roads"), "an empty zone is not shown");
    }

    #[test]
    fn a_section_is_shown_in_one_zone_or_in_none() {
        let shown = |page: &str, zones: &str, words: &str| {
            let plan = PLAN.replace("status: panel", &format!("status: panel\npage: {{zones: [{zones}]}}"));
            let section =
                format!("---\ntitle: Safer roads\nkind: priority\nsummary: Slower cars\n{page}---\n\nWords.\n");
            let report = format!(
                "---\ndate: 2017-02-08\ntitle: R\nsubject: plan\ndecision: noted\nrecommendations:\n  - id: a\n    text: Say it\n    response: accepted\n    evidence: {{page: true, mentions: [{words}]}}\n---\n\nWords.\n"
            );
            let files = [("plan.md", plan.as_str()), ("1-roads.md", &section), ("panel/a.md", &report)];
            read(&files).places("panel/evidence").is_empty()
        };
        let titles = "{title: A, kinds: [priority]}";
        let summaries = "{title: A, kinds: [priority], show: summary}";
        assert!(shown("", titles, "safer roads") && !shown("", titles, "slower cars"));
        assert!(shown("", summaries, "slower cars") && !shown("", summaries, "safer roads"));
        assert!(shown("page: Roads for all\n", titles, "roads for all"));
        assert!(!shown("page: false\n", titles, "safer roads"));
        let twice = format!("{titles}, {{title: B, sections: [roads], show: summary}}");
        assert!(shown("", &twice, "safer roads") && !shown("", &twice, "slower cars"), "the first zone has it");
    }

    #[test]
    fn one_finding_for_each_piece_of_evidence() {
        let read = plan("status: panel", "accepted", "{section: roads, mentions: [a b, c d], lacks: denying}");
        let report = read.check();
        let found: Vec<_> = report.diagnostics.iter().filter(|d| d.rule.as_str() == "panel/evidence").collect();
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].message,
            "the panel was promised “a b” and “c d” in “Safer roads” in place of “denying” (recommendation `a`: “Say it”): what was promised is not there, and what was to go still is"
        );
        assert_eq!(found[0].citation, None, "it is our check");
    }

    #[test]
    fn it_is_an_error_once_the_plan_is_issued_and_nothing_where_it_was_rejected() {
        let evidence = "{section: roads, mentions: [cycle lanes]}";
        let issued = "status: issued\nissued: 2017-03-29";
        assert_eq!(plan(issued, "accepted", evidence).places("panel/evidence"), ["error: cycle lanes"]);
        assert_eq!(plan(issued, "partly", evidence).places("panel/evidence"), ["error: cycle lanes"]);
        for response in ["rejected", "open"] {
            assert_eq!(plan("status: panel", response, evidence).places("panel/evidence"), [""; 0], "{response}");
        }
    }
}
