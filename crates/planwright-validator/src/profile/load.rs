//! From the texts of a profile and of those that it extends to the profile.

use std::sync::Arc;

use planwright_core::{Diagnostic, FileId, Sources, Span, Spanned};
use planwright_yaml::Node;

use crate::profile::{Profile, Unknown, built_in, combine, find, read};

/// How many profiles may extend one another.
const MAX_CHAIN: usize = 8;

/// A profile's file that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Its text.
    pub file: FileId,
    /// What it is known by: its path, written in one way only.
    pub path: String,
}

/// Where profiles of one's own are read from.
pub trait Files {
    /// Opens the file that a path names, as seen from the profile at `from`, or from `plan.md`
    /// where there is none, and adds its text to `sources`.
    ///
    /// # Errors
    ///
    /// The finding, at the path as it was written, or in the file that cannot be read.
    fn open(
        &mut self,
        path: &Spanned<String>,
        from: Option<&str>,
        sources: &mut Sources,
    ) -> Result<Opened, Box<Diagnostic>>;
}

/// What loading a profile gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The profile, where a plan can be judged by it.
    pub profile: Option<Arc<Profile>>,
    /// What is wrong with it, or to be known of it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Loads the profile that a plan names: a built-in one by its id, or one of its own by its path.
///
/// A profile that is faulty is not given: what it lacks could not be told from what the law does
/// not ask for. A disabled one is an error at the name, an experimental one a note.
#[must_use]
pub fn load(name: &Spanned<String>, sources: &mut Sources, files: &mut dyn Files) -> Loaded {
    let mut diagnostics = Vec::new();
    let profile = if is_path(name) {
        let opened = files.open(name, None, sources);
        opened.map_err(|finding| diagnostics.push(*finding)).ok().and_then(|opened| {
            let first = Text { opened, built_in: false };
            let found = chain(first, sources, files).and_then(|links| profile(&links));
            found.map(Arc::new).map_err(|findings| diagnostics.extend(findings)).ok()
        })
    } else {
        find::shared(name).map_err(|unknown| diagnostics.push(unknown.diagnostic(name.span))).ok()
    };
    let profile = profile.filter(|profile| {
        diagnostics.extend(standing(profile, name));
        profile.disabled.is_none()
    });
    Loaded { profile, diagnostics }
}

/// What is to be known of a profile that is not as sure as others.
pub(super) fn standing(profile: &Profile, name: &Spanned<String>) -> Option<Diagnostic> {
    let written = &name.value;
    if let Some(why) = &profile.disabled {
        return Some(
            Diagnostic::error(
                "source/value",
                name.span,
                format!("no plan can be judged by the profile `{written}` yet"),
            )
            .label("a disabled profile")
            .help(why)
            .help("Write the profile of the body whose plan this is. `planwright profile list` names them all."),
        );
    }
    let why = profile.experimental.as_ref()?;
    Some(
        Diagnostic::note("source/value", name.span, format!("the profile `{written}` is experimental"))
            .label("an experimental profile")
            .help(why)
            .help("Read what it finds as a list of questions, and ask a lawyer before you rest on it."),
    )
}

/// Whether the name of a profile is a path.
#[must_use]
pub fn is_path(name: &str) -> bool {
    name.contains(['/', '\\']) || name.ends_with(".yaml") || name.ends_with(".yml")
}

/// A profile's text, yet to be read.
struct Text {
    opened: Opened,
    /// Whether it is one of our own texts, which tests have read in full.
    built_in: bool,
}

impl Text {
    fn built_in(built_in: built_in::BuiltIn, sources: &mut Sources) -> Self {
        let path = format!("{} (built in)", built_in.name());
        Self { opened: Opened { file: sources.add(path.clone(), built_in.text), path }, built_in: true }
    }

    fn tree(&self, sources: &Sources, out: &mut Vec<Diagnostic>) -> Option<Node> {
        let file = self.opened.file;
        let text = sources.shared_text(file);
        if self.built_in
            && let Some(node) = planwright_yaml::parse_sound(file, &text)
        {
            return Some(node);
        }
        let yaml = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let parsed = planwright_yaml::parse(file, yaml, text.len() - yaml.len());
        out.extend(parsed.diagnostics);
        parsed.node
    }
}

/// One profile of a chain in which each extends the next.
struct Link {
    file: FileId,
    /// What it is known by.
    path: String,
    node: Node,
    /// Whether it is one of our own texts.
    built_in: bool,
}

/// Reads a profile and all that it extends, itself first.
///
/// # Errors
///
/// Findings: a text that cannot be read, a name that names no profile, a chain without an end.
fn chain(first: Text, sources: &mut Sources, files: &mut dyn Files) -> Result<Vec<Link>, Vec<Diagnostic>> {
    let mut links: Vec<Link> = Vec::new();
    let mut next = Some(first);
    while let Some(text) = next.take() {
        let mut found = Vec::new();
        let Some(node) = text.tree(sources, &mut found) else { return Err(found) };
        let Text { opened, built_in } = text;
        if combine::is_derived(&node) {
            let extends = combine::extends(&node, Span::start_of(opened.file), &mut found);
            let Some(extends) = extends.filter(|_| found.is_empty()) else { return Err(found) };
            next = Some(base(&extends, &opened.path, &links, sources, files).map_err(|finding| vec![*finding])?);
        } else if !found.is_empty() {
            return Err(found);
        }
        links.push(Link { file: opened.file, path: opened.path, node, built_in });
    }
    Ok(links)
}

/// Opens the profile that another one extends.
fn base(
    name: &Spanned<String>,
    from: &str,
    links: &[Link],
    sources: &mut Sources,
    files: &mut dyn Files,
) -> Result<Text, Box<Diagnostic>> {
    let text = if is_path(name) {
        Text { opened: files.open(name, Some(from), sources)?, built_in: false }
    } else {
        let built_in = find::built_in(name).map_err(|unknown| Box::new(unknown.diagnostic(name.span)))?;
        Text::built_in(built_in, sources)
    };
    let path = &text.opened.path;
    let finding = |message: String| Diagnostic::error("source/value", name.span, message);
    if path == from || links.iter().any(|link| link.path == *path) {
        return Err(Box::new(
            finding(format!("`{}` extends this profile, or one that does", name.value))
                .label("a circle")
                .help("A profile is what it extends with its own changes, so it cannot rest on itself.")
                .help("Extend a profile that stands for itself, such as `england-pcc`."),
        ));
    }
    if links.len() + 2 > MAX_CHAIN {
        return Err(Box::new(
            finding(format!("more than {MAX_CHAIN} profiles extend one another"))
                .label("one too many")
                .help("Extend a profile nearer to the first one of them."),
        ));
    }
    Ok(text)
}

/// The profile that a chain makes.
///
/// # Errors
///
/// Every fault of its texts, each at its place.
fn profile(links: &[Link]) -> Result<Profile, Vec<Diagnostic>> {
    let own = links.iter().filter(|link| !link.built_in);
    let mut found: Vec<Diagnostic> = own.filter_map(|link| borrowed_id(&link.node)).collect();
    let mut tree: Option<Node> = None;
    for link in links.iter().rev() {
        tree = match tree {
            None => Some(link.node.clone()),
            Some(base) => combine::combine(base, &link.node, Span::start_of(link.file), &mut found),
        };
    }
    let opening = links.first().map(|link| Span::start_of(link.file));
    let profile = tree.zip(opening).and_then(|(tree, opening)| read::profile(&tree, opening, &mut found));
    match profile {
        Some(profile) if found.is_empty() => Ok(profile),
        _ => {
            found.sort_by_key(|finding| finding.span);
            Err(found)
        }
    }
}

/// The finding for a profile of one's own that takes the id of a built-in one: reports, pages and the manifest name the
/// profile by its id, and would say that the plan was judged by the official one.
fn borrowed_id(node: &Node) -> Option<Diagnostic> {
    let id = combine::id(node)?;
    let newest = built_in::newest(id.value)?;
    Some(
        Diagnostic::error("source/value", id.span, format!("`{}` is the id of a profile that is built in", newest.id))
            .label("taken already")
            .help("Reports and pages name a profile by its id, so readers would believe that the plan was checked by the built-in one.")
            .help(format!("Give this profile an id of its own, such as `id: ours`. It can still say `extends: {}`.", newest.id)),
    )
}

/// For profiles that may extend built-in ones only.
struct NoFiles;

impl Files for NoFiles {
    fn open(&mut self, path: &Spanned<String>, _: Option<&str>, _: &mut Sources) -> Result<Opened, Box<Diagnostic>> {
        Err(Box::new(Unknown::Path(path.value.clone()).diagnostic(path.span)))
    }
}

/// The profile of a built-in text.
///
/// # Errors
///
/// Its faults: ours, which a test rules out.
pub(super) fn of_built_in(built_in: built_in::BuiltIn) -> Result<Profile, Vec<Diagnostic>> {
    let mut sources = Sources::default();
    let first = Text::built_in(built_in, &mut sources);
    let links = chain(first, &mut sources, &mut NoFiles)?;
    profile(&links)
}
