//! What needs more than one file: order, ids, references, and what is said when a part is missing.

use crate::testing::{PLAN, blocks, plan, section, short};

/// Parses files and compares the findings.
fn check_findings(files: &[(&str, &str)], expected: &[&str]) {
    let (parsed, sources) = plan(files);
    assert_eq!(short(&parsed.diagnostics, &sources), expected, "{files:?}");
}

/// Parses files without findings and compares the first section's body.
fn check(files: &[(&str, &str)], expected: &str) {
    let (parsed, sources) = plan(files);
    assert_eq!(short(&parsed.diagnostics, &sources), Vec::<String>::new(), "{files:?}");
    assert_eq!(blocks(&parsed.plan.unwrap().sections[0].body, &sources), expected, "{files:?}");
}

#[test]
fn sections_stand_in_natural_order() {
    let s = section("");
    let files = ["10-b.md", "2-a.md", "03-c/index.md", "03-c/10-y.md", "03-c/9-x.md"].map(|path| (path, s.as_str()));
    let (parsed, _) = plan(&files);
    let plan = parsed.plan.unwrap();
    let ids: Vec<_> = plan.all_sections().map(|section| section.id.as_str().to_owned()).collect();
    assert_eq!(ids, ["a", "c", "x", "y", "b"]);
    assert_eq!(plan.sections[1].children.len(), 2);
}

#[test]
fn ids_come_from_names_or_from_front_matter() {
    check_findings(&[("1-Ünsafe.md", &section(""))], &["source/name «»"]);
    check_findings(&[("1-Ünsafe.md", "---\ntitle: S\nid: safe\n---\n")], &[]);
    check_findings(&[("1-Ünsafe.md", "---\ntitle: S\nid: Safe\n---\n")], &["source/value «Safe»"]);
    check_findings(&[("01/index.md", &section(""))], &["source/name «»"]);
}

#[test]
fn ids_are_one_namespace() {
    check_findings(&[("1-a.md", &section("")), ("2-a.md", &section(""))], &["source/duplicate-id «»"]);
    check_findings(&[("1-a.md", &section("## H {#b}")), ("2-b.md", &section(""))], &["source/duplicate-id «b»"]);
    check_findings(
        &[("a.md", &section("## H {#x}\n\nTable: T {#x}\n\n|a|\n|-|\n|b|\n\n![A](a.png){#x}")), ("a.png", "")],
        &["source/duplicate-id «x»", "source/duplicate-id «x»"],
    );
    check(&[("a.md", &section("## B {#a--c}\n\n## C"))], "h2#a--c(B) h2#a--c-2(C)");
}

#[test]
fn anchors_have_titles() {
    let body = "## H *x* {#h}\n\nTable: T {#t}\n\n|a|\n|-|\n|b|\n\n![A](a.png \"F\"){#f}";
    let (parsed, _) = plan(&[("plan.md", &format!("{PLAN}## Welcome")), ("a.md", &section(body)), ("a.png", "")]);
    let plan = parsed.plan.unwrap();
    let shown: Vec<_> =
        plan.anchors.iter().map(|(id, a)| format!("{id} {:?} {} in {}", a.kind, a.title, a.section)).collect();
    assert_eq!(
        shown,
        [
            "a Section S in a",
            "f Figure F in a",
            "foreword--welcome Heading Welcome in foreword",
            "h Heading H x in a",
            "t Table T in a"
        ]
    );
}

#[test]
fn references_lead_to_what_is_there() {
    let other = section("## H\n\n## K {#k}");
    let files = |body: &str| section(body);
    let check_one = |body: &str, expected: &str| check(&[("1-a/index.md", &files(body)), ("2-b.md", &other)], expected);
    check_one("[](#b) [#](#k) [w](#b--h)", "p(<→b> <#→k> <w→b--h>)");
    check_one("[w](../2-b.md) [w](../2-b.md#k) [w](../2-b.md#h) [w](index.md)", "p(<w→b> <w→k> <w→b--h> <w→a>)");
    check_one("[w][r]\n\n[r]: ../2-b.md", "p(<w→b>)");
    check_one("a[^1]\n\n[^1]: See [](#b).", "p(a[^1])");
}

#[test]
fn broken_references_are_found() {
    let check_one =
        |body: &str, expected: &[&str]| check_findings(&[("a.md", &section(body)), ("b.pdf", "")], expected);
    check_one("[w](#no)", &["link/broken «#no»"]);
    check_one("a[^1]\n\n[^1]: [w](#no)", &["link/broken «#no»"]);
    check_one("[w](no.md)", &["link/broken «no.md»"]);
    check_one("[w](plan.md)", &["link/broken «plan.md»"]);
    check_one("[w](a.md#no)", &["link/broken «a.md#no»"]);
    check_one("[w](b.pdf)", &["link/local-file «b.pdf»"]);
    check_one("[w](..\\a.md)", &["link/local-file «..\\a.md»"]);
    check_one("[w](<C:/a.md>)", &["link/local-file «C:/a.md»"]);
    check_one("[w](ftp://x.y)", &["source/scheme «ftp://x.y»"]);
    check_one("[w](www.x.y)", &["source/scheme «www.x.y»"]);
    check_one("[w]()", &["link/broken «»"]);
    check_one("[w](lang:welsh!)", &["source/value «welsh!»"]);
    check_one("[w][r]\n\n[r]: #no", &["link/broken «#no»"]);
}

#[test]
fn links_that_lack_a_sign_say_which() {
    let help = |body: &str| {
        let (parsed, _) = plan(&[("a.md", &section(body)), ("2-funding.md", &section(""))]);
        assert_eq!(parsed.diagnostics.len(), 1, "{body}");
        parsed.diagnostics[0].help.join(" ")
    };
    assert!(help("[](funding)").contains("`#funding`"));
    assert!(help("[us](office@example.org)").contains("`mailto:office@example.org`"));
    check_findings(&[("a.md", &section("[w](C:\\x.docx)"))], &["link/local-file «C:\\x.docx»"]);
}

#[test]
fn a_missing_name_suggests_the_nearest() {
    let help = |files: &[(&str, &str)]| plan(files).0.diagnostics[0].help.join(" ");
    let here = section("[w](../05-p/2-victims.md)");
    let there = section("");
    let files = [("1-c/index.md", here.as_str()), ("5-p/index.md", &there), ("5-p/2-victims.md", &there)];
    assert!(help(&files).contains("`../5-p/2-victims.md`"), "{}", help(&files));
    let files = [("1-c/index.md", &*section("![a](figures/Map.png)")), ("figures/map.png", "")];
    assert!(help(&files).contains("`../figures/map.png`"), "{}", help(&files));
}

#[test]
fn pictures_are_files_of_the_plan() {
    let check_one =
        |body: &str, expected: &[&str]| check_findings(&[("a.md", &section(body)), ("x y.png", "")], expected);
    check_one("![a](x%20y.png) ![a](<x y.png>)", &[]);
    check_one("![a](https://x.y/z.png)", &["link/missing-file «https://x.y/z.png»"]);
    check_one("![a](../x.png)", &["link/missing-file «../x.png»"]);
    check_one("![a](z.png)", &["link/missing-file «z.png»"]);
    check_findings(
        &[("a.md", "---\ntitle: S\nsigned: {name: N, role: R, portrait: n.jpg}\n---\n")],
        &["link/missing-file «n.jpg»"],
    );
    let signed = "---\ntitle: S\nsigned: {name: N, role: R, portrait: '../x%20y.png'}\n---\n";
    let (parsed, _) = plan(&[("1-a/index.md", signed), ("x y.png", "")]);
    let meta = &parsed.plan.unwrap().sections[0].meta;
    assert_eq!(meta.signed.as_ref().unwrap().asset.as_deref(), Some("x y.png"));
}

#[test]
fn charts_name_a_table_and_its_columns() {
    let body = |chart: &str| {
        section(&format!("Table: T {{#t}}\n\n| Fund | 2020 |\n|---|---|\n| x | 5 |\n\n```chart\n{chart}\n```"))
    };
    let check_one = |chart: &str, expected: &[&str]| check_findings(&[("a.md", &body(chart))], expected);
    check_one("{id: c, type: bar, table: t, title: T, alt: A}", &[]);
    check_one("id: c\ntype: bar\ntable: t\ntitle: T\nalt: A\nlabel: fund\nvalues: ['2020']", &[]);
    check_one("{id: c, type: bar, table: tt, title: T, alt: A}", &["link/broken «tt»"]);
    check_one("{id: c, type: bar, table: a, title: T, alt: A}", &["link/broken «a»"]);
    check_one(
        "{id: c, type: bar, table: t, title: T, alt: A, label: Fnd, values: [x]}",
        &["source/value «Fnd»", "source/value «x»"],
    );
    check_one("{id: c, type: pie, table: t, title: T}", &["source/required-key «```chart»", "source/value «pie»"]);
    let quoted = section("> ```chart\n> id: c\n> type: pie\n> table: t\n> title: T\n> alt: A\n> ```");
    check_findings(&[("a.md", &quoted)], &["source/value «pie»"]);
}

#[test]
fn charts_draw_numbers() {
    let body = |rows: &str, chart: &str| {
        section(&format!(
            "Table: T {{#t}}\n\n| Fund | A | B |\n|---|---|---|\n{rows}\n\n```chart\nid: c\ntype: bar\ntable: t\ntitle: T\nalt: A\n{chart}\n```"
        ))
    };
    let check_one =
        |rows: &str, chart: &str, expected: &[&str]| check_findings(&[("a.md", &body(rows, chart))], expected);
    check_one("| x | 1987 | y |", "values: [A]", &[]);
    check_one("| x | y | z |", "values: [A]", &["source/value «A»"]);
    check_one("| x | y | z |", "", &["source/value «t»"]);
    check_one("| x | 1 | n |\n| y | some | n |\n| z | – | n |", "values: [A]", &["source/value «some»"]);
    check_one("| x | 1 | 2 |", "values: [A, B]", &[]);
    let share = body("| x | 1 | 2 |", "values: [A, B]").replace("bar", "share");
    check_findings(&[("a.md", &share)], &["source/value «B»"]);
    let (parsed, _) = plan(&[("a.md", &body("| x | 1 | 2 |", "values: [A, C]"))]);
    assert_eq!(parsed.diagnostics[0].help, ["Did you mean `B`?"]);
}

#[test]
fn charts_of_shares_draw_parts() {
    let check_one = |rows: &str, kind: &str, expected: &[&str]| {
        let body = section(&format!(
            "Table: T {{#t}}\n\n| Fund | A |\n|---|---|\n{rows}\n\n```chart\nid: c\ntype: {kind}\ntable: t\nvalues: A\ntitle: T\nalt: A\n```"
        ));
        check_findings(&[("a.md", &body)], expected);
    };
    check_one("| x | 5 |\n| y | 0 |", "share", &[]);
    check_one("| x | 5 |\n| y | -2 |", "share", &["source/value «-2»"]);
    check_one("| x | (5) |\n| y | -2 |", "share", &["source/value «(5)»"]);
    check_one("| x | 5 |\n| *y* | -2 |\n| of which z | -1 |", "share", &[]);
    check_one("| x | 5 |\n| y | -2 |", "bar", &[]);
}

#[test]
fn front_matter_names_what_is_there() {
    let head = |more: &str| PLAN.replace("status: draft\n", &format!("status: draft\n{more}\n"));
    let check_one = |more: &str, expected: &[&str]| {
        check_findings(&[("plan.md", &head(more)), ("a.md", &section("## H"))], expected)
    };
    check_one("waivers: [{rule: table/total, at: a, reason: r}]", &[]);
    let report = "---\ndate: 2017-02-08\ntitle: R\nsubject: plan\ndecision: noted\nrecommendations:\n  - {id: roads, text: T, response: open}\n---\n\nWords.\n";
    let at = |at: &str| head(&format!("waivers: [{{rule: panel/unanswered, at: {at}, reason: r}}]"));
    for (place, expected) in [("roads", &[][..]), ("panel/a.md", &[]), ("rail", &["link/broken «rail»"])] {
        let plan = at(place);
        check_findings(&[("plan.md", &plan), ("a.md", &section("## H")), ("panel/a.md", report)], expected);
    }
    check_one("waivers: [{rule: table/total, at: b, reason: r}]", &["link/broken «b»"]);
    check_one(
        "page: {zones: [{title: T, sections: [a, c]}, {title: U, chart: d}]}",
        &["link/broken «c»", "link/broken «d»"],
    );
    check_one("page: {zones: [{title: T, sections: [a--h]}]}", &["link/broken «a--h»"]);
}

#[test]
fn what_may_stand_in_a_part_that_cannot_be_read_is_not_missed() {
    let a = section("[w](#x) [w](b.md)");
    check_findings(&[("a.md", &a), ("b.md", "no front matter {#x}")], &["source/front-matter «»"]);
    let deep = section(&format!("{}a\n\n## X {{#x}}", "> ".repeat(9)));
    let (parsed, _) = plan(&[("a.md", &section("[w](#x)")), ("b.md", &deep)]);
    assert_eq!(parsed.diagnostics.len(), 1);
    assert!(parsed.plan.unwrap().incomplete);
}

#[test]
fn without_a_head_there_is_no_plan() {
    let (parsed, sources) = plan(&[("plan.md", "words"), ("a.md", &section("<b>x</b>"))]);
    assert!(parsed.plan.is_none());
    assert_eq!(short(&parsed.diagnostics, &sources), ["source/front-matter «»", "source/raw-html «<b>»"]);
}

#[test]
fn a_title_in_the_place_of_the_front_matter_is_one_finding() {
    check_findings(&[("a.md", "# Crime in the country\n\nWords.\n")], &["source/front-matter «»"]);
}

#[test]
fn control_characters_cannot_be_written_by_their_numbers() {
    check_findings(&[("a.md", &section("a &#27; b &#9; c &amp;"))], &["source/encoding «&#27;»"]);
}

#[test]
fn a_link_has_words() {
    let body = "[&nbsp;](https://example.org) and [words](https://example.org)";
    check_findings(&[("a.md", &section(body))], &["source/lost-text «https://example.org»"]);
}

#[test]
fn control_characters_are_found_once_a_file() {
    check_findings(&[("a.md", &section("a\u{7}b\u{0}c\t\r\n"))], &["source/encoding «\u{7}»"]);
    check_findings(&[("plan.md", &format!("{PLAN}\u{85}"))], &["source/encoding «\u{85}»"]);
    for sign in ["\u{ad}", "\u{200b}", "\u{202e}", "\u{2066}", "\u{b}"] {
        check_findings(&[("a.md", &section(&format!("a{sign}b{sign}c")))], &[&format!("source/encoding «{sign}»")]);
    }
    check_findings(&[("a.md", &format!("\u{feff}{}", section("👩\u{200d}🚒")))], &[]);
}

#[test]
fn what_nobody_can_see_is_found() {
    let unseen = "\u{34f}\u{61c}\u{115f}\u{1160}\u{17b4}\u{17b5}\u{180e}\u{200e}\u{200f}\u{2028}\u{2029}\u{2061}\u{2064}\u{206a}\
        \u{206f}\u{3164}\u{fe0f}\u{ffa0}\u{1d173}\u{1d17a}\u{e0001}\u{e0041}\u{e007f}\u{e0100}";
    for sign in unseen.chars() {
        check_findings(&[("a.md", &section(&format!("a{sign}b{sign}c")))], &[&format!("source/encoding «{sign}»")]);
    }
    // Words in tags, behind a letter, behind a flag, and in a flag without an end.
    let tags = "\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}";
    let flag = format!("\u{1f3f4}{tags}\u{e007f}");
    for text in [
        format!("a{tags}"),
        format!("{flag}{tags}"),
        format!("\u{1f3f4}{tags}"),
        format!("\u{1f3f4}{tags}{tags}\u{e007f}"),
    ] {
        check_findings(&[("a.md", &section(&text))], &["source/encoding «\u{e0067}»"]);
    }
    // One picture is chosen by one sign.
    check_findings(&[("a.md", &section("☎\u{fe0f}\u{fe01}"))], &["source/encoding «\u{fe01}»"]);
}

#[test]
fn scripts_and_emoji_keep_what_they_are_written_with() {
    for text in [
        "\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
        "☎\u{fe0f} 1\u{fe0f}\u{20e3} ❤\u{fe0f}\u{200d}🔥",
        "葛\u{e0100}",
        "مرحبا\u{200f} \u{200e}שלום\u{61c}",
        "ᠠ\u{180b}",
        "क\u{200d}",
        "(שלום)!\u{200f} ok",
        "\u{1112}\u{1160}",
    ] {
        check_findings(&[("a.md", &section(text))], &[]);
    }
}

#[test]
fn text_in_a_wrong_encoding_is_found_once_a_file() {
    let misread = "It isn’t £5m – we say “no” in Môn… Ŵ";
    let latin = |c: char| match c {
        '\u{80}' => '€',
        '\u{99}' => '™',
        '\u{9c}' => 'œ',
        '\u{93}' => '“',
        '\u{94}' => '”',
        '\u{a6}' => '¦',
        c => c,
    };
    let wrong: String = misread.bytes().map(|byte| latin(char::from(byte))).collect();
    let text = section(&wrong);
    check_findings(&[("a.md", &text)], &["source/encoding «â€™»"]);
    let (parsed, sources) = plan(&[("a.md", &text)]);
    let mut mended = sources.text(parsed.diagnostics[0].span.file).to_owned();
    for edit in parsed.diagnostics[0].fix.as_ref().unwrap().edits.iter().rev() {
        mended.replace_range(edit.span.range(), &edit.insert);
    }
    assert_eq!(mended, section(misread));
    assert_eq!(parsed.diagnostics[0].message, "`â€™` stands here for `’`");
    check_findings(&[("a.md", &section("CAFÉ’s, Â, âge, Ã and Ångström"))], &[]);
    check_findings(&[("a.md", &section("A \u{fffd}\u{fffd} b \u{fffd}"))], &["source/encoding «\u{fffd}\u{fffd}»"]);
}

#[test]
fn an_id_is_known_by_its_title_and_by_its_end() {
    let check = |zones: &str, meant: &str| {
        let head =
            PLAN.replace("status: draft\n", &format!("status: draft\npage:\n  zones: [{{title: A, {zones}}}]\n"));
        let roads = "---\ntitle: Safer roads\n---\n\nTable: Worries {#tbl-worries}\n\n| a |\n|---|\n| b |\n";
        let (parsed, _) = plan(&[("plan.md", &head), ("01-roads.md", roads)]);
        let help = parsed.diagnostics.iter().flat_map(|one| &one.help).cloned().collect::<String>();
        assert_eq!(help.contains("Did you mean"), !meant.is_empty(), "{help}");
        assert!(meant.is_empty() || help.contains(&format!("Did you mean `{meant}`?")), "{help}");
    };
    check("sections: [safer-roads]", "roads");
    check("sections: [Safer roads]", "roads");
    check("sections: [our-promise]", "");
    let chart = "```chart\nid: c\ntype: bar\ntable: worries\ntitle: T\nalt: A\n```\n\n[](#c)\n";
    let body = format!("Table: W {{#tbl-worries}}\n\n| a | b |\n|---|---|\n| x | 5 |\n\n{chart}");
    let (parsed, _) = plan(&[("s.md", &section(&body))]);
    assert!(parsed.diagnostics[0].help[0].contains("Did you mean `tbl-worries`?"), "{:?}", parsed.diagnostics);
}

const REPORT: &str = "---\ndate: 2018-02-08\ntitle: The panel\nsubject: plan\ndecision: noted\n---\n";

#[test]
fn reports_of_the_panel_are_read_by_date_and_are_no_sections() {
    let older = REPORT.replace("2018", "2017");
    let (parsed, sources) = plan(&[("s.md", &section("")), ("panel/a.md", REPORT), ("panel/b.md", &older)]);
    assert_eq!(short(&parsed.diagnostics, &sources), [""; 0]);
    let plan = parsed.plan.unwrap();
    let read: Vec<&str> = plan.panel.iter().map(|report| report.path.as_str()).collect();
    assert_eq!(read, ["panel/b.md", "panel/a.md"]);
    assert_eq!(plan.all_sections().count(), 1);
    assert!(plan.set_aside.is_empty() && !plan.incomplete);
}

#[test]
fn a_report_leads_to_the_plan_and_the_plan_does_not_lead_there() {
    let report = format!("{REPORT}See [](#s) and [it](../s.md).\n\n## Roads {{#roads}}\n\n## Roads\n");
    let s = section("");
    check_findings(&[("s.md", &s), ("panel/a.md", &report)], &[]);
    let section = section("[The panel](panel/a.md), [roads](#roads)");
    check_findings(
        &[("s.md", &section), ("panel/a.md", &report)],
        &["link/broken «panel/a.md»", "link/broken «#roads»"],
    );
    let broken = format!("{REPORT}See [](#roads), ![x](../figures/a.png) and [^1].\n\n# Head\n");
    check_findings(
        &[("s.md", &s), ("panel/a.md", &broken)],
        &[
            "link/broken «#roads»",
            "link/missing-file «../figures/a.png»",
            "source/lost-text «[^1]»",
            "structure/heading-level «#»",
        ],
    );
}

#[test]
fn ids_of_a_report_are_not_the_plans() {
    let with = |body: &str| format!("{REPORT}{body}\n");
    let (one, other) = (with("## Roads"), with("## Roads"));
    let (parsed, sources) =
        plan(&[("s.md", &section("## Roads")), ("panel/2017-a.md", &one), ("panel/2018-a.md", &other)]);
    assert_eq!(short(&parsed.diagnostics, &sources), [""; 0]);
    let plan = parsed.plan.unwrap();
    assert_eq!(plan.anchors.keys().map(|id| id.as_str()).collect::<Vec<_>>(), ["s", "s--roads"]);
    let ids: Vec<String> = plan.panel.iter().map(|report| blocks(&report.body, &sources)).collect();
    assert_eq!(ids, ["h2#panel-2017-a--roads(Roads)", "h2#panel-2018-a--roads(Roads)"]);
    let given = with("## Roads {#s}");
    check_findings(&[("s.md", &section("")), ("panel/a.md", &given)], &["source/duplicate-id «s»"]);
}
