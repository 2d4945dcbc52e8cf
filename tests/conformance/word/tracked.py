"""Whether a document with tracked changes gives both versions back."""

import difflib
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

from . import package, paragraphs
from .package import Package, W
from .words import Reader, tokens

CHANGES = {W + tag for tag in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "pPrChange")}
# What each answer gives: the document of which version.
GIVES = {"accept": "new", "reject": "old"}
# So many faults are told of one answer.
MOST = 4


def check(folder, work, office):
    """The faults of `changes.docx` beside the documents of both versions."""
    return check_all([folder], work, office)[folder]


def check_all(folders, work, office):
    """The faults of each folder. LibreOffice answers for all of them at once."""
    faults = {}
    orders = []
    for number, folder in enumerate(folders):
        place = Path(work) / f"answers-{number}"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        path = folder / "changes.docx"
        faults[folder] = [fault for fault in package.check(path) if not fault.startswith("headings: one of level")]
        if any(fault.startswith("package:") for fault in faults[folder]):
            continue
        faults[folder] += marks_of(Package(path))
        own = place / "changes.docx"
        own.write_bytes(without_contents(path))
        for answer, version in GIVES.items():
            plain = place / f"{version}.docx"
            plain.write_bytes(without_contents(folder / f"{version}.docx"))
            faults[folder] += differences(f"pandoc: to {answer} all", read(own, answer), read(plain))
            # LibreOffice writes some things in its own way: both documents go through it.
            orders += [(folder, own, place / f"{answer}ed.docx", answer), (folder, plain, place / f"{version}-again.docx", "none")]
    if office is None:
        return faults
    broken = office.answered([order[1:] for order in orders])
    for (folder, _, told, answer), (_, _, same, _) in zip(orders[::2], orders[1::2]):
        own = broken.get(told, []) + broken.get(same, [])
        faults[folder] += own or differences(f"libreoffice: to {answer} all", read(told), read(same))
        faults[folder] += [] if own else paragraphs_of(answer, told, same)
    return faults


def paragraphs_of(answer, told, same):
    """What paragraphs differ. LibreOffice leaves the ends of some behind, which have no words: before a table, at a footnote,
    in a cell of a column that came or went; those are passed over."""
    have, want = ([line for line in paragraphs.read(path) if line] for path in (told, same))
    for kind, a, b, c, d in difflib.SequenceMatcher(None, want, have, autojunk=False).get_opcodes():
        if kind != "equal":
            yield f"libreoffice: to {answer} all changes leaves the paragraphs {have[c:d][:3]} where {want[a:b][:3]} stand"


def without_contents(path):
    """A document without its contents, which one with changes does not have, and without descriptions of tables."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            data = source.read(name)
            # What a table is called for those who listen is no word of the page, and pandoc reads it as one.
            copy.writestr(name, re.sub(rb"<w:sdt>.*?</w:sdt>|<w:tblCaption [^>]*/>", b"", data, flags=re.S) if name.endswith(".xml") else data)
    return out.getvalue()


def read(path, answer="accept"):
    """The words of a document as pandoc reads it, and those of its notes."""
    command = ["pandoc", "-f", "docx", "-t", "json", f"--track-changes={answer}", str(path)]
    run = subprocess.run(command, capture_output=True, check=False)
    if run.returncode:
        return [f"(pandoc cannot read it: {run.stderr.decode(errors='replace').strip()})"], []
    reader = Reader()
    reader.walk(json.loads(run.stdout)["blocks"])
    return tokens("".join(reader.out)), tokens(" ".join(reader.notes))


def differences(told, found, expected):
    faults = []
    for part, have, want in zip(("text", "notes"), found, expected):
        if have == want:
            continue
        steps = difflib.SequenceMatcher(None, want, have, autojunk=False).get_opcodes()
        for kind, a, b, c, d in (step for step in steps if step[0] != "equal"):
            lost, extra = " ".join(want[a:b][:12]), " ".join(have[c:d][:12])
            faults.append(f"{told} changes leaves “{extra}” in the {part} where “{lost}” stands")
    return faults[:MOST] + ([f"{told} changes: {len(faults) - MOST} more"] if len(faults) > MOST else [])


def marks_of(found):
    """What can be told from the marks themselves."""
    seen = Counter()
    for name, root in found.texts().items():
        for change in (element for element in root.iter() if element.tag in CHANGES):
            seen[change.get(W + "id")] += 1
            if not change.get(W + "author") or not re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", change.get(W + "date") or ""):
                yield f"changes: one of {name} has no author or no day"
        for gone in root.iter(W + "del"):
            if any(element.tag in (W + "t", W + "instrText") for element in gone.iter()):
                yield f"changes: deleted words of {name} are written as if they stood: {''.join(gone.itertext())!r}"
        for parent in root.iter():
            for run in (kid for kid in parent.findall(W + "r") if parent.tag != W + "del"):
                if run.find(W + "delText") is not None:
                    yield f"changes: words of {name} are written as deleted and are not: {''.join(run.itertext())!r}"
        yield from wholes_of(name, root)
        away = {e.get(W + "name") for e in root.iter(W + "moveFromRangeStart")}
        here = {e.get(W + "name") for e in root.iter(W + "moveToRangeStart")}
        for lone in sorted(away ^ here):
            yield f"changes: the move {lone} of {name} has one end"
    yield from (f"ids: {count} changes have the number {id}" for id, count in seen.items() if count > 1)
    if not seen:
        yield "changes: there is none"


def wholes_of(name, root):
    """Rows and paragraphs all of whose words came or went must say so themselves, or they stay as empty ones."""
    parents = {kid: parent for parent in root.iter() for kid in parent}

    def only(element, tags):
        runs = [run for run in element.iter(W + "r") if "".join(run.itertext()).strip()]
        return bool(runs) and all(parents[run].tag in tags for run in runs)

    pairs = ((W + "ins", W + "moveTo"), (W + "del", W + "moveFrom"))
    for row in root.iter(W + "tr"):
        marks = {kid.tag for kid in row.find(W + "trPr") or []}
        for tags in pairs:
            if only(row, tags) and not marks & set(tags):
                yield f"changes: a row of {name} is not marked: {''.join(row.itertext())!r}"
    if name != "word/document.xml":
        return
    for paragraph in root.find(W + "body").findall(W + "p"):
        marks = {kid.tag for kid in paragraph.find(f"{W}pPr/{W}rPr") or []}
        for tags in pairs:
            if only(paragraph, tags) and not marks & set(tags):
                yield f"changes: a paragraph is not marked: {''.join(paragraph.itertext())!r}"
