//! Texts through the whole of [`crate::parse`]: their trees, their spans, their findings.

use std::fmt::Write;

use planwright_core::Sources;

mod properties;

use crate::{Node, Parsed, Style, Typed, Value, parse};

/// A text put behind `before`, as it stands in a file.
fn read(before: &str, text: &str) -> (Sources, Parsed) {
    let mut sources = Sources::default();
    let file = sources.add("a.md", format!("{before}{text}"));
    let parsed = parse(file, text, before.len());
    (sources, parsed)
}

/// The tree in one line: what stands at every span, and what it was read as.
fn show(sources: &Sources, node: &Node) -> String {
    let at = |span| sources.slice(span).to_owned();
    match &node.value {
        Value::Null => format!("‹{}›null", at(node.span)),
        Value::Scalar(scalar) => {
            let kind = match (scalar.style, scalar.typed) {
                (Style::Plain, Typed::Text) => "",
                (_, Typed::Bool(_)) => "bool ",
                (_, Typed::Number(_)) => "number ",
                (Style::Quoted, _) => "quoted ",
                (Style::Block, _) => "block ",
            };
            format!("‹{}›{kind}{:?}", at(node.span), scalar.text)
        }
        Value::Sequence(items) => {
            let items: Vec<String> = items.iter().map(|item| show(sources, item)).collect();
            format!("‹{}›[{}]", at(node.span), items.join(", "))
        }
        Value::Mapping(map) => {
            let entries: Vec<String> = map
                .entries
                .iter()
                .map(|entry| format!("‹{}›{}: {}", at(entry.key.span), entry.key.value, show(sources, &entry.value)))
                .collect();
            format!("‹{}›{{{}}}", at(node.span), entries.join(", "))
        }
    }
}

/// Compares the values below the first key of a text, with their spans.
fn check(text: &str, expected: &str) {
    for (before, crlf) in [("", false), ("\u{feff}---\nŵ\n", false), ("---\r\n", true)] {
        let text = if crlf { text.replace('\n', "\r\n") } else { text.to_owned() };
        let expected = if crlf { expected.replace('\n', "\r\n") } else { expected.to_owned() };
        let (sources, parsed) = read(before, &text);
        assert_eq!(parsed.diagnostics, [], "{text}");
        let node = parsed.node.expect("a tree");
        let Value::Mapping(map) = &node.value else { panic!("no keys in {text}") };
        let shown: Vec<String> = map.entries.iter().map(|entry| show(&sources, &entry.value)).collect();
        assert_eq!(shown.join(" "), expected, "{text:?}");
    }
}

/// Compares the findings of a text: rule, line, what is marked and the message.
fn check_findings(text: &str, expected: &[&str]) {
    let (sources, parsed) = read("---\n", text);
    let found: Vec<String> = parsed
        .diagnostics
        .iter()
        .map(|finding| {
            let line = sources.position(finding.span.file, finding.span.start).line;
            assert!(!finding.help.is_empty() && !finding.label.is_empty(), "{finding:?}");
            let rule = finding.rule.as_str().trim_start_matches("source/");
            format!("{rule} {line} ‹{}› {}", sources.slice(finding.span), finding.message)
        })
        .collect();
    assert_eq!(found, expected, "{text}");
    check_fix(&sources, text, &parsed);
}

/// A fix that is offered for a fault of syntax mends it, where it is the only one.
fn check_fix(sources: &Sources, text: &str, parsed: &Parsed) {
    let [finding] = parsed.diagnostics.as_slice() else { return };
    let Some(fix) = &finding.fix else { return };
    let mut whole = sources.text(finding.span.file).to_owned();
    for edit in fix.edits.iter().rev() {
        whole.replace_range(edit.span.range(), &edit.insert);
    }
    let (_, mended) = read("---\n", whole.strip_prefix("---\n").expect("the first line"));
    assert_eq!(mended.diagnostics, [], "{text} mended to {whole}");
}

/// Reads a text that has one finding, and compares what its fix makes of it.
#[track_caller]
fn check_mended(text: &str, expected: &str) {
    let (_, parsed) = read("", text);
    assert_eq!(parsed.diagnostics.len(), 1, "{text}");
    let mut mended = text.to_owned();
    for edit in parsed.diagnostics[0].fix.iter().flat_map(|fix| &fix.edits).rev() {
        mended.replace_range(edit.span.range(), &edit.insert);
    }
    assert_eq!(mended, expected);
    assert_eq!(read("", &mended).1.diagnostics, [], "{mended}");
}

#[test]
fn values_and_their_places() {
    check("a: Safer in Kent  # why\n", "‹Safer in Kent›\"Safer in Kent\"");
    check("a: \"K£nt\"   # why\nb: x", "‹\"K£nt\"›quoted \"K£nt\" ‹x›\"x\"");
    check("a: 'it''s' # why\nb: \"a \\\" b\" \n", "‹'it''s'›quoted \"it's\" ‹\"a \\\" b\"›quoted \"a \\\" b\"");
    check("£ŵ: 1.10\nb: true\nc: ~\nd: null\n", "‹1.10›number \"1.10\" ‹true›bool \"true\" ‹~›null ‹null›null");
    check(
        "a: 2017-04-01\nb: yes\nc: 0x1F\nd: 12345678901234567890123\n",
        "‹2017-04-01›\"2017-04-01\" ‹yes›\"yes\" ‹0x1F›number \"0x1F\" ‹12345678901234567890123›number \"12345678901234567890123\"",
    );
    check("a:\nb:   \nc: # why\n", "‹›null ‹›null ‹›null");
}

#[test]
fn text_over_several_lines() {
    check("a: one\n  two\n  three # why\nb: x\n", "‹one\n  two\n  three›\"one two three\" ‹x›\"x\"");
    check("a: \"one\n  two\" # why\nb: x\n", "‹\"one\n  two\"›quoted \"one two\" ‹x›\"x\"");
    check(
        "a: |\n  one\n  two # text\n# why | not\nb: x\n",
        "‹|\n  one\n  two # text›block \"one\\ntwo # text\\n\" ‹x›\"x\"",
    );
    check("a: >-\n  one\n  ŵ\n\n\nb: x\n", "‹>-\n  one\n  ŵ›block \"one ŵ\" ‹x›\"x\"");
    check("a: | # why > so\n  one\nb: |\nc: x\n", "‹| # why > so\n  one›block \"one\\n\" ‹|›block \"\" ‹x›\"x\"");
}

#[test]
fn lists_and_groups() {
    check(
        "a: [x, \"y z\" , {d: e}, f: g, ] # why\n",
        "‹[x, \"y z\" , {d: e}, f: g, ]›[‹x›\"x\", ‹\"y z\"›quoted \"y z\", ‹{d: e}›{‹d›d: ‹e›\"e\"}, ‹f: g›{‹f›f: ‹g›\"g\"}]",
    );
    check(
        "a: {from: 2017-04-01, to: , b, c: }\n",
        "‹{from: 2017-04-01, to: , b, c: }›{‹from›from: ‹2017-04-01›\"2017-04-01\", ‹to›to: ‹›null, ‹b›b: ‹›null, ‹c›c: ‹›null}",
    );
    check("a:\n- x\n- y # why\nb: z\n", "‹- x\n- y›[‹x›\"x\", ‹y›\"y\"] ‹z›\"z\"");
    check(
        "a: # - why\n  - x\n  - - y\n    - z\n\nb: z\n",
        "‹- x\n  - - y\n    - z›[‹x›\"x\", ‹- y\n    - z›[‹y›\"y\", ‹z›\"z\"]] ‹z›\"z\"",
    );
    check("a:\n- - x\n", "‹- - x›[‹- x›[‹x›\"x\"]]");
    check(
        "a:\n  - name: x\n    y: |\n      one\n\n  - z: {}\n",
        "‹- name: x\n    y: |\n      one\n\n  - z: {}›[‹name: x\n    y: |\n      one›{‹name›name: ‹x›\"x\", ‹y›y: ‹|\n      one›block \"one\\n\"}, ‹z: {}›{‹z›z: ‹{}›{}}]",
    );
    check(
        "a:\n  b:\n    c:\n  \"d\": 1\n",
        "‹b:\n    c:\n  \"d\": 1›{‹b›b: ‹c:›{‹c›c: ‹›null}, ‹\"d\"›d: ‹1›number \"1\"}",
    );
}

#[test]
fn an_empty_text_is_nothing() {
    for text in ["", "\n", "# only a comment\n"] {
        let (_, parsed) = read("---\n", text);
        assert_eq!(parsed.diagnostics, []);
        assert_eq!(parsed.node.expect("a node").value, Value::Null, "{text:?}");
    }
}

#[test]
fn what_is_left_out() {
    check_findings(
        "a: &x 1\nb: *x\n",
        &["front-matter 2 ‹&x› a value begins with `&`, which gives the value a name to copy it by"],
    );
    check_findings("a: *x\n", &["front-matter 2 ‹*› a value cannot begin with `*`"]);
    check_findings(
        "a: &a [x, x]\nb: &b [*a, *a]\n*b : *b\n",
        &["front-matter 2 ‹&a› a value begins with `&`, which gives the value a name to copy it by"],
    );
    check_findings(
        "a: !!str 1\n",
        &["front-matter 2 ‹!!str› a value begins with `!`, which changes how the value is read"],
    );
    check_findings("<<: {a: 1}\n", &["front-matter 2 ‹<<› the key `<<` copies keys from another place"]);
    check_findings("a: 1\n? b\n: c\n", &["front-matter 3 ‹?› a key is not a word"]);
    check_findings("a: {b: c, ? d : e}\n", &["front-matter 2 ‹?› a key is not a word"]);
    check_findings("[a]: b\n", &["front-matter 2 ‹[› a key is not a word"]);
    check_findings("a: b\n: x\n", &["front-matter 3 ‹:› there is no key before this colon"]);
    check_findings("a: b\n...\n", &["front-matter 3 ‹...› a second document begins or ends here"]);
    check_findings("--- # x\na: b\n", &["front-matter 2 ‹--- # x› a second document begins or ends here"]);
    check_findings(
        "%YAML 1.2\na: b\n",
        &["front-matter 2 ‹%YAML 1.2› this line is for programs and has no place in a plan"],
    );
    check_findings(
        "a: x\u{2028}y\n",
        &["front-matter 2 ‹\u{2028}› there is an invisible sign here that some programs take for the end of a line"],
    );
}

#[test]
fn no_break_spaces_hide_no_keys() {
    let expected = "front-matter 3 ‹\u{a0} › the line is indented with a sign that is no space";
    check_findings("a:\n\u{a0} b: c\n", &[expected]);
    check("c: x\u{a0}y\n", "‹x\u{a0}y›\"x\\u{a0}y\"");
}

#[test]
fn a_repeated_key_is_told_at_the_second() {
    check_findings(
        "a: 1\nb: 2\na: 3\n\"a\": 4\n",
        &["duplicate-key 4 ‹a› the key `a` is here twice", "duplicate-key 5 ‹\"a\"› the key `a` is here twice"],
    );
    let (sources, parsed) = read("", "a: 1\na: 2\n");
    assert_eq!(sources.slice(parsed.diagnostics[0].related[0].span), "a");
    assert_eq!(show(&sources, &parsed.node.expect("a tree")), "‹a: 1\na: 2›{‹a›a: ‹1›number \"1\"}");
}

#[test]
fn faults_of_syntax_in_plain_english() {
    check_findings(
        "title: Policing: a plan\narea: x\n",
        &["front-matter 2 ‹:› there is a colon in a text without quotation marks"],
    );
    check_findings("- \"Safer\": a: b\n", &["front-matter 2 ‹: b› there is text behind the closing quotation mark"]);
    check_findings("a: \"he said\": x\n", &["front-matter 2 ‹: x› there is text behind the closing quotation mark"]);
    check_findings("title:Foo\narea: x\n", &["front-matter 2 ‹title:› there is no space after the colon of `title`"]);
    check_findings(
        "area: x\ntitle:Foo\nb: c\n",
        &["front-matter 3 ‹title:› there is no space after the colon of `title`"],
    );
    check_findings("area: x\ntitle:Foo", &["front-matter 3 ‹title:› there is no space after the colon of `title`"]);
    check_findings("a: \"open\nb: c\n", &["front-matter 2 ‹\"open› a quotation mark is opened here and never closed"]);
    check_findings(
        "a: 'Kent's plan'\nb: c\n",
        &["front-matter 2 ‹s plan'› there is text behind the closing quotation mark"],
    );
    check_findings(
        "a: \"Safer\" in Kent\nb: c\n",
        &["front-matter 2 ‹in Kent› there is text behind the closing quotation mark"],
    );
    check_findings("a: [sic] in Kent\nb: c\n", &["front-matter 2 ‹in Kent› there is text behind the closing bracket"]);
    check_findings("a:\n\tb: c\n", &["front-matter 3 ‹\t› a tab is used where only spaces can stand"]);
    check_findings(
        "a:\n\t- b: c\n\t  d:\n\t\t- f\ng: |\n  x\n",
        &["front-matter 3 ‹\t› a tab is used where only spaces can stand"],
    );
    check_findings("\ta: c\n", &["front-matter 2 ‹\t› a tab is used where only spaces can stand"]);
    check_findings(
        "a: [x, y\nb: c\n",
        &["front-matter 2 ‹[x, y› the list that begins with `[` is not closed, or lacks a comma"],
    );
    check_findings(
        "a: {x: y\nb: c\n",
        &["front-matter 2 ‹{x: y› the group of keys that begins with `{` is not closed, or lacks a comma"],
    );
    check_findings(
        "a: {x: y]\n",
        &["front-matter 2 ‹{x: y]› the group of keys that begins with `{` is not closed, or lacks a comma"],
    );
    check_findings(
        "a: {x: y\n",
        &["front-matter 2 ‹{x: y› the group of keys that begins with `{` is not closed, or lacks a comma"],
    );
    check_findings("a: @kentpolice\n", &["front-matter 2 ‹@› a value cannot begin with `@`"]);
    check_findings("a: %x\n", &["front-matter 2 ‹%› a value cannot begin with `%`"]);
    check_findings("a: *Safer* in Kent\n", &["front-matter 2 ‹*› a value cannot begin with `*`"]);
    check_findings("a: & more\n", &["front-matter 2 ‹&› a value cannot begin with `&`"]);
    check_findings("a: - b\n", &["front-matter 2 ‹- b› a list begins behind something else on its line"]);
    check_findings(
        "a: x\n b: c\n",
        &["front-matter 3 ‹b: c› this line is indented further than the line before it, which has a value"],
    );
    check_findings(
        "a:\n    b: c\n  d: e\n",
        &["front-matter 4 ‹d: e› this line does not line up with the lines that it belongs to"],
    );
    check_findings(
        "a:\n  - x\n - y\n",
        &["front-matter 4 ‹- y› this line does not line up with the lines that it belongs to"],
    );
    check_findings(
        "a: x\njust text\nb: c\n",
        &["front-matter 3 ‹just text› this line is neither a key with its value nor an entry of a list"],
    );
    check_findings(
        "a: \"C:\\plans\"\n",
        &["front-matter 2 ‹\"C:\\plans\"› a `\\` in this text means something that does not exist"],
    );
    check_findings("a: x # why\n  y\n", &["front-matter 2 ‹# why› a comment stands in the middle of a text"]);
    check_findings("a: >x\n  b\n", &["front-matter 2 ‹>x› a text over several lines is not begun as it should be"]);
}

#[test]
fn a_missing_colon_is_told_where_it_is_missing() {
    let no_colon = |line: usize, key: &str| format!("front-matter {line} ‹{key}› there is no colon after `{key}`");
    check_findings("title Safer Fenmarsh\narea: Fenmarsh\n", &[&no_colon(2, "title")]);
    check_findings("title: x\nperiod {from: y, to: z}\narea: Fenmarsh\n", &[&no_colon(3, "period")]);
    check_findings("measures\n  - {name: x}\narea: y\n", &[&no_colon(2, "measures")]);
    check_findings("terms:\n  ASB - Antisocial behaviour\n  CSP: x\n", &[&no_colon(3, "ASB")]);
    check_findings("terms:\n  CSP: x\n  ASB – Antisocial behaviour\n  PCC: x\n", &[&no_colon(4, "ASB")]);
    check_findings("a:\n  - name Crime\n    source: x\n", &[&no_colon(3, "name")]);
    check_mended("title Safer Fenmarsh\narea: Fenmarsh\n", "title: Safer Fenmarsh\narea: Fenmarsh\n");
    check_mended("terms:\n  ASB - Antisocial\n  CSP: x\n", "terms:\n  ASB: Antisocial\n  CSP: x\n");
    check_mended("measures\n  - {name: x}\narea: y\n", "measures:\n  - {name: x}\narea: y\n");
    let text = "area: Fenmarsh\ntitle Safer Fenmarsh\nstatus: draft\n";
    let file = Sources::default().add("a.md", text);
    let parsed = crate::parse_knowing(file, text, 0, |word| word == "title");
    assert_eq!(parsed.diagnostics[0].message, "there is no colon after `title`");
    assert!(parsed.diagnostics[0].fix.as_ref().is_some_and(|fix| fix.safe));
}

#[test]
fn other_marks_of_lists_become_hyphens() {
    let told =
        |line: usize, sign: &str| format!("front-matter {line} ‹{sign}› `{sign}` does not begin an entry of a list");
    check_findings("a:\n  – {b: c}\n  – {b: d}\n", &[&told(3, "–")]);
    check_findings("a:\n  * {b: c}\n  * {b: d}\n", &[&told(3, "*")]);
    check_findings("a:\n  – b: c\n    d: e\n  – b: f\n", &[&told(3, "–")]);
    check_findings("a:\n  - b: c\n  – b: f\n", &[&told(4, "–")]);
    check_findings("a:\n• b\n• c\n", &[&told(3, "•")]);
    let glued = "front-matter 3 ‹-› there is no space after this hyphen, so it begins no entry of a list";
    check_findings("a:\n  -b: c\n  -b: d\n", &[glued]);
    check_findings("a:\n  -b\n", &[glued]);
    check_mended("a:\n  – b: c\n    d: e\n\n  – b: f\n", "a:\n  - b: c\n    d: e\n\n  - b: f\n");
    check_mended("a:\n  * b\n  * c\n", "a:\n  - b\n  - c\n");
    check_mended("a:\n  -b\n  -{c: d}\n", "a:\n  - b\n  - {c: d}\n");
    check("a: -b\nc: – d\ne:\n  -5\n", "‹-b›\"-b\" ‹– d›\"– d\" ‹-5›number \"-5\"");
    check("a: [–, b]\nc: |\n  – d\n", "‹[–, b]›[‹–›\"–\", ‹b›\"b\"] ‹|\n  – d›block \"– d\\n\"");
}

#[test]
fn a_missing_hyphen_is_one_finding() {
    let missing = "a `-` is missing before this `name`: each entry of `a` begins with one";
    let text = "a:\n  - name: b\n    source: c\n    unit: d\n    name: e\n    source: f\n    unit: g\n";
    check_findings(text, &[&format!("front-matter 6 ‹name› {missing}")]);
    check_mended(text, &text.replace("    name: e", "  - name: e"));
    check_findings(
        "a:\n- name: b\n  unit: c\n  unit: d\n  name: e\n  name: f\n",
        &[
            "duplicate-key 5 ‹unit› the key `unit` is here twice",
            &format!("front-matter 6 ‹name› {missing}"),
            &format!("front-matter 7 ‹name› {missing}"),
        ],
    );
    let text = "a:\n  - name: b\n    source: c\n  name: e\n  source: f\n\n  - name: g\n";
    check_findings(
        text,
        &["front-matter 5 ‹name: e› a `-` is missing before this line: each entry of the list begins with one"],
    );
    check_mended(text, "a:\n  - name: b\n    source: c\n  - name: e\n    source: f\n\n  - name: g\n");
    check_findings("a: {b: c, b: d}\n", &["duplicate-key 2 ‹b› the key `b` is here twice"]);
}

#[test]
fn what_a_hash_would_cut_off_is_told() {
    let lost = "this part of the text would be lost: it begins with `#`";
    check_findings("title: Safer homes #1\nb: c\n", &[&format!("front-matter 2 ‹#1› {lost}")]);
    check_findings("title: #SaferHomes\nb: c\n", &[&format!("front-matter 2 ‹#SaferHomes› {lost}")]);
    check_findings("a:\n  - Homes #1 and #2\n", &[&format!("front-matter 3 ‹#1 and #2› {lost}")]);
    check_findings("a: {b: Homes #1, c: d}\n", &[&format!("front-matter 2 ‹#1, c: d}}› {lost}")]);
    check(
        "a: x # words\nb: y ## words\nc: x#1\nd: \"x #1\"\ne: #\n",
        "‹x›\"x\" ‹y›\"y\" ‹x#1›\"x#1\" ‹\"x #1\"›quoted \"x #1\" ‹›null",
    );
}

#[test]
fn curly_quotation_marks_hold_nothing() {
    let curly = "the quotation marks round this value are curly, and would be printed";
    check_findings("title: ‘Safer homes’\n", &[&format!("front-matter 2 ‹‘Safer homes’› {curly}")]);
    check_findings("a: {b: “x”, c: y}\n", &[&format!("front-matter 2 ‹“x”› {curly}")]);
    let (_, parsed) = read("", "title: “Safer homes: our promise”\n");
    assert!(parsed.diagnostics[0].help.join(" ").contains("`\"Safer homes: our promise\"`"), "{parsed:?}");
    check("a: ‘x’ and ‘y’\n", "‹‘x’ and ‘y’›\"‘x’ and ‘y’\"");
}

#[test]
fn a_reserved_sign_is_named_inside_braces() {
    check_findings(
        "a:\n  b: c\n  - d: e\n",
        &["front-matter 4 ‹-› this hyphen begins a list among lines that are keys"],
    );
    check_findings("a: {name: @Jo}\n", &["front-matter 2 ‹@› a value cannot begin with `@`"]);
    check_findings("a: [@Jo, x]\n", &["front-matter 2 ‹@› a value cannot begin with `@`"]);
}

#[test]
fn too_deep_is_a_finding_and_never_a_crash() {
    check_findings(&format!("a: {}\n", "[".repeat(17)), &["limit 2 ‹[› lists and keys stand in one another too deep"]);
    let deep = |open: &str, close: &str, n: usize| format!("{}x{}", open.repeat(n), close.repeat(n));
    for text in [
        deep("[", "]", 10_000),
        deep("{a: ", "}", 10_000),
        deep("- ", "", 10_000),
        deep("[\n", "]", 10_000),
        "? ".repeat(10_000),
    ] {
        let (_, parsed) = read("", &text);
        assert_eq!(parsed.diagnostics.len(), 1, "{}", &text[..20]);
        assert!(parsed.node.is_none());
    }
    let mut lines = String::new();
    for level in 0..3_000 {
        let _ = writeln!(lines, "{}a:", " ".repeat(level));
    }
    assert_eq!(read("", &lines).1.diagnostics[0].rule.as_str(), "source/limit");
    let (_, parsed) = read("", &deep("[", "]", 16));
    assert_eq!(parsed.diagnostics, []);
}

#[test]
fn hostile_texts_are_read_to_their_end() {
    let bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n";
    let many_keys: String = (0..20_000).fold(String::new(), |mut text, n| {
        let _ = writeln!(text, "key{n}: x");
        text
    });
    for text in [
        bomb.to_owned(),
        many_keys,
        "a: x\n".repeat(20_000),
        "a".repeat(1 << 20),
        "&a ".repeat(50_000),
        "a: \"".to_owned() + &"\\".repeat(1 << 19),
    ] {
        let _ = read("", &text);
    }
}
