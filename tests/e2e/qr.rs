//! The QR code of the plan on a page is read back from both outputs, as a camera would.

use crate::harness::{Project, repository};
use crate::pdf::Pdf;

const ADDRESS: &str = "https://www.example.org/plan";
const SAYS: &str = "QR code: link to www.example.org/plan";

/// Draws boxes (left, top, right, bottom) with light around them, and reads what they say.
fn read(boxes: &[[f32; 4]]) -> Option<String> {
    let module = boxes.iter().map(|b| b[3] - b[1]).fold(f32::MAX, f32::min);
    let left = boxes.iter().map(|b| b[0]).fold(f32::MAX, f32::min);
    let top = boxes.iter().map(|b| b[1]).fold(f32::MAX, f32::min);
    let wide = boxes.iter().map(|b| b[2]).fold(f32::MIN, f32::max) - left;
    let side = ((wide / module).round() as usize + 8) * 4;
    let pixel = |at: f32| (at / module * 4.0).round() as usize + 16;
    let mut picture = vec![255_u8; side * side];
    for [x1, y1, x2, y2] in boxes {
        for y in pixel(y1 - top)..pixel(y2 - top) {
            picture[y * side + pixel(x1 - left)..y * side + pixel(x2 - left)].fill(0);
        }
    }
    let found = quircs::Quirc::default().identify(side, side, &picture).next()?.ok()?.decode().ok()?;
    String::from_utf8(found.payload).ok()
}

/// The boxes of a drawing's path: `M4 4h7v1h-7z` each.
fn boxes(path: &str) -> Vec<[f32; 4]> {
    let one = |part: &str| {
        let (from, rest) = part.split_once('h').expect("a box");
        let (x, y) = from.split_once(' ').expect("a corner");
        let (wide, _) = rest.split_once('v').expect("a height");
        let number = |text: &str| text.parse::<f32>().expect("a number");
        [number(x), number(y), number(x) + number(wide), number(y) + 1.0]
    };
    path.split('M').filter(|part| !part.is_empty()).map(one).collect()
}

fn built(old: &str, new: &str) -> (String, Pdf) {
    let folder = repository().join("plans/kent-2017-2021");
    let project = Project::new().copy(&folder, "plan").replace("plan/plan.md", old, new);
    project.build("plan --out out --only page");
    let files = project.files("out/plan");
    (String::from_utf8(files["page.html"].clone()).expect("UTF-8"), Pdf::read(&files["page.pdf"]))
}

#[test]
fn both_outputs_lead_a_camera_to_the_plan() {
    for format in ["size: a4\n  orientation: portrait", "size: a3\n  orientation: landscape"] {
        let (page, pdf) = built("page:\n", &format!("page:\n  {format}\n"));
        let drawing = page.split_once(&format!("role=\"img\" aria-label=\"{SAYS}\"")).expect("the code").1;
        let path = drawing.split_once(" d=\"").and_then(|(_, rest)| rest.split_once('"')).expect("its path").0;
        assert_eq!(read(&boxes(path)).as_deref(), Some(ADDRESS), "{format}");
        assert_eq!(read(&pdf.boxes()).as_deref(), Some(ADDRESS), "{format}");
        assert!(pdf.alternatives().iter().any(|alt| alt == SAYS), "{:?}", pdf.alternatives());
    }
}

#[test]
fn a_plan_without_an_address_has_no_code() {
    let (page, pdf) = built("url: https://www.example.org/plan\n", "");
    assert!(!page.contains("QR code") && !pdf.alternatives().iter().any(|alt| alt.contains("QR code")));
    assert_eq!(read(&pdf.boxes()), None);
}
