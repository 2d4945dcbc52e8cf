//! `planwright serve`: shows a plan in the browser while it is written.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

use planwright_build::Only;
use planwright_serve::{Begun, Guide, Options, Topic};

use crate::args::Serve;
use crate::commands::build::source_date;
use crate::commands::{Exit, Failure, heard};

/// How long a theme may take to set a plan, as for a build.
const LIMIT: Duration = Duration::from_secs(120);

/// Shows the plan until it is ended. Where is said to `out` as soon as it can be looked at.
pub(crate) fn run(args: &Serve, out: &mut dyn Write) -> Result<Exit, Failure> {
    let build = planwright_build::Options {
        out: PathBuf::new(),
        only: Only::Default,
        theme: args.theme.clone(),
        limit: LIMIT,
        memory: planwright_build::memory::MOST,
        draft: false,
        jobs: 1,
        retell: false,
        unread: 0,
        deny_warnings: false,
        shard: None,
        status: args.status,
        as_at: args.as_at,
        date: source_date()?,
        earlier: BTreeMap::new(),
    };
    let options = Options {
        path: args.path.clone(),
        port: args.port,
        build,
        changes_since: args.changes_since.clone(),
        guide: Some(guide()),
    };
    let mut told = Ok(());
    planwright_serve::serve(options, |begun| told = heard(tell(begun, args, out)))?;
    told?;
    Ok(Exit::Success)
}

/// The author's guide, for those who write.
fn guide() -> Guide {
    let topic = |topic: planwright_guide::Topic| Topic {
        id: topic.id.to_string(),
        title: topic.title.to_string(),
        summary: topic.summary.to_string(),
    };
    Guide {
        topics: planwright_guide::topics().into_iter().map(topic).collect(),
        html: planwright_guide::html,
        topic_of: planwright_guide::topic_of,
    }
}

fn tell(begun: Begun, args: &Serve, out: &mut dyn Write) -> std::io::Result<()> {
    let (path, address) = (args.path.display(), begun.address);
    writeln!(out, "The preview of `{path}` is at {address}")?;
    if begun.plans == 0 {
        writeln!(
            out,
            "There is no plan in it yet: a plan is a folder with a `plan.md`. It is shown as soon as it is there."
        )?;
    }
    if let Some(reason) = &begun.not_compared {
        let rev = args.changes_since.as_deref().unwrap_or_default();
        writeln!(out, "It does not tell what changed since `{rev}`: {reason}.")?;
    }
    writeln!(out, "Open it in a browser. What you save is shown there at once; nothing is written. Ctrl-C ends it.")?;
    out.flush()
}
