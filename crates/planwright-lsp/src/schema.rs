//! What the schemas of front matter say of a key: what it means, what can stand in it.

use std::sync::LazyLock;

use planwright_parser::schema;
use serde_json::Value;

/// What a file of a plan is, by its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// `plan.md`, or that of a translation.
    Plan,
    /// A section or chapter.
    Section,
    /// A report of the panel.
    Panel,
    /// A paper.
    Paper,
    /// A table.
    Table,
}

impl FileKind {
    /// That of a path within the plan, with `/`.
    pub(crate) fn of(within: &str) -> Option<Self> {
        let own = match within.split_once('/') {
            Some((folder, rest)) if planwright_project::is_language(folder) => rest,
            _ => within,
        };
        if own.ends_with(".csv") {
            return Some(Self::Table);
        }
        own.ends_with(".md").then(|| match own.split_once('/') {
            None if own == "plan.md" => Self::Plan,
            Some(("panel", _)) => Self::Panel,
            Some(("papers", _)) => Self::Paper,
            _ => Self::Section,
        })
    }

    /// The schema of its front matter, where it has one.
    pub(crate) fn schema(self) -> Option<Schema> {
        static READ: LazyLock<[Value; 4]> = LazyLock::new(|| {
            [schema::PLAN, schema::SECTION, schema::PANEL, schema::PAPER]
                .map(|text| serde_json::from_str(text).unwrap_or_default())
        });
        let [plan, section, panel, paper] = &*READ;
        let root = match self {
            Self::Plan => plan,
            Self::Section => section,
            Self::Panel => panel,
            Self::Paper => paper,
            Self::Table => return None,
        };
        Some(Schema { root })
    }
}

/// A schema of front matter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Schema {
    root: &'static Value,
}

/// A key of front matter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key {
    /// How it is written.
    pub(crate) name: &'static str,
    /// What it means.
    pub(crate) meaning: &'static str,
    /// Whether it must be there.
    pub(crate) is_required: bool,
    /// What is written behind it.
    pub(crate) form: Form,
}

/// What is written behind a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A text, a date or a word.
    One,
    /// A list.
    List,
    /// Keys of its own.
    Keys,
}

impl Schema {
    /// What the schema says of a place, where the entries of a list have the list's own place.
    fn at(self, path: &[String]) -> Option<&'static Value> {
        path.iter().try_fold(self.root, |node, key| {
            let named = |variant: &&'static Value| variant["properties"].get(key.as_str());
            let any = |variant: &&'static Value| variant.get("additionalProperties").filter(|it| it.is_object());
            let variants = self.variants(node);
            variants.iter().find_map(named).or_else(|| variants.iter().find_map(any))
        })
    }

    /// A node, what it points to, what it can be instead, and the entries of its list.
    fn variants(self, node: &'static Value) -> Vec<&'static Value> {
        let mut found = vec![node];
        let mut next = 0;
        while let Some(node) = found.get(next).copied() {
            next += 1;
            let name = node["$ref"].as_str().and_then(|pointer| pointer.strip_prefix("#/$defs/"));
            found.extend(name.and_then(|name| self.root["$defs"].get(name)));
            found.extend(node["oneOf"].as_array().into_iter().flatten());
            found.extend(node.get("items"));
        }
        found
    }

    /// The keys that can stand at a place.
    pub(crate) fn keys(self, path: &[String]) -> Vec<Key> {
        let Some(node) = self.at(path) else { return Vec::new() };
        let mut keys: Vec<Key> = Vec::new();
        for variant in self.variants(node) {
            let required = variant["required"].as_array();
            for (name, key) in variant["properties"].as_object().into_iter().flatten() {
                if keys.iter().any(|known| known.name == name) {
                    continue;
                }
                let is_required = required.is_some_and(|it| it.iter().any(|it| it == name));
                keys.push(Key {
                    name,
                    meaning: key["description"].as_str().unwrap_or(""),
                    is_required,
                    form: self.form(key),
                });
            }
        }
        keys
    }

    fn form(self, key: &'static Value) -> Form {
        let variants = self.variants(key);
        let is = |kind: &str| variants.iter().any(|variant| variant["type"] == kind);
        let is_group = key["type"] == "object" || key["$ref"] != "#/$defs/text" && key.get("$ref").is_some();
        match () {
            () if key["type"] == "array" => Form::List,
            () if is_group && is("object") => Form::Keys,
            () => Form::One,
        }
    }

    /// What a key means: the last of a path.
    pub(crate) fn meaning(self, path: &[String]) -> Option<&'static str> {
        self.at(path).filter(|_| !path.is_empty())?["description"].as_str()
    }

    /// The words that can stand at a place, each with its meaning.
    pub(crate) fn words(self, path: &[String]) -> Vec<(String, &'static str)> {
        let Some(node) = self.at(path) else { return Vec::new() };
        let mut words: Vec<(String, &'static str)> = Vec::new();
        for variant in self.variants(node) {
            let described = variant["enumDescriptions"].as_array();
            for (at, word) in variant["enum"].as_array().into_iter().flatten().enumerate() {
                let meaning = described.and_then(|it| it.get(at)).and_then(Value::as_str).unwrap_or("");
                words.push((word.as_str().unwrap_or_default().to_owned(), meaning));
            }
            if variant["type"] == "boolean" {
                words.extend(["true", "false"].map(|word| (word.to_owned(), "")));
            }
            if let Some(word) = variant.get("const") {
                words.push((word.to_string(), variant["description"].as_str().unwrap_or("")));
            }
            let examples = variant["examples"].as_array().into_iter().flatten().filter_map(Value::as_str);
            words.extend(examples.map(|word| (word.to_owned(), "")));
        }
        // What takes one or a list says its words twice.
        let mut known = std::collections::BTreeSet::new();
        words.retain(|(word, _)| known.insert(word.clone()));
        words
    }
}

#[cfg(test)]
mod tests {
    use planwright_core::model::{
        By, Decision, Direction, Document, Kind, Numbering, Orientation, Owner, PageSize, Power, Response, Scope, Show,
        Stage, StepKind, Subject,
    };

    use super::*;

    fn path(path: &str) -> Vec<String> {
        path.split('.').filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// Each place that has keys, with where a schema has it.
    const PLACES: &[(&str, FileKind, &str)] = &[
        ("plan.md", FileKind::Plan, ""),
        ("a planning period", FileKind::Plan, "period"),
        ("a person in office", FileKind::Plan, "issuer"),
        ("a person in office", FileKind::Plan, "chief-officer"),
        ("a contact", FileKind::Plan, "contact"),
        ("a step of the record", FileKind::Plan, "record"),
        ("a waiver", FileKind::Plan, "waivers"),
        ("the plan on a page", FileKind::Plan, "page"),
        ("a zone of the page", FileKind::Plan, "page.zones"),
        ("the front matter of a section", FileKind::Section, ""),
        ("a signature", FileKind::Section, "signed"),
        ("a measure", FileKind::Section, "measures"),
        ("a meeting", FileKind::Section, "meetings"),
        ("a service", FileKind::Section, "services"),
        ("a threat", FileKind::Section, "threats"),
        ("a national priority", FileKind::Section, "national-priorities"),
        ("a report of the panel", FileKind::Panel, ""),
        ("a recommendation of the panel", FileKind::Panel, "recommendations"),
        ("evidence", FileKind::Panel, "recommendations.evidence"),
    ];

    #[test]
    fn the_schemas_have_the_keys_of_the_readers() {
        for (place, keys) in planwright_parser::front_matter_keys() {
            let found: Vec<_> = PLACES.iter().filter(|(name, ..)| *name == place).collect();
            assert!(!found.is_empty(), "{place} has a schema");
            for (_, kind, at) in found {
                let mut known: Vec<&str> = kind.schema().unwrap().keys(&path(at)).iter().map(|key| key.name).collect();
                let mut keys = keys.to_vec();
                known.sort_unstable();
                keys.sort_unstable();
                assert_eq!(known, keys, "{place}");
            }
        }
    }

    #[test]
    fn the_schemas_have_the_words_of_the_readers() {
        macro_rules! check {
            ($($kind:ident $at:literal $words:ident,)+) => {$(
                let words = FileKind::$kind.schema().unwrap().words(&path($at));
                let known: Vec<&str> = words.iter().map(|(word, _)| word.as_str()).collect();
                assert_eq!(known, $words::ALL.iter().map(|word| word.as_str()).collect::<Vec<_>>(), $at);
                assert!(words.iter().all(|(_, meaning)| meaning.ends_with('.')), $at);
            )+};
        }
        check! {
            Plan "status" Stage, Plan "document" Document, Plan "numbering" Numbering, Plan "record.step" StepKind,
            Plan "record.by" By, Plan "page.size" PageSize, Plan "page.orientation" Orientation,
            Plan "page.zones.kinds" Kind, Plan "page.zones.show" Show, Section "kind" Kind, Section "owner" Owner,
            Section "scope" Scope, Section "measures.direction" Direction, Section "services.power" Power,
            Panel "subject" Subject, Panel "decision" Decision, Panel "recommendations.response" Response,
        }
    }

    #[test]
    fn what_is_required_is_what_the_readers_ask_for() {
        for (file, front, kind) in [
            ("plan.md", "", FileKind::Plan),
            ("01-a.md", "", FileKind::Section),
            ("panel/2018-02-08.md", "", FileKind::Panel),
        ] {
            let mut sources = planwright_core::Sources::default();
            let mut documents = vec![planwright_parser::Document {
                path: file.to_owned(),
                file: sources.add(file, format!("---\n{front}x-y: z\n---\n")),
            }];
            if file != "plan.md" {
                let plan = "---\ntitle: A\narea: B\nprofile: england-pcc\nperiod: {from: 2025-04-01, to: 2029-03-31}\nstatus: draft\n---\n";
                documents.push(planwright_parser::Document {
                    path: "plan.md".to_owned(),
                    file: sources.add("plan.md", plan),
                });
            }
            let folder = planwright_parser::Folder { documents, ..planwright_parser::Folder::default() };
            let found = planwright_parser::parse(&sources, folder).diagnostics;
            let missed = found.iter().filter(|it| it.rule.as_str() == "source/required-key").count();
            let required = kind.schema().unwrap().keys(&[]).iter().filter(|key| key.is_required).count();
            assert_eq!(missed, required, "{file}: {found:#?}");
        }
    }

    #[test]
    fn files_are_told_apart_by_their_paths() {
        for (within, kind) in [
            ("plan.md", Some(FileKind::Plan)),
            ("cy/plan.md", Some(FileKind::Plan)),
            ("05-priorities/1-victims.md", Some(FileKind::Section)),
            ("panel/2018.md", Some(FileKind::Panel)),
            ("cy/panel/2018.md", Some(FileKind::Panel)),
            ("papers/a.md", Some(FileKind::Paper)),
            ("tables/a.csv", Some(FileKind::Table)),
            ("figures/a.svg", None),
        ] {
            assert_eq!(FileKind::of(within), kind, "{within}");
        }
    }

    #[test]
    fn keys_know_what_is_written_behind_them() {
        let form = |name: &str| {
            let keys = FileKind::Section.schema().unwrap().keys(&[]);
            keys.into_iter().find(|key| key.name == name).unwrap().form
        };
        assert_eq!(
            (form("title"), form("measures"), form("signed"), form("owner")),
            (Form::One, Form::List, Form::Keys, Form::One)
        );
    }
}
