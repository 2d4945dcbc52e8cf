//! The theme's colours and face, as Word writes them.

use planwright_view::theme::Theme;

/// Colours as six hexadecimal digits, and the face of all text.
pub(super) struct Palette {
    pub(super) ink: String,
    pub(super) muted: String,
    pub(super) field: String,
    pub(super) mist: String,
    pub(super) tab: String,
    pub(super) gold: String,
    pub(super) accent: String,
    pub(super) link: String,
    pub(super) status: String,
    pub(super) draft: String,
    pub(super) paper: String,
    pub(super) rule: String,
    pub(super) face: String,
}

/// What stands in for a face that a reader's computer lacks; every Word has it.
pub(super) const FALLBACK_FACE: &str = "Calibri";

impl Palette {
    pub(super) fn of(theme: &Theme) -> Self {
        let colour = |name: &str, usual: &str| {
            let given = theme.colours.get(name).and_then(|value| digits(value));
            given.unwrap_or_else(|| usual.to_owned())
        };
        let face = theme.faces.body.clone();
        Self {
            ink: colour("ink", "16242B"),
            muted: colour("muted", "434F56"),
            field: colour("field", "0F3D47"),
            mist: colour("mist", "BBD8D6"),
            tab: colour("tab", "24505A"),
            gold: colour("gold", "F5C465"),
            accent: colour("accent", "84350E"),
            link: colour("link", "0B4A6F"),
            status: colour("status", "7B1E2E"),
            draft: colour("draft", "FFC94D"),
            paper: colour("paper", "F4F1EA"),
            rule: colour("rule", "C4BEB0"),
            face: if face.is_empty() { FALLBACK_FACE.to_owned() } else { face },
        }
    }
}

/// A theme's `#aabbcc` without its sign.
fn digits(colour: &str) -> Option<String> {
    let hex = colour.strip_prefix('#')?;
    (hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit())).then(|| hex.to_ascii_uppercase())
}
