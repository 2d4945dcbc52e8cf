//! The types of the view.

mod block;
mod changes;
mod chart;
mod clause;
mod document;
mod page;
mod paper;
mod plain;
mod schema;
mod statutory;

pub use block::{
    BlockView, CellView, ColumnKind, EntryView, FigureView, InlineView, NoteView, RecordsKind, RecordsView, RowView,
    TableView, TermView, VBlock, VInline,
};
pub use changes::{
    Aside, ChangeTag, ChangedBlock, ChangedCell, ChangedColumn, ChangedField, ChangedItem, ChangedRow, ChangedSection,
    ChangedTable, ChangedTerm, ChangesView, CountView, DigestEntry, DigestPart, DigestView, Fold, MarkedRun,
    NoticeView, Piece, RunSide, TextRole, UnchangedView,
};
pub use chart::{ChartRow, ChartValue, ChartView, Tick};
pub use clause::{ClauseEntry, ClausePart, ClauseRow, ClauseView, Place, StateView, Tally};
pub use document::{
    ContactView, DocumentView, Fact, LanguageView, LanguagesView, PeriodView, Picture, SectionView, StatusView, View,
    Words,
};
pub use page::{CodeView, PageView, Run, ZoneItem, ZoneRole, ZoneView};
pub use paper::PaperView;
pub use plain::plain;
pub use schema::SCHEMA;
pub use statutory::{ResponseView, StatutoryView};
