"""The tree of tags of a PDF: what a screen reader has."""

import re
import subprocess
from dataclasses import dataclass, field
from functools import lru_cache

import pikepdf

_ELEMENT = re.compile(r'( *)([A-Za-z][A-Za-z0-9]*)(?: <.*?>)?(?: ".*")?(?: \((?:block|inline|grouping|other)\))?:?$')
_TEXT = re.compile(r'( *)"(.*)"$')


@dataclass
class Element:
    """A tag with its text, as poppler reads them."""

    kind: str
    depth: int
    up: tuple
    texts: list = field(default_factory=list)

    @property
    def text(self):
        return " ".join("".join(self.texts).split())


@lru_cache(maxsize=4)
def read(path):
    """The elements in reading order, each with all text within it, and the lines of text with the tags round them."""
    run = subprocess.run(["pdfinfo", "-enc", "UTF-8", "-struct-text", path], capture_output=True)
    elements, lines, open_ = [], [], []
    for raw in run.stdout.decode("utf-8", "replace").splitlines():
        if text := _TEXT.match(raw):
            depth = len(text[1])
            open_ = [e for e in open_ if e.depth < depth]
            for element in open_:
                element.texts.append(text[2])
            lines.append((tuple(e.kind for e in open_), text[2]))
        elif found := _ELEMENT.match(raw):
            depth = len(found[1])
            open_ = [e for e in open_ if e.depth < depth]
            for element in open_:
                # Blocks do not run into one another.
                element.texts.append(" " if found[2] not in INLINE else "")
            element = Element(found[2], depth, tuple(e.kind for e in open_))
            elements.append(element)
            open_.append(element)
    return elements, lines


INLINE = {"Span", "Link", "Quote", "Em", "Strong", "Reference", "Code", "Annot"}


def walk(root):
    """The same tree as the file holds it: (element, standard type, types above it), in reading order."""
    roles = root.get("/RoleMap", {})
    stack, seen = [(kid, ()) for kid in reversed(_kids(root))], set()
    while stack:
        element, up = stack.pop()
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            continue
        if element.is_indirect and element.objgen in seen:
            continue
        seen.add(element.objgen if element.is_indirect else id(element))
        kind = _standard(roles, str(element["/S"]))
        yield element, kind, up
        stack.extend((kid, (*up, kind)) for kid in reversed(_kids(element)))


def unseen_words(pdf):
    """What a file says without showing it: alternative text, and where links lead."""
    root = pdf.Root.get("/StructTreeRoot")
    for element, _, _ in walk(root) if root is not None else ():
        for key in ("/Alt", "/ActualText", "/E"):
            if key in element:
                yield str(element[key])
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            yield str(note.get("/A", {}).get("/URI", ""))


def attributes(element):
    """The attributes of an element, of all owners."""
    found = element.get("/A")
    many = [] if found is None else list(found) if isinstance(found, pikepdf.Array) else [found]
    return {key: value for one in many if isinstance(one, pikepdf.Dictionary) for key, value in one.items()}


def _kids(element):
    kids = element.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _standard(roles, name):
    seen = set()
    while name in roles and name not in seen:
        seen.add(name)
        name = str(roles[name])
    return name.lstrip("/")
