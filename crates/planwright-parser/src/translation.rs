//! Reading a translation: a plan that has from the original what it does not say itself.

use std::collections::BTreeMap;
use std::rc::Rc;

use planwright_core::model::{Asset, PanelReport, Plan, Repeated, Section, Translation};
use planwright_core::{Diagnostic, FileId, Sources};
use planwright_yaml::Node;

use crate::assemble::{Language, assemble};
use crate::room::Room;
use crate::{Folder, front_matter, split};

/// The plan that a translation is read beside.
pub(crate) struct Original<'a> {
    pub(crate) plan: &'a Plan,
    sources: &'a Sources,
    files: BTreeMap<&'a str, FileId>,
    /// What front matter says again.
    pub(crate) repeated: Vec<Repeated>,
    /// The language of the translation's folder.
    pub(crate) folder: &'a str,
}

impl<'a> Original<'a> {
    fn new(plan: &'a Plan, sources: &'a Sources, folder: &'a str) -> Self {
        let mut files = BTreeMap::from([("plan.md", plan.file)]);
        files.extend(plan.all_sections().map(|section| (section.path.as_str(), section.file)));
        files.extend(plan.panel.iter().map(|report| (report.path.as_str(), report.file)));
        Self { plan, sources, files, repeated: Vec::new(), folder }
    }

    /// The front matter of the original's file of the same path, where there is one that can be read.
    pub(crate) fn front(&self, path: &str) -> Option<Node> {
        let file = *self.files.get(path)?;
        let text = self.sources.text(file);
        let (cut, _) = split::split(file, text);
        front_matter::known(file, text, &cut)
    }

    /// The original's section of the same path.
    pub(crate) fn section(&self, path: &str) -> Option<&'a Section> {
        self.plan.all_sections().find(|section| section.path == path)
    }

    /// The original's report of the same path.
    pub(crate) fn report(&self, path: &str) -> Option<&'a PanelReport> {
        self.plan.panel.iter().find(|report| report.path == path)
    }
}

/// Gives a translation the pictures and CSV tables of the plan that it has not got itself.
pub(crate) fn take_from_the_plan(
    folder: &mut Folder,
    tables: &BTreeMap<String, FileId>,
    assets: &BTreeMap<String, Asset>,
) {
    for (path, file) in tables {
        folder.tables.entry(path.clone()).or_insert(*file);
    }
    for (path, asset) in assets {
        folder.assets.entry(path.clone()).or_insert_with(|| asset.clone());
    }
}

/// Reads a translation, and tells what is wrong in its own files: what it has from the plan has been told there.
pub(crate) fn read(
    sources: &Sources,
    folder: Folder,
    plan: &Plan,
    room: &Rc<Room>,
) -> (Option<Translation>, Vec<Diagnostic>) {
    let (name, own) = (folder.name.clone(), own_files(sources, &folder));
    let mut language = Language::Translation(Original::new(plan, sources, &name));
    let parsed = assemble(sources, folder, &mut language, room);
    let mut findings = parsed.diagnostics;
    let is_inherited = |it: &Diagnostic| it.rule.as_str() == "source/duplicate-id" && it.span.start == it.span.end;
    findings.retain(|finding| own.contains(&finding.span.file) && !is_inherited(finding));
    let Language::Translation(Original { repeated, .. }) = language else { return (None, findings) };
    let translation = parsed.plan.map(|plan| Translation { folder: name.clone(), plan, files: own, repeated });
    (translation, findings)
}

/// The texts that stand in the translation's folder, in order.
fn own_files(sources: &Sources, folder: &Folder) -> Vec<FileId> {
    let within = format!("{}/", folder.path);
    let documents = folder.documents.iter().map(|document| document.file);
    let tables = folder.tables.values().copied().filter(|file| sources.path(*file).starts_with(&within));
    let mut files: Vec<FileId> = documents.chain(tables).collect();
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use planwright_core::Sources;
    use planwright_core::model::{Agreement, Asset, Plan, RowKind, Section, Translation, inline_text, visit_blocks};

    use crate::testing::{PLAN, short};
    use crate::{Document, Folder, parse};

    /// A plan of these files, those in `cy/` as its translation, with what was found.
    fn read(files: &[(&str, &str)]) -> (Plan, Vec<String>, Sources) {
        let mut sources = Sources::default();
        let mut plan = Folder { path: "p".to_owned(), name: "p".to_owned(), ..Folder::default() };
        let mut cy = Folder { path: "p/cy".to_owned(), name: "cy".to_owned(), ..Folder::default() };
        let own = files.iter().any(|(path, _)| *path == "plan.md");
        let head = if own { None } else { Some(("plan.md", PLAN)) };
        for (path, text) in head.into_iter().chain(files.iter().copied()) {
            let (folder, path) = path.strip_prefix("cy/").map_or((&mut plan, path), |within| (&mut cy, within));
            let whole = format!("{}/{path}", folder.path);
            if path.ends_with(".md") {
                let file = sources.add(whole, text);
                folder.documents.push(Document { path: path.to_owned(), file });
            } else if path.ends_with(".csv") {
                folder.tables.insert(path.to_owned(), sources.add(whole, text));
            } else {
                folder.assets.insert(path.to_owned(), Asset { path: path.to_owned(), bytes: text.as_bytes().into() });
            }
        }
        plan.translations.push(cy);
        let parsed = parse(&sources, plan);
        let found = short(&parsed.diagnostics, &sources);
        (parsed.plan.unwrap(), found, sources)
    }

    /// The translation of a plan in which nothing is wrong.
    #[track_caller]
    fn sound(files: &[(&str, &str)]) -> (Translation, Sources) {
        let (mut plan, found, sources) = read(files);
        assert_eq!(found, [""; 0]);
        (plan.translations.remove(0), sources)
    }

    fn section<'a>(translation: &'a Translation, path: &str) -> &'a Section {
        translation.plan.all_sections().find(|section| section.path == path).unwrap()
    }

    const CY: (&str, &str) = ("cy/plan.md", "---\nlang: cy\ntitle: T\n---\n");

    #[test]
    fn what_is_not_repeated_is_the_originals() {
        let plan = PLAN.replace("status: draft", "status: draft\nurl: https://a.example/\nglossary: {ASB: Behaviour}");
        let (translation, sources) = sound(&[("plan.md", &plan), CY]);
        let meta = &translation.plan.meta;
        assert_eq!((meta.title.as_str(), meta.area.as_str(), translation.folder.as_str()), ("T", "Kent", "cy"));
        assert_eq!(sources.path(meta.title.span.file), "p/cy/plan.md");
        assert_eq!(sources.path(meta.area.span.file), "p/plan.md");
        assert_eq!(meta.url.as_ref().unwrap().value, "https://a.example/");
        assert!(meta.glossary.is_empty(), "a glossary is of one language");
        assert_eq!(meta.lang.as_ref().unwrap().value, "cy");
        assert_eq!(translation.files.len(), 1);
    }

    #[test]
    fn a_translation_that_names_no_language_has_that_of_its_folder() {
        let (translation, _) = sound(&[("cy/plan.md", "---\ntitle: T\n---\n")]);
        assert_eq!(translation.plan.meta.lang.unwrap().value, "cy");
    }

    /// What a translation's section says again of the original's.
    #[track_caller]
    fn check(original: &str, own: &str, expected: &[(&str, Agreement)]) -> Translation {
        let front = |keys: &str| format!("---\ntitle: A\n{keys}---\n");
        let (a, b) = (front(original), front(own));
        let (translation, _) = sound(&[("01-a.md", &a), CY, ("cy/01-a.md", &b)]);
        let told = translation.repeated.iter().filter(|it| it.key != "title");
        assert_eq!(told.map(|it| (it.key.as_str(), it.how)).collect::<Vec<_>>(), expected, "{own}");
        translation
    }

    #[test]
    fn what_is_no_text_is_the_same() {
        let kept = check("kind: priority\n", "kind: vision\n", &[("kind", Agreement::Differs)]);
        assert_eq!(section(&kept, "01-a.md").meta.kind.as_str(), "priority");
        check("kind: priority\n", "kind: priority\n", &[]);
        check("scope: [policing, national]\n", "scope: [national, policing]\n", &[]);
        check("owner: partners\n", "owner: [partners]\n", &[]);
        check("", "kind: vision\n", &[("kind", Agreement::Added)]);
        check("", "summary: One.\n", &[]);
        check("summary: One.\n", "summary: Un.\n", &[("summary", Agreement::Text)]);
        check("page: false\n", "page: Words\n", &[("page", Agreement::Differs)]);
        check("page: Words\n", "page: Geiriau\n", &[("page", Agreement::Text)]);
        check("conditions: none\n", "conditions: none\n", &[]);
        check("id: x\n", "", &[]);
    }

    #[test]
    fn entries_of_lists_belong_together_by_id_and_else_by_place() {
        let measures = |names: &[(&str, &str)]| -> String {
            let entry = |(id, name): &(&str, &str)| {
                let id = if id.is_empty() { String::new() } else { format!("id: {id}, ") };
                format!("  - {{{id}name: {name}, source: S}}\n")
            };
            format!("measures:\n{}", names.iter().map(entry).collect::<String>())
        };
        let names = |translation: &Translation| -> Vec<String> {
            section(translation, "01-a.md").meta.measures.iter().map(|it| it.name.value.clone()).collect()
        };
        let text = [("name", Agreement::Text), ("source", Agreement::Text)];
        let two = measures(&[("one", "One"), ("two", "Two")]);
        let both = [text, text].concat();
        assert_eq!(names(&check(&two, &measures(&[("two", "Dau"), ("one", "Un")]), &both)), ["Un", "Dau"]);
        assert_eq!(names(&check(&two, &measures(&[("", "Un"), ("", "Dau")]), &both)), ["Un", "Dau"]);
        let fewer = [text.as_slice(), &[("measures", Agreement::LeftOut)]].concat();
        assert_eq!(names(&check(&two, &measures(&[("two", "Dau")]), &fewer)), ["One", "Dau"]);
        let more = [text.as_slice(), text.as_slice(), &[("measures", Agreement::Added)]].concat();
        check(&two, &measures(&[("one", "Un"), ("two", "Dau"), ("three", "Tri")]), &more);
        check(
            "threats: [a, {id: b, not-here: No}]\n",
            "threats: [{id: b, not-here: Na}]\n",
            &[("not-here", Agreement::Text)],
        );
    }

    #[test]
    fn waivers_hold_in_every_language() {
        let waivers = "waivers:\n  - {rule: structure/fake-heading, reason: One}\n  - {rule: words/acronym, at: a, reason: Two}\n";
        let plan = PLAN.replace("status: draft\n", &format!("status: draft\n{waivers}"));
        let a = ("01-a.md", "---\ntitle: A\n---\n");
        let (translation, _) = sound(&[("plan.md", &plan), a, CY, ("cy/01-a.md", a.1)]);
        assert_eq!(translation.plan.meta.waivers.len(), 2);
        let own = "---\nlang: cy\nwaivers: [{rule: words/acronym, at: a, reason: Dau}]\n---\n";
        let (translation, _) = sound(&[("plan.md", &plan), a, ("cy/plan.md", own), ("cy/01-a.md", a.1)]);
        let reasons: Vec<_> = translation.plan.meta.waivers.iter().map(|it| it.reason.value.as_str()).collect();
        assert_eq!(reasons, ["One", "Dau"]);
    }

    #[test]
    fn headings_and_tables_have_the_originals_ids() {
        let a = "---\ntitle: A\n---\n\n## First {#one}\n\nTable: T {#t unit=\"£m\"}\n\n| A | B |\n|---|---|\n| x | 1.5 |\n| **Total** | 1.5 |\n\n## Second\n\n![m](figures/m.svg){#m}\n";
        let b = "---\ntitle: B\n---\n\n## Cyntaf\n\nTable: T\n\n| A | B |\n|---|---|\n| x | 1.5 |\n| Cyfan | 1.5 |\n\n## Ail\n\nGweler [](#t) ac [](#a--second).\n\n![m](figures/m.svg)\n";
        let (translation, _) = sound(&[("01-a.md", a), ("figures/m.svg", "<svg/>"), CY, ("cy/01-a.md", b)]);
        let ids: Vec<_> = translation.plan.anchors.keys().map(|id| id.as_str()).collect();
        assert_eq!(ids, ["a", "a--second", "m", "one", "t"]);
        visit_blocks(&section(&translation, "01-a.md").body, &mut |block| {
            if let planwright_core::model::BlockKind::Table(table) = &block.kind {
                assert_eq!(table.unit.as_ref().unwrap().value, "£m");
                assert_eq!(table.rows[1].kind, RowKind::Total, "which rows are totals is told by the original");
                assert!(table.rows[0].cells[1].amount.is_some_and(|it| it.to_string() == "£1.5m"));
                assert_eq!(inline_text(&table.caption.as_ref().unwrap().value), "T");
            }
        });
    }

    #[test]
    fn pictures_and_tables_that_are_not_there_are_the_plans() {
        let a = "---\ntitle: A\n---\n\n![m](figures/m.svg)\n\nTable: T {src=tables/t.csv}\n";
        let files =
            [("01-a.md", a), ("figures/m.svg", "<svg/>"), ("tables/t.csv", "A,B\nx,1\n"), CY, ("cy/01-a.md", a)];
        let (translation, _) = sound(&files);
        assert!(translation.plan.assets.contains_key("figures/m.svg"));
        let own = [&files[..], &[("cy/figures/m.svg", "<svg id='cy'/>"), ("cy/tables/t.csv", "A,B\ny,1\n")]].concat();
        let (translation, sources) = sound(&own);
        assert_eq!(&*translation.plan.assets["figures/m.svg"].bytes, b"<svg id='cy'/>");
        assert!(translation.files.iter().any(|file| sources.path(*file) == "p/cy/tables/t.csv"));
    }

    #[test]
    fn what_the_original_has_and_the_translation_has_not_is_no_broken_link() {
        let a = ("01-a.md", "---\ntitle: A\n---\n\nOne.\n");
        let b = ("02-b.md", "---\ntitle: B\n---\n\n[](#a) and [it](01-a.md).\n");
        sound(&[a, b, CY, ("cy/02-b.md", b.1)]);
        let wrong = "---\ntitle: B\n---\n\n[](#nothing)\n";
        let (_, found, _) = read(&[a, b, CY, ("cy/02-b.md", wrong)]);
        assert_eq!(found, ["link/broken «#nothing»"]);
    }

    #[test]
    fn a_fault_of_the_original_is_told_once() {
        let a = ("01-a.md", "---\ntitle: A\nkind: nothing\n---\n");
        let (_, found, _) = read(&[a, CY, ("cy/01-a.md", "---\ntitle: B\n---\n")]);
        assert_eq!(found, ["source/value «nothing»"]);
        let twice = "---\ntitle: A\n---\n\nTable: T {#a}\n\n| A |\n|---|\n| x |\n";
        let (_, found, _) = read(&[("01-a.md", twice), CY, ("cy/01-a.md", &twice.replace(" {#a}", ""))]);
        assert_eq!(found, ["source/duplicate-id «a»"]);
        let (_, found, _) = read(&[("01-a.md", "---\ntitle: A\n---\n"), CY, ("cy/01-a.md", "---\ntitel: B\n---\n")]);
        assert_eq!(found, ["source/unknown-key «titel»"]);
    }
}
