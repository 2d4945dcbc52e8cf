//! The plan on a page.

use planwright_view::{CodeView, View, ZoneRole, ZoneView};

use super::Code;
use super::emitter::Emitter;
use super::plan::{about, begin, facts};
use super::writer::Writer;

/// The code of the plan on a page whose smallest type has `base` points.
pub fn page(view: &View, base: f64) -> Code {
    let mut emitter = Emitter::new(view);
    begin(&mut emitter.out, view);
    emitter.out.code("#plan-page(");
    about(&mut emitter.out, view, &view.status);
    let page = &view.page;
    emitter.out.words_arg("page-title", &page.title);
    emitter.out.words_arg_opt("strapline", page.strapline.as_deref());
    emitter.out.string_arg("paper", &page.size).string_arg("orientation", &page.orientation);
    emitter.out.code(" base: ").number(base).code(" * 1pt,");
    facts(&mut emitter.out, "foot", &page.foot);
    page.code.iter().for_each(|it| code(&mut emitter.out, it));
    emitter.out.code("\nzones: (");
    emitter.body_begins();
    page.zones.iter().for_each(|zone| emitter.zone(zone));
    emitter.out.code("))\n");
    emitter.finish()
}

/// A QR code: what it is read as, its measures in modules and its dark runs.
fn code(out: &mut Writer, code: &CodeView) {
    out.code("\ncode: (").string_arg("href", &code.href).string_arg("alt", &code.alt);
    out.count_arg("modules", code.modules).count_arg("quiet", code.quiet).code(" runs: (");
    for run in &code.runs {
        out.code(&format!("({},{},{}),", run.x, run.y, run.length));
    }
    out.code(")),");
}

impl Emitter<'_> {
    fn zone(&mut self, zone: &ZoneView) {
        let start = self.out.text.len();
        let role = match zone.role {
            ZoneRole::Banner => "banner",
            ZoneRole::Strip => "strip",
            ZoneRole::Hero => "hero",
            ZoneRole::Column => "column",
        };
        self.out.code("\n(").string_arg("id", &zone.id).string_arg("role", role).words_arg("title", &zone.title);
        self.out.string_arg("icon", &zone.icon).flag_arg("numbered", zone.numbered);
        if let Some(chart) = &zone.chart {
            self.out.code(" chart: ");
            self.chart_data(chart);
            self.out.code(",");
        }
        self.out.code(" items: (");
        for item in &zone.items {
            self.out.code("(").string_arg_opt("numeral", item.numeral.as_deref());
            self.out.words_arg("text", &item.text).code("), ");
        }
        self.out.code(")),");
        self.out.mark(start, zone.span);
    }
}
