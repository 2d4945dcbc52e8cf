//! Keys of front matter, and what stands behind them.

use planwright_core::FileId;
use planwright_core::model::Kind;
use planwright_validator::profile;

use super::Told;
use crate::analysis::Analysis;
use crate::front::{self, Slot};
use crate::known;
use crate::schema::FileKind;

/// What is known of a place in the front matter.
pub(super) fn at(analysis: &Analysis, file: FileId, kind: FileKind, offset: usize) -> Option<Told> {
    let text = analysis.sources.text(file);
    let schema = kind.schema()?;
    let place = front::place(text, offset)?;
    let word = text.get(place.word.clone())?.trim().trim_matches(['"', '\'']);
    let mut path = place.path.clone();
    if place.slot == Slot::Key {
        path.push(word.to_owned());
        let meaning = schema.meaning(&path)?;
        let answers = if path == ["kind"] { kinds(analysis, text) } else { String::new() };
        let words: Vec<String> = schema.words(&path).iter().map(|(word, _)| format!("`{word}`")).collect();
        let words = if words.is_empty() { String::new() } else { format!("\n\nOne of {}.", words.join(", ")) };
        return Some(Told { words: format!("**{word}**: {meaning}{words}{answers}"), about: place.word });
    }
    let own: Vec<&str> = path.iter().map(String::as_str).collect();
    let checked = &analysis.checked;
    let told = match own.as_slice() {
        ["kind"] => {
            let meaning = meaning(schema, &path, word)?;
            Some(format!("**{word}**: {meaning}{}", answered(analysis, Kind::from_word(word)?)))
        }
        ["satisfies"] => checked.profile.duty(word).map(known::duty),
        ["waivers", "rule"] => known::rule(word, &checked.profile),
        ["profile"] => profile_of(analysis, word),
        ["threats"] | ["threats", "id"] => member(analysis, word, &checked.profile.threats),
        ["national-priorities", "id"] => member(analysis, word, &checked.profile.national_priorities),
        ["record", "step"] => known::rule(&format!("process/{word}"), &checked.profile),
        _ => None,
    };
    let told = told.or_else(|| Some(format!("**{word}**: {}", meaning(schema, &path, word)?)));
    let of_id = || super::id(analysis, file, offset);
    told.map(|words| Told { words, about: place.word }).or_else(of_id)
}

fn meaning(schema: crate::schema::Schema, path: &[String], word: &str) -> Option<&'static str> {
    let words = schema.words(path);
    words.into_iter().find(|(known, meaning)| known == word && !meaning.is_empty()).map(|(_, meaning)| meaning)
}

/// What the section's kind answers, for the key `kind`.
fn kinds(analysis: &Analysis, text: &str) -> String {
    let line =
        front::block(text).and_then(|block| text.get(block)?.lines().find_map(|line| line.strip_prefix("kind:")));
    let kind = line.and_then(|word| Kind::from_word(word.trim()));
    kind.map(|kind| answered(analysis, kind)).unwrap_or_default()
}

/// The duties that sections of a kind answer by what they are.
fn answered(analysis: &Analysis, kind: Kind) -> String {
    let duties = known::answered_by(kind, &analysis.checked.profile);
    if duties.is_empty() {
        return "\n\nNo duty is answered by this kind alone: `satisfies` says which a section answers.".to_owned();
    }
    let told: Vec<String> = duties.into_iter().map(|duty| format!("\n\n---\n\n{}", known::duty(duty))).collect();
    format!("\n\nSections of this kind answer:{}", told.concat())
}

fn profile_of(analysis: &Analysis, word: &str) -> Option<String> {
    let used = &analysis.checked.profile;
    let (title, basis) = if used.version > 0 {
        (used.title.clone(), used.basis.clone())
    } else {
        let known = profile::find(word).ok()?;
        (known.title, known.basis)
    };
    let experimental = used.experimental.as_ref().map(|why| format!("\n\nExperimental: {why}")).unwrap_or_default();
    Some(format!("**{title}** (`{word}`)\n\n{basis}{experimental}"))
}

fn member(analysis: &Analysis, word: &str, sets: &[profile::NamedSet]) -> Option<String> {
    let as_at = analysis.checked.report.as_ref()?.as_at;
    let set = sets.iter().find(|set| set.in_force(as_at) && set.ids.iter().any(|id| id == word))?;
    Some(format!("**{}** (`{word}`)\n\n{}", set.title_of(word), set.title))
}
