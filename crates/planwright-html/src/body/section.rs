use std::collections::BTreeSet;

use planwright_view::{BlockView, Fact, SectionView};

use super::{FURNITURE, Setting, Writer};
use crate::outputs::STATUTORY_INDEX;
use crate::words;

/// Sections of at most this many words may stand side by side.
const CARD: usize = 70;

impl Writer<'_> {
    /// Writes a chapter or section: heading, owner, summary, body, children.
    pub(super) fn section(&mut self, section: &SectionView) {
        let heading_id = format!("_h-{}", section.id);
        let class = classes(section);
        let mut attributes = vec![("class", class.as_str()), ("id", section.id.as_str())];
        // Only chapters are landmarks; a landmark for each section would bury them.
        if section.level == 2 {
            attributes.push(("aria-labelledby", &heading_id));
        }
        self.out.open("section", &attributes);
        self.out.raw("\n");
        self.section_heading(section, &heading_id);
        if let Some(owner) = &section.owner {
            self.line("p", "owner", owner);
        }
        if let Some(summary) = &section.summary {
            self.line("p", "lede", summary);
        }
        self.blocks(&section.blocks, section.level);
        self.overview(&section.children);
        self.children(&section.children);
        if section.level == 2 {
            self.duties(section);
            self.back_to_contents();
        }
        self.out.close_line("section");
    }

    fn section_heading(&mut self, section: &SectionView, id: &str) {
        let tag = format!("h{}", section.level);
        self.out.open("div", &[("class", "heading")]);
        self.out.open(&tag, &[("id", id)]);
        self.numeral(section);
        self.title(&section.title);
        self.out.close(&tag);
        self.permalink(&section.id, &section.title);
        self.out.close_line("div");
    }

    /// Writes the large numeral, read aloud as "Priority 1:", and the number where it says more.
    fn numeral(&mut self, section: &SectionView) {
        if let Some(numeral) = &section.numeral {
            let class = if numeral.chars().count() > 1 { "numeral long" } else { "numeral" };
            self.out.open("span", &[("class", class), FURNITURE]);
            if let Some(label) = &section.numeral_label {
                self.out.element("span", &[("class", "vh")], &format!("{label} "));
            }
            self.out.text(numeral);
            self.out.element("span", &[("class", "vh")], ": ");
            self.out.close("span");
        }
        if let Some(number) = section.number.as_ref().filter(|n| section.numeral.as_ref() != Some(n)) {
            self.out.element("span", &[("class", "number"), FURNITURE], number);
            self.out.raw(" ");
        }
    }

    /// Writes the link by which a reader can point to a place.
    pub(super) fn permalink(&mut self, id: &str, title: &str) {
        if self.setting == Setting::Fragment {
            return;
        }
        let says = words::fill(&self.view.words, "link_to", &[("title", title)]);
        self.out.raw(" ");
        self.out.open("a", &[("class", "permalink"), ("href", &format!("#{id}")), FURNITURE]);
        self.icon("link");
        self.out.element("span", &[("class", "vh")], &says);
        self.out.close("a");
    }

    /// Writes what a chapter's numbered sections are called, before the first of them.
    fn overview(&mut self, children: &[SectionView]) {
        let numbered = children.len() > 2 && children.iter().all(|child| child.numeral.is_some());
        if !numbered || self.setting == Setting::Fragment {
            return;
        }
        self.out.open("ol", &[("class", "overview wide"), FURNITURE]);
        for child in children {
            self.out.raw("<li>");
            self.out.open("a", &[("href", &format!("#{}", child.id))]);
            self.out.element("span", &[], child.numeral.as_deref().unwrap_or_default());
            self.out.raw(" ");
            self.out.raw("<span>");
            self.title(&child.title);
            self.out.raw("</span></a></li>\n");
        }
        self.out.close_line("ol");
    }

    /// Writes the sections of a chapter: side by side where all are short and none is numbered.
    fn children(&mut self, children: &[SectionView]) {
        let cards = children.len() > 3 && children.iter().all(is_card);
        if cards {
            self.out.open("div", &[("class", "cards wide")]);
        }
        for child in children {
            self.section(child);
        }
        if cards {
            self.out.close_line("div");
        }
    }

    /// Says which duties a chapter and its sections answer.
    fn duties(&mut self, chapter: &SectionView) {
        let duties = duties_of(chapter);
        if self.setting == Setting::Fragment || duties.is_empty() {
            return;
        }
        let key = if duties.len() == 1 { "duty_answered" } else { "duties_answered" };
        self.out.open("p", &[("class", "duty"), FURNITURE]);
        self.out.text(self.word(key));
        for (i, duty) in duties.iter().enumerate() {
            self.out.raw(if i == 0 { " " } else { "; " });
            let title = if duty.label.is_empty() { &duty.value } else { &duty.label };
            match self.index_entry(&duty.name) {
                Some(href) => self.out.element("a", &[("href", &href)], title),
                None => self.out.text(title),
            }
        }
        self.out.close_line("p");
    }

    /// Where a duty stands in the statutory index: in the plan itself, else on the page beside it.
    fn index_entry(&self, duty: &str) -> Option<String> {
        let beside = || self.outputs.statutory_index.then(|| format!("{STATUTORY_INDEX}#{duty}"));
        self.view.statutory.appendix.as_ref().map(|before| format!("#{before}{duty}")).or_else(beside)
    }

    /// Writes the way back to the contents, for windows in which they are out of sight.
    pub(super) fn back_to_contents(&mut self) {
        if self.setting != Setting::Page {
            return;
        }
        self.out.open("p", &[("class", "back"), FURNITURE]);
        self.out.element("a", &[("href", "#_contents")], self.word("back_to_contents"));
        self.out.close_line("p");
    }

    /// Writes a title. A fragment has no style sheet to keep its words whole by.
    pub(super) fn title(&mut self, title: &str) {
        match self.setting {
            Setting::Page | Setting::Beside => self.out.title(title),
            Setting::Fragment => self.out.text(title),
        }
    }

    /// Writes a line of words.
    pub(super) fn line(&mut self, tag: &str, class: &str, words: &str) {
        self.out.open(tag, &[("class", class)]);
        self.out.text(words);
        self.out.close_line(tag);
    }
}

/// The classes by which the style sheet knows a section.
fn classes(section: &SectionView) -> String {
    let mut classes = vec![if section.level == 2 { "chapter flow" } else { "flow" }];
    if section.numeral.is_some() {
        classes.push("numbered");
        classes.push(if section.kind == "priority" { "priority" } else { "quiet" });
    }
    classes.extend(match section.kind.as_str() {
        "foreword" => Some("foreword"),
        // The parts of a paper that are made of its front matter.
        "summary" => Some("paper-part in-short"),
        "recommendations" => Some("paper-part asked-of"),
        "contact" | "attachments" => Some("paper-part at-end"),
        _ => None,
    });
    classes.join(" ")
}

/// True where a section is short enough to stand beside another.
fn is_card(section: &SectionView) -> bool {
    section.numeral.is_none()
        && section.children.is_empty()
        && section.word_count <= CARD
        && section.blocks.iter().all(|b| matches!(b.kind, BlockView::Paragraph { .. }))
}

/// The duties of a chapter and its sections, each once.
fn duties_of(chapter: &SectionView) -> Vec<&Fact> {
    let mut seen = BTreeSet::new();
    let children = chapter.children.iter().flat_map(|child| &child.duties);
    chapter.duties.iter().chain(children).filter(|duty| seen.insert(&duty.name)).collect()
}
