//! What changed between two versions of a plan, as text: for a terminal, for a pull request, for other programs.

mod excerpt;
mod json;
mod markdown;
mod terminal;

use planwright_core::Sources;
use planwright_core::model::Plan;
use planwright_diff::Comparison;
use planwright_view::Words;

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

impl Asked<'_> {
    /// How people call this version: by its label, else as it was typed.
    fn label(&self) -> &str {
        self.plan.meta.version.as_ref().map_or(self.from, |version| version.value.as_str())
    }
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
}

impl Compared<'_> {
    /// "Safer in Kent: Spring 2020 → Summer 2020".
    fn title(&self) -> String {
        let title = &self.new.plan.meta.title.value;
        let (old, new) = match (self.old.label(), self.new.label()) {
            (old, new) if old == new => (self.old.from, self.new.from),
            labels => labels,
        };
        format!("{title}: {old} → {new}")
    }

    /// What changed in each section, then in each translation.
    fn excerpts(&self) -> Vec<excerpt::Excerpt> {
        let title = &self.new.plan.meta.title.value;
        let of = |comparison: &Comparison, title: &str| {
            excerpt::excerpts(&comparison.redline.sections, &comparison.changes, title, self.words)
        };
        let mut all = of(self.comparison, title);
        for translation in &self.comparison.translations {
            let plan = self.new.plan.translations.iter().find(|it| it.folder == translation.folder);
            let title = plan.map_or(translation.folder.as_str(), |it| it.plan.meta.title.value.as_str());
            let own = of(&translation.comparison, title);
            all.extend(own.into_iter().map(|excerpt| excerpt.within(&translation.folder)));
        }
        all
    }

    /// The digest as one paragraph.
    fn digest(&self) -> String {
        let lines = planwright_view::changes::digest(self.comparison, self.old.plan, self.new.plan, self.words);
        lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// "1 word", "2 words".
fn count(words: usize) -> String {
    if words == 1 { "1 word".to_owned() } else { format!("{words} words") }
}
