//! The largest type at which the plan on a page keeps to its sheet.

use planwright_core::Diagnostic;
use planwright_view::View;
use planwright_view::theme::Theme;
use typst::foundations::{Dict, Label, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;

use crate::compile::{Job, Laid};
use crate::{Fit, Rendered};

/// The smallest type that may be printed, in half points.
const FLOOR: u32 = 18;

/// The largest that a sheet is set in, in half points.
const CEILING: u32 = 28;

/// What the theme says of a sheet that it has laid out, as metadata of this label.
const LABEL: &str = "plan-page";

/// A sheet at one size.
struct Sheet {
    job: Job,
    laid: Laid,
    told: Told,
}

/// What the theme told about a sheet.
struct Told {
    fits: bool,
    /// How far it runs over, in millimetres.
    over: f64,
    /// The title of the zone that is longest.
    longest: String,
}

/// Halves the sizes until the largest that fits is known: never more than four layouts for the eleven sizes.
pub(crate) fn search(view: &View, theme: &Theme) -> Rendered<(Laid, Job, Fit)> {
    let mut layouts = 0;
    let mut best: Option<(u32, Sheet)> = None;
    let mut too_large: Option<(u32, Told)> = None;
    loop {
        let fits = best.as_ref().map_or(FLOOR - 1, |(halves, _)| *halves);
        let over = too_large.as_ref().map_or(CEILING + 1, |(halves, _)| *halves);
        if fits + 1 == over {
            break;
        }
        let middle = fits + (over - fits) / 2;
        let sheet = lay_out(view, theme, middle)?;
        layouts += 1;
        if sheet.told.fits {
            best = Some((middle, sheet));
        } else {
            too_large = Some((middle, sheet.told));
        }
    }
    match (best, too_large) {
        (Some((halves, sheet)), _) => Ok((sheet.laid, sheet.job, Fit { base: points(halves), layouts })),
        (None, Some((_, told))) => Err(vec![overflow(view, &told)]),
        (None, None) => Err(Vec::new()),
    }
}

fn points(halves: u32) -> f64 {
    f64::from(halves) / 2.0
}

fn lay_out(view: &View, theme: &Theme, halves: u32) -> Rendered<Sheet> {
    let job = Job::new(view, theme, planwright_typst::page(view, points(halves)));
    let laid = job.lay_out()?;
    let mut told = told(&laid);
    // Whatever a theme says of itself: two sheets are not one.
    told.fits &= laid.document.pages().len() == 1;
    Ok(Sheet { job, laid, told })
}

fn told(laid: &Laid) -> Told {
    let dict = metadata(laid).unwrap_or_default();
    let number = |key: &str| match dict.get(key) {
        Ok(Value::Float(number)) => *number,
        Ok(Value::Int(number)) => *number as f64,
        _ => 0.0,
    };
    let words = |key: &str| match dict.get(key) {
        Ok(Value::Str(words)) => words.to_string(),
        Ok(Value::Content(words)) => words.plain_text().to_string(),
        _ => String::new(),
    };
    // A theme that says nothing is taken to fit where it keeps to one sheet.
    Told { fits: dict.get("fits") != Ok(&Value::Bool(false)), over: number("over"), longest: words("longest") }
}

fn metadata(laid: &Laid) -> Option<Dict> {
    let label = Label::new(PicoStr::intern(LABEL))?;
    let element = laid.document.introspector().query_label(label).ok()?.clone();
    match &element.to_packed::<MetadataElem>()?.value {
        Value::Dict(dict) => Some(dict.clone()),
        _ => None,
    }
}

fn overflow(view: &View, told: &Told) -> Diagnostic {
    let page = &view.page;
    let sheet = format!("{} {}", page.size.to_uppercase(), page.orientation);
    let message = match told.over.ceil() {
        over if over >= 1.0 => format!("the plan on a page is {over:.0} mm too long for its sheet at 9 pt"),
        _ => "the plan on a page does not fit its sheet at 9 pt".to_owned(),
    };
    let mut finding = Diagnostic::error("page/overflow", page.span, message)
        .label(format!("has to fit one {sheet} sheet"))
        .help("Type smaller than 9 pt is hard to read, so the sheet is not made smaller than that.");
    if let Some(zone) = page.zones.iter().find(|zone| !told.longest.is_empty() && zone.title == told.longest) {
        let what = format!("“{}” takes the most room: {} entries", zone.title, zone.items.len());
        finding = finding
            .related(zone.span, what)
            .help(format!("“{}” is the longest zone: shorten its entries with `page: …` in their sections, or leave some off with `page: false`.", zone.title));
    }
    if page.size == "a4" {
        finding = finding.help("Or use a larger sheet: `size: a3` under `page:` in plan.md.");
    }
    finding
}
