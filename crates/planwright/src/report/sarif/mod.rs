//! The report as SARIF 2.1.0, which code hosts and editors read.
//!
//! Places are lines and columns in Unicode code points; paths are relative to where the command
//! was run, which for a code host must be the repository's root. A finding that is set aside is a
//! result with a suppression. The same findings give the same bytes.

mod log;
mod place;
mod result;
mod rule;

use std::io::{self, Write};

use planwright_core::Diagnostic;

use self::log::{Base, Description, Driver, Invocation, Log, Message, PlanProperties, Run, RunProperties, Tool};
use self::rule::Rules;
use crate::report::{CheckedPlan, Findings, sorted};

/// The schema of version 2.1.0, by the address that editors know it by.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Writes everything that was found. What is shown on a screen and what is not makes no
/// difference here.
pub(crate) fn write(findings: &Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rules = Rules::of(findings);
    let mut results = Vec::new();
    for diagnostic in sorted(findings.loose, findings.sources) {
        results.push(result::result(diagnostic, findings.sources, &rules, None));
    }
    for plan in &findings.plans {
        results.extend(
            sorted(plan.diagnostics, plan.sources).into_iter().map(|d| result::result(d, plan.sources, &rules, None)),
        );
        results
            .extend(waived(plan).into_iter().map(|(d, reason)| result::result(d, plan.sources, &rules, Some(reason))));
    }
    let run = Run {
        tool: Tool { driver: driver(rules) },
        invocations: [Invocation { execution_successful: true }],
        original_uri_base_ids: [(place::BASE, base())].into(),
        column_kind: "unicodeCodePoints",
        results,
        properties: RunProperties { plans: findings.plans.iter().map(properties).collect() },
    };
    serde_json::to_writer_pretty(&mut *out, &Log { schema: SCHEMA, version: "2.1.0", runs: [run] })?;
    writeln!(out)
}

fn driver(rules: Rules) -> Driver {
    Driver {
        name: "Planwright",
        version: env!("CARGO_PKG_VERSION"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        short_description: Message::plain(env!("CARGO_PKG_DESCRIPTION")),
        rules: rules.described,
    }
}

fn base() -> Base {
    Base { description: Description { text: "The folder that planwright was run in" } }
}

/// What is set aside in a plan, with the reasons, in the order of findings.
fn waived<'a>(plan: &CheckedPlan<'a>) -> Vec<(&'a Diagnostic, &'a str)> {
    let waived = plan.report.map(|report| report.waived.as_slice()).unwrap_or_default();
    let mut waived: Vec<(&Diagnostic, &str)> = waived.iter().map(|w| (&w.diagnostic, w.reason.as_str())).collect();
    waived.sort_by_cached_key(|(diagnostic, _)| super::key(diagnostic, plan.sources));
    waived
}

fn properties(plan: &CheckedPlan<'_>) -> PlanProperties {
    PlanProperties {
        path: plan.path.to_owned(),
        title: plan.title.map(str::to_owned),
        status: plan.judged_for().map(|stage| stage.as_str()),
        profile: plan.report.map(|report| report.profile.to_string()),
        as_at: plan.report.map(|report| report.as_at.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use planwright_core::{Diagnostic, Edit, Fix, Severity, Sources, Span};
    use serde_json::{Value, json};

    use crate::args::Format;
    use crate::report::Findings;
    use crate::report::samples::{SETTINGS, sample, written};

    fn run(findings: &Findings<'_>) -> Value {
        let log: Value = serde_json::from_str(&written(Format::Sarif, findings, &SETTINGS)).expect("JSON");
        log["runs"][0].clone()
    }

    /// What is written of one finding in a file of some name.
    fn result(path: &str, text: &str, make: impl Fn(Span) -> Diagnostic) -> Value {
        let mut sources = Sources::default();
        let file = sources.add(path, text);
        let loose = [make(Span::new(file, 0, text.find('|').unwrap_or(0)))];
        run(&Findings { sources: &sources, plans: Vec::new(), loose: &loose })["results"][0].clone()
    }

    #[test]
    fn a_result_names_its_rule_its_place_and_what_to_do() {
        let sample = sample();
        let run = run(&sample.findings());
        let results = run["results"].as_array().expect("results");
        assert_eq!(results.len(), sample.diagnostics.len() + sample.report.waived.len());
        let duty = results.iter().find(|result| result["ruleId"] == "duty/resources").expect("the duty");
        assert_eq!(duty["level"], "error");
        let text = duty["message"]["text"].as_str().expect("text");
        assert!(text.starts_with("No section sets out the money and other resources.\n\n"), "{text}");
        assert!(text.contains("Law: PRSRA 2011 s.7(1)(c)"), "{text}");
        assert_eq!(
            duty["locations"][0]["physicalLocation"],
            json!({
                "artifactLocation": {"uri": "plans/kent/plan.md", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 8}
            })
        );
        for result in results {
            let index = result["ruleIndex"].as_u64().and_then(|index| usize::try_from(index).ok()).expect("an index");
            assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        }
    }

    #[test]
    fn a_rule_is_described_from_the_catalogue_or_the_profile() {
        let run = run(&sample().findings());
        let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
        let rule = |id: &str| rules.iter().find(|rule| rule["id"] == id).cloned().unwrap_or_else(|| panic!("{id}"));
        let cells = rule("table/cells");
        assert_eq!(cells["defaultConfiguration"]["level"], "error");
        assert!(cells["help"]["markdown"].as_str().is_some_and(|text| text.contains("## How to mend")));
        assert!(cells["help"]["text"].as_str().is_some_and(|text| !text.contains('#') && !text.contains('\u{1b}')));
        assert_eq!(cells["properties"]["tags"], json!(["table"]));
        assert_eq!(cells.get("helpUri"), None);
        let duty = rule("duty/resources");
        assert_eq!(duty["shortDescription"]["text"], "Financial and other resources");
        assert_eq!(duty["helpUri"], "https://www.legislation.gov.uk/ukpga/2011/13");
        assert_eq!(duty["properties"]["tags"], json!(["duty", "law"]));
        assert!(
            duty["fullDescription"]["text"].as_str().is_some_and(|text| text.starts_with("PRSRA 2011 s.7(1)(c) asks"))
        );
    }

    #[test]
    fn rules_stand_once_and_in_order() {
        let run = run(&sample().findings());
        let ids: Vec<&str> = run["tool"]["driver"]["rules"]
            .as_array()
            .expect("rules")
            .iter()
            .filter_map(|rule| rule["id"].as_str())
            .collect();
        let mut sorted = ids.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(ids, sorted);
    }

    #[test]
    fn what_is_set_aside_is_suppressed_with_its_reason() {
        let run = run(&sample().findings());
        let suppressed: Vec<&Value> = run["results"]
            .as_array()
            .expect("results")
            .iter()
            .filter(|result| result["suppressions"] != json!([]))
            .collect();
        assert_eq!(suppressed.len(), 1);
        assert_eq!(
            suppressed[0]["suppressions"],
            json!([{"kind": "inSource", "status": "accepted", "justification": "The panel's own words"}])
        );
    }

    #[test]
    fn a_fix_is_a_replacement() {
        let run = run(&sample().findings());
        let total = run["results"].as_array().expect("results").iter().find(|result| result["ruleId"] == "table/total");
        assert_eq!(
            total.expect("the total")["fixes"][0],
            json!({
                "description": {"text": "Write the sum of the rows"},
                "artifactChanges": [{
                    "artifactLocation": {"uri": "plans/kent/10-commissioning.md", "uriBaseId": "%SRCROOT%"},
                    "replacements": [{
                        "deletedRegion": {"startLine": 10, "startColumn": 17, "endLine": 10, "endColumn": 27},
                        "insertedContent": {"text": "£4,109,761"}
                    }]
                }]
            })
        );
    }

    #[test]
    fn a_fix_in_two_files_has_two_changes() {
        let mut sources = Sources::default();
        let (a, b) = (sources.add("a.md", "a"), sources.add("b.md", "b"));
        let edit = |file| Edit { span: Span::new(file, 0, 1), insert: "c".to_owned() };
        let fix = Fix { title: "Mend both".to_owned(), safe: true, edits: vec![edit(a), edit(b), edit(a)] };
        let loose = [Diagnostic::new("link/broken", Severity::Error, Span::new(a, 0, 1), "a").fix(fix)];
        let run = run(&Findings { sources: &sources, plans: Vec::new(), loose: &loose });
        let changes = run["results"][0]["fixes"][0]["artifactChanges"].as_array().expect("changes").clone();
        let told: Vec<(&str, usize)> = changes
            .iter()
            .map(|change| {
                let uri = change["artifactLocation"]["uri"].as_str().unwrap_or_default();
                (uri, change["replacements"].as_array().map_or(0, Vec::len))
            })
            .collect();
        assert_eq!(told, [("a.md", 2), ("b.md", 1)]);
    }

    #[test]
    fn names_are_written_as_addresses() {
        let uri = |path: &str| {
            let result = result(path, "text", |span| Diagnostic::error("source/name", span, "a name"));
            let location = result["locations"][0]["physicalLocation"]["artifactLocation"].clone();
            (location["uri"].as_str().unwrap_or_default().to_owned(), location.get("uriBaseId").is_some())
        };
        assert_eq!(uri("plans/a b, 100%: #1?.md"), ("plans/a%20b%2C%20100%25%3A%20%231%3F.md".to_owned(), true));
        assert_eq!(uri("cynllun/ŵyl.md"), ("cynllun/%C5%B5yl.md".to_owned(), true));
        assert_eq!(uri("../plan/plan.md"), ("../plan/plan.md".to_owned(), true));
        assert_eq!(uri("/srv/plan/plan.md"), ("file:///srv/plan/plan.md".to_owned(), false));
        assert_eq!(uri("C:/plan/plan.md"), ("file:///C:/plan/plan.md".to_owned(), false));
    }

    #[test]
    fn columns_are_code_points() {
        let result = result("a.md", "ŵ😀é| b", |span| Diagnostic::error("source/name", span, "letters"));
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert_eq!((&region["startColumn"], &region["endColumn"]), (&json!(1), &json!(4)));
    }

    #[test]
    fn second_places_are_linked_from_the_message() {
        let result = result("a.md", "one| two", |span| {
            Diagnostic::warning("table/total", span, "the total differs").related(span, "the rows [1] begin")
        });
        let text = result["message"]["text"].as_str().unwrap_or_default();
        assert!(text.ends_with("See also: [the rows \\[1\\] begin](0)."), "{text}");
        let related = &result["relatedLocations"][0];
        assert_eq!((&related["id"], &related["message"]["text"]), (&json!(0), &json!("the rows [1] begin")));
    }

    #[test]
    fn nothing_found_is_a_run_without_results() {
        let run = run(&Findings { sources: &Sources::default(), plans: Vec::new(), loose: &[] });
        assert_eq!((&run["results"], &run["tool"]["driver"]["rules"]), (&json!([]), &json!([])));
    }
}
