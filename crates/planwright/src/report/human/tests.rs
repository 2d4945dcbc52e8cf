//! Reports as they are printed.

use planwright_core::model::{Stage, Waiver};
use planwright_core::{Diagnostic, Sources, Span};

use crate::args::Format;
use crate::report::samples::{SETTINGS, sample, written};
use crate::report::{Ahead, Detail, Findings, Purpose, Settings};

#[test]
fn a_plan_with_errors() {
    insta::assert_snapshot!(written(Format::Human, &sample().findings(), &SETTINGS), @r#"
    Safer in Kent (plans/kent, status panel, law of 2020-04-01)

    plans/kent/plan.md

    error[source/name]: Two files differ only by the case of their letters
    --> plans/kent/plan.md:1:1

    error[duty/resources]: No section sets out the money and other resources
    --> plans/kent/plan.md:3:1
     = law: PRSRA 2011 s.7(1)(c)
     = help: A plan must say which financial and other resources the
             commissioner gives the chief constable, so that people can see what
             their council tax pays for.
     = help: `09-money.md` speaks of the budget: if it answers this duty, add
             `satisfies: [resources]`.

    plans/kent/10-commissioning.md

    note[words/long-sentence]: This sentence has 41 words
    --> plans/kent/10-commissioning.md:4:1

    warning[figure/disagrees]: The sentence and the table name two totals
      --> plans/kent/10-commissioning.md:4:14
       |
     4 | The total is £4.2m, which was agreed with the panel in February and…
       |              ^^^^^ £4.1m in the table
    ...
    10 | | **Total** | **£4,109,671** |
       |               -------------- the table's total

    error[table/cells]: The row has 3 cells under 2 headings
     --> plans/kent/10-commissioning.md:8:26
      |
    8 | | Victims | £1,000,000 | extra |
      |                          ^^^^^ the third cell
      |
      = help: Take the cell out, or give the table a third heading.

    warning[table/total]: The total is not the sum of its rows: they add up to
        £4,109,761
      --> plans/kent/10-commissioning.md:10:15
       |
     8 | | Victims | £1,000,000 | extra |
       |             ---------- the rows begin here
     9 | | Safety | £3,109,761 |
    10 | | **Total** | **£4,109,671** |
       |               ^^^^^^^^^^^^^^ £90 less than the rows
       |
       = help: A reader who adds the column up finds another number, and asks
               which of them was agreed.
       = fix: Write the sum of the rows: in line 10, change “£4,109,671” to
              “£4,109,761”

    Safer in Kent: 3 errors, 2 warnings and 1 note
      Duties in law on 2020-04-01: 1 of 3 met; not met: resources; set aside:
      services.
      It cannot be built until the errors are mended.
      To see it meanwhile, marked as a draft: planwright build --draft plans/kent
      To set one aside, write in plan.md, above the second line of `---`:
        waivers:
          - {rule: figure/disagrees, reason: "…"}
      Add -v to see the note in full.
      Set aside by you: 1 warning: link/vague-text (“The panel's own words”). The
      statutory index prints them.

    To read more about a finding, give the name in its brackets:
      planwright explain source/name
    "#);
}

#[test]
fn quiet_shows_what_fails() {
    let mut sample = sample();
    let settings = Settings { detail: Detail::Quiet, ..SETTINGS };
    assert!(!written(Format::Human, &sample.findings(), &settings).contains("warning["));
    sample.diagnostics.retain(|diagnostic| diagnostic.severity != planwright_core::Severity::Error);
    assert_eq!(written(Format::Human, &sample.findings(), &settings), "");
    let settings = Settings { deny_warnings: true, ..settings };
    let text = written(Format::Human, &sample.findings(), &settings);
    assert!(text.contains("warning[table/total]") && !text.contains("note["), "{text}");
}

#[test]
fn verbose_shows_notes_in_full() {
    let settings = Settings { detail: Detail::Verbose, ..SETTINGS };
    let text = written(Format::Human, &sample().findings(), &settings);
    assert!(text.contains("= help: Advice is to stay below 25."), "{text}");
}

#[test]
fn the_closing_says_what_next() {
    let mut sample = sample();
    let closing = |sample: &crate::report::samples::Sample, settings: &Settings| {
        let text = written(Format::Human, &sample.findings(), settings);
        text[text.rfind("Safer in Kent").unwrap_or(0)..].to_owned()
    };
    let build = Settings { purpose: Purpose::Build, ..SETTINGS };
    insta::assert_snapshot!(closing(&sample, &build), @r#"
    Safer in Kent: 3 errors, 2 warnings and 1 note
      Duties in law on 2020-04-01: 1 of 3 met; not met: resources; set aside:
      services.
      It was not built, and will not be until the errors are mended.
      To see it meanwhile, marked as a draft: planwright build --draft plans/kent
      To set one aside, write in plan.md, above the second line of `---`:
        waivers:
          - {rule: figure/disagrees, reason: "…"}
      Add -v to see the note in full.
      Set aside by you: 1 warning: link/vague-text (“The panel's own words”). The
      statutory index prints them.

    To read more about a finding, give the name in its brackets:
      planwright explain source/name
    "#);
    sample.diagnostics.retain(|diagnostic| diagnostic.severity != planwright_core::Severity::Error);
    insta::assert_snapshot!(closing(&sample, &SETTINGS), @r#"
    Safer in Kent: 2 warnings and 1 note
      Duties in law on 2020-04-01: 1 of 3 met; not met: resources; set aside:
      services.
      It can be built: planwright build plans/kent
      Look at the warnings first: mend them, or set them aside with a reason.
      To set one aside, write in plan.md, above the second line of `---`:
        waivers:
          - {rule: figure/disagrees, reason: "…"}
      Add -v to see the note in full.
      Set aside by you: 1 warning: link/vague-text (“The panel's own words”). The
      statutory index prints them.

    To read more about a finding, give the name in its brackets:
      planwright explain figure/disagrees
    "#);
    insta::assert_snapshot!(closing(&sample, &Settings { deny_warnings: true, ..SETTINGS }), @r#"
    Safer in Kent: 2 warnings and 1 note
      Duties in law on 2020-04-01: 1 of 3 met; not met: resources; set aside:
      services.
      With --deny warnings, the warnings must go too: mend them, or set them aside
      with a reason.
      To set one aside, write in plan.md, above the second line of `---`:
        waivers:
          - {rule: figure/disagrees, reason: "…"}
      Add -v to see the note in full.
      Set aside by you: 1 warning: link/vague-text (“The panel's own words”). The
      statutory index prints them.

    To read more about a finding, give the name in its brackets:
      planwright explain figure/disagrees
    "#);
    sample.diagnostics.clear();
    insta::assert_snapshot!(closing(&sample, &SETTINGS), @r#"
    Safer in Kent: nothing to mend
      Duties in law on 2020-04-01: 1 of 3 met; not met: resources; set aside:
      services.
      It can be built: planwright build plans/kent
      Set aside by you: 1 warning: link/vague-text (“The panel's own words”). The
      statutory index prints them.
    "#);
}

#[test]
fn quiet_says_nothing_of_what_does_not_fail() {
    let mut sample = sample();
    let span = Span::start_of(sample.plan);
    sample.diagnostics.extend((0..9).map(|n| Diagnostic::warning("a/b", span, format!("{n}"))));
    sample.ahead.push(Ahead { stage: Stage::Issued, errors: vec![Diagnostic::error("a/c", span, "x")] });
    let told = written(Format::Human, &sample.findings(), &SETTINGS);
    let quiet = written(Format::Human, &sample.findings(), &Settings { detail: Detail::Quiet, ..SETTINGS });
    for words in ["a/b", "a/c", "Before it is issued", "Set aside by you", "waivers:", "warning"] {
        assert!(told.contains(words) && !quiet.contains(words), "{words}: {told}{quiet}");
    }
    assert!(quiet.contains("Safer in Kent: 3 errors\n"), "{quiet}");
}

#[test]
fn that_not_everything_was_read_is_said_first() {
    let sample = sample();
    let mut findings = sample.findings();
    let words = "Not everything could be read, so many checks did not run: mend the 3 errors";
    assert!(!written(Format::Human, &findings, &SETTINGS).contains(words));
    findings.plans[0].whole = false;
    for format in [Format::Human, Format::Plain] {
        let text = written(format, &findings, &SETTINGS);
        let (said, found) = (text.find(words), text.find("source/name"));
        assert!(said.is_some() && said < found, "{text}");
    }
}

#[test]
fn notes_of_a_rule_in_many_files_are_listed_and_not_told() {
    let mut sample = sample();
    for n in 0..9 {
        let file = sample.sources.add(format!("plans/kent/{n}.md"), "words\n");
        sample.diagnostics.push(Diagnostic::note("words/acronym", Span::start_of(file), "a long one"));
    }
    for format in [Format::Human, Format::Plain] {
        let text = written(format, &sample.findings(), &SETTINGS);
        let words = "0.md line 1, 1.md line 1, 2.md line 1 and 6 more";
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(words) && !text.to_lowercase().contains("a long one"), "{text}");
        let verbose = written(format, &sample.findings(), &Settings { detail: Detail::Verbose, ..SETTINGS });
        assert_eq!(verbose.to_lowercase().matches("a long one").count(), 9, "{verbose}");
    }
}

#[test]
fn what_becomes_an_error_is_told_by_its_stage() {
    let mut sample = sample();
    sample.diagnostics.retain(|diagnostic| diagnostic.rule.as_str() == "table/total");
    let errors = vec![Diagnostic::error("table/total", sample.diagnostics[0].span, "x")];
    sample.ahead.push(Ahead { stage: Stage::Issued, errors });
    let few = written(Format::Human, &sample.findings(), &SETTINGS);
    assert!(few.contains("Before it is issued, mend table/total too: what is no error yet will be one"), "{few}");
    let span = Span::start_of(sample.plan);
    sample.diagnostics.extend((0..9).map(|n| Diagnostic::warning("a/b", span, format!("{n}"))));
    let many = written(Format::Human, &sample.findings(), &SETTINGS);
    let (_, before) = many.split_once("Before it is issued, this too\n").expect("a list of its own");
    let (before, editor) = before.split_once("What a careful editor would put right").expect("another");
    assert!(before.contains("table/total") && !editor.contains("table/total"), "{many}");
    let before = before.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(before.contains("10-commissioning.md line 10"), "{many}");
}

#[test]
fn the_lines_of_a_waiver_are_shown_for_what_can_be_set_aside() {
    let mut sample = sample();
    let entry = "\n      - {rule: figure/disagrees, reason: \"…\"}\n";
    let text = written(Format::Human, &sample.findings(), &SETTINGS);
    assert!(text.contains(&format!("second line of `---`:\n    waivers:{entry}")), "{text}");
    let reason = planwright_core::Spanned { value: String::new(), span: Span::start_of(sample.plan) };
    let (span, rule) = (reason.span, reason.clone());
    sample.waivers.push(Waiver { span, rule, at: None, reason, until: None });
    let text = written(Format::Human, &sample.findings(), &SETTINGS);
    assert!(text.contains(&format!("under `waivers:` in plan.md:{entry}")), "{text}");
    sample.diagnostics.retain(|diagnostic| diagnostic.severity != planwright_core::Severity::Warning);
    sample.diagnostics.push(Diagnostic::warning("waiver/unused", span, "it is not used"));
    assert!(!written(Format::Human, &sample.findings(), &SETTINGS).contains("To set one aside"));
}

#[test]
fn notes_on_duties_that_are_not_due_are_told_apart() {
    let mut sample = sample();
    let span = Span::start_of(sample.diagnostics[0].span.file);
    for id in ["duty/grants", "duty/services"] {
        sample.diagnostics.push(Diagnostic::note(id, span, "No section says which grants there will be"));
    }
    let text = written(Format::Human, &sample.findings(), &SETTINGS);
    let words = "  2 notes are about duties that are not due yet. Add -v to see the notes in\n  full.\n";
    assert!(text.contains(words), "{text}");
    let verbose = Settings { detail: Detail::Verbose, ..SETTINGS };
    assert!(!written(Format::Human, &sample.findings(), &verbose).contains("Add -v"));
}

#[test]
fn duties_that_were_not_judged_are_not_called_unmet() {
    let mut sample = sample();
    sample.report.duties.clear();
    let text = written(Format::Human, &sample.findings(), &SETTINGS);
    let words = "  The duties could not be judged: they can be once the errors are mended.\n";
    assert!(text.contains(words) && !text.contains("not met:"), "{text}");
}

#[test]
fn a_folder_without_a_plan() {
    let mut sources = Sources::default();
    let file = sources.add("plans/plan.md", "");
    let loose = [Diagnostic::error("source/missing-index", Span::start_of(file), "There is no plan in `plans`")];
    let findings = Findings { sources: &sources, plans: Vec::new(), loose: &loose };
    insta::assert_snapshot!(written(Format::Human, &findings, &SETTINGS), @r#"
    error[source/missing-index]: There is no plan in `plans`
    --> plans/plan.md:1:1

    To read more about a finding, give the name in its brackets:
      planwright explain source/missing-index
    "#);
}

#[test]
fn several_plans_are_added_up() {
    let sample = sample();
    let mut findings = sample.findings();
    findings.plans.push(findings.plans[0].clone());
    findings.plans[1].diagnostics = &[];
    let text = written(Format::Human, &findings, &SETTINGS);
    let total = "\n2 plans, of which 1 fails: 3 errors, 2 warnings and 1 note in all.\n";
    assert!(text.contains(total), "{text}");
}
