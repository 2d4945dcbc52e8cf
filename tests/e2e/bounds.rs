//! What a plan, its pictures, its tables, its theme or a document may come to is bounded, and told in words: whatever a stranger
//! writes, no check and no build takes more than seconds, or more than a gigabyte, or comes to a sudden end.

use crate::diff::git;
use crate::harness::{Project, Run};

/// None of our code is `unsafe`: each crate takes the lints that forbid it.
#[test]
fn every_crate_takes_the_lints() {
    let crates = std::fs::read_dir(crate::harness::repository().join("crates")).expect("a folder").flatten();
    let manifests: Vec<_> = crates.map(|entry| entry.path().join("Cargo.toml")).filter(|path| path.is_file()).collect();
    assert!(manifests.len() > 10);
    for path in manifests {
        let text = std::fs::read_to_string(&path).expect("a manifest");
        assert!(
            text.contains("[lints]\nworkspace = true"),
            "{} does not take the lints of the workspace",
            path.display()
        );
    }
}

/// A plan with one more section, of this text.
fn with(body: &str) -> Project {
    Project::minimal().file("plan/8-more.md", format!("---\ntitle: More\n---\n\n{body}"))
}

/// Checking ends with this rule, and these words.
#[track_caller]
fn told(project: &Project, rule: &str, words: &str) {
    let run = project.run("check plan");
    assert_eq!(run.status, 1, "{}", start(&run.stdout));
    assert!(run.stdout.contains(&format!("error[{rule}]")) && run.stdout.contains(words), "{}", start(&run.stdout));
    assert!(run.stdout.len() < 100_000, "{} bytes are said", run.stdout.len());
}

fn start(text: &str) -> String {
    text.chars().take(3_000).collect()
}

#[test]
fn parts_without_end_are_told_once() {
    // Each costs more than its bytes.
    for unit in ["- a\n", "*a* ", "[a](https://a.uk) ", "## a\n\n", "["] {
        let project = with(&unit.repeat((3 << 20) / unit.len()));
        project.write("plan/9-more.md", format!("---\ntitle: Again\n---\n\n{}", unit.repeat((3 << 20) / unit.len())));
        told(&project, "source/limit", "more than 500,000 paragraphs");
    }
}

#[test]
fn a_table_that_is_named_again_counts_again() {
    let rows = "a,b,c,d,e,f,g,h\n".repeat(2_000);
    let named: String = (0..400).map(|n| format!("Table: Things {n} {{#t{n} src=tables/t.csv}}\n\n")).collect();
    told(&with(&named).file("plan/tables/t.csv", rows), "source/limit", "more than 500,000 paragraphs");
}

#[test]
fn rows_and_columns_are_bounded() {
    let named = with("Table: Things {#t src=tables/t.csv}\n");
    told(&named.file("plan/tables/t.csv", "a,b\n".repeat(10_001)), "source/limit", "2000 are the most");
    let named = with("Table: Things {#t src=tables/t.csv}\n");
    told(
        &named.file("plan/tables/t.csv", ",".repeat(4 << 20).get(..4_000_000).unwrap_or_default()),
        "source/limit",
        "1000 or more columns",
    );
    told(&with(&format!("{}|\n{}|\n", "|a".repeat(41), "|-".repeat(41))), "source/limit", "41 columns");
}

#[test]
fn nests_of_every_kind_are_bounded() {
    let nests = [
        "> ".repeat(100_000),
        "- ".repeat(100_000) + "a",
        "> [!NOTE]\n> ".to_owned() + &"> ".repeat(1_000) + "a",
        format!("{}a{}", "*a **b ".repeat(9_000), " c** d*".repeat(9_000)),
        format!("{}a{}", "![".repeat(9_000), "](x.png)".repeat(9_000)),
        (0..900).map(|n| format!("{}- a\n", "  ".repeat(n))).collect(),
    ];
    for nest in nests {
        told(&with(&nest), "source/limit", "inside one another");
    }
    for value in [
        "[".repeat(100_000),
        "{a: ".repeat(100_000),
        "\n".to_owned() + &(0..900).map(|n| format!("{}a:\n", " ".repeat(n + 1))).collect::<String>(),
    ] {
        let project = Project::minimal().file("plan/8-more.md", format!("---\ntitle: More\nsummary: {value}\n---\n"));
        told(&project, "source/limit", "too deep");
    }
}

#[test]
fn lists_of_front_matter_are_bounded() {
    let many = |count: usize| (0..count).map(|n| format!("  - {{rule: words/a{n}, reason: no}}\n")).collect::<String>();
    let project = Project::minimal().replace("plan/plan.md", "\n---\n", &format!("\nwaivers:\n{}---\n", many(50_000)));
    told(&project, "source/limit", "more than 5000 entries");
}

#[test]
fn words_without_end_are_told_shortly() {
    for word in ["a", "字", "\u{a0}", "1", "~"] {
        let run = with(&word.repeat(600_000)).run("build plan --out out");
        assert_eq!(run.status, 1, "{}", start(&run.stderr));
        assert!(
            run.stderr.contains("source/limit") || run.stderr.contains("source/lost-text"),
            "{}",
            start(&run.stderr)
        );
        assert!(run.stderr.len() < 20_000, "{} bytes are said", run.stderr.len());
    }
}

#[test]
fn pictures_are_bounded() {
    let svg =
        |inside: &str| format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{inside}</svg>").into_bytes();
    let uses: String =
        (1..12).map(|n| format!("<g id='a{n}'>{}</g>", format!("<use href='#a{}'/>", n - 1).repeat(10))).collect();
    let filter =
        "<filter id='f' x='-1e6' width='1e9'><feTurbulence/></filter><rect filter='url(#f)' width='9' height='9'/>";
    let drawings = [
        svg(&format!("<path id='a0' d='M0 0h1'/>{uses}")),
        svg(&"<g/>".repeat(1_000_000)),
        svg(&format!("{}{}", "<g>".repeat(100_000), "</g>".repeat(100_000))),
        svg(filter),
        [
            format!("<!DOCTYPE svg [<!ENTITY a '{}'>]>", "x".repeat(1 << 20)).into_bytes(),
            svg(&format!("<text>{}</text>", "&a;".repeat(20_000))),
        ]
        .concat(),
    ];
    for drawing in drawings {
        let project = with("![A drawing of it](figures/x.svg)\n").file("plan/figures/x.svg", drawing);
        told(&project, "source/limit", "more in `figures/x.svg` than a picture can hold");
        // A draft is built in spite of it, without the drawing.
        assert!(project.run("build plan --draft --out out --only html").status < 2);
    }
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x9c\x40\0\0\x9c\x40\x01\0\0\0\0".to_vec();
    png.extend(b"\0\0\0\0\0\0\0\0IEND\xaeB`\x82");
    told(
        &with("![A picture of it](figures/x.png)\n").file("plan/figures/x.png", png),
        "source/limit",
        "40000 by 40000 points",
    );
}

#[test]
fn what_a_drawing_loses_is_told() {
    let html = "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>What the Panel says</p></foreignObject>";
    let svg = |inside: &str| {
        format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9v9z'/>{inside}</svg>")
    };
    let lost = [
        (html, "it has “What the Panel says” in a `foreignObject`"),
        ("<image href='https://example.org/a.png'/>", "it shows `https://example.org/a.png`"),
        ("<rect style='fill: light-dark(#fff, #000)'/>", "is written with `light-dark(`"),
        ("<script>draw()</script>", "there is `script` in it"),
        ("<image href='data:image/gif;base64,AA=='/>", "a picture of another kind than PNG and JPEG"),
    ];
    for (inside, why) in lost {
        let project = with("![A drawing of it](figures/x.svg)\n").file("plan/figures/x.svg", svg(inside));
        told(&project, "source/lost-text", why);
        // A draft shows the rest of it.
        assert!(project.run("build plan --draft --out out --only html").status < 2);
        let page = std::fs::read_to_string(project.path().join("out/plan/index.html")).unwrap();
        assert!(page.contains("figures-x-"), "{page}");
    }
    let damaged = svg("<image width='9' height='9' href='data:image/png;base64,AA=='/>");
    let run =
        with("![A drawing of it](figures/x.svg)\n").file("plan/figures/x.svg", damaged).run("build plan --out out");
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.contains("a picture that is embedded in it is damaged"), "{}", run.stderr);
}

#[test]
fn damaged_pictures_are_told_where_they_are_shown() {
    let png = |points: &[u8], is_damaged: bool| {
        let chunk = |kind: &[u8], data: &[u8], sum: u32| {
            [&(data.len() as u32).to_be_bytes(), kind, data, &sum.to_be_bytes()].concat()
        };
        let sound = |kind: &[u8], data: &[u8]| chunk(kind, data, crc32fast::hash(&[kind, data].concat()));
        let head = sound(b"IHDR", b"\0\0\0\x09\0\0\0\x09\x08\0\0\0\0");
        let points = if is_damaged { chunk(b"IDAT", points, 0) } else { sound(b"IDAT", points) };
        [b"\x89PNG\r\n\x1a\n".to_vec(), head, points, sound(b"IEND", b"")].concat()
    };
    let shown = |bytes: Vec<u8>| with("![A picture of it](figures/x.png)\n").file("plan/figures/x.png", bytes);
    told(&shown(png(b"x", true)), "source/encoding", "this PNG file is damaged");
    // Its sums are right, and what is in it is not: only who unpacks it sees that.
    let unpacked = shown(png(b"these are no points", false));
    let run = unpacked.run("build plan --out out");
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.contains("error[source/encoding]") && run.stderr.contains("is damaged"), "{}", run.stderr);
    assert!(run.stderr.contains("figures/x.png"), "{}", run.stderr);
}

/// A plan whose theme has this file.
fn themed(path: &str, text: &str) -> Project {
    let project = Project::minimal()
        .file("themes/ours/theme.yaml", "extends: default\n")
        .file(&format!("themes/ours/{path}"), text);
    project.replace("plan/plan.md", "---\n", "---\ntheme: ours\n")
}

const HUNGRY: [(&str, &str, &str); 3] = [
    (
        "pdf",
        "pdf/overrides.typ",
        "#let hungry = { let a = (1, 2); let n = 0; while n < 90 { a = a + a; n += 1 }; a }\n",
    ),
    ("pdf", "pdf/overrides.typ", "#let hungry = range(1000000000).map(n => str(n))\n"),
    (
        "html",
        "html/footer.html",
        "{% set_global a = \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" %}{% for i in range(end=60) %}{% set_global a = a ~ a %}{% endfor %}{{ a }}",
    ),
];

#[test]
fn a_theme_that_asks_for_memory_without_end_is_left() {
    for (only, path, text) in HUNGRY {
        let run = themed(path, text).run(&format!("build plan --out out --only {only} --limit-memory 400"));
        assert_eq!(run.status, 1, "{}", start(&run.stderr));
        assert!(
            run.stderr.contains("error[theme/limit]")
                && run.stderr.contains("more memory to set the plan than the 400 MiB"),
            "{}",
            start(&run.stderr)
        );
        assert!(run.stderr.contains("themes/ours/theme.yaml:1:1"), "{}", start(&run.stderr));
    }
}

/// What is left behind of the first goes on: the others are told, and none is lost silently.
#[test]
fn plans_after_a_hungry_one_are_told() {
    let (_, path, text) = HUNGRY[1];
    let project = themed(path, text);
    let minimal = project.path().join("plan");
    let project = project.copy(&minimal, "second").replace("second/plan.md", "theme: ours\n", "");
    let run: Run = project.run("build plan second --jobs 1 --out out --only pdf --limit-memory 400");
    assert_eq!(run.status, 2, "{}", start(&run.stderr));
    assert!(
        run.stderr.contains("error[theme/limit]") && run.stderr.contains("`second` was not begun"),
        "{}",
        start(&run.stderr)
    );
}

/// The plan and a later version of it.
fn versions(old: &str, new: &[(&str, &str)]) -> Project {
    let project = with(old);
    let plan = project.path().join("plan");
    new.iter().fold(project.copy(&plan, "later"), |project, (path, text)| project.file(path, text))
}

#[test]
fn setting_a_comparison_is_bounded() {
    let project = versions("Words.\n", &[("later/8-more.md", "---\ntitle: More\n---\n\nOther words.\n")]);
    let run = project.run("diff plan later --out changes.pdf --limit-memory 1");
    assert!(run.status == 2 && run.stderr.contains("more memory than the 1 MiB"), "{run:?}");
    assert!(run.stderr.contains("--limit-memory") && !project.path().join("changes.pdf").exists(), "{run:?}");
    assert_eq!(project.run("diff plan later --out changes.pdf --limit-seconds 60").status, 0);
    assert!(project.path().join("changes.pdf").exists());
}

/// A paragraph of which everything changed takes a while to compare, whatever is written of it.
#[test]
fn comparing_is_bounded_too() {
    let many = |sentence: &str| format!("---\ntitle: Many\n---\n\n{}\n", sentence.repeat(8_000).trim_end());
    let project = with("Words.\n").file("plan/9-many.md", many("It will cost £5m. "));
    if !git(project.path(), &["init", "-q", "-b", "main"]) {
        println!("SKIPPED: there is no git here");
        return;
    }
    assert!(git(project.path(), &["add", "plan"]) && git(project.path(), &["commit", "-qm", "Spring"]));
    let project = project.file("plan/9-many.md", many("It may cost £6m. "));
    for format in ["json", "markdown"] {
        let run = project.run(&format!("diff HEAD:plan plan --format {format} --limit-memory 1"));
        assert!(run.status == 2 && run.stdout.is_empty(), "{format}: {}", start(&run.stderr));
        assert!(run.stderr.contains("the comparison needs more memory than the 1 MiB"), "{}", start(&run.stderr));
    }
    let run = project.run("build plan --out out --only html --changes-since HEAD --limit-memory 1");
    let told = "`HEAD:plan` cannot be compared with: the comparison needs more memory than the 1 MiB";
    assert!(run.status == 2 && run.stderr.contains(told), "{}", start(&run.stderr));
    assert!(!project.path().join("out/plan").exists());
    assert_eq!(project.run("diff HEAD:plan plan --format json").status, 0);
}

#[test]
fn versions_with_one_id_twice_are_compared_as_documents() {
    let twice = "---\ntitle: More\nid: more\n---\n\nOther words.\n";
    let project = versions("Words.\n", &[("later/8-more.md", twice), ("later/9-again.md", twice)]);
    for format in ["pdf", "html", "docx"] {
        assert_eq!(project.run(&format!("diff plan later --out changes.{format}")).status, 0, "{format}");
    }
}

/// The theme that comes with the tool ends: what it cannot set is too long a plan, and nobody looks for a loop.
#[test]
fn a_plan_that_needs_too_much_is_told_as_one() {
    let project = Project::new().copy(&crate::harness::repository().join("plans/kent-2017-2021"), "plan");
    let run = project.run("build plan --out out --only pdf --limit-memory 64");
    assert_eq!(run.status, 1, "{}", start(&run.stderr));
    let told = "the plan needs more memory to be set than the 64 MiB";
    assert!(run.stderr.contains(told) && !run.stderr.contains("loop"), "{}", start(&run.stderr));
}
