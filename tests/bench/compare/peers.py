"""A plan as the others take it, and how each is asked to do its work."""

import pathlib
import re
import subprocess

FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.S)
TITLE = re.compile(r"^title:\s*(.+?)\s*$", re.M)


def sections(plan):
    """The files of a plan in their order, as Markdown with headings of their own."""
    paths = [path for path in plan.rglob("*.md") if path.relative_to(plan).parts[0] not in ("panel", "papers")]
    name = lambda path: ["" if part in ("plan.md", "index.md") else part for part in path.relative_to(plan).parts]
    for path in sorted(paths, key=name):
        text = path.read_text(encoding="utf-8")
        front = FRONT.match(text)
        title = TITLE.search(front.group(1)) if front else None
        heading = f"# {title.group(1).strip(chr(34))}\n" if title else ""
        yield path.relative_to(plan), heading + (text[front.end():] if front else text)


def book(plan, folder):
    """A book for mdBook, without search; its pages are the plan's sections."""
    source = folder / "src"
    lines = ["# Summary", ""]
    for path, text in sections(plan):
        target = source / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        lines.append(f"{'  ' * (len(path.parts) - 1)}- [{path.stem}]({path.as_posix()})")
    (source / "SUMMARY.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "book.toml").write_text('[book]\ntitle = "Plan"\n\n[output.html.search]\nenable = false\n', encoding="utf-8")
    return folder


def one_file(plan, path):
    """The plan as one Markdown file, for pandoc."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(text for _, text in sections(plan)), encoding="utf-8")
    return path


class Peers:
    """The commands that are measured, by name; each a list of programs that run one after the other."""

    def __init__(self, args, work):
        self.args, self.work = args, work
        plan = args.plan.resolve()
        bin = args.peers / "bin"
        pandoc = next(args.peers.glob("lib/python*/site-packages/pypandoc/files/pandoc"))
        source = work / "source"
        subprocess.run([args.examples / "typst-source", plan, source], check=True)
        fonts = source / "fonts"
        made = book(plan, work / "book")
        text = one_file(plan, work / "pandoc/plan.md")
        # Pictures and tables of data lie beside the text that names them.
        for folder in ("figures", "pictures", "tables"):
            if (plan / folder).is_dir():
                (text.parent / folder).symlink_to(plan / folder)
        alone = args.examples / "typst-alone"
        built, kept = work / "built", work / "kept"
        documents = sorted(path.stem for path in source.glob("main-*.typ"))
        own = lambda out, *more: [args.planwright, "build", plan, "--out", out, "--draft", *more]
        subprocess.run(own(kept), check=True, capture_output=True)
        subprocess.run(own(work / "html-kept", "--only", "html"), check=True, capture_output=True)
        page = kept / plan.name / "index.html"
        self.fresh = [built]
        self.all = {
            "start": ("Planwright: its own start", [[args.planwright, "--version"]]),
            "check": ("Planwright: check", [[args.planwright, "check", plan]]),
            "unchanged": ("Planwright: build, nothing changed", [own(kept)]),
            "html": ("Planwright: check and HTML", [own(built, "--only", "html")]),
            "pdf": ("Planwright: check and plan.pdf", [own(built, "--only", "pdf")]),
            "all": ("Planwright: all outputs", [own(built)]),
            "rumdl": ("rumdl, no cache", [[bin / "rumdl", "check", "--no-cache", "--quiet", made / "src"]]),
            "mdbook": ("mdBook, no search", [[args.mdbook, "build", made, "--dest-dir", built]]),
            "typst": ("Typst alone, our code: plan.pdf", [[alone, source, fonts, "main-plan"]]),
            "typst-all": ("Typst alone, our code: all PDFs", [[alone, source, fonts, *documents]]),
            "pandoc": (
                "pandoc to Typst: plan.pdf",
                [[pandoc, text, "--from", "markdown", "--to", "typst", "--standalone", "--resource-path", text.parent, "--output", text.with_suffix(".typ")],
                 [alone, text.parent, fonts, "plan"]],
            ),
            "weasyprint": ("WeasyPrint, our page: plan.pdf", [[bin / "weasyprint", "--quiet", "--pdf-variant", "pdf/ua-1", page, work / "weasyprint.pdf"]]),
        }
