//! Which schema of front matter holds for a file of a plan.

use planwright_parser::schema;
pub(crate) use planwright_parser::schema::{Form, Key, Schema};

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
        match self {
            Self::Plan => Some(schema::plan()),
            Self::Section => Some(schema::section()),
            Self::Panel => Some(schema::panel()),
            Self::Paper => Some(schema::paper()),
            Self::Table => None,
        }
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
