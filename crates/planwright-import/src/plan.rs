//! Which parts of a document become which files.

use planwright_docx::read::{Block, Inline, Picture, Remark, plain, plain_blocks};

use crate::by_number;
use crate::cover::{self, Cover};
use crate::guess::kinds::Kind;
use crate::guess::{Guess, kinds};
use crate::links::{self, Places};
use crate::names::{Names, short};
use crate::outline::{Outline, Part};
use crate::planner::Planner;
use crate::sort::Sort;

/// A plan, ready to be written.
#[derive(Debug)]
pub(crate) struct Planned {
    pub(crate) meta: Meta,
    /// The body of `plan.md`.
    pub(crate) foreword: Vec<Block>,
    pub(crate) sections: Vec<Section>,
    pub(crate) notes: Vec<Vec<Block>>,
    pub(crate) pictures: Vec<Picture>,
    pub(crate) remarks: Vec<Remark>,
    pub(crate) guesses: Vec<Guess>,
    pub(crate) changes: Vec<String>,
    /// What was left out, a line each.
    pub(crate) left_out: Vec<(String, String)>,
    pub(crate) todo: Vec<String>,
    pub(crate) names: Names,
    pub(crate) places: Places,
    /// True where ids that the source gives are kept.
    pub(crate) keeps_ids: bool,
}

/// The front matter of `plan.md`.
#[derive(Debug, Default)]
pub(crate) struct Meta {
    pub(crate) title: String,
    pub(crate) subtitle: Option<String>,
    pub(crate) summary: Option<String>,
    pub(crate) area: Option<String>,
    pub(crate) profile: &'static str,
    /// First and last year.
    pub(crate) period: Option<(u16, u16)>,
    pub(crate) version: Option<String>,
    pub(crate) issuer: Option<String>,
    pub(crate) chief_officer: Option<String>,
    pub(crate) numbering: Option<&'static str>,
    pub(crate) lang: Option<String>,
    /// Abbreviations and terms, and what they mean.
    pub(crate) glossary: Vec<(String, String)>,
}

/// A file of the plan.
#[derive(Debug)]
pub(crate) struct Section {
    /// `05-priorities/1-put-victims-first.md`.
    pub(crate) path: String,
    pub(crate) title: String,
    pub(crate) kind: Kind,
    pub(crate) satisfies: Vec<(&'static str, String)>,
    pub(crate) blocks: Vec<Block>,
}

impl Section {
    /// The way from the file to the plan's folder.
    pub(crate) fn up(&self) -> &'static str {
        if self.path.contains('/') { "../" } else { "" }
    }
}

/// Decides what becomes of each part.
pub(crate) fn plan(outline: Outline) -> Planned {
    let mut planner = Planner::new(&outline);
    let texts = Gathered::of(&outline);
    let by_number = by_number::todo(&outline);
    let Outline { title, subtitle, front, chapters, notes, pictures, remarks, changes, sort, title_from, language } =
        outline;
    let title = one_line(&title);
    planner.guesses.push(Guess::new(format!("the title is “{title}”"), title_from.to_owned()));
    let has_foreword = chapters.iter().any(|part| kinds::of_chapter(&part.name(), "", "", false).kind == "foreword");
    let Cover { version, issuer, chief_officer, summary, foreword, about, left_out } =
        cover::cover(front, has_foreword);
    planner.changes.extend(changes);
    planner.left_out.extend(left_out);
    planner.chapters(chapters, about);
    let meta = planner.meta(title, one_line(&subtitle), &texts);
    let meta = Meta { version, issuer, chief_officer, summary, lang: language.and_then(welsh), ..meta };
    if !foreword.is_empty() {
        planner.guesses.push(Guess::new(
            "what stands before the first heading is the commissioner's foreword",
            "it speaks as “I”. It is the text of plan.md",
        ));
    }
    planner.duties(meta.profile);
    planner.todo.extend(by_number);
    let places = links::places(&planner.sections, &mut planner.names, planner.keeps_ids);
    Planned {
        meta,
        foreword,
        sections: planner.sections,
        notes,
        pictures,
        remarks,
        guesses: planner.guesses,
        changes: planner.changes,
        left_out: planner.left_out,
        todo: planner.todo,
        names: planner.names,
        places,
        keeps_ids: sort == Sort::Markdown,
    }
}

/// Documents in Welsh are said to be; English is what a plan is in where it does not say.
fn welsh(language: String) -> Option<String> {
    language.starts_with("cy").then(|| "cy".to_owned())
}

/// The words of a line, divided by single spaces.
pub(crate) fn one_line(content: &[Inline]) -> String {
    plain(content).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The texts that guesses are made from.
pub(crate) struct Gathered {
    pub(crate) cover: String,
    pub(crate) titles: String,
    pub(crate) all: String,
}

impl Gathered {
    fn of(outline: &Outline) -> Self {
        let front = plain_blocks(&outline.front);
        let cover = format!("{}\n{}\n{}\n", one_line(&outline.title), one_line(&outline.subtitle), front);
        let (mut titles, mut all) = (String::new(), cover.clone());
        outline.chapters.iter().for_each(|part| gather(part, &mut titles, &mut all));
        Self { cover, titles, all }
    }
}

/// Adds the titles and the text of a part and all that are in it.
pub(crate) fn gather(part: &Part, titles: &mut String, all: &mut String) {
    let title = part.name() + "\n";
    titles.push_str(&title);
    all.push_str(&title);
    all.push_str(&plain_blocks(&part.blocks));
    all.push('\n');
    part.parts.iter().for_each(|part| gather(part, titles, all));
}

/// The id of a section, by its path.
pub(crate) fn id_of(path: &str) -> String {
    let stem = path.strip_suffix("/index.md").or_else(|| path.strip_suffix(".md")).unwrap_or(path);
    let stem = stem.rsplit('/').next().unwrap_or(stem);
    let rest = stem.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() == stem.len() { stem.to_owned() } else { rest.trim_start_matches('-').to_owned() }
}

/// An id for a caption or a picture.
pub(crate) fn own_id(names: &mut Names, kind: &str, words: &str) -> String {
    let slug = short(words);
    let slug = slug.split('-').take(5).collect::<Vec<_>>().join("-");
    names.fresh(if slug.is_empty() { kind.to_owned() } else { format!("{kind}-{slug}") }.as_str())
}
