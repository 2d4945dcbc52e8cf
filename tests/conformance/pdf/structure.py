"""What the law of PDF/UA leaves to people: that tags say what the page shows."""

import re
from collections import Counter

import pikepdf

import tree

EMPTY_WORDS = re.compile(r"\S+\.(png|jpe?g|svg|gif|webp)|image|figure|chart|graph|picture|photo", re.I)


def check(pdf, folder, path, tell):
    """`tell(rule, message)` is called for each fault."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        tell("tagged", "there is no tree of tags")
        return
    kinds = _elements(root, tell)
    elements, _ = tree.read(str(path))
    _headings(pdf, folder, path, elements, tell)
    _links(pdf, tell)
    _notes(folder, path, kinds, tell)


def _elements(root, tell):
    """Each tag for itself and in its place; how many there are of each."""
    kinds = Counter()
    for element, kind, up in tree.walk(root):
        kinds[kind] += 1
        parent = up[-1] if up else None
        if kind in ("Figure", "Formula"):
            _alternative(element, kind, tell)
        elif kind == "TH" and not {"/Scope", "/Headers"} & tree.attributes(element).keys():
            tell("th-scope", "a header cell does not say whether it heads its row or its column")
        elif kind == "Caption" and not {"Table", "Figure"} & set(up[-1:]) and not _beside_figure(element):
            tell("caption", f"a caption stands in {parent}, not in its table and not with its figure")
        elif kind == "LI" and parent != "L":
            tell("list", f"an item of a list stands in {parent}")
        elif kind == "Table" and not any(k == "TH" for _, k, _ in tree.walk(element)):
            tell("table-headers", "a table has no header cell")
        if kind in ("TH", "TD") and parent != "TR":
            tell("table-nesting", f"a cell stands in {parent}, not in a row")
    return kinds


def _beside_figure(caption):
    """A figure's alternative text hides what is in it, so its caption stands beside it, in a Div of the two."""
    around = caption.get("/P", {})
    if str(around.get("/S", "")) != "/Div":
        return False
    return [kind for _, kind, up in tree.walk(around) if not up] in (["Caption", "Figure"], ["Figure", "Caption"])


def _alternative(element, kind, tell):
    words = str(element.get("/Alt", "")).strip()
    if not words and not str(element.get("/ActualText", "")).strip():
        tell("figure-alt", f"a {kind} has no alternative text")
    elif EMPTY_WORDS.fullmatch(words):
        tell("figure-alt", f"the alternative text of a {kind} says nothing: {words}")


def _headings(pdf, folder, path, elements, tell):
    heads = [(int(e.kind[1]), e) for e in elements if re.fullmatch(r"H[1-6]", e.kind)]
    last = 0
    for level, head in heads:
        if level > last + 1:
            tell("heading-skipped", f"H{last} is followed by H{level} “{head.text}”")
        if not head.text:
            tell("heading-empty", f"an H{level} has no words")
        last = level
    ones = [head.text for level, head in heads if level == 1]
    if len(ones) != 1:
        tell("h1", f"there are {len(ones)} headings of the first level, and there must be one")
    elif folder.document and path.name in ("plan.pdf", "page.pdf") and fold(ones[0]) != fold(folder.document["title"]):
        tell("h1", f"the heading of the first level is “{ones[0]}”, and the plan's title is “{folder.document['title']}”")
    if len(pdf.pages) >= 3:
        _bookmarks(pdf, heads, tell)


def _bookmarks(pdf, heads, tell):
    with pdf.open_outline() as outline:
        marks, stack = [], list(reversed(outline.root))
        while stack:
            item = stack.pop()
            marks.append(fold(item.title))
            if item.destination is None and item.action is None:
                tell("bookmarks", f"the bookmark “{item.title}” goes nowhere")
            stack.extend(reversed(item.children))
    if not marks:
        tell("bookmarks", "there are three or more pages and no bookmarks")
        return
    for level, head in heads:
        if level == 2 and not any(fold(head.text) in mark or mark in fold(head.text) for mark in marks):
            tell("bookmarks", f"no bookmark leads to “{head.text}”")


def _links(pdf, tell):
    for number, page in enumerate(pdf.pages, 1):
        notes = list(page.get("/Annots", []))
        if notes and str(page.get("/Tabs", "")) != "/S":
            tell("tab-order", f"page {number} has links, and Tab does not follow the order of the tags")
        for note in notes:
            if note.get("/Subtype") == pikepdf.Name.Link and not str(note.get("/Contents", "")).strip():
                tell("link-contents", f"a link on page {number} has no words (Contents)")


def _notes(folder, path, kinds, tell):
    if path.name == "plan.pdf" and folder.plan and kinds["Note"] < len(folder.plan["notes"]):
        tell("notes", f"the plan has {len(folder.plan['notes'])} footnotes, and {kinds['Note']} are tagged as notes")


def fold(text):
    """Words alone, in small letters."""
    return " ".join(re.findall(r"[^\W_]+", text.replace("\u00ad", "").lower()))
