//! What the templates are given.

use planwright_view::theme::{Logo, Partner, Theme};
use planwright_view::{Fact, LanguageView, SectionView, StatusView, View};
use serde::Serialize;
use tera::Context;

use crate::assets::{colour, theme_picture};
use crate::body::sprite;
use crate::markup::css_string;
use crate::outputs::{Outputs, Which};
use crate::sharing;
use crate::tools::documents;
use crate::words::{fill, word};

/// A line of the contents.
#[derive(Debug, Serialize)]
pub(crate) struct ContentsEntry {
    id: String,
    title: String,
    label: Option<String>,
    children: Vec<ContentsEntry>,
}

/// The same page in another language.
#[derive(Debug, Serialize)]
struct Language<'a> {
    /// Where it is.
    href: String,
    /// BCP 47.
    tag: &'a str,
    /// What its speakers call it.
    name: &'a str,
}

/// A bar of the strip under the masthead, in per cent.
#[derive(Debug, Serialize)]
struct Bar {
    x: String,
    width: String,
    key: bool,
}

/// The office's logo.
#[derive(Debug, Serialize)]
struct LogoEntry<'a> {
    src: String,
    /// The one for dark grounds, where there is one.
    dark: Option<String>,
    alt: &'a str,
    width: u32,
    height: u32,
}

impl<'a> LogoEntry<'a> {
    fn of(logo: &'a Logo) -> Self {
        Self {
            src: theme_picture(&logo.light.name),
            dark: logo.dark.as_ref().map(|picture| theme_picture(&picture.name)),
            alt: &logo.alt,
            width: logo.light.width,
            height: logo.light.height,
        }
    }
}

/// A body whose plan this is too.
#[derive(Debug, Serialize)]
struct PartnerEntry<'a> {
    name: &'a str,
    url: Option<&'a str>,
    logo: Option<PartnerLogo<'a>>,
}

/// A partner's logo.
#[derive(Debug, Serialize)]
struct PartnerLogo<'a> {
    src: String,
    alt: &'a str,
    width: u32,
    height: u32,
}

impl<'a> PartnerEntry<'a> {
    fn of(partner: &'a Partner) -> Self {
        let logo = partner.logo.as_ref().map(|(picture, alt)| PartnerLogo {
            src: theme_picture(&picture.name),
            alt,
            width: picture.width,
            height: picture.height,
        });
        Self { name: &partner.name, url: partner.url.as_deref(), logo }
    }
}

/// What every page is given.
pub(crate) fn common(view: &View, theme: &Theme, outputs: &Outputs, which: Which) -> Context {
    let mut context = Context::new();
    context.insert("document", &view.document);
    context.insert("root", which.root());
    let status = status(view, which);
    context.insert("status", status);
    context.insert("words", &view.words);
    context.insert("up", view.up());
    context.insert("languages", &languages(view, which));
    context.insert("alternates", &alternates(view, which));
    let documents = documents(view, outputs, which);
    context.insert("tools", &documents.concat());
    context.insert("documents", &documents);
    context.insert("running", &running(view, status));
    sharing::insert(&mut context, view, which);
    context.insert("sprite", &sprite());
    context.insert("theme_colour", colour(theme, "field"));
    context.insert("has_mark", &theme.file("assets/mark.svg").is_some());
    context.insert("has_own_style", &theme.file("assets/own.css").is_some());
    context.insert("layout", theme.cover.layout.as_str());
    context.insert("logo", &theme.logo.as_ref().map(LogoEntry::of));
    context.insert("cover_picture", &theme.cover.picture.as_ref().map(|picture| theme_picture(&picture.name)));
    context.insert("partners", &theme.partners.iter().map(PartnerEntry::of).collect::<Vec<_>>());
    context.insert("has_script", &theme.file("assets/theme.js").is_some());
    context.insert("has_plan", &outputs.index_html);
    context.insert("title_size", &title_size(&view.document.title));
    let whole = fill(&view.words, "whole_plan", &[("title", &view.document.title)]);
    context.insert("whole_plan", &whole);
    context
}

/// Where readers of the other languages find this page.
fn languages(view: &View, which: Which) -> Vec<Language<'_>> {
    let file = which.path(view);
    let page = |it| Language { href: view.elsewhere(it, &file), tag: &it.tag, name: &it.name };
    others(view, which).iter().map(page).collect()
}

/// The other languages that have this page. Papers are in the plan's own only.
fn others(view: &View, which: Which) -> &[LanguageView] {
    if matches!(which, Which::Paper(_)) { &[] } else { &view.languages.others }
}

/// Where this page is in each language, its own among them, for those who look for it by language: the address where it is
/// published, where that is known.
fn alternates(view: &View, which: Which) -> Vec<Language<'_>> {
    if others(view, which).is_empty() {
        return Vec::new();
    }
    let file = which.path(view);
    let all = std::iter::once(&view.languages.own).chain(&view.languages.others);
    let published = |it: &LanguageView| it.url.clone().filter(|_| which == Which::Plan);
    let beside = |it: &LanguageView| {
        if *it == view.languages.own { file.clone().into_owned() } else { view.elsewhere(it, &file) }
    };
    all.map(|it| Language { href: published(it).unwrap_or_else(|| beside(it)), tag: &it.tag, name: &it.name }).collect()
}

/// How many steps below the largest size a title is set: the longer it or one of its words, the
/// more, from 1 (the largest) to 4.
pub(crate) fn title_size(title: &str) -> usize {
    let step = |letters: usize, most: [usize; 3]| 1 + most.iter().filter(|most| letters > **most).count();
    let longest = title.split([' ', '-']).map(|word| word.chars().count()).max().unwrap_or(0);
    step(title.chars().count(), [36, 72, 120]).max(step(longest, [12, 16, 20]))
}

/// What the plan's page is given besides.
pub(crate) fn plan(context: &mut Context, view: &View) {
    let document = &view.document;
    let mut title = document.title.clone();
    if let Some(subtitle) = &document.subtitle {
        title = format!("{title}: {subtitle}");
    }
    context.insert("title", &with_status(&view.status, format!("{title}, {}", document.period.words)));
    context.insert("description", &description(view));
    // The office stands over the title; who holds it is told among the facts.
    let elsewhere: &[&str] =
        if document.issuer_name.is_some() { &["contact", "whole-plan"] } else { &["issuer", "contact", "whole-plan"] };
    context.insert("facts", &facts(view, elsewhere));
    context.insert("contents", &contents(view));
    context.insert("strip", &strip(view));
}

/// A title, with the status of a plan that is not in force.
pub(crate) fn with_status(status: &StatusView, title: String) -> String {
    if status.in_force { title } else { format!("{title} ({})", status.label) }
}

/// How far what a page shows has come: the response to the panel goes its own way.
pub(crate) fn status(view: &View, which: Which) -> &StatusView {
    let own = match which {
        Which::PanelResponse => view.response.as_ref().map(|response| &response.status),
        Which::Paper(at) => view.papers.get(at).map(|paper| &paper.status),
        _ => None,
    };
    own.unwrap_or(&view.status)
}

/// A sentence for search engines.
pub(crate) fn description(view: &View) -> String {
    let document = &view.document;
    document
        .summary
        .clone()
        .unwrap_or_else(|| format!("{}, {}, {}", document.kind, document.area, document.period.words))
}

/// The cover's facts but for those that stand elsewhere on the page.
pub(crate) fn facts<'a>(view: &'a View, without: &[&str]) -> Vec<&'a Fact> {
    view.document.facts.iter().filter(|fact| !without.contains(&fact.name.as_str())).collect()
}

fn contents(view: &View) -> Vec<ContentsEntry> {
    let mut entries: Vec<ContentsEntry> = view.sections.iter().map(entry).collect();
    for (there, id, key) in
        [(!view.glossary.is_empty(), "_glossary", "glossary"), (!view.notes.is_empty(), "_notes", "notes")]
    {
        if there {
            let title = word(&view.words, key).to_owned();
            entries.push(ContentsEntry { id: id.to_owned(), title, label: None, children: Vec::new() });
        }
    }
    entries
}

fn entry(section: &SectionView) -> ContentsEntry {
    ContentsEntry {
        id: section.id.clone(),
        title: section.title.clone(),
        label: section.number.clone().or_else(|| section.numeral.clone()),
        children: section.children.iter().map(entry).collect(),
    }
}

/// The strip: a bar for each section, as long as its share of the words, the priorities lighter.
fn strip(view: &View) -> Vec<Bar> {
    let mut sections = Vec::new();
    flatten(&view.sections, &mut sections);
    sections.retain(|s| s.word_count > 0);
    let words: usize = sections.iter().map(|s| s.word_count).sum();
    let count = sections.len().max(1) as f64;
    let gap = (20.0 / count).min(0.35);
    let room = 100.0 - gap * (count - 1.0);
    let mut x = 0.0;
    sections
        .iter()
        .map(|section| {
            let width = room * section.word_count as f64 / words as f64;
            let bar = Bar { x: format!("{x:.2}"), width: format!("{width:.2}"), key: section.kind == "priority" };
            x += width + gap;
            bar
        })
        .collect()
}

fn flatten<'a>(sections: &'a [SectionView], all: &mut Vec<&'a SectionView>) {
    for section in sections {
        all.push(section);
        flatten(&section.children, all);
    }
}

/// The running heads of a printed page, as custom properties.
fn running(view: &View, status: &StatusView) -> String {
    let document = &view.document;
    let title = css_string(&format!("{}, {}", document.title, document.period.words));
    let status = if status.in_force { css_string("") } else { css_string(&status.label) };
    format!(
        ":root {{ --running-title: {title}; --running-status: {status}; --running-page: {}; }}",
        page_counter(word(&view.words, "page_of"))
    )
}

/// "Page {page} of {pages}" as a value of `content`.
fn page_counter(words: &str) -> String {
    let mut value = Vec::new();
    for (i, part) in words.split("{pages}").enumerate() {
        if i > 0 {
            value.push("counter(pages)".to_owned());
        }
        for (j, text) in part.split("{page}").enumerate() {
            if j > 0 {
                value.push("counter(page)".to_owned());
            }
            value.push(css_string(text));
        }
    }
    value.join(" ")
}

#[cfg(test)]
mod tests {
    use super::page_counter;

    #[test]
    fn counters_stand_where_the_words_want_them() {
        assert_eq!(page_counter("{page} o {pages}"), "\"\" counter(page) \" o \" counter(pages) \"\"");
    }
}
