//! In which language a plan is.

use planwright_core::model::Plan;

/// The language of a plan that names none.
pub(crate) const DEFAULT: &str = "en-GB";

/// The language of a plan, by its tag.
pub(crate) fn of(plan: &Plan) -> &str {
    plan.meta.lang.as_ref().map_or(DEFAULT, |lang| lang.value.as_str())
}

/// The language without its region: `en` of `en-GB`.
pub(crate) fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Whether two tags are of one language, whatever their regions.
pub(crate) fn are_one(one: &str, other: &str) -> bool {
    primary(one).eq_ignore_ascii_case(primary(other))
}

/// Whether a plan is in English, which rules about single words and the word lists of profiles take for granted.
pub(crate) fn is_english(plan: &Plan) -> bool {
    primary(of(plan)).eq_ignore_ascii_case("en")
}
