//! Where a sentence ends.

/// Words with a full stop behind them that end no sentence: titles, and words before what they name.
const TITLES: [&str; 47] = [
    "mr", "mrs", "ms", "dr", "prof", "rev", "revd", "hon", "st", "cllr", "col", "capt", "lt", "gen", "sgt", "insp",
    "supt", "det", "ch", "cc", "parch", "jr", "sr", "cf", "viz", "vs", "incl", "approx", "est", "dept", "tel", "ext",
    "max", "min", "ca", "eg", "ie", "e.g", "i.e", "e.e", "h.y", "ibid", "ed", "eds", "al", "esp", "resp",
];

/// Words with a full stop behind them that end no sentence where a number or a letter follows.
const NUMBERED: [&str; 39] = [
    "no", "nos", "p", "pp", "s", "ss", "c", "para", "paras", "art", "arts", "reg", "regs", "sch", "schs", "chap", "cl",
    "sec", "vol", "vols", "fig", "figs", "tab", "app", "pt", "pts", "col", "t", "tt", "rhif", "jan", "feb", "mar",
    "apr", "aug", "sept", "oct", "nov", "dec",
];

/// Words before a letter that is a name of its own: `Band D.` ends a sentence, `J. Smith` does not.
const LETTERED: [&str; 24] = [
    "band", "plan", "section", "schedule", "part", "annex", "annexe", "appendix", "table", "figure", "class", "grade",
    "category", "group", "option", "type", "tier", "level", "zone", "phase", "chart", "lot", "unit", "block",
];

/// So many letters in bold at the beginning of a paragraph are a label, and the words go on behind it.
const LABEL: usize = 60;

/// Whether a sentence ends between `before`, a line so far, and `after`, which begins the next line if it does.
pub(super) fn ends(before: &str, after: &str) -> bool {
    let words = without_closing(before);
    let ended = words.ends_with(['.', '!', '?', '…']);
    ended && begins(after) && !is_label(before) && !(words.ends_with('.') && is_abbreviation(words, after))
}

/// A text without what closes behind the stop of its last sentence: quotation marks, brackets, the
/// signs of emphasis, the marks of footnotes.
fn without_closing(text: &str) -> &str {
    let mut text = text;
    loop {
        let shorter = text.trim_end_matches(['"', '\'', '”', '’', ')', '*', '_', '»']);
        let note = shorter.strip_suffix(']').and_then(|rest| {
            let label = rest.rfind(|c: char| c == '[' || c.is_whitespace())?;
            rest[label..].starts_with("[^").then(|| &rest[..label])
        });
        match note {
            Some(rest) => text = rest,
            None if shorter.len() < text.len() => text = shorter,
            None => return text,
        }
    }
}

/// Whether a sentence can begin so, at the beginning of a line: with a capital letter or a number,
/// behind what opens, and with nothing that would begin a list, a heading, a quote or another block.
fn begins(after: &str) -> bool {
    let block = ["[^", "[!", "```", "~~~", "Table:"].iter().any(|sign| after.starts_with(sign));
    let words = after.trim_start_matches(['"', '\'', '“', '‘', '(', '*', '_', '[', '`', '«']);
    let opening = &after[..after.len() - words.len()];
    // A star and a space would begin a list; so would a number with a stop behind it.
    let first = words.chars().next();
    let capital = first.is_some_and(|c| c.is_uppercase() || c.is_numeric() || "£€$".contains(c));
    let digits = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = opening.is_empty() && digits.len() < words.len() && digits.starts_with(['.', ')']);
    let numbered = numbered && digits.chars().nth(1).is_none_or(char::is_whitespace);
    !block && capital && !numbered
}

/// `**Recruitment.**` at the beginning of a paragraph: a label, and not a sentence.
fn is_label(before: &str) -> bool {
    let inside = before.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    inside.is_some_and(|inside| !inside.contains("**") && inside.chars().count() <= LABEL)
}

/// Whether the stop at the end of `words` belongs to its last word.
fn is_abbreviation(words: &str, after: &str) -> bool {
    let words = words.strip_suffix('.').unwrap_or(words);
    let start = words.rfind(|c: char| c.is_whitespace() || "([“‘\"'*_—–".contains(c));
    let (before, word) = match start {
        Some(at) => words.split_at(at + words[at..].chars().next().map_or(1, char::len_utf8)),
        None => ("", words),
    };
    let lower = word.to_lowercase();
    let next = after.trim_start_matches(['*', '_', '[', '(']);
    // The number of a paragraph, `1.`, with nothing before it.
    if before.trim().is_empty() && word.trim_end_matches('\\').chars().all(|c| c.is_ascii_digit()) {
        return true;
    }
    if TITLES.contains(&lower.as_str()) {
        return true;
    }
    if NUMBERED.contains(&lower.as_str()) && is_number(next) {
        return true;
    }
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_alphabetic() => {
            let last = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
            let named = LETTERED.contains(&last.as_str()) || (letter == 'I' && !last.ends_with('.'));
            letter.is_uppercase() && !named
        }
        // `U.K.`, but not the time of the day.
        (Some(letter), Some('.')) => letter.is_uppercase(),
        _ => false,
    }
}

/// A number, or a letter that counts: `A`, and not `A plan`.
fn is_number(next: &str) -> bool {
    let end = next.find(|c: char| !c.is_alphanumeric()).unwrap_or(next.len());
    let (word, rest) = next.split_at(end);
    let is_word = matches!(word, "A" | "I" | "Y" | "O") && rest.starts_with(' ');
    word.starts_with(|c: char| c.is_ascii_digit()) || (word.chars().count() == 1 && !is_word)
}

#[cfg(test)]
mod tests {
    use super::ends;

    /// Checks where a text of one line is broken.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut lines = Vec::new();
        let mut start = 0;
        for (at, _) in text.match_indices(' ') {
            if ends(&text[start..at], &text[at + 1..]) {
                lines.push(&text[start..at]);
                start = at + 1;
            }
        }
        lines.push(&text[start..]);
        assert_eq!(lines, expected);
    }

    #[track_caller]
    fn check_whole(text: &str) {
        check(text, &[text]);
    }

    #[test]
    fn a_sentence_ends_with_its_stop() {
        check("We act. We listen! Do we? Yes… Perhaps", &["We act.", "We listen!", "Do we?", "Yes…", "Perhaps"]);
        check("“We act.” So we do.", &["“We act.”", "So we do."]);
        check("It rose.[^a][^b] Then (in May.) It fell.", &["It rose.[^a][^b]", "Then (in May.)", "It fell."]);
        check(
            "It is *so.* **Now** we [go](#x). [Then](#y) rest.",
            &["It is *so.*", "**Now** we [go](#x).", "[Then](#y) rest."],
        );
        check(
            "Costs fell. £5m came. 45 officers left in 2020. They",
            &["Costs fell.", "£5m came.", "45 officers left in 2020.", "They"],
        );
        check("Mae’n wir. Ŵyl yw hi.", &["Mae’n wir.", "Ŵyl yw hi."]);
        check(
            "We meet at 5 p.m. Come. Paper, pens, etc. Bring some.",
            &["We meet at 5 p.m.", "Come.", "Paper, pens, etc.", "Bring some."],
        );
        check("An average home in Band D. Ministers decide.", &["An average home in Band D.", "Ministers decide."]);
        check("They say no. We say yes.", &["They say no.", "We say yes."]);
        check("So did I. The rest", &["So did I.", "The rest"]);
    }

    #[test]
    fn other_stops_end_none() {
        for text in [
            "St. Mary's and Mr. J. R. Smith of No. 5, e.g. Kent, see p. 7 and s. 7 or para. 3 of Sch. A.",
            "by 3.5 and s.7 and 1.2.3 and www.example.org of the U.K. Government",
            "“Who?” she asked. he said nothing… and went. iPhone",
            "Dr. Ŵyn, tt. 3 a h.y. Caerdydd",
            "1. The first",
            "1\\. The first",
            "**Recruitment.** The new officers",
            "vol. 2, no. 3, art. 4",
        ] {
            check_whole(text);
        }
    }

    #[test]
    fn no_line_begins_another_block() {
        for text in [
            "It ended. - then",
            "It ended. 1. then",
            "It ended. 12) then",
            "It ended. # then",
            "It ended. > then",
            "It ended. [^1]: Then",
            "It ended. ``` then",
            "It ended. | then",
            "It ended. + then",
            "It ended. : then",
            "It ended. * then",
            "It ended. Table: Then",
            "It ended. <b> then",
            "It ended. === then",
            "It ended. 👮 Then",
        ] {
            check_whole(text);
        }
    }
}
