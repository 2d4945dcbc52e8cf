//! `access/language`: words marked as in another language that is the plan's own, and a plan in a
//! language that Planwright has no words in.

use planwright_core::model::{InlineKind, visit_inlines};
use planwright_core::{Diagnostic, Spanned};

use crate::found::Found;
use crate::language::{self, primary};
use crate::rules::{Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "access/language", rests_on_absence: false, check };

/// The languages in which Planwright has the words that it prints itself: those of the locales of
/// the default theme.
const SPOKEN: &[&str] = &["cy", "en"];

fn check(subject: &Subject, found: &mut Found) {
    let own = language::of(subject.plan);
    // A translation that is not in the language of its folder is told so, and once.
    let folder = subject.original.map(|original| original.translation.folder.as_str());
    let lang = subject.plan.meta.lang.as_ref().filter(|lang| folder.is_none_or(|it| language::are_one(lang, it)));
    found.extend(lang.and_then(unspoken));
    for blocks in subject.texts().flat_map(|body| body.parts().collect::<Vec<_>>()) {
        visit_inlines(blocks, &mut |inline| {
            let InlineKind::Language { tag, .. } = &inline.kind else { return };
            if tag.value.eq_ignore_ascii_case(own) || tag.value.eq_ignore_ascii_case(primary(own)) {
                found.push(
                    Diagnostic::warning(
                        RULE.name,
                        tag.span,
                        format!("`{}` is the language of the plan itself", tag.value),
                    )
                    .label("the plan's own language")
                    .help("The mark tells a screen reader to change its voice, and here there is nothing to change to.")
                    .help("Write the tag of the other language, such as `lang:cy` for Welsh, or take the mark out."),
                );
            }
        });
    }
}

/// A plan in a language that Planwright's own words do not stand in.
fn unspoken(lang: &Spanned<String>) -> Option<Diagnostic> {
    if SPOKEN.iter().any(|spoken| spoken.eq_ignore_ascii_case(primary(&lang.value))) {
        return None;
    }
    Some(
        Diagnostic::warning(RULE.name, lang.span, format!("Planwright has no words in the language `{}`", lang.value))
            .label("its own words will be in English")
            .help("The words that Planwright prints itself, such as “Contents” and the names of statuses and duties, are in English and Welsh only. In a plan that says it is in another language a screen reader says them wrongly.")
            .help("Look at what is printed in English before you publish, and set this aside with a reason under `waivers`."),
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::{PLAN, check_body, read};

    #[test]
    fn another_language_is_another() {
        let check = |body: &str, found: &[&str]| check_body("access/language", body, found);
        check("Our [force](lang:en-GB) and [it](lang:en).", &["warning: en-GB", "warning: en"]);
        check("Our [heddlu](lang:cy) and [color](lang:en-US).", &[]);
    }

    #[test]
    fn a_translation_in_another_language_than_its_folder_is_told_once() {
        let found = read(&[("cy/plan.md", "---\nlang: fr\ntitle: T\n---\n")]).check().diagnostics;
        let rules: Vec<&str> = found.iter().map(|it| it.rule.as_str()).collect();
        let of_language = rules.iter().filter(|rule| matches!(**rule, "translation/structure" | "access/language"));
        assert_eq!(of_language.count(), 1, "{rules:?}");
        let found = read(&[("cy/plan.md", "---\nlang: cy\ntitle: T\n---\n")]).places("access/language");
        assert_eq!(found, [""; 0]);
    }

    #[test]
    fn planwrights_own_words_are_english_and_welsh() {
        let places = |lang: &str| {
            let plan = PLAN.replace("status: panel\n", &format!("status: panel\nlang: {lang}\n"));
            read(&[("plan.md", &plan)]).places("access/language")
        };
        assert_eq!(places("pl"), ["warning: pl"]);
        assert_eq!(places("cy"), [""; 0]);
        assert_eq!(places("cy-GB"), [""; 0]);
        assert_eq!(places("en"), [""; 0]);
        assert_eq!(places("en-GB"), [""; 0]);
    }
}
