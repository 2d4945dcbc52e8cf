//! A police and crime plan as its author wrote it: typed, and every part with its place.

mod amount;
mod block;
mod front;
mod id;
mod meaning;
mod numbers;
mod page;
mod panel;
mod paper;
mod plan;
mod table;
mod translation;
mod walk;
mod words;
mod year;

pub use amount::{Amount, Basis, Unit};
pub use block::{
    Alert, AlertKind, Block, BlockKind, Chart, ChartKind, Code, Definition, Figure, Footnote, Heading, Image, Inline,
    InlineKind, Item, Link, List, Target,
};
pub use front::{
    By, Conditions, Contact, Direction, Document, GlossaryEntry, Kind, Measure, Meeting, NationalPriority, Numbering,
    Orientation, Owner, PageSettings, PageSize, Person, Power, Scope, Service, Show, Signature, Stage, Step, StepKind,
    Threat, Waiver, Zone, ZoneContent,
};
pub use id::Id;
pub use meaning::same_meaning;
pub use numbers::{index_number, section_numbers};
pub use page::{PageZone, ZoneTitle, page_words, page_zones};
pub use panel::{Decision, PanelReport, Recommendation, Response, Showing, ShownAt, Subject};
pub use paper::{InsertKind, Paper, PaperContact};
pub use plan::{Anchor, AnchorKind, Asset, Meta, PageWords, Period, Plan, Section, SectionMeta, SetAside};
pub use table::{
    Align, Cell, Column, CsvSource, Row, RowArithmetic, RowKind, SumRule, SumTerm, Table, TableRole, Term,
};
pub use translation::{Agreement, Repeated, Translation, paired};
pub use walk::{visit_blocks, visit_inline, visit_inlines, visit_tables};
pub use words::{block_text, inline_text, spaced_once};
pub use year::FinancialYear;
