//! What people who do not see the page, or not well, depend on.

mod all_caps;
mod alt_is_file_name;
mod alt_repeats_caption;
mod image_alt;
mod language;
mod table_header;

use crate::rules::Rule;
use planwright_core::model::{Block, BlockKind, Image, InlineKind, visit_blocks, visit_inlines};

use crate::rules::Subject;

/// Every rule of this family.
pub(super) static RULES: &[&Rule] = &[
    &all_caps::RULE,
    &alt_is_file_name::RULE,
    &alt_repeats_caption::RULE,
    &image_alt::RULE,
    &language::RULE,
    &table_header::RULE,
];

/// Calls `f` for every picture of the plan.
fn images<'a>(subject: &Subject<'a>, f: &mut impl FnMut(&'a Image)) {
    for body in subject.texts() {
        body.parts().for_each(|blocks| images_of(blocks, f));
    }
}

fn images_of<'a>(blocks: &'a [Block], f: &mut impl FnMut(&'a Image)) {
    visit_blocks(blocks, &mut |block| {
        if let BlockKind::Figure(figure) = &block.kind {
            f(&figure.image);
        }
    });
    visit_inlines(blocks, &mut |inline| {
        if let InlineKind::Image(image) = &inline.kind {
            f(image);
        }
    });
}

/// A text as it is compared: small letters, single spaces, no marks at its ends.
fn plain(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}
