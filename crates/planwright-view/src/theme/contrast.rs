//! `access/contrast`: colours of a theme that cannot be told apart.

use std::collections::BTreeMap;

use planwright_core::{Diagnostic, Edit, Fix, Span, Spanned};

use super::colour::Colour;
use super::pairs::{PAIRS, Pair, Seen, Tone};
use super::settings::Palette;

/// The colours of one scheme.
pub(super) type Colours = BTreeMap<String, Colour>;

/// The colours of light or of dark pages.
#[derive(Clone, Copy)]
pub(super) struct Scheme<'a> {
    /// Those of the whole theme.
    pub(super) all: &'a Colours,
    /// Those that themes of one's own set, with their places: in dark also the light ones that hold there.
    pub(super) own: &'a Palette,
    pub(super) dark: bool,
}

/// A finding for each colour that themes of one's own set and that fails with another. One that fails on light and on
/// dark pages is told once.
pub(super) fn check(light: Scheme<'_>, dark: Scheme<'_>) -> Vec<Diagnostic> {
    let mut findings = found(light, dark);
    let told: Vec<Span> = findings.iter().map(|finding| finding.span).collect();
    findings.extend(found(dark, light).into_iter().filter(|finding| !told.contains(&finding.span)));
    findings
}

/// A colour to blame, and the pairs that it fails in.
type Failing<'a> = BTreeMap<&'static str, (&'a Spanned<Colour>, Vec<&'static Pair>)>;

/// What fails in a scheme. What is written once for both must pass in the `other` one too.
fn found(scheme: Scheme<'_>, other: Scheme<'_>) -> Vec<Diagnostic> {
    let mut failing: Failing<'_> = BTreeMap::new();
    let pairs = PAIRS.iter().filter(|pair| pair.is_in(scheme.dark));
    for pair in pairs.filter(|pair| pair.ratio(scheme.all).is_some_and(|ratio| ratio < pair.least)) {
        let own_of = |name: &&'static str| Some((*name, scheme.own.get(*name)?));
        let names = pair.names(scheme.all);
        let Some((name, colour)) = names.iter().find_map(own_of) else { continue };
        failing.entry(name).or_insert_with(|| (colour, Vec::new())).1.push(pair);
    }
    let told = |(name, (colour, failed)): (&'static str, (&Spanned<Colour>, Vec<&'static Pair>))| {
        let is_both = other.own.get(name).is_some_and(|it| it.span == colour.span);
        let schemes = if is_both { vec![scheme, other] } else { vec![scheme] };
        finding(name, colour, &failed, &schemes)
    };
    failing.into_iter().filter_map(told).collect()
}

fn finding(
    name: &'static str,
    own: &Spanned<Colour>,
    failed: &[&'static Pair],
    schemes: &[Scheme<'_>],
) -> Option<Diagnostic> {
    let Scheme { all, dark, .. } = *schemes.first()?;
    let ratio = |pair: &Pair| pair.ratio(all).unwrap_or(1.0);
    let worst = failed.iter().min_by(|a, b| (ratio(a) / a.least).total_cmp(&(ratio(b) / b.least)))?;
    let on = if dark { " on dark pages" } else { "" };
    let message = format!(
        "`{}` on `{}` has a contrast of {}:1{on}, and {} needs {}:1",
        worst.front.name(all),
        worst.ground.name(all),
        hundredths(ratio(worst)),
        if worst.least > 4.0 { "text" } else { "what is drawn" },
        worst.least
    );
    let mut finding = Diagnostic::error("access/contrast", own.span, message)
        .label(format!("{} against {}", own.value, worst.other(name, all)))
        .help(format!(
            "This is for {}. People with weak sight, or on a phone in the sun, could not read it.",
            worst.what
        ));
    let others: Vec<&str> = failed.iter().filter(|pair| pair.what != worst.what).map(|pair| pair.what).collect();
    if !others.is_empty() {
        finding = finding.help(format!("It fails too for {}.", listed(&others)));
    }
    let zone = [worst.front, worst.ground].into_iter().find_map(|tone| match tone {
        Tone::Or(zone, _) if !all.contains_key(zone) => Some(zone),
        _ => None,
    });
    if let Some(zone) = zone {
        finding = finding.help(format!(
            "The colour of the chart is made from others because the theme sets no `{zone}`: you can set it too."
        ));
    }
    finding = finding.cite("WCAG 2.2, success criteria 1.4.3 and 1.4.11 (level AA)");
    Some(match mended(name, own.value, schemes) {
        Some(nearest) => finding
            .help(format!("The nearest colour of the same hue that passes is `{nearest}`."))
            .fix(replace(own.span, nearest)),
        None => finding.help("No colour of this hue passes with the theme's other colours: change those first."),
    })
}

/// The nearest colour with which every pair passes that it has a part in.
fn mended(name: &str, own: Colour, schemes: &[Scheme<'_>]) -> Option<Colour> {
    own.nearest(|colour| {
        schemes.iter().all(|scheme| {
            let mut tried = scheme.all.clone();
            tried.insert(name.to_owned(), colour);
            let part = PAIRS.iter().filter(|pair| pair.is_in(scheme.dark) && pair.names(&tried).contains(&name));
            part.map(|pair| (pair, pair.ratio(&tried))).all(|(pair, ratio)| ratio.is_none_or(|it| it >= pair.least))
        })
    })
}

fn replace(span: Span, colour: Colour) -> Fix {
    let edits = vec![Edit { span, insert: format!("\"{colour}\"") }];
    Fix { title: format!("Write `\"{colour}\"`"), safe: true, edits }
}

/// Two decimals, cut and not rounded, so that 4.499 is not told as 4.50.
fn hundredths(ratio: f64) -> String {
    format!("{:.2}", (ratio * 100.0).floor() / 100.0)
}

fn listed(words: &[&str]) -> String {
    let mut words: Vec<&str> = words.to_vec();
    words.dedup();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

impl Pair {
    fn is_in(&self, dark: bool) -> bool {
        self.seen == Seen::Both || (self.seen == Seen::Dark) == dark
    }

    /// The contrast of the pair; none where a colour of it is in no theme.
    fn ratio(&self, all: &Colours) -> Option<f64> {
        Some(self.front.colour(all)?.ratio(self.ground.colour(all)?))
    }

    /// The names of its colours, those in front first.
    fn names(&self, all: &Colours) -> Vec<&'static str> {
        let mut names = self.front.names(all);
        names.extend(self.ground.names(all));
        names
    }

    /// What a colour is seen against.
    fn other(&self, name: &str, all: &Colours) -> String {
        let other = if self.front.names(all).contains(&name) { self.ground } else { self.front };
        other.colour(all).map(|colour| colour.to_string()).unwrap_or_default()
    }
}

impl Tone {
    fn colour(self, all: &Colours) -> Option<Colour> {
        match self {
            Self::Of(name) => all.get(name).copied(),
            Self::Fixed(colour) => Colour::parse(colour),
            Self::Mix(one, share, two) => Some(all.get(one)?.mix(f64::from(share) / 100.0, *all.get(two)?)),
            Self::Or(name, otherwise) => all.get(name).copied().or_else(|| otherwise.colour(all)),
        }
    }

    fn names(self, all: &Colours) -> Vec<&'static str> {
        match self {
            Self::Of(name) => vec![name],
            Self::Fixed(_) => Vec::new(),
            Self::Mix(one, _, two) => vec![one, two],
            Self::Or(name, otherwise) => {
                if all.contains_key(name) {
                    vec![name]
                } else {
                    otherwise.names(all)
                }
            }
        }
    }

    /// As `theme.yaml` calls it.
    fn name(self, all: &Colours) -> String {
        let known = |name: &str| match name {
            "ink" => "text".to_owned(),
            "page" => "background".to_owned(),
            name => name.to_owned(),
        };
        match self {
            Self::Fixed("#000000") => "black".to_owned(),
            Self::Fixed(_) => "white".to_owned(),
            _ => self.names(all).iter().map(|name| known(name)).collect::<Vec<_>>().join("` mixed with `"),
        }
    }
}

#[cfg(test)]
#[path = "contrast_tests.rs"]
mod tests;
