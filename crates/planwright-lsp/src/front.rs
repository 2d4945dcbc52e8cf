//! Where in the front matter a place is, by the text alone: while a line is being typed, the whole is seldom sound.

use std::ops::Range;

/// Where in the front matter a place is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// The keys above it, the outermost first; the entries of a list have the list's place.
    pub(crate) path: Vec<String>,
    /// What stands there.
    pub(crate) slot: Slot,
    /// The bytes of the word that stands there.
    pub(crate) word: Range<usize>,
    /// The keys beside it.
    pub(crate) beside: Vec<String>,
    /// Whether it stands between brackets.
    pub(crate) in_flow: bool,
    /// Whether nothing but the end of the line follows the word.
    pub(crate) is_last: bool,
}

/// What stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    /// A key.
    Key,
    /// What a key has: `path` ends with it.
    Value,
    /// An entry of a list, which may be a value or begin with a key.
    Entry,
}

/// The bytes between the two lines `---`; up to the end where the second is not there.
pub(crate) fn block(text: &str) -> Option<Range<usize>> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = lines(text, start..text.len());
    let (_, first) = lines.next().filter(|(_, line)| *line == "---")?;
    let begin = (start + first.len()..text.len()).find(|at| text.as_bytes()[*at] == b'\n')? + 1;
    let end = self::lines(text, begin..text.len()).find(|(_, line)| *line == "---").map_or(text.len(), |(at, _)| at);
    Some(begin..end)
}

/// The lines of a range of a text without their ends, each with the byte at which it begins.
fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = (usize, &str)> {
    let mut at = range.start;
    text.get(range).unwrap_or("").split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches('\n').trim_end_matches('\r'))
    })
}

/// A line of front matter in block style.
struct Line<'t> {
    /// The columns of its hyphens that begin entries.
    dashes: Vec<usize>,
    /// The column at which its words begin.
    indent: usize,
    /// Its words.
    content: &'t str,
}

impl<'t> Line<'t> {
    fn of(line: &'t str) -> Self {
        let mut indent = line.len() - line.trim_start_matches(' ').len();
        let (mut content, mut dashes) = (&line[indent..], Vec::new());
        while let Some(rest) = content.strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(' ')) {
            dashes.push(indent);
            let words = rest.trim_start_matches(' ');
            indent += content.len() - words.len();
            content = words;
        }
        Self { dashes, indent, content }
    }

    /// The key, and the column at which its value begins.
    fn key(&self) -> Option<(&'t str, usize)> {
        if self.content.starts_with(['#', '{', '[']) {
            return None;
        }
        let colon = self.content.match_indices(':').map(|(at, _)| at).find(|at| {
            let rest = &self.content[at + 1..];
            rest.is_empty() || rest.starts_with(' ')
        })?;
        let rest = &self.content[colon + 1..];
        let words = rest.trim_start_matches(' ');
        // Nothing is there yet: a value would stand behind one space.
        let blank = if words.is_empty() { rest.len().min(1) } else { rest.len() - words.len() };
        let value = self.indent + colon + 1 + blank;
        Some((self.content[..colon].trim().trim_matches(['"', '\'']), value))
    }
}

/// Where in the front matter a byte is; none where it is outside, or within a longer text.
pub(crate) fn place(text: &str, offset: usize) -> Option<Place> {
    let block = block(text)?;
    if !(block.start..=block.end).contains(&offset) {
        return None;
    }
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut flow_until = 0;
    let mut text_under: Option<usize> = None;
    for (start, line) in lines(text, block.clone()) {
        let is_here = offset <= start + line.len();
        if start < flow_until || (line.trim().is_empty() && !is_here) {
            continue;
        }
        let parts = Line::of(line);
        if let Some(indent) = text_under {
            if parts.dashes.is_empty() && parts.indent > indent || line.trim().is_empty() {
                if is_here {
                    return None;
                }
                continue;
            }
            text_under = None;
        }
        match parts.dashes.first() {
            Some(dash) => open.retain(|(indent, _)| indent <= dash),
            None => open.retain(|(indent, _)| *indent < parts.indent),
        }
        if !parts.dashes.is_empty() {
            // A key of an entry before this one stands at the same column.
            while open.last().is_some_and(|(indent, _)| *indent >= parts.indent) {
                open.pop();
            }
        }
        let key = parts.key();
        let value_at = key.map_or(start + parts.indent, |(_, value)| start + value);
        let path = |with: Option<&str>| -> Vec<String> {
            open.iter().map(|(_, key)| key.clone()).chain(with.map(str::to_owned)).collect()
        };
        let value = text.get(value_at..start + line.len()).unwrap_or("");
        if value.starts_with(['{', '[']) && offset > value_at && (key.is_some() || !parts.dashes.is_empty()) {
            match flow(text, value_at..block.end, offset, path(key.map(|(key, _)| key))) {
                Flow::Here(place) => return Some(place),
                Flow::Ends(end) => flow_until = end,
            }
            if offset >= value_at && offset < flow_until {
                return None;
            }
        }
        if is_here {
            return Some(here(text, start, line, &parts, offset, path, &block));
        }
        if let Some((key, _)) = key {
            open.push((parts.indent, key.to_owned()));
            text_under = value.starts_with(['|', '>']).then_some(parts.indent);
        }
    }
    // Behind the last line's end.
    let beside = beside(text, &block, block.end, 0);
    (offset == block.end).then(|| Place {
        path: Vec::new(),
        slot: Slot::Key,
        word: offset..offset,
        beside,
        in_flow: false,
        is_last: true,
    })
}

/// The place within a line of block style.
fn here(
    text: &str,
    start: usize,
    line: &str,
    parts: &Line<'_>,
    offset: usize,
    path: impl Fn(Option<&str>) -> Vec<String>,
    block: &Range<usize>,
) -> Place {
    let words = start + parts.indent;
    let end = start + line.trim_end().len();
    let beside = beside(text, block, start, parts.indent);
    match parts.key() {
        Some((key, value)) if offset >= start + value => {
            let word = start + value..end.max(start + value);
            Place { path: path(Some(key)), slot: Slot::Value, word, beside, in_flow: false, is_last: true }
        }
        Some((_, value)) => {
            let colon = text.get(words..start + value).and_then(|it| it.find(':')).map_or(words, |at| words + at);
            Place { path: path(None), slot: Slot::Key, word: words..colon, beside, in_flow: false, is_last: false }
        }
        None => {
            let slot = if parts.dashes.is_empty() { Slot::Key } else { Slot::Entry };
            let word = words.min(offset)..end.max(words.min(offset));
            Place { path: path(None), slot, word, beside, in_flow: false, is_last: true }
        }
    }
}

/// The keys of the group whose words begin at a column, round the line that begins at `start`.
fn beside(text: &str, block: &Range<usize>, start: usize, indent: usize) -> Vec<String> {
    let all: Vec<(usize, Line<'_>)> = lines(text, block.clone())
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| (at, Line::of(line)))
        .collect();
    let (before, after): (Vec<_>, Vec<_>) = all.iter().partition(|(at, _)| *at < start);
    let (own, after): (Vec<_>, Vec<_>) = after.into_iter().partition(|(at, _)| *at == start);
    let begins_entry = |line: &Line<'_>| line.dashes.iter().any(|dash| *dash < indent) && line.indent == indent;
    let mut keys = Vec::new();
    let mut note = |line: &Line<'_>| {
        if let Some((key, _)) = line.key().filter(|_| line.indent == indent) {
            keys.push(key.to_owned());
        }
    };
    let own_begins = own.iter().any(|(_, line)| begins_entry(line));
    if !own_begins {
        for (_, line) in before.iter().rev() {
            let first = line.dashes.first().copied().unwrap_or(line.indent);
            if line.indent < indent || (first < indent && !begins_entry(line)) {
                break;
            }
            note(line);
            if begins_entry(line) {
                break;
            }
        }
    }
    for (_, line) in &after {
        if line.dashes.first().copied().unwrap_or(line.indent) < indent {
            break;
        }
        note(line);
    }
    keys
}

enum Flow {
    /// The place is between its brackets.
    Here(Place),
    /// They close before it, at this byte.
    Ends(usize),
}

/// A pair of brackets that is not closed yet.
struct Frame {
    is_map: bool,
    /// The key whose value is being read.
    key: Option<String>,
    keys: Vec<String>,
    /// Where the present word begins.
    word: usize,
}

/// Reads brackets up to a byte.
fn flow(text: &str, range: Range<usize>, offset: usize, path: Vec<String>) -> Flow {
    let mut frames: Vec<Frame> = Vec::new();
    let mut quote: Option<char> = None;
    for (at, c) in text.get(range.clone()).unwrap_or("").char_indices().map(|(at, c)| (range.start + at, c)) {
        if at >= offset && !frames.is_empty() {
            return Flow::Here(in_flow(text, &frames, offset, path));
        }
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if frames.last().is_some_and(|it| text[it.word..at].trim().is_empty()) => {
                quote = Some(c)
            }
            (None, '{' | '[') => frames.push(Frame { is_map: c == '{', key: None, keys: Vec::new(), word: at + 1 }),
            (None, '}' | ']') => {
                frames.pop();
                match frames.last_mut() {
                    Some(frame) => frame.word = at + 1,
                    None => return Flow::Ends(at + 1),
                }
            }
            (None, ',') => {
                if let Some(frame) = frames.last_mut() {
                    (frame.key, frame.word) = (None, at + 1);
                }
            }
            (None, ':') => {
                if let Some(frame) = frames.last_mut().filter(|frame| frame.is_map && frame.key.is_none()) {
                    let key = text[frame.word..at].trim().trim_matches(['"', '\'']).to_owned();
                    frame.keys.push(key.clone());
                    (frame.key, frame.word) = (Some(key), at + 1);
                }
            }
            _ => {}
        }
    }
    if frames.is_empty() { Flow::Ends(range.end) } else { Flow::Here(in_flow(text, &frames, offset, path)) }
}

fn in_flow(text: &str, frames: &[Frame], offset: usize, mut path: Vec<String>) -> Place {
    path.extend(frames.iter().filter_map(|frame| frame.key.clone()));
    let innermost = frames.last();
    let is_key = innermost.is_some_and(|frame| frame.is_map && frame.key.is_none());
    let from = innermost.map_or(offset, |frame| frame.word).min(offset);
    let blank = text[from..offset].len() - text[from..offset].trim_start().len();
    let rest = text[offset..].find([',', '}', ']', '\n', '\r', ':']).unwrap_or(text.len() - offset);
    let rest = text[offset..offset + rest].trim_end().len();
    let beside = innermost.map(|frame| frame.keys.clone()).unwrap_or_default();
    let slot = match innermost {
        Some(frame) if !frame.is_map => Slot::Entry,
        _ if is_key => Slot::Key,
        _ => Slot::Value,
    };
    Place { path, slot, word: from + blank..offset + rest, beside, in_flow: true, is_last: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `path slot "word"` at the `|` in a text.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let text = format!("---\n{text}\n---\n\nbody: x\n");
        let at = text.find('|').unwrap();
        let text = text.replacen('|', "", 1);
        let told = place(&text, at).map(|it| format!("{} {:?} {:?}", it.path.join("."), it.slot, &text[it.word]));
        assert_eq!(told.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[track_caller]
    fn check_beside(text: &str, expected: &[&str]) {
        let text = format!("---\n{text}\n---\n");
        let at = text.find('|').unwrap();
        assert_eq!(place(&text.replacen('|', "", 1), at).unwrap().beside, expected, "{text}");
    }

    #[test]
    fn keys_and_values_of_lines() {
        check("ti|", r#" Key "ti""#);
        check("title: A\n|", r#" Key """#);
        check("ti|tle: A", r#" Key "title""#);
        check("kind: pri|", r#"kind Value "pri""#);
        check("kind: | \ntitle: A", r#"kind Value """#);
        check("period:\n  fr|: x", r#"period Key "fr""#);
        check("period:\n  from: 2025|\nstatus: draft", r#"period.from Value "2025""#);
        check("summary: |\n  a: b", r#"summary Value """#);
        check("glossary:\n  HMICFRS: His| Majesty", r#"glossary.HMICFRS Value "His Majesty""#);
    }

    #[test]
    fn lists_have_the_place_of_their_key() {
        for indent in ["", "  "] {
            check(&format!("satisfies:\n{indent}- gr|"), r#"satisfies Entry "gr""#);
            check(&format!("measures:\n{indent}- name: A\n{indent}  dir|"), r#"measures Key "dir""#);
            check(&format!("measures:\n{indent}- name: A\n{indent}- sou|rce: B"), r#"measures Key "source""#);
            check(&format!("measures:\n{indent}- name: A\n{indent}  direction: |"), r#"measures.direction Value """#);
        }
        check("page:\n  zones:\n    - title: A\n      kinds:\n        - pri|", r#"page.zones.kinds Entry "pri""#);
        check("measures:\n  - name: A\nki|nd: x", r#" Key "kind""#);
    }

    #[test]
    fn brackets_are_read() {
        check("satisfies: [grants, eq|]", r#"satisfies Entry "eq""#);
        check("satisfies: [|]", r#"satisfies Entry """#);
        check("period: {from: 2025-04-01, t|o: x}", r#"period Key "to""#);
        check("period: {from: |", r#"period.from Value """#);
        check(
            "page:\n  zones:\n    - {title: \"A, b: c\", kinds: [prio|rity]}",
            r#"page.zones.kinds Entry "priority""#,
        );
        check("waivers:\n  - {rule: du|ty/grants, reason: x}", r#"waivers.rule Value "duty/grants""#);
        check("satisfies: [a,\n  b|\n  ]", r#"satisfies Entry "b""#);
        check("satisfies: [a]\nki|", r#" Key "ki""#);
    }

    #[test]
    fn longer_texts_and_the_body_are_no_place() {
        let text = "---\nsummary: >\n  kind: a\ntitle: b\n---\nkind: c\n";
        assert_eq!(place(text, text.find("nd: a").unwrap()), None);
        assert_eq!(place(text, text.find("nd: c").unwrap()), None);
        assert_eq!(place(text, text.find("b\n---").unwrap()).unwrap().path, ["title"]);
        assert_eq!(place("no front matter", 3), None);
    }

    #[test]
    fn windows_line_ends_and_marks_are_passed_over() {
        let text = "\u{feff}---\r\ntitle: ŵ\r\nkind: p\r\n---\r\n";
        let place = place(text, text.find("p\r").unwrap() + 1).unwrap();
        assert_eq!((place.path, &text[place.word]), (vec!["kind".to_owned()], "p"));
        assert_eq!(&text[block(text).unwrap()], "title: ŵ\r\nkind: p\r\n");
    }

    #[test]
    fn the_keys_beside_a_place_are_known() {
        check_beside("title: A\n|\nkind: x", &["title", "kind"]);
        check_beside("measures:\n  - name: A\n    |\n    source: B\n  - target: C", &["name", "source"]);
        check_beside("measures:\n  - name: A\n  - |\n    source: B", &["source"]);
        check_beside("period: {from: x, |}", &["from"]);
    }
}
