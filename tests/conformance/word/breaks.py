"""Copies of a document with one fault each."""

import io
import re
import zipfile

from .package import Package

BODY = "word/document.xml"


def variety(path):
    body = Package(path).files[BODY]
    return sum(mark in body for mark in (b"<w:tbl>", b"<wp:docPr", b"<w:footnoteReference", b"<w:numId", b"<w:hyperlink"))


def rewritten(path, change):
    """The file with its parts as `change` leaves them, or None where there is nothing to change."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as source:
        before = {name: source.read(name) for name in source.namelist()}
    after = change(dict(before))
    if after == before:
        return None
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for name, data in after.items():
            copy.writestr(name, data)
    return out.getvalue()


def replaced(part, pattern, by, count=1):
    def change(files):
        files[part] = re.sub(pattern, by, files.get(part, b""), count=count)
        return {name: data for name, data in files.items() if data}

    return change


def without(pattern):
    return lambda files: {name: data for name, data in files.items() if not re.search(pattern, name)}


# What is done, and the beginning of the fault that must be told.
BREAKS = {
    "a-word-lost": ("words", replaced(BODY, rb'(<w:p><w:pPr></w:pPr><w:r><w:t xml:space="preserve">)\w+ ', rb"\1")),
    "two-words-swapped": ("words", replaced(BODY, rb'(<w:p><w:pPr></w:pPr><w:r><w:t xml:space="preserve">)(\w+) (\w+) ', rb"\1\3 \2 ")),
    "a-paragraph-lost": ("words", replaced(BODY, rb"<w:p><w:pPr></w:pPr>(?:(?!</w:p>).)*</w:p>", b"")),
    "a-header-row-lost": ("tables", replaced(BODY, rb"<w:tblHeader/>", b"")),
    "an-alternative-text-lost": ("pictures", replaced(BODY, rb'(<wp:docPr [^>]*)descr="[^"]+"', rb'\1descr=""')),
    "a-footnote-lost": ("ids", replaced("word/footnotes.xml", rb'<w:footnote w:id="1">.*?</w:footnote>', b"")),
    "a-bookmark-lost": ("references", replaced(BODY, rb'<w:bookmarkStart w:id="\d+" w:name="[a-z][^"]*"/>', b"", 10_000)),
    "a-part-lost": ("package", without(r"word/numbering\.xml")),
    "xml-broken": ("libreoffice", replaced(BODY, rb"</w:body>", b"")),
    "elements-out-of-order": ("order", replaced(BODY, rb'(<w:pStyle w:val="Caption"/>)(<w:keepNext/>)', rb"\2\1")),
    "an-address-broken": ("package", replaced("word/_rels/document.xml.rels", rb'(Target="https?://[^"]*)"', rb'\1 [x]"')),
    "a-level-skipped": ("headings", replaced(BODY, rb'<w:pStyle w:val="Heading1"/>', b'<w:pStyle w:val="Heading4"/>')),
    "the-language-lost": ("language", replaced("word/styles.xml", rb"<w:lang [^>]*/>", b"")),
}


def all_of(path):
    for name, (expected, change) in BREAKS.items():
        broken = rewritten(path, change)
        if broken is not None:
            yield name, expected, broken
