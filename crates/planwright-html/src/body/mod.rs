//! The body of a plan: sections, glossary and notes as HTML.

mod blocks;
mod chart;
mod clauses;
mod columns;
mod ends;
mod icon;
mod inlines;
mod notes;
mod records;
mod section;
mod table;
mod texture;

use std::collections::{BTreeMap, BTreeSet};

use planwright_view::theme::Theme;
use planwright_view::{ChartView, NoteView, PaperView, Picture, SectionView, View, defined_ids};

use crate::markup::Markup;
pub(crate) use icon::{drawn, sprite};

use crate::outputs::{Outputs, PLAN};

/// Marks an element whose words are no words of the plan.
pub(crate) const FURNITURE: (&str, &str) = ("data-furniture", "");

/// Where the body will stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting {
    /// In a page of the theme: icons are on the page, colours in its style sheet.
    Page,
    /// In somebody else's page: nothing is round it.
    Fragment,
    /// In a page of the theme beside the plan, which has no contents.
    Beside,
}

/// Writes the body of a plan.
pub(crate) struct Writer<'a> {
    view: &'a View,
    theme: &'a Theme,
    outputs: &'a Outputs,
    setting: Setting,
    pictures: BTreeMap<&'a str, &'a Picture>,
    /// The footnotes of the document.
    notes: &'a [NoteView],
    /// Inside a link, where no other link may stand.
    in_link: bool,
    /// Marks of notes met inside a link, to be written after it.
    held_marks: Vec<(u32, String)>,
    /// True on a page beside the plan: references lead to the plan's page.
    beside: bool,
    /// The ids of the document itself, where it is a page beside the plan that leads into itself too.
    own: BTreeSet<String>,
    /// The way from the page's folder to that of the plan's outputs.
    root: &'static str,
    out: Markup,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(view: &'a View, theme: &'a Theme, outputs: &'a Outputs, setting: Setting) -> Self {
        let pictures = view.pictures.iter().map(|p| (p.name.as_str(), p)).collect();
        Self {
            view,
            theme,
            outputs,
            setting,
            pictures,
            notes: &view.notes,
            in_link: false,
            held_marks: Vec::new(),
            beside: false,
            own: BTreeSet::new(),
            root: "",
            out: Markup::default(),
        }
    }

    /// Everything in the main element of the plan.
    pub(crate) fn plan(mut self) -> String {
        for chapter in &self.view.sections {
            self.section(chapter);
        }
        self.glossary();
        self.notes();
        self.out.into_string()
    }

    /// Everything in the main element of a page beside the plan: what stands under its title, its
    /// sections and its footnotes.
    pub(crate) fn beside(mut self, section: &SectionView, notes: &'a [NoteView]) -> String {
        self.beside = true;
        self.notes = notes;
        self.out.raw("<div class=\"flow\">\n");
        self.blocks(&section.blocks, section.level);
        self.out.close_line("div");
        for child in &section.children {
            self.section(child);
        }
        self.notes();
        self.out.into_string()
    }

    /// Everything in the main element of a paper: its head, its parts and its footnotes.
    pub(crate) fn paper(mut self, paper: &'a PaperView) -> String {
        self.beside = true;
        self.root = "../";
        self.notes = &paper.notes;
        self.own = defined_ids(std::slice::from_ref(&paper.section), &paper.notes);
        self.facts(&paper.facts);
        paper.head().for_each(|part| self.section(part));
        if !paper.section.blocks.is_empty() {
            self.out.raw("<div class=\"flow\">\n");
            self.blocks(&paper.section.blocks, paper.section.level);
            self.out.close_line("div");
        }
        paper.parts().for_each(|part| self.section(part));
        self.notes();
        self.out.into_string()
    }

    /// Where a reference leads: into this page, or to the plan's where this build makes it.
    fn place_of(&self, id: &str) -> Option<String> {
        if !self.beside || self.own.contains(id) {
            return Some(format!("#{id}"));
        }
        let is_there = self.setting != Setting::Beside || self.outputs.index_html;
        is_there.then(|| format!("{}{PLAN}#{id}", self.root))
    }

    /// A chart on a page beside the plan.
    pub(crate) fn zone_chart(mut self, chart: &ChartView) -> String {
        self.beside = true;
        self.drawing(chart);
        self.out.into_string()
    }

    /// A word of the tool's own.
    fn word(&self, key: &'a str) -> &'a str {
        crate::words::word(&self.view.words, key)
    }
}
