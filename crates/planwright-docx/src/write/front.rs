//! The first sheets: title, facts, how to reach the office, contents.

use super::document::{Document, Entry};
use super::paragraph::{Look, Paragraph};
use super::sections::CONTENTS;

impl Document<'_> {
    /// Writes the cover: how far the plan has come, what it is, its title and what is to be known of it.
    pub(super) fn cover(&mut self) {
        let document = &self.view.document;
        self.status();
        self.paragraph(Paragraph::of("Cover"), |doc| {
            doc.run(&Look::bold(), &document.area);
            doc.run(&Look::default(), &format!("\n{}", document.kind));
        });
        self.line(Paragraph::of("Title"), &document.title);
        if let Some(line) = &document.subtitle {
            self.line(Paragraph::of("Subtitle"), line);
        }
        if let Some(line) = &document.summary {
            self.line(Paragraph::of("CoverSummary"), line);
        }
        self.line(Paragraph::of("CoverPeriod"), &document.period.short);
        self.facts(&document.facts);
    }

    /// Writes how far the plan has come, where it is not in force.
    pub(super) fn status(&mut self) {
        let status = &self.view.status;
        if status.in_force {
            return;
        }
        let style = if status.unfit { "StatusUnfit" } else { "Status" };
        self.paragraph(Paragraph::of(style), |doc| {
            doc.run(&Look::bold(), &status.label);
            doc.run(&Look::default(), &format!("  {}", status.note));
        });
    }

    /// Writes how to ask for another format and how to reach the office, under the contents as in the PDF.
    pub(super) fn imprint(&mut self) {
        let document = &self.view.document;
        let contact = &document.contact;
        let mailto = contact.email.as_ref().map(|email| format!("mailto:{email}"));
        let entries = [
            ("alternative_formats", vec![(document.alternative_formats.as_deref(), None)]),
            (
                "contact",
                vec![
                    (contact.phone.as_deref(), None),
                    (contact.email.as_deref(), mailto.as_deref()),
                    (contact.web.as_deref(), contact.web.as_deref()),
                    (contact.address.as_deref(), None),
                ],
            ),
            (
                "accessibility_statement",
                vec![(document.accessibility_statement.as_deref(), document.accessibility_statement.as_deref())],
            ),
        ];
        let told = entries.map(|(key, lines)| {
            let lines = lines.into_iter().filter_map(|(words, href)| Some((words?, href)));
            (key, lines.collect::<Vec<_>>())
        });
        let told: Vec<_> = told.into_iter().filter(|(_, lines)| !lines.is_empty()).collect();
        let count = told.len();
        for (at, (key, lines)) in told.into_iter().enumerate() {
            let label = self.word(key);
            let style = if at == 0 { "ImprintFirst" } else { "Imprint" };
            let paragraph = Paragraph { keep_next: at + 1 < count, ..Paragraph::of(style) };
            self.paragraph(paragraph, |doc| {
                doc.run(&Look::bold(), &label);
                for (words, href) in lines {
                    doc.run(&Look::default(), "\n");
                    doc.words_to_address(href, words);
                }
            });
        }
    }

    /// Writes the contents as a field that Word brings up to date; until it does, its lines have no page numbers.
    pub(super) fn contents(&mut self, entries: &[Entry]) {
        let title = self.word("contents");
        self.out.open("w:sdt", &[]).open("w:sdtPr", &[]).open("w:docPartObj", &[]);
        self.out.val("w:docPartGallery", "Table of Contents").empty("w:docPartUnique", &[]).close().close();
        self.out.open("w:sdtContent", &[]);
        self.line(Paragraph { page: true, ..Paragraph::of("TOCHeading") }, &title);
        let plain = Look::default();
        for (at, entry) in entries.iter().enumerate() {
            let style = if entry.level == 1 { "TOC1" } else { "TOC2" };
            self.paragraph(Paragraph::of(style), |doc| {
                if at == 0 {
                    doc.field_begin(&plain, &format!("TOC \\o \"1-{CONTENTS}\" \\h \\z \\u"), true);
                }
                doc.out.open("w:hyperlink", &[("w:anchor", &entry.name), ("w:history", "1")]);
                doc.run(&plain, &entry.words);
                doc.run(&plain, "\t");
                doc.field(&plain, &format!("PAGEREF {} \\h", entry.name), "");
                doc.out.close();
                if at + 1 == entries.len() {
                    doc.field_end(&plain);
                }
            });
        }
        self.out.close().close();
    }
}
