//! The redline: what changed between two versions of a plan.

mod blocks;
mod runs;
mod table;

use planwright_view::{ChangeTag, ChangedSection, ChangesView, DigestPart, DigestView, UnchangedView, View, Words};

use crate::body::{FURNITURE, drawn};
use crate::markup::Markup;
use crate::outputs::{Outputs, PLAN};
use crate::words::word;

/// Everything in the main element of the page.
pub(crate) fn body(view: &View, changes: &ChangesView, outputs: &Outputs) -> String {
    let mut redline = Redline::new(&view.words, outputs);
    redline.digest(&changes.digest);
    if !changes.sections.is_empty() {
        redline.contents(&changes.sections);
        redline.out.raw("<section class=\"chapter flow\" aria-labelledby=\"_by-section\">\n");
        redline.out.element("h2", &[("id", "_by-section")], &changes.heading);
        redline.out.raw("\n");
        redline.legend();
        redline.sections(&changes.sections);
        redline.out.close_line("section");
    }
    if let Some(unchanged) = &changes.unchanged {
        redline.unchanged(unchanged);
    }
    redline.out.into_string()
}

/// Writes a redline.
struct Redline<'a> {
    words: &'a Words,
    outputs: &'a Outputs,
    /// What is said before and after words that were added, and those that were deleted.
    added: (String, String),
    removed: (String, String),
    out: Markup,
}

impl<'a> Redline<'a> {
    fn new(words: &'a Words, outputs: &'a Outputs) -> Self {
        let round = |key: &str| {
            let words = word(words, key);
            words.split_once("{words}").map_or_else(|| (words.to_owned(), String::new()), |(a, b)| (a.into(), b.into()))
        };
        let (added, removed) = (round("redline_added"), round("redline_removed"));
        Self { words, outputs, added, removed, out: Markup::default() }
    }

    fn word(&self, key: &str) -> String {
        self.words.get(key).cloned().unwrap_or_else(|| key.to_owned())
    }

    fn digest(&mut self, digest: &DigestView) {
        self.out.raw("<section class=\"digest\" aria-labelledby=\"_digest\">\n");
        self.out.element("h2", &[("id", "_digest")], &digest.title);
        if !digest.tally.is_empty() {
            self.out.raw("\n<dl class=\"tally\">\n");
            for count in &digest.tally {
                self.out.open("div", &[]);
                self.out.element("dt", &[], &count.label);
                self.out.element("dd", &[], &count.count);
                self.out.close_line("div");
            }
            self.out.close_line("dl");
        }
        if !digest.lines.is_empty() {
            self.out.raw("<ul class=\"digest-list\">\n");
            for line in &digest.lines {
                self.out.open("li", &[]);
                self.tag(&line.tag);
                self.out.raw(" <span>");
                line.parts.iter().for_each(|part| self.part(part));
                if let Some(place) = &line.place {
                    self.out.raw(" ");
                    self.out.element("a", &[("href", &format!("#{}", place.id))], &place.title);
                }
                self.out.raw("</span>");
                self.out.close_line("li");
            }
            self.out.close_line("ul");
        }
        self.out.element("p", &[("class", "at-end")], &digest.end);
        self.out.raw("\n");
        self.out.close_line("section");
    }

    /// A piece of a sentence: a section that it names is led to by its name.
    fn part(&mut self, part: &DigestPart) {
        if let Some(lang) = &part.lang {
            self.out.open("span", &[("lang", lang)]);
        }
        match &part.place {
            Some(place) => self.out.element("a", &[("href", &format!("#{place}"))], &part.text),
            None if part.kept => self.out.element("span", &[("class", "kept")], &part.text),
            None => self.out.text(&part.text),
        }
        if part.lang.is_some() {
            self.out.close("span");
        }
    }

    /// A line for each section that changed.
    fn contents(&mut self, sections: &[ChangedSection]) {
        self.out.open("nav", &[("class", "changed"), ("aria-labelledby", "_changed"), FURNITURE]);
        let title = self.word("redline_contents");
        self.out.raw("\n");
        self.out.element("h2", &[("id", "_changed")], &title);
        self.out.raw("\n<ol>\n");
        for section in sections {
            self.out.open("li", &[]);
            self.out.element("a", &[("href", &format!("#{}", section.id))], &section.title);
            let tags: Vec<&str> = section.tags.iter().map(|tag| tag.label.as_str()).collect();
            self.out.raw(" ");
            self.out.element("span", &[("class", "kinds")], &tags.join(", "));
            self.out.close_line("li");
        }
        self.out.raw("</ol>\n");
        self.out.close_line("nav");
    }

    /// How changes are marked, each marked so; and the keys that lead from one to the next, which take the script.
    fn legend(&mut self) {
        let label = self.word("redline_legend");
        self.out.open("ul", &[("class", "legend"), ("aria-label", &label)]);
        let (added, removed) = (self.word("redline_sample_added"), self.word("redline_sample_removed"));
        self.out.raw("\n<li>");
        self.marked("ins", |out| out.out.text(&added));
        let how = self.word("redline_legend_added");
        self.out.raw(" ");
        self.out.text(&how);
        self.out.raw("</li>\n<li>");
        self.marked("del", |out| out.out.text(&removed));
        let how = self.word("redline_legend_removed");
        self.out.raw(" ");
        self.out.text(&how);
        self.out.raw("</li>\n<li>");
        self.tag(&ChangeTag { name: "moved".to_owned(), label: self.word("redline_tag_moved") });
        let how = self.word("redline_legend_moved");
        self.out.raw(" ");
        self.out.text(&how);
        self.out.raw("</li>\n");
        self.out.close_line("ul");
        let keys = self.word("redline_keys");
        self.out.element("p", &[("class", "keys"), ("hidden", ""), FURNITURE], &keys);
        self.out.raw("\n");
    }

    fn sections(&mut self, sections: &[ChangedSection]) {
        for (at, section) in sections.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| sections.get(at));
            self.section(section, before, sections.get(at + 1));
        }
    }

    fn section(&mut self, section: &ChangedSection, before: Option<&ChangedSection>, after: Option<&ChangedSection>) {
        let class = if section.moved { "change moved" } else { "change" };
        let title_id = format!("_t-{}", section.id);
        self.out.open("section", &[("class", class), ("id", &section.id), ("aria-labelledby", &title_id)]);
        self.out.raw("\n<header>\n");
        self.out.open("h3", &[("id", &title_id)]);
        self.out.title(&section.title);
        self.out.close_line("h3");
        if !section.tags.is_empty() {
            self.out.raw("<p class=\"tags\">");
            for (n, tag) in section.tags.iter().enumerate() {
                if n > 0 {
                    self.out.raw(" ");
                }
                self.tag(tag);
            }
            self.out.raw("</p>\n");
        }
        for was in &section.was {
            self.out.element("p", &[("class", "was")], was);
            self.out.raw("\n");
        }
        self.ways(section, before, after);
        self.out.raw("</header>\n<div class=\"flow\">\n");
        self.fields(&section.fields);
        self.blocks(&section.blocks);
        self.notices(&section.notices);
        self.out.close_line("div");
        self.out.close_line("section");
    }

    /// The ways from a section: to the one before, to the next, and to the plan.
    fn ways(&mut self, section: &ChangedSection, before: Option<&ChangedSection>, after: Option<&ChangedSection>) {
        let there = section.section.as_ref().filter(|_| self.outputs.index_html).map(|id| format!("{PLAN}#{id}"));
        let way = |section: Option<&ChangedSection>, key: &str| {
            Some((format!("#{}", section?.id), key.to_owned(), section.map(|section| section.title.clone())))
        };
        let ways = [
            way(before, "redline_previous"),
            way(after, "redline_next"),
            there.map(|href| (href, "redline_in_the_plan".to_owned(), Some(section.title.clone()))),
        ];
        self.out.open("p", &[("class", "ways"), FURNITURE]);
        for (n, (href, key, title)) in ways.into_iter().flatten().enumerate() {
            if n > 0 {
                self.out.raw(" ");
            }
            let words = self.word(&key);
            self.out.open("a", &[("href", &href)]);
            self.out.text(&words);
            if let Some(title) = title {
                // Heard alone, links are told apart by what they lead to.
                self.out.element("span", &[("class", "vh")], &format!(": {title}"));
            }
            self.out.close("a");
        }
        self.out.close_line("p");
    }

    fn unchanged(&mut self, unchanged: &UnchangedView) {
        self.out.raw("<section class=\"chapter flow\" aria-labelledby=\"_unchanged\">\n");
        self.out.element("h2", &[("id", "_unchanged")], &unchanged.heading);
        self.out.raw("\n<details class=\"same\">\n");
        self.out.element("summary", &[], &unchanged.summary);
        self.out.raw("\n<ul>\n");
        for title in &unchanged.titles {
            self.out.element("li", &[], title);
            self.out.raw("\n");
        }
        self.out.raw("</ul>\n");
        self.out.close_line("details");
        self.out.close_line("section");
    }

    /// A kind of change, with its drawing.
    fn tag(&mut self, tag: &ChangeTag) {
        self.out.open("span", &[("class", &format!("tag {}", tag.name))]);
        self.out.raw(&drawn(icon_of(&tag.name)));
        self.out.text(&tag.label);
        self.out.close("span");
    }
}

/// The drawing of a kind of change.
fn icon_of(tag: &str) -> &'static str {
    match tag {
        "duty" | "weaker" | "withdrawn" | "reversed" | "sum" | "wrong" => "warning",
        "duty-met" | "stronger" | "mended" => "met",
        "figure" => "sum",
        "added" => "plus",
        "removed" => "not-applicable",
        "split" | "merged" | "moved" | "order" => "move",
        "measure" => "performance",
        "answer" => "mentioned",
        "waiver" => "waived",
        "table" | "list" | "page" => "list",
        _ => "pen",
    }
}
