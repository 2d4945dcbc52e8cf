//! Colours: how far apart two are for the eye, and the nearest that is far enough.
//!
//! The ratio is that of WCAG 2.2 (“contrast ratio”). Nearness is measured in Oklab, in which equal distances look
//! about equally large.

use std::fmt;

/// A colour of sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Colour([u8; 3]);

/// A colour by lightness (0 to 1), chroma and hue (in radians).
#[derive(Debug, Clone, Copy)]
struct Lch {
    l: f64,
    c: f64,
    h: f64,
}

/// How finely lightness is varied in the search for a colour.
const STEPS: u32 = 1000;

impl Colour {
    /// Reads `#16242B`, in small or capital letters.
    #[must_use]
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let all = u32::from_str_radix(digits, 16).ok()?;
        let [_, r, g, b] = all.to_be_bytes();
        Some(Self([r, g, b]))
    }

    /// This colour and another, mixed as style sheets do (`color-mix(in srgb, …)`): `share` of this one, from 0 to 1.
    #[must_use]
    pub(super) fn mix(self, share: f64, other: Self) -> Self {
        let mut mixed = self.0;
        for (one, two) in mixed.iter_mut().zip(other.0) {
            *one = byte((f64::from(*one) * share + f64::from(two) * (1.0 - share)) / 255.0);
        }
        Self(mixed)
    }

    /// The contrast ratio of two colours, from 1 to 21.
    #[must_use]
    pub(super) fn ratio(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The nearest colour that `passes`: the same hue, lighter or darker, and paler only where the screen has no such
    /// colour. None where no lightness does.
    pub(super) fn nearest(self, passes: impl Fn(Self) -> bool) -> Option<Self> {
        let own = self.lch();
        let at = |step: u32| own.at(f64::from(step) / f64::from(STEPS));
        let from = ((own.l * f64::from(STEPS)).round() as u32).min(STEPS);
        let darker = (0..=from).rev().map(at).find(|it| passes(*it));
        let lighter = (from..=STEPS).map(at).find(|it| passes(*it));
        let far = |it: &Self| self.distance(*it);
        [darker, lighter].into_iter().flatten().min_by(|a, b| far(a).total_cmp(&far(b)))
    }

    /// The relative luminance of WCAG.
    fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn oklab(self) -> [f64; 3] {
        let [r, g, b] = self.0.map(linear);
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        [
            0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
            1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
            0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
        ]
    }

    fn lch(self) -> Lch {
        let [l, a, b] = self.oklab();
        Lch { l, c: a.hypot(b), h: b.atan2(a) }
    }

    fn distance(self, other: Self) -> f64 {
        let (one, two) = (self.oklab(), other.oklab());
        one.iter().zip(two).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
    }
}

impl Lch {
    /// The same hue at another lightness, as strong as the screen can show it there.
    fn at(self, l: f64) -> Colour {
        let (mut low, mut high) = (0.0, self.c);
        if let Some(colour) = (Self { l, ..self }).colour() {
            return colour;
        }
        for _ in 0..20 {
            let middle = (low + high) / 2.0;
            if (Self { l, c: middle, ..self }).colour().is_some() { low = middle } else { high = middle }
        }
        let grey = byte(from_linear(l * l * l));
        Self { l, c: low, ..self }.colour().unwrap_or(Colour([grey; 3]))
    }

    /// The colour of the screen, where there is one.
    fn colour(self) -> Option<Colour> {
        let (a, b) = (self.c * self.h.cos(), self.c * self.h.sin());
        let l = (self.l + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let m = (self.l - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let s = (self.l - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        let rgb = [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ];
        rgb.iter().all(|x| (-0.000_1..=1.000_1).contains(x)).then(|| Colour(rgb.map(|x| byte(from_linear(x)))))
    }
}

/// A part of a colour (0 to 255) as light.
fn linear(part: u8) -> f64 {
    let x = f64::from(part) / 255.0;
    if x <= 0.040_45 { x / 12.92 } else { ((x + 0.055) / 1.055).powf(2.4) }
}

fn from_linear(x: f64) -> f64 {
    if x <= 0.003_130_8 { 12.92 * x } else { 1.055 * x.powf(1.0 / 2.4) - 0.055 }
}

fn byte(x: f64) -> u8 {
    (x * 255.0).round().clamp(0.0, 255.0) as u8
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02X}{g:02X}{b:02X}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn only_six_digits_are_a_colour() {
        assert_eq!(colour("#16242b").to_string(), "#16242B");
        for wrong in ["16242B", "#16242", "#16242BFF", "#16242G", "red", "#+1234", ""] {
            assert!(Colour::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn ratios_are_those_of_the_guidelines() {
        let check = |one: &str, two: &str, ratio: &str| {
            assert_eq!(format!("{:.2}", colour(one).ratio(colour(two))), ratio, "{one} {two}");
            assert_eq!(format!("{:.2}", colour(two).ratio(colour(one))), ratio, "{two} {one}");
        };
        check("#000000", "#FFFFFF", "21.00");
        check("#FFFFFF", "#FFFFFF", "1.00");
        check("#777777", "#FFFFFF", "4.48");
        check("#767676", "#FFFFFF", "4.54");
        check("#FF0000", "#FFFFFF", "4.00");
    }

    #[test]
    fn the_nearest_keeps_its_hue_and_changes_little() {
        let white = colour("#FFFFFF");
        let nearest = |text: &str| colour(text).nearest(|it| it.ratio(white) >= 4.5).unwrap();
        for text in ["#FF0000", "#2E9BD6", "#F5C465", "#777777", "#8A8A00", "#B060FF"] {
            let (own, found) = (colour(text), nearest(text));
            assert!(found.ratio(white) >= 4.5, "{text} {found}");
            // One step nearer to what it was would not do.
            assert!(found.ratio(white) < 4.7, "{text} {found} {}", found.ratio(white));
            let (one, two) = (own.lch(), found.lch());
            let turned = (one.h - two.h).sin().abs();
            assert!(turned < 0.06 || one.c < 0.02, "{text} {found} {turned}");
        }
        assert_eq!(nearest("#16242B").to_string(), "#16242B", "what passes stays");
        assert!(colour("#777777").nearest(|_| false).is_none());
    }
}
