//! The file: parts, what they are, and what they refer to.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml::Xml;

/// The namespaces of relationships.
pub(super) const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// What a part refers to, by ids `rId1`, `rId2` …
#[derive(Default)]
pub(super) struct Relations {
    list: Vec<Relation>,
    known: BTreeMap<(String, String), usize>,
}

struct Relation {
    kind: String,
    target: String,
    external: bool,
}

impl Relations {
    /// The id of a relationship to another part of the document.
    pub(super) fn part(&mut self, kind: &str, target: &str) -> String {
        self.add(format!("{OFFICE}/{kind}"), target, false)
    }

    /// The id of a relationship to another place.
    pub(super) fn link(&mut self, address: &str) -> String {
        self.add(format!("{OFFICE}/hyperlink"), address, true)
    }

    fn add(&mut self, kind: String, target: &str, external: bool) -> String {
        let number = *self.known.entry((kind.clone(), target.to_owned())).or_insert_with(|| {
            self.list.push(Relation { kind, target: target.to_owned(), external });
            self.list.len()
        });
        format!("rId{number}")
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut xml = Xml::part("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
        for (n, relation) in (1..).zip(&self.list) {
            let id = format!("rId{n}");
            let mut attributes = vec![("Id", id.as_str()), ("Type", &relation.kind), ("Target", &relation.target)];
            if relation.external {
                attributes.push(("TargetMode", "External"));
            }
            xml.empty("Relationship", &attributes);
        }
        xml.into_bytes()
    }
}

/// A document in the making.
#[derive(Default)]
pub(super) struct Package {
    /// Path, what it is (none where its extension says so), bytes.
    parts: Vec<(String, Option<String>, Vec<u8>)>,
    relations: Relations,
}

impl Package {
    /// Adds a part that is XML, and what it refers to.
    pub(super) fn part(&mut self, path: &str, mime: &str, bytes: Vec<u8>, relations: &Relations) {
        self.parts.push((path.to_owned(), Some(mime.to_owned()), bytes));
        if !relations.list.is_empty() {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            self.parts.push((format!("{folder}/_rels/{name}.rels"), None, relations.to_bytes()));
        }
    }

    /// Adds a picture or a font; its extension says what it is.
    pub(super) fn media(&mut self, path: &str, bytes: Vec<u8>) {
        self.parts.push((path.to_owned(), None, bytes));
    }

    /// Says that the package as a whole refers to a part.
    pub(super) fn head(&mut self, kind: &str, target: &str) {
        let kind = match kind {
            "core-properties" => format!("{PACKAGE}/relationships/metadata/core-properties"),
            _ => format!("{OFFICE}/{kind}"),
        };
        self.relations.add(kind, target, false);
    }

    /// The file. Its parts stand in the order in which they were added, behind what says what they are.
    pub(super) fn into_bytes(self) -> io::Result<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        // A fixed day: the first that an archive can tell.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        let mut put = |path: &str, bytes: &[u8]| {
            zip.start_file(path, options)?;
            zip.write_all(bytes)
        };
        put("[Content_Types].xml", &self.content_types())?;
        put("_rels/.rels", &self.relations.to_bytes())?;
        for (path, _, bytes) in &self.parts {
            put(path, bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    fn content_types(&self) -> Vec<u8> {
        let mut xml = Xml::part("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
        let known = [
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("jpg", "image/jpeg"),
            ("svg", "image/svg+xml"),
            ("odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont"),
        ];
        for (extension, mime) in known {
            xml.empty("Default", &[("Extension", extension), ("ContentType", mime)]);
        }
        for (path, mime, _) in &self.parts {
            if let Some(mime) = mime {
                xml.empty("Override", &[("PartName", &format!("/{path}")), ("ContentType", mime)]);
            }
        }
        xml.into_bytes()
    }
}
