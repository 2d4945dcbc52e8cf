//! What a document says, free of how a word processor keeps it.

/// A document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// The title among the file's properties.
    pub title: Option<String>,
    /// The language of most of it, as BCP 47.
    pub language: Option<String>,
    /// The text, in its order.
    pub blocks: Vec<Block>,
    /// Footnotes and endnotes; [`Inline::Note`] counts them from 0.
    pub notes: Vec<Vec<Block>>,
    /// Pictures; [`Image::picture`] counts them from 0.
    pub pictures: Vec<Picture>,
    /// What is not in the text as it was in the file.
    pub remarks: Vec<Remark>,
}

/// A part of the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading; 1 is the highest.
    Heading {
        /// From 1 to 9.
        level: u8,
        /// Its words.
        content: Vec<Inline>,
        /// True where the program numbers it, so that its number is not among its words.
        numbered: bool,
    },
    /// Running text.
    Paragraph {
        /// What it is for.
        role: Role,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A list.
    List {
        /// The first number of an ordered list.
        start: Option<u64>,
        /// The entries.
        items: Vec<Vec<Block>>,
    },
    /// Quoted text.
    Quote(Vec<Block>),
    /// A note, a warning and the like that is set apart; the kind is that of GitHub's alerts, in small letters.
    Alert(String, Vec<Block>),
    /// Terms and what they mean.
    Definitions(Vec<(Vec<Inline>, Vec<Vec<Block>>)>),
    /// A table.
    Table(Table),
    /// Preformatted text, with the language that it is said to be in.
    Code(Option<String>, String),
    /// A line between two parts.
    Rule,
    /// A remark to whoever edits the source, which no reader sees.
    Comment(String),
}

/// What a paragraph is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// To be read.
    #[default]
    Text,
    /// The document's title.
    Title,
    /// The line under the title.
    Subtitle,
    /// The caption of a table or a picture.
    Caption,
}

/// A table. Rows may differ in length.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// How many of the first rows are headings; none where the file does not say.
    pub header: Option<usize>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// True where the file marks the last row as that of totals.
    pub total: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// What it says.
    pub blocks: Vec<Block>,
    /// How many columns it spans; at least 1.
    pub columns: usize,
    /// True where it only continues the cell above.
    pub below: bool,
    /// True where it is set to the right.
    pub right: bool,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words that look alike.
    Text(Text),
    /// A link; `#name` leads to an [`Inline::Anchor`] of that name.
    Link {
        /// Where it leads.
        target: String,
        /// Its words.
        content: Vec<Inline>,
    },
    /// The mark of a note.
    Note(usize),
    /// A picture.
    Picture(Image),
    /// The end of a line that is meant.
    Break,
    /// A place that links lead to.
    Anchor(String),
}

/// Words that look alike.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// The words. A tab is a tab: it may part the columns of a table that somebody typed.
    pub words: String,
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub emphasis: bool,
    /// In the type of code.
    pub code: bool,
    /// The language, where it is another than the document's.
    pub language: Option<String>,
}

/// A picture's place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Image {
    /// Which of [`Document::pictures`]; none where it could not be taken out.
    pub picture: Option<usize>,
    /// The alternative text; empty where there is none.
    pub alt: String,
    /// Its caption, where it has one of its own.
    pub title: Option<String>,
}

/// A picture's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The ending of its name: `png`, `jpg` or `svg`.
    pub ending: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Something that is not in the text as it was in the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    /// What became of it.
    pub about: About,
    /// Its words, where it had some.
    pub words: String,
}

/// What a [`Remark`] is about. The order is that of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// Tracked insertions and moves, which were taken as text. Their words are in the text.
    Inserted,
    /// Words that a tracked change deletes.
    Deleted,
    /// A comment.
    Comment,
    /// Text that is hidden.
    Hidden,
    /// Words that were struck through by hand: they are in the text, without the line.
    Struck,
    /// Words that were highlighted: they are in the text, without the colour.
    Highlighted,
    /// A table of contents.
    Contents,
    /// The head of a page.
    Header,
    /// The foot of a page.
    Footer,
    /// A text box: its words are in the text.
    TextBox,
    /// A table that only arranges text: its words are in the text.
    Layout,
    /// Lists with letters or Roman numerals: they have numbers now.
    Letters,
    /// An endnote that became a footnote.
    Endnote,
    /// A chart, with the words and numbers that it was drawn from.
    Chart,
    /// A diagram.
    Diagram,
    /// A picture in a format that cannot be shown.
    Picture,
    /// Something that was put in from another file.
    Embedded,
    /// A link that cannot be kept: its words are in the text.
    Link,
    /// HTML: its words are in the text.
    Markup,
    /// Details that the program keeps about the file.
    Properties,
}

impl Document {
    /// Adds a remark.
    pub fn remark(&mut self, about: About, words: impl Into<String>) {
        self.remarks.push(Remark { about, words: words.into() });
    }
}

impl Inline {
    /// Plain words.
    #[must_use]
    pub fn words(words: impl Into<String>) -> Self {
        Self::Text(Text { words: words.into(), ..Text::default() })
    }
}

/// The words of a line, a line's end as a space; marks of notes and pictures left out.
#[must_use]
pub fn plain(content: &[Inline]) -> String {
    let mut out = String::new();
    push(content, &mut out);
    out
}

fn push(content: &[Inline], out: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) => out.push_str(&text.words),
            Inline::Link { content, .. } => push(content, out),
            Inline::Break => out.push(' '),
            Inline::Note(_) | Inline::Picture(_) | Inline::Anchor(_) => {}
        }
    }
}

/// The words of blocks, a line for each paragraph and cell.
#[must_use]
pub fn plain_blocks(blocks: &[Block]) -> String {
    let mut out = String::new();
    push_blocks(blocks, &mut out);
    out.trim_end().to_owned()
}

fn push_blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content, .. } => line(content, out),
            Block::List { items, .. } => items.iter().for_each(|item| push_blocks(item, out)),
            Block::Quote(blocks) | Block::Alert(_, blocks) => push_blocks(blocks, out),
            Block::Definitions(entries) => {
                for (term, details) in entries {
                    line(term, out);
                    details.iter().for_each(|blocks| push_blocks(blocks, out));
                }
            }
            Block::Table(table) => table.rows.iter().flatten().for_each(|cell| push_blocks(&cell.blocks, out)),
            Block::Code(_, text) => {
                out.push_str(text);
                out.push('\n');
            }
            Block::Rule | Block::Comment(_) => {}
        }
    }
}

fn line(content: &[Inline], out: &mut String) {
    push(content, out);
    out.push('\n');
}
