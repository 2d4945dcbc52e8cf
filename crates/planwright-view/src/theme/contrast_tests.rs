use std::collections::BTreeSet;

use planwright_core::Sources;

use super::super::built_in;
use super::*;

fn colours(dark: bool) -> Colours {
    let theme = built_in("default").unwrap();
    let mut all: Colours = theme.colours.iter().map(|(k, v)| (k.clone(), Colour::parse(v).unwrap())).collect();
    if dark {
        all.extend(theme.dark.iter().map(|(k, v)| (k.clone(), Colour::parse(v).unwrap())));
    }
    all
}

/// What is found when a theme sets these colours over the default one, for light or for dark alone.
fn check(own: &[(&str, &str)], dark: bool) -> Vec<Diagnostic> {
    let file = Sources::default().add("theme.yaml", "");
    let own: Palette = own
        .iter()
        .enumerate()
        .map(|(i, (name, colour))| {
            let span = Span::new(file, i, i + 1);
            ((*name).to_owned(), Spanned::new(Colour::parse(colour).unwrap(), span))
        })
        .collect();
    let mut all = colours(dark);
    all.extend(own.iter().map(|(name, colour)| (name.clone(), colour.value)));
    let scheme = Scheme { all: &all, own: &own, dark };
    found(scheme, Scheme { own: &Palette::new(), ..scheme })
}

#[test]
fn a_colour_that_holds_on_light_and_dark_pages_is_told_once_and_mended_for_both() {
    let file = Sources::default().add("theme.yaml", "");
    let gold = Spanned::new(Colour::parse("#225566").unwrap(), Span::new(file, 0, 1));
    let own = Palette::from([("gold".to_owned(), gold)]);
    let all = |dark| {
        let mut all = colours(dark);
        all.insert("gold".to_owned(), gold_of(&own));
        all
    };
    let (light, dark) = (all(false), all(true));
    let schemes =
        |light, dark| (Scheme { all: light, own: &own, dark: false }, Scheme { all: dark, own: &own, dark: true });
    let (one, two) = schemes(&light, &dark);
    let told = super::check(one, two);
    assert_eq!(told.len(), 1, "{told:?}");
    let mended = Colour::parse(told[0].fix.as_ref().unwrap().edits[0].insert.trim_matches('"')).unwrap();
    let with = |all: &Colours| {
        let mut all = all.clone();
        all.insert("gold".to_owned(), mended);
        all
    };
    let (light, dark) = (with(&light), with(&dark));
    let (one, two) = schemes(&light, &dark);
    assert_eq!(super::check(one, two), []);
}

fn gold_of(own: &Palette) -> Colour {
    own["gold"].value
}

#[test]
fn the_default_theme_passes_in_light_and_dark() {
    for dark in [false, true] {
        let all = colours(dark);
        for pair in PAIRS.iter().filter(|pair| pair.is_in(dark)) {
            let ratio = pair.ratio(&all).unwrap();
            assert!(ratio >= pair.least, "{pair:?} has {ratio:.2} {}", if dark { "in dark" } else { "" });
        }
    }
}

#[test]
fn a_colour_that_fails_is_told_with_the_nearest_that_passes() {
    let found = check(&[("link", "#2E9BD6")], false);
    assert_eq!(found.len(), 1, "{found:?}");
    let message = &found[0].message;
    assert!(message.starts_with("`link` on `paper` has a contrast of 2."), "{message}");
    assert!(found[0].help.iter().any(|help| help.contains("It fails too for links")), "{:?}", found[0].help);
    let fix = found[0].fix.as_ref().unwrap();
    let mended = fix.edits[0].insert.trim_matches('"').to_owned();
    assert_eq!(check(&[("link", &mended)], false), [], "{mended}");
}

#[test]
fn words_beside_lines_are_words() {
    let told = check(&[("gold", "#FFFFFF")], false);
    let said = |finding: &Diagnostic| finding.help.iter().any(|line| line.contains("words beside the lines of charts"));
    assert!(told.iter().any(said), "{told:#?}");
}

#[test]
fn a_ground_is_blamed_where_it_alone_was_set() {
    let found = check(&[("background", "#16242B")].map(|(_, colour)| ("page", colour)), false);
    assert_eq!(found.len(), 1, "one cause, one finding: {found:?}");
    assert!(found[0].message.contains("on `background`"), "{}", found[0].message);
    let dark = check(&[("muted", "#324142")], true);
    assert_eq!(dark.len(), 1);
    assert!(dark[0].message.contains("on dark pages"), "{}", dark[0].message);
}

#[test]
fn ratios_are_never_told_better_than_they_are() {
    assert_eq!((hundredths(4.499), hundredths(4.5), hundredths(2.0)), ("4.49".into(), "4.50".into(), "2.00".into()));
}

/// The rules of the style sheet: selectors, and declarations.
fn rules(css: &str) -> Vec<(String, String)> {
    let mut rules = Vec::new();
    let mut rest = css;
    while let Some(end) = rest.find('}') {
        let block = &rest[..end];
        if let Some(start) = block.rfind('{') {
            let selector = block[..start].rsplit(['{', ';', '/']).next().unwrap_or_default().trim().to_owned();
            rules.push((selector, block[start + 1..].to_owned()));
        }
        rest = &rest[end + 1..];
    }
    rules
}

/// The colour that a declaration of a rule takes from the theme.
fn named(declarations: &str, property: &str) -> Option<String> {
    let value = declarations.split(';').find_map(|it| it.trim().strip_prefix(property)?.trim().strip_prefix(':'))?;
    let name = value.trim().strip_prefix("var(--")?.split([')', ',']).next()?.to_owned();
    super::super::settings::COLOURS.keys.contains(&name.as_str()).then_some(name)
}

/// The list and the style sheet say the same: every text colour of the sheet stands in a pair, and where one rule
/// gives both colours, that pair is in the list.
#[test]
fn the_pairs_are_those_of_the_style_sheet() {
    let theme = built_in("default").unwrap();
    let css = std::str::from_utf8(theme.file("assets/theme.css").unwrap()).unwrap();
    let all = colours(false);
    let of = |tone: Tone| tone.names(&all);
    let listed: BTreeSet<(&str, &str)> = PAIRS
        .iter()
        .flat_map(|pair| {
            of(pair.front).into_iter().flat_map(move |front| {
                let all = colours(false);
                pair.ground.names(&all).into_iter().map(move |ground| (front, ground)).collect::<Vec<_>>()
            })
        })
        .collect();
    let (mut fronts, mut both) = (0, 0);
    for (selector, declarations) in rules(css) {
        let Some(front) = named(&declarations, "color") else { continue };
        fronts += 1;
        assert!(listed.iter().any(|(it, _)| *it == front), "`{selector}` sets text in `{front}`, which is in no pair");
        if let Some(ground) = named(&declarations, "background") {
            both += 1;
            let pair = (front.as_str(), ground.as_str());
            assert!(listed.contains(&pair), "`{selector}` sets {pair:?}, which is not in the list");
        }
    }
    assert!(fronts > 30 && both > 5, "the sheet was not read: {fronts} {both}");
}
