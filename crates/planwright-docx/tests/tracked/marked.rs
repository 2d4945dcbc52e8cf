//! What is marked in a document with tracked changes, as text.

use roxmltree::{Document, Node};

use crate::project::{Docx, is};

impl Docx {
    /// The paragraphs that have changes, with `{+¶+}` where one was split and `{-¶-}` where it was joined to the next, `{-old-}`, `{+new+}`, `{<gone elsewhere<}` and `{>come from elsewhere>}`, and `|`
    /// before those of a row that came or went.
    pub(crate) fn marked(&self) -> Vec<String> {
        let mut told = Vec::new();
        for part in [&self.body, &self.footnotes] {
            let part = Document::parse(part).expect("XML");
            for paragraph in part.descendants().filter(|node| is(*node, "p")) {
                let row = paragraph.ancestors().find(|node| is(*node, "tr"));
                let properties = row.into_iter().flat_map(|row| row.children()).find(|kid| is(*kid, "trPr"));
                let is_whole = properties.is_some_and(|it| it.children().any(|kid| is(kid, "ins") || is(kid, "del")));
                let mut line = String::new();
                show(paragraph, &mut line);
                line.push_str(end_of(paragraph, &line));
                if line.contains('{') {
                    told.push(if is_whole { format!("|{line}") } else { line });
                }
            }
        }
        told
    }
}

/// What became of the end of a paragraph of which some words stay.
fn end_of(paragraph: Node<'_, '_>, line: &str) -> &'static str {
    let properties = paragraph.children().find(|kid| is(*kid, "pPr"));
    let run = properties.and_then(|all| all.children().find(|kid| is(*kid, "rPr")));
    let came = |tag: &str| run.is_some_and(|run| run.children().any(|kid| is(kid, tag)));
    let is_whole = line.starts_with('{') && line.matches('{').count() == 1 && line.ends_with('}');
    match (came("ins"), came("del")) {
        (true, _) if !is_whole && !line.is_empty() => "{+¶+}",
        (_, true) if !is_whole && !line.is_empty() => "{-¶-}",
        _ => "",
    }
}

fn show(node: Node<'_, '_>, line: &mut String) {
    for kid in node.children().filter(Node::is_element) {
        let mark = match kid.tag_name().name() {
            "del" => Some("-"),
            "ins" => Some("+"),
            "moveFrom" => Some("<"),
            "moveTo" => Some(">"),
            "pPr" => continue,
            "t" | "delText" => {
                line.push_str(kid.text().unwrap_or_default());
                None
            }
            "tab" | "br" => {
                line.push(' ');
                None
            }
            "footnoteReference" => {
                line.push('*');
                None
            }
            _ => None,
        };
        match mark {
            Some(mark) => {
                // What follows a change of its kind goes on with it.
                let before = line.len();
                let end = format!("{mark}}}");
                if line.ends_with(&end) {
                    line.truncate(before - end.len());
                } else {
                    line.push_str(&format!("{{{mark}"));
                }
                show(kid, line);
                line.push_str(&end);
            }
            None => show(kid, line),
        }
    }
}
