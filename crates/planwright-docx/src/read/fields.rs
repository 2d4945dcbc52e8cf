//! Fields: what Word works out itself. What it worked out last is kept, how is not.

use super::Reader;
use super::model::{About, Inline};
use super::xml::{Node, attribute};

/// A field that has begun and not ended.
#[derive(Debug, Default)]
pub(super) struct Field {
    /// What Word shall work out: ` HYPERLINK "https://…" `.
    instruction: String,
    /// True once the result has begun.
    has_result: bool,
    /// Where its result leads to, and where in the line it began.
    link: Option<(String, usize)>,
    /// The place of a note that it marks again.
    note: Option<String>,
}

impl Reader<'_> {
    /// Takes note of a field's beginning, middle or end.
    pub(super) fn field_mark(&mut self, node: Node<'_>, line: &mut Vec<Inline>) {
        match attribute(node, "fldCharType") {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.has_result = true;
                    field.note = note(&field.instruction);
                    field.link = target(&field.instruction).map(|target| (target, line.len()));
                }
            }
            Some("end") => {
                if let Some(field) = self.fields.pop() {
                    let was_contents = is_contents(&field.instruction);
                    wrap(field.link, line);
                    let note = field.note.and_then(|name| self.note_places.get(&name).copied());
                    line.extend(note.map(Inline::Note));
                    if was_contents {
                        self.end_contents();
                    }
                }
            }
            _ => {}
        }
    }

    pub(super) fn field_instruction(&mut self, words: &str) {
        if let Some(field) = self.fields.last_mut().filter(|field| !field.has_result) {
            field.instruction.push_str(words);
        }
    }

    /// Where a field that is written as one element leads to; and whether it is the contents.
    pub(super) fn simple_field(node: Node<'_>) -> (Option<String>, bool) {
        let instruction = attribute(node, "instr").unwrap_or_default();
        (target(instruction), is_contents(instruction))
    }

    /// True where the words of a link begin here: they are none of the words before it.
    pub(super) fn link_begins(&self, at: usize) -> bool {
        self.fields.iter().any(|field| field.link.as_ref().is_some_and(|(_, start)| *start == at))
    }

    /// True within a table of contents.
    pub(super) fn is_in_contents(&self) -> bool {
        self.fields.iter().any(|field| field.has_result && is_contents(&field.instruction))
    }

    /// True within a field that marks a known note again: the number that it has is given anew.
    pub(super) fn is_in_note(&self) -> bool {
        let note = self.fields.last().filter(|field| field.has_result).and_then(|field| field.note.as_ref());
        note.is_some_and(|name| self.note_places.contains_key(name))
    }

    /// A field may go on in the next paragraph: its link begins there anew.
    pub(super) fn begin_line(&mut self) {
        self.goes_on = false;
        for field in &mut self.fields {
            if let Some((_, start)) = &mut field.link {
                *start = 0;
            }
        }
    }

    /// Closes the links of fields that go on after the paragraph.
    pub(super) fn end_line(&mut self, line: &mut Vec<Inline>) {
        let open: Vec<_> = self.fields.iter().rev().map(|field| field.link.clone()).collect();
        open.into_iter().for_each(|link| wrap(link, line));
    }

    /// Ends fields that never do.
    pub(super) fn close_fields(&mut self) {
        self.fields.clear();
        self.end_contents();
    }

    /// Keeps words of the contents for the report.
    pub(super) fn contents_words(&mut self, words: &str) {
        self.contents.push_str(words);
    }

    pub(super) fn end_contents(&mut self) {
        let words = std::mem::take(&mut self.contents);
        if !words.trim().is_empty() {
            self.doc.remark(About::Contents, words.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
}

/// Makes what was added to a line since the link began its words.
fn wrap(link: Option<(String, usize)>, line: &mut Vec<Inline>) {
    if let Some((target, start)) = link.filter(|(_, start)| *start < line.len()) {
        let content = line.split_off(start);
        line.push(Inline::Link { target, content });
    }
}

fn is_contents(instruction: &str) -> bool {
    matches!(instruction.split_whitespace().next(), Some("TOC" | "TOA" | "INDEX" | "toc"))
}

/// The place of the note that a field marks again.
fn note(instruction: &str) -> Option<String> {
    let mut words = words(instruction).into_iter();
    words.next().filter(|word| word == "NOTEREF")?;
    words.next()
}

/// Where a field leads to.
fn target(instruction: &str) -> Option<String> {
    let mut words = words(instruction).into_iter();
    match words.next()?.to_uppercase().as_str() {
        "HYPERLINK" => {
            let mut target = String::new();
            while let Some(word) = words.next() {
                match word.as_str() {
                    "\\l" => target.push_str(&format!("#{}", words.next()?)),
                    "\\o" | "\\t" => {
                        words.next();
                    }
                    _ if word.starts_with('\\') => {}
                    _ => target.insert_str(0, &word),
                }
            }
            Some(target).filter(|target| !target.is_empty())
        }
        "REF" => Some(format!("#{}", words.next()?)),
        _ => None,
    }
}

/// The words of an instruction; quotation marks hold several together.
fn words(instruction: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in instruction.split('"').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_fields_lead_to() {
        for (instruction, expected) in [
            (" HYPERLINK \"https://example.org/a b\" \\o \"a tip\" ", Some("https://example.org/a b")),
            (" HYPERLINK \\l \"_Ref1\" ", Some("#_Ref1")),
            (" HYPERLINK \"https://example.org\" \\l \"part\"", Some("https://example.org#part")),
            (" REF _Ref12 \\h ", Some("#_Ref12")),
            (" PAGEREF _Ref12 \\h ", None),
            ("", None),
        ] {
            assert_eq!(target(instruction).as_deref(), expected, "{instruction}");
        }
    }
}
