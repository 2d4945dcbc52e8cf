//! Lines of text.

use planwright_docx::read::{About, Inline, Text, plain};
use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Reader, html};

/// How words look, by the marks around them.
#[derive(Debug, Clone, Default)]
struct Look {
    strong: bool,
    emphasis: bool,
    language: Option<String>,
}

impl Reader<'_> {
    /// A line to the end of what holds it.
    pub(super) fn inlines(&mut self, until: TagEnd) -> Vec<Inline> {
        let mut out = Vec::new();
        self.within(until, &Look::default(), &mut out);
        tidy(out)
    }

    /// A line that nothing holds: it ends where a block begins, or what is around it ends.
    pub(super) fn loose(&mut self, first: Event<'_>) -> Vec<Inline> {
        let mut out = Vec::new();
        self.event(first, &Look::default(), &mut out);
        while let Some(event) = self.events.next_if(|event| match event {
            Event::Start(tag) => !super::is_block(tag),
            Event::End(_) | Event::Rule | Event::Html(_) => false,
            _ => true,
        }) {
            self.event(event, &Look::default(), &mut out);
        }
        tidy(out)
    }

    fn within(&mut self, until: TagEnd, look: &Look, out: &mut Vec<Inline>) {
        while let Some(event) = self.events.next() {
            if matches!(event, Event::End(end) if end == until) {
                break;
            }
            self.event(event, look, out);
        }
    }

    fn event(&mut self, event: Event<'_>, look: &Look, out: &mut Vec<Inline>) {
        match event {
            Event::Text(words) => push(&words, look, false, out),
            Event::Code(words) => push(&words, look, true, out),
            Event::SoftBreak => push(" ", look, false, out),
            Event::HardBreak => out.push(Inline::Break),
            Event::FootnoteReference(label) => {
                let note = self.note(&label);
                out.push(Inline::Note(note));
            }
            Event::InlineHtml(html) => self.tag(&html, out),
            Event::Start(tag) => self.mark(tag, look, out),
            Event::InlineMath(words) | Event::DisplayMath(words) => push(&words, look, false, out),
            Event::TaskListMarker(done) => push(if done { "[x] " } else { "[ ] " }, look, false, out),
            Event::Html(html) => push(&html::words(&html), look, false, out),
            Event::End(_) | Event::Rule => {}
        }
    }

    fn mark(&mut self, tag: Tag<'_>, look: &Look, out: &mut Vec<Inline>) {
        let end = tag.to_end();
        match tag {
            Tag::Emphasis => self.within(end, &Look { emphasis: true, ..look.clone() }, out),
            Tag::Strong => self.within(end, &Look { strong: true, ..look.clone() }, out),
            Tag::Link { dest_url, .. } => match dest_url.strip_prefix("lang:") {
                Some(tag) => self.within(end, &Look { language: Some(tag.to_owned()), ..look.clone() }, out),
                None => {
                    let mut content = Vec::new();
                    self.within(end, look, &mut content);
                    let is_mail = dest_url.contains('@') && !dest_url.contains(':');
                    let target = if is_mail { format!("mailto:{dest_url}") } else { dest_url.to_string() };
                    out.push(Inline::Link { target, content });
                }
            },
            Tag::Image { dest_url, title, .. } => {
                let mut alt = Vec::new();
                self.within(end, look, &mut alt);
                let title = Some(title.to_string()).filter(|title| !title.is_empty());
                let image = self.image(&dest_url, plain(&alt), title);
                out.push(image);
            }
            _ => self.within(end, look, out),
        }
    }

    /// HTML within a line: a line break is one, anything else is taken out, and told.
    fn tag(&mut self, html: &str, out: &mut Vec<Inline>) {
        if html::is_break(html) {
            out.push(Inline::Break);
        } else if let Some((target, alt)) = html::picture(html) {
            let image = self.image(&target, alt, None);
            out.push(image);
        } else {
            self.document.remark(About::Markup, html.trim().to_owned());
        }
    }
}

fn push(words: &str, look: &Look, code: bool, out: &mut Vec<Inline>) {
    let text = Text {
        words: words.to_owned(),
        strong: look.strong,
        emphasis: look.emphasis,
        code,
        language: look.language.clone(),
    };
    match out.last_mut() {
        Some(Inline::Text(last))
            if (last.strong, last.emphasis, last.code, &last.language)
                == (text.strong, text.emphasis, text.code, &text.language) =>
        {
            last.words.push_str(&text.words);
        }
        _ => out.push(Inline::Text(text)),
    }
}

/// `{#id}` behind a picture names it.
fn tidy(mut content: Vec<Inline>) -> Vec<Inline> {
    if let [Inline::Picture(_), Inline::Text(text)] = content.as_slice() {
        let inner = text.words.trim().strip_prefix("{#").and_then(|rest| rest.strip_suffix('}'));
        if let Some(id) = inner.and_then(|inner| inner.split_whitespace().next()).map(str::to_owned) {
            content.pop();
            content.push(Inline::Anchor(id));
        }
    }
    content
}
