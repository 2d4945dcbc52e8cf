//! HTML in Markdown: its words stay, its tags go.

use planwright_docx::read::{About, Block, Inline, Role};

use super::Reader;

impl Reader<'_> {
    /// HTML as a block of its own.
    pub(super) fn html(&mut self, html: &str, out: &mut Vec<Block>) {
        let trimmed = html.trim();
        if let Some(comment) = trimmed.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->")) {
            let words = comment.trim();
            out.extend((!words.is_empty()).then(|| Block::Comment(words.to_owned())));
            return;
        }
        if let Some((target, alt)) = picture(trimmed) {
            let content = vec![self.image(&target, alt, None)];
            out.push(Block::Paragraph { role: Role::Text, content });
            return;
        }
        let text = words(trimmed);
        if trimmed.contains('<') {
            self.document.remark(About::Markup, tags(trimmed));
        }
        if !text.trim().is_empty() {
            let content = vec![Inline::words(text.split_whitespace().collect::<Vec<_>>().join(" "))];
            out.push(Block::Paragraph { role: Role::Text, content });
        }
    }
}

/// The words between tags.
pub(super) fn words(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let is_tag = rest[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        match rest[at..].find('>').filter(|_| is_tag) {
            Some(end) => {
                out.push(' ');
                rest = &rest[at + end + 1..];
            }
            None => {
                out.push('<');
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    let entities = [
        ("&nbsp;", "\u{a0}"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&pound;", "£"),
        ("&amp;", "&"),
    ];
    entities.iter().fold(out, |text, (entity, c)| text.replace(entity, c))
}

/// The tags alone, for the report.
fn tags(html: &str) -> String {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let Some(end) = rest[at..].find('>') else { break };
        found.push(&rest[at..=at + end]);
        rest = &rest[at + end + 1..];
    }
    found.join(" ")
}

pub(super) fn is_break(html: &str) -> bool {
    let inner: String = html.chars().filter(|c| !c.is_whitespace() && *c != '/').collect();
    inner.eq_ignore_ascii_case("<br>")
}

/// The address and the alternative text of `<img>`.
pub(super) fn picture(html: &str) -> Option<(String, String)> {
    let inner = html.strip_prefix("<img ")?.strip_suffix('>')?;
    if inner.contains('<') {
        return None;
    }
    let value = |name: &str| {
        let at = inner.find(&format!("{name}=\""))? + name.len() + 2;
        let end = inner[at..].find('"')?;
        Some(inner[at..at + end].to_owned())
    };
    Some((value("src")?, value("alt").unwrap_or_default()))
}
