//! What a plan, a theme, a profile, a table or a document names outside its folder is never opened: words of a file that lies
//! there are in no output and in no message.

use std::path::Path;

use crate::harness::{Project, Run};

/// Words of the file outside. A picture has them too.
const CANARY: &str = "CANARYWORDS";

/// A 1 × 1 picture with the words in it, which an output would hold as they are.
fn picture() -> Vec<u8> {
    let chunk = |kind: &[u8], data: &[u8]| {
        let sum = crc32fast::hash(&[kind, data].concat());
        [&(data.len() as u32).to_be_bytes(), kind, data, &sum.to_be_bytes()].concat()
    };
    let head = chunk(b"IHDR", b"\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0");
    let words = chunk(b"tEXt", format!("A\0{CANARY}").as_bytes());
    let points = chunk(b"IDAT", b"x\x9cc`\x00\x02\x00\x00\x05\x00\x01");
    [b"\x89PNG\r\n\x1a\n".to_vec(), head, words, points, chunk(b"IEND", b"")].concat()
}

/// A repository with a plan and a theme in it, and a folder beside it with files that hold the words.
fn project() -> Project {
    let project = Project::new().copy(&crate::harness::repository().join("plans/minimal"), "site/plan");
    for name in [
        "canary.txt",
        "canary.md",
        "canary.csv",
        "canary.yaml",
        "theme.yaml",
        "canary.html",
        "canary.typ",
        "canary.css",
    ] {
        project.write(&format!("secret/{name}"), format!("{CANARY}: {{ here\n"));
    }
    project.write("secret/canary.png", picture());
    project.write(
        "secret/canary.svg",
        format!("<svg xmlns='http://www.w3.org/2000/svg'><g id='{CANARY}'><path d='M0 0h1'/></g></svg>"),
    );
    project.file("site/.git/HEAD", "ref: refs/heads/main\n").file("site/themes/ours/theme.yaml", "extends: default\n")
}

/// The ways to write a path from a folder so many levels within the project to a file outside.
fn ways(root: &Path, up: usize, name: &str) -> Vec<String> {
    let dots = "../".repeat(up);
    let whole = format!("{}/secret/{name}", root.display());
    vec![
        format!("{dots}secret/{name}"),
        format!("./{dots}secret/{name}"),
        format!("figures/../{dots}secret/{name}"),
        format!("{}secret/{name}", "..//".repeat(up)),
        format!("{}secret/{name}", "%2e%2e/".repeat(up)),
        format!("{}secret%2f{name}", "..%2f".repeat(up)),
        format!("{}secret/{name}", "%252e%252e/".repeat(up)),
        format!("{}secret\\{name}", "..\\".repeat(up)),
        format!("{}secret%5c{name}", "..%5c".repeat(up)),
        format!("{}secret/{name}", "....//".repeat(up)),
        format!("{}secret/{name}", "\u{ff0e}\u{ff0e}/".repeat(up)),
        format!("{}secret/{name}", "..;/".repeat(up)),
        format!("{dots}SECRET/{}", name.to_uppercase()),
        format!("{dots}secret/{name}%00"),
        format!("{dots}secret/{name}?x#y"),
        whole.clone(),
        format!("/{whole}"),
        format!("file://{whole}"),
        format!("FILE:{whole}"),
        format!("file://localhost{whole}"),
        format!("C:{whole}"),
        format!("\\\\localhost{}", whole.replace('/', "\\")),
        format!("\\\\?\\{whole}"),
        format!("linked/{name}"),
        format!("linked.{}", name.rsplit('.').next().unwrap_or_default()),
        format!("linked/../secret/{name}"),
        "CON".to_owned(),
        "aux.png".to_owned(),
        "/dev/zero".to_owned(),
        "/proc/self/environ".to_owned(),
    ]
}

/// Links to what lies outside, in a folder of the project.
fn link(project: &Project, folder: &str) {
    #[cfg(unix)]
    for (to, link) in [
        ("secret", "linked"),
        ("secret/canary.png", "linked.png"),
        ("secret/canary.csv", "linked.csv"),
        ("secret/canary.yaml", "linked.yaml"),
        ("secret/canary.md", "linked.md"),
        ("secret/canary.md", "9-linked.md"),
    ] {
        let link = project.path().join(folder).join(link);
        std::fs::create_dir_all(link.parent().expect("a folder")).expect("a folder");
        std::os::unix::fs::symlink(project.path().join(to), link).expect("a link");
    }
}

/// The words are nowhere: not in what was said, not in what was written.
#[track_caller]
fn untold(project: &Project, runs: &[Run], what: &str) {
    for run in runs {
        assert!(!run.stdout.contains(CANARY) && !run.stderr.contains(CANARY), "{what} is told: {run:?}");
    }
    for (path, bytes) in project.files("site").into_iter().filter(|(path, _)| path.starts_with("out")) {
        assert!(!bytes.windows(CANARY.len()).any(|it| it == CANARY.as_bytes()), "{what} is in {path}");
    }
}

/// Checks and builds the plan, with everything that would show the words.
fn runs(project: &Project, only: &str) -> Vec<Run> {
    [
        "check site/plan",
        "check site/plan --format json",
        &format!("build site/plan --draft --out site/out --only {only}"),
    ]
    .iter()
    .map(|arguments| project.run(arguments))
    .collect()
}

#[test]
fn bodies_lead_to_nothing_outside() {
    let project = project();
    link(&project, "site/plan");
    let mut body = String::from(
        "---\ntitle: Outside\nsigned: {name: A, role: B, portrait: ../../secret/canary.png}\n---\n\nWords.\n\n",
    );
    for (n, way) in ways(project.path(), 2, "canary.png").iter().enumerate() {
        body.push_str(&format!("![A picture {n}]({way})\n\n![A picture <{n}>](<{way}>)\n\n[A link]({way})\n\n"));
    }
    for (n, way) in ways(project.path(), 2, "canary.csv").iter().enumerate() {
        body.push_str(&format!("Table: A table {n} {{#t{n} src=\"{way}\"}}\n\n"));
    }
    for way in ways(project.path(), 2, "canary.md") {
        body.push_str(&format!("[A section]({way}) and [one](<{way}>)\n\n"));
    }
    project.write("site/plan/8-outside.md", body);
    untold(&project, &runs(&project, "html,text,json,docx"), "what a body names");
    // One by one, each as the only fault: the first of many could hide the others.
    for way in ways(project.path(), 2, "canary.png") {
        project.write("site/plan/8-outside.md", format!("---\ntitle: Outside\n---\n\n![A picture]({way})\n"));
        let run = project.run("build site/plan --draft --out site/out --only html,json");
        untold(&project, &[run], &way);
    }
}

#[test]
fn front_matter_leads_to_nothing_outside() {
    for (key, name) in [("profile", "canary.yaml"), ("theme", ""), ("theme", "canary.yaml")] {
        let project = project();
        link(&project, "site/plan");
        let head = project.read("site/plan/plan.md");
        let kept: String =
            head.lines().filter(|line| !line.starts_with(&format!("{key}:"))).map(|line| format!("{line}\n")).collect();
        for way in ways(project.path(), 2, name) {
            let line = format!("---\n{key}: '{}'", way.trim_end_matches('/'));
            project.write("site/plan/plan.md", kept.replacen("---", &line, 1));
            untold(&project, &[project.run("check site/plan")], &format!("{key}: {way}"));
        }
    }
}

#[test]
fn a_profile_leads_to_nothing_outside() {
    let project = project();
    link(&project, "site/plan");
    let head = project.read("site/plan/plan.md").replace("profile: england-pcc", "profile: ./ours.yaml");
    project.write("site/plan/plan.md", head);
    for way in ways(project.path(), 2, "canary.yaml") {
        project.write("site/plan/ours.yaml", format!("id: ours\nversion: 1\nextends: '{way}'\n"));
        untold(&project, &[project.run("check site/plan"), project.run("profile show site/plan/ours.yaml")], &way);
    }
}

#[test]
fn a_theme_leads_to_nothing_outside() {
    let project = project();
    link(&project, "site/themes/ours");
    let head = project.read("site/plan/plan.md").replacen("---", "---\ntheme: ours", 1);
    project.write("site/plan/plan.md", head);
    for way in ways(project.path(), 3, "canary.png") {
        let way = way.replace('\'', "''");
        project.write("site/themes/ours/theme.yaml", format!("extends: default\nlogo: {{file: '{way}', alt: Us}}\ncover: {{picture: '{way}'}}\npartners: [{{name: A, logo: '{way}', alt: A}}]\nfonts: {{body: '{way}'}}\n"));
        untold(&project, &[project.run("build site/plan --draft --out site/out --only html")], &way);
        project.write("site/themes/ours/theme.yaml", format!("extends: '{way}'\n"));
        untold(&project, &[project.run("check site/plan")], &way);
    }
    project.write("site/themes/ours/theme.yaml", "extends: default\n");
    for way in ways(project.path(), 3, "canary.html") {
        project
            .write("site/themes/ours/html/footer.html", format!("{{% include \"{}\" %}}", way.replace('\\', "\\\\")));
        untold(&project, &[project.run("build site/plan --out site/out --only html")], &way);
    }
    std::fs::remove_dir_all(project.path().join("site/themes/ours/html")).expect("it goes");
    for way in ways(project.path(), 4, "canary.typ").into_iter().take(18) {
        let way = way.replace('\\', "\\\\");
        project.write("site/themes/ours/pdf/overrides.typ", format!("#panic(read(\"{way}\"))\n"));
        untold(&project, &[project.run("build site/plan --out site/out --only pdf")], &way);
    }
}

/// The parts of a document name others by paths of their own.
#[test]
fn a_document_leads_to_nothing_outside() {
    let project = project();
    let image = |target: &str| {
        format!(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='i' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/image' Target='{target}'/><Relationship Id='x' TargetMode='External' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/image' Target='file://{}/secret/canary.png'/></Relationships>",
            project.path().display()
        )
    };
    let drawing =
        |id: &str| format!("<w:p><w:r><w:drawing><a:blip r:embed='{id}' r:link='{id}'/></w:drawing></w:r></w:p>");
    let body = format!(
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><w:body><w:p><w:r><w:t>Words</w:t></w:r></w:p>{}{}</w:body></w:document>",
        drawing("i"),
        drawing("x")
    );
    for way in ways(project.path(), 2, "canary.png") {
        project.write("site/a.docx", packed(&[
            ("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"),
            ("_rels/.rels", "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='d' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='word/document.xml'/></Relationships>"),
            ("word/document.xml", &body),
            ("word/_rels/document.xml.rels", &image(&way.replace('&', "&amp;"))),
            ("../../secret/written.png", "not to be written"),
            ("/written.png", "not to be written"),
        ]));
        let out = format!("site/out-{}", way.len());
        let _ = std::fs::remove_dir_all(project.path().join(&out));
        let run = project.run(&format!("import site/a.docx {out}"));
        untold(&project, &[run], &way);
        assert!(!project.path().join("secret/written.png").exists() && !Path::new("/written.png").exists());
    }
}

/// An archive of these files.
fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a file");
        archive.write_all(text.as_bytes()).expect("its bytes");
    }
    archive.finish().expect("an archive").into_inner()
}
