//! What ends a build: input that cannot be read, or outputs that cannot be written.

use std::path::{Path, PathBuf};

/// Why a build could not run. None of these is the author's fault in the plan's text.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A plan could not be read.
    #[error(transparent)]
    Read(#[from] planwright_project::Error),
    /// The version that a plan is to be compared with could not be read as a plan.
    #[error("`{path}` cannot be compared with: {reason}. Nothing was written")]
    Earlier {
        /// The earlier version, as the user would name it.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Two plans would have one folder of outputs.
    #[error(
        "`{first}` and `{second}` are both called `{name}`, so their outputs would go to one folder. Build them one by one with different `--out`, or rename one"
    )]
    SameName {
        /// The name that both have.
        name: String,
        /// The first plan's folder.
        first: String,
        /// The second plan's folder.
        second: String,
    },
    /// The folder of outputs holds something else.
    #[error("`{}` is there already and no build of Planwright made it. Nothing was written. Move it away, or choose another folder with `--out`", .0.display())]
    NotOurs(PathBuf),
    /// The folder of outputs is the plan itself, or holds it.
    #[error("the outputs would go to `{}`, where the plan itself is. Choose another folder with `--out`", .0.display())]
    OverThePlan(PathBuf),
    /// An output could not be written.
    #[error("`{}` could not be written: {reason}. What was there before is still there", path.display())]
    Write {
        /// What.
        path: PathBuf,
        /// Why, in plain words.
        reason: String,
    },
    /// A plan is called like the list of all plans.
    #[error(
        "`{0}` is called as the list of the plans is, so both would go to one place. Give the plan's folder another name"
    )]
    NamedAsTheList(String),
    /// A plan is called like what tells of a share.
    #[error(
        "`{0}` is called as the files are that tell of shares, so both would go to one place. Give the plan's folder another name"
    )]
    NamedAsAShare(String),
    /// What an interrupted build left is in the way.
    #[error(
        "`{}`, which an interrupted build left, could not be cleared away: {reason}. What was there before is still there", path.display()
    )]
    Left {
        /// What.
        path: PathBuf,
        /// Why, in plain words.
        reason: String,
    },
    /// The system gives no thread to work in.
    #[error(
        "`{0}` could not be set: the computer has no room for more work just now. What was there before is still there"
    )]
    Crowded(String),
    /// A folder to merge is that of one plan, not of a build.
    #[error("`{}` holds the outputs of one plan. Name the folder above it, which the build was given with `--out`", .0.display())]
    OnePlan(PathBuf),
    /// Two builds to merge hold one plan.
    #[error("`{}` and `{}` are outputs of plans of one name. Merge builds of different plans, such as the shares that `build --shard` makes", first.display(), second.display())]
    Twice {
        /// The first folder.
        first: PathBuf,
        /// The second folder.
        second: PathBuf,
    },
    /// Builds to merge were made by different versions of the tool.
    #[error("`{}` and `{}` were made by different versions of Planwright. Build both with one", first.display(), second.display())]
    MixedTools {
        /// The first folder.
        first: PathBuf,
        /// The second folder.
        second: PathBuf,
    },
    /// Shares to merge are of different numbers of shares.
    #[error("`{}` is share {first}, and `{}` is share {second}: they are not of one build. Merge all shares of one number, and no others", at.0.display(), at.1.display())]
    UnlikeShares {
        /// The first: `1 of 3`.
        first: String,
        /// The second: `4 of 4`.
        second: String,
        /// Where they are.
        at: Box<(PathBuf, PathBuf)>,
    },
    /// Shares to merge were dealt from different plans.
    #[error("`{}` and `{}` are shares of different plans: some came, went or were renamed between their builds. Build all shares again, from the same plans", first.display(), second.display())]
    UnlikePlans {
        /// The first folder.
        first: PathBuf,
        /// The second folder.
        second: PathBuf,
    },
    /// Not all shares are there.
    #[error(
        "of {of} shares, {missing} missing. Name the folders of all, and build again those whose build did not end. Nothing was written"
    )]
    SharesMissing {
        /// Which: `number 2 is`, `numbers 2 and 5 are`.
        missing: String,
        /// Of how many.
        of: usize,
    },
    /// Outputs to merge are not those that were built.
    #[error("the outputs in `{}` are not as they were built: a file is missing or was changed. Build them again", .0.display())]
    Altered(PathBuf),
    /// What was left behind of another plan holds the memory.
    #[error(
        "`{0}` was not begun, because another plan has taken all the memory there is for it. Mend that first, or build this one by itself"
    )]
    NoMemory(String),
    /// Rendering came to a sudden end: a fault of Planwright itself.
    #[error(
        "setting `{plan}` came to a sudden end: {reason}. This is a fault of Planwright, not of the plan; what was there before is still there"
    )]
    Sudden {
        /// The plan's folder.
        plan: String,
        /// What is known of it.
        reason: String,
    },
}

impl Error {
    pub(crate) fn left(path: &Path, e: &std::io::Error) -> Self {
        Self::Left { path: path.to_owned(), reason: planwright_project::reason(e) }
    }

    pub(crate) fn write(path: &Path, e: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let reason = match e.kind() {
            ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "a file of that name is in the way".to_owned(),
            ErrorKind::NotFound => "no folder can be made there".to_owned(),
            _ => planwright_project::reason(e),
        };
        Self::Write { path: path.to_owned(), reason }
    }
}
