//! Everything that an output may print and that is no word of the sources. What is not listed here
//! fails the tests.

use crate::align::Counts;
use crate::normal::words;
use crate::source::{Cover, Place, Source, Title};

/// Where additions are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Output {
    /// The web page's main element without its furniture.
    Html,
    /// The PDF by its tag tree.
    Tags,
    /// The PDF as it lies on its sheets.
    Sheets,
    /// The plain text.
    Plain,
    /// The Word document without its contents.
    Docx,
}

/// What an addition is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// How far the plan has come.
    Status,
    /// What kind of document it is, the area and the years, on the cover.
    Cover,
    /// Labels and values on the cover.
    Fact,
    /// The heading "Contents".
    ContentsHeading,
    /// A line of the contents.
    Contents,
    /// How to reach the office.
    Imprint,
    /// The plan's and the chapter's title over a page.
    RunningHead,
    /// What the document is, under a page.
    RunningFoot,
    /// The number of a page.
    Folio,
    /// A number at a page's edge.
    Tab,
    /// "Priority 1".
    Numeral,
    /// The number of a chapter or section.
    Number,
    /// "Table 2".
    Label,
    /// What is written in a chart.
    Drawing,
    /// "The figures: Table 2".
    Figures,
    /// A bullet or number of a list.
    ListMark,
    /// An alternative text, printed where a picture cannot be.
    Alternative,
    /// The heading of the glossary.
    GlossaryHeading,
    /// A footnote at the foot of a page.
    Note,
    /// The page of a section that the statutory index names.
    PageOf,
}

/// Words that may stand between those of the sources.
#[derive(Debug, Clone)]
pub(crate) struct Addition {
    pub(crate) kind: Kind,
    pub(crate) words: Vec<String>,
    /// The number of the sources' words before it, if it may stand at one place only.
    pub(crate) place: Option<usize>,
}

impl Addition {
    /// Stands for any whole number.
    const NUMBER: &'static str = "#";
    /// Stands for any amount or share, as charts print them: `£1.5m`, `−3`, `<1%`.
    const AMOUNT: &'static str = "£#";

    /// True where a word is what an addition has at its place.
    pub(crate) fn is(word: &str, part: &str) -> bool {
        word == part || Self::spellings(word).contains(&part)
    }

    /// What an addition may have in a word's place: the word, or what stands for it.
    pub(crate) fn spellings(word: &str) -> Vec<&str> {
        let has_digit = word.bytes().any(|byte| byte.is_ascii_digit());
        let is_number = has_digit && word.bytes().all(|byte| byte.is_ascii_digit());
        let is_amount = has_digit && word.chars().all(|c| c.is_ascii_digit() || "£%<.,-−+mkbnp".contains(c));
        let wild = [is_number.then_some(Self::NUMBER), is_amount.then_some(Self::AMOUNT)];
        std::iter::once(word).chain(wild.into_iter().flatten()).collect()
    }
}

/// A list of additions, as it grows.
#[derive(Default)]
struct List(Vec<Addition>);

impl List {
    fn anywhere(&mut self, kind: Kind, text: &str) {
        self.push(kind, text, None);
    }

    fn push(&mut self, kind: Kind, text: &str, place: Option<usize>) {
        let words = words(text);
        if !words.is_empty() {
            self.0.push(Addition { kind, words, place });
        }
    }
}

/// What an output of a plan may add.
pub(crate) fn of(output: Output, source: &Source) -> Vec<Addition> {
    let mut list = List::default();
    let cover = &source.cover;
    match output {
        Output::Html => {}
        Output::Tags => on_cover(&mut list, cover),
        Output::Sheets => {
            on_cover(&mut list, cover);
            on_sheets(&mut list, source);
        }
        Output::Plain => on_top(&mut list, cover),
        Output::Docx => in_word(&mut list, cover),
    }
    for (at, place) in &source.places {
        within(&mut list, output, *at, place);
    }
    list.0
}

/// How often each kind must be found, where that is known. A kind that is not named may be missing.
pub(crate) fn needed(output: Output, source: &Source) -> Counts {
    let count = |is: &dyn Fn(&Place) -> bool| source.places.iter().filter(|(_, place)| is(place)).count();
    let charts = count(&|place| matches!(place, Place::Chart { .. }));
    let numerals =
        count(&|place| matches!(place, Place::Numeral(_, _, instead) if output != Output::Plain || instead.is_none()));
    let mut needed = Counts::new();
    if !matches!(output, Output::Plain | Output::Docx) {
        needed.insert(Kind::PageOf, count(&|place| *place == Place::Folio));
    }
    if output != Output::Html {
        needed.extend([
            (Kind::Fact, source.cover.facts.len()),
            (Kind::Numeral, numerals),
            (Kind::Label, count(&|place| matches!(place, Place::Label(_)))),
            (Kind::GlossaryHeading, count(&|place| matches!(place, Place::Glossary(_)))),
        ]);
    }
    // Word numbers lists by itself.
    if !matches!(output, Output::Html | Output::Docx) {
        needed.insert(Kind::ListMark, count(&|place| matches!(place, Place::Item(_))));
    }
    if output == Output::Docx {
        needed.extend([
            (Kind::Status, usize::from(source.cover.status.is_some())),
            (Kind::Cover, 3),
            (Kind::Imprint, source.cover.addresses.len()),
            (Kind::Figures, charts),
        ]);
    }
    if matches!(output, Output::Tags | Output::Sheets) {
        needed.extend([
            (Kind::Status, usize::from(source.cover.status.is_some())),
            (Kind::Cover, 3),
            (Kind::ContentsHeading, 1),
            (Kind::Imprint, source.cover.imprint.len()),
            (Kind::Figures, charts),
        ]);
    }
    match output {
        Output::Html | Output::Tags | Output::Docx => {}
        Output::Sheets => needed.extend([(Kind::Contents, source.titles.len()), (Kind::Note, source.notes.len())]),
        Output::Plain => {
            let pictures = count(&|place| matches!(place, Place::Picture(_)));
            needed.extend([(Kind::Alternative, pictures + charts), (Kind::Imprint, source.cover.addresses.len())]);
        }
    }
    needed
}

/// What may stand round the words of a sheet.
pub(crate) fn round(source: &Source) -> Vec<Addition> {
    let mut list = List::default();
    let cover = &source.cover;
    status(&mut list, cover, None);
    list.anywhere(Kind::RunningHead, &cover.title);
    for Title { number, words, .. } in source.titles.iter().filter(|title| title.is_chapter) {
        let number = number.as_deref().unwrap_or_default();
        list.anywhere(Kind::RunningHead, &format!("{number} {words}"));
        list.anywhere(Kind::Tab, number);
    }
    list.anywhere(Kind::RunningFoot, &cover.foot);
    list.anywhere(Kind::Folio, &folio(cover).join(" "));
    list.0
}

/// How often each of these must be found round a sheet.
pub(crate) fn needed_round(source: &Source) -> Counts {
    Counts::from([(Kind::Status, usize::from(source.cover.status.is_some())), (Kind::RunningFoot, 1), (Kind::Folio, 1)])
}

/// The number of a sheet.
pub(crate) fn folio(cover: &Cover) -> Vec<String> {
    words(&cover.folio.replace("{page}", Addition::NUMBER).replace("{pages}", Addition::NUMBER))
}

fn on_cover(list: &mut List, cover: &Cover) {
    status(list, cover, Some(0));
    for text in [&cover.area, &cover.kind, &cover.years] {
        list.anywhere(Kind::Cover, text);
    }
    for [label, value] in &cover.facts {
        list.anywhere(Kind::Fact, &format!("{label} {value}"));
    }
    list.anywhere(Kind::ContentsHeading, &cover.contents);
    for [label, value] in &cover.imprint {
        list.anywhere(Kind::Imprint, &format!("{label} {value}"));
    }
}

/// What the Word document says before its contents.
fn in_word(list: &mut List, cover: &Cover) {
    status(list, cover, Some(0));
    for text in [&cover.area, &cover.kind, &cover.years] {
        list.anywhere(Kind::Cover, text);
    }
    for [label, value] in &cover.facts {
        list.anywhere(Kind::Fact, &format!("{label} {value}"));
    }
    for [label, value] in &cover.addresses {
        list.anywhere(Kind::Imprint, &format!("{label} {value}"));
    }
}

fn status(list: &mut List, cover: &Cover, place: Option<usize>) {
    if let Some([label, note]) = &cover.status {
        list.push(Kind::Status, &format!("{label} {note}"), place);
    }
}

/// What stands on the sheets and in no tag, and the contents, whose tags are read apart.
fn on_sheets(list: &mut List, source: &Source) {
    let number = Addition::NUMBER;
    for Title { is_chapter, number: own, words } in &source.titles {
        let own = own.as_deref().unwrap_or_default();
        list.anywhere(Kind::Contents, &format!("{own} {words} {number}"));
        if *is_chapter {
            list.push(Kind::Tab, own, Some(0));
        }
    }
    for (n, note) in (1..).zip(&source.notes) {
        let text: Vec<&str> = note.list.iter().map(|word| word.text.as_str()).collect();
        list.anywhere(Kind::Note, &format!("{n}{}", text.join(" ")));
        list.anywhere(Kind::Note, &format!("{n} {}", text.join(" ")));
    }
}

/// What stands at the top of the plain text.
fn on_top(list: &mut List, cover: &Cover) {
    if let Some([label, note]) = &cover.status {
        list.push(Kind::Status, &format!("{} {note}", label.to_uppercase()), Some(0));
    }
    for [label, value] in &cover.facts {
        list.anywhere(Kind::Fact, &format!("{label}: {value}"));
    }
    for [label, value] in &cover.addresses {
        list.anywhere(Kind::Imprint, &format!("{label}: {value}"));
    }
}

/// What may stand at a place between the sources' words.
fn within(list: &mut List, output: Output, at: usize, place: &Place) {
    let (tags, sheets, plain) = (output == Output::Tags, output == Output::Sheets, output == Output::Plain);
    let docx = output == Output::Docx;
    match place {
        Place::Numeral(label, n, number) if docx => {
            let number = number.as_deref().unwrap_or_default();
            list.push(Kind::Numeral, &format!("{label} {n}: {number}"), Some(at));
        }
        Place::Label(label) if docx => list.push(Kind::Label, label, Some(at)),
        Place::Chart { figures, .. } if docx => list.push(Kind::Figures, figures, Some(at)),
        Place::Item(_) if docx => {}
        Place::Numeral(_, _, Some(number)) if plain => list.push(Kind::Number, number, Some(at)),
        Place::Numeral(label, n, None) if plain => list.push(Kind::Numeral, &format!("{label} {n}:"), Some(at)),
        Place::Numeral(label, n, number) if tags || sheets => {
            let number = number.as_deref().unwrap_or_default();
            list.push(Kind::Numeral, &format!("{label} {n} {number}"), Some(at));
        }
        Place::Number(number) if output != Output::Html => list.push(Kind::Number, number, Some(at)),
        Place::Label(label) if plain => list.push(Kind::Label, &format!("{label}."), Some(at)),
        Place::Label(label) if tags || sheets => list.push(Kind::Label, label, Some(at)),
        Place::Chart { alt, figures, .. } if plain => {
            list.push(Kind::Alternative, &format!("[{alt} {figures}]"), Some(at));
        }
        Place::Chart { cells, figures, .. } if tags || sheets => {
            list.push(Kind::Figures, figures, Some(at));
            if sheets {
                drawing(list, at, cells);
            }
        }
        Place::Item(None) if plain => list.push(Kind::ListMark, "*", Some(at)),
        Place::Item(None) if tags || sheets => {
            list.push(Kind::ListMark, "•", Some(at));
            list.push(Kind::ListMark, "–", Some(at));
        }
        Place::Item(Some(n)) if output != Output::Html => list.push(Kind::ListMark, &format!("{n}."), Some(at)),
        Place::Picture(alt) if plain => list.push(Kind::Alternative, &format!("[{alt}]"), Some(at)),
        Place::Folio if output == Output::Html => list.push(Kind::PageOf, "page # of the PDF", Some(at)),
        Place::Folio if tags || sheets => list.push(Kind::PageOf, "page #", Some(at)),
        Place::Glossary(title) if output != Output::Html => list.push(Kind::GlossaryHeading, title, Some(at)),
        _ => {}
    }
}

/// What a chart may say: words of its table, one by one, and amounts.
fn drawing(list: &mut List, at: usize, texts: &[String]) {
    let mut all: Vec<String> = texts.iter().flat_map(|text| words(text)).collect();
    all.push(Addition::AMOUNT.to_owned());
    all.sort();
    all.dedup();
    for word in all {
        list.0.push(Addition { kind: Kind::Drawing, words: vec![word], place: Some(at) });
    }
}
