use planwright_core::Diagnostic;
use planwright_view::theme::Theme;
use planwright_view::{ActView, DutyView, Place, View, WaivedView, ZoneItem, ZoneRole, ZoneView};
use serde::Serialize;
use tera::Context;

use crate::body::{FURNITURE, Setting, Writer, drawn};
use crate::markup::safe_href;
use crate::outputs::{Outputs, Which};
use crate::words::{complete, fill, word};
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
    let name = match which {
        Which::Plan | Which::Fragment => {
            context::plan(&mut context, view);
            context.insert("body", &Writer::new(view, theme, links, Setting::Page).plan());
            "html/index.html"
        }
        Which::Page => {
            page(&mut context, view, theme, links);
            "html/page.html"
        }
        Which::StatutoryIndex => {
            statutory_index(&mut context, view, links);
            "html/statutory-index.html"
        }
    };
    template::fill(theme, name, &context).map_err(|fault| {
        vec![
            Diagnostic::error("theme/error", view.page.span, fault)
                .help("Mend the template in the theme's folder html/, or remove it to use the default theme's."),
        ]
    })
}

/// The main element alone. It needs no template: a theme has no say in a page that is not its own.
fn fragment(view: &View, theme: &Theme, links: &Outputs) -> String {
    let body = Writer::new(view, theme, links, Setting::Fragment).plan();
    let mut out = crate::markup::Markup::default();
    out.open("main", &[("id", "_main"), ("lang", &view.document.lang)]);
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

/// What the plan on a page is given.
fn page(context: &mut Context, view: &View, theme: &Theme, links: &Outputs) {
    let chart = |chart| Writer::new(view, theme, links, Setting::Page).zone_chart(chart);
    let zones: Vec<Zone<'_>> =
        view.page.zones.iter().map(|it| zone(it, fit::is_long(&view.page, it), it.chart.as_ref().map(chart))).collect();
    let title = format!("{}: {}", view.document.title, view.page.title);
    let sheet = fit::sheet(view);
    context.insert("title", &context::with_status(view, title));
    context.insert("description", &context::description(view));
    context.insert("page", &view.page);
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

/// A duty as the statutory index shows it.
#[derive(Debug, Serialize)]
struct Duty<'a> {
    #[serde(flatten)]
    duty: &'a DutyView,
    icon: String,
    met_in: Vec<MetIn<'a>>,
}

/// A place that answers a duty.
#[derive(Debug, Serialize)]
struct MetIn<'a> {
    href: String,
    title: &'a str,
    page: Option<String>,
}

/// What the statutory index is given.
fn statutory_index(context: &mut Context, view: &View, links: &Outputs) {
    let duties: Vec<Duty<'_>> = view
        .statutory
        .duties
        .iter()
        .map(|duty| Duty {
            duty,
            icon: drawn(&duty.state),
            met_in: duty.places.iter().map(|place| met_in(place, view, links)).collect(),
        })
        .collect();
    let waived: Vec<SetAside<'_>> = view.statutory.waived.iter().map(|it| set_aside(it, view, links)).collect();
    let title = format!("{}: {}", view.document.title, word(&view.words, "statutory_index"));
    context.insert("title", &context::with_status(view, title));
    context.insert("description", &view.statutory.summary);
    context.insert("statutory", &view.statutory);
    context.insert("duties", &duties);
    context.insert("waived", &waived);
    let act_is = word(&view.words, "act_is");
    let acts: Vec<Act<'_>> = view.statutory.acts.iter().map(|act| spelled_out(act, act_is)).collect();
    context.insert("acts", &acts);
}

/// A sentence that spells out an Act, in three parts: the name between the others is a link.
#[derive(Debug, Serialize)]
struct Act<'a> {
    before: String,
    name: &'a str,
    after: String,
    href: Option<&'a str>,
}

fn spelled_out<'a>(act: &'a ActView, sentence: &str) -> Act<'a> {
    let (before, after) = sentence.split_once("{name}").unwrap_or((sentence, ""));
    let short = |part: &str| part.replace("{short}", &act.short);
    Act { before: short(before), name: &act.name, after: short(after), href: safe_href(&act.url) }
}

fn met_in<'a>(place: &'a Place, view: &View, links: &Outputs) -> MetIn<'a> {
    let page = links.pages.get(&place.id).filter(|_| links.plan_pdf.is_some());
    MetIn {
        href: format!("index.html#{}", place.id),
        title: &place.title,
        page: page.map(|page| fill(&view.words, "pdf_page", &[("page", &page.to_string())])),
    }
}

/// A finding that the author has set aside.
#[derive(Debug, Serialize)]
struct SetAside<'a> {
    rule: &'a str,
    title: &'a str,
    reason: &'a str,
    place: Option<MetIn<'a>>,
    /// "until 1 April 2020".
    until: Option<String>,
}

fn set_aside<'a>(waived: &'a WaivedView, view: &View, links: &Outputs) -> SetAside<'a> {
    SetAside {
        rule: &waived.rule,
        title: &waived.title,
        reason: &waived.reason,
        place: waived.place.as_ref().map(|place| met_in(place, view, links)),
        until: waived.until.as_ref().map(|date| fill(&view.words, "set_aside_until", &[("date", date)])),
    }
}
