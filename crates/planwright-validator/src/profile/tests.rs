//! Profiles of one's own, as their authors would write them.

use std::collections::BTreeMap;

use planwright_core::{Diagnostic, Sources, Span, Spanned};

use super::{Files, Loaded, Opened, Profile, find, load};

/// Profiles by their paths.
struct Texts<'a>(BTreeMap<&'a str, &'a str>);

impl Files for Texts<'_> {
    fn open(
        &mut self,
        path: &Spanned<String>,
        _: Option<&str>,
        sources: &mut Sources,
    ) -> Result<Opened, Box<Diagnostic>> {
        let path = path.trim_start_matches("./");
        let text = self.0.get(path).unwrap_or_else(|| panic!("{path} is there"));
        Ok(Opened { file: sources.add(path, *text), path: path.to_owned() })
    }
}

/// Loads the first of these files, named in a `plan.md`.
fn read(files: &[(&str, &str)]) -> (Loaded, Sources) {
    let mut sources = Sources::default();
    let path = format!("./{}", files[0].0);
    let plan = sources.add("plan.md", path.as_str());
    let name = Spanned::new(path.clone(), Span::new(plan, 0, path.len()));
    let loaded = load(&name, &mut sources, &mut Texts(files.iter().copied().collect()));
    (loaded, sources)
}

/// Findings as a user sees them: the rule, the file and its words, the message.
#[track_caller]
fn check_files(files: &[(&str, &str)], expected: &[&str]) {
    let (loaded, sources) = read(files);
    let told = |found: &Diagnostic| {
        let (path, place) = (sources.path(found.span.file), sources.slice(found.span));
        let place = place.lines().next().unwrap_or("");
        format!("{} {path} `{place}`: {}", found.rule, found.message)
    };
    let found: Vec<String> = loaded.diagnostics.iter().map(told).collect();
    assert_eq!(found, expected);
    assert_eq!(loaded.profile.is_some(), expected.is_empty());
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    check_files(&[("ours.yaml", text)], expected);
}

fn profile(text: &str) -> Profile {
    let (loaded, _) = read(&[("ours.yaml", text)]);
    loaded.profile.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics)).as_ref().clone()
}

/// A whole profile of one duty.
const WHOLE: &str = "\
id: ours
version: 3
title: A body of our own
basis: Its own constitution
offices:
  issuer: {role: Director, short: Director}
  chief-officer: {role: Chief}
duties:
  - id: aims
    provision: Constitution art.1
    title: Aims
    asks: the aims
    missing: no section states an aim
    mend: Write each aim as a section.
    about: aims
    from: 2020-01-01
    error: consultation
    answers: [{by: kind, kind: priority}]
    needs: [{need: section}]
    source: The constitution, text read
    confidence: certain
";

/// The head of a profile that extends another one.
const DERIVED: &str = "\
id: ours
version: 1
title: A commissioner with more to ask
basis: The same Act and our own scheme
extends: england-pcc@1
";

fn derived(changes: &str) -> String {
    format!("{DERIVED}{changes}")
}

#[test]
fn a_profile_can_stand_for_itself() {
    check(WHOLE, &[]);
    check(&format!("\u{feff}{WHOLE}"), &[]);
    let profile = profile(WHOLE);
    assert_eq!(profile.name().to_string(), "ours@3");
    assert_eq!(profile.duties.len(), 1);
    assert_eq!(profile.duties[0].from, Some(jiff::civil::date(2020, 1, 1)));
}

#[test]
fn the_ids_of_built_in_profiles_are_taken() {
    let taken = |id: &str| format!("source/value ours.yaml `{id}`: `{id}` is the id of a profile that is built in");
    for (id, _) in super::BUILT_IN {
        check(&WHOLE.replace("id: ours", &format!("id: {id}")), &[&taken(id)]);
    }
    let changes = "remove: [duty/grants]\n";
    check(
        &derived(changes).replace("id: ours", "id: 'england-pcc'"),
        &["source/value ours.yaml `'england-pcc'`: `england-pcc` is the id of a profile that is built in"],
    );
    check(&derived(changes).replace("id: ours", "id: england-pcc-ours"), &[]);
    // That of a profile which is only extended would be told of too, should another forget its own.
    let base = derived(changes).replace("id: ours", "id: mopac");
    let next = "id: next\nversion: 1\ntitle: Next\nbasis: Ours\nextends: ./base.yaml\n";
    check_files(
        &[("ours.yaml", next), ("base.yaml", &base)],
        &["source/value base.yaml `mopac`: `mopac` is the id of a profile that is built in"],
    );
}

#[test]
fn each_faulty_key_has_its_own_finding() {
    check(
        &WHOLE.replace("error: consultation", "error: consultaton").replace("needs:", "neds:"),
        &[
            "source/value ours.yaml `consultaton`: `error` cannot be `consultaton`",
            "source/unknown-key ours.yaml `neds`: there is no key `neds` in a duty",
        ],
    );
    check(
        &WHOLE.replace("    about: aims\n", "").replace("version: 3", "version: three"),
        &[
            "source/value ours.yaml `three`: `version` is `three`, but it takes a whole number, from 1 to 9999",
            "source/required-key ours.yaml `id`: `about` is missing, but a duty needs it",
        ],
    );
    check(
        &WHOLE.replace("title: Aims\n", "title: Aims\n    title: Aims again\n"),
        &["source/duplicate-key ours.yaml `title`: the key `title` is here twice"],
    );
    check(
        &WHOLE.replace("[{need: section}]", "{need: section}"),
        &["source/wrong-type ours.yaml `{need: section}`: `needs` is a group of keys, but it takes a list"],
    );
    check(
        "",
        &[
            "source/required-key ours.yaml ``: `id` is missing, but a profile needs it",
            "source/required-key ours.yaml ``: `version` is missing, but a profile needs it",
            "source/required-key ours.yaml ``: `title` is missing, but a profile needs it",
            "source/required-key ours.yaml ``: `basis` is missing, but a profile needs it",
            "source/required-key ours.yaml ``: `duties` is missing, but a profile needs it",
            "source/required-key ours.yaml ``: `offices` is missing, but a profile needs it",
        ],
    );
}

#[test]
fn needs_have_keys_of_their_own() {
    let with = |need: &str| WHOLE.replace("{need: section}", need);
    check(&with("{need: amount, at-least: 1000}, {need: words, words: [aim], anywhere: true}"), &[]);
    check(
        &with("{need: amount}"),
        &["source/required-key ours.yaml `need`: `at-least` is missing, but a need of an amount needs it"],
    );
    check(
        &with("{need: amount, at-least: 1e5}"),
        &["source/value ours.yaml `1e5`: `at-least` is `1e5`, but it takes a whole number, 1 or more"],
    );
    check(&with("{need: sections}"), &["source/value ours.yaml `sections`: `need` cannot be `sections`"]);
    check(&with("{words: [aim]}"), &["source/required-key ours.yaml `words`: `need` is missing, but a need needs it"]);
    check(
        &with("{need: section, role: grants}"),
        &["source/unknown-key ours.yaml `role`: there is no key `role` in a need of this sort"],
    );
}

#[test]
fn what_does_not_fit_together_is_told() {
    let with = |from: &str, to: &str| WHOLE.replace(from, to);
    check(
        &with("error: consultation", "error: consultation\n    warning: panel"),
        &["source/value ours.yaml `panel`: the warning begins at `panel`, after the error at `consultation`"],
    );
    check(
        &with("from: 2020-01-01", "from: 2020-01-01\n    to: 2019-12-31"),
        &["source/value ours.yaml `2019-12-31`: this day comes before 2020-01-01, which it should follow"],
    );
    check(
        &with("an aim\n", "an aim.\n"),
        &["source/value ours.yaml `no section states an aim.`: `missing` ends with a full stop"],
    );
    check(
        &with("a section.\n", "a section\n"),
        &["source/value ours.yaml `Write each aim as a section`: `mend` does not end with a full stop"],
    );
    check(
        &with("about: aims", "about: aims\n    nearest: {titles: [anti-social, …]}"),
        &["source/value ours.yaml `…`: `…` has no words to look for"],
    );
    let duty = &WHOLE[WHOLE.find("  - id: aims").unwrap()..];
    check(&format!("{WHOLE}{duty}"), &["source/duplicate-id ours.yaml `aims`: `aims` stands twice in `duties`"]);
    check(
        &format!("{WHOLE}yearly: [{{step: review, month: 2, day: 29, title: Review, provision: art.2}}]\n"),
        &["source/value ours.yaml `29`: `day` is `29`, but it takes a whole number, from 1 to 28"],
    );
}

#[test]
fn lists_of_ids_do_not_overlap() {
    let list = |from: &str, to: &str| {
        format!("  - {{title: Threats of {from}, from: {from}, {to} ids: [one], source: Read, confidence: certain}}\n")
    };
    let with = |first: &str, second: &str| format!("{WHOLE}threats:\n{first}{second}");
    check(&with(&list("2021-01-01", ""), &list("2020-01-01", "to: 2020-12-31,")), &[]);
    check(
        &with(&list("2021-01-01", ""), &list("2020-01-01", "to: 2021-01-01,")),
        &[
            "source/value ours.yaml `threats`: Threats of 2020-01-01 and Threats of 2021-01-01 are both in force on 2021-01-01",
        ],
    );
}

#[test]
fn a_profile_can_change_another_one() {
    let ours = profile(&derived(
        "remove: [duty/grants]
replace:
  - entry: duty/reporting
    provision: Our scheme s.2
    reading:
add:
  - entry: duty/welsh
    after: duty/objectives
    provision: Our scheme s.3
    title: Both languages
    asks: the plan in both languages
    missing: nothing says where the plan stands in Welsh
    mend: Say where the plan stands in Welsh.
    about: Welsh
    from: 2020-01-01
    error: published
    needs: [{need: words, words: [Welsh], anywhere: true}]
    source: Our scheme
    confidence: certain
acts:
  Our scheme: {name: Our own scheme, url: 'https://www.exampleshire-pcc.example/scheme'}
",
    ));
    let base = find("england-pcc@1").unwrap();
    let ids: Vec<&str> = ours.duties.iter().map(|duty| duty.id.as_str()).collect();
    assert_eq!(&ids[..3], ["objectives", "welsh", "policing"]);
    assert!(!ids.contains(&"grants"));
    assert_eq!(ids.len(), base.duties.len());
    let reporting = ours.duty("reporting").unwrap();
    assert_eq!(reporting.provision, "Our scheme s.2");
    assert_eq!(reporting.asks, base.duty("reporting").unwrap().asks);
    assert_eq!(ours.offices, base.offices);
    assert_eq!(ours.threats, base.threats);
    assert!(ours.acts.contains_key("PRSRA 2011") && ours.acts.contains_key("Our scheme"));
    assert_eq!(ours.title, "A commissioner with more to ask");
}

#[test]
fn parts_can_be_added_and_changed() {
    let part = "{entry: duty/grants.ceiling, title: A ceiling, missing: no grant has a ceiling, why: Money ends., \
                mend: Name one., need: {need: words, words: [ceiling]}}";
    let ours = profile(&derived(&format!("add:\n  - {part}\n")));
    let grants = ours.duty("grants").unwrap();
    assert_eq!(grants.parts.last().map(|part| part.id.as_str()), Some("ceiling"));
    let base = derived(&format!("add:\n  - {part}\n"));
    let next = "id: next\nversion: 1\ntitle: Next\nbasis: Ours\nextends: ./base.yaml\nreplace:\n  \
                - {entry: duty/grants.ceiling, severity: note}\n";
    let (loaded, _) = read(&[("next.yaml", next), ("base.yaml", &base)]);
    let changed = loaded.profile.unwrap();
    let part = changed.duty("grants").unwrap().parts.last().unwrap().clone();
    assert_eq!((part.id.as_str(), part.severity), ("ceiling", Some(planwright_core::Severity::Note)));
    let gone =
        next.replace("replace:\n  - {entry: duty/grants.ceiling, severity: note}", "remove: [duty/grants.ceiling]");
    let (loaded, _) = read(&[("next.yaml", &gone), ("base.yaml", &base)]);
    assert_eq!(
        *loaded.profile.unwrap(),
        Profile { id: "next".into(), title: "Next".into(), basis: "Ours".into(), ..find("england-pcc@1").unwrap() }
    );
}

#[test]
fn changes_that_meet_nothing_are_told() {
    check(
        &derived("remove: [duty/grant, duty/parking.bays, grants]\nreplace:\n  - {entry: process/parking, title: A}\n"),
        &[
            "source/value ours.yaml `duty/grant`: there is no `duty/grant` to change",
            "source/value ours.yaml `duty/parking.bays`: there is no `duty/parking.bays` to change",
            "source/value ours.yaml `grants`: `grants` is not the name of an entry",
            "source/value ours.yaml `process/parking`: there is no `process/parking` to change",
        ],
    );
    check(
        &derived(
            "add:\n  - {entry: duty/grants, title: A}\n  - {entry: duty/a, after: process/issue}\n  - {title: B}\n",
        ),
        &[
            "source/duplicate-id ours.yaml `duty/grants`: there is a `duty/grants` already",
            "source/value ours.yaml `process/issue`: `duty/a` cannot stand after `process/issue`",
            "source/required-key ours.yaml `title`: an entry of `add` has no `entry`",
        ],
    );
    check(
        &derived("replace:\n  - {entry: duty/grants, id: grant}\n  - {entry: duty/grants, provison: A}\n"),
        &[
            "source/unknown-key ours.yaml `id`: `id` is not needed beside `entry`",
            "source/unknown-key ours.yaml `provison`: there is no key `provison` in a duty",
        ],
    );
}

#[test]
fn a_derived_profile_has_no_lists_of_its_own() {
    check(
        &derived("duties: []\n"),
        &["source/unknown-key ours.yaml `duties`: there is no key `duties` in a profile that extends another one"],
    );
    check(
        &derived("remove: [duty/grants]\n").replace("extends:", "extend:"),
        &["source/unknown-key ours.yaml `extend`: there is no key `extend` in a profile that extends another one"],
    );
    check(
        &format!("{WHOLE}remove: [duty/aims]\n"),
        &["source/unknown-key ours.yaml `remove`: there is no key `remove` in a profile"],
    );
    check(
        &derived("remove: [duty/grants]\n").replace("extends: england-pcc@1\n", ""),
        &["source/required-key ours.yaml ``: `extends` is missing, but a profile that extends another one needs it"],
    );
}

#[test]
fn what_is_extended_is_there_and_ends() {
    let extends = |name: &str| derived("").replace("england-pcc@1", name);
    check(&extends("england-pc"), &["source/value ours.yaml `england-pc`: there is no statutory profile `england-pc`"]);
    check(
        &extends("england-pcc@99"),
        &["source/value ours.yaml `england-pcc@99`: there is no version `99` of the statutory profile `england-pcc`"],
    );
    check(
        &extends("./ours.yaml"),
        &["source/value ours.yaml `./ours.yaml`: `./ours.yaml` extends this profile, or one that does"],
    );
    let (first, second) = (extends("./second.yaml"), extends("first.yaml"));
    check_files(
        &[("first.yaml", &first), ("second.yaml", &second)],
        &["source/value second.yaml `first.yaml`: `first.yaml` extends this profile, or one that does"],
    );
}

#[test]
fn a_chain_has_an_end() {
    let names: Vec<String> = (0..20).map(|i| format!("p{i}.yaml")).collect();
    let texts: Vec<String> = (1..21).map(|i| derived("").replace("england-pcc@1", &format!("p{i}.yaml"))).collect();
    let files: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    check_files(&files, &["source/value p7.yaml `p8.yaml`: more than 8 profiles extend one another"]);
}

#[test]
fn faults_of_a_base_stand_in_its_own_file() {
    let base = WHOLE.replace("error: consultation", "error: soon");
    let ours = derived("").replace("england-pcc@1", "./base.yaml");
    check_files(
        &[("ours.yaml", &ours), ("base.yaml", &base)],
        &["source/value base.yaml `soon`: `error` cannot be `soon`"],
    );
}

#[test]
fn disabled_and_experimental_profiles_say_so() {
    let (loaded, sources) = read(&[("ours.yaml", &format!("{WHOLE}disabled: The law is not made yet.\n"))]);
    assert_eq!(loaded.profile, None);
    let [found] = loaded.diagnostics.as_slice() else { panic!("{:#?}", loaded.diagnostics) };
    assert_eq!(found.message, "no plan can be judged by the profile `./ours.yaml` yet");
    assert_eq!(sources.path(found.span.file), "plan.md");
    assert_eq!(found.help[0], "The law is not made yet.");

    let (loaded, _) = read(&[("ours.yaml", &format!("{WHOLE}experimental: The text was read in part.\n"))]);
    assert!(loaded.profile.is_some());
    let [found] = loaded.diagnostics.as_slice() else { panic!("{:#?}", loaded.diagnostics) };
    assert_eq!(found.severity, planwright_core::Severity::Note);
}
