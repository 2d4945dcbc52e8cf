//! The preview: what it answers and whom, what it shows of a change, and how it ends.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::harness::Project;

/// How long anything may take before it counts as never: builds share the machine with other tests.
const NEVER: Duration = Duration::from_secs(60);

/// A preview that is ended with the test.
struct Preview {
    child: Child,
    port: u16,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Preview {
    fn of(project: &Project, arguments: &str) -> Self {
        let mut command = project.command(&format!("serve --port 0 {arguments}"));
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().expect("its output")).read_line(&mut line).expect("a line");
        let port = line.trim().trim_end_matches('/').rsplit(':').next().and_then(|port| port.parse().ok());
        Self { child, port: port.unwrap_or_else(|| panic!("no address: {line}")) }
    }

    /// Sends what is given as a request, and reads the answer to its end.
    fn send(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(NEVER)).expect("a limit");
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(answer[..end].to_vec()).expect("UTF-8").to_lowercase();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answer { status, head, body: answer[end + 4..].to_vec() }
    }

    fn ask(&self, method: &str, path: &str, host: &str, more: &str) -> Answer {
        self.send(&format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n"))
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &format!("127.0.0.1:{}", self.port), "")
    }

    fn state(&self) -> Value {
        serde_json::from_slice(&self.get("/state/plan").body).unwrap_or_default()
    }

    /// Waits until something is true of what is known of the plan.
    fn until(&self, what: &str, is: impl Fn(&Value) -> bool) -> Value {
        let began = Instant::now();
        loop {
            let state = self.state();
            if is(&state) {
                return state;
            }
            assert!(began.elapsed() < NEVER, "never {what}: {state:#}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn until_ready(&self) -> Value {
        self.until("ready", |state| state["pdf"] == "ready" && state["good"].is_object())
    }

    fn page(&self) -> String {
        self.get("/out/plan/index.html").text()
    }
}

/// A section of the plan.
const SECTION: &str = "plan/1-introduction.md";

#[test]
fn what_is_served_is_what_a_build_writes_and_nothing_is_written() {
    let project = Project::minimal();
    let before = project.files(".");
    let preview = Preview::of(&project, "plan");
    let state = preview.until_ready();
    assert_eq!(project.files("."), before);

    project.build("plan --out built");
    for (path, bytes) in project.files("built/plan") {
        let answer = preview.get(&format!("/out/plan/{path}"));
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.body == bytes, "{path} is not what a build writes");
        assert!(state["good"][&path].is_object(), "{path} is not listed");
    }
    assert_eq!(preview.get("/").status, 307);
    for page in ["/guide/", "/guide/index.html", "/guide/tables.html"] {
        let page = preview.get(page);
        assert!(page.status == 200 && page.text().contains("<h1"), "{}", page.text());
    }
    let shell = preview.get("/plans/plan/");
    assert!(shell.text().contains("role=\"tablist\""));
    for file in shell.text().split('"').filter(|word| word.starts_with("/shell/")) {
        assert_eq!(preview.get(file).status, 200, "{file}");
    }
    let tag = state["good"]["plan.pdf"]["tag"].as_str().expect("a tag");
    let sheets = preview.get(&format!("/sheets/plan/{tag}")).text();
    assert!(sheets.contains("595.27"), "{sheets}");
    let picture = preview.get(&format!("/sheets/plan/{tag}/1-640.png"));
    assert!(picture.body.starts_with(b"\x89PNG") && picture.head.contains("image/png"), "{}", picture.head);
    assert_eq!(preview.get(&format!("/sheets/plan/{tag}/999-640.png")).status, 404);
}

#[test]
fn only_this_machine_is_answered_and_only_what_is_there() {
    let project = Project::minimal();
    let preview = Preview::of(&project, "plan");
    preview.until_ready();
    let here = format!("127.0.0.1:{}", preview.port);

    for host in ["evil.example", "127.0.0.1", &format!("evil.example:{}", preview.port)] {
        let answer = preview.ask("GET", "/out/plan/index.html", host, "");
        assert_eq!(answer.status, 403, "{host}");
        assert!(!answer.text().contains("Exampleshire"), "{host}");
    }
    for host in [&here, &format!("localhost:{}", preview.port), &format!("[::1]:{}", preview.port)] {
        assert_eq!(preview.ask("GET", "/out/plan/index.html", host, "").status, 200, "{host}");
    }
    for more in [
        "Origin: http://evil.example\r\n",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n",
    ] {
        assert_eq!(preview.ask("GET", "/state/plan", &here, more).status, 403, "{more}");
    }
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"] {
        let answer = preview.ask(method, "/out/plan/index.html", &here, "Content-Length: 0\r\n");
        assert_eq!(answer.status, 405, "{method}");
        assert!(answer.head.contains("allow: get, head"), "{}", answer.head);
    }
    assert_eq!(preview.ask("HEAD", "/out/plan/index.html", &here, "").body.len(), 0);
    for path in [
        "/out/plan/../plan.md",
        "/out/plan/..%2fplan.md",
        "/out/plan/%2e%2e/%2e%2e/plan/plan.md",
        "/out/plan/plan.md",
        "/out/plan//etc/passwd",
        "/out/plan/%00",
        "/shell/../Cargo.toml",
        "/shell/..%2flib.rs",
        "/out/other/index.html",
        "/sheets/plan/0/1-640.png",
        "/guide/..%2f..%2fetc%2fpasswd",
        "/nothing",
    ] {
        assert_eq!(preview.get(path).status, 404, "{path}");
    }

    let answer = preview.get("/out/plan/index.html");
    for line in [
        "x-content-type-options: nosniff",
        "frame-ancestors 'self'",
        "default-src 'none'",
        "etag: ",
        "cross-origin-resource-policy: same-origin",
    ] {
        assert!(answer.head.contains(line), "{line}: {}", answer.head);
    }
    assert!(!answer.head.contains("access-control"), "{}", answer.head);
    let tag = answer.head.lines().find_map(|line| line.strip_prefix("etag: ")).expect("a tag");
    assert_eq!(preview.ask("GET", "/out/plan/index.html", &here, &format!("If-None-Match: {tag}\r\n")).status, 304);
}

#[test]
fn a_change_is_told_and_shown() {
    let project = Project::minimal();
    let preview = Preview::of(&project, "plan");
    preview.until_ready();
    let mut events = TcpStream::connect(("127.0.0.1", preview.port)).expect("it listens");
    events.set_read_timeout(Some(NEVER)).expect("a limit");
    write!(events, "GET /events HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", preview.port).expect("it reads");
    let mut lines = BufReader::new(events).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.starts_with("data: ")), "nothing is told at once");

    let text = project.read(SECTION);
    // As editors do it: beside, and then in its place; with the line ends of Windows.
    project.write("plan/.new", format!("{text}\nA word like wanderlust.\n").replace('\n', "\r\n"));
    std::fs::rename(project.path().join("plan/.new"), project.path().join(SECTION)).expect("it is renamed");
    assert!(lines.any(|line| line.starts_with("data: ")), "the change is not told");
    preview.until("changed", |_| preview.page().contains("wanderlust"));
    let state = preview.until_ready();
    assert_eq!(state["held"], false);

    // A flood of changes ends with the last.
    for nth in 0..40 {
        project.write(SECTION, format!("{text}\nThe change number {nth}x.\n"));
    }
    preview.until("the last of many", |_| preview.page().contains("number 39x"));
    preview.until_ready();
    project.build("plan --out built");
    assert!(preview.get("/out/plan/plan.pdf").body == project.files("built/plan")["plan.pdf"]);
}

#[test]
fn an_error_keeps_the_last_good_page_and_is_told() {
    let project = Project::minimal();
    let preview = Preview::of(&project, "plan");
    preview.until_ready();
    let good = preview.page();
    let text = project.read(SECTION);
    project.write(SECTION, format!("{text}\nSee [the table](#nowhere-at-all), which says wanderlust.\n"));
    let state = preview.until("held", |state| state["held"] == true);
    assert_eq!(state["counts"]["errors"], 1, "{state:#}");
    let finding =
        &state["findings"].as_array().expect("findings").iter().find(|it| it["severity"] == "error").expect("it");
    assert_eq!(finding["file"], SECTION);
    assert!(finding["line"].as_u64() > Some(1) && finding["anchor"].is_string(), "{finding:#}");
    assert_eq!(finding["page"], "index.html");
    let topic = &state["guide"][finding["rule"].as_str().expect("its rule")];
    assert_eq!(topic["id"], "writing", "{state:#}");
    assert_eq!(preview.page(), good);
    let draft = preview.get("/draft/plan/index.html").text();
    assert!(draft.contains("wanderlust"), "there is no draft");

    project.write(SECTION, &text);
    let state = preview.until("mended", |state| state["held"] == false && state["pdf"] == "ready");
    assert_eq!((&state["counts"]["errors"], &state["draft"]), (&Value::from(0), &Value::Null));
    assert_eq!(preview.page(), good);
}

#[test]
fn a_plan_that_was_never_without_errors_is_shown_as_a_draft() {
    let project = Project::minimal();
    let text = project.read(SECTION);
    project.write(SECTION, format!("{text}\nSee [the table](#nowhere-at-all).\n"));
    let preview = Preview::of(&project, "plan");
    let state = preview.until("set", |state| state["pdf"] == "ready");
    assert_eq!((&state["good"], &state["held"]), (&Value::Null, &Value::from(false)));
    assert!(preview.page().contains("must not be published"));

    // A file that cannot be read as a plan at all: what was seen stays.
    let plan = project.read("plan/plan.md");
    project.write("plan/plan.md", "no front matter");
    preview.until("unreadable", |state| state["pdf"] == "failed");
    assert!(preview.page().contains("must not be published"));
    project.write("plan/plan.md", plan);
    project.write(SECTION, text);
    preview.until_ready();
    assert!(!preview.page().contains("must not be published"));
}

#[test]
fn a_folder_may_go_and_come_back_and_plans_may_be_chosen() {
    let project = Project::minimal();
    let text = project.read(SECTION);
    let preview = Preview::of(&project, "plan");
    preview.until_ready();
    let (there, away) = (project.path().join("plan"), project.path().join("away"));
    std::fs::rename(&there, &away).expect("it goes");
    let state = preview.until("gone", |state| state["trouble"].is_string());
    assert!(state["trouble"].as_str().is_some_and(|it| it.contains("not there")), "{state:#}");
    assert!(preview.page().contains("Exampleshire"));
    std::fs::rename(&away, &there).expect("it comes back");
    preview.until("back", |state| state["trouble"].is_null());
    project.write(SECTION, format!("{text}\nA word like wanderlust.\n"));
    preview.until("watched again", |_| preview.page().contains("wanderlust"));

    let project = project.copy(&there, "more/plan").copy(&there, "more/second");
    let preview = Preview::of(&project, "more");
    let list = |preview: &Preview| serde_json::from_slice::<Value>(&preview.get("/state").body).unwrap_or_default();
    preview.until("two plans", |_| list(&preview)["plans"].as_array().map(Vec::len) == Some(2));
    assert!(preview.get("/").text().contains("Which plan?"));
    assert!(preview.get("/plans/plan/").text().contains("<a class=\"home\" href=\"/plans/\">All plans</a>"));
    preview.until_ready();
    std::fs::remove_dir_all(project.path().join("more/second")).expect("it goes");
    preview.until("one plan", |_| list(&preview)["plans"].as_array().map(Vec::len) == Some(1));
}

#[test]
fn the_last_commit_is_what_a_plan_is_compared_with() {
    let project = Project::minimal();
    let preview = Preview::of(&project, "plan");
    let state = preview.until_ready();
    assert!(state["since"]["reason"].is_string() && state["good"]["changes.html"].is_null(), "{state:#}");
    drop(preview);

    let git = |arguments: &str| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=A", "-c", "user.email=a@example.org"]).args(arguments.split(' '));
        let done = command.current_dir(project.path()).output().expect("git runs");
        assert!(done.status.success(), "{done:?}");
    };
    git("init -q");
    git("add -A");
    git("commit -qm one");
    let text = project.read(SECTION);
    project.write(SECTION, format!("{text}\nA word like wanderlust.\n"));
    let preview = Preview::of(&project, "plan");
    let state = preview.until_ready();
    assert_eq!(state["since"]["rev"], "HEAD");
    let changes = || preview.get("/out/plan/changes.html").text();
    assert!(changes().contains("wanderlust"));
    // The other outputs are those of a build that compares with nothing.
    assert!(!preview.page().contains("changes.html"));
    git("commit -qam two");
    preview.until("compared with the new commit", |_| !changes().contains("wanderlust"));
    drop(preview);

    let preview = Preview::of(&project, "plan --changes-since HEAD~1");
    preview.until_ready();
    assert!(
        preview.get("/out/plan/changes.html").text().contains("wanderlust") && preview.page().contains("changes.html")
    );
    drop(preview);
    let preview = Preview::of(&project, "plan --changes-since nothing");
    let state = preview.until_ready();
    assert!(state["since"]["reason"].as_str().is_some_and(|it| it.contains("nothing")), "{state:#}");
}

#[test]
fn a_theme_is_followed_too() {
    let project = Project::minimal();
    project.write("themes/ours/theme.yaml", "extends: default\ncolours:\n  field: \"#112233\"\n");
    let project = project.replace("plan/plan.md", "status:", "theme: ours\nstatus:");
    let preview = Preview::of(&project, "plan");
    preview.until_ready();
    let style = || preview.get("/out/plan/assets/theme.css").text();
    assert!(style().contains("#112233"));
    project.write("themes/ours/theme.yaml", "extends: default\ncolours:\n  field: \"#332211\"\n");
    preview.until("the new colour", |_| style().contains("#332211"));
}

#[test]
fn what_cannot_begin_says_so() {
    let project = Project::minimal();
    project.run("serve nowhere --port 0").fails_plainly(&["there is no file or folder", "nowhere"]);
    let preview = Preview::of(&project, "plan");
    project.run(&format!("serve plan --port {}", preview.port)).fails_plainly(&["in use", "--port"]);
    assert_eq!(project.run("serve --port 99999").status, 2);
}

#[test]
fn what_cannot_be_shown_yet_is_told_in_the_terminal_too() {
    let project = Project::minimal();
    std::fs::create_dir(project.path().join("empty")).expect("a folder");
    for (arguments, expected) in [
        ("empty", "There is no plan in it yet"),
        ("plan --changes-since nosuch", "It does not tell what changed since `nosuch`: there is no git repository"),
    ] {
        let mut command = project.command(&format!("serve --port 0 {arguments}"));
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the program runs");
        let mut said = BufReader::new(child.stdout.take().expect("its output")).lines();
        let second = said.nth(1).expect("a second line").expect("text");
        let _ = child.kill();
        let _ = child.wait();
        assert!(second.starts_with(expected), "{second}");
    }
}

#[cfg(unix)]
#[test]
fn it_ends_quietly() {
    let project = Project::minimal();
    for signal in ["-INT", "-TERM"] {
        let mut preview = Preview::of(&project, "plan");
        preview.until_ready();
        // Somebody is still looking.
        let mut events = TcpStream::connect(("127.0.0.1", preview.port)).expect("it listens");
        write!(events, "GET /events HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", preview.port).expect("it reads");
        let told = Command::new("kill").arg(signal).arg(preview.child.id().to_string()).status();
        assert!(told.is_ok_and(|status| status.success()), "it is not told");
        let began = Instant::now();
        let status = loop {
            if let Some(status) = preview.child.try_wait().expect("its end") {
                break status;
            }
            assert!(began.elapsed() < NEVER, "it does not end");
            std::thread::sleep(Duration::from_millis(10));
        };
        let mut said = String::new();
        preview.child.stderr.as_mut().expect("its errors").read_to_string(&mut said).expect("UTF-8");
        assert_eq!((status.code(), said.as_str()), (Some(0), ""));
    }
}
