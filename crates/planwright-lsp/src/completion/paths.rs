//! The files of a plan as another of its files names them.

use gen_lsp_types::CompletionItemKind as Kind;

use super::{At, Choice};

/// The pictures of the plan.
pub(super) fn pictures(at: &At<'_>) -> Vec<Choice> {
    let Some(plan) = at.analysis.and_then(|analysis| analysis.plan()) else { return Vec::new() };
    let shown = |path: &&String| [".svg", ".png", ".jpg", ".jpeg"].iter().any(|end| path.ends_with(end));
    plan.assets.keys().filter(shown).map(|path| Choice::new(relative(at.within, path), Kind::File)).collect()
}

/// The CSV tables of the plan.
pub(super) fn tables(at: &At<'_>) -> Vec<Choice> {
    let Some(analysis) = at.analysis else { return Vec::new() };
    let folder = format!("{}/", analysis.checked.path);
    let files = analysis.sources.files().map(|file| analysis.sources.path(file));
    let within = files.filter_map(|path| if folder == "./" { Some(path) } else { path.strip_prefix(&folder) });
    let tables = within.filter(|path| path.ends_with(".csv"));
    tables.map(|path| Choice::new(relative(at.within, path), Kind::File)).collect()
}

/// The files of the plan's sections.
pub(super) fn sections(at: &At<'_>) -> Vec<Choice> {
    let Some(plan) = at.analysis.and_then(|analysis| analysis.plan()) else { return Vec::new() };
    let others = plan.all_sections().filter(|section| section.path != at.within);
    others
        .map(|section| Choice::new(relative(at.within, &section.path), Kind::File).meaning(&section.meta.title.value))
        .collect()
}

/// A path of the plan as the file `from` writes it.
fn relative(from: &str, path: &str) -> String {
    let (folders, parts): (Vec<&str>, Vec<&str>) = (from.split('/').collect(), path.split('/').collect());
    let (depth, last) = (folders.len().saturating_sub(1), parts.len().saturating_sub(1));
    let shared = folders.iter().zip(&parts).take(depth.min(last)).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", depth - shared);
    up.chain(parts.into_iter().skip(shared)).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn paths_are_written_from_the_file_that_names_them() {
        let check = |from: &str, path: &str, expected: &str| assert_eq!(relative(from, path), expected);
        check("a.md", "figures/x.svg", "figures/x.svg");
        check("05-p/1-v.md", "figures/x.svg", "../figures/x.svg");
        check("05-p/1-v.md", "05-p/2-w.md", "2-w.md");
        check("05-p/1-v.md", "06-q/1-v.md", "../06-q/1-v.md");
    }
}
