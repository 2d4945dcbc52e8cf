//! Themes as an office writes them: good ones are seen in every output, broken ones are told at their own lines.

use crate::harness::{Project, files, repository};

/// The plan `plans/minimal`, with a theme `ours` of these files, which its `plan.md` names.
fn project(theme: &[(&str, &str)]) -> Project {
    let mut project = Project::minimal().replace("plan/plan.md", "status:", "theme: ours\nstatus:");
    for (path, text) in theme {
        project = project.file(&format!("themes/ours/{path}"), text);
    }
    project
}

/// Builds with a broken theme: refused, told at `place` with `words`, and nothing is written.
#[track_caller]
fn fault(theme: &[(&str, &str)], arguments: &str, place: &str, words: &[&str]) {
    let project = project(theme);
    let run = project.run(&format!("build plan --out out {arguments}"));
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.contains(place), "`{place}` is not told: {}", run.stderr);
    let said = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    for word in words {
        assert!(said.contains(word), "`{word}` is not said: {}", run.stderr);
    }
    assert!(project.names("out").is_empty(), "{:?}", project.names("out"));
}

const SETTINGS: (&str, &str) = ("theme.yaml", "extends: default\n");

/// The files that a guide shows, by the paths after their fences' language.
fn shown(guide: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for line in guide.lines() {
        if line.starts_with("```") && open {
            open = false;
        } else if let Some((_, path)) = line.strip_prefix("```").and_then(|info| info.split_once(' ')) {
            found.push((path.to_owned(), String::new()));
            open = true;
        } else if open && let Some((_, text)) = found.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    found
}

#[test]
fn the_example_of_the_guide_is_built_as_it_stands_there() {
    let guide = std::fs::read_to_string(repository().join("themes/README.md")).expect("the guide");
    let files = shown(&guide);
    assert!(files.len() >= 3, "{files:?}");
    let mut project = Project::minimal();
    for (path, text) in &files {
        project = project.file(path, text);
    }
    let run = project.build("plan --out out --only html,pdf,page --theme harbour");
    assert!(!run.stderr.contains("theme/"), "{}", run.stderr);
    let css = project.read("out/plan/assets/theme.css");
    assert!(css.contains("--field: #5B1A4B;"), "the colour is not there");
    let page = project.read("out/plan/index.html");
    for words in [
        "assets/theme/logo.svg",
        "alt=\"Harbour Office\"",
        "assets/own.css",
        "Harbour Community Safety",
        "data-cover=\"band\"",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

/// What the guide's tables name is there: keys of the settings, blocks and files of templates, Typst's functions.
#[test]
fn the_guide_names_what_there_is() {
    let guide = std::fs::read_to_string(repository().join("themes/README.md")).expect("the guide");
    let schema = Project::new().run("schema theme");
    let schema: serde_json::Value = serde_json::from_str(&schema.stdout).expect("JSON");
    for key in schema["properties"]["colours"]["properties"].as_object().expect("colours").keys() {
        let known = guide.contains(&format!("`{key}`")) || key.starts_with("zone-");
        assert!(known, "the guide says nothing of the colour `{key}`");
    }
    let default = repository().join("themes/default");
    let texts: Vec<String> = files(&default).into_values().filter_map(|bytes| String::from_utf8(bytes).ok()).collect();
    let all = texts.join("\n");
    let section = |from: &str, to: &str| {
        let start = guide.find(from).unwrap_or_else(|| panic!("{from}"));
        let end = guide[start..].find(to).map_or(guide.len(), |end| start + end);
        guide[start..end].to_owned()
    };
    let cells = |table: &str, column: usize| -> Vec<String> {
        let rows = table.lines().filter(|line| {
            line.starts_with("| ") && !line.starts_with("| function") && !line.starts_with("| template")
        });
        let cells = rows.filter_map(|row| Some(row.split('|').nth(column)?.to_owned()));
        cells.flat_map(|cell| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect()
    };
    let functions = cells(&section("| function |", "\n\n"), 1);
    assert!(functions.len() > 10, "{functions:?}");
    for function in functions {
        assert!(all.contains(&format!("#let {function}(")), "there is no function `{function}`");
    }
    let templates = section("| template |", "\n\n");
    for file in cells(&templates, 1) {
        assert!(default.join("html").join(&file).is_file(), "there is no template `{file}`");
    }
    for block in cells(&templates, 3).iter().filter(|block| !block.ends_with(".html")) {
        assert!(all.contains(&format!("block {block} %}}")), "there is no block `{block}`");
    }
}

#[test]
fn shoreline_is_found_by_name_and_looks_different() {
    let project = Project::minimal().copy(&repository().join("themes/shoreline"), "themes/shoreline");
    project.build("plan --out out --only html,pdf,page --theme shoreline");
    project.build("plan --out default --only html,page,pdf");
    let (own, other) = (project.read("out/plan/assets/theme.css"), project.read("default/plan/assets/theme.css"));
    assert!(own.contains("Bitter") && own.contains("Figtree") && !own.contains("url(\"fonts/source-sans"));
    assert!(!other.contains("Bitter"));
    let page = project.read("out/plan/index.html");
    assert!(page.contains("data-cover=\"plain picture\"") && page.contains("assets/theme/logo.svg"));
    let names = project.names("out");
    assert!(!names.iter().any(|name| name.contains("source-sans")), "unused letters are sent along: {names:?}");
    let check = Project::minimal()
        .copy(&repository().join("themes/shoreline"), "themes/shoreline")
        .replace("plan/plan.md", "status:", "theme: shoreline\nstatus:")
        .run("check plan");
    assert!(!check.stdout.contains("theme/") && !check.stdout.contains("contrast"), "{}", check.stdout);
}

/// What shoreline sets, without its pictures and letters, is short: a theme is settings and not code.
#[test]
fn shoreline_is_short() {
    let written = |path: &str| [".yaml", ".css", ".typ", ".html"].iter().any(|ending| path.ends_with(ending));
    let all = files(&repository().join("themes/shoreline"));
    let own = all.iter().filter(|(path, _)| written(path));
    let lines: usize = own.map(|(_, bytes)| String::from_utf8_lossy(bytes).lines().count()).sum();
    assert!(lines > 10 && lines < 60, "{lines} lines");
}

#[test]
fn a_theme_that_is_not_there_is_told_by_check_with_those_that_are() {
    let project = project(&[SETTINGS]).replace("plan/plan.md", "theme: ours", "theme: our");
    let run = project.run("check plan");
    assert_eq!(run.status, 1, "{}", run.stdout);
    for words in ["theme/not-found", "plan/plan.md:6:8", "Did you mean `ours`?", "`default`"] {
        assert!(run.stdout.contains(words), "{words}: {}", run.stdout);
    }
}

#[test]
fn settings_are_told_at_their_lines_by_check_and_by_build() {
    let broken = ("theme.yaml", "extends: default\ncolours:\n  acent: '#84350E'\n");
    let project = project(&[broken]);
    for (command, status) in [("check plan", 1), ("build plan --out out --only text", 1)] {
        let run = project.run(command);
        let said = format!("{}{}", run.stdout, run.stderr);
        assert_eq!(run.status, status, "{said}");
        for words in ["themes/ours/theme.yaml:3:3", "theme/settings", "accent"] {
            assert!(said.contains(words), "{words}: {said}");
        }
    }
}

#[test]
fn colours_that_cannot_be_told_apart() {
    let pale = ("theme.yaml", "extends: default\ncolours:\n  link: \"#2E9BD6\"\n");
    fault(
        &[pale],
        "--only html",
        "themes/ours/theme.yaml:3:9",
        &["access/contrast", "`link` on `paper`", ":1", "The nearest colour"],
    );
    // A draft may be looked at all the same.
    let run = project(&[pale]).run("build plan --out out --only html --draft");
    assert_eq!(run.status, 0, "{}", run.stderr);
}

#[test]
fn colours_that_an_office_answers_for_itself() {
    let pale = ("theme.yaml", "extends: default\ncolours:\n  link: \"#2E9BD6\"\n");
    let waiver = "waivers:\n  - {rule: access/contrast, reason: The county's own blue}\nstatus:";
    let project = project(&[pale]).replace("plan/plan.md", "status:", waiver);
    let report = project.run("check plan --format json --deny warnings");
    assert_eq!(report.status, 0, "{report:?}");
    assert_eq!(report.json()["plans"][0]["waived"][0]["rule"], "access/contrast", "{report:?}");
    let run = project.run("build plan --out out --only index --deny warnings");
    assert_eq!(run.status, 0, "{run:?}");
    assert!(project.read("out/plan/statutory-index.html").contains("own blue"), "what is set aside is printed");
}

#[cfg(unix)]
#[test]
fn a_theme_that_is_extended_lies_in_the_repository_too() {
    let project = project(&[("theme.yaml", "extends: base\n")]).file("elsewhere/base/theme.yaml", "extends: default\n");
    std::os::unix::fs::symlink("../elsewhere/base", project.path().join("themes/base")).expect("a link");
    assert_eq!(project.run("check plan").status, 0, "a link within the folder of the themes' folder is followed");
    let outside = tempfile::tempdir().expect("a folder");
    std::fs::write(outside.path().join("theme.yaml"), "secret-key: 1\n").expect("a file");
    let link = project.path().join("themes/base");
    std::fs::remove_file(&link).expect("a link");
    std::os::unix::fs::symlink(outside.path(), &link).expect("a link");
    let run = project.run("check plan");
    assert!(run.status == 1 && run.stdout.contains("lies where a plan cannot lead"), "{run:?}");
    assert!(!run.stdout.contains("secret-key"), "{run:?}");
}

#[test]
fn the_path_of_a_theme_begins_where_the_user_stands() {
    let project = project(&[SETTINGS]);
    let mut command = project.command("build ../../plan --theme . --only html --out ../../out");
    command.current_dir(project.path().join("themes/ours"));
    let run = crate::harness::Run::of(command);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(project.read("out/plan/manifest.json").contains("\"name\": \"ours\""));
}

#[test]
fn a_template_that_does_not_parse_or_fails() {
    let template = |text: &'static str| [SETTINGS, ("html/footer.html", text)];
    fault(
        &template("<footer>\n{% if %}\n</footer>\n"),
        "--only html",
        "themes/ours/html/footer.html:2",
        &["theme/error"],
    );
    fault(
        &template("<footer>\n\n{{ document.nothing.at_all }}\n"),
        "--only html",
        "themes/ours/html/footer.html:3",
        &["cannot be filled"],
    );
    fault(
        &template("{% include \"html/footer.html\" %}"),
        "--only html",
        "themes/ours/html/footer.html",
        &["asks for itself"],
    );
    fault(&template("{% include \"html/none.html\" %}"), "--only html", "footer.html", &["none.html"]);
    let calls_itself = "{% component boom(x) %}{{ <boom x={x} /> }}{% endcomponent boom %}\n{{ <boom x={1} /> }}";
    fault(&template(calls_itself), "--only html", "footer.html", &["recursion"]);
}

#[test]
fn a_template_builds_on_the_one_that_it_replaces() {
    let own = "{% extends \"default/html/index.html\" %}\n{% block logo %}<b>Own crest</b>{% endblock logo %}\n";
    let project = project(&[SETTINGS, ("html/index.html", own)]);
    project.build("plan --out out --only html");
    let page = project.read("out/plan/index.html");
    assert!(page.contains("<b>Own crest</b>") && page.contains("class=\"contents\""));
}

#[test]
fn a_typst_file_that_fails() {
    let overrides = |text: &'static str| [SETTINGS, ("pdf/overrides.typ", text)];
    let place = "themes/ours/pdf/overrides.typ:2";
    fault(
        &overrides("#import \"/theme.typ\": *\n#let chapter(..args) = nothing-of-the-name\n"),
        "--only pdf",
        place,
        &["theme/error", "unknown variable"],
    );
    fault(&overrides("\n#let x = (\n"), "--only pdf", place, &["unclosed"]);
    fault(&overrides("\n#let secret = read(\"/../../../etc/passwd\")\n"), "--only pdf", place, &["theme/error"]);
    fault(&overrides("\n#import \"@preview/cetz:0.2.0\": *\n"), "--only pdf", place, &["theme/error"]);
    fault(&overrides("\n#let f(x) = f(x + 1); #f(1)\n"), "--only pdf", place, &["calls itself"]);
}

#[test]
fn a_typst_file_builds_on_the_one_that_it_replaces() {
    let own = "#import \"/default/settings.typ\": *\n#let scale = scale + (body: 12pt)\n";
    let project = project(&[SETTINGS, ("pdf/settings.typ", own)]);
    project.build("plan --out out --only pdf");
}

/// The process does not wait for it: each of these takes hours.
#[test]
fn a_theme_that_runs_for_ever_is_left_behind() {
    let typst =
        "#let spin() = { for a in range(9999) { for b in range(9999) { for c in range(9999) { } } } }\n#spin()\n";
    let tera = "{% for a in range(end=99999) %}{% for b in range(end=99999) %}{% for c in range(end=99999) %}{% endfor %}{% endfor %}{% endfor %}";
    for (path, text, only) in [("pdf/overrides.typ", typst, "pdf"), ("html/footer.html", tera, "html")] {
        fault(
            &[SETTINGS, (path, text)],
            &format!("--only {only} --limit-seconds 2"),
            "themes/ours/theme.yaml:1:1",
            &["theme/limit", "after 2 seconds", "plan/plan.md:7"],
        );
    }
}

#[test]
fn nothing_outside_the_folder_is_opened() {
    for path in ["../../plan/plan.md", "/etc/passwd", "assets/../../logo.svg"] {
        let text = format!("extends: default\nlogo:\n  file: {path}\n  alt: Us\n");
        fault(&[("theme.yaml", &text)], "--only html", "themes/ours/theme.yaml:3:9", &["theme/file"]);
    }
}

#[test]
fn a_ring_of_themes_and_a_base_that_is_not_there() {
    let ring = [("theme.yaml", "extends: other\n"), ("../other/theme.yaml", "extends: ours\n")];
    fault(&ring, "--only html", "themes/other/theme.yaml:1:10", &["theme/extends", "ring"]);
    fault(
        &[("theme.yaml", "extends: defualt\n")],
        "--only html",
        "themes/ours/theme.yaml:1:10",
        &["theme/not-found", "`default`"],
    );
}

#[test]
fn a_file_that_is_no_font() {
    fault(
        &[SETTINGS, ("fonts/Own.ttf", "no font")],
        "--only html",
        "themes/ours/fonts/Own.ttf:1:1",
        &["theme/font", "not a font"],
    );
}

/// The same theme gives the same bytes.
#[test]
fn themes_are_reproducible() {
    let project = Project::minimal().copy(&repository().join("themes/shoreline"), "themes/shoreline");
    project.build("plan --out one --theme shoreline");
    project.build("plan --out two --theme shoreline");
    assert!(project.files("one") == project.files("two"));
}

#[test]
fn no_theme_takes_the_mark_off_a_draft() {
    let broken = || {
        Project::minimal()
            .file("plan/9-broken.md", "---\ntitle: Broken\n---\n\nSee [](#nowhere).\n")
            .file("themes/gag/theme.yaml", "extends: default\n")
    };
    let build = "build plan --theme gag --draft --out out --only html";
    let silent = broken().file("themes/gag/html/index.html", "<body>{{ body | safe }}</body>").run(build);
    assert_eq!(silent.status, 1, "{}", silent.stderr);
    assert!(silent.stderr.contains("leaves the mark of a draft off `index.html`"), "{}", silent.stderr);
    let reworded = broken().file("themes/gag/locales/en.yaml", "status_unfit: Approved by the panel\n").run(build);
    assert_eq!(reworded.status, 1, "{}", reworded.stderr);
    assert!(reworded.stderr.contains("a theme cannot change the words `status_unfit`"), "{}", reworded.stderr);
}

#[test]
fn a_template_that_goes_round_and_round_is_stopped() {
    let project = Project::minimal().file("themes/round/theme.yaml", "extends: default\n").file(
        "themes/round/html/status.html",
        "{% for i in range(end=10000) %}{% for j in range(end=10000) %}again {% endfor %}{% endfor %}",
    );
    let run = project.run("build plan --theme round --out out --only html");
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.contains("beyond 64 MiB"), "{}", run.stderr);
}

/// The build goes through, and a warning stands at `place` with `words`.
#[track_caller]
fn warned(theme: &[(&str, &str)], arguments: &str, place: &str, words: &[&str]) {
    let run = project(theme).run(&format!("build plan --out out {arguments}"));
    assert_eq!(run.status, 0, "{}", run.stderr);
    for word in words.iter().chain(&[place, "theme/file"]) {
        assert!(run.stderr.contains(word), "`{word}` is not said: {}", run.stderr);
    }
}

#[test]
fn names_that_nothing_answers_to() {
    let overrides = |text: &'static str| [SETTINGS, ("pdf/overrides.typ", text)];
    let place = "themes/ours/pdf/overrides.typ:2:6";
    warned(
        &overrides("#import \"/theme.typ\": *\n#let thematic-brake() = [~]\n"),
        "--only pdf",
        place,
        &["nothing uses `thematic-brake`", "Did you mean `thematic-break`?"],
    );
    warned(
        &overrides("#import \"/theme.typ\": *\n#let running-head(meta) = []\n"),
        "--only page",
        place,
        &["`running-head` changes nothing here", "pdf/furniture.typ"],
    );
    warned(&[SETTINGS, ("html/footr.html", "")], "--only html", "themes/ours/html/footr.html:1", &["html/footer.html"]);
    let sound =
        overrides("#import \"/theme.typ\": *\n#let sign = \"~\"\n#let thematic-break() = align(center, sign)\n");
    let run = project(&sound).run("build plan --out out --only pdf");
    assert!(run.status == 0 && !run.stderr.contains("theme/"), "{}", run.stderr);
}

#[test]
fn a_theme_that_drops_words_is_told_where_it_does() {
    let overrides = |text: &'static str| [SETTINGS, ("pdf/overrides.typ", text)];
    let place = "themes/ours/pdf/overrides.typ:2:6";
    let said = ["theme/error", "leaves words out of `plan.pdf`", "more pieces of text", "these words are nowhere"];
    for function in [
        "#import \"/theme.typ\" as below\n#let chapter(..args) = []\n",
        "#import \"/theme.typ\" as below\n#let plan(body, ..args) = below.plan(..args, [])\n",
        "#import \"/theme.typ\" as below\n#let data-table(..args) = hide(below.data-table(..args))\n",
    ] {
        fault(&overrides(function), "--only pdf", place, &said);
    }
    let sheet = "#import \"/theme.typ\" as below\n#let plan-page(zones: (), ..args) = below.plan-page(zones: zones.slice(1), ..args)\n";
    fault(&overrides(sheet), "--only page", place, &["leaves words out of `page.pdf`"]);
    // A draft with errors is set as far as it can be, and not with words left out.
    let run = project(&overrides("#import \"/theme.typ\" as below\n#let chapter(..args) = []\n"))
        .run("build plan --out out --only pdf --draft");
    assert_eq!(run.status, 1, "{}", run.stderr);
}

#[test]
fn a_template_that_drops_words_is_told() {
    let template = |path: &'static str, text: &'static str| [SETTINGS, (path, text)];
    let index = |text: &'static str| template("html/index.html", text);
    let place = "themes/ours/html/index.html:1:1";
    let off = "leaves the text off `index.html`";
    fault(&index("<body><h1>{{ document.title }}</h1></body>"), "--only html", place, &["theme/error", off]);
    fault(&index("<body><h1>{{ document.title }}</h1>{{ body }}</body>"), "--only html", place, &[off]);
    let empty = "{% extends \"default/html/index.html\" %}{% block content %}{% endblock content %}";
    fault(&index(empty), "--only html", place, &[off]);
    let headless = "{% extends \"default/html/index.html\" %}{% block masthead %}{% endblock masthead %}";
    fault(&index(headless), "--only html", place, &["leaves words off `index.html`: “A Safer Exampleshire”"]);
    fault(
        &template("html/zone.html", "<section><h2>{{ zone.title }}</h2></section>"),
        "--only page",
        "themes/ours/html/zone.html:1:1",
        &["leaves words off `page.html`", "`text` of each of its `items`"],
    );
}

#[test]
fn a_signature_that_does_not_fit_is_told_at_the_theme_s_function() {
    let overrides = |text: &'static str| [SETTINGS, ("pdf/overrides.typ", text)];
    let place = "themes/ours/pdf/overrides.typ:2:6";
    fault(
        &overrides("#import \"/theme.typ\": *\n#let chapter(idd: none, body) = body\n"),
        "--only pdf",
        place,
        &["unexpected argument", "while this was set"],
    );
    fault(
        &overrides("#import \"/theme.typ\": *\n#let data-table(columns, ..args) = []\n"),
        "--only pdf",
        place,
        &["`columns` is positional", "is given this with its name"],
    );
}
