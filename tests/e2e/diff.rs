//! `planwright diff`: what it says of two versions, and where versions come from.

use std::path::Path;
use std::process::Command;

use crate::golden;
use crate::harness::{Project, repository};

/// Two versions of the plan of `tests/diff`, in `old` and `new`: a verb is weaker, a total broken, a section new, another
/// moved, a duty lost, and more.
fn versions() -> Project {
    let base = repository().join("tests/diff/base");
    let project = Project::new()
        .copy(&base, "old")
        .copy(&base, "new")
        .replace("new/plan.md", "version: Spring 2026", "version: Summer 2026")
        .replace("new/plan.md", "to: 2029-03-31", "to: 2028-05-07")
        .replace("new/2-priorities/1-streets.md", "Officers must walk", "Officers should walk")
        .replace("new/2-priorities/1-streets.md", "- A named officer for each ward.\n", "")
        .replace("new/2-priorities/2-roads.md", "who must not stop a car", "who may stop a car")
        .replace("new/4-money.md", "£73,900,000", "£74,400,000")
        .replace("new/5-services.md", "£310,000", "£325,000")
        .replace("new/7-working-together.md", "four times a year", "six times a year")
        .file(
            "new/2-priorities/4-business.md",
            "---\ntitle: Crime against business\nkind: priority\nscope: [policing]\n---\n\nShop workers are not there to be shouted at. A <b>named</b> officer | helps.\n"
                .replace("<b>named</b>", "named"),
        );
    let moved = project.path().join("new/7-working-together.md");
    std::fs::rename(moved, project.path().join("new/1-working-together.md")).expect("it moves");
    std::fs::remove_file(project.path().join("new/3-account.md")).expect("it goes");
    project
}

#[test]
fn a_comparison_reads_well() {
    let project = versions();
    for (format, name) in [("terminal", "diff/terminal.txt"), ("markdown", "diff/markdown.md")] {
        let run = project.run(&format!("diff old new --format {format}"));
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
        golden::check(name, &run.stdout);
    }
}

#[test]
fn what_the_plan_itself_says_is_not_taken_for_a_mark() {
    let base = repository().join("tests/diff/base");
    let own = "Words such as {+this+} and [-that-] and &lt;ins>these&lt;/ins> stand here.";
    let project = Project::new().copy(&base, "old").copy(&base, "new").replace(
        "new/1-introduction.md",
        "---\n\n",
        &format!("---\n\n{own}\n\n"),
    );
    let said = project.run("diff old new").stdout;
    assert!(said.contains("{+Words such as {\\+this+\\} and [\\-that-\\]"), "{said}");
    assert!(said.contains("A backslash in such a mark says that it stands in the plan itself."), "{said}");
    let said = project.run("diff old new --format markdown").stdout;
    assert!(said.contains("&lt;ins&gt;these&lt;/ins&gt;") && said.contains("<ins>Words such as {+this+}"), "{said}");
}

#[test]
fn a_new_column_is_told_with_its_figures() {
    let base = repository().join("tests/diff/base");
    let money = [
        (
            "| Reserve | At the end of 2025/26 |\n|---|---:|",
            "| Reserve | At the end of 2025/26 | 2026/27 |\n|---|---:|---:|",
        ),
        ("| General | £4.2m |", "| General | £4.2m | £4.5m |"),
        ("| Insurance | £1.1m |", "| Insurance | £1.1m | £1.3m |"),
        ("| Capital | £2.6m |", "| Capital | £2.6m | £2.9m |"),
    ];
    let mut project = Project::new().copy(&base, "old").copy(&base, "new");
    for (old, new) in money {
        project = project.replace("new/4-money.md", old, new);
    }
    let said = project.run("diff old new").stdout;
    assert!(said.contains("New column: {+2026/27+}. {+General: £4.5m; Insurance: £1.3m; Capital: £2.9m+}"), "{said}");
    let back = project.run("diff new old").stdout;
    assert!(back.contains("Column taken out: [-2026/27-]. [-General: £4.5m;"), "{back}");
}

#[test]
fn versions_with_one_label_are_told_apart() {
    let base = repository().join("tests/diff/base");
    let project = Project::new().copy(&base, "old").copy(&base, "new").replace("new/plan.md", "Three", "Four");
    let first = |project: &Project| project.run("diff old new").stdout.lines().next().map(str::to_owned);
    assert_eq!(first(&project).as_deref(), Some("A Steady Exampleshire: Spring 2026, old → Spring 2026, new"));
    let project = project.replace("new/plan.md", "dated: 2026-02-02", "dated: 2026-03-03");
    let dated = "A Steady Exampleshire: Spring 2026, 2 February 2026 → Spring 2026, 3 March 2026";
    assert_eq!(first(&project).as_deref(), Some(dated));
    project.run("diff old new --format html --out a.html");
    assert!(project.read("a.html").contains("from Spring 2026, 2 February 2026 (working draft)"));
    // Where a folder stood says nothing to whoever is given the page.
    let project = project.replace("new/plan.md", "dated: 2026-03-03", "dated: 2026-02-02");
    project.run("diff old new --format html --out a.html");
    let page = project.read("a.html");
    assert!(
        page.contains("from Spring 2026, the earlier version (working draft) to Spring 2026, the later version"),
        "{page}"
    );
}

#[test]
fn two_plans_are_both_named() {
    let base = repository().join("tests/diff/base");
    let project = Project::new().copy(&base, "old").copy(&repository().join("plans/minimal"), "new");
    let said = project.run("diff old new").stdout;
    let head = "A Steady Exampleshire, Spring 2026 → A Safer Exampleshire, ";
    assert!(said.starts_with(head), "{said}");
    project.run("diff old new --format html --out a.html");
    let page = project.read("a.html");
    assert!(page.contains("compared with A Steady Exampleshire, Spring 2026"), "{page}");
    let kent = Project::new().copy(&base, "old").copy(&repository().join("plans/kent-2017-2021"), "new");
    let said = kent.run("diff old new").stdout;
    assert!(said.contains("\n\n• These look like two different plans: of "), "{said}");
}

#[test]
fn a_version_that_cannot_be_read_whole_is_named() {
    let project = versions().replace("new/4-money.md", "kind: resources", "kind: resourcess");
    let said = project.run("diff old new").stdout;
    assert!(said.contains("The later version cannot be read whole"), "{said}");
    let said = project.run("diff new old").stdout;
    assert!(said.contains("The earlier version cannot be read whole"), "{said}");
    assert!(said.contains("4-money.md cannot be read whole in the earlier version"), "{said}");
    assert!(!said.contains("kind of section"), "{said}");
}

#[test]
fn a_translation_is_told_by_its_language_and_its_parts() {
    let base = repository().join("tests/bilingual");
    let project = Project::new().copy(&base, "old").copy(&base, "new");
    let text = project.read("new/cy/01-area.md");
    project.write("new/cy/01-area.md", format!("{text}\nMae hyn yn newydd.\n"));
    let said = project.run("diff old new").stdout;
    assert!(said.contains("changed in the Welsh translation (Ein sir)."), "{said}");
    project.run("diff old new --format html --out a.html");
    let page = project.read("a.html");
    assert!(page.contains("the Welsh translation (<span lang=\"cy"), "{page}");
}

#[test]
fn the_same_version_differs_in_nothing() {
    let project = versions();
    let run = project.run("diff old old --exit-code");
    assert_eq!(run.status, 0);
    assert!(run.stdout.contains("Nothing has changed in what the plan says."), "{}", run.stdout);
    for twice in ["old old", "old ./old/"] {
        let hint = project.run(&format!("diff {twice}")).stderr;
        assert!(hint.contains("so nothing can differ") && hint.contains("planwright diff HEAD~1:"), "{hint}");
    }
    assert_eq!(project.run("diff old new --exit-code").status, 1);
    let run = project.run("diff old new");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}

#[test]
fn programs_get_places_and_figures() {
    let report = versions().run("diff old new --format json").json();
    let changes = report["changes"].as_array().expect("changes");
    let of = |kind: &str| changes.iter().filter(|change| change["kind"] == kind).collect::<Vec<_>>();
    let verb = of("modal")[0];
    assert_eq!(
        (&verb["from"], &verb["to"], &verb["direction"]),
        (&"must".into(), &"should".into(), &"weakened".into())
    );
    assert_eq!(verb["new"]["file"], "new/2-priorities/1-streets.md");
    assert_eq!(verb["new"]["start"], serde_json::json!({"line": 13, "column": 10}));
    let cell = of("table-cell")[0];
    assert_eq!((&cell["delta"], &cell["percent"], &cell["unit"]), (&500_000.0.into(), &0.7.into(), &"pounds".into()));
    assert_eq!(report["summary"]["sections"]["moved"], 1);
    assert_eq!(report["old"]["version"], "Spring 2026");
    assert_eq!(of("duty")[0]["direction"], "weakened");
}

/// Documents go into a pipe as they are; a terminal is told what to write instead.
#[cfg(target_os = "linux")]
#[test]
fn a_document_goes_into_a_pipe_and_not_to_a_terminal() {
    let project = versions();
    let bytes = |format: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_planwright"));
        command.current_dir(project.path()).args(["diff", "old", "new", "--format", format]).output().expect("it runs")
    };
    let (docx, pdf) = (bytes("docx"), bytes("pdf"));
    assert!(docx.stdout.starts_with(b"PK") && docx.stderr.is_empty());
    assert!(pdf.stdout.starts_with(b"%PDF-") && pdf.stderr.is_empty());
    for format in ["docx", "pdf"] {
        let line = format!("{} diff old new --format {format}", env!("CARGO_BIN_EXE_planwright"));
        // `script` gives it a terminal.
        let run = Command::new("script")
            .args(["--quiet", "--return", "--command", &line, "/dev/null"])
            .current_dir(project.path())
            .output()
            .expect("script runs");
        let told = String::from_utf8(run.stdout).expect("no bytes of a document");
        assert_eq!(run.status.code(), Some(2), "{told}");
        assert!(told.contains(&format!("say which file it goes to, for example `--out changes.{format}`")), "{told}");
    }
}

#[test]
fn a_comparison_goes_to_a_file() {
    let project = versions();
    let run = project.run("diff old new --format markdown --out digest.md");
    assert_eq!((run.status, run.stdout.as_str()), (0, ""));
    assert!(project.read("digest.md").starts_with("## A Steady Exampleshire: Spring 2026 → Summer 2026\n"));
    for name in ["digest.txt", "digest"] {
        assert_eq!(project.run(&format!("diff old new --out {name}")).status, 0);
        let text = project.read(name);
        assert!(text.starts_with("A Steady Exampleshire: Spring 2026 → Summer 2026\n"), "{text}");
        assert!(!text.contains('\u{1b}'), "{text}");
    }
    assert_eq!(project.run("diff old new --format JSON --out digest.json").status, 0);
    assert!(project.read("digest.json").starts_with('{'));
    project.run("diff old new --out no/such/folder.txt").fails_plainly(&["could not be written"]);
    project.run("diff old new --out digest.xyz").fails_plainly(&["`.xyz`", ".html", "--format"]);
    assert!(!project.path().join("digest.xyz").exists());
    assert_eq!(project.run("diff old new --format json --out digest.xyz").status, 0);
}

#[test]
fn a_digest_fits_into_a_pull_request() {
    let project = Project::new()
        .copy(&repository().join("plans/kent-2017-2021"), "new")
        .copy(&repository().join("plans/minimal"), "old");
    for n in 0..60 {
        let text = "The words of this section are many, and none of them was there before. ".repeat(60);
        project.write(&format!("new/{}-more.md", 20 + n), format!("---\ntitle: More of it {n}\n---\n\n{text}\n"));
    }
    let digest = project.run("diff old new --format markdown").stdout;
    assert!(digest.chars().count() <= 60_000 && digest.contains("more sections changed"), "{}", digest.chars().count());
}

#[test]
fn what_cannot_be_compared_is_told() {
    let project = versions().file("empty/readme.txt", "x").file("bad/plan.md", "no front matter");
    project.run("diff old nowhere").fails_plainly(&["nowhere"]);
    project.run("diff old empty").fails_plainly(&["no plan"]);
    project.run("diff old bad").fails_plainly(&[
        "`bad` cannot be compared",
        "in line 1, the file does not begin",
        "planwright check",
    ]);
    let project = project.replace("new/plan.md", "to: 2028-05-07", "to: 2028-13-07");
    project.run("diff old new").fails_plainly(&["its plan.md cannot be read: in line 7", "`2028-13-07`"]);
    project.run("diff v1:old new").fails_plainly(&["v1"]);
    assert_eq!(project.run("diff old").status, 2);
    let project = Project::new().copy(&repository().join("tests/bilingual"), "plan");
    project
        .run("diff plan/cy plan/cy")
        .fails_plainly(&["`plan/cy` is a translation", "Give the folder of the plan, `plan`"]);
}

/// Runs git in a folder; false where there is none.
pub(crate) fn git(folder: &Path, arguments: &[&str]) -> bool {
    let mut command = Command::new("git");
    command.current_dir(folder).args([
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "commit.gpgsign=false",
    ]);
    command.args(arguments).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    command.output().is_ok_and(|output| output.status.success())
}

#[test]
fn a_comparison_can_be_a_document() {
    let project = versions();
    for (format, begins) in [("html", "<!DOCTYPE html>"), ("pdf", "%PDF-1.7"), ("docx", "PK")] {
        for n in ["1", "2"] {
            let run = project.run(&format!("diff old new --format {format} --out {n}.{format}"));
            assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{format}");
        }
        let files = project.files(".");
        let (first, second) = (&files[&format!("1.{format}")], &files[&format!("2.{format}")]);
        assert!(first.starts_with(begins.as_bytes()) && first == second, "{format}");
    }
    let page = project.read("1.html");
    assert!(page.contains("One duty on the force was weakened") && !page.contains("src=\"assets/"), "it stands alone");
}

/// A repository in which the folder `plan` is the old version at the tag `v1`, and the new one now. None without git.
fn repository_of(project: Project) -> Option<Project> {
    let folder = project.path();
    if !git(folder, &["init", "-q", "-b", "main"]) {
        println!("SKIPPED: there is no git here");
        return None;
    }
    std::fs::rename(folder.join("old"), folder.join("plan")).expect("it is named");
    assert!(git(folder, &["add", "plan"]) && git(folder, &["commit", "-qm", "Spring"]) && git(folder, &["tag", "v1"]));
    std::fs::remove_dir_all(folder.join("plan")).expect("it goes");
    std::fs::rename(folder.join("new"), folder.join("plan")).expect("it is named");
    Some(project)
}

#[test]
fn a_build_tells_what_changed_since_a_revision() {
    let Some(project) = repository_of(versions()) else { return };
    // The plan with a broken total has errors.
    let project = project.replace("plan/4-money.md", "£74,400,000", "£73,900,000");
    project.build("plan --out out --only html --changes-since v1");
    let page = project.read("out/plan/changes.html");
    let led = "One priority was added (<a href=\"#change.business\">Crime against business</a>).";
    assert!(page.contains(led), "{page}");
    assert!(project.read("out/plan/index.html").contains("href=\"changes.html\""));
    assert!(project.build("plan --out out --only html --changes-since v1").stderr.contains("Unchanged: plan"));
    project.build("plan --out out --only html");
    assert!(!project.names("out/plan").contains(&"changes.html".to_owned()), "the folder holds what was asked for");
    project.run("build plan --out out --changes-since v9").fails_plainly(&["`v9`", "`v1`"]);
    std::fs::rename(project.path().join("plan"), project.path().join("renamed")).expect("it is named");
    let run = project.build("renamed --out out --only html --changes-since v1");
    assert!(run.stderr.contains("renamed was plan at v1"), "{}", run.stderr);
    let project = project.copy(&repository().join("plans/minimal"), "minimal");
    let run = project.build("minimal --out out --only html --changes-since v1");
    assert!(run.stderr.contains("minimal is new since `v1`"), "{}", run.stderr);
}

/// What an earlier version says of its duties rests on the profile beside it too.
#[test]
fn an_earlier_version_by_another_profile_is_another_version() {
    let Some(project) = repository_of(versions()) else { return };
    let ours = "id: ours\nversion: 4\ntitle: Ours\nbasis: The same Act\nextends: england-pcc\n";
    let project =
        project.replace("plan/plan.md", "profile: england-pcc", "profile: ../ours.yaml").file("ours.yaml", ours);
    let folder = project.path().to_owned();
    let commit = |name: &str| git(&folder, &["add", "plan", "ours.yaml"]) && git(&folder, &["commit", "-qm", name]);
    assert!(commit("Ours") && git(&folder, &["branch", "base"]));
    let project = project.file("ours.yaml", ours.replace("title: Ours", "title: Theirs"));
    assert!(commit("Theirs"));
    project.build("plan --out out --only html --changes-since base");
    assert!(project.build("plan --out out --only html --changes-since base").stderr.contains("Unchanged: plan"));
    assert!(git(&folder, &["branch", "-qf", "base", "HEAD"]));
    let run = project.build("plan --out out --only html --changes-since base");
    assert!(!run.stderr.contains("Unchanged"), "{}", run.stderr);
}

/// A revision is read as its folder is, with the links that lead out of it.
#[cfg(unix)]
#[test]
fn a_link_out_of_a_plan_is_told_of_both_versions() {
    let Some(project) = repository_of(versions()) else { return };
    std::fs::create_dir_all(project.path().join("plan/tables")).expect("a folder");
    std::os::unix::fs::symlink("/etc/hostname", project.path().join("plan/tables/x.csv")).expect("a link");
    assert!(git(project.path(), &["add", "plan"]) && git(project.path(), &["commit", "-qm", "Linked"]));
    let run = project.run("diff HEAD:plan plan --exit-code");
    assert_eq!(run.status, 0, "{run:?}");
    let is_of_one = |version: &str| run.stdout.contains(&format!("The {version} version cannot be read whole"));
    assert!(!is_of_one("earlier") && !is_of_one("later"), "{}", run.stdout);
}

#[test]
fn the_repository_that_the_environment_names_is_seen_from_here() {
    let Some(project) = repository_of(versions()) else { return };
    let mut command = project.command("build plan --out out --only html --changes-since v1");
    command.env("GIT_DIR", ".git");
    let run = crate::harness::Run::of(command);
    assert!(run.status != 2, "{}", run.stderr);
}

#[test]
fn git_shows_what_changed_in_plans() {
    let Some(project) = repository_of(versions()) else { return };
    let tool = format!("difftool.planwright.cmd='{}' diff \"$LOCAL\" \"$REMOTE\"", env!("CARGO_BIN_EXE_planwright"));
    let mut command = Command::new("git");
    project.at_home(&mut command);
    command.args(["-c", &tool, "difftool", "--dir-diff", "--no-prompt", "--tool", "planwright", "v1", "--", "plan"]);
    let output =
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").output().expect("git runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("A Steady Exampleshire: Spring 2026 → Summer 2026"), "{output:?}");
    // Files that git does not know yet are not handed over.
    assert!(said.contains("One duty on the force was weakened (must → should, Safer streets)."), "{said}");
}

#[test]
fn a_version_is_read_from_git() {
    let Some(project) = repository_of(versions()) else { return };
    let run = project.run("diff v1:plan plan");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.starts_with("A Steady Exampleshire: Spring 2026 → Summer 2026\n"), "{}", run.stdout);
    assert!(run.stdout.contains("One priority was added (Crime against business)."), "{}", run.stdout);
    project.run("diff v2:plan plan").fails_plainly(&["`v2`", "`v1`"]);
}

#[test]
fn a_plan_in_a_folder_called_as_a_language_is_is_no_translation() {
    let project = Project::minimal();
    let minimal = project.path().join("plan");
    let project = project.copy(&minimal, "dk").replace("dk/plan.md", "status: panel", "status: zzq");
    let run = project.run("diff plan dk");
    assert!(run.status == 2 && !run.stderr.contains("translation"), "{}", run.stderr);
    assert!(run.stderr.contains("`dk` cannot be compared") && run.stderr.contains("zzq"), "{}", run.stderr);
}
