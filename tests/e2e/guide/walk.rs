//! One page of the guide, block by block.

use std::path::{Path, PathBuf};
use std::process::Command;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::harness::{Project, Run, repository};

/// The folder of the plan that pages speak of.
const PLAN: &str = "our-plan";

/// Code within a page leaves four columns free at its left, and a page has 80.
const COLUMNS: &str = "76";

/// A folder in which a page is followed.
pub(super) struct Walk {
    project: Project,
    /// What the last command printed, while nothing else has come since.
    printed: Option<String>,
    /// How many commands were run.
    pub(super) commands: usize,
    /// What is not as the page says.
    pub(super) faults: Vec<String>,
}

impl Walk {
    pub(super) fn new(topic: &str) -> Self {
        let project = if topic == "start" { Project::new() } else { plan() };
        Self { project, printed: None, commands: 0, faults: Vec::new() }
    }

    /// Does what a page says.
    pub(super) fn through(&mut self, page: &str) {
        for (info, text) in blocks(page) {
            let printed = self.printed.take();
            match info.split(' ').collect::<Vec<_>>()[..] {
                // Pipelines have tests of their own.
                ["yaml", "in", file] if file.starts_with('.') => {}
                [_, "in", file] => self.write(file, &text),
                [_, "line", file] => self.change(file, text.trim_end()),
                ["sh"] => text.lines().for_each(|line| self.run(line)),
                ["text"] => {
                    if let Some(printed) = printed {
                        self.compare(&text, &printed);
                    }
                }
                ["yaml"] => self.key(&text),
                _ => self.faults.push(format!("what is to be done with `{info}`?")),
            }
        }
    }

    /// A file's path: a theme stands beside the plan.
    fn path(file: &str) -> String {
        if file.starts_with("themes/") { file.to_owned() } else { format!("{PLAN}/{file}") }
    }

    fn write(&self, file: &str, text: &str) {
        let id = |name: &str| name.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-').to_owned();
        if !file.contains('/') {
            // The section takes the place of the one that has its id.
            for known in self.project.names(PLAN).iter().filter(|known| !known.contains('/') && id(known) == id(file)) {
                std::fs::remove_file(self.project.path().join(PLAN).join(known)).expect("it goes");
            }
        }
        self.project.write(&Self::path(file), text);
    }

    /// Replaces the line of a file that begins as this one does.
    fn change(&mut self, file: &str, line: &str) {
        let start = |line: &str| match line.strip_prefix('|') {
            Some(row) => row.split('|').next().unwrap_or_default().trim().to_owned(),
            None => line.chars().filter(|c| *c != '#').take(12).collect::<String>().trim().to_owned(),
        };
        let text = self.project.read(&Self::path(file));
        let old: Vec<&str> = text.lines().filter(|old| start(old) == start(line)).collect();
        let [old] = old[..] else {
            self.faults.push(format!("{} lines of {file} begin like `{line}`", old.len()));
            return;
        };
        assert_ne!(old, line, "nothing changes");
        self.project.write(&Self::path(file), text.replace(old, line));
    }

    fn run(&mut self, line: &str) {
        let arguments = line.strip_prefix("planwright ").unwrap_or_else(|| panic!("`{line}` is no command"));
        // What waits for a browser is not waited for.
        if arguments.starts_with("serve") {
            return;
        }
        let mut command = self.project.command(arguments);
        command.env("COLUMNS", COLUMNS);
        let run = Run::of(command);
        let most = i32::from(arguments.starts_with("check"));
        if run.status > most {
            self.faults.push(format!("`{line}` ended with {}: {}{}", run.status, run.stdout, run.stderr));
        }
        self.printed = Some(run.stdout + &run.stderr);
        self.commands += 1;
    }

    /// Holds what a page shows to what was printed: its lines in their order, with anything where `…` stands.
    fn compare(&mut self, shown: &str, printed: &str) {
        let printed: Vec<&str> = printed.lines().map(str::trim_end).collect();
        let lines: Vec<&str> = shown.lines().map(str::trim_end).collect();
        let mut from = 0;
        for lines in lines.split(|line| *line == "…").filter(|lines| !lines.is_empty()) {
            let found = printed[from..].windows(lines.len()).position(|window| window == lines);
            let Some(found) = found else {
                let (shown, printed) = (lines.join("\n"), printed.join("\n"));
                self.faults.push(format!("this was not printed:\n{shown}\nbut this:\n{printed}"));
                return;
            };
            from += found + lines.len();
        }
    }

    /// Writes a key into `plan.md`, for a moment: there are no errors then.
    fn key(&mut self, yaml: &str) {
        let path = format!("{PLAN}/plan.md");
        let before = self.project.read(&path);
        let (front, body) = before.trim_start_matches("---\n").split_once("\n---").expect("front matter");
        let name = yaml.split(':').next().unwrap_or_default();
        let is_other = |key: &&str| !key.starts_with(&format!("{name}:"));
        let keys = front.replace("\n ", "\u{0}");
        let kept: String =
            keys.lines().filter(is_other).map(|key| format!("{}\n", key.replace('\u{0}', "\n "))).collect();
        self.project.write(&path, format!("---\n{kept}{yaml}---{body}"));
        let run = self.project.run(&format!("check {PLAN} --quiet"));
        if !run.stdout.is_empty() {
            self.faults.push(format!("{yaml} is faulty: {}", run.stdout));
        }
        self.project.write(&path, before);
    }

    /// What is found in the plan at the end, but for what is still to come.
    pub(super) fn found(&self) -> Vec<String> {
        let json = self.project.run(&format!("check {PLAN} --format json")).json();
        let all = json["plans"][0]["diagnostics"].as_array().expect("findings").clone();
        let told = all.iter().map(|it| format!("{}: {} ({})", it["rule"], it["message"], it["file"]));
        told.filter(|it| !it.starts_with("\"process/ahead\"")).collect()
    }
}

/// The blocks of code of a page, with what stands behind their backquotes.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for event in Parser::new(page) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => open = Some((info.to_string(), String::new())),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => panic!("a block that does not say what it is"),
            Event::Text(text) => open.iter_mut().for_each(|(_, code)| code.push_str(&text)),
            Event::End(TagEnd::CodeBlock) => blocks.extend(open.take()),
            _ => {}
        }
    }
    blocks
}

/// A folder with a plan in it, and the plan as a Word document. Git remembers it, where there is git.
fn plan() -> Project {
    let project = Project::new().copy(&repository().join("plans/minimal"), PLAN);
    project.build(&format!("{PLAN} --only docx --out word"));
    std::fs::copy(project.path().join(format!("word/{PLAN}/plan.docx")), project.path().join("plan.docx"))
        .expect("a copy");
    git(project.path(), &["init", "-q", "-b", "main"]);
    git(project.path(), &["add", PLAN]);
    git(project.path(), &["commit", "-qm", "The plan as issued"]);
    git(project.path(), &["tag", "issued-2025"]);
    project
}

/// Runs git in a folder, the same on every machine.
pub(super) fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=Jo", "-c", "user.email=jo@example.org"]).args(arguments);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.output().expect("git is installed");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The folder of the program that is tested.
pub(super) fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_planwright"))
}
