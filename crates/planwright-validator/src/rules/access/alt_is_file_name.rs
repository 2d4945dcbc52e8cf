//! `access/alt-is-file-name`: a file's name in place of words.

use planwright_core::Diagnostic;
use planwright_core::model::Image;

use crate::found::Found;
use crate::rules::{Rule, Subject, access};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "access/alt-is-file-name", rests_on_absence: false, check };

const EXTENSIONS: &[&str] = &[".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff"];

fn check(subject: &Subject, found: &mut Found) {
    access::images(subject, &mut |image| {
        if is_file_name(image) {
            found.push(
                Diagnostic::warning(
                    RULE.name,
                    image.alt.span,
                    format!("the alternative text “{}” is a file's name", image.alt.value.trim()),
                )
                .label("what does it show?")
                .help("A file's name tells those who cannot see the picture nothing.")
                .help("Say in a sentence what can be seen: “Recorded crime falls in each of the four years”."),
            );
        }
    });
}

fn is_file_name(image: &Image) -> bool {
    let alt = image.alt.value.trim().to_lowercase();
    let path = image.path.value.to_lowercase();
    let name = path.rsplit('/').next().unwrap_or(&path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    // A stem of one plain word (`map.svg`) may be a word; one with a mark or a digit is a name.
    let is_stem = alt == stem && stem.contains(|c: char| !c.is_alphabetic());
    !alt.is_empty() && (alt == name || is_stem || EXTENSIONS.iter().any(|end| alt.ends_with(end) && !alt.contains(' ')))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check_picture;

    #[track_caller]
    fn check(body: &str, found: usize) {
        check_picture(RULE.name, body, found);
    }

    #[test]
    fn the_words_are_no_file_name() {
        check("![map-2](figures/map-2.svg)", 1);
        check("![Map-2.svg](figures/map-2.svg)", 1);
        check("![IMG_0231.JPG](figures/map-2.svg)", 1);
        check("![Map 2 of the area](figures/map-2.svg)", 0);
        check("![](figures/map-2.svg)", 0);
    }
}
