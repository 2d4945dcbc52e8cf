"""Checks every PDF in a folder. Argument: the folder. Writes lines for `report.py`; exit status 2 where it could not."""

import sys
import time
from pathlib import Path

import pikepdf

import folder
import lines
import metadata
import structure
import text
import tools


def inside(path, tell):
    """What the file holds, by pikepdf and poppler."""
    beside = folder.of(str(path))
    try:
        with pikepdf.open(path) as pdf:
            metadata.check(pdf, beside, path, lambda rule, message: tell("metadata", rule, message))
            structure.check(pdf, beside, path, lambda rule, message: tell("structure", rule, message))
            text.check(pdf, beside, path, lambda rule, message: tell("text", rule, message))
    except pikepdf.PdfError as e:
        tell("pikepdf", "open", str(e))


def main(root):
    files = sorted(root.rglob("*.pdf"))
    seen = set()

    def fail(file, tool, rule, message):
        # A fault that a file has a hundred times is told once.
        if (file, tool, rule) not in seen:
            seen.add((file, tool, rule))
            lines.fail(Path(file).relative_to(root), tool, rule, message)

    steps = {
        "qpdf": lambda file: [fail(file, "qpdf", *found) for found in tools.qpdf(file)],
        "pdffonts": lambda file: [fail(file, "pdffonts", *found) for found in tools.fonts(file)],
        "structure, metadata, text": lambda file: inside(Path(file), lambda *found: fail(file, *found)),
    }
    start = time.monotonic()
    for found in tools.vera([str(file) for file in files]):
        fail(*found)
    lines.ran("veraPDF, PDF/UA-1 and PDF/A-2a", len(files), time.monotonic() - start)
    for name, step in steps.items():
        start = time.monotonic()
        for file in files:
            step(str(file))
        lines.ran(name, len(files), time.monotonic() - start)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main(Path(sys.argv[1]).resolve())
