//! Text is never code: what a typesetter, a template, a browser or a shell would act on comes out
//! of every output letter for letter, wherever in a plan it stands.

use serde_json::Value;

use crate::harness::{Project, Run};
use crate::html::Page;
use crate::pdf::{Pdf, squeezed};

/// Texts that are code somewhere.
const CODE: [&str; 14] = [
    "#set page(fill: red)",
    "#import \"@preview/x:1.0\": *",
    "$x^2$ *b* _i_ `r` @r <l>",
    "= H == I - l + e / t: \\ ~",
    "// c /* d */ [e] #{f}",
    "{{ plan.title }} {% raw %}",
    "{# c #} }} %} ${HOME} $(id)",
    "<script>alert(1)</script>",
    "</main></style><b>&amp;&lt;&#35;",
    "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
    "](javascript:x) ![y](z) [^1] [!NOTE]",
    "--- ... -- '' \"\" ``` ~~~ ***",
    "\\u{41} \\n \\x41 %41 &nbsp; &copy;",
    "'; rm -rf / && \"$(x)\" | <y >z 2>&1",
];

/// A text with a sign of its own behind it, so that it is looked for where it was put.
struct Marked {
    text: String,
    /// True where quotation marks and dashes are set as printers do, because nothing can be said
    /// against it there.
    is_set: bool,
    /// Where it has to come out.
    outputs: Outputs,
}

/// Some of the outputs.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Outputs {
    /// The plan in every form.
    Plan,
    /// The plan on a page.
    Page,
    /// The plan in every form, and the plan on a page.
    Both,
    /// The alternative text of a picture, and what stands in its place.
    Alternative,
    /// What is said of a chart in place of its drawing.
    Drawing,
    /// What stands around the plan, and has no place in the text-only edition.
    Imprint,
    /// What only a theme may use.
    Theme,
}

/// The texts that were put into a plan.
#[derive(Default)]
struct Texts {
    all: Vec<Marked>,
}

impl Texts {
    fn put(&mut self, code: &str, outputs: Outputs) -> String {
        let text = format!("{code} q{}q", self.all.len());
        self.all.push(Marked { text: text.clone(), is_set: false, outputs });
        text
    }

    /// In YAML, between quotation marks.
    fn yaml(&mut self, code: &str, outputs: Outputs) -> String {
        let text = self.put(code, outputs);
        self.all.last_mut().expect("the text").is_set = true;
        serde_json::to_string(&text).expect("a string")
    }

    /// In Markdown, with a backslash before every sign.
    fn escaped(&mut self, code: &str, outputs: Outputs) -> String {
        let text = self.put(code, outputs);
        text.chars().flat_map(|c| c.is_ascii_punctuation().then_some('\\').into_iter().chain([c])).collect()
    }

    /// The text between backquotes.
    fn code(&mut self, code: &str) -> String {
        format!("````` {} `````", self.put(code, Outputs::Plan))
    }
}

/// Front matter with `texts` in every key that takes a text.
fn head(texts: &mut Texts) -> String {
    use Outputs::{Both, Imprint, Page, Plan, Theme};
    let all = CODE.concat();
    let mut key = {
        let mut next = 0;
        move |texts: &mut Texts, outputs| {
            next += 1;
            texts.yaml(CODE[next % CODE.len()], outputs)
        }
    };
    format!(
        "---\ntitle: {}\nsubtitle: {}\nsummary: {}\narea: {}\nversion: {}\nprofile: england-pcc\nperiod: {{from: 2025-04-01, to: 2029-03-31}}\n\
         status: draft\ndated: 2025-01-27\nissuer: {{name: {}, role: {}}}\ncontact: {{address: {}, phone: {}}}\nalternative-formats: {}\n\
         glossary: {{QXZ: {}}}\n\
         page: {{title: {}, strapline: {}, zones: [{{title: {}, kinds: [priority]}}, {{title: {}, kinds: [commitment], show: summary}}]}}\n---\n",
        texts.yaml(&all, Both),
        key(texts, Plan),
        key(texts, Plan),
        key(texts, Plan),
        key(texts, Plan),
        key(texts, Theme),
        key(texts, Plan),
        key(texts, Imprint),
        key(texts, Plan),
        key(texts, Imprint),
        key(texts, Plan),
        key(texts, Page),
        key(texts, Page),
        key(texts, Page),
        key(texts, Page),
    )
}

/// A section with one text in every place of a body and of its front matter.
fn section(texts: &mut Texts, n: usize, code: &str, kind: &str) -> String {
    use Outputs::{Alternative, Both, Drawing, Imprint, Page, Plan};
    let mut text = format!("---\ntitle: {}\nkind: {kind}\n", texts.yaml(code, Plan));
    if kind == "priority" {
        text.push_str(&format!("page: {}\n", texts.yaml(code, Page)));
    } else {
        text.push_str(&format!("summary: {}\n", texts.yaml(code, Both)));
    }
    for measure in 0..2 {
        let list = if measure == 0 { "measures:\n" } else { "" };
        let mut key = || texts.yaml(code, Plan);
        text.push_str(&format!(
            "{list}  - {{name: {}, source: {}, baseline: {}, target: {}}}\n",
            key(),
            key(),
            key(),
            key()
        ));
    }
    let mut key = || texts.yaml(code, Plan);
    text.push_str(&format!(
        "meetings:\n  - {{name: {}, frequency: {}, chair: {}, papers: {}}}\n",
        key(),
        key(),
        key(),
        key()
    ));
    text.push_str(&format!("services:\n  - {{name: {}, for: {}, provider: {}}}\n", key(), key(), key()));
    text.push_str(&format!("conditions: {}\n", key()));
    let code_span = texts.code(code);
    let block = texts.put(code, Plan);
    let alternative = texts.escaped(code, Alternative);
    let mut md = || texts.escaped(code, Plan);
    text.push_str(&format!(
        "---\n\n{}\n\n## {} {{#h{n}}}\n\n- {}\n- **{}** and *{}*\n\n1. {}\n\n> {}\n\n> [!NOTE]\n> {}\n\n{}\n: {}\n\n",
        md(),
        md(),
        md(),
        md(),
        md(),
        md(),
        md(),
        md(),
        md(),
        md()
    ));
    let (caption, head, first, second) = (md(), md(), md(), md());
    // What the chart calls its labels by is what the head of their column says.
    let heading = texts.all[texts.all.len() - 3].text.clone();
    text.push_str(&format!(
        "Table: {caption} {{#t{n}}}\n\n| {head} | Number |\n|---|---:|\n| {first} | 1 |\n| [{second}](https://example.org/) | 2 |\n\n"
    ));
    text.push_str(&format!(
        "```chart\nid: c{n}\ntype: bar\ntable: t{n}\nlabel: {}\nvalues: [Number]\ntitle: {}\nalt: {}\n```\n\n",
        serde_json::to_string(&heading).expect("a string"),
        texts.yaml(code, Imprint),
        texts.yaml(code, Drawing)
    ));
    let mut md = || texts.escaped(code, Plan);
    text.push_str(&format!("Words.[^a] [{}](lang:cy) {code_span}\n\n[^a]: {}\n\n", md(), md()));
    let caption = texts.escaped(code, Plan);
    // A picture's title is no Markdown: its quotation marks are set whatever stands before them.
    texts.all.last_mut().expect("the caption").is_set = true;
    text.push_str(&format!("![{alternative}](figures/x.svg \"{caption}\")\n\n`````\n{block}\n`````\n"));
    text
}

/// A plan of code, and every text in it.
fn plan() -> (Project, Vec<Marked>) {
    let mut texts = Texts::default();
    let picture =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"><path d=\"M0 20 20 0 40 20z\"/></svg>";
    let project = Project::new().file("plan/plan.md", head(&mut texts)).file("plan/figures/x.svg", picture);
    for (n, code) in CODE.iter().enumerate() {
        let kind = if n % 2 == 0 { "priority" } else { "commitment" };
        project.write(&format!("plan/{n}-s{n}.md"), section(&mut texts, n, code, kind));
    }
    (project, texts.all)
}

/// The words of a page, and the alternative texts in it.
fn words(html: &str) -> (String, String) {
    let page = Page::read(html);
    (squeezed(&page.text), squeezed(&page.attributes("alt").join(" ")))
}

/// Every text of a JSON document one after another, without the names of kinds and things.
fn strings(value: &Value, into: &mut String) {
    match value {
        Value::String(text) => into.push_str(text),
        Value::Array(list) => list.iter().for_each(|item| strings(item, into)),
        Value::Object(map) => map.iter().filter(|(key, _)| *key != "type").for_each(|(_, item)| strings(item, into)),
        _ => {}
    }
}

/// The signs that can be typed, in the place of those that printers set for them.
fn typed(text: &str) -> String {
    let signs = [("“", "\""), ("”", "\""), ("‘", "'"), ("’", "'"), ("—", "---"), ("–", "--"), ("…", "...")];
    signs.iter().fold(text.to_owned(), |text, (set, typed)| text.replace(set, typed))
}

/// The outputs' texts, with the parts of a plan that each has to hold.
fn outputs(project: &Project) -> Vec<(&'static str, String, &'static [Outputs])> {
    use Outputs::{Alternative, Both, Drawing, Imprint, Page, Plan, Theme};
    let files = project.files("out/plan");
    let read = |path: &str| project.read(&format!("out/plan/{path}"));
    let (plan, plan_said) = words(&read("index.html"));
    let (page, _) = words(&read("page.html"));
    let (index, _) = words(&read("statutory-index.html"));
    let mut json = String::new();
    strings(&serde_json::from_str(&read("plan.json")).expect("JSON"), &mut json);
    let pdf = Pdf::read(&files["plan.pdf"]);
    vec![
        ("index.html", plan, &[Plan, Both, Imprint, Drawing]),
        ("the pictures of index.html", plan_said, &[Alternative]),
        ("plan.txt", squeezed(&read("plan.txt")), &[Plan, Both, Alternative]),
        ("plan.json", squeezed(&json), &[Plan, Both, Imprint, Drawing, Page, Alternative, Theme]),
        ("plan.pdf", pdf.squeezed(), &[Plan, Both, Imprint]),
        ("the pictures of plan.pdf", squeezed(&pdf.alternatives().join(" ")), &[Alternative, Drawing]),
        ("page.html", page, &[Page, Both]),
        ("page.pdf", Pdf::read(&files["page.pdf"]).squeezed(), &[Page, Both]),
        ("statutory-index.html", index, &[]),
    ]
}

#[test]
fn code_comes_out_letter_for_letter() {
    let (project, texts) = plan();
    let run = project.run("build plan --out out");
    assert_eq!(run.status, 0, "{}", run.stderr);
    let mut lost = Vec::new();
    for (output, text, holds) in outputs(&project) {
        let typed = typed(&text);
        let is_there = |marked: &Marked| if marked.is_set { &typed } else { &text }.contains(&squeezed(&marked.text));
        let missing = texts.iter().filter(|marked| holds.contains(&marked.outputs) && !is_there(marked));
        lost.extend(missing.map(|marked| format!("{output}: {}", marked.text)));
    }
    assert!(lost.is_empty(), "{} lost:\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn nothing_of_it_runs() {
    let (project, _) = plan();
    project.build("plan --out out --only html,page,index");
    let plain = Project::minimal();
    plain.build("plan --out out --only html,page,index");
    for output in ["index.html", "page.html", "statutory-index.html"] {
        let page = |project: &Project| Page::read(&project.read(&format!("out/plan/{output}")));
        let (code, words) = (page(&project), page(&plain));
        for tag in ["script", "style", "main", "link", "meta"] {
            assert_eq!(code.count(tag), words.count(tag), "{tag} in {output}");
        }
        let acts = |name: &str| name.starts_with("on") || name == "srcdoc";
        assert!(!code.elements.iter().any(|element| element.attributes.iter().any(|(name, _)| acts(name))), "{output}");
        assert!(!code.attributes("href").iter().any(|href| href.starts_with("javascript")), "{output}");
    }
}

#[test]
fn nothing_of_it_is_acted_on_by_the_terminal() {
    let project = Project::minimal()
        .file("plan/8-more.md", "---\ntitle: \"\\e[31mred\\e]0;x\\a\"\n---\n\n\u{1b}[2J[](#nowhere)\n");
    for format in ["human", "plain", "json"] {
        let run: Run = project.run(&format!("check plan --format {format}"));
        assert_eq!(run.status, 1, "{}", run.stdout);
        assert!(!run.stdout.contains('\u{1b}') && !run.stdout.contains('\u{7}'), "{format}: {:?}", run.stdout);
    }
}

#[test]
fn quotation_marks_and_dashes_of_prose_are_set_as_printers_do() {
    let project = Project::minimal().file(
        "plan/8-more.md",
        "---\ntitle: More\n---\n\n\"It's here\" -- and 'there'... so far. `\"It's -- here...\"`\n",
    );
    project.build("plan --out out --only text");
    let text = squeezed(&project.read("out/plan/plan.txt"));
    assert!(text.contains(&squeezed("“It’s here” – and ‘there’… so far. \"It's -- here...\"")), "{text}");
}
