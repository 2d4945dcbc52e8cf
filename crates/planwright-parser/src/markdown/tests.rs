//! Markdown into trees, and what Markdown would lose.

use planwright_core::model::{InlineKind, visit_inlines};

use crate::testing::{blocks, findings, plan, section};

/// Reads a body without findings and compares its blocks.
fn check(body: &str, expected: &str) {
    let (parsed, sources) = plan(&[("s.md", &section(body)), ("figures/a.png", "")]);
    let messages: Vec<_> = parsed.diagnostics.iter().map(|d| &d.message).collect();
    assert!(messages.is_empty(), "{body:?}: {messages:?}");
    let plan = parsed.plan.unwrap();
    assert_eq!(blocks(&plan.sections[0].body, &sources), expected, "{body:?}");
}

/// Reads a body and compares its findings.
fn check_findings(body: &str, expected: &[&str]) {
    assert_eq!(findings(body), expected, "{body:?}");
}

#[test]
fn reads_blocks() {
    check("One\ntwo.\n\nThree.", "p(One~two.) p(Three.)");
    check("a  \nb\\\nc", "p(a/b/c)");
    check("## Funding\n\n### *More*", "h2#s--funding(Funding) h3#s--more(_More_)");
    check("Funding\n---", "h2#s--funding(Funding)");
    check("- a\n  - b\n- c", "ul[p(a) ul[p(b)] | p(c)]");
    check("3. a\n\n   b\n4. c", "ol3[p(a) p(b) | p(c)]");
    check("> a\n>\n> b", "quote[p(a) p(b)]");
    check("> [!NOTE]\n> Know **this**.", "Note<[!NOTE]>[p(Know *this*.)]");
    check("Term\n: One\n: Two\n\n  more", "dl[Term: p(One) : p(Two) p(more)]");
    check("```rust\nlet a;\n```\n\n---", "code<rust>(let a;\n) rule");
    check("    four", "code<>(four)");
}

#[test]
fn reads_inlines() {
    check("**a *b* c** `d`", "p(*a _b_ c* `d`)");
    check("it's \"so\" -- yes...", "p(it’s “so” – yes…)");
    check("[Heddlu](lang:cy)", "p({cy:Heddlu})");
    check(
        "[a](https://x.y/z) <https://x.y> <a@b.c>",
        "p(<a@https://x.y/z> <https://x.y@https://x.y> <a@b.c@mailto:a@b.c>)",
    );
    check("[a][b] and [b]\n\n[b]: https://x.y", "p(<a@https://x.y> and <b@https://x.y>)");
    check("a ![alt *b*](figures/a.png) c", "p(a img(figures/a.png alt=alt b title=None is Some(\"figures/a.png\")) c)");
    check("~£5m~ x^2^ $y$ - [ ] z", "p(~£5m~ x^2^ $y$ - [ ] z)");
}

#[test]
fn reads_figures() {
    check(
        "![A](figures/a.png \"Cap\"){#fig-a}",
        "fig#fig-a(figures/a.png alt=A title=Some(\"Cap\") is Some(\"figures/a.png\"))",
    );
    check("![A](figures/a.png)\n{#fig-a}", "fig#fig-a(figures/a.png alt=A title=None is Some(\"figures/a.png\"))");
    check("![](figures/a.png)", "fig#(figures/a.png alt= title=None is Some(\"figures/a.png\"))");
    check_findings("![A](x.png){#fig-a width=5}", &["link/missing-file «x.png»", "source/attributes «width=5»"]);
}

#[test]
fn footnotes_are_a_files_own() {
    check("a[^1]\n\n[^1]: Note.", "p(a[^1])");
    check_findings("a[^1] b[^2]\n\n[^1]: One.\n\n[^2]: Two.\n\n[^1]: Again.", &["source/duplicate-id «1»"]);
}

#[test]
fn text_is_the_source_letter_for_letter_where_it_is_as_long() {
    let body = "A £ sign's *fine* \\* &amp; `c` ok...\n\n> quoted\n> twice";
    let (parsed, sources) = plan(&[("s.md", &section(body))]);
    let plan = parsed.plan.unwrap();
    let mut seen = Vec::new();
    visit_inlines(&plan.sections[0].body, &mut |inline| {
        if let InlineKind::Text(text) = &inline.kind {
            let source = sources.slice(inline.span);
            seen.push(format!("{text}={source}"));
            assert!(source.len() != text.len() || source == text || text == "…", "{text} {source}");
        }
    });
    assert_eq!(
        seen,
        [
            "A £ sign=A £ sign",
            "’='",
            "s =s ",
            "fine=fine",
            " = ",
            "* =* ",
            "&=&amp;",
            " = ",
            " ok= ok",
            "…=...",
            "quoted=quoted",
            "twice=twice"
        ]
    );
}

#[test]
fn comments_are_dropped() {
    check("a <!-- b --> c", "p(a  c)");
    check("<!-- a\n\nb -->\n\nc", "p(c)");
    check("a\n<!-- b -->\nc", "p(a) p(c)");
    check("- <!-- only -->", "ul[]");
    check("<!-- a --><!-- b -->", "");
    check_findings("<!-- a --> words\nmore", &["source/lost-text «words»"]);
    check_findings("<!-- never\n\nthe rest", &["source/lost-text «<!--»"]);
    check_findings("a <!-- never", &["source/lost-text «<!--»"]);
}

#[test]
fn html_is_one_finding_a_cause() {
    check_findings("a <b>bold</b> c", &["source/raw-html «<b>»"]);
    check_findings("a<br>b <br/> c", &["source/raw-html «<br>»", "source/raw-html «<br/>»"]);
    check_findings("<div>\na\n</div>", &["source/raw-html «<div>\na\n</div>»"]);
    check_findings("<div>\n\na\n\n</div>", &["source/raw-html «<div>»"]);
    check_findings("<table>\n\n<tr>\n\n<td>a</td>\n\n</tr>\n\n</table>", &["source/raw-html «<table>»"]);
    check_findings("a </b>", &["source/raw-html «</b>»"]);
    check_findings("<insert name here> b", &["source/raw-html «<insert name here>»"]);
    check_findings("<b>a</b> <b>c</b>", &["source/raw-html «<b>»", "source/raw-html «<b>»"]);
    check("1 < 2 > 0 \\<b>", "p(1 < 2 > 0 <b>)");
}

#[test]
fn what_markdown_would_lose_is_an_error() {
    check_findings("a[^nope] b", &["source/lost-text «[^nope]»"]);
    check_findings("[a][b] [c][]", &["source/lost-text «[a][b]»", "source/lost-text «[c][]»"]);
    check_findings("> [!BOGUS]\n> a", &["source/lost-text «[!BOGUS]»"]);
    check_findings("> [!NOTE] a\n> b", &["source/lost-text «a»"]);
    check_findings("- > [!TIPP]\n  > b", &["source/lost-text «[!TIPP]»"]);
    check_findings("[a](https://x.y \"t\")", &["source/lost-text «[a](https://x.y \"t\")»"]);
    check_findings("[](https://x.y)", &["source/lost-text «https://x.y»"]);
    check("[word] \\[^no] \\[a][b\\] `[^x]` > [!NOTE]", "p([word] [^no] [a][b] `[^x]` > [!NOTE])");
    check("a\n\n[unused]: https://x.y", "p(a)");
}

/// Reads a body beside two pictures, and compares its findings.
#[track_caller]
fn check_lost(body: &str, expected: &[&str]) {
    let (parsed, sources) = plan(&[("s.md", &section(body)), ("figures/my map.svg", ""), ("a.png", "")]);
    assert_eq!(crate::testing::short(&parsed.diagnostics, &sources), expected, "{body:?}");
    // A fix that is safe leaves nothing to find.
    if let [finding] = parsed.diagnostics.as_slice()
        && let Some(fix) = &finding.fix
    {
        let mut text = sources.text(finding.span.file).to_owned();
        for edit in fix.edits.iter().rev() {
            text.replace_range(edit.span.range(), &edit.insert);
        }
        let (again, sources) = plan(&[("s.md", &text), ("figures/my map.svg", ""), ("a.png", "")]);
        assert_eq!(crate::testing::short(&again.diagnostics, &sources), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn pictures_and_links_that_are_none_are_errors() {
    check_lost("![A](a.png “Cap”){#f}\n\n[](#f)", &["source/lost-text «a.png “Cap”»"]);
    check_lost("![A](figures/my map.svg)", &["source/lost-text «figures/my map.svg»"]);
    check_lost("![A](figures/my map.svg \"Cap\")", &["source/lost-text «figures/my map.svg \"Cap\"»"]);
    check_lost("![A](a.png \"He said \"no\" here\")", &["source/lost-text «a.png \"He said \"no\" here\"»"]);
    check_lost("![A](a.png \"Cap)", &["source/lost-text «a.png \"Cap»"]);
    check_lost("See [the site](https://x.y/a b.html) now.", &["source/lost-text «https://x.y/a b.html»"]);
    check_lost("- See ![A](a.png “Cap”) now.", &["source/lost-text «a.png “Cap”»"]);
    check_lost("See [x](C:\\Users\\a b.docx) now.", &["link/local-file «C:\\Users\\a b.docx»"]);
    check(
        "See [sic](as written) and `[a](b c.md)` and [a] (b.c d).",
        "p(See [sic](as written) and `[a](b c.md)` and [a] (b.c d).)",
    );
    let (parsed, _) = plan(&[("s.md", &section("![A](a.png “Cap”){#f}")), ("a.png", "")]);
    let mut shown = String::new();
    planwright_core::model::visit_blocks(&parsed.plan.unwrap().sections[0].body, &mut |block| {
        shown = format!("{:?}", block.kind);
    });
    assert!(shown.contains("asset: Some(\"a.png\")") && shown.contains("title: Some(\"Cap\")"), "{shown}");
}

#[test]
fn signs_that_do_nothing_are_errors() {
    check_lost("##Crime", &["source/lost-text «##»"]);
    check_lost("#HateHurts is a hashtag, and #1 a number", &[]);
    check_lost("[!NOTE]\nKnow this.", &["source/lost-text «[!NOTE]»"]);
    check_lost("a ~~old~~ b", &["source/lost-text «~~old~~»"]);
    check_lost("a ==new words== b", &["source/lost-text «==new words==»"]);
    check_lost("a == b, c ~~ d, \\~~x~~, `~~x~~`", &[]);
    check_lost(
        "Words.\n\n    Every one of these words is prose.",
        &["source/lost-text «Every one of these words is prose.»"],
    );
    check_lost("a\tb\nc\td", &["source/lost-text «a\tb»"]);
    check_lost("- a\tb\n- c\td", &[]);
}

#[test]
fn marks_that_are_nearly_right_are_errors() {
    check_lost("We **always answer.", &["source/lost-text «**»"]);
    check_lost("We **always **answer.", &["source/lost-text «**»"]);
    check_lost("We **always answer and **never** rest.", &["source/lost-text «**»"]);
    check_lost("- a **b\n- **c** d", &["source/lost-text «**»"]);
    check_lost("| a | b |\n|---|---|\n| **c | d |", &["source/lost-text «**»"]);
    check_lost("£5m** and 3 ** 4, \\*\\*x, `**y`", &[]);
    check_lost("** See the note.", &[]);
    check_lost(">[NOTE] Ask us.", &["source/lost-text «[NOTE]»"]);
    check_lost("> [WARNING]\n> Ask us.", &["source/lost-text «[WARNING]»"]);
    check_lost("- > [Note]\n  > Ask us.", &["source/lost-text «[Note]»"]);
    check_lost("> [note] that we ask\n> [sic]", &[]);
    check_lost("See [our survey] (https://x.y/z).", &["source/lost-text « »"]);
    check_lost("See (our survey)[https://x.y/z] now.", &["source/lost-text «(our survey)[https://x.y/z]»"]);
    check_lost("- **See** [the 'old' survey]  (https://x.y/z).", &["source/lost-text «  »"]);
    check_lost("See [sic] (as written), (this)[that] and \\[a] (https://x.y).", &[]);
}

#[test]
fn a_picture_without_its_sign_is_one_finding() {
    check_lost("[A map](a.png \"Where we are\")", &["source/lost-text «[»"]);
    check_lost("[](#f)\n\n[A *map*](a.png \"Where we are\"){#f}\n\nWords.", &["source/lost-text «[»"]);
    check_lost("Words.\n\n> [A map](a.png)\n\nWords.", &["source/lost-text «[»"]);
    check_lost("> Words.\n>\n> [A map](a.png)\n>\n> Words.", &["source/lost-text «[»"]);
    check_lost("Words\n[A map](a.png)", &["link/local-file «a.png»"]);
    check_lost("See [a map](a.png).", &["link/local-file «a.png»"]);
    check_lost("[A map](a.png)\nshows it.", &["link/local-file «a.png»"]);
    check_lost("[A map](https://x.y/a.png)", &[]);
}

#[test]
fn bullets_of_a_word_processor_are_one_finding() {
    check_lost("• one\n• two", &["source/lost-text «•»"]);
    check_lost("·\tone\n·\ttwo", &["source/lost-text «·»"]);
    check_lost("–\tone\n–\ttwo", &["source/lost-text «–»"]);
    check_lost("Intro:\no\tone\no\ttwo", &["source/lost-text «o»"]);
    check_lost("– a dash begins this line", &[]);
    check_lost("– one\n– two", &["source/lost-text «–»"]);
    check_lost("> — one\n> goes on\n> — two", &["source/lost-text «—»"]);
    check_lost("We will:\n– meet", &["source/lost-text «–»"]);
    check_lost("We will:\n\n– meet\n\n– listen\n\n– answer", &["source/lost-text «–»"]);
    check_lost("-meet\n-listen", &["source/lost-text «-»"]);
    check_lost("- Words:\n  -meet\n  -listen", &["source/lost-text «-»"]);
    check_lost("(a) meet\n(b) listen", &["source/lost-text «(a)»"]);
    check_lost("We will:\n\na) meet\n\nb) listen", &["source/lost-text «a)»"]);
    check_lost("The force – with its\n– as we said – officers\n– and staff – listens.", &[]);
    check_lost("-meet and -greet", &[]);
    check_lost("-5 °C\n-7 °C", &[]);
    check_lost("(a) meet  \n(b) listen", &[]);
    check_lost("(a) alone", &[]);
    check_lost("(see) this\n(that) there", &[]);
    check_lost("— Jo Bloggs, commissioner", &[]);
    assert_eq!(findings("• one\n\n• two\n\nWords.\n\n• three").len(), 2);
}

#[test]
fn fences_are_closed_and_charts_are_called_so() {
    let yaml = "id: c\ntype: bar\ntable: t\ntitle: T\nalt: A";
    let body =
        |word: &str| format!("Table: T {{#t}}\n\n| a | b |\n|---|---|\n| x | 5 |\n\n```{word}\n{yaml}\n```\n\n[](#c)");
    check_lost(&body("charts"), &["source/lost-text «charts»"]);
    check_lost(&body("chart"), &[]);
    check_lost("[](#c)\n\n```chart\nid: c\n\nWords.\n\n## X {#x}", &["source/lost-text «```chart»"]);
    check_lost("> ```\n> a\n> ```", &[]);
}

#[test]
fn a_fence_that_is_not_closed_or_none_is_one_finding() {
    check_lost(
        "A[^w] and [b][c].\n\n```chart\nid: c\n\n[^w]: The note.\n\n[c]: https://x.y",
        &["source/lost-text «```chart»"],
    );
    check_lost("A[^w].\n\n```\ncode\n```\n\nB.", &["source/lost-text «[^w]»"]);
    let yaml = "id: c\ntype: bar\ntable: t\ntitle: T\nalt: A";
    let table = "Table: T {#t}\n\n| a | b |\n|---|---|\n| x | 5 |\n\n[](#c)";
    for (open, close) in [("'''", "```"), ("’’’", "’’’"), ("``", "``"), ("\"\"\"", "```")] {
        let body = format!("{table}\n\n{open}chart\n{yaml}\n{close}\n\nWords.");
        check_lost(&body, &[&format!("source/lost-text «{open}»")]);
    }
}

#[test]
fn headings_have_six_levels() {
    let deep = "## A\n\n### B\n\n#### C\n\n##### D\n";
    assert_eq!(findings(deep), Vec::<String>::new());
    let (index, child) = (section(""), section(deep));
    let (parsed, sources) = plan(&[("1-c/index.md", &index), ("1-c/1-a.md", &child)]);
    assert_eq!(crate::testing::short(&parsed.diagnostics, &sources), ["structure/heading-level «#####»"]);
    check_findings(&format!("{deep}\n###### E"), &["structure/heading-level «######»"]);
}

#[test]
fn headings_begin_below_the_title_and_skip_nothing() {
    check_findings("# Title", &["structure/heading-level «#»"]);
    check_findings("# Title\n\n## A\n\n### B", &["structure/heading-level «#»"]);
    check_findings(
        "### A\n\n### B\n\n## C\n\n#### D",
        &["structure/heading-level «###»", "structure/heading-level «####»"],
    );
    check_findings("Title\n===", &["structure/heading-level «Title»"]);
    check_findings(
        "##\n\n## {#x}\n\n## <!-- a -->",
        &[
            "structure/heading-empty «##»",
            "structure/heading-empty «## {#x}»",
            "structure/heading-empty «## <!-- a -->»",
        ],
    );
}

#[test]
fn a_heading_has_an_id_and_nothing_else() {
    check("## A {#own}\n\n## A\n\n## A", "h2#own(A) h2#s--a(A) h2#s--a-2(A)");
    check("## A\n\nB {#b}\n---", "h2#s--a(A) h2#b(B)");
    check_findings("## C \\{#c}", &["source/attributes «{#c}»"]);
    check_findings("## A {#own} ##", &["source/attributes «{#own}»"]);
    check_findings("## A {#own", &["source/attributes «{#own»"]);
    check_findings("## A {#own .wide k=v}", &["source/attributes «.wide»"]);
    check_findings("## A {.wide}", &["source/attributes «.wide»"]);
    check_findings("## A {#Own}", &["source/value «Own»"]);
}

#[test]
fn depth_is_bounded() {
    let nest = |depth: usize| format!("{}a\n\nafter", "> ".repeat(depth));
    check_findings(&nest(8), &[]);
    assert_eq!(findings(&nest(9)).len(), 1);
    let emphasis = |depth: usize| format!("{}a{}", "*b ".repeat(depth), "*".repeat(depth));
    check_findings(&emphasis(16), &[]);
    assert_eq!(findings(&emphasis(17)).len(), 1);
}

#[test]
fn deep_nests_are_one_error_and_no_crash() {
    let many = 100_000;
    for text in [
        ">".repeat(many),
        "> ".repeat(many) + "a",
        "- ".repeat(many) + "a",
        "*a ".repeat(many) + &"*".repeat(many),
        "a\n\n".to_owned() + &": ".repeat(many),
        "[^1]: ".repeat(many / 10),
        "[".repeat(many) + &"](a)".repeat(many),
        "![".repeat(many) + &"](a)".repeat(many),
        "{".repeat(many) + "}",
        format!("Table: {}}}", "{#a b=\"".repeat(many)),
        "<b>".repeat(many / 10),
        "## a\n\n".repeat(many / 10),
        "~~a ".repeat(many),
        "a](b.c ".repeat(many),
        "[a](b.c “ ".repeat(many / 10),
        "• a\n\n".repeat(many / 10),
        format!("![a](b.png \"{}", "{a=‘".repeat(many)),
    ] {
        let found = findings(&text);
        let limits = found.iter().filter(|f| f.starts_with("source/limit")).count();
        assert!(limits <= 1, "{}", &text[..20]);
    }
}

#[test]
fn notes_lead_to_notes_so_far() {
    let notes = |count: usize, last: usize| -> String {
        let next = |n: usize| if n + 1 < count { n + 1 } else { last };
        (0..count).map(|n| format!("\n\n[^{n}]: Note.[^{}]", next(n))).collect()
    };
    check_findings(&format!("a[^0]{}", notes(16, 0)), &[]);
    check_findings(&format!("a[^0]{}", notes(17, 16)), &["source/limit «16»"]);
    check_findings(&format!("a[^0]{}", notes(500, 0)), &["source/limit «16»"]);
    check_findings(&format!("a[^8] b[^0]{}", notes(20, 19)), &[]);
}

#[test]
fn what_stands_before_the_limit_is_kept() {
    let body = format!("First.\n\n{}x\n\nLast.", "> ".repeat(20));
    let (parsed, sources) = plan(&[("s.md", &section(&body))]);
    let plan = parsed.plan.unwrap();
    assert!(plan.incomplete);
    assert_eq!(blocks(&plan.sections[0].body, &sources), "p(First.)");
}
