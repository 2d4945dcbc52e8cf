//! `access/alt-is-file-name`: a file's name in place of words.

use planwright_core::Diagnostic;
use planwright_core::model::Image;

use crate::rules::{Rule, Subject, access};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "access/alt-is-file-name", rests_on_absence: false, check };

const EXTENSIONS: &[&str] = &[".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff"];

fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    access::images(subject, &mut |image| {
        if is_file_name(image) {
            found.push(
                Diagnostic::warning(RULE.name, image.alt.span, format!("The alternative text “{}” is a file's name", image.alt.value.trim()))
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
