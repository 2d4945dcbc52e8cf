//! What a revision's name means: `v1`, `HEAD~3`, `main@{yesterday}`, `4f2c9ab`.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use gix_error::{ErrorExt, message};
use gix_hash::{ObjectId, Prefix};
use gix_object::Kind;
use gix_object::bstr::{BStr, ByteSlice};
use gix_ref::FullName;
use gix_ref::file::ReferenceExt;
use gix_revision::spec::parse::delegate::{self, PeelTo, PrefixHint, ReflogLookup, SiblingBranch, Traversal};

use crate::objects::{CommitParts, SHALLOW, short};
use crate::repository::Repository;
use crate::{HistoryError, words};

/// Commits that are looked at where the history has to be searched.
pub(crate) const COMMITS: usize = 20_000;

/// Names that are looked at for one that may have been meant.
const NAMES: usize = 10_000;

/// The commit that a revision's name means.
pub(crate) fn resolve(repository: &Repository, name: &str) -> Result<(ObjectId, CommitParts), HistoryError> {
    let mut resolver = Resolver { repository, id: None, name: None, why: None };
    let parsed = gix_revision::spec::parse(name.as_bytes().as_bstr(), &mut resolver);
    let (id, why) = (resolver.id, resolver.why);
    match (parsed, id, why) {
        (Ok(()), Some(id), None) => {
            let id = peel(repository, id, name)?;
            Ok((id, repository.commit(&id)?))
        }
        (_, _, Some(why)) => Err(why),
        _ => Err(unknown(repository, name)),
    }
}

/// The commit behind tags.
fn peel(repository: &Repository, id: ObjectId, name: &str) -> Result<ObjectId, HistoryError> {
    let mut id = id;
    // Tags of tags are rare; a chain of them has an end, because each names its target by its hash.
    loop {
        match repository.header(&id)?.0 {
            Kind::Commit => return Ok(id),
            Kind::Tag => id = repository.tagged(&id)?,
            Kind::Tree | Kind::Blob => {
                return Err(HistoryError::new(format!("`{name}` is not a commit, but a folder or a file"))
                    .help("Write the name of a branch, a tag or a commit before the colon, and the folder behind it: `v1:plans/kent`."));
            }
        }
    }
}

fn unknown(repository: &Repository, name: &str) -> HistoryError {
    let names = names(repository);
    if names.is_empty() && repository.refs.try_find("HEAD").is_ok() && name.starts_with(['H', '@']) {
        return HistoryError::new("this repository has no commit yet, so there is no earlier version");
    }
    let error = HistoryError::new(format!("`{name}` is no branch, tag or commit of this repository"));
    let base = name.split(['~', '^', '@']).next().unwrap_or(name);
    let near = planwright_core::nearest::nearest(base, names.iter().map(String::as_str));
    let error = match near {
        Some(near) if near != base => error.help(format!("Did you mean `{near}`?")),
        _ if names.is_empty() => error,
        _ => error.help(format!("It has {}.", words::list(&names))),
    };
    if repository.shallow.is_empty() { error } else { error.help(SHALLOW) }
}

/// The names of branches and tags, in order.
fn names(repository: &Repository) -> Vec<String> {
    let Ok(platform) = repository.refs.iter() else { return Vec::new() };
    let Ok(all) = platform.all() else { return Vec::new() };
    let names: BTreeSet<String> = all
        .take(NAMES)
        .filter_map(Result::ok)
        .map(|reference| reference.name.shorten().to_string())
        .filter(|name| name != "stash" && !name.ends_with("/HEAD"))
        .collect();
    names.into_iter().collect()
}

/// Every commit that can be come by from `starts`, newest first, up to [`COMMITS`].
pub(crate) fn history(
    repository: &Repository,
    starts: &[ObjectId],
) -> Result<Vec<(ObjectId, CommitParts)>, HistoryError> {
    let mut waiting: BTreeMap<(i64, ObjectId), CommitParts> = BTreeMap::new();
    let mut seen: HashSet<ObjectId> = HashSet::new();
    let mut found = Vec::new();
    for start in starts {
        if seen.insert(*start) {
            let commit = repository.commit(start)?;
            waiting.insert((commit.seconds, *start), commit);
        }
    }
    while let Some(((_, id), commit)) = waiting.pop_last() {
        let parents = if repository.shallow.contains(&id) { &[][..] } else { &commit.parents[..] };
        for parent in parents {
            if seen.insert(*parent) {
                let commit = repository.commit(parent)?;
                waiting.insert((commit.seconds, *parent), commit);
            }
        }
        found.push((id, commit));
        if found.len() == COMMITS {
            break;
        }
    }
    Ok(found)
}

/// The commits that branches, tags and `HEAD` name; `HEAD` first.
pub(crate) fn tips(repository: &Repository) -> Vec<ObjectId> {
    let mut tips: Vec<ObjectId> = resolve(repository, "HEAD").into_iter().map(|(id, _)| id).collect();
    for name in names(repository) {
        if let Ok((id, _)) = resolve(repository, &name)
            && !tips.contains(&id)
        {
            tips.push(id);
        }
    }
    tips
}

/// Follows a revision's name part by part, as the parser of gitoxide tells them.
struct Resolver<'a> {
    repository: &'a Repository,
    id: Option<ObjectId>,
    /// The branch or tag that was named, for its log.
    name: Option<FullName>,
    /// Why it leads nowhere, where more can be said than that the name is unknown.
    why: Option<HistoryError>,
}

impl Resolver<'_> {
    fn fail(&mut self, why: HistoryError) -> gix_error::Error {
        let text = why.message.clone();
        self.why.get_or_insert(why);
        message!("{text}").raise()
    }

    fn nothing() -> gix_error::Error {
        message!("no such name").raise()
    }

    /// The commit one has come to; `HEAD` where nothing was named.
    fn commit(&mut self) -> gix_error::Result<(ObjectId, CommitParts)> {
        let found = match self.id {
            Some(id) => peel(self.repository, id, &short(&id)),
            None => resolve(self.repository, "HEAD").map(|(id, _)| id),
        };
        let found = found.and_then(|id| Ok((id, self.repository.commit(&id)?)));
        found.map_err(|why| self.fail(why))
    }

    fn parent(&mut self, number: usize) -> gix_error::Result {
        let (id, commit) = self.commit()?;
        if self.repository.shallow.contains(&id) {
            return Err(self.fail(
                HistoryError::new(format!("the history before `{}` is not in this copy of the repository", short(&id)))
                    .help(SHALLOW),
            ));
        }
        match commit.parents.get(number.saturating_sub(1)) {
            Some(parent) => {
                self.id = Some(*parent);
                Ok(())
            }
            None if commit.parents.is_empty() => Err(self.fail(HistoryError::new(format!(
                "the history begins with `{}`: there is no earlier version",
                short(&id)
            )))),
            None => Err(self.fail(HistoryError::new(format!(
                "`{}` has no parent number {number}: it has {}",
                short(&id),
                commit.parents.len()
            )))),
        }
    }

    /// The full name whose log is meant: what was named, or the current branch.
    fn logged(&self) -> Option<FullName> {
        self.name.clone().or_else(|| {
            let head = self.repository.refs.find("HEAD").ok()?;
            Some(head.target.try_name().map_or(head.name.clone(), ToOwned::to_owned))
        })
    }

    /// The log of a branch, oldest first: what it came to, when, and what was done.
    fn log(&self, name: &FullName) -> Vec<(ObjectId, i64, String)> {
        let mut buffer = Vec::new();
        let Ok(Some(lines)) = self.repository.refs.reflog_iter(name.as_ref(), &mut buffer) else { return Vec::new() };
        let lines = lines.filter_map(Result::ok);
        lines
            .map(|line| {
                let seconds = line.signature.time().map_or(0, |time| time.seconds);
                (line.new_oid(), seconds, line.message.to_string())
            })
            .collect()
    }
}

impl delegate::Revision for Resolver<'_> {
    fn find_ref(&mut self, name: &BStr) -> gix_error::Result {
        let name = if name == "@" { BStr::new("HEAD") } else { name };
        let refs = &self.repository.refs;
        let Ok(Some(reference)) = refs.try_find(name) else { return Err(Self::nothing()) };
        let packed = refs.cached_packed_buffer().ok().flatten();
        let full = reference.name.clone();
        let mut leaf = reference;
        let packed = packed.as_ref().map(|packed| &***packed);
        let Ok(id) = leaf.follow_to_object_packed(refs, packed) else { return Err(Self::nothing()) };
        (self.id, self.name) = (Some(id), Some(full));
        Ok(())
    }

    fn disambiguate_prefix(&mut self, prefix: Prefix, _: Option<PrefixHint<'_>>) -> gix_error::Result {
        let mut all = HashSet::new();
        let found = self.repository.objects.lookup_prefix(prefix, Some(&mut all));
        if found.is_err() {
            return Err(Self::nothing());
        }
        let is_commit =
            |id: &&ObjectId| self.repository.header(id).is_ok_and(|(kind, _)| matches!(kind, Kind::Commit | Kind::Tag));
        let mut commits: Vec<ObjectId> = all.iter().filter(is_commit).copied().collect();
        commits.sort();
        match (commits.as_slice(), all.iter().next()) {
            ([one], _) => self.id = Some(*one),
            ([], Some(other)) if all.len() == 1 => self.id = Some(*other),
            ([], _) => return Err(Self::nothing()),
            (several, _) => {
                let names: Vec<String> = several.iter().map(|id| short(id)).collect();
                return Err(self.fail(
                    HistoryError::new(format!("`{prefix}` is the beginning of several commits"))
                        .help(format!("Write more of it: {}.", words::list(&names))),
                ));
            }
        }
        self.name = None;
        Ok(())
    }

    fn reflog(&mut self, query: ReflogLookup) -> gix_error::Result {
        let Some(name) = self.logged() else { return Err(Self::nothing()) };
        let log = self.log(&name);
        let found = match query {
            ReflogLookup::Entry(number) => log.iter().rev().nth(number),
            ReflogLookup::Date(time) => log.iter().rev().find(|(_, seconds, _)| *seconds <= time.seconds),
        };
        if let Some((id, ..)) = found {
            self.id = Some(*id);
            return Ok(());
        }
        let name = name.as_ref().shorten().to_string();
        let why = if log.is_empty() {
            HistoryError::new(format!("this copy of the repository keeps no record of where `{name}` was before"))
        } else {
            HistoryError::new(format!("this copy's record of where `{name}` was does not go back that far"))
        };
        Err(self.fail(why.help("Such a record (`git reflog`) is made by each copy for itself, since it was cloned. Name a tag or a commit instead: `git log` lists them.")))
    }

    fn nth_checked_out_branch(&mut self, number: usize) -> gix_error::Result {
        let Ok(head) = FullName::try_from("HEAD") else { return Err(Self::nothing()) };
        let log = self.log(&head);
        let moves = log.iter().rev().filter_map(|(.., message)| message.strip_prefix("checkout: moving from "));
        let from = moves.filter_map(|rest| rest.split(' ').next()).nth(number.saturating_sub(1)).map(str::to_owned);
        let found = from.and_then(|name| resolve(self.repository, &name).ok().map(|(id, _)| (name, id)));
        let Some((name, id)) = found else {
            return Err(
                self.fail(HistoryError::new(format!("so many branches (`@{{-{number}}}`) were not checked out here")))
            );
        };
        self.id = Some(id);
        self.name = self.repository.refs.try_find(name.as_str()).ok().flatten().map(|reference| reference.name);
        Ok(())
    }

    fn sibling_branch(&mut self, _: SiblingBranch) -> gix_error::Result {
        let Some(name) = self.logged() else { return Err(Self::nothing()) };
        let branch = name.as_ref().shorten().to_string();
        let remote = self.repository.configured("branch", Some(&branch), "remote");
        let merge = self.repository.configured("branch", Some(&branch), "merge");
        let followed = remote.zip(merge).map(|(remote, merge)| {
            let short = merge.strip_prefix("refs/heads/").unwrap_or(&merge).to_owned();
            if remote == "." { format!("refs/heads/{short}") } else { format!("refs/remotes/{remote}/{short}") }
        });
        match followed.and_then(|name| resolve(self.repository, &name).ok()) {
            Some((id, _)) => {
                self.id = Some(id);
                Ok(())
            }
            None => Err(self.fail(HistoryError::new(format!("the branch `{branch}` follows no other branch")))),
        }
    }
}

impl delegate::Navigate for Resolver<'_> {
    fn traverse(&mut self, kind: Traversal) -> gix_error::Result {
        match kind {
            Traversal::NthParent(number) => self.parent(number),
            Traversal::NthAncestor(generations) => {
                for _ in 0..generations {
                    self.parent(1)?;
                }
                Ok(())
            }
        }
    }

    fn peel_until(&mut self, kind: PeelTo<'_>) -> gix_error::Result {
        match kind {
            PeelTo::ObjectKind(Kind::Commit) | PeelTo::RecursiveTagObject => {
                self.id = Some(self.commit()?.0);
                Ok(())
            }
            PeelTo::ValidObject | PeelTo::ObjectKind(_) | PeelTo::Path(_) => Ok(()),
        }
    }

    fn find(&mut self, text: &BStr, negated: bool) -> gix_error::Result {
        let starts = match self.id {
            Some(_) => vec![self.commit()?.0],
            None => tips(self.repository),
        };
        let commits = history(self.repository, &starts).map_err(|why| self.fail(why))?;
        match commits.iter().find(|(_, commit)| commit.message.contains_str(text) != negated) {
            Some((id, _)) => {
                self.id = Some(*id);
                Ok(())
            }
            None => Err(self.fail(HistoryError::new(format!("no commit's message has `{text}`")))),
        }
    }

    fn index_lookup(&mut self, _: &BStr, _: u8) -> gix_error::Result {
        Err(Self::nothing())
    }
}

impl delegate::Kind for Resolver<'_> {
    fn kind(&mut self, _: gix_revision::spec::Kind) -> gix_error::Result {
        Err(self.fail(
            HistoryError::new("this names several commits, where one is needed")
                .help("Give the older and the newer version one after the other: `v1:plans/kent HEAD:plans/kent`."),
        ))
    }
}

impl gix_revision::spec::parse::Delegate for Resolver<'_> {
    fn done(&mut self) -> gix_error::Result {
        Ok(())
    }
}
