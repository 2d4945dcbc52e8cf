"""The paragraphs of a document, letter by letter."""

import zipfile
from xml.etree import ElementTree

from .package import W

# What is not part of the text: properties, contents, drawings.
PASSED = {W + tag for tag in ("pPr", "rPr", "sdt", "drawing", "pict", "object", "instrText", "sectPr", "footnotePr")}


def read(path):
    """The words of a paragraph a line, with those of footnotes where they are marked.

    Styles are not told: LibreOffice gives a paragraph that of its neighbour where the end of one of the two goes or comes.
    """
    with zipfile.ZipFile(path) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
        notes = ElementTree.fromstring(archive.read("word/footnotes.xml")) if "word/footnotes.xml" in archive.namelist() else []
    told = {note.get(W + "id"): " ¶ ".join(words(p, {}) for p in note.iter(W + "p")) for note in notes}
    return [line for line in (line_of(p, told) for p in body.iter(W + "p")) if line is not None]


def line_of(paragraph, notes):
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    style = "" if style is None else style.get(W + "val")
    # The sheet is turned for a table in both versions.
    if style == "SectionEnd" or style.startswith("Contents"):
        return None
    return words(paragraph, notes)


def words(element, notes):
    out = []
    for kid in element:
        if kid.tag in PASSED:
            continue
        if kid.tag == W + "t":
            out.append(kid.text or "")
        elif kid.tag in (W + "tab", W + "br") and not kid.get(W + "type"):
            out.append(" ")
        elif kid.tag == W + "noBreakHyphen":
            out.append("\u2011")
        elif kid.tag == W + "softHyphen":
            out.append("\u00ad")
        elif kid.tag == W + "footnoteReference":
            out.append(f"[{notes.get(kid.get(W + 'id'), '')}]")
        else:
            out.append(words(kid, notes))
    return "".join(out)
