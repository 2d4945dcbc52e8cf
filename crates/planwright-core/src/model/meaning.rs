//! Whether two plans say the same, wherever in their files they say it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::model::{
    Agreement, Alert, AlertKind, Align, Amount, Anchor, AnchorKind, Asset, Basis, Block, BlockKind, By, Cell, Chart,
    ChartKind, Code, Column, Conditions, Contact, CsvSource, Decision, Definition, Direction, Document, Figure,
    Footnote, GlossaryEntry, Heading, Id, Image, Inline, InlineKind, InsertKind, Item, Kind, Link, List, Measure,
    Meeting, Meta, NationalPriority, Numbering, Orientation, Owner, PageSettings, PageSize, PageWords, PanelReport,
    Paper, PaperContact, Period, Person, Plan, Power, Recommendation, Repeated, Response, Row, RowArithmetic, RowKind,
    Scope, Section, SectionMeta, Service, SetAside, Show, Showing, ShownAt, Signature, Stage, Step, StepKind, Subject,
    SumRule, SumTerm, Table, TableRole, Target, Term, Threat, Translation, Unit, Waiver, Zone, ZoneContent,
    spaced_once,
};
use crate::span::{FileId, Span, Spanned};

/// True where two plans say the same: they are equal but for the places of things in their files, for
/// where lines of a paragraph end, and for how many spaces stand between words. The files of both
/// must have been added to their tables of sources in the same order.
#[must_use]
pub fn same_meaning(one: &Plan, other: &Plan) -> bool {
    let (mut one, mut other) = (one.clone(), other.clone());
    one.forget_places();
    other.forget_places();
    one == other
}

/// What can be written at another place and mean the same.
trait Placed: Sized {
    /// Forgets where it stands.
    fn forget_places(&mut self);

    /// Joins things of a list that mean the same together.
    fn join(_list: &mut Vec<Self>) {}
}

/// Types without a place.
macro_rules! unplaced {
    ($($name:ty),+ $(,)?) => { $(impl Placed for $name { fn forget_places(&mut self) {} })+ };
}

/// Types whose places are those of their fields. Each field is named, so that none is forgotten.
macro_rules! placed {
    ($($name:ident { $($field:ident),+ $(,)? })+) => { $(
        impl Placed for $name {
            fn forget_places(&mut self) {
                let Self { $($field),+ } = self;
                $($field.forget_places();)+
            }
        }
    )+ };
}

unplaced! {
    String, bool, char, usize, u64, u8, Date, Decimal, FileId, Id, Arc<[u8]>,
    Agreement, AlertKind, Align, Amount, AnchorKind, Basis, By, ChartKind, Decision, Direction, Document, InsertKind,
    Kind, Numbering, Orientation, Owner, PageSize, Power, Response, RowKind, Scope, Show, Stage, StepKind, Subject,
    TableRole, Target, Unit,
}

placed! {
    Plan {
        file, path, name, meta, foreword, foreword_footnotes, sections, panel, papers, anchors, assets, set_aside,
        translations, incomplete,
    }
    Meta {
        title, area, profile_key, profile, period, status, subtitle, summary, version, document, dated, issued, varied,
        elected, issuer, chief_officer, lang, theme, numbering, index, url, contact, accessibility_statement,
        alternative_formats, record, waivers, glossary, page,
    }
    Period { span, from, to }
    Person { name, role }
    Contact { web, email, phone, address }
    Step { span, step, date, by, to, with, url, note, count }
    Waiver { span, rule, at, reason, until }
    GlossaryEntry { term, meaning }
    PageSettings { span, size, orientation, title, strapline, zones }
    Zone { span, title, content, show }
    Section { file, path, id, meta, body, footnotes, children }
    SectionMeta {
        title, kind, kind_span, summary, satisfies, page, owner, scope, measures, meetings, services, conditions,
        threats, national_priorities, signed, authors, updated,
    }
    Measure { span, id, name, source, frequency, baseline, direction, target }
    Meeting { span, name, frequency, public, chair, papers }
    Service { span, name, beneficiaries, power, provider, from, to, amount }
    Threat { id, not_here }
    NationalPriority { id, applies, why }
    Signature { name, role, portrait, asset }
    PanelReport { file, path, date, title, subject, decision, reply, replied, recommendations, body, footnotes }
    Recommendation { span, id, text, response, reply, sections, evidence }
    Showing { span, place, mentions, lacks }
    Paper {
        file, path, name, to, from, subject, date, classification, item, summary, recommendations, contact,
        attachments, body, footnotes, anchors,
    }
    PaperContact { name, role, ways }
    Anchor { kind, span, section, title }
    Asset { path, bytes }
    SetAside { folder, files }
    Repeated { key, own, original, how }
    Block { span, kind }
    Heading { level, id, given, content }
    List { start, items }
    Item { span, blocks }
    Alert { kind, marker, blocks }
    Definition { term, span, details }
    Image { path, asset, alt, title }
    Figure { id, image }
    Chart { id, kind, table, label, values, label_column, value_columns, title, alt }
    Footnote { label, blocks }
    Link { target, destination, content, number_only }
    Table {
        span, id, caption, unit, role, wide, source, columns, header, rows, sums, row_arithmetic, rows_except,
    }
    Column { align, amounts, basis }
    Cell { span, content, amount }
    Row { span, kind, cells }
    CsvSource { path, file }
    SumTerm { negative, row }
    SumRule { span, total, terms }
    Term { operator, column }
    RowArithmetic { span, terms, result, percent }
}

impl Placed for Span {
    fn forget_places(&mut self) {
        *self = Self::start_of(FileId(0));
    }
}

impl<T: Placed> Placed for Spanned<T> {
    fn forget_places(&mut self) {
        self.value.forget_places();
        self.span.forget_places();
    }
}

impl<T: Placed> Placed for Option<T> {
    fn forget_places(&mut self) {
        self.iter_mut().for_each(T::forget_places);
    }
}

impl<T: Placed> Placed for Box<T> {
    fn forget_places(&mut self) {
        self.as_mut().forget_places();
    }
}

impl<T: Placed> Placed for Vec<T> {
    fn forget_places(&mut self) {
        self.iter_mut().for_each(T::forget_places);
        T::join(self);
    }
}

impl<K: Ord, T: Placed> Placed for BTreeMap<K, T> {
    fn forget_places(&mut self) {
        self.values_mut().for_each(T::forget_places);
    }
}

impl Placed for Translation {
    fn forget_places(&mut self) {
        let Self { folder, plan, files, repeated } = self;
        folder.forget_places();
        plan.forget_places();
        files.forget_places();
        repeated.forget_places();
        // They come in the order of the keys, which says nothing.
        repeated.sort_by(|one, other| (&one.key, one.how as u8).cmp(&(&other.key, other.how as u8)));
    }
}

impl Placed for Code {
    fn forget_places(&mut self) {
        // The last line has no end where the file has none.
        self.text.truncate(self.text.trim_end_matches('\n').len());
    }
}

impl Placed for ZoneContent {
    fn forget_places(&mut self) {
        match self {
            Self::Kinds(kinds) => kinds.forget_places(),
            Self::Sections(sections) => sections.forget_places(),
            Self::Chart(chart) => chart.forget_places(),
        }
    }
}

impl Placed for PageWords {
    fn forget_places(&mut self) {
        match self {
            Self::LeftOff(span) => span.forget_places(),
            Self::Words(words) => words.forget_places(),
        }
    }
}

impl Placed for Conditions {
    fn forget_places(&mut self) {
        match self {
            Self::None(span) => span.forget_places(),
            Self::Text(text) => text.forget_places(),
        }
    }
}

impl Placed for ShownAt {
    fn forget_places(&mut self) {
        match self {
            Self::Section(section) => section.forget_places(),
            Self::Page(span) => span.forget_places(),
        }
    }
}

impl Placed for BlockKind {
    fn forget_places(&mut self) {
        match self {
            Self::Paragraph(content) => content.forget_places(),
            Self::Heading(heading) => heading.forget_places(),
            Self::List(list) => list.forget_places(),
            Self::Quote(blocks) => blocks.forget_places(),
            Self::Alert(alert) => alert.forget_places(),
            Self::Definitions(definitions) => definitions.forget_places(),
            Self::Table(table) => table.forget_places(),
            Self::Figure(figure) => figure.forget_places(),
            Self::Chart(chart) => chart.forget_places(),
            Self::Code(code) => code.forget_places(),
            Self::Insert(kind) => kind.forget_places(),
            Self::Rule => {}
        }
    }
}

impl Placed for Inline {
    fn forget_places(&mut self) {
        self.span.forget_places();
        match &mut self.kind {
            InlineKind::Text(text) => *text = spaced_once(text),
            InlineKind::Emphasis(content) | InlineKind::Strong(content) => content.forget_places(),
            InlineKind::Link(link) => link.forget_places(),
            InlineKind::Image(image) => image.forget_places(),
            InlineKind::Language { tag, content } => {
                tag.forget_places();
                content.forget_places();
            }
            InlineKind::SoftBreak => self.kind = InlineKind::Text(" ".to_owned()),
            InlineKind::Code(_) | InlineKind::FootnoteReference(_) | InlineKind::HardBreak => {}
        }
    }

    fn join(list: &mut Vec<Self>) {
        list.dedup_by(|next, before| match (&mut before.kind, &next.kind) {
            (InlineKind::Text(words), InlineKind::Text(more)) => {
                let double = words.ends_with(' ') && more.starts_with(' ');
                words.push_str(more.get(usize::from(double)..).unwrap_or_default());
                true
            }
            _ => false,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inline(start: usize, kind: InlineKind) -> Inline {
        Inline { span: Span::new(FileId(0), start, start + 1), kind }
    }

    fn text(start: usize, words: &str) -> Inline {
        inline(start, InlineKind::Text(words.to_owned()))
    }

    /// Checks whether two paragraphs mean the same.
    #[track_caller]
    fn check(one: Vec<Inline>, other: Vec<Inline>, expected: bool) {
        let block = |content| Block { span: Span::new(FileId(0), 3, 9), kind: BlockKind::Paragraph(content) };
        let (mut one, mut other) = (block(one), block(other));
        one.forget_places();
        other.forget_places();
        assert_eq!(one == other, expected, "{one:?} and {other:?}");
    }

    #[test]
    fn places_and_the_ends_of_lines_mean_nothing() {
        check(vec![text(0, "a b")], vec![text(4, "a b")], true);
        check(vec![text(0, "a"), inline(1, InlineKind::SoftBreak), text(2, "b  c")], vec![text(0, "a b c")], true);
        let strong = |start, words| inline(start, InlineKind::Strong(vec![text(start, words)]));
        check(vec![text(0, "a "), strong(2, "b")], vec![text(0, "a "), strong(9, "b")], true);
    }

    #[test]
    fn words_and_marks_mean_something() {
        check(vec![text(0, "a b")], vec![text(0, "a c")], false);
        check(vec![text(0, "a b")], vec![text(0, "ab")], false);
        check(vec![text(0, "a")], vec![inline(0, InlineKind::Code("a".to_owned()))], false);
        let hard = vec![text(0, "a"), inline(1, InlineKind::HardBreak), text(2, "b")];
        check(hard, vec![text(0, "a"), inline(1, InlineKind::SoftBreak), text(2, "b")], false);
    }
}
