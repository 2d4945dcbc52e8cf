//! A plan as what is compared: parts, units of text and entries of lists, all in tokens.

mod dates;
mod entries;
mod flat;
mod intern;
mod parts;
mod table;
mod token;
mod tokens;
mod units;

use planwright_core::Span;
use planwright_core::model::{AlertKind, Id, Kind};

pub(crate) use self::intern::{Interner, fold};
pub(crate) use self::table::{TableRow, TableUnit};
pub use self::token::{Style, Token, TokenKind, text_of};
pub(crate) use self::tokens::{Reading, link_key};

/// How an entry of a list is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bullet {
    /// A point.
    Point,
    /// Its number.
    Number(u64),
}

/// What a unit stands within.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Setting {
    /// How many lists it stands in.
    pub depth: u8,
    /// The mark of the entry that it begins; none where it goes on with one.
    pub bullet: Option<Bullet>,
    /// How many quotations it stands in.
    pub quoted: u8,
    /// The box that it stands in.
    pub alert: Option<AlertKind>,
    /// True for what a term means.
    pub detail: bool,
}

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Running text.
    Paragraph,
    /// A heading in a body, with the number of `#`.
    Heading(u8),
    /// What a box is: a note, a warning.
    AlertTitle,
    /// A term that is explained.
    Term,
    /// Preformatted text.
    Code,
    /// A table.
    Table,
    /// A picture of its own.
    Figure,
    /// A chart: its words. Its numbers are those of a table.
    Chart,
    /// A thematic break.
    Rule,
    /// A footnote.
    Footnote,
}

/// The least part of a body that is matched as a whole.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    pub(crate) shape: Shape,
    pub(crate) setting: Setting,
    pub(crate) span: Span,
    /// Its words; for a table, those of its caption.
    pub(crate) tokens: Vec<Token>,
    pub(crate) table: Option<Box<TableUnit>>,
}

impl Unit {
    /// The keys of its tokens, and of all cells.
    pub(crate) fn keys(&self) -> impl Iterator<Item = u32> + '_ {
        let cells = self.table.iter().flat_map(|table| table.cells()).flatten();
        self.tokens.iter().chain(cells).map(|token| token.key)
    }

    /// Its tokens, and those of all cells.
    pub(crate) fn tokens_mut(&mut self) -> impl Iterator<Item = &mut Token> {
        let cells = self.table.iter_mut().flat_map(|table| table.cells_mut()).flatten();
        self.tokens.iter_mut().chain(cells)
    }

    /// True for an entry of a list.
    pub(crate) fn is_item(&self) -> bool {
        self.setting.bullet.is_some()
    }
}

/// A value of front matter by its name.
#[derive(Debug, Clone)]
pub(crate) struct Value {
    /// The key, as it is written: `target`, `period.from`.
    pub(crate) key: String,
    pub(crate) span: Span,
    pub(crate) tokens: Vec<Token>,
}

/// Which list of front matter an entry belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// Measures of a section.
    Measure,
    /// Meetings at which the chief officer reports.
    Meeting,
    /// Services that are provided or arranged.
    Service,
    /// National threats.
    Threat,
    /// National priorities.
    NationalPriority,
    /// Steps of the record.
    Step,
    /// What is set aside.
    Waiver,
    /// Words of the glossary.
    Glossary,
    /// Recommendations of the panel.
    Recommendation,
}

/// An entry of a list of front matter.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) list: List,
    /// By what versions match it: its id, else its name.
    pub(crate) key: String,
    /// What it is called.
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) values: Vec<Value>,
}

/// A chapter or a section; the plan itself is the first.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// None for the plan itself.
    pub(crate) id: Option<Id>,
    pub(crate) kind: Option<Kind>,
    /// The chapter that it stands in, by its place.
    pub(crate) parent: Option<usize>,
    pub(crate) span: Span,
    pub(crate) title: Vec<Token>,
    pub(crate) fields: Vec<Value>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) units: Vec<Unit>,
}

impl Part {
    /// The keys of everything in it but its title.
    pub(crate) fn keys(&self) -> Vec<u32> {
        let fields = self.fields.iter().filter(|field| field.key == "summary").flat_map(|field| &field.tokens);
        let entries = self.entries.iter().flat_map(|entry| &entry.values).flat_map(|value| &value.tokens);
        let texts = fields.chain(entries).map(|token| token.key);
        texts.chain(self.units.iter().flat_map(Unit::keys)).collect()
    }
}

/// A version of a plan.
#[derive(Debug, Clone)]
pub(crate) struct Content {
    pub(crate) parts: Vec<Part>,
}
