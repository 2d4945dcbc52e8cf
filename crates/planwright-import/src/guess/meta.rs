//! What `plan.md` says of the plan as a whole: area, profile, period.

use super::Guess;
use super::areas::AREAS;

/// What a document says of itself.
pub(crate) struct Texts<'a> {
    /// Title, subtitle, cover and the file's name, a line each.
    pub(crate) cover: &'a str,
    /// The titles of all parts, a line each.
    pub(crate) titles: &'a str,
    /// Everything.
    pub(crate) all: &'a str,
}

/// The police area.
pub(crate) fn area(texts: &Texts<'_>) -> Option<(String, Guess)> {
    let named = |text: &str| named_area(text).map(|area| (area.0, area.1));
    if let Some((area, words)) = named(texts.cover).or_else(|| named(texts.all)) {
        let guess = Guess::new(format!("the police area is {area}"), format!("the text says “{words}”"));
        return Some((area, guess));
    }
    let best = AREAS
        .iter()
        .map(|(area, _)| (*area, count(texts.cover, area), count(texts.all, area)))
        .filter(|(_, on_cover, in_all)| *on_cover > 0 || *in_all > 2)
        .max_by_key(|(area, on_cover, in_all)| (on_cover * 20 + in_all, area.len()))?;
    let (area, on_cover, times) = best;
    let why = match on_cover {
        0 => format!("of all police areas it is named most often ({times} times)"),
        _ => "the title, the cover or the file's name says it".to_owned(),
    };
    Some((area.to_owned(), Guess::new(format!("the police area is {area}"), why)))
}

/// How often a name stands in a text, as whole words.
fn count(text: &str, name: &str) -> usize {
    let is_end = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(name)
        .filter(|(at, _)| is_end(text[..*at].chars().next_back()) && is_end(text[at + name.len()..].chars().next()))
        .count()
}

/// "Police and Crime Commissioner for Kent": the area, and the words.
fn named_area(text: &str) -> Option<(String, String)> {
    for office in ["Crime Commissioner for ", "Police area ", "Police area: "] {
        for (at, _) in text.match_indices(office) {
            let rest = &text[at + office.len()..];
            let mut area: Vec<&str> = Vec::new();
            for word in rest.split_inclusive([' ', '\n']) {
                let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
                let is_name = bare.starts_with(char::is_uppercase) && bare != "I";
                let joins = bare == "and" && !area.is_empty();
                if !is_name && !joins {
                    break;
                }
                area.push(bare);
                if bare.len() != word.trim_end_matches(' ').len() {
                    break;
                }
            }
            while area.last() == Some(&"and") {
                area.pop();
            }
            let area: Vec<&str> = area.into_iter().filter(|word| *word != "Police").take(4).collect();
            if !area.is_empty() {
                let area = area.join(" ");
                let words = format!("{office}{area}");
                return Some((area, words));
            }
        }
    }
    None
}

/// The statutory profile.
pub(crate) fn profile(area: &str, texts: &Texts<'_>) -> (&'static str, Guess) {
    let says = |words: &str| texts.all.contains(words);
    let of_area = AREAS.iter().find(|(known, _)| *known == area).map(|(_, profile)| *profile);
    let (profile, why) = if says("MOPAC") || says("Mayor's Office for Policing") || says("Mayor’s Office for Policing")
    {
        ("mopac", "the text speaks of MOPAC".to_owned())
    } else if says("Scottish Police Authority") {
        ("scotland-spa", "the text speaks of the Scottish Police Authority".to_owned())
    } else if says("Northern Ireland Policing Board") {
        ("northern-ireland", "the text speaks of the Northern Ireland Policing Board".to_owned())
    } else if says("Police, Fire and Crime") {
        ("england-pfcc", "the text speaks of a Police, Fire and Crime Commissioner".to_owned())
    } else if let Some("wales-pcc") = of_area {
        ("wales-pcc", format!("{area} is in Wales"))
    } else if let Some(profile @ "england-mayor") = of_area.filter(|_| says("Mayor")) {
        (profile, format!("in {area} the Mayor is the commissioner, and the text speaks of one"))
    } else {
        ("england-pcc", "nothing in the text says that the office is another".to_owned())
    };
    (profile, Guess::new(format!("the statutory profile is {profile}"), why))
}

/// The first and the last year of the planning period.
pub(crate) fn period(texts: &Texts<'_>) -> Option<((u16, u16), Guess)> {
    for (text, place) in [
        (texts.cover, "the title, the cover or the file's name says"),
        (texts.titles, "a title says"),
        (texts.all, "the text most often says"),
    ] {
        let mut found: Vec<(usize, (u16, u16), String)> = Vec::new();
        for (years, words) in ranges(text) {
            match found.iter_mut().find(|(_, known, _)| *known == years) {
                Some((times, ..)) => *times += 1,
                None => found.push((1, years, words)),
            }
        }
        // Of several that are as frequent, the first.
        found.sort_by_key(|(times, ..)| std::cmp::Reverse(*times));
        if let Some((_, years, words)) = found.into_iter().next() {
            let what = format!("the period is {}-04-01 to {}-03-31", years.0, years.1);
            return Some((years, Guess::new(what, format!("{place} “{words}”"))));
        }
    }
    None
}

/// Ranges of two to six years: `2017-2021`, `2017 to 2021`, `2017–21`, `April 2017 to March 2021`.
fn ranges(text: &str) -> Vec<((u16, u16), String)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    for (at, _) in text.match_indices("20") {
        let digits =
            |from: usize, most: usize| bytes[from..].iter().take(most).take_while(|b| b.is_ascii_digit()).count();
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        if digits(at, 5) != 4 || before.is_some_and(|b| b.is_ascii_digit() || *b == b'/') {
            continue;
        }
        let rest = &text[at + 4..];
        let mut after = rest.trim_start_matches([' ', '\u{a0}']);
        let Some(divider) =
            ["-", "–", "—", "to ", "until ", "/", "_"].into_iter().find(|divider| after.starts_with(divider))
        else {
            continue;
        };
        after = after[divider.len()..].trim_start();
        for month in ["January", "February", "March", "April", "May", "June", "July"] {
            after = after.strip_prefix(month).unwrap_or(after).trim_start();
        }
        let end = text.len() - after.len();
        let length = digits(end, 5);
        let (Ok(from), Ok(to)) = (text[at..at + 4].parse::<u16>(), text[end..end + length].parse::<u16>()) else {
            continue;
        };
        let to = if length == 2 { from / 100 * 100 + to } else { to };
        let span = to.saturating_sub(from);
        if matches!(length, 2 | 4) && (2..=6).contains(&span) {
            found.push(((from, to), text[at..end + length].to_owned()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(all: &str) -> Texts<'_> {
        Texts { cover: "", titles: "", all }
    }

    #[test]
    fn periods() {
        for (text, expected) in [
            ("Safer in Kent 2017-2021", Some((2017, 2021))),
            ("Our plan 2025–29", Some((2025, 2029))),
            ("April 2017 to March 2021", Some((2017, 2021))),
            ("priorities, 2017 to 2021", Some((2017, 2021))),
            ("the year 2017/18", None),
            ("from 2017 onwards", None),
            ("2020/21 to 2023/24", None),
            ("plan_2024-2028.docx", Some((2024, 2028))),
            ("call 02012345678", None),
        ] {
            assert_eq!(period(&texts(text)).map(|(years, _)| years), expected, "{text}");
        }
    }

    #[test]
    fn areas() {
        for (text, expected) in [
            ("I am the Police and Crime Commissioner for West Mercia, and", Some("West Mercia")),
            ("Kent, Kent and Kent again, and once Essex", Some("Kent")),
            ("the Police and Crime Commissioner for Devon and Cornwall and I", Some("Devon and Cornwall")),
            ("Police area Exampleshire\n", Some("Exampleshire")),
            ("Kentish apples", None),
        ] {
            assert_eq!(area(&texts(text)).map(|(area, _)| area).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn profiles() {
        for (area, text, expected) in [
            ("Kent", "", "england-pcc"),
            ("Gwent", "", "wales-pcc"),
            ("Essex", "the Police, Fire and Crime Commissioner", "england-pfcc"),
            ("Greater Manchester", "the Mayor", "england-mayor"),
            ("London", "MOPAC", "mopac"),
        ] {
            assert_eq!(profile(area, &texts(text)).0, expected, "{area}");
        }
    }
}
