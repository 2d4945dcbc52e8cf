"""Whether pandoc reads every word back that the plain text has."""

import json
import re
import subprocess
import tempfile
import unicodedata
from pathlib import Path
from urllib.parse import unquote

from .package import W, WP, Package

# So many faults are told of one document.
MOST = 8


def check(path, text):
    package = Package(path)
    run = subprocess.run(["pandoc", "-f", "docx", "-t", "json", str(path)], capture_output=True, check=False)
    if run.returncode:
        return [f"pandoc: cannot read it: {run.stderr.decode(errors='replace').strip()}"]
    reader = Reader()
    document = json.loads(run.stdout)
    reader.walk(document["meta"])
    reader.walk(document["blocks"])
    faults = [f"pandoc: sees {what}" for what in reader.faults(package)]
    expected, notes = reference(text.read_text(encoding="utf-8"), package)
    return faults + lost(tokens(expected), tokens("".join(reader.out))) + lost_notes(notes, reader.notes)


class Reader:
    """Walks pandoc's tree: words in order, notes after them."""

    def __init__(self):
        self.out, self.notes, self.tables, self.headless = [], [], 0, 0

    def walk(self, node):
        if isinstance(node, list):
            for kid in node:
                self.walk(kid)
        elif isinstance(node, dict) and "t" in node:
            self.element(node["t"], node.get("c"))
        elif isinstance(node, dict):
            for kid in node.values():
                self.walk(kid)

    def element(self, kind, content):
        if kind == "Str":
            self.out.append(content)
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            self.out.append(" ")
        elif kind in ("Code", "CodeBlock"):
            self.out.append(content[1])
        elif kind == "Note":
            inner = Reader()
            inner.walk(content)
            self.notes += ["".join(inner.out), *inner.notes]
            self.out.append(" ")
        elif kind in ("Image", "Superscript"):
            # An alternative text is no word of the page: see pictures in package.py. What is raised is the mark of a note.
            self.out.append(" ")
        else:
            if kind == "Table":
                self.tables += 1
                self.headless += not content[3][1]
            # Attributes and addresses are strings and lists of strings, and no words.
            block = kind in ("Para", "Plain", "Header", "Div", "LineBlock", "Table")
            self.out.append("\n" if block else "")
            self.walk(content)
            self.out.append("\n" if block else "")

    def faults(self, package):
        tables = sum(1 for _ in package.xml["word/document.xml"].iter(W + "tbl"))
        notes = sum(1 for _ in package.xml["word/document.xml"].iter(W + "footnoteReference"))
        if self.tables < tables:
            yield f"{self.tables} tables of {tables}"
        if self.headless:
            yield f"{self.headless} tables without header"
        if len(self.notes) != notes:
            yield f"{len(self.notes)} notes of {notes}"


def reference(text, package):
    """The plain text without what only it says: labels in rows, marks of lists and notes, addresses and alternative texts."""
    headers = {plain(cell) for root in package.texts().values() for table in root.iter(W + "tbl") for cell in table.find(W + "tr").iter(W + "tc")}
    body, notes = divided(text.splitlines())
    kept = []
    for line in body:
        # A value too long for its row stands on the next.
        label, colon, value = f"{line} ".partition(": ")
        kept.append(re.sub(r"^\s*(\d+\.|\*)\s", " ", value if colon and squeezed(label) in headers else line))
    alternatives = {squeezed(p.get("descr") or "") for root in package.texts().values() for p in root.iter(WP + "docPr")}
    addresses = {address(r.get("Target")) for part in package.texts() for r in package.relations(part) if r.get("TargetMode") == "External"}

    def told(lines):
        text = squeezed(" ".join(lines))
        for alternative in sorted(alternatives - {""}, key=len, reverse=True):
            text = text.replace(f"[{alternative}", "[ ")
        return re.sub(r" \((\S+)\)", lambda found: " " if address(found[1]) in addresses else found[0], text)

    return told(kept), [told(note) for note in notes]


def divided(lines):
    """The text, and the footnotes that stand at its end, each by itself."""
    starts = [at for at, line in enumerate(lines) if line.startswith("[1] ") and re.fullmatch("=+", next(filter(None, reversed(lines[:at])), ""))]
    if not starts:
        return lines, []
    notes = []
    for line in lines[starts[-1] :]:
        if line.startswith(f"[{len(notes) + 1}] "):
            notes.append([])
        notes[-1].append(line)
    # Their heading stands before them.
    heading = max(at for at in range(starts[-1]) if re.fullmatch("=+", lines[at])) - 1
    return lines[:heading], notes


def address(target):
    return unquote(target).split(":", 1)[-1]


def plain(element):
    return squeezed("".join(element.itertext()))


def squeezed(text):
    return " ".join(text.replace("\u00ad", "").split())


def tokens(text):
    """Words in small letters, without the marks of notes and all signs."""
    text = re.sub(r"\[\d+\]", " ", text)
    text = "".join(c for c in text if c not in "⁰¹²³⁴⁵⁶⁷⁸⁹\u00ad\u200b\u2060")
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold().replace("_", " "))


def lost(expected, found):
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, words in (("text", expected), ("word", found)):
            files.append(Path(folder) / name)
            files[-1].write_text("\n".join(words) + "\n", encoding="utf-8")
        run = subprocess.run(["diff", "-d", *map(str, files)], capture_output=True, text=True, check=False)
    faults, at = [], 0
    for line in run.stdout.splitlines():
        if numbers := re.match(r"(\d+)(?:,\d+)?[acd]", line):
            at = int(numbers[1]) - 1
        elif line.startswith("< "):
            around = " ".join(expected[max(0, at - 4) : at])
            faults.append(f"words: “{line[2:]}” is lost after “{around}”")
            at += 1
    if len(faults) > MOST:
        faults = faults[:MOST] + [f"words: {len(faults) - MOST} more are lost"]
    return faults


def lost_notes(expected, found):
    """A note that begins in another is printed there, so that each is looked for by itself."""
    text = " " + " ".join(tokens(" ".join(found))) + " "
    for number, note in enumerate(expected, 1):
        if f" {' '.join(tokens(note))} " not in text:
            return [f"words: note {number} is not as it was written: “{note[:80]}”"]
    return []
