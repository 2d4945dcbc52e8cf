//! What Typst means, for people who know a little Typst.

/// The beginnings of what Typst says most often of a theme's files, and a sentence on each.
const MEANINGS: &[(&str, &str)] = &[
    ("unknown variable", "Nothing of this name is defined above this line, and no `#import` above brings it."),
    ("unresolved import", "The file that is imported defines nothing of this name."),
    ("unclosed", "A bracket or quotation mark is opened here and nowhere closed."),
    (
        "unexpected argument",
        "The function is given something that it does not take. `themes/README.md` lists what each is given.",
    ),
    ("missing argument", "The function is called without something that it asks for."),
    (
        "the argument `",
        "The function is given this with its name. Write it with a value to begin with, such as `columns: none`.",
    ),
    (
        "file not found",
        "A theme's Typst files see only each other and the files beside them, by paths such as `/cover.typ`.",
    ),
    ("failed to load file", "A theme's Typst files see only each other and the files beside them."),
    ("path would escape", "A theme's Typst files see nothing outside their folder."),
    (
        "package not found",
        "Packages are not loaded, so that a plan looks the same everywhere. Copy what you need into `pdf/`.",
    ),
    ("maximum function call depth", "A function calls itself, directly or through others, without an end."),
    ("loop seems to be infinite", "The condition of the loop never becomes false."),
    ("cannot loop over", "Only lists, dictionaries, text and ranges can be gone through."),
];

/// A sentence on what Typst says, where it is one of its common messages.
pub(crate) fn explain(message: &str) -> Option<&'static str> {
    MEANINGS.iter().find(|(beginning, _)| message.starts_with(beginning)).map(|(_, meaning)| *meaning)
}
