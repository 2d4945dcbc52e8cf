//! The files of a new plan.

use std::fmt::Write as _;

use planwright_core::model::{Id, Kind};
use planwright_validator::profile::Profile;
use planwright_yaml::scalar;

use crate::guidance::comment;
use crate::sections::{Section, sections};
use crate::starters::{Starter, starter};
use crate::{Answers, Draft, File, duties};

/// A plan in which every duty of a profile has its section.
#[must_use]
pub fn draft(profile: &Profile, answers: &Answers) -> Draft {
    let title = answers.title.clone().unwrap_or_else(|| title_of(answers));
    let mut files = vec![File { path: "plan.md".to_owned(), text: plan_file(&title, profile, answers) }];
    let all = sections(profile, &answers.period);
    let (priorities, others): (Vec<_>, Vec<_>) = all.iter().partition(|section| section.is_priority());
    if !priorities.is_empty() {
        files.push(File { path: "01-priorities/index.md".to_owned(), text: CHAPTER.to_owned() });
    }
    for (section, n) in priorities.iter().zip(1..) {
        let starter = starter(section, profile, answers);
        let path = format!("01-priorities/{n}-{}.md", Id::slug(&starter.title));
        files.push(File { path, text: section_file(section, &starter) });
    }
    for (section, n) in others.iter().zip(1 + usize::from(!priorities.is_empty())..) {
        let starter = starter(section, profile, answers);
        let path = format!("{n:02}-{}.md", Id::slug(&starter.title));
        files.push(File { path, text: section_file(section, &starter) });
    }
    Draft { title, files, duties: duties(profile, &answers.period).count() }
}

const CHAPTER: &str = "\
---
title: Priorities
---

<!-- Guidance: it is never printed.

Each priority is a file in this folder: copy the first one, give it the next number and a name of its own. Two to six are
what people remember. A sentence or two here may say how they were chosen.
-->
";

fn title_of(answers: &Answers) -> String {
    let (from, to) = (answers.period.from.year(), answers.period.to.year());
    format!("Police and crime plan for {}, {from} to {to}", answers.area)
}

fn plan_file(title: &str, profile: &Profile, answers: &Answers) -> String {
    let mut text = String::from("---\n");
    let _ = writeln!(text, "title: {}", scalar(title));
    let _ = writeln!(text, "area: {}", scalar(&answers.area));
    let _ = writeln!(text, "profile: {}", profile.name());
    let _ = writeln!(text, "period: {{from: {}, to: {}}}", answers.period.from, answers.period.to);
    let _ = writeln!(text, "status: draft");
    if let Some(elected) = answers.period.elected {
        let _ = writeln!(text, "elected: {elected}");
    }
    if let Some(name) = &answers.issuer {
        let _ = writeln!(text, "issuer:\n  name: {}", scalar(name));
    }
    text.push_str(PLAN_KEYS);
    text
}

const PLAN_KEYS: &str = "\
# What readers will look for before the plan is issued; take away the # when you know it.
# version: First draft
# dated: 2025-01-31
# contact: {web: https://www.example.org, email: office@example.org}
# record:
#   - {step: consult-chief-officer, date: 2024-12-09, by: commissioner}
---

<!-- Guidance: it is never printed.

What stands here, below the front matter, is the foreword: a page at most, in the words of whoever signs the plan. It may
stay empty.
-->
";

/// A section of a kind as it may look when it is written, to copy and write over; none where no duty of the profile is
/// answered by the kind.
#[must_use]
pub fn example(kind: Kind, profile: &Profile, answers: &Answers) -> Option<String> {
    let all = sections(profile, &answers.period);
    let section = all.iter().find(|section| section.kind == kind && !section.named)?;
    let starter = starter(section, profile, answers);
    let mut text = String::from("---\n");
    let _ = writeln!(text, "title: {}", scalar(&starter.title));
    let _ = write!(text, "kind: {}\n{}---\n\n{}\n", kind.as_str(), starter.keys, starter.body);
    Some(text)
}

fn section_file(section: &Section<'_>, starter: &Starter) -> String {
    let mut text = String::from("---\n");
    let _ = writeln!(text, "title: {}", scalar(&starter.title));
    if section.kind != Kind::Section {
        let _ = writeln!(text, "kind: {}", section.kind.as_str());
    }
    if section.named {
        let ids: Vec<&str> = section.duties.iter().map(|duty| duty.id.as_str()).collect();
        let _ = writeln!(text, "satisfies: [{}]", ids.join(", "));
    }
    for line in starter.keys.lines() {
        // Examples are to be taken up or not; words for the sheet, which go on from its heading, hold for every plan.
        let mark = if line.starts_with("page:") { "" } else { "# " };
        let _ = writeln!(text, "{mark}{line}");
    }
    let _ = write!(text, "---\n\n{}", comment(&section.duties, starter));
    text
}
