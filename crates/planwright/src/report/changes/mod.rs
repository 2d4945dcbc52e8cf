//! What changed between two versions of a plan, as text: for a terminal, for a pull request, for other programs.

mod excerpt;
mod json;
mod markdown;
mod terminal;

use planwright_core::Sources;
use planwright_core::model::Plan;
use planwright_diff::Comparison;
use planwright_view::Words;
use planwright_view::changes::{labels, sections};

pub(crate) use self::json::json;
pub(crate) use self::markdown::markdown;
pub(crate) use self::terminal::terminal;

/// A version as it was asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked<'a> {
    /// As it was typed.
    pub(crate) from: &'a str,
    /// What was found there.
    pub(crate) plan: &'a Plan,
}

/// A comparison with all that is needed to tell of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Compared<'a> {
    pub(crate) old: Asked<'a>,
    pub(crate) new: Asked<'a>,
    pub(crate) comparison: &'a Comparison,
    pub(crate) sources: &'a Sources,
    /// The words of the new version's language.
    pub(crate) words: &'a Words,
    /// That language.
    pub(crate) lang: &'a str,
}

impl Compared<'_> {
    /// "Safer in Kent: Spring 2020 → Summer 2020".
    fn title(&self) -> String {
        let names = [Some(self.old.from), Some(self.new.from)];
        let [old, new] = labels([self.old.plan, self.new.plan], names, self.words);
        let [was, is] = [self.old.plan, self.new.plan].map(|plan| plan.meta.title.value.as_str());
        if was == is { format!("{is}: {old} → {new}") } else { format!("{was}, {old} → {is}, {new}") }
    }

    /// What changed in each section, then in each translation.
    fn excerpts(&self) -> Vec<excerpt::Excerpt> {
        let of = |comparison: &Comparison, plans: [&Plan; 2]| {
            excerpt::excerpts(&sections(comparison, plans, self.words, self.lang), self.words)
        };
        let mut all = of(self.comparison, [self.old.plan, self.new.plan]);
        for translation in &self.comparison.translations {
            let plan = |plan: &'_ Plan| plan.translations.iter().position(|it| it.folder == translation.folder);
            let (Some(i), Some(j)) = (plan(self.old.plan), plan(self.new.plan)) else { continue };
            let pair = self.old.plan.translations.get(i).zip(self.new.plan.translations.get(j));
            let own = pair.map(|(old, new)| of(&translation.comparison, [&old.plan, &new.plan]));
            all.extend(own.into_iter().flatten().map(|excerpt| excerpt.within(&translation.folder)));
        }
        all
    }

    /// The digest, a sentence each.
    fn digest(&self) -> Vec<String> {
        let lines = planwright_view::changes::digest(self.comparison, self.old.plan, self.new.plan, self.words);
        lines.iter().map(planwright_view::changes::DigestLine::text).collect()
    }

    /// "1 section added, +23 words added"; empty where nothing changed.
    fn tally(&self) -> String {
        let counts = planwright_view::changes::tally(self.comparison, self.words);
        counts.iter().map(|count| format!("{} {}", count.count, count.label)).collect::<Vec<_>>().join(", ")
    }
}
