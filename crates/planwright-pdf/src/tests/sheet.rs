//! The plan on a page.

use planwright_view::{View, ZoneRole};

use super::fixture::{chart, code, usual_zones, view, zone};
use super::keep;
use super::theme::theme;
use crate::Fit;

const FORMATS: [(&str, &str); 4] = [("a4", "landscape"), ("a4", "portrait"), ("a3", "landscape"), ("a3", "portrait")];

fn fits(name: &str, mut view: View) -> Fit {
    view.words = super::theme::words();
    let (pdf, fit) = crate::page(&view, &theme()).unwrap_or_else(|findings| panic!("{name}: {findings:#?}"));
    keep(&format!("page-{name}.pdf"), &pdf.bytes);
    assert_eq!((pdf.pages, pdf.warnings), (1, vec![]), "{name}");
    assert!(fit.layouts <= 6, "{name}: {fit:?}");
    fit
}

fn in_format(mut view: View, size: &str, orientation: &str) -> View {
    view.page.size = size.into();
    view.page.orientation = orientation.into();
    view
}

#[test]
fn few_and_many_priorities_fit_every_sheet() {
    for (size, orientation) in FORMATS {
        for count in [3, 6, 12, 40] {
            let mut view = in_format(view(), size, orientation);
            view.page.zones = usual_zones(count);
            fits(&format!("{size}-{orientation}-{count}"), view);
        }
    }
}

#[test]
fn four_hundred_entries_fail_and_say_by_how_much() {
    for (role, title) in
        [(ZoneRole::Hero, "Priorities"), (ZoneRole::Column, "A long zone"), (ZoneRole::Strip, "Principles")]
    {
        let mut view = view();
        view.page.zones = vec![zone("zone-1", title, role, 400), zone("zone-2", "A short zone", ZoneRole::Column, 3)];
        let findings = crate::page(&view, &theme()).unwrap_err();
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].rule.as_str(), "page/overflow");
        assert!(findings[0].message.contains(" mm "), "{findings:?}");
        assert!(findings[0].help.iter().any(|help| help.contains(title)), "{findings:?}");
    }
}

#[test]
fn strange_sheets_fit() {
    for (size, orientation) in FORMATS {
        let with = |zones| {
            let mut view = in_format(view(), size, orientation);
            view.page.zones = zones;
            view
        };
        let name = |what: &str| format!("{what}-{size}-{orientation}");
        fits(&name("one-long-zone"), with(vec![zone("zone-1", "As Commissioner, I will", ZoneRole::Column, 40)]));
        fits(&name("hero-only"), with(vec![zone("zone-1", "My priorities", ZoneRole::Hero, 5)]));
        fits(
            &name("no-hero"),
            with(vec![
                zone("zone-1", "One", ZoneRole::Column, 5),
                zone("zone-2", "Two", ZoneRole::Column, 9),
                zone("zone-3", "Three", ZoneRole::Column, 2),
            ]),
        );
        fits(
            &name("banners"),
            with(
                (1..=3)
                    .map(|i| zone(&format!("zone-{i}"), "Leadership", ZoneRole::Banner, 1))
                    .chain([
                        zone("zone-4", "Principles", ZoneRole::Strip, 10),
                        zone("zone-5", "Mine", ZoneRole::Hero, 4),
                        zone("zone-6", "Others", ZoneRole::Column, 6),
                    ])
                    .collect(),
            ),
        );
        let mut money = zone("zone-9", "Where the money comes from, 2020/21", ZoneRole::Column, 0);
        money.chart = Some(chart("share", "chart-9"));
        let mut zones = usual_zones(4);
        zones.push(money.clone());
        fits(&name("chart"), with(zones));
        money.chart = Some(chart("bar", "chart-9"));
        fits(&name("chart-alone"), with(vec![money]));
        let mut titled = with(usual_zones(6));
        titled.document.title = "The Police, Fire and Crime Plan for the people of the whole of the county and its unitary authorities, towns and villages".into();
        titled.page.strapline =
            Some("What the Commissioner asks of the Chief Constable, and what the Commissioner will do".into());
        titled.status.in_force = true;
        fits(&name("titled"), titled);
        let mut bare = with(usual_zones(6));
        bare.page.foot.retain(|fact| fact.name == "issuer");
        bare.page.code = None;
        fits(&name("bare"), bare);
        let mut addressed = with(usual_zones(6));
        for fact in &mut addressed.page.foot {
            fact.value = format!("www.{}.org/{}", "a-very-long-name".repeat(6), "x".repeat(80));
        }
        addressed.page.code = Some(code(77));
        fits(&name("addressed"), addressed);
    }
}
