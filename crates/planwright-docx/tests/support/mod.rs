//! Plans as Word documents, and their parts to be looked at.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;

use planwright_core::Sources;
use planwright_project::{Tree, load};
use planwright_view::theme::built_in;
use planwright_view::{Options, View};

/// The view of a plan's folder, errors or not.
pub(crate) fn view_of(folder: &Path) -> View {
    let tree = Tree::read(folder).expect("a folder");
    let mut sources = Sources::default();
    let options = planwright_project::Options { status: None, as_at: None, spelling: false };
    let checked = load(&tree, "plan", "plan", &options, &mut sources);
    let theme = built_in("default").expect("the default theme");
    planwright_view::view(&checked, theme, &Options::default()).expect("a plan")
}

/// The view of a plan of one section with this body, beside what it needs.
pub(crate) fn view_with(body: &str) -> View {
    let folder = tempfile::tempdir().expect("a folder");
    let head = "---\ntitle: A plan\narea: Exampleshire\nprofile: england-pcc\nperiod: {from: 2025-04-01, to: 2029-03-31}\nstatus: draft\ndated: 2025-01-27\n---\n";
    std::fs::write(folder.path().join("plan.md"), head).expect("a file");
    std::fs::write(folder.path().join("1-one.md"), format!("---\ntitle: One\nkind: section\n---\n{body}"))
        .expect("a file");
    view_of(folder.path())
}

/// A document, taken apart.
pub(crate) struct Docx {
    pub(crate) bytes: Vec<u8>,
    /// The parts that are XML, by their paths.
    pub(crate) xml: BTreeMap<String, String>,
    pub(crate) names: Vec<String>,
}

impl Docx {
    pub(crate) fn of(view: &View) -> Self {
        let bytes = planwright_docx::plan(view, built_in("default").expect("the default theme")).expect("a document");
        let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).expect("an archive");
        let (mut xml, mut names) = (BTreeMap::new(), Vec::new());
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).expect("a part");
            let name = file.name().expect("a name").into_owned();
            if name.ends_with(".xml") || name.ends_with(".rels") {
                let mut text = String::new();
                file.read_to_string(&mut text).expect("UTF-8");
                xml.insert(name.clone(), text);
            }
            names.push(name);
        }
        Self { bytes, xml, names }
    }

    pub(crate) fn with(body: &str) -> Self {
        Self::of(&view_with(body))
    }

    pub(crate) fn body(&self) -> roxmltree::Document<'_> {
        self.part("word/document.xml")
    }

    pub(crate) fn part(&self, name: &str) -> roxmltree::Document<'_> {
        roxmltree::Document::parse(&self.xml[name]).unwrap_or_else(|fault| panic!("{name}: {fault}"))
    }

    /// The words of the text, paragraph by paragraph.
    pub(crate) fn paragraphs(&self) -> Vec<String> {
        let body = self.body();
        let paragraphs = body.descendants().filter(|node| node.tag_name().name() == "p");
        paragraphs.map(|paragraph| words(paragraph)).collect()
    }
}

/// The words of an element.
pub(crate) fn words(of: roxmltree::Node<'_, '_>) -> String {
    of.descendants().filter(|node| node.tag_name().name() == "t").filter_map(|node| node.text()).collect()
}

/// Word's value of a property of an element: `w:pPr/w:jc` by "jc".
pub(crate) fn value<'a>(of: roxmltree::Node<'a, '_>, key: &str) -> Option<&'a str> {
    let found = of.children().find(|kid| kid.tag_name().name().ends_with("Pr"))?;
    let found = found.descendants().find(|node| node.tag_name().name() == key)?;
    found.attributes().find(|attribute| attribute.name() == "val").map(|attribute| attribute.value())
}
