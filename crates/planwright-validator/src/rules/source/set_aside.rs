//! `source/set-aside`: papers of a translation, which are not built.

use planwright_core::{Diagnostic, Span};

use crate::found::Found;
use crate::rules::{Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "source/set-aside", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Found) {
    for set_aside in &subject.plan.set_aside {
        let folder = &set_aside.folder;
        let files = if set_aside.files == 1 { "1 file".to_owned() } else { format!("{} files", set_aside.files) };
        found.push(
            Diagnostic::note(RULE.name, Span::start_of(subject.plan.file), format!("the folder `{folder}` was set aside: {files} not checked or built"))
                .label(format!("`{folder}` beside this file"))
                .help(format!("Papers are in the plan's own language: put them in the folder `{folder}` of the plan itself. Nothing in this one is printed.")),
        );
    }
}

#[cfg(test)]
mod tests {
    use planwright_core::model::SetAside;

    use crate::testing::read;

    #[test]
    fn what_is_set_aside_is_said() {
        let mut read = read(&[]);
        read.plan.set_aside = vec![SetAside { folder: "papers".to_owned(), files: 2 }];
        let report = read.check();
        let found: Vec<_> = report.diagnostics.iter().filter(|d| d.rule.as_str() == "source/set-aside").collect();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "the folder `papers` was set aside: 2 files not checked or built");
    }
}
