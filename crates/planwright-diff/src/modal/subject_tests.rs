use super::*;
use crate::modal::modals;
use crate::modal::tests::tokens;

/// Whose the last verb of a sentence is.
#[track_caller]
fn check(text: &str, expected: Option<Whose>) {
    let tokens = tokens(text);
    let verbs = modals(&tokens);
    let subjects = Subjects::new(&tokens, &verbs, &Sentences::of(&tokens));
    assert_eq!(subjects.whose(&(0..tokens.len()), verbs.last().expect("a verb")), expected, "{text}");
}

/// Whether the last verb of the last sentence binds somebody.
#[track_caller]
fn binding(text: &str, expected: bool) {
    let tokens = tokens(text);
    let verbs = modals(&tokens);
    let sentences = Sentences::of(&tokens);
    let verb = verbs.last().expect("a verb");
    let sentence = sentences.around(verb.range.start);
    assert_eq!(Subjects::new(&tokens, &verbs, &sentences).binds(&sentence, verb), expected, "{text}");
}

#[test]
fn the_subject_of_the_sentence_decides() {
    check("The force must answer", Some(Whose::Force));
    check("In every ward , the Chief Constable will report", Some(Whose::Force));
    check("Patrols will go on , and the force must publish", Some(Whose::Force));
    check("I will ask", Some(Whose::Commissioner));
    check("My office will also ask", Some(Whose::Commissioner));
    check("Officers must walk", Some(Whose::Officers));
    check("I require the force to answer", Some(Whose::Force));
}

#[test]
fn what_is_not_plain_is_nobodys() {
    check("We will ask", None);
    check("The force and its partners must answer", None);
    check("The council , and the force must answer", None);
    check("Volunteers in the force must answer", None);
    check("The force , with the council , must answer", None);
    check("Council officers must answer", None);
    check("Every burglary must be attended by the force", None);
}

#[test]
fn who_can_be_bound_is_bound() {
    binding("The community safety partnership will meet", true);
    binding("Providers must report twice a year", true);
    binding("The force must answer calls and must visit victims", true);
    binding("The force answers calls . It must also look for help", true);
    binding("The force answers calls and it must visit victims", true);
    binding("I expect the force to answer", true);
    binding("The results will then be published", true);
    binding("Every victim will hear from us", true);
    binding("Officers cannot enter without a warrant", true);
    binding("It must not be paid for by others", true);
}

#[test]
fn what_only_comes_about_binds_nobody() {
    binding("A frail man has dealers whom he cannot throw out", false);
    binding("Example Police cannot undo the crime", false);
    binding("That knowledge cannot be bought in", false);
    binding("Some will train the recruits", false);
    binding("Forces are to save £30m", false);
    binding("The measures are where I shall start", false);
    binding("Callers get an idea of when they will hear", false);
    binding("It will rain", false);
    binding("Demand will rise", false);
    binding("Police numbers will fall", false);
    binding("If the grant falls , we will sell", false);
}
