use planwright_core::Diagnostic;
use planwright_view::theme::Theme;
use planwright_view::{DutyView, View, ZoneRole};
use serde::Serialize;
use tera::Context;

use crate::body::{Setting, Writer, drawn};
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
    numbered: bool,
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
    let zones: Vec<Zone<'_>> = view
        .page
        .zones
        .iter()
        .map(|zone| Zone {
            id: format!("_{}", zone.id),
            title: &zone.title,
            role: zone.role,
            numbered: zone.numbered,
            items: zone
                .items
                .iter()
                .map(|item| Item {
                    href: format!("index.html#{}", item.id),
                    numeral: item.numeral.as_deref(),
                    text: &item.text,
                })
                .collect(),
            chart: zone.chart.as_ref().map(|c| Writer::new(view, theme, links, Setting::Page).zone_chart(c)),
        })
        .collect();
    let title = format!("{}: {}", view.document.title, view.page.title);
    let sheet = fit::sheet(view);
    context.insert("title", &context::with_status(view, title));
    context.insert("description", &context::description(view));
    context.insert("page", &view.page);
    context.insert("hero_lines", &sheet.hero_columns);
    context.insert("wide_columns", &sheet.columns);
    context.insert("zones", &zones);
    context.insert("sheet", &sheet.css());
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
            met_in: duty
                .places
                .iter()
                .map(|place| MetIn {
                    href: format!("index.html#{}", place.id),
                    title: &place.title,
                    page: links
                        .pages
                        .get(&place.id)
                        .filter(|_| links.plan_pdf.is_some())
                        .map(|page| fill(&view.words, "pdf_page", &[("page", &page.to_string())])),
                })
                .collect(),
        })
        .collect();
    let title = format!("{}: {}", view.document.title, word(&view.words, "statutory_index"));
    context.insert("title", &context::with_status(view, title));
    context.insert("description", &view.statutory.summary);
    context.insert("statutory", &view.statutory);
    context.insert("duties", &duties);
}
