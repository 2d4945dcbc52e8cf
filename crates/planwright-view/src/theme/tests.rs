//! The locales of the default theme: the same keys in each, the same places to fill in, and of the law what the profiles
//! that are used in Wales say of it.

use std::collections::BTreeSet;

use planwright_validator::profile::{self, Profile};

use super::built_in;

/// The languages of the default theme.
const LANGUAGES: [&str; 2] = ["cy", "en"];

/// What stands in braces in a word.
fn places(word: &str) -> BTreeSet<&str> {
    word.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

#[test]
fn every_language_has_the_same_words_with_the_same_places() {
    let theme = built_in("default").unwrap();
    let known = theme.words("en");
    for language in LANGUAGES {
        assert!(theme.speaks(language), "{language}");
        let words = theme.words(language);
        assert_eq!(words.keys().collect::<Vec<_>>(), known.keys().collect::<Vec<_>>(), "{language}");
        for (key, word) in words {
            assert_eq!(places(word), places(&known[key]), "{language}: {key}");
            assert_eq!(word.is_empty(), known[key].is_empty(), "{language}: {key}");
            assert!(!word.contains(['\'', '"']), "{language}: {key} has a straight quotation mark");
        }
    }
    let stems = |stem: &&String| !stem.ends_with(".law") && !LANGUAGES.contains(&stem.as_str());
    assert_eq!(theme.locales.keys().filter(stems).count(), 0, "a language that no test knows");
}

#[test]
fn no_key_stands_twice_in_a_locale() {
    let theme = built_in("default").unwrap();
    for (path, bytes) in theme.folder("locales") {
        let text = std::str::from_utf8(bytes).unwrap();
        let keys = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).count();
        let read: std::collections::BTreeMap<String, String> = serde_yaml::from_str(text).unwrap();
        assert_eq!(keys, read.len(), "{path}");
    }
}

#[test]
fn a_language_without_words_has_the_english_ones() {
    let theme = built_in("default").unwrap();
    assert_eq!(theme.words("pl")["contents"], "Contents");
    assert_eq!(theme.words("cy-GB")["contents"], "Cynnwys");
    assert_eq!(theme.words("en-GB")["contents"], "Contents");
    assert!(!theme.speaks("pl") && theme.law("en").is_empty());
}

/// What the statutory index prints of a profile.
fn texts(profile: &Profile) -> BTreeSet<String> {
    let mut texts = BTreeSet::from([profile.title.clone()]);
    if let Some(offices) = &profile.offices {
        texts.extend([&offices.issuer.role, &offices.issuer.short, &offices.chief_officer.role].map(String::clone));
    }
    texts.extend(profile.acts.values().map(|act| act.name.clone()));
    for duty in profile.duties.iter().filter(|duty| duty.disabled.is_none()) {
        texts.extend([duty.title.clone(), duty.asks.clone()]);
        texts.extend(duty.reading.iter().map(|reading| reading.text.clone()));
        texts.extend(duty.parts.iter().map(|part| part.title.clone()));
    }
    texts.extend(profile.yearly.iter().map(|yearly| yearly.title.clone()));
    for step in &profile.process {
        texts.extend([step.title.clone(), step.asks.clone()]);
        texts.extend(step.varied.iter().map(|varied| varied.asks.clone()));
        texts.extend(step.reading.iter().map(|reading| reading.text.clone()));
    }
    texts.into_iter().map(|text| text.trim().to_owned()).collect()
}

#[test]
fn what_the_law_of_wales_asks_is_said_in_welsh() {
    let law = built_in("default").unwrap().law("cy");
    let wales = texts(&profile::find("wales-pcc").unwrap());
    let missing: Vec<&String> = wales.iter().filter(|text| !law.contains_key(*text)).collect();
    assert!(missing.is_empty(), "not in Welsh: {missing:#?}");
    let england = texts(&profile::find("england-pcc").unwrap());
    let sets = profile::find("wales-pcc").unwrap();
    let all = || sets.threats.iter().chain(&sets.national_priorities);
    let titles = all().flat_map(|set| set.titles.values().cloned());
    let ids = all().flat_map(|set| &set.ids).map(|id| id.replace('-', " ")).chain(titles);
    let known: BTreeSet<String> = wales.into_iter().chain(england).chain(ids).collect();
    let stale: Vec<&String> = law.keys().filter(|text| !known.contains(*text)).collect();
    assert!(stale.is_empty(), "no profile says: {stale:#?}");
}
