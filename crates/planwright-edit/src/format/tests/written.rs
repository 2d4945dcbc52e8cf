//! Sections as authors write them, made by chance: every kind of block of the format, lines that end anywhere.

use proptest::prelude::*;

/// What Markdown is made of.
pub(super) const SIGNS: &[&str] = &[
    "a",
    "B",
    ". ",
    "? ",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\n    ",
    "\n  ",
    "\t",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "2) ",
    "> ",
    "# ",
    "## ",
    "`",
    "```\n",
    "~~~\n",
    "|",
    "|---|---|\n",
    "*",
    "**",
    "_",
    "[",
    "](x)",
    "]",
    "![",
    "[^a]",
    "\n[^a]: ",
    "\n[a]: b\n",
    "<!-- ",
    " -->",
    "<b>",
    "\\",
    "\n---\n",
    "\n===\n",
    "\n: ",
    "{#id}",
    "Table: T\n",
    "“",
    "é",
    "👮",
    "&amp;",
    "!",
    "[!NOTE]\n",
    "\r\n",
    "\u{a0}",
    "e.g. ",
    "St. ",
    "(",
    ")",
    "’",
    "<https://a.b>",
    "1",
    "No. ",
    "\n- A.\n",
    "\n> B. C\n",
];

/// A word, or a few with marks; some end sentences, and some look as if they did.
fn word() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "the",
        "The",
        "Chief",
        "Constable",
        "heddlu’r",
        "Ŵyl",
        "cwm",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        "👮",
        "🏴󠁧󠁢󠁷󠁬󠁳󠁿",
        "£1.5m",
        "3.5%",
        "e.g.",
        "i.e.",
        "St.",
        "No.",
        "5",
        "p.",
        "s.7",
        "s. 7",
        "J.",
        "K.",
        "Mr.",
        "etc.",
        "2020.",
        "ended.",
        "Ended?",
        "now!",
        "so…",
        "“Stop.”",
        "‘Why?’",
        "(again.)",
        "it's",
        "\"quoted\"",
        "a–b",
        "–",
        "- ",
        "1.",
        "12)",
        "+",
        "#",
        "&",
        "a|b",
        "a/b",
        "C:\\",
        "\\*",
        "x*y",
        "snake_case",
        "~",
        "=",
        ":",
        "Table:",
        "<",
        ">",
        "[word]",
        "10 a.m.",
        "U.K.",
        "tt.",
        "h.y.",
        "9",
        "Band D.",
        "So am I.",
    ];
    prop::sample::select(WORDS).prop_map(str::to_owned)
}

fn words(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..most).prop_map(|words| format!("Words {} end", words.join(" ")))
}

/// Words with marks around them.
fn marked() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => word(),
        1 => words(4).prop_map(|words| format!("*{words}*")),
        1 => words(4).prop_map(|words| format!("**{words}.**")),
        1 => Just("`code. Here`".to_owned()),
        1 => words(3).prop_map(|words| format!("[{}](https://example.org/a_b.c?d=e)", words.replace(['[', ']', '<', '>', '\\', '`'], ""))),
        1 => Just("[Cynllun. Heddlu](lang:cy)".to_owned()),
        1 => Just("[](#s)".to_owned()),
        1 => Just("[a link][ref]".to_owned()),
        1 => Just("it ended.[^note] Then".to_owned()),
        1 => Just("![A picture. Small](figures/a.png)".to_owned()),
        1 => Just("<https://example.org/x>".to_owned()),
        1 => Just("<!-- not printed. At all -->".to_owned()),
    ]
}

/// How two words are parted: by a space, several, or the end of a line that means nothing or something.
fn gap() -> impl Strategy<Value = &'static str> {
    prop_oneof![12 => Just(" "), 3 => Just("\n"), 1 => Just("  "), 1 => Just("  \n"), 1 => Just("\\\n"), 1 => Just("\n   ")]
}

/// A paragraph; no line of it begins anything else.
fn paragraph() -> impl Strategy<Value = String> {
    prop::collection::vec((marked(), gap()), 1..30).prop_map(|parts| {
        let mut text = "Words".to_owned();
        for (index, (part, gap)) in parts.iter().enumerate() {
            let breaks = gap.contains('\n');
            let begins =
                !part.starts_with(|c: char| c.is_alphabetic() || "“‘".contains(c)) || part.starts_with("Table");
            // A line's end before a sign could make a block of it; that is for the signs in no order.
            text.push_str(if breaks && (begins || index == 0 || text.ends_with('\\')) { " " } else { gap });
            text.push_str(part);
        }
        text.push_str(" end.");
        text
    })
}

fn heading() -> impl Strategy<Value = String> {
    (words(6), any::<bool>(), any::<bool>()).prop_map(|(words, id, under)| {
        let words = words.replace(['#', '{', '\\', '=', ':', '|', '<', '>'], "");
        match (id, under) {
            (true, _) => format!("##   {words}. Then   {{#h-{}}}", words.len()),
            (false, true) => format!("{words}\n-------"),
            (false, false) => format!("## {words} ##"),
        }
    })
}

fn table() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        Just(String::new()),
        words(3).prop_map(|words| words.replace('|', "\\|").replace("\\ ", " ").replace('`', "")),
        Just("**1,234.5**".to_owned()),
        Just("ŵ 👮".to_owned()),
        Just("x".repeat(120)),
        Just("a<!-- b -->".to_owned()),
    ];
    (1..5_usize, prop::collection::vec(prop::collection::vec(cell, 5), 1..5), any::<u8>(), 0..3_u8).prop_map(
        |(columns, rows, align, caption)| {
            let dashes = ["---", ":--", "--:", ":-:"];
            let line = |cells: &[String]| format!("|{}|", cells[..columns].join(" | "));
            let ruler: Vec<&str> = (0..columns).map(|at| dashes[(usize::from(align) >> at) % 4]).collect();
            let head: Vec<String> = (0..columns).map(|at| format!("Head {at}")).collect();
            let mut lines = vec![line(&head), format!("|{}|", ruler.join("|"))];
            lines.extend(rows.iter().map(|row| line(row)));
            let table = lines.join("\n");
            let caption_text = "Table: What it. Shows {#tbl unit=\"£m. A\"\nrole=resources}";
            match caption {
                0 => table,
                1 => format!("{caption_text}\n\n{table}"),
                _ => format!("{table}\n\n{caption_text}"),
            }
        },
    )
}

/// What is left as it stands.
fn verbatim() -> impl Strategy<Value = String> {
    prop::sample::select(
        [
            "```\ncode  here. And\n\n  there\n```",
            "~~~text\n- no list\n~~~",
            "```chart\nid: c\ntype: bar\ntable: tbl\ntitle: A. B\nalt: C\n```",
            "```insert\npriorities\n```",
            "    indented. Code\n\n      more",
            "<!-- A comment. On\n\nseveral lines -->",
            "***",
            "---",
            "Term one\n: It is. This\n\nTerm two\n: Is that.\n  And that.",
            "![A picture. Large](figures/a.svg \"Caption. Here\"){#fig}",
            "[ref]: https://example.org/ref",
            "[^other]: A note. Of two\n    sentences.\n\n    - and\n    - a list",
        ]
        .as_slice(),
    )
    .prop_map(str::to_owned)
}

/// Puts something before each line.
fn before(text: &str, first: &str, others: &str) -> String {
    let line = |(at, line): (usize, &str)| {
        let sign = if at == 0 { first } else { others };
        if line.is_empty() { sign.trim_end().to_owned() } else { format!("{sign}{line}") }
    };
    text.lines().enumerate().map(line).collect::<Vec<_>>().join("\n")
}

fn leaf() -> impl Strategy<Value = String> {
    prop_oneof![6 => paragraph(), 2 => table(), 2 => verbatim()]
}

/// Blocks, some in lists, quotes, alerts and notes.
fn block() -> impl Strategy<Value = String> {
    leaf().prop_recursive(3, 12, 3, |inner| {
        let list = (prop::collection::vec(prop::collection::vec(inner.clone(), 1..3), 1..4), 0..6_usize, 1..4_usize);
        prop_oneof![
            3 => list.prop_map(|(items, mark, gap)| {
                let mark = ["-", "*", "+", "1.", "7)", "1)"][mark];
                let item = |blocks: &Vec<String>| {
                    let first = format!("{mark}{}", " ".repeat(gap));
                    before(&format!("Words.\n\n{}", blocks.join("\n\n")), &first, &" ".repeat(first.len()))
                };
                items.iter().map(item).collect::<Vec<_>>().join("\n\n")
            }),
            2 => (prop::collection::vec(paragraph(), 1..5), 0..4_usize, any::<bool>()).prop_map(|(items, mark, nested)| {
                let mark = ["- ", "* ", "1. ", "3) "][mark];
                let indent = " ".repeat(mark.len());
                let inside = if nested { format!("\n{indent}- Inside. It\n{indent}- is") } else { String::new() };
                items.iter().map(|item| before(item, mark, &indent) + &inside).collect::<Vec<_>>().join("\n")
            }),
            1 => prop::collection::vec(inner.clone(), 1..3).prop_map(|blocks| before(&blocks.join("\n\n"), "> ", "> ")),
            1 => inner.clone().prop_map(|block| before(&block, ">", ">").replace("\n>", "\n>  ")),
            1 => prop::collection::vec(inner.clone(), 1..3)
                .prop_map(|blocks| before(&format!("[!NOTE]\n{}", blocks.join("\n\n")), "> ", "> ")),
            1 => inner.prop_map(|block| before(&format!("Words.\n\n{block}"), "[^third]: ", "    ")),
        ]
    })
}

/// Front matter, its keys in any order.
fn front_matter() -> impl Strategy<Value = String> {
    let keys = vec![
        "title: S. And so on",
        "# Why it is so.\nkind: priority",
        "summary: >-\n  One. Two\n\n  three.",
        "owner: [chief-officer]",
        "measures:\n  # the first\n  - {name: A, source: B}\n  - name: \"C: D\"\n    source: 'E'\n  # the last",
        "page: false",
        "conditions: |\n  Words\n  # no comment",
        "authors:\n- A\n- B",
    ];
    (Just(keys).prop_shuffle(), any::<bool>()).prop_map(|(keys, blank)| keys.join(if blank { "\n\n" } else { "\n" }))
}

/// The text of a section's file.
pub(super) fn section() -> impl Strategy<Value = String> {
    let blocks = prop::collection::vec((prop_oneof![1 => heading(), 5 => block()], 1..3_usize), 0..8);
    (front_matter(), blocks, any::<bool>(), any::<bool>()).prop_map(|(front, blocks, windows, mark)| {
        let body: String = blocks.iter().map(|(block, gap)| format!("{block}\n{}", "\n".repeat(*gap))).collect();
        let notes = "[^note]: It is. A note.\n\n[ref]: https://example.org/a.b 'T'\n";
        let text = format!("---\n{front}\n---\n{body}{notes}");
        let text = if windows { text.replace('\n', "\r\n") } else { text };
        if mark { format!("\u{feff}{text}") } else { text }
    })
}
