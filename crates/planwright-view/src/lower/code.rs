//! The QR code of the plan's address.

use qrcode::{Color, EcLevel, QrCode};

use crate::{CodeView, Run};

/// The light modules that the standard asks for on every side.
const QUIET: usize = 4;

/// Above so many modules a side a code has no room on a sheet: an address of some 400 letters.
const MOST: usize = 77;

/// The code of an address, with error correction M; none where the address is too long for a sheet,
/// which names it in words in any case.
pub(super) fn code(address: &str, alt: String) -> Option<CodeView> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let modules = code.width();
    if modules > MOST {
        return None;
    }
    let colours = code.into_colors();
    let runs = colours.chunks(modules).enumerate().flat_map(|(y, row)| runs(y, row)).collect();
    Some(CodeView { href: address.to_owned(), alt, modules, quiet: QUIET, runs })
}

/// The dark runs of a row.
fn runs(y: usize, row: &[Color]) -> Vec<Run> {
    let mut x = 0;
    let mut runs = Vec::new();
    for same in row.chunk_by(|a, b| a == b) {
        if same.first() == Some(&Color::Dark) {
            runs.push(Run { x, y, length: same.len() });
        }
        x += same.len();
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a reader of such codes sees in its runs, drawn so many pixels to a module.
    fn read(code: &CodeView, pixels: usize) -> Option<String> {
        let side = (code.modules + 2 * code.quiet) * pixels;
        let mut picture = vec![255_u8; side * side];
        for run in &code.runs {
            for y in (run.y + code.quiet) * pixels..(run.y + code.quiet + 1) * pixels {
                let from = y * side + (run.x + code.quiet) * pixels;
                picture[from..from + run.length * pixels].fill(0);
            }
        }
        let found = quircs::Quirc::default().identify(side, side, &picture).next()?.ok()?.decode().ok()?;
        String::from_utf8(found.payload).ok()
    }

    fn check(address: &str, modules: usize) {
        let code = code(address, String::new()).expect("a code");
        assert_eq!(code.modules, modules, "{address}");
        assert_eq!(read(&code, 4).as_deref(), Some(address));
    }

    #[test]
    fn addresses_are_read_back() {
        check("https://www.example.org/plan", 29);
        check("https://a.uk", 21);
        check("https://www.example.org/cynllun/heddlu-a-throseddu?rhifyn=2&iaith=cy#blaenoriaethau", 37);
        check(&format!("https://www.example.org/{}", "long/".repeat(60)), 69);
    }

    #[test]
    fn what_is_damaged_a_little_is_read_back() {
        let mut code = code("https://www.example.org/plan", String::new()).expect("a code");
        // Error correction M mends some 15 % of the code.
        code.runs.retain(|run| run.y != 14);
        assert_eq!(read(&code, 4).as_deref(), Some("https://www.example.org/plan"));
    }

    #[test]
    fn no_code_is_made_that_a_sheet_cannot_hold() {
        assert_eq!(code(&format!("https://www.example.org/{}", "long/".repeat(100)), String::new()), None);
        assert_eq!(code(&format!("https://www.example.org/{}", "long/".repeat(1_000)), String::new()), None);
    }
}
