//! Words as Markdown that says the same words.

/// Writes words so that none is taken for a mark. `before` is what stands on the line already.
pub(super) fn words(text: &str, before: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let chars: Vec<char> = text.chars().collect();
    for (at, &c) in chars.iter().enumerate() {
        let last = out.chars().next_back().or_else(|| before.chars().next_back());
        let previous = if at > 0 { chars.get(at - 1).copied() } else { before.chars().next_back() };
        let next = chars.get(at + 1).copied();
        let is_mark = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '{' | '}' => true,
            // Within a word it is one of its letters.
            '_' => !(previous.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            // Two or three make a dash.
            '-' => previous == Some('-'),
            // After the mark of a note this would begin an address, and that at the beginning of a line the note itself.
            '(' => at == 0 && last == Some(']'),
            ':' => {
                at == 0 && last == Some(']') && before.rsplit('\n').next().is_some_and(|line| line.starts_with("[^"))
            }
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        match c {
            ' ' if last == Some(' ') => {}
            c => out.push(c),
        }
    }
    out
}

/// Escapes what would make something else of a line by standing at its beginning.
pub(super) fn line_start(line: &str) -> String {
    let escaped = |at: usize| format!("{}\\{}", &line[..at], &line[at..]);
    let Some(first) = line.chars().next() else { return String::new() };
    match first {
        '#' | '>' | '=' | ':' => escaped(0),
        '+' | '-' => escaped(0),
        '0'..='9' => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let is_entry = line[digits..].starts_with(['.', ')']) && digits < 10;
            if is_entry { escaped(digits) } else { line.to_owned() }
        }
        'T' if line.starts_with("Table:") => escaped("Table".len()),
        't' if line.starts_with("table:") => escaped("table".len()),
        _ => line.to_owned(),
    }
}

/// An address as it may stand in a link.
pub(super) fn address(target: &str) -> String {
    let mut out = String::new();
    for c in target.trim().chars() {
        match c {
            ' ' => out.push_str("%20"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '"' => out.push_str("%22"),
            '|' => out.push_str("%7C"),
            '*' => out.push_str("%2A"),
            '`' => out.push_str("%60"),
            '[' => out.push_str("%5B"),
            ']' => out.push_str("%5D"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    // An entity within an address would be read as one.
    if out.contains(';') { out.replace('&', "\\&") } else { out }
}

/// Words in quotation marks, as the title of a picture or the value of an attribute.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    let mut double = false;
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match c {
            '"' => {
                double = !double;
                out.push(if double { '“' } else { '”' });
            }
            '\\' | '&' | '<' | '`' | '|' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
