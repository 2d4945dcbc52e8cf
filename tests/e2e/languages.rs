//! A plan in two languages: the same outputs for both, each leading to the other, and every word of the tool in the
//! reader's own language.

use std::collections::{BTreeMap, BTreeSet};

use crate::harness::{Project, repository};
use crate::pdf::{Pdf, squeezed};

/// A folder with the plan `tests/bilingual` in `plan`.
fn bilingual() -> Project {
    Project::new().copy(&repository().join("tests/bilingual"), "plan")
}

#[test]
fn there_is_nothing_to_mend() {
    let run = bilingual().run("check plan --deny warnings");
    assert_eq!(run.status, 0, "{}", run.stdout);
}

#[test]
fn each_language_has_the_same_outputs_and_one_manifest() {
    let project = bilingual();
    project.build("plan --out out");
    let names = project.names("out/plan");
    let own = |path: &&String| {
        !path.starts_with("cy/") && !["assets/", "papers/", "manifest.json"].iter().any(|other| path.starts_with(other))
    };
    let english: Vec<&str> = names.iter().filter(own).map(String::as_str).collect();
    let welsh: Vec<&str> = names.iter().filter_map(|path| path.strip_prefix("cy/")).collect();
    let (pictures, welsh): (Vec<&str>, Vec<&str>) = welsh.into_iter().partition(|path| path.starts_with("assets/"));
    assert_eq!(english, welsh);
    assert!(english.contains(&"panel-response.pdf") && english.contains(&"plan.txt"));
    assert_eq!(pictures, ["assets/pictures/figures-map-8da2dd.svg"], "what both show lies in the plan's folder alone");
    let manifest: serde_json::Value = serde_json::from_str(&project.read("out/plan/manifest.json")).expect("JSON");
    let listed = manifest["outputs"].as_array().expect("a list").len();
    assert_eq!(listed + 1, names.len());
}

#[test]
fn each_language_leads_to_the_other() {
    let project = bilingual();
    project.build("plan --out out --only html,page,index,response");
    for page in ["index.html", "page.html", "statutory-index.html", "panel-response.html"] {
        let (english, welsh) =
            (project.read(&format!("out/plan/{page}")), project.read(&format!("out/plan/cy/{page}")));
        let to_welsh = format!("<a href=\"cy/{page}\" lang=\"cy\" hreflang=\"cy\" rel=\"alternate\">Cymraeg</a>");
        let to_english =
            format!("<a href=\"../{page}\" lang=\"en-GB\" hreflang=\"en-GB\" rel=\"alternate\">English</a>");
        assert!(english.contains(&to_welsh) && welsh.contains(&to_english), "{page}");
        assert!(english.contains("<html lang=\"en-GB\"") && welsh.contains("<html lang=\"cy\""), "{page}");
        assert!(welsh.contains("href=\"../assets/theme.css\""), "{page}");
        for html in [&english, &welsh] {
            assert_eq!(html.matches("<link rel=\"alternate\"").count(), 2, "{page} names each language, its own too");
        }
    }
    let english = project.read("out/plan/index.html");
    let welsh = project.read("out/plan/cy/index.html");
    for html in [&english, &welsh] {
        assert!(html.contains("<link rel=\"alternate\" hreflang=\"en-GB\" href=\"https://www.example.org/plan/\">"));
        assert!(html.contains("<link rel=\"alternate\" hreflang=\"cy\" href=\"https://www.example.org/cynllun/\">"));
    }
    assert!(welsh.contains("<link rel=\"canonical\" href=\"https://www.example.org/cynllun/\">"));
    assert!(welsh.contains("src=\"assets/pictures/figures-map-") && welsh.contains("src=\"../assets/pictures/"));
}

#[test]
fn a_plan_in_one_language_leads_to_no_other() {
    let project = Project::minimal();
    project.build("plan --out out --only html");
    let html = project.read("out/plan/index.html");
    assert!(!html.contains("hreflang") && !html.contains("class=\"languages\""));
}

#[test]
fn a_translation_has_the_originals_anchors() {
    let project = bilingual();
    project.build("plan --out out --only html");
    let ids = |path: &str| -> Vec<String> {
        let html = project.read(path);
        let main = html[html.find("<main").expect("a main element")..].to_owned();
        let ids = main.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next().map(str::to_owned));
        ids.filter(|id| !id.starts_with('_') && !id.contains('.')).collect()
    };
    let english = ids("out/plan/index.html");
    assert_eq!(english, ids("out/plan/cy/index.html"));
    assert!(english.contains(&"budget".to_owned()) && english.contains(&"area--how-we-asked-people".to_owned()));
}

#[test]
fn a_change_in_the_translation_is_built() {
    let project = bilingual();
    let build = "plan --out out --only text";
    project.build(build);
    assert!(
        project.build(build).stderr.contains("up to date") || project.read("out/plan/cy/plan.txt").contains("Ein sir")
    );
    let project = project.replace("plan/cy/01-area.md", "Ein sir", "Ein hardal");
    project.build(build);
    assert!(project.read("out/plan/cy/plan.txt").contains("Ein hardal"));
    assert!(project.read("out/plan/plan.txt").contains("Our county"));
}

#[test]
fn a_plan_of_its_own_can_be_in_welsh() {
    let project = Project::minimal().replace("plan/plan.md", "---\n", "---\nlang: cy\n");
    project.build("plan --out out --only html,text");
    assert!(project.read("out/plan/index.html").contains("<h2 id=\"_contents\">Cynnwys</h2>"));
}

#[test]
fn the_list_of_plans_names_the_languages() {
    let project = bilingual().copy(&repository().join("plans/minimal"), "other");
    project.build("plan other --out out --only html");
    let list = project.read("out/index.html");
    assert!(
        list.contains("<a href=\"./plan/cy/index.html\" hreflang=\"cy\">Mwy diogel yn Sir Enghraifft</a>"),
        "{list}"
    );
}

#[test]
fn findings_of_a_translation_stand_in_its_own_files() {
    let project = bilingual().replace("plan/cy/02-priorities/2-roads.md", "1,204", "1,240");
    let json = project.run("check plan --format json").json();
    let found = json["plans"][0]["diagnostics"].as_array().expect("findings");
    let figures = found.iter().find(|one| one["rule"] == "translation/figures").expect("a finding");
    assert!(figures.to_string().contains("plan/cy/02-priorities/2-roads.md"), "{figures}");
    assert!(figures.to_string().contains("plan/02-priorities/2-roads.md"), "the original is named too: {figures}");
}

/// Words that no theme may change, for they mark a draft that must not be published; `status.rs` looks for them.
const NOT_A_THEMES: &str = "status_unfit";

/// A theme whose every word is marked: `Zq17qZ` is the seventeenth, in each language.
fn marked(project: &Project) -> BTreeMap<String, String> {
    project.write("marked/theme.yaml", "extends: default\npartners: [{name: Exampletown Council}]\n");
    let marks = ["cy", "en"].map(|language| marked_in(project, language));
    assert_eq!(marks[0], marks[1]);
    marks.into_iter().next().unwrap_or_default()
}

fn marked_in(project: &Project, language: &str) -> BTreeMap<String, String> {
    let locale = std::fs::read_to_string(repository().join(format!("themes/default/locales/{language}.yaml")));
    let locale: BTreeMap<String, String> = serde_yaml::from_str(&locale.expect("a locale")).expect("words");
    let mut marks = BTreeMap::new();
    let mut words = String::new();
    for (n, (key, text)) in
        locale.iter().filter(|(key, text)| !text.is_empty() && !key.starts_with(NOT_A_THEMES)).enumerate()
    {
        let mark = format!("Zq{n}qZ");
        let text = serde_json::to_string(&format!("{mark} {text}")).expect("a text");
        words.push_str(&format!("\"{key}\": {text}\n"));
        marks.insert(mark, key.clone());
    }
    project.write(&format!("marked/locales/{language}.yaml"), words);
    marks
}

/// Everything that readers see of the outputs in a folder, without blank space.
fn seen(project: &Project, folder: &str) -> String {
    let mut seen = String::new();
    for (path, bytes) in project.files(folder) {
        match path.rsplit('.').next() {
            Some("html" | "txt") => seen.push_str(&squeezed(&String::from_utf8_lossy(&bytes))),
            Some("pdf") => {
                let pdf = Pdf::read(&bytes);
                seen.push_str(&pdf.squeezed());
                seen.push_str(&squeezed(&pdf.alternatives().concat()));
            }
            _ => {}
        }
    }
    seen
}

/// A file, the words in it, and what is put in their place.
type Change = (&'static str, &'static str, &'static str);

/// Ways to have the fixture say all that the tool can say: another state of the plan each time.
const VARIANTS: [(&str, &[Change], &str); 14] = [
    ("as it is", &[], ""),
    (
        "draft",
        &[("plan.md", "status: issued", "status: draft"), ("plan.md", "document: variation", "document: joint-plan")],
        "",
    ),
    (
        "consultation",
        &[
            ("plan.md", "status: issued", "status: consultation"),
            ("plan.md", "version: Spring 2026\n", ""),
            ("cy/plan.md", "version: Gwanwyn 2026\n", ""),
        ],
        "",
    ),
    (
        "panel",
        &[
            ("plan.md", "status: issued", "status: panel"),
            ("panel/2026-02-10.md", "decision: supported", "decision: noted"),
            ("panel/2026-02-10.md", "response: rejected", "response: open"),
        ],
        "",
    ),
    ("published", &[("plan.md", "status: issued", "status: published")], "--draft"),
    (
        "no grants",
        &[
            ("08-grants.md", "conditions: Each grant is repaid where it is not spent as agreed.", "conditions: none"),
            ("cy/08-grants.md", "conditions: Ad-delir pob grant nad yw'n cael ei wario fel y cytunwyd.\n", ""),
        ],
        "--draft",
    ),
    (
        "precept",
        &[
            ("panel/2026-02-10.md", "subject: plan", "subject: precept"),
            ("panel/2026-02-10.md", "decision: supported", "decision: not-supported"),
        ],
        "--draft",
    ),
    ("fire", &[("plan.md", "profile: wales-pcc", "profile: england-pfcc")], "--draft"),
    (
        "no persons",
        &[
            ("plan.md", "issuer: {name: Mair Elin Rowlands, role: Police and Crime Commissioner}\n", ""),
            ("plan.md", "chief-officer: {name: Gwyn Parry, role: Chief Constable}\n", ""),
            ("cy/plan.md", "issuer: {name: Mair Elin Rowlands, role: Comisiynydd yr Heddlu a Throseddu}\n", ""),
            ("cy/plan.md", "chief-officer: {name: Gwyn Parry, role: Prif Gwnstabl}\n", ""),
        ],
        "--draft",
    ),
    ("early", &[], "--draft --as-at 2013-01-01"),
    (
        "bare",
        &[
            ("plan.md", "status: issued", "status: draft"),
            ("04-account.md", "kind: accountability", "kind: section"),
            ("06-money.md", "kind: resources", "kind: section"),
            ("08-grants.md", "kind: grants", "kind: section"),
            ("plan.md", "{rule: duty/well-being,", "{rule: duty/grants,"),
            ("cy/plan.md", "{rule: duty/well-being,", "{rule: duty/grants,"),
        ],
        "--draft",
    ),
    (
        "partly",
        &[
            ("plan.md", "status: issued", "status: panel"),
            (
                "06-money.md",
                " for officers, staff, buildings and vehicles. Figures for later years are indicative.",
                ".",
            ),
            ("06-money.md", "{#mtfp src=tables/mtfp.csv unit=\"£m\"}", "{#mtfp src=tables/mtfp.csv}"),
            ("09-national.md", "terrorism, serious", "serious"),
            ("08-grants.md", "conditions: Each grant is repaid where it is not spent as agreed.\n", ""),
            ("cy/08-grants.md", "conditions: Ad-delir pob grant nad yw'n cael ei wario fel y cytunwyd.\n", ""),
            ("plan.md", "{rule: duty/well-being,", "{rule: duty/grants.conditions,"),
            ("cy/plan.md", "{rule: duty/well-being,", "{rule: duty/grants.conditions,"),
        ],
        "--draft",
    ),
    (
        "given",
        &[
            ("plan.md", "status: issued", "status: published"),
            (
                "plan.md",
                "  - {step: issue, date: 2026-03-27, by: commissioner}\n",
                "  - {step: issue, date: 2026-03-27, by: commissioner}\n  - {step: publish, date: 2026-03-27}\n  \
                 - {step: send-copy, date: 2026-03-28}\n",
            ),
        ],
        "",
    ),
    (
        "faulty",
        &[
            (
                "plan.md",
                "{step: panel-sent, date: 2026-01-26, by: commissioner}",
                "{step: panel-sent, date: 2026-02-20}",
            ),
            ("plan.md", "document: variation\n", ""),
            ("panel/2026-02-10.md", "mentions: [the language that they choose]", "mentions: [nothing like this]"),
            ("plan.md", "{rule: duty/well-being,", "{rule: process/panel-sent,"),
            ("cy/plan.md", "{rule: duty/well-being,", "{rule: process/panel-sent,"),
        ],
        "--draft",
    ),
];

const BARE_PLAN: &str = "---\ntitle: Bare\narea: Exampleshire\nprofile: england-pcc\nperiod: {from: 2025-04-01, \
    to: 2029-03-31}\nstatus: draft\n---\n\nA foreword and nothing else.\n";
const BARE_PAPER: &str = "---\nto: A\nfrom: B\nsubject: C\ndate: 2025-03-10\nsummary: D.\n---\n\n```insert\npriorities\n```\n\n\
    ```insert\nrecommendations\n```\n\n```insert\npage\n```\n";
const BARE_REPORT: &str =
    "---\ndate: 2025-02-10\ntitle: A report\nsubject: plan\ndecision: supported\n---\n\nThe panel met.\n";

/// Plans with next to nothing in them, which make the tool say that it is not there.
const BARE: [(&str, &[(&str, &str)]); 2] = [
    ("bare", &[("plan/plan.md", BARE_PLAN), ("plan/papers/a.md", BARE_PAPER)]),
    (
        "bare, with a report",
        &[("plan/plan.md", BARE_PLAN), ("plan/papers/a.md", BARE_PAPER), ("plan/panel/2025-02-10.md", BARE_REPORT)],
    ),
];

/// Words that no state of the fixture makes the tool print yet: rare evidence, steps that were taken wrongly, and what only a
/// list of plans or another language's page says. A word that is added must be printed by some plan, or stand here.
const UNSEEN: &[&str] = &[
    "broken_reference",
    "evidence_conditions_many",
    "evidence_foreword_many",
    "evidence_foreword_one",
    "evidence_later_years_many",
    "evidence_later_years_one",
    "evidence_measures_one",
    "evidence_no_conditions_many",
    "evidence_occasions_many",
    "evidence_occasions_one",
    "evidence_scopes_one",
    "evidence_steps_many",
    "evidence_steps_one",
    "evidence_tables_many",
    "evidence_threats_one",
    "evidence_years_one",
    "part_not_given",
    "part_not_named",
    "picture_missing",
    "plans",
    "provision_unsure",
    "reading_certain",
    "reading_unsure",
    "recommendations_one",
    "reports_many",
    "response_given",
    "role_chief_officer",
    "role_issuer",
    "row_asks_guidance",
    "scope_fire",
    "statutory_summary_one",
    "step_all_the_same",
    "step_not_applicable",
    "step_not_of_a_variation",
    "step_waived",
    "tally_step_not_applicable",
    "tally_step_waived",
];

#[test]
fn every_word_of_the_locale_is_printed_by_some_plan() {
    let project = Project::new();
    let mut left = marked(&project);
    for (n, (name, changes, arguments)) in VARIANTS.iter().enumerate() {
        let folder = format!("plan{n}");
        let mut variant = Project::new().copy(&repository().join("tests/bilingual"), &folder);
        for (path, old, new) in *changes {
            variant = variant.replace(&format!("{folder}/{path}"), old, new);
        }
        let theme = project.path().join("marked");
        let run = variant.run(&format!("build {folder} --out out --theme {} {arguments}", theme.display()));
        assert_eq!(run.status, 0, "{name}: {}", run.stderr);
        let seen = seen(&variant, "out");
        left.retain(|mark, _| !seen.contains(mark.as_str()));
    }
    let folders = ["plans/minimal", "tests/golden/kitchen-sink"];
    let profiles = ["england-pfcc", "england-mayor", "mopac", "scotland-spa", "northern-ireland"];
    let theme = project.path().join("marked");
    for folder in folders {
        let plan = Project::new().copy(&repository().join(folder), "plan");
        let run = plan.run(&format!("build plan --out out --draft --theme {}", theme.display()));
        assert_eq!(run.status, 0, "{folder}: {}", run.stderr);
        let seen = seen(&plan, "out");
        left.retain(|mark, _| !seen.contains(mark.as_str()));
    }
    for profile in profiles {
        let plan = Project::minimal().replace("plan/plan.md", "profile: england-pcc", &format!("profile: {profile}"));
        let run = plan.run(&format!("build plan --out out --draft --only html,index --theme {}", theme.display()));
        assert_eq!(run.status, 0, "{profile}: {}", run.stderr);
        let seen = seen(&plan, "out");
        left.retain(|mark, _| !seen.contains(mark.as_str()));
    }
    for (name, files) in BARE {
        let mut bare = Project::new();
        for (path, text) in files {
            bare = bare.file(path, text);
        }
        let theme = project.path().join("marked");
        let run = bare.run(&format!("build plan --out out --draft --theme {}", theme.display()));
        assert_eq!(run.status, 0, "{name}: {}", run.stderr);
        let seen = seen(&bare, "out");
        left.retain(|mark, _| !seen.contains(mark.as_str()));
    }
    // Words of comparisons are held by the tests of the digest and of redlines: a build without an earlier version has none.
    left.retain(|_, key| !key.starts_with("changes_"));
    let unseen: BTreeSet<&str> = left.values().map(String::as_str).filter(|key| UNSEEN.contains(key)).collect();
    assert_eq!(
        unseen,
        UNSEEN.iter().copied().collect::<BTreeSet<_>>(),
        "what is printed after all must not stand in the list"
    );
    left.retain(|_, key| !UNSEEN.contains(&key.as_str()));
    assert!(left.is_empty(), "never printed: {:#?}", left.values());
}
