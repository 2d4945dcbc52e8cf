//! Places that links lead to, and the ids that they have in the plan.

use std::collections::{BTreeMap, BTreeSet};

use planwright_docx::read::{Block, Inline};

use crate::names::Names;
use crate::plan::{Section, id_of, one_line};

/// Places by the name that the document gives them.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// To the id of a section or a heading.
    known: BTreeMap<String, String>,
    /// Headings that have an id of their own because something leads to them, by the name of their place.
    headings: BTreeMap<String, String>,
    /// Ids of headings that were given.
    taken: BTreeSet<String>,
}

impl Places {
    /// The id that a place has.
    pub(crate) fn id(&self, name: &str) -> Option<&str> {
        self.known.get(name).map(String::as_str)
    }

    /// The id of the next heading that holds this place or has these words. It is given once.
    pub(crate) fn take_heading(&mut self, name: &str) -> Option<String> {
        let id = self.headings.remove(name)?;
        // A heading has several names.
        self.taken.insert(id.clone()).then_some(id)
    }

    /// Gives an id to a place that a table or a picture has.
    pub(crate) fn give(&mut self, name: &str, id: &str) {
        self.known.insert(name.to_owned(), id.to_owned());
    }
}

/// Looks for all places that something leads to.
pub(crate) fn places(sections: &[Section], names: &mut Names, keeps_ids: bool) -> Places {
    let mut wanted = BTreeSet::new();
    sections.iter().for_each(|section| {
        each_inline(&section.blocks, &mut |inline| {
            if let Inline::Link { target, .. } = inline {
                wanted.extend(target.strip_prefix('#').map(str::to_owned));
            }
        })
    });
    let mut places = Places::default();
    for section in sections {
        let id = id_of(&section.path);
        places.known.entry(id.clone()).or_insert_with(|| id.clone());
        // What stands in the text leads to the heading above it, else to the section.
        let mut here = id.clone();
        for block in &section.blocks {
            if let Block::Heading { content, .. } = block {
                let title = one_line(content);
                let anchors: Vec<&String> = content.iter().filter_map(anchor).collect();
                let slug = planwright_core::model::Id::slug(&title).as_str().to_owned();
                let given = anchors.iter().find_map(|name| if keeps_ids { names.exactly(name) } else { None });
                let is_wanted = anchors.iter().any(|name| wanted.contains(*name)) || wanted.contains(&slug);
                here = id.clone();
                if given.is_some() || is_wanted {
                    here = given.unwrap_or_else(|| names.of(&title, "heading"));
                    for name in anchors.into_iter().chain([&title]) {
                        places.headings.insert(name.clone(), here.clone());
                    }
                    places.known.entry(slug).or_insert_with(|| here.clone());
                }
            }
            each_inline(std::slice::from_ref(block), &mut |inline| {
                if let Some(name) = anchor(inline) {
                    places.known.entry(name.clone()).or_insert_with(|| here.clone());
                }
            });
        }
        let slug = planwright_core::model::Id::slug(&section.title).as_str().to_owned();
        places.known.entry(slug).or_insert(id);
    }
    places
}

fn anchor(inline: &Inline) -> Option<&String> {
    if let Inline::Anchor(name) = inline { Some(name) } else { None }
}

/// Calls a function with each part of each line.
pub(crate) fn each_inline(blocks: &[Block], call: &mut impl FnMut(&Inline)) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content, .. } => line(content, call),
            Block::List { items, .. } => items.iter().for_each(|item| each_inline(item, call)),
            Block::Quote(blocks) | Block::Alert(_, blocks) => each_inline(blocks, call),
            Block::Definitions(entries) => {
                for (term, details) in entries {
                    line(term, call);
                    details.iter().for_each(|blocks| each_inline(blocks, call));
                }
            }
            Block::Table(table) => table.rows.iter().flatten().for_each(|cell| each_inline(&cell.blocks, call)),
            Block::Code(..) | Block::Rule | Block::Comment(_) => {}
        }
    }
}

fn line(content: &[Inline], call: &mut impl FnMut(&Inline)) {
    for inline in content {
        call(inline);
        if let Inline::Link { content, .. } = inline {
            line(content, call);
        }
    }
}
