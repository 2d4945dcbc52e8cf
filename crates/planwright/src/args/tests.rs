//! Lines that are typed.

use clap::CommandFactory;
use planwright_core::catalogue::{RULES, rule};
use planwright_validator::profile;

use super::*;

fn check(line: &str) -> Result<Cli, String> {
    Cli::try_parse_from(line.split_whitespace()).map_err(|error| error.to_string())
}

#[test]
fn the_definition_is_sound() {
    Cli::command().debug_assert();
}

#[test]
fn no_path_is_the_current_folder() {
    let Ok(Cli { command: Command::Check(args) }) = check("planwright check") else { panic!() };
    assert_eq!(args.plans.paths(), [PathBuf::from(".")]);
    assert_eq!(args.format, Format::Human);
    assert!(!args.plans.deny_warnings());
}

#[test]
fn reads_every_option() {
    let line = "planwright check a b --format json --output f --deny warnings --status panel --as-at 2020-04-01 -v";
    let Ok(Cli { command: Command::Check(args) }) = check(line) else { panic!() };
    assert_eq!(args.plans.paths().len(), 2);
    assert_eq!(args.plans.status, Some(Stage::Panel));
    assert_eq!(args.plans.as_at, Some(jiff::civil::date(2020, 4, 1)));
    assert!(args.plans.deny_warnings() && args.screen.verbose);

    let line = "planwright build --only html,pdf --only text --jobs 2 --draft --theme kent --out site -q";
    let Ok(Cli { command: Command::Build(args) }) = check(line) else { panic!() };
    assert_eq!(args.only, [Output::Html, Output::Pdf, Output::Text]);
    assert!(args.draft && args.screen.quiet);
}

#[test]
fn says_what_is_meant() {
    let says = |line: &str, words: &str| {
        let error = check(line).expect_err(line);
        assert!(error.contains(words), "{line}: {error}");
    };
    says("planwright check --as-at 1/4/2020", "2020-04-01");
    says("planwright check --as-at 2020-04-01T10:00", "2020-04-01");
    says("planwright check --status done", "draft, consultation, panel, issued, published");
    says("planwright build --jobs 0", "--jobs");
    says("planwright check -q -v", "cannot be used with");
}

/// Every name of a rule that a text holds: `family/name` of a family that there is.
fn rules_in(text: &str) -> Vec<String> {
    let families: Vec<&str> = RULES.iter().filter_map(|rule| rule.name.split('/').next()).chain(["duty"]).collect();
    let words = text.split(|c: char| !(c.is_ascii_lowercase() || matches!(c, '/' | '-')));
    let of_rule =
        |word: &&str| word.split_once('/').is_some_and(|(family, name)| !name.is_empty() && families.contains(&family));
    words.filter(of_rule).map(str::to_owned).collect()
}

#[test]
fn every_rule_that_help_names_exists() {
    let profile = profile::find("england-pcc").expect("it is built in");
    let of_profile = profile.rule_names();
    let known = |name: &str| rule(name).is_some() || of_profile.iter().any(|known| known == name);
    let mut command = Cli::command();
    let mut texts = vec![command.render_long_help().to_string()];
    texts.extend(command.get_subcommands_mut().map(|command| command.render_long_help().to_string()));
    texts.extend(RULES.iter().map(|rule| rule.text.to_owned()));
    let named: Vec<String> = texts.iter().flat_map(|text| rules_in(text)).collect();
    assert!(named.len() > 3, "{named:?}");
    let unknown: Vec<&String> = named.iter().filter(|name| !known(name)).collect();
    assert_eq!(unknown, [""; 0]);
}

#[test]
fn help_can_be_asked_for_in_words() {
    for line in ["planwright help", "planwright help build", "planwright help check", "planwright build --help"] {
        let error = Cli::try_parse_from(line.split_whitespace()).expect_err(line);
        assert_eq!(error.exit_code(), 0, "{line}: {error}");
        assert!(error.to_string().contains("Usage: planwright"), "{line}: {error}");
    }
}

#[test]
fn alone_it_prints_help_and_fails() {
    let error = Cli::try_parse_from(["planwright"]).expect_err("help");
    assert_eq!(error.exit_code(), 2);
    assert!(error.to_string().contains("Usage: planwright <COMMAND>"), "{error}");
}
