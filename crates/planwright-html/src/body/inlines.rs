use planwright_view::{InlineView, VInline};

use super::{FURNITURE, Setting, Writer};
use crate::markup::safe_href;

impl Writer<'_> {
    /// Writes a run of text.
    pub(super) fn inlines(&mut self, content: &[VInline]) {
        for inline in content {
            self.inline(&inline.kind);
        }
    }

    fn inline(&mut self, inline: &InlineView) {
        match inline {
            InlineView::Text { text } => self.out.text(text),
            InlineView::Abbreviation { text, meaning } => self.out.element("abbr", &[("title", meaning)], text),
            InlineView::Code { text } => self.out.element("code", &[], text),
            InlineView::Emphasis { content } => self.wrapped("em", &[], content),
            InlineView::Strong { content } => self.wrapped("strong", &[], content),
            InlineView::Link { href, content } => self.link(safe_href(href), content),
            InlineView::Reference { id, content } => {
                let href = self.place_of(id);
                self.link(href.as_deref(), content);
            }
            InlineView::Broken { content } => self.broken(content),
            InlineView::Note { number, mark, .. } => self.mark(*number, mark),
            InlineView::Picture { name, alt } => self.picture(name, alt, "inline"),
            InlineView::Language { tag, content } => self.wrapped("span", &[("lang", tag)], content),
            InlineView::Break => self.out.raw("<br>"),
        }
    }

    fn wrapped(&mut self, tag: &str, attributes: &[(&str, &str)], content: &[VInline]) {
        self.out.open(tag, attributes);
        self.inlines(content);
        self.out.close(tag);
    }

    /// Writes a link, or only its words where it leads nowhere or stands in another. Marks of
    /// notes within it come after it, since a link must hold no other.
    fn link(&mut self, href: Option<&str>, content: &[VInline]) {
        let Some(href) = href.filter(|_| !self.in_link) else {
            self.inlines(content);
            return;
        };
        self.in_link = true;
        self.wrapped("a", &[("href", href)], content);
        self.in_link = false;
        for (number, mark) in std::mem::take(&mut self.held_marks) {
            self.mark(number, &mark);
        }
    }

    fn broken(&mut self, content: &[VInline]) {
        let says = format!(" [{}]", self.word("broken_reference"));
        self.out.open("mark", &[("class", "broken")]);
        self.inlines(content);
        self.out.element("span", &[FURNITURE], &says);
        self.out.close("mark");
    }

    /// Writes the mark of a note.
    fn mark(&mut self, number: u32, mark: &str) {
        if self.in_link {
            self.held_marks.push((number, mark.to_owned()));
            return;
        }
        let note = format!("{} ", self.word("note"));
        let to = self.notes.iter().find(|n| n.number == number).map_or("_notes", |n| n.id.as_str());
        let number = number.to_string();
        self.out.open("sup", &[("class", "noteref"), FURNITURE]);
        self.out.open("a", &[("href", &format!("#{to}")), ("id", mark)]);
        self.out.element("span", &[("class", "vh")], &note);
        self.out.text(&number);
        self.out.close("a");
        self.out.close("sup");
    }

    /// Writes a picture, or says that it is missing.
    pub(super) fn picture(&mut self, name: &str, alt: &str, class: &str) {
        let Some(picture) = self.pictures.get(name) else {
            self.missing_picture(alt);
            return;
        };
        let (width, height) = (picture.width.to_string(), picture.height.to_string());
        let up = if picture.shared { self.view.up() } else { "" };
        let src = format!("{}{up}assets/pictures/{}", self.root, picture.name);
        let mut attributes = vec![
            ("class", class),
            ("src", src.as_str()),
            ("alt", alt),
            ("width", &width),
            ("height", &height),
            ("loading", "lazy"),
        ];
        if self.setting == Setting::Fragment {
            attributes.push(("style", "max-width:100%;height:auto"));
        }
        self.out.open("img", &attributes);
    }

    /// Says that a picture is missing.
    pub(super) fn missing_picture(&mut self, alt: &str) {
        let says = crate::words::fill(&self.view.words, "picture_missing", &[("alt", alt)]);
        self.out.element("span", &[("class", "missing"), FURNITURE], &says);
    }
}
