//! What every reader of a plan gives: its words, and what holds them.

use std::rc::Rc;

use crate::normal;

/// A word, and the heading that it stands under.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) under: Rc<str>,
}

/// Words in the order of reading.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    pub(crate) list: Vec<Word>,
    pub(crate) heading: Rc<str>,
}

impl Default for Words {
    fn default() -> Self {
        Self { list: Vec::new(), heading: Rc::from("the beginning") }
    }
}

impl Words {
    pub(crate) fn push(&mut self, text: &str) {
        for text in normal::words(text) {
            match self.list.last_mut() {
                // Where a line ends within words that are written from right to left, they are put in order once more.
                Some(last) if last.text.chars().all(normal::is_leftward) && text.starts_with(normal::is_leftward) => {
                    last.text = normal::words(&format!("{} {text}", last.text)).concat();
                }
                _ => self.list.push(Word { text, under: Rc::clone(&self.heading) }),
            }
        }
    }

    /// Adds a heading: what follows stands under it.
    pub(crate) fn heading(&mut self, text: &str) {
        self.heading = Rc::from(normal::line(text));
        self.push(text);
    }
}

/// A cell by cell copy of a table.
pub(crate) type Table = Vec<Vec<String>>;

/// What an output is made of, beside its words. Texts are on one line and spelt alike.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Level and words.
    pub(crate) headings: Vec<(u8, String)>,
    pub(crate) tables: Vec<Table>,
    /// Address and words.
    pub(crate) links: Vec<(String, String)>,
    pub(crate) notes: Vec<String>,
    /// The alternative texts of pictures and drawings.
    pub(crate) pictures: Vec<String>,
}

/// An output as it was read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Edition {
    /// The words without the footnotes.
    pub(crate) words: Words,
    pub(crate) notes: Vec<Words>,
    pub(crate) shape: Shape,
}
