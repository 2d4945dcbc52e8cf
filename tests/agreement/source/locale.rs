//! The words that Planwright prints of its own: the theme's list, read as it stands.

use std::collections::BTreeMap;

/// The words of a language by their keys.
pub(crate) struct Locale(BTreeMap<String, String>);

impl Locale {
    /// The English words of the default theme.
    pub(crate) fn english() -> Self {
        let file = crate::plans::root().join("themes/default/locales/en.yaml");
        let text = std::fs::read_to_string(file).expect("the locale");
        Self(serde_yaml::from_str(&text).expect("keys and words"))
    }

    /// The words of a key.
    pub(crate) fn word(&self, key: &str) -> String {
        self.0.get(key).unwrap_or_else(|| panic!("the locale lacks {key}")).clone()
    }

    /// The words of a key with what stands in braces filled in.
    pub(crate) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.word(key), |words, (name, value)| words.replace(&format!("{{{name}}}"), value))
    }

    /// A date in words; anything else as it stands.
    pub(crate) fn date(&self, text: &str) -> String {
        let Some([year, month, day]) = parts(text) else { return text.to_owned() };
        self.fill("date", &[("day", &day.to_string()), ("month", &self.month(month)), ("year", &year.to_string())])
    }

    /// A period in words: months where it is made of whole ones.
    pub(crate) fn period(&self, from: &str, to: &str) -> String {
        let (Some(first), Some(last)) = (parts(from), parts(to)) else { panic!("a period has two dates") };
        let whole = first[2] == 1 && last[2] == days_in(last[0], last[1]);
        let end = |date: [u32; 3], text| match whole {
            true => self.fill("month_year", &[("month", &self.month(date[1])), ("year", &date[0].to_string())]),
            false => self.date(text),
        };
        self.fill("period_words", &[("from", &end(first, from)), ("to", &end(last, to))])
    }

    fn month(&self, month: u32) -> String {
        self.word(&format!("month_{month}"))
    }
}

fn parts(date: &str) -> Option<[u32; 3]> {
    let parts: Vec<u32> = date.split('-').map(str::parse).collect::<Result<_, _>>().ok()?;
    parts.try_into().ok()
}

fn days_in(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
