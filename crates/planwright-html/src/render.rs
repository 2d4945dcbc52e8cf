use planwright_core::Diagnostic;
use planwright_view::theme::Theme;
use planwright_view::{CodeView, Run, View, ZoneItem, ZoneRole, ZoneView};
use serde::Serialize;
use tera::Context;

use crate::body::{FURNITURE, Setting, Writer, drawn};
use crate::kept::{self, Needed};
use crate::markup::escaped;
use crate::outputs::{Outputs, Which};
use crate::words::complete;
use crate::{context, fit, template};

/// Writes one page.
///
/// # Errors
///
/// Where the theme's templates or words have faults: what they are, as findings.
pub fn render(view: &View, theme: &Theme, links: &Outputs, which: Which) -> Result<String, Vec<Diagnostic>> {
    complete(view)?;
    if which == Which::Fragment {
        return Ok(fragment(view, theme, links));
    }
    let mut context = context::common(view, theme, links, which);
    let mut text = None;
    let mut titles = vec![view.document.title.as_str()];
    let name = match which {
        Which::Plan | Which::Fragment => {
            context::plan(&mut context, view);
            text = Some(Writer::new(view, theme, links, Setting::Page).plan());
            "html/index.html"
        }
        Which::Page => {
            page(&mut context, view, theme, links);
            titles.extend(view.page.zones.iter().flat_map(shown));
            "html/page.html"
        }
        Which::StatutoryIndex => {
            let index = &view.statutory;
            beside(&mut context, view, which, &index.section.title, &index.summary);
            text = Some(Writer::new(view, theme, links, Setting::Beside).beside(&index.section, &[]));
            titles = vec![&index.section.title];
            "html/statutory-index.html"
        }
        Which::PanelResponse => {
            let Some(response) = &view.response else { return Err(vec![no_response(view)]) };
            beside(&mut context, view, which, &response.section.title, &response.summary);
            text = Some(Writer::new(view, theme, links, Setting::Beside).beside(&response.section, &response.notes));
            titles = vec![&response.section.title];
            "html/panel-response.html"
        }
        Which::Paper(at) => {
            let Some(paper) = view.papers.get(at) else { return Err(vec![no_paper(view)]) };
            beside(&mut context, view, which, &paper.section.title, &paper.summary);
            context.insert("paper", paper);
            context.insert("paper_pdf", &format!("{}{}", which.root(), paper.pdf()));
            text = Some(Writer::new(view, theme, links, Setting::Beside).paper(paper));
            titles = vec![&paper.section.title];
            "html/paper.html"
        }
    };
    text.iter().for_each(|text| context.insert("body", text));
    let html = template::fill(theme, name, &context).map_err(|fault| vec![fault.finding(theme, view.page.span)])?;
    // The head names it too, where nobody sees it.
    let seen = html.split_once("<body").map_or(html.as_str(), |(_, body)| body);
    if view.status.unfit && !seen.contains(&escaped(&view.status.label)) {
        return Err(vec![unmarked(view, which)]);
    }
    let needed = Needed { body: text.as_deref(), words: titles };
    if let Some(lost) = kept::check(seen, &needed, view, theme, (which, name)) {
        return Err(vec![lost]);
    }
    Ok(html)
}

/// What a zone of the plan on a page shows in words.
fn shown(zone: &ZoneView) -> impl Iterator<Item = &str> {
    std::iter::once(zone.title.as_str()).chain(zone.items.iter().map(|item| item.text.as_str()))
}

/// A theme has no say in whether a draft that must not be published is marked as one.
fn unmarked(view: &View, which: Which) -> Diagnostic {
    let message = format!("the theme leaves the mark of a draft off `{}`: “{}”", which.path(view), view.status.label);
    Diagnostic::error("theme/error", view.page.span, message)
        .label("the mark of a draft is missing")
        .help("A draft with errors looks like a plan. Every page says that it must not be published, in every theme.")
        .help("Let the theme's `html/status.html`, or the template that includes it, print `{{ status.label }}`.")
}

/// The main element alone, with the title that the page has above it. It needs no template: a theme has no say in a page that is not its own.
fn fragment(view: &View, theme: &Theme, links: &Outputs) -> String {
    let body = Writer::new(view, theme, links, Setting::Fragment).plan();
    let mut out = crate::markup::Markup::default();
    out.open("main", &[("id", "_main"), ("lang", &view.document.lang)]);
    out.raw("\n");
    out.element("h1", &[FURNITURE], &view.document.title);
    out.raw("\n");
    // Plain elements, which survive the way into another page.
    if !view.status.in_force {
        out.open("p", &[FURNITURE]);
        out.element("strong", &[], &view.status.label);
        out.text(&format!(" {}", view.status.note));
        out.close_line("p");
    }
    out.raw(&body);
    out.close_line("main");
    out.into_string()
}

/// A zone of the plan on a page.
#[derive(Debug, Serialize)]
struct Zone<'a> {
    id: String,
    title: &'a str,
    role: ZoneRole,
    /// The drawing of what its entries are; none where they carry numerals.
    icon: Option<String>,
    /// True where its entries carry numerals: only in the hero, and there not on an only entry.
    numbered: bool,
    /// True where its entries are so many that they stand in two columns.
    long: bool,
    items: Vec<Item<'a>>,
    /// The drawing of the chart that it shows.
    chart: Option<String>,
}

/// An entry of a zone.
#[derive(Debug, Serialize)]
struct Item<'a> {
    href: String,
    numeral: Option<&'a str>,
    text: &'a str,
}

/// The QR code of the plan's address.
#[derive(Debug, Serialize)]
struct Code<'a> {
    alt: &'a str,
    /// A side with its quiet zone, in modules.
    side: usize,
    /// The dark modules as the path of a drawing.
    path: String,
}

impl<'a> Code<'a> {
    fn new(code: &'a CodeView) -> Self {
        let quiet = code.quiet;
        let run = |run: &Run| format!("M{} {}h{n}v1h-{n}z", run.x + quiet, run.y + quiet, n = run.length);
        Self { alt: &code.alt, side: code.modules + 2 * quiet, path: code.runs.iter().map(run).collect() }
    }
}

/// What the plan on a page is given.
fn page(context: &mut Context, view: &View, theme: &Theme, links: &Outputs) {
    let chart = |chart| Writer::new(view, theme, links, Setting::Page).zone_chart(chart);
    let zones: Vec<Zone<'_>> =
        view.page.zones.iter().map(|it| zone(it, fit::is_long(&view.page, it), it.chart.as_ref().map(chart))).collect();
    let title = format!("{}: {}", view.document.title, view.page.title);
    let sheet = fit::sheet(view, theme.logo.is_some());
    context.insert("title", &context::with_status(&view.status, title));
    context.insert("description", &context::description(view));
    context.insert("page", &view.page);
    context.insert("code", &view.page.code.as_ref().map(Code::new));
    context.insert("lanes", &sheet.lanes);
    context.insert("zones", &zones);
    context.insert("sheet", &sheet.css());
}

fn zone(zone: &ZoneView, long: bool, chart: Option<String>) -> Zone<'_> {
    let numbered = fit::has_numerals(zone);
    Zone {
        id: format!("_{}", zone.id),
        title: &zone.title,
        role: zone.role,
        icon: (!numbered).then(|| drawn(&zone.icon)),
        numbered,
        long,
        items: zone.items.iter().map(|item| entry(item, numbered)).collect(),
        chart,
    }
}

fn entry(item: &ZoneItem, numbered: bool) -> Item<'_> {
    Item {
        href: format!("index.html#{}", item.id),
        numeral: item.numeral.as_deref().filter(|_| numbered),
        text: &item.text,
    }
}

/// What a page beside the plan is given.
fn beside(context: &mut Context, view: &View, which: Which, heading: &str, description: &str) {
    let title = format!("{}: {heading}", view.document.title);
    context.insert("title", &context::with_status(context::status(view, which), title));
    context.insert("description", description);
    context.insert("heading", heading);
}

fn no_paper(view: &View) -> Diagnostic {
    Diagnostic::error("theme/error", view.page.span, "there is no such paper")
}

fn no_response(view: &View) -> Diagnostic {
    Diagnostic::error("theme/error", view.page.span, "there is no report of the panel to respond to")
}
