"""Copies of a document with tracked changes, each with one fault."""

import re

from .breaks import BODY, replaced, rewritten

CHANGE = rb"<w:%s [^>]*>(<w:r>(?:(?!</w:r>).)*</w:r>)</w:%s>"


def unmarked(tag):
    """The first words of a change as if they had always stood there."""
    def change(files):
        def plain(found):
            return found[1].replace(b"w:delText", b"w:t")

        files[BODY] = re.sub(CHANGE % (tag, tag), plain, files[BODY], count=1, flags=re.S)
        return files

    return change


# What is done, and the beginning of the fault that must be told.
BREAKS = {
    "an-insertion-not-marked": ("libreoffice: to reject", unmarked(b"ins")),
    "a-deletion-not-marked": ("libreoffice: to accept", unmarked(b"del")),
    "a-deletion-lost": ("libreoffice: to reject", replaced(BODY, rb"<w:del [^>]*><w:r>(?:(?!</w:del>).)*</w:del>", b"")),
    "deleted-words-written-as-standing": ("changes", replaced(BODY, rb"<w:delText([^>]*>[^<]*)</w:delText>", rb"<w:t\1</w:t>")),
    "standing-words-written-as-deleted": ("changes", replaced(BODY, rb"(<w:ins [^>]*><w:r>(?:(?!<w:t).)*)<w:t([^>]*>[^<]*)</w:t>", rb"\1<w:delText\2</w:delText>")),
    "an-author-lost": ("changes", replaced(BODY, rb'(<w:(?:ins|del) w:id="\d+" )w:author="[^"]*" ', rb"\1")),
    "a-clock-s-time": ("changes", replaced(BODY, rb'T00:00:00Z', b"T13:37:42Z")),
    "two-changes-of-one-number": ("ids", replaced(BODY, rb'(<w:ins w:id="(\d+)"(?:.*?)<w:del w:id=")\d+"', rb'\1\2"')),
    "a-move-with-one-end": ("changes: the move", replaced(BODY, rb"<w:moveToRangeStart [^>]*/>", b"")),
    "a-row-not-marked": ("changes: a row", replaced(BODY, rb'(<w:trPr>(?:<w:cantSplit/>)?)<w:(?:ins|del) [^>]*/>', rb"\1")),
    "a-paragraph-not-marked": ("changes: a paragraph", replaced(BODY, rb"(<w:pPr>(?:(?!</w:pPr>).)*)<w:rPr><w:ins [^>]*/></w:rPr>(</w:pPr>(?:<w:bookmarkStart [^>]*/>)?<w:ins )", rb"\1\2")),
    "elements-out-of-order": ("order", replaced(BODY, rb"<w:pPr>(<w:pStyle [^>]*/>)((?:(?!</w:pPr>).)*)<w:rPr>(<w:ins [^>]*/>)</w:rPr></w:pPr>", rb"<w:pPr><w:rPr>\3</w:rPr>\1\2</w:pPr>")),
    "a-footnote-s-change-lost": ("libreoffice", replaced("word/footnotes.xml", rb"<w:(ins|del) [^>]*>(?:(?!</w:\1>).)*</w:\1>", b"")),
}


def all_of(path):
    for name, (expected, change) in BREAKS.items():
        broken = rewritten(path, change)
        if broken is not None:
            yield name, expected, broken
