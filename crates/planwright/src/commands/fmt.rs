//! `planwright fmt`: lays the files of plans out in one way, and changes nothing that they say.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use planwright_core::Sources;
use planwright_edit::{Refusal, format};
use planwright_project::{Checked, Content, Options, Tree, display_path, find, is_language, load, no_plan_in};

use crate::args::Fmt;
use crate::commands::rewrite::{rewrite, tidy};
use crate::commands::{Exit, Failure, heard, tell_all};

/// Lays out the files of the plans, or says which it would change.
pub(crate) fn run(args: &Fmt, out: &mut dyn Write, errors: &mut dyn Write) -> Result<Exit, Failure> {
    let mut told = Told { out, errors, count: 0, changed: 0, ended: Exit::Success };
    let Plans { all, failed } = plans(&args.paths())?;
    told.ended = tell_all(failed, told.errors);
    for Asked { folder, only } in all {
        match InHand::read(folder, only.as_ref()) {
            Ok(plan) => one(&plan, only.as_ref(), args.check, &mut told)?,
            Err(failure) => told.ended = tell_all([failure], told.errors),
        }
    }
    // Where nothing at all could be looked at, there is nothing to sum up.
    if told.count == 0 && told.ended == Exit::Failure { Ok(told.ended) } else { told.close(args.check) }
}

/// What was told so far, and how the command ends.
struct Told<'a> {
    out: &'a mut dyn Write,
    errors: &'a mut dyn Write,
    /// How many files were looked at.
    count: usize,
    /// How many were changed, or would be.
    changed: usize,
    ended: Exit,
}

impl Told<'_> {
    /// Says that a file was left, which is no failure: a check tells what is wrong with it.
    fn passed_over(&mut self, path: &str, why: &str) -> Result<(), Failure> {
        Ok(writeln!(self.errors, "planwright: {path} was left as it is: {why}.")?)
    }

    /// Says that a file was left that should have been changed.
    fn refused(&mut self, path: &str, why: &str) -> Result<(), Failure> {
        self.ended = Exit::Failure;
        self.passed_over(path, why)
    }

    fn changed(&mut self, path: &str) -> Result<(), Failure> {
        self.changed += 1;
        Ok(heard(writeln!(self.out, "{path}"))?)
    }

    fn close(self, check: bool) -> Result<Exit, Failure> {
        let files = if self.count == 1 { "1 file".to_owned() } else { format!("{} files", self.count) };
        let sentence = match (self.changed, check) {
            (0, _) if self.ended == Exit::Success => format!("Nothing to change in {files}."),
            (changed, true) => format!("{changed} of {files} would be changed by `planwright fmt`."),
            (changed, false) => format!("{changed} of {files} changed."),
        };
        heard(writeln!(self.out, "{sentence}").and_then(|()| self.out.flush()))?;
        let found = if check && self.changed > 0 { Exit::Findings } else { Exit::Success };
        Ok(self.ended.max(found))
    }
}

/// The plans to lay out.
struct Plans {
    /// Each once, as a whole or with files of it that were named.
    all: Vec<Asked>,
    /// What could not be looked into.
    failed: Vec<Failure>,
}

/// A plan, or one file of it.
struct Asked {
    folder: PathBuf,
    only: Option<Only>,
}

/// A file of a plan that was named.
struct Only {
    /// Its path in the plan.
    file: String,
    /// As it was typed.
    typed: String,
}

fn plans(paths: &[PathBuf]) -> Result<Plans, Failure> {
    let (mut all, mut failed) = (Vec::new(), Vec::new());
    for path in paths {
        if let Some((folder, file)) = in_plan(path) {
            all.push(Asked { folder, only: Some(Only { file, typed: display_path(path)? }) });
            continue;
        }
        let found = find(std::slice::from_ref(path))?;
        if let Some(empty) = found.empty.first() {
            return Err(Failure::Told(no_plan_in(&display_path(empty)?)));
        }
        all.extend(found.plans.into_iter().map(|folder| Asked { folder, only: None }));
        failed.extend(found.unread.into_iter().map(Failure::from));
    }
    Ok(Plans { all: each_once(all), failed })
}

/// Without what was named before, and without files of plans that are laid out as a whole.
fn each_once(all: Vec<Asked>) -> Vec<Asked> {
    let one_name = |folder: &Path| folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let whole: BTreeSet<PathBuf> =
        all.iter().filter(|asked| asked.only.is_none()).map(|asked| one_name(&asked.folder)).collect();
    let mut seen = BTreeSet::new();
    let mut is_new = |asked: &Asked| {
        let (folder, file) = (one_name(&asked.folder), asked.only.as_ref().map(|only| only.file.clone()));
        (file.is_none() || !whole.contains(&folder)) && seen.insert((folder, file))
    };
    all.into_iter().filter(|asked| is_new(asked)).collect()
}

/// How far above a file its plan's folder is looked for: a section of a chapter of a translation stands three folders deep.
const DEPTH: usize = 4;

/// A Markdown file, as the folder of its plan and its path in there. One may stand in any folder of the plan.
fn in_plan(path: &Path) -> Option<(PathBuf, String)> {
    if !path.is_file() || path.extension()? != "md" || path.file_name()? == "plan.md" {
        return None;
    }
    let beside = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let whole = beside.canonicalize().ok()?.join(path.file_name()?);
    let is_plan = |folder: &&Path| folder.join("plan.md").is_file();
    let nearest = whole.ancestors().skip(1).take(DEPTH).find(is_plan)?;
    // That of a translation stands in the plan's own.
    let is_translation = nearest.file_name().and_then(|name| name.to_str()).is_some_and(is_language);
    let folder = nearest.parent().filter(is_plan).filter(|_| is_translation).unwrap_or(nearest);
    let within = whole.strip_prefix(folder).ok()?;
    let parts: Option<Vec<&str>> = within.iter().map(|part| part.to_str()).collect();
    Some((folder.to_owned(), parts?.join("/")))
}

/// A file that was laid out.
struct Anew {
    old: String,
    new: String,
}

/// The plan in hand.
struct InHand {
    folder: PathBuf,
    /// The folder as the user would type it; where a file was typed, that stands for it.
    path: String,
    tree: Tree,
}

impl InHand {
    fn read(folder: PathBuf, only: Option<&Only>) -> Result<Self, Failure> {
        let path = match only {
            Some(only) => only.typed.clone(),
            None => display_path(&folder)?,
        };
        Ok(Self { path, tree: Tree::read(&folder)?, folder })
    }
}

/// Lays out the files of one plan, or `only` one of them.
fn one(plan: &InHand, only: Option<&Only>, check: bool, told: &mut Told<'_>) -> Result<(), Failure> {
    let InHand { folder, path, tree } = plan;
    let shown = |file: &str| match only {
        Some(only) => only.typed.clone(),
        None if path == "." => file.to_owned(),
        None => format!("{path}/{file}"),
    };
    let mut all: BTreeMap<String, Anew> = BTreeMap::new();
    let documents = tree.documents();
    if let Some(only) = only.filter(|only| !documents.contains_key(&only.file)) {
        return told.passed_over(&only.typed, "it is no part of the plan");
    }
    for (file, kind) in documents {
        if only.is_some_and(|only| only.file != file) {
            continue;
        }
        told.count += 1;
        if !check {
            tidy(folder, &file);
        }
        let Some(Content::Bytes(bytes)) = tree.files.get(&file) else {
            told.passed_over(&shown(&file), "it is larger than a file of a plan can be")?;
            continue;
        };
        let Ok(old) = std::str::from_utf8(bytes) else {
            told.passed_over(&shown(&file), "it is not UTF-8 text")?;
            continue;
        };
        match format(old, kind) {
            Ok(anew) if anew.text == old => {}
            Ok(anew) => drop(all.insert(file, Anew { old: old.to_owned(), new: anew.text })),
            Err(Refusal::Meaning) => told.refused(&shown(&file), Refusal::Meaning.why())?,
            Err(refusal) => told.passed_over(&shown(&file), refusal.why())?,
        }
    }
    for file in changing(tree, path, &mut all) {
        told.refused(&shown(&file), Refusal::Meaning.why())?;
    }
    for (file, anew) in &all {
        if check {
            told.changed(&shown(file))?;
            continue;
        }
        match rewrite(folder, file, anew.old.as_bytes(), anew.new.as_bytes()) {
            Ok(()) => told.changed(&shown(file))?,
            Err(why) => told.refused(&shown(file), &why)?,
        }
    }
    Ok(())
}

/// The files by which the plan would say something else, which are taken out: most often none.
fn changing(tree: &Tree, path: &str, all: &mut BTreeMap<String, Anew>) -> Vec<String> {
    let before = checked(tree.clone(), path);
    let with = |files: &BTreeMap<String, Anew>, only: Option<&String>| {
        let mut tree = tree.clone();
        for (file, anew) in files.iter().filter(|(file, _)| only.is_none_or(|only| only == *file)) {
            tree.files.insert(file.clone(), Content::Bytes(anew.new.as_bytes().into()));
        }
        checked(tree, path)
    };
    if all.is_empty() || before.says_the_same(&with(all, None)) {
        return Vec::new();
    }
    let mut changing: Vec<String> =
        all.keys().filter(|file| !before.says_the_same(&with(all, Some(file)))).cloned().collect();
    if changing.is_empty() {
        // It is what several of them do together.
        changing.extend(all.keys().cloned());
    }
    changing.iter().for_each(|file| drop(all.remove(file)));
    changing
}

fn checked(tree: Tree, path: &str) -> Checked {
    let name = path.rsplit('/').next().unwrap_or(path);
    load(&tree, path, name, &Options::default(), &mut Sources::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = "---\ntitle: P\narea: Kent\nprofile: england-pcc\nperiod: {from: 2021-04-01, to: 2025-03-31}\nstatus: draft\n---\n";

    /// Looks for the files of a plan of two sections that change what it says.
    #[track_caller]
    fn check(one: &str, two: &str, expected: &[&str]) {
        let section = |body: &str| format!("---\ntitle: S\n---\n\n{body}\n");
        let mut tree = Tree::default();
        let body = section("Some words.\nMore words.");
        for (file, text) in [("plan.md", PLAN.to_owned()), ("1-one.md", body.clone()), ("2-two.md", body.clone())] {
            tree.files.insert(file.to_owned(), Content::Bytes(text.into_bytes().into()));
        }
        let anew = |text: &str| Anew { old: body.clone(), new: section(text) };
        let mut all = BTreeMap::from([("1-one.md".to_owned(), anew(one)), ("2-two.md".to_owned(), anew(two))]);
        assert_eq!(changing(&tree, "p", &mut all), expected);
        assert!(expected.iter().all(|file| !all.contains_key(*file)));
    }

    #[test]
    fn a_file_that_would_say_something_else_is_found() {
        check("Some words. More words.", "Some\nwords.\nMore words.", &[]);
        check("Some words. More words.", "Some words. Other words.", &["2-two.md"]);
        check("Some words. **More** words.", "Some words.\n\nMore words.", &["1-one.md", "2-two.md"]);
    }
}
