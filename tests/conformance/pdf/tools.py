"""The tools that see a file from outside: veraPDF's engine, qpdf, poppler's list of fonts."""

import os
import subprocess
import tempfile
from pathlib import Path

import lines

FLAVOURS = "ua1,2a"


def vera(files):
    """PDF/UA-1 and PDF/A-2a, by veraPDF's engine: one process for all files."""
    home = os.environ["PYPI"]
    with tempfile.TemporaryDirectory() as scratch:
        listed = Path(scratch, "files")
        listed.write_text("".join(f"{file}\n" for file in files), "utf-8")
        command = ["java", "-cp", f"{home}/verapdf.jar:{home}", "VeraCheck", FLAVOURS, str(listed)]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    through = set()
    for line in run.stdout.splitlines():
        file, flavour, rule, count, message, where = (line.split("\t") + [""] * 6)[:6]
        through.add((file, flavour))
        if rule == "broken":
            yield file, f"verapdf-{flavour}", "unreadable", message
        elif rule != "ok":
            yield file, f"verapdf-{flavour}", rule, f"{message} ({count} times, first at {where})"
    if len(through) != len(files) * len(FLAVOURS.split(",")):
        lines.broken(f"veraPDF went through {len(through)} of {len(files)} files in two flavours: {run.stderr.strip()[-300:]}")


def qpdf(file):
    """The file's own build."""
    run = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True)
    if run.returncode:
        yield "syntax", (run.stderr or run.stdout).strip()[-300:]


def fonts(file):
    """Every font is in the file and can be copied as text."""
    run = subprocess.run(["pdffonts", file], capture_output=True, text=True)
    rows = run.stdout.splitlines()[2:]
    if run.returncode or not rows:
        yield "fonts", run.stderr.strip() or "there are no fonts"
    for row in rows:
        # Read from the right, since a long name overflows its column: embedded, subset, Unicode, object, generation.
        cells = row.split()
        if cells[-5] != "yes":
            yield "font-embedded", f"the font {cells[0]} is not in the file"
        if cells[-3] != "yes":
            yield "font-unicode", f"the font {cells[0]} has no map to Unicode"
