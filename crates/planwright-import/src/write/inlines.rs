//! Lines of text.

use planwright_docx::read::{About, Image, Inline, Text, plain};

use super::{Writer, escape};

impl Writer {
    /// A line of Markdown; line ends that are meant are kept.
    pub(super) fn paragraph(&mut self, content: &[Inline]) -> String {
        let line = self.line(content);
        let lines: Vec<String> = line.split("\\\n").map(|line| escape::line_start(line.trim())).collect();
        // A line end before or after all words says nothing.
        let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        lines.join("\\\n")
    }

    /// The same on one line, for headings, cells and captions.
    pub(super) fn single(&mut self, content: &[Inline]) -> String {
        let line = self.line(content).replace("\\\n", " ");
        line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn line(&mut self, content: &[Inline]) -> String {
        let mut out = String::new();
        let content = merged(content);
        for (at, inline) in content.iter().enumerate() {
            let next = content.get(at + 1);
            match inline {
                Inline::Text(text) => self.text(text, next, &mut out, false),
                Inline::Link { target, content } => self.link(target, content, &mut out),
                Inline::Note(note) => {
                    let label = self.page.mark(*note);
                    out.truncate(out.trim_end_matches(' ').len());
                    out.push_str(&format!("[^{label}]"));
                }
                Inline::Picture(image) => {
                    let image = self.image(image, None);
                    out.push_str(&image);
                }
                Inline::Break => {
                    out.truncate(out.trim_end_matches(' ').len());
                    out.push_str("\\\n");
                }
                Inline::Anchor(_) => {}
            }
        }
        out.trim().to_owned()
    }

    /// Words with their marks. Marks stand close to the words; where Markdown would not see them, they are left out.
    fn text(&mut self, text: &Text, next: Option<&Inline>, out: &mut String, in_link: bool) {
        let words = text.words.as_str();
        let inner = words.trim();
        if inner.is_empty() {
            if !words.is_empty() && !out.ends_with([' ', '\n']) {
                out.push(' ');
            }
            return;
        }
        let (lead, tail) = (words.starts_with(char::is_whitespace), words.ends_with(char::is_whitespace));
        if lead && !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
        let marks = marks(text);
        let fits = marks.is_empty() || text.code || {
            let after = if tail { Some(' ') } else { next.and_then(first_char) };
            opens(out.chars().next_back(), inner) && closes(inner, after)
        };
        let before = if fits && !marks.is_empty() { "*" } else { out.as_str() };
        let body = if text.code { code(inner) } else { escape::words(inner, before) };
        let body = match fits {
            true if !text.code => format!("{marks}{body}{marks}"),
            _ => body,
        };
        match &text.language {
            Some(language) if !in_link && inner.chars().any(char::is_alphabetic) => {
                bracket(out);
                out.push_str(&format!("[{body}](lang:{language})"));
            }
            _ => out.push_str(&body),
        }
        if tail {
            out.push(' ');
        }
    }

    fn link(&mut self, target: &str, content: &[Inline], out: &mut String) {
        let words = plain(content);
        let shown = self.inside(content);
        let address = match target.strip_prefix('#') {
            Some(name) => self.places.id(name).map(|id| format!("#{id}")),
            None => is_known(target).then(|| escape::address(target)),
        };
        let bare = target.strip_prefix("mailto:").unwrap_or(target);
        match address {
            _ if shown.trim().is_empty() => {}
            // An address that is its own words.
            Some(_) if words.trim() == bare && !target.starts_with(['#']) && is_bare(target) => {
                out.push_str(&format!("<{bare}>"));
                if words.ends_with(' ') {
                    out.push(' ');
                }
            }
            Some(address) => {
                if words.starts_with(char::is_whitespace) && !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
                bracket(out);
                out.push_str(&format!("[{}]({address})", shown.trim()));
                if words.ends_with(char::is_whitespace) {
                    out.push(' ');
                }
            }
            None => {
                // A place within the document that is nowhere is Word's own.
                if !target.starts_with('#') {
                    self.remark(About::Link, format!("“{}” led to {target}", words.trim()));
                }
                out.push_str(&shown);
            }
        }
    }

    /// What stands within a link: no link, and no note.
    fn inside(&mut self, content: &[Inline]) -> String {
        let mut out = String::new();
        let mut notes = Vec::new();
        let content = merged(content);
        for (at, inline) in content.iter().enumerate() {
            match inline {
                Inline::Text(text) => self.text(text, content.get(at + 1), &mut out, true),
                Inline::Link { content, .. } => {
                    let inner = self.inside(content);
                    out.push_str(&inner);
                }
                Inline::Note(_) => notes.push(inline.clone()),
                Inline::Picture(image) => {
                    let image = self.image(image, None);
                    out.push_str(&image);
                }
                Inline::Break => out.push(' '),
                Inline::Anchor(_) => {}
            }
        }
        if out.trim().is_empty() || notes.is_empty() {
            return out;
        }
        let marks = self.line(&notes);
        format!("{out}{marks}")
    }

    /// `![alt](path "title")`; the alternative text alone where the picture could not be taken out.
    pub(super) fn image(&mut self, image: &Image, title: Option<&str>) -> String {
        let alt: String = image.alt.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = if alt.is_empty() { title.unwrap_or_default() } else { &alt };
        let path = image.picture.and_then(|picture| self.picture(picture, words));
        let Some(path) = path else { return escape::words(&alt, "") };
        let title = title.map(|title| format!(" {}", escape::quoted(title))).unwrap_or_default();
        format!("![{}]({path}{title})", escape::words(&alt, ""))
    }
}

/// Neighbours that look alike as one. A space between two alike belongs to them.
fn merged(content: &[Inline]) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for inline in content {
        match (out.last_mut(), inline) {
            (_, Inline::Anchor(_)) => {}
            (Some(Inline::Text(last)), Inline::Text(text)) if alike(last, text) => last.words.push_str(&text.words),
            (Some(Inline::Text(last)), Inline::Text(text)) if text.words.trim().is_empty() && !last.code => {
                last.words.push_str(&text.words);
            }
            (_, inline) => out.push(inline.clone()),
        }
    }
    out
}

fn alike(one: &Text, other: &Text) -> bool {
    (one.strong, one.emphasis, one.code, &one.language) == (other.strong, other.emphasis, other.code, &other.language)
}

fn marks(text: &Text) -> &'static str {
    match (text.strong, text.emphasis) {
        (true, true) => "***",
        (true, false) => "**",
        (false, true) => "*",
        (false, false) => "",
    }
}

/// An exclamation mark before a bracket would make a picture of a link.
fn bracket(out: &mut String) {
    if out.ends_with('!') {
        out.pop();
        out.push_str("\\!");
    }
}

/// True where Markdown sees a mark between this and those words as an opening one.
fn opens(before: Option<char>, words: &str) -> bool {
    let is_word = words.chars().next().is_some_and(char::is_alphanumeric);
    match before {
        None | Some(' ' | '\n' | '(') => true,
        Some('*' | '_' | '\\') => false,
        Some(_) => is_word,
    }
}

/// True where Markdown sees a mark between those words and this as a closing one.
fn closes(words: &str, after: Option<char>) -> bool {
    let is_word = words.chars().next_back().is_some_and(char::is_alphanumeric);
    match after {
        None | Some(' ' | '\n' | '.' | ',' | ';' | ':' | ')' | '?') => true,
        Some('*' | '_') => false,
        Some(_) => is_word,
    }
}

/// What follows a text, as it will be written.
fn first_char(inline: &Inline) -> Option<char> {
    match inline {
        Inline::Text(text) if text.words.starts_with(char::is_whitespace) => Some(' '),
        Inline::Text(text) if !marks(text).is_empty() => Some('*'),
        Inline::Text(text) => text.words.chars().next(),
        Inline::Link { .. } | Inline::Note(_) | Inline::Picture(_) => Some('['),
        Inline::Break => Some('\n'),
        Inline::Anchor(_) => None,
    }
}

/// Words as code, within more graves than they have in a row.
fn code(words: &str) -> String {
    let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{words}{pad}{fence}")
}

/// True where Markdown takes an address in angle brackets for a link.
fn is_bare(target: &str) -> bool {
    let is_mail = target.strip_prefix("mailto:").is_some_and(|mail| mail.contains('@') && !mail.contains('?'));
    let is_safe = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '\\' | '`');
    (target.starts_with("http") || is_mail) && target.chars().all(is_safe)
}

fn is_known(target: &str) -> bool {
    let lower = target.trim().to_lowercase();
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme)) && !lower.ends_with("://")
}
