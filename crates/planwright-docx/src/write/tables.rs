//! Tables.

use planwright_view::{ColumnKind, RowView, TableView, VInline, plain};

use super::document::{Document, Place};
use super::paragraph::{Look, Paragraph};
use super::sheet::{FULL, HANG, TEXT, TURNED};
use super::tracked::{Mark, Passage};
use super::widths::{self, Column};

/// Half points of a table's type, and of one with many columns.
const TYPE: i32 = 19;
const SMALL: i32 = 17;

/// From so many columns on, a table's type is small.
const MANY: usize = 8;

/// A row with a cell longer than this may be split over pages: no page could hold it whole.
const LONG_CELL: usize = 1_800;

/// Tables of so many rows or fewer are kept on one page.
const SHORT_TABLE: usize = 12;

/// A table of any kind, ready to be written.
pub(super) struct Grid<'a> {
    /// Read aloud before the table: what it is.
    pub(super) title: String,
    pub(super) columns: Vec<Column>,
    pub(super) header: Vec<Cell<'a>>,
    pub(super) rows: Vec<Row<'a>>,
    /// The style of the table.
    pub(super) style: &'static str,
    /// The name of the place, where no caption carries it.
    pub(super) name: Option<String>,
    /// What became of each column; none stands for those that stay.
    pub(super) marks: Vec<Option<Mark>>,
}

/// A row of a table.
pub(super) struct Row<'a> {
    pub(super) kind: RowKind,
    pub(super) cells: Vec<Cell<'a>>,
    /// What became of it, where it does not stay.
    pub(super) mark: Option<Mark>,
    /// How many columns a label over rows spans, where those are not all that are shown.
    pub(super) span: Option<usize>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowKind {
    Plain,
    Total,
    /// A label over the rows that follow.
    Over,
}

/// What stands in a cell.
#[derive(Clone, Copy)]
pub(super) enum Cell<'a> {
    Inlines(&'a [VInline]),
    Words(&'a str),
    /// The words of two versions.
    Passage(&'a Passage),
}

impl Cell<'_> {
    fn plain(self) -> String {
        match self {
            Cell::Inlines(content) => plain(content),
            Cell::Words(words) => words.to_owned(),
            Cell::Passage(passage) => passage.plain(),
        }
    }

    fn length(self) -> usize {
        self.plain().chars().count()
    }
}

impl Document<'_> {
    pub(super) fn table(&mut self, table: &TableView, place: Place) {
        let name = self.names.get(&table.id);
        let captioned = table.caption.is_some() || table.label.is_some();
        if captioned {
            let hangs = !place.nested && !self.turned && is_broad(&grid(table));
            let indent = if hangs { -HANG } else { place.indent };
            let caption = Paragraph { keep_next: true, ..Paragraph::of("Caption").at(indent) };
            self.caption_of(table, caption);
        }
        let mut grid = grid(table);
        grid.name = name.filter(|_| !captioned);
        if grid.title.is_empty() {
            grid.title = self.word("table");
        }
        self.grid(&grid, place);
    }

    /// Writes a table's caption, which carries the name of its place.
    pub(super) fn caption_of(&mut self, table: &TableView, paragraph: Paragraph) {
        let name = self.names.get(&table.id);
        self.paragraph(paragraph, |doc| {
            doc.bookmarked(name.as_deref(), |doc| {
                doc.label(table.label.as_deref());
                doc.inlines(table.caption.as_deref().unwrap_or_default(), &Look::default());
                if let Some(unit) = &table.unit {
                    doc.run(&Look::styled("Unit"), &format!("  {unit}"));
                }
            });
        });
    }

    /// Writes a table and the space after it, which also keeps it apart from the next.
    pub(super) fn grid(&mut self, grid: &Grid<'_>, place: Place) {
        let (indent, available) = if place.nested {
            (place.indent, (TEXT - place.indent).max(TEXT / 4))
        } else if self.turned {
            (0, TURNED)
        } else if is_broad(grid) {
            (-HANG, FULL)
        } else {
            (0, TEXT)
        };
        let size = type_of(grid, available);
        let widths = widths::widths(&grid.columns, size, available);
        self.out.open("w:tbl", &[]);
        self.table_properties(grid, indent, available);
        self.out.open("w:tblGrid", &[]);
        for width in &widths {
            self.out.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        self.out.close();
        let set = Set { columns: &grid.columns, widths: &widths, small: size < TYPE, marks: &grid.marks };
        self.header_row(grid, &set);
        let keeps = grid.rows.len() <= SHORT_TABLE;
        for (at, row) in grid.rows.iter().enumerate() {
            let keep = row.kind == RowKind::Over || keeps && at + 1 < grid.rows.len();
            self.marked_row(row, &set, keep);
        }
        self.out.close();
        self.block_end();
    }

    fn table_properties(&mut self, grid: &Grid<'_>, indent: i32, width: i32) {
        let out = &mut self.out;
        out.open("w:tblPr", &[]).val("w:tblStyle", grid.style);
        out.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        out.empty("w:tblInd", &[("w:w", &indent.to_string()), ("w:type", "dxa")]);
        out.empty("w:tblLayout", &[("w:type", "fixed")]);
        out.empty(
            "w:tblLook",
            &[
                ("w:val", "00A0"),
                ("w:firstRow", "1"),
                ("w:lastRow", "0"),
                ("w:firstColumn", "1"),
                ("w:lastColumn", "0"),
                ("w:noHBand", "0"),
                ("w:noVBand", "0"),
            ],
        );
        out.val("w:tblCaption", &grid.title).close();
    }

    fn header_row(&mut self, grid: &Grid<'_>, set: &Set<'_>) {
        self.out.open("w:tr", &[]);
        self.out.open("w:trPr", &[]).empty("w:cantSplit", &[]).empty("w:tblHeader", &[]);
        self.row_mark();
        self.out.close();
        for (at, cell) in grid.header.iter().enumerate() {
            self.out.open("w:tc", &[]).open("w:tcPr", &[]);
            set.width(self, at, 1);
            self.out.val("w:vAlign", "bottom");
            self.cell_mark(set.mark(at));
            self.out.close();
            let paragraph =
                Paragraph { keep_next: true, align: set.align(at), ..Paragraph::of(set.style("TableHeading")) };
            let name = grid.name.as_deref().filter(|_| at == 0);
            self.paragraph(paragraph, |doc| doc.bookmarked(name, |doc| doc.cell(*cell, &Look::default())));
            self.out.close();
        }
        self.out.close();
    }

    /// Writes a row as what became of it.
    fn marked_row(&mut self, row: &Row<'_>, set: &Set<'_>, keep: bool) {
        match row.mark {
            Some(Mark::Deleted | Mark::MovedAway) => self.gone(Mark::Deleted, |doc| doc.row(row, set, keep)),
            Some(_) => self.come(Mark::Inserted, |doc| doc.row(row, set, keep)),
            None => self.row(row, set, keep),
        }
    }

    fn row(&mut self, row: &Row<'_>, set: &Set<'_>, keep: bool) {
        self.out.open("w:tr", &[]);
        let whole = row.cells.iter().all(|cell| cell.length() <= LONG_CELL);
        let (span, cells) = match (row.kind, row.cells.as_slice()) {
            (RowKind::Over, [first, ..]) => {
                (row.span.unwrap_or(set.widths.len()).clamp(1, set.widths.len()), std::slice::from_ref(first))
            }
            (_, cells) => (1, cells),
        };
        let rest = if row.kind == RowKind::Over { set.widths.len() - span } else { 0 };
        if whole || rest > 0 || self.is_marked() {
            self.out.open("w:trPr", &[]);
            if rest > 0 {
                self.out.val("w:gridAfter", &rest.to_string());
            }
            if whole {
                self.out.empty("w:cantSplit", &[]);
            }
            self.row_mark();
            self.out.close();
        }
        let look = Look { bold: row.kind == RowKind::Total, ..Look::default() };
        for (at, cell) in cells.iter().enumerate() {
            self.out.open("w:tc", &[]).open("w:tcPr", &[]);
            set.width(self, at, span);
            if row.kind == RowKind::Total {
                self.total_borders();
            }
            // A label over rows goes and comes with its row alone.
            self.cell_mark(set.mark(at).filter(|_| row.kind != RowKind::Over));
            self.out.close();
            let (style, align) = if row.kind == RowKind::Over {
                (set.style("TableOver"), None)
            } else {
                (set.style("TableText"), set.align(at))
            };
            let paragraph = Paragraph { keep_next: keep, align, ..Paragraph::of(style) };
            self.paragraph(paragraph, |doc| doc.cell(*cell, &look));
            self.out.close();
        }
        self.out.close();
    }

    /// A total stands between two firm lines.
    fn total_borders(&mut self) {
        let ink = self.palette.ink.clone();
        let line = [("w:val", "single"), ("w:sz", "8"), ("w:space", "0"), ("w:color", ink.as_str())];
        self.out.open("w:tcBorders", &[]).empty("w:top", &line).empty("w:bottom", &line).close();
    }

    fn cell(&mut self, cell: Cell<'_>, look: &Look) {
        match cell {
            Cell::Inlines(content) => self.inlines(content, look),
            Cell::Words(words) => self.run(look, words),
            Cell::Passage(passage) => self.passage(passage, look),
        }
    }
}

/// How the cells of a table are set.
struct Set<'a> {
    columns: &'a [Column],
    widths: &'a [i32],
    small: bool,
    marks: &'a [Option<Mark>],
}

impl Set<'_> {
    fn width(&self, doc: &mut Document<'_>, at: usize, span: usize) {
        let width: i32 = self.widths.iter().skip(at).take(span).sum();
        doc.out.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        if span > 1 {
            doc.out.val("w:gridSpan", &span.to_string());
        }
    }

    /// What became of a column.
    fn mark(&self, at: usize) -> Option<Mark> {
        self.marks.get(at).copied().flatten()
    }

    fn align(&self, at: usize) -> Option<&'static str> {
        match self.columns.get(at).map(|column| column.kind) {
            Some(ColumnKind::Amount) => Some("right"),
            Some(ColumnKind::Center) => Some("center"),
            _ => None,
        }
    }

    fn style(&self, style: &'static str) -> &'static str {
        match style {
            "TableText" if self.small => "TableTextSmall",
            "TableHeading" if self.small => "TableHeadingSmall",
            style => style,
        }
    }
}

pub(super) fn grid(table: &TableView) -> Grid<'_> {
    Grid {
        title: table.caption.as_deref().map(plain).unwrap_or_default(),
        columns: (0..table.columns.len()).map(|at| measured(table, at)).collect(),
        header: table.header.iter().map(|cell| Cell::Inlines(&cell.content)).collect(),
        rows: table.rows.iter().map(row_of).collect(),
        style: "PlanTable",
        name: None,
        marks: Vec::new(),
    }
}

/// What a row of the view is.
pub(super) fn row_kind(row: &RowView) -> RowKind {
    match row.kind.as_str() {
        "total" => RowKind::Total,
        "heading" => RowKind::Over,
        _ => RowKind::Plain,
    }
}

fn row_of(row: &RowView) -> Row<'_> {
    Row {
        kind: row_kind(row),
        cells: row.cells.iter().map(|cell| Cell::Inlines(&cell.content)).collect(),
        mark: None,
        span: None,
    }
}

/// What a column must hold: header and rows; a label over rows spans all columns and counts for none.
fn measured(table: &TableView, at: usize) -> Column {
    let rows = table.rows.iter().filter(|row| row.kind != "heading").filter_map(|row| row.cells.get(at));
    let mut column = Column { kind: table.columns[at], least: 0, wish: 0 };
    for cell in table.header.get(at).into_iter().chain(rows) {
        column.holds(&plain(&cell.content), cell.amount);
    }
    column
}

impl Column {
    /// Makes room for a cell's words.
    pub(super) fn holds(&mut self, words: &str, whole: bool) {
        let length = words.chars().count();
        let longest = words.split([' ', '\n', '\t', '-', '/', '@']).map(|word| word.chars().count() + 1).max();
        self.wish = self.wish.max(length);
        self.least = self.least.max(if whole { length } else { longest.unwrap_or(0).min(length) });
    }
}

/// True where the sheet is turned for a table: its author says so, or not even its longest words would stand side by side.
pub(super) fn turns(table: &TableView) -> bool {
    let grid = grid(table);
    table.wide || widths::least(&grid.columns, usual_type(&grid)) > FULL
}

/// True where a table reads better if it also takes what stands left of the text.
pub(super) fn is_broad(grid: &Grid<'_>) -> bool {
    let like: usize = grid.columns.iter().map(|column| column.wish.min(32)).sum();
    grid.columns.len() > 4 || like > 90 || widths::least(&grid.columns, usual_type(grid)) > TEXT
}

fn usual_type(grid: &Grid<'_>) -> i32 {
    if grid.columns.len() >= MANY { SMALL } else { TYPE }
}

/// The type in which the table goes into a width, if any.
fn type_of(grid: &Grid<'_>, available: i32) -> i32 {
    if widths::least(&grid.columns, TYPE) > available { SMALL } else { usual_type(grid) }
}
