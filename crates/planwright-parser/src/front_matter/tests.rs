//! Whole front matter: what is read, and what is found.

use planwright_core::model::{Conditions, Document, Kind, Owner, PageWords, Stage, ZoneContent};
use planwright_core::{Diagnostic, Sources};

use super::{SectionFront, plan_meta, section_meta};
use crate::split::split;

const PLAN: &str = "title: Safer in Kent\narea: Kent\nprofile: england-pcc\nperiod: {from: 2017-04-01, to: 2021-03-31}\nstatus: panel\n";

fn plan(yaml: &str) -> (Sources, Option<planwright_core::model::Meta>, Vec<Diagnostic>) {
    let text = format!("---\n{yaml}---\nText\n");
    let mut sources = Sources::default();
    let file = sources.add("plan.md", text.as_str());
    let (cut, findings) = split(file, &text);
    assert!(findings.is_empty());
    let (meta, findings) = plan_meta(file, &text, &cut, None, &mut Vec::new());
    (sources, meta, findings)
}

fn section(yaml: &str) -> (Sources, SectionFront) {
    let text = format!("---\n{yaml}---\nText\n");
    let mut sources = Sources::default();
    let file = sources.add("a.md", text.as_str());
    let (cut, _) = split(file, &text);
    (sources, section_meta(file, &text, &cut, None, &mut Vec::new()))
}

fn show(sources: &Sources, findings: &[Diagnostic]) -> Vec<String> {
    findings
        .iter()
        .map(|finding| {
            assert!(
                !finding.help.is_empty() && !finding.label.is_empty() && !finding.message.ends_with('.'),
                "{finding:?}"
            );
            let line = sources.position(finding.span.file, finding.span.start).line;
            let rule = finding.rule.as_str().trim_start_matches("source/");
            format!("{rule} {line} ‹{}› {}", sources.slice(finding.span), finding.message)
        })
        .collect()
}

/// Compares the findings of a good plan with more keys: rule, line, what is marked, message.
fn check_plan(more: &str, expected: &[&str]) {
    let (sources, meta, findings) = plan(&format!("{PLAN}{more}"));
    assert_eq!(show(&sources, &findings), expected, "{more}");
    assert!(meta.is_some(), "{more}");
}

#[test]
fn a_comma_inside_braces_is_one_finding() {
    let comma = "a comma inside braces needs quotation marks";
    check_section(
        "services:\n  - {name: S, for: victims, amount: £900,000}\n",
        &[&format!("front-matter 4 ‹£900,000› {comma}")],
    );
    check_section(
        "measures:\n  - {name: Homes, shops broken into, source: x}\n",
        &[&format!("front-matter 4 ‹Homes, shops broken into› {comma}")],
    );
    let (_, front) = section("title: T\nservices:\n  - {name: S, amount: £1,900,000}\n");
    assert_eq!(front.diagnostics[0].help[1], "Write `amount: \"£1,900,000\"`.");
}

#[test]
fn conditions_can_be_none_in_any_letters() {
    for none in ["none", "None", "NONE"] {
        let (_, front) = section(&format!("title: T\nconditions: {none}\n"));
        assert!(matches!(front.meta.unwrap().conditions, Some(Conditions::None(_))), "{none}");
    }
}

/// Compares the findings of a plan that cannot be read.
fn check_no_plan(yaml: &str, expected: &[&str]) {
    let (sources, meta, findings) = plan(yaml);
    assert_eq!(show(&sources, &findings), expected, "{yaml}");
    assert!(meta.is_none(), "{yaml}");
}

/// Compares the findings of a section with a title and more keys.
fn check_section(more: &str, expected: &[&str]) {
    let (sources, front) = section(&format!("title: T\n{more}"));
    assert_eq!(show(&sources, &front.diagnostics), expected, "{more}");
    assert!(front.meta.is_some(), "{more}");
}

#[test]
fn every_key_of_a_plan() {
    let (_, meta, findings) = plan(
        "title: 2024\narea: Kent\nprofile: england-pcc@2\nperiod:\n  from: 2017-04-01\n  to: 2021-03-31\nstatus: issued\n\
         subtitle: Sub\nsummary: |\n  One.\nversion: 1.10\ndocument: joint-plan\ndated: 2020-04-01\nissued: 2017-03-30\n\
         varied: [2018-04-01, 2020-04-01]\nelected: 2016-05-05\nissuer: {name: A B}\nchief-officer:\n  role: Chief\n\
         lang: cy\ntheme: ./themes/kent\nnumbering: nested\nindex: true\nurl: https://example.org/plan\n\
         contact: {web: 'https://example.org', email: a@b.uk, phone: 01622 677055, address: \"Sutton Road, Maidstone\"}\n\
         accessibility-statement: https://example.org/a\nalternative-formats: Write to us\n\
         record:\n  - {step: consult-public, date: 2017-01-01, by: staff, to: x, with: y, url: 'http://e.org', note: n, count: 1700}\n\
         waivers:\n  - {rule: words/acronym, at: intro, reason: r, until: 2021-01-01}\n\
         glossary:\n  PCSO: Police Community Support Officer\n  ASB: Anti-social behaviour\n\
         page:\n  size: a3\n  orientation: portrait\n  title: P\n  strapline: S\n  zones:\n    - {title: L, kinds: [leadership]}\n\
         \x20   - {title: S, sections: [a, b], show: summary}\n    - {title: C, chart: money}\n",
    );
    assert_eq!(findings, []);
    let meta = meta.expect("a plan");
    assert_eq!(meta.title.value, "2024");
    assert_eq!(meta.version.expect("a version").value, "1.10");
    assert_eq!(meta.summary.expect("a summary").value, "One.");
    assert_eq!((meta.status.value, meta.document, meta.index), (Stage::Issued, Document::JointPlan, true));
    assert_eq!(meta.varied.len(), 2);
    assert_eq!(meta.record[0].count.as_ref().expect("a count").value, "1700");
    assert_eq!(meta.waivers[0].at.as_ref().expect("a place").value, "intro");
    let terms: Vec<&str> = meta.glossary.iter().map(|entry| entry.term.as_str()).collect();
    assert_eq!(terms, ["PCSO", "ASB"]);
    let zones = meta.page.zones.expect("zones");
    assert!(matches!(&zones[1].content, ZoneContent::Sections(ids) if ids.len() == 2));
    assert!(matches!(&zones[2].content, ZoneContent::Chart(id) if id.value == "money"));
}

#[test]
fn what_to_write_has_the_authors_own_words() {
    let check = |yaml: String, right: &str, told: &str| {
        let (_, _, findings) = plan(&yaml);
        assert_eq!(findings.len(), 1, "{yaml}: {findings:?}");
        assert_eq!(findings[0].fix.as_ref().unwrap().edits[0].insert, right);
        assert!(findings[0].help.join(" ").contains(told), "{findings:?}");
    };
    let plan = |line: &str| format!("{PLAN}{line}\n");
    check(plan("issuer: Alison Thackeray"), "{name: Alison Thackeray}", "`issuer: {name: Alison Thackeray}`");
    check(
        plan("chief-officer: Jo Fox, Chief Constable"),
        "{name: Jo Fox, role: Chief Constable}",
        "role: Chief Constable",
    );
    for period in ["2025-2029", "2025 to 2029", "2025–29"] {
        let start = PLAN.find("period:").unwrap();
        let end = PLAN.find("status:").unwrap();
        let yaml = format!("{}period: {period}\n{}", &PLAN[..start], &PLAN[end..]);
        check(yaml, "{from: 2025-04-01, to: 2029-03-31}", "`period: {from: 2025-04-01, to: 2029-03-31}`");
    }
    let (_, front) = section("title: T\nscope: policing and crime reduction\n");
    let fix = front.diagnostics[0].fix.as_ref().unwrap();
    assert_eq!((fix.safe, fix.edits[0].insert.as_str()), (true, "[policing, crime-reduction]"));
    let (_, front) = section("title: T\nscope: policing and roads\n");
    assert!(!front.diagnostics[0].fix.as_ref().unwrap().safe);
}

#[test]
fn what_is_empty_is_absent() {
    check_plan("subtitle:\nsummary: ~\nversion: null\nvaried: []\nissuer: {}\npage:\nglossary: \"\"\nindex: ~\n", &[]);
    let (_, meta, _) = plan(PLAN);
    let meta = meta.expect("a plan");
    assert_eq!((meta.document, meta.index, meta.page.zones), (Document::Plan, false, None));
}

#[test]
fn required_keys_of_a_plan() {
    check_no_plan(
        "",
        &[
            "required-key 1 ‹---› `title` is missing, but a plan needs it",
            "required-key 1 ‹---› `area` is missing, but a plan needs it",
            "required-key 1 ‹---› `profile` is missing, but a plan needs it",
            "required-key 1 ‹---› `period` is missing, but a plan needs it",
            "required-key 1 ‹---› `status` is missing, but a plan needs it",
        ],
    );
    check_no_plan(
        "title:\narea: \"\"\nprofile: ~\nperiod: {from: 2017-04-01}\nstatus: drafft\nlang: x\n",
        &[
            "required-key 2 ‹title› `title` is empty, but a plan needs it",
            "required-key 3 ‹area› `area` is empty, but a plan needs it",
            "required-key 4 ‹profile› `profile` is empty, but a plan needs it",
            "required-key 5 ‹from› `to` is missing, but a planning period needs it",
            "value 6 ‹drafft› `status` cannot be `drafft`",
            "value 7 ‹x› `x` is not a language tag",
        ],
    );
    check_no_plan(
        "just text\n",
        &["wrong-type 2 ‹just text› the front matter has text where a plan with its keys should stand"],
    );
    let issued = PLAN.replace("panel", "published");
    let (sources, meta, findings) = plan(&issued);
    assert_eq!(show(&sources, &findings), ["required-key 1 ‹---› `issued` is missing, but a plan needs it"]);
    assert!(meta.is_some());
}

#[test]
fn one_cause_has_one_finding() {
    check_no_plan(&PLAN.replace("title", "Title"), &["unknown-key 2 ‹Title› there is no key `Title` in plan.md"]);
    check_no_plan(
        &PLAN.replace("from: ", "from:"),
        &["front-matter 5 ‹from:› there is no space after the colon of `from`"],
    );
    check_no_plan("title:Safer in Kent\n", &["front-matter 2 ‹title:› there is no space after the colon of `title`"]);
}

#[test]
fn faulty_keys_of_a_plan_each_have_a_finding() {
    check_plan(
        "perod: x\nkind: priority\nChief_Officer: {}\n",
        &[
            "unknown-key 7 ‹perod› there is no key `perod` in plan.md",
            "unknown-key 8 ‹kind› there is no key `kind` in plan.md",
            "unknown-key 9 ‹Chief_Officer› there is no key `Chief_Officer` in plan.md",
        ],
    );
    check_plan(
        "dated: 2021-02-31\nissued: 1/4/2020\nvaried: 2020-04-01\nindex: yes\nsubtitle: [x]\n",
        &[
            "value 7 ‹2021-02-31› `dated` is `2021-02-31`, and there is no such day",
            "value 8 ‹1/4/2020› `issued` is `1/4/2020`, which is not a date as written here",
            "wrong-type 9 ‹2020-04-01› `varied` is text, but it takes a list",
            "wrong-type 10 ‹yes› `index` is `yes`, but it takes `true` or `false`",
            "wrong-type 11 ‹[x]› `subtitle` is a list, but it takes text",
        ],
    );
    check_plan(
        "lang: English\nurl: www.kent.uk\naccessibility-statement: mailto:a@b.uk\ncontact: {email: kent.uk, fax: 1}\n",
        &[
            "value 7 ‹English› `English` is not a language tag",
            "scheme 8 ‹www.kent.uk› `url` does not begin with `https://` or `http://`",
            "scheme 9 ‹mailto:a@b.uk› `accessibility-statement` does not begin with `https://` or `http://`",
            "value 10 ‹kent.uk› `kent.uk` is not an e-mail address",
            "unknown-key 10 ‹fax› there is no key `fax` in a contact",
        ],
    );
    check_plan("title: again\n", &["duplicate-key 7 ‹title› the key `title` is here twice"]);
    check_plan("subtitle: \"a\\0\"\n", &["value 7 ‹\"a\\0\"› `subtitle` has a control character in it (U+0000)"]);
}

#[test]
fn a_period_ends_after_it_begins() {
    let (sources, meta, findings) = plan(&PLAN.replace("2021-03-31", "2017-03-31"));
    assert_eq!(show(&sources, &findings), ["value 5 ‹2017-03-31› the planning period ends before it begins"]);
    assert!(meta.is_some());
}

#[test]
fn records_waivers_and_glossary() {
    check_plan(
        "record:\n  - {step: consult, date: 2017-01-01}\n  -\n  - {step: issue}\n",
        &[
            "value 8 ‹consult› `step` cannot be `consult`",
            "value 9 ‹› an entry of `record` is empty",
            "required-key 10 ‹step› `date` is missing, but a step of the record needs it",
        ],
    );
    check_plan(
        "waivers:\n  - rule: table/total\nglossary:\n  PCSO:\n",
        &[
            "required-key 8 ‹rule› `reason` is missing, but a waiver needs it",
            "required-key 10 ‹PCSO› `PCSO` has no meaning in the glossary",
        ],
    );
    let only = |at: &str| format!("wrong-type {at} ‹panel/unanswered› a waiver is more than the name of a rule");
    check_plan("waivers: panel/unanswered\n", &[&only("7")]);
    check_plan("waivers: [panel/unanswered]\n", &[&only("7")]);
    check_plan("glossary: [a]\n", &["wrong-type 7 ‹[a]› `glossary` is a list, but it takes words with their meanings"]);
}

#[test]
fn zones_have_one_content() {
    check_plan(
        "page:\n  size: A4\n  zones:\n    - {title: A}\n    - {title: B, chart: c, kinds: [x]}\n    - {kinds: [prioritty]}\n",
        &[
            "value 8 ‹A4› `size` cannot be `A4`",
            "required-key 10 ‹title› the zone does not say what stands in it",
            "value 11 ‹kinds› the zone has both `chart` and `kinds`",
            "required-key 12 ‹kinds› `title` is missing, but a zone of the page needs it",
            "value 12 ‹prioritty› `kinds` cannot be `prioritty`",
        ],
    );
}

#[test]
fn every_key_of_a_section() {
    let (_, front) = section(
        "title: T\nkind: grants\nid: money\nsummary: S\nsatisfies: [services]\npage: false\nowner: partners\n\
         scope: [policing, crime-reduction]\nmeasures:\n  - {id: a, name: n, source: s, frequency: f, baseline: 80%, direction: increase, target: 85%}\n\
         meetings:\n  - {name: n, frequency: f, public: true, chair: c, papers: p}\n\
         services:\n  - {name: n, for: v, power: s143b, provider: p, from: 2020, to: 2021, amount: £2m}\n  - name: m\n\
         conditions: none\nthreats:\n  - terrorism\n  - {id: civil-emergencies, not-here: reason}\n\
         national-priorities:\n  - {id: x, applies: false, why: w}\nsigned: {name: n, role: r, portrait: p.jpg}\n\
         authors: A\nupdated: 2020-01-01\n",
    );
    assert_eq!(front.diagnostics, []);
    assert_eq!(front.id.expect("an id").value.as_str(), "money");
    let meta = front.meta.expect("a section");
    assert_eq!((meta.kind, meta.owner), (Kind::Grants, vec![Owner::Partners]));
    assert!(matches!(meta.page, Some(PageWords::LeftOff(_))) && matches!(meta.conditions, Some(Conditions::None(_))));
    assert_eq!((meta.scope.len(), meta.measures.len(), meta.meetings.len(), meta.services.len()), (2, 1, 1, 2));
    assert_eq!(meta.services[0].amount.as_ref().expect("an amount").value, "£2m");
    assert!(meta.threats[0].not_here.is_none() && meta.threats[1].not_here.is_some());
    assert!(!meta.national_priorities[0].applies.value && meta.signed.is_some() && meta.authors.len() == 1);
}

#[test]
fn owners_by_default() {
    for (yaml, owners) in [
        ("", vec![]),
        ("kind: priority\n", vec![Owner::ChiefOfficer]),
        ("kind: commitment\nowner:\n", vec![Owner::Commissioner]),
        ("kind: priority\nowner: [commissioner, partners]\n", vec![Owner::Commissioner, Owner::Partners]),
    ] {
        let (_, front) = section(&format!("title: T\n{yaml}"));
        assert_eq!(front.meta.expect("a section").owner, owners, "{yaml}");
    }
}

#[test]
fn faulty_keys_of_a_section_each_have_a_finding() {
    check_section(
        "kind: priorty\nid: Fight Crime\nstatus: draft\nscope: policing\npage: no\n",
        &[
            "value 3 ‹priorty› `kind` cannot be `priorty`",
            "value 4 ‹Fight Crime› `Fight Crime` cannot be an id",
            "unknown-key 5 ‹status› there is no key `status` in the front matter of a section",
            "wrong-type 6 ‹policing› `scope` is text, but it takes a list",
            "wrong-type 7 ‹no› `page` is `no`, but it takes words or `false`",
        ],
    );
    check_section(
        "measures:\n  - name: n\n  - {id: a, name: n, source: s}\n  - {id: a, name: m, source: s, direction: up}\n  - Text\n",
        &[
            "required-key 4 ‹name› `source` is missing, but a measure needs it",
            "duplicate-id 6 ‹a› two measures have the id `a`",
            "value 6 ‹up› `direction` cannot be `up`",
            "wrong-type 7 ‹Text› `measures` has text where a measure with its keys should stand",
        ],
    );
    check_section(
        "meetings: [{name: n}]\nservices: [{for: x}]\nnational-priorities: [{id: x}]\nthreats: [{id: x}]\nsigned: A\n",
        &[
            "required-key 3 ‹name› `frequency` is missing, but a meeting needs it",
            "required-key 4 ‹for› `name` is missing, but a service needs it",
            "required-key 5 ‹id› `applies` is missing, but a national priority needs it",
            "required-key 5 ‹id› `why` is missing, but a national priority needs it",
            "required-key 6 ‹id› `not-here` is missing, but a threat needs it",
            "wrong-type 7 ‹A› `signed` has text where a signature with its keys should stand",
        ],
    );
}

#[test]
fn a_section_needs_a_title() {
    let (sources, front) = section("kind: x\nid: a\n");
    assert!(front.meta.is_none() && front.id.is_some());
    assert_eq!(
        show(&sources, &front.diagnostics),
        ["required-key 1 ‹---› `title` is missing, but a section needs it", "value 2 ‹x› `kind` cannot be `x`",]
    );
}
