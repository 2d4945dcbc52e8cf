//! `source/set-aside`: a folder that this version knows and does not build.

use planwright_core::{Diagnostic, Span};

use crate::rules::{Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "source/set-aside", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for set_aside in &subject.plan.set_aside {
        let folder = &set_aside.folder;
        let what = match folder.as_str() {
            "panel" => "reports of the police and crime panel",
            "papers" => "covering papers",
            _ => "the plan in another language",
        };
        let files = if set_aside.files == 1 { "1 file".to_owned() } else { format!("{} files", set_aside.files) };
        found.push(
            Diagnostic::note(RULE.name, Span::start_of(subject.plan.file), format!("The folder `{folder}` was set aside: {files} not checked or built"))
                .label(format!("`{folder}` beside this file"))
                .help(format!("`{folder}` is kept for {what}, which this version of Planwright does not read yet. Nothing in it is printed.")),
        );
    }
}
