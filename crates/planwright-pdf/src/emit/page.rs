//! The plan on a page.

use planwright_view::{View, ZoneRole, ZoneView};

use super::Code;
use super::emitter::Emitter;
use super::plan::{about, begin, facts};

/// The code of the plan on a page whose smallest type has `base` points.
pub(crate) fn page(view: &View, base: f64) -> Code {
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
    emitter.out.code("\nzones: (");
    page.zones.iter().for_each(|zone| emitter.zone(zone));
    emitter.out.code("))\n");
    emitter.finish()
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
        self.out.flag_arg("numbered", zone.numbered);
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
