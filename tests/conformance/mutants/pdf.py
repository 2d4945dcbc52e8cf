"""Makes broken copies of the specimen's PDFs, each with one fault, to prove that each check finds its fault.

Arguments: the folder of the specimen's outputs, and the folder for the copies. A copy is a folder with the file `expect`,
which names by a pattern the tool and the rule that must find it out; the whole copy, `good`, must pass.
"""

import re
import shutil
import sys
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

COPIES = []


def copy(expected, file="plan.pdf"):
    """Names what must find a copy out, and which file is broken in it."""

    def take(change):
        COPIES.append((change.__name__.replace("_", "-"), expected, file, change))
        return change

    return take


def elements(pdf, kind=None):
    """The elements of the tree of tags with their parents, in reading order."""

    def below(parent):
        kids = parent.get("/K")
        for kid in [] if kids is None else list(kids) if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                if kind is None or kid.S == Name("/" + kind):
                    yield kid, parent
                yield from below(kid)

    yield from below(pdf.Root.StructTreeRoot)


def first(pdf, kind):
    return next(elements(pdf, kind))


def drop(element, *keys):
    for key in keys:
        if key in element:
            del element[key]


@copy("structure figure-alt")
def no_alternative_text(pdf):
    drop(first(pdf, "Figure")[0], "/Alt", "/ActualText")


@copy("structure figure-alt")
def empty_alternative_text(pdf):
    first(pdf, "Figure")[0].Alt = "chart"


@copy("structure heading-skipped")
def heading_skipped(pdf):
    first(pdf, "H2")[0].S = Name.H4


@copy("structure h1")
def two_titles(pdf):
    first(pdf, "H2")[0].S = Name.H1


@copy("structure h1")
def another_title(pdf):
    """The first H2 is H1, and the title is a paragraph."""
    first(pdf, "H1")[0].S = Name.P
    first(pdf, "H2")[0].S = Name.H1


@copy("structure th-scope")
def header_without_scope(pdf):
    drop(first(pdf, "TH")[0], "/A")


@copy("structure table-headers")
def table_without_headers(pdf):
    for cell, _ in list(elements(pdf, "TH")):
        cell.S = Name.TD


@copy("structure table-nesting")
def cell_outside_row(pdf):
    first(pdf, "TR")[0].S = Name.Div


@copy("structure caption")
def caption_outside(pdf):
    """The caption of the first table stands beside it."""
    caption, table = next((c, t) for c, t in elements(pdf, "Caption") if t.S == Name.Table)
    table.K = Array([kid for kid in table.K if not (isinstance(kid, Dictionary) and kid.get("/S") == Name.Caption)])
    parent = table.P
    kids = parent.K if isinstance(parent.K, Array) else Array([parent.K])
    parent.K = Array([caption, *kids])
    caption.P = parent


@copy("structure list")
def item_outside_list(pdf):
    first(pdf, "L")[0].S = Name.Div


@copy("structure notes")
def note_as_text(pdf):
    for note, _ in list(elements(pdf, "Note")):
        note.S = Name.Span


@copy("structure bookmarks")
def no_bookmarks(pdf):
    drop(pdf.Root, "/Outlines")


@copy("structure bookmarks")
def bookmark_nowhere(pdf):
    drop(pdf.Root.Outlines.First, "/Dest", "/A")


@copy("structure link-contents")
def link_without_words(pdf):
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            drop(note, "/Contents")


@copy("structure tab-order")
def tab_order(pdf):
    for page in pdf.pages:
        drop(page, "/Tabs")


@copy("structure tagged")
def no_tags(pdf):
    drop(pdf.Root, "/StructTreeRoot")


@copy("verapdf-ua1 7.1-3")
def untagged_text(pdf):
    """The words of the second page belong to no tag."""
    page = pdf.pages[1]
    kept = [i for i in pikepdf.parse_content_stream(page) if str(i.operator) not in ("BDC", "BMC", "EMC")]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


@copy("text furniture")
def page_number_read_out(pdf):
    """The second page's furniture is tagged as the text of its first tag."""
    page, instructions, tag = pdf.pages[1], [], None
    parsed = list(pikepdf.parse_content_stream(page))
    for i in parsed:
        if str(i.operator) == "BDC" and isinstance(i.operands[1], Dictionary) and "/MCID" in i.operands[1]:
            tag = tag or list(i.operands)
    for i in parsed:
        furniture = str(i.operator) in ("BDC", "BMC") and i.operands[0] == Name.Artifact
        instructions.append(pikepdf.ContentStreamInstruction(tag, pikepdf.Operator("BDC")) if furniture else i)
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


@copy("text order")
def read_backwards(pdf):
    """The chapters are read from the last to the first."""
    (document,) = [element for element, parent in elements(pdf) if parent == pdf.Root.StructTreeRoot][:1]
    document.K = Array(list(document.K)[::-1])


@copy("text (words|sentences)")
def paragraph_not_read(pdf):
    """Long paragraphs are taken out of the tree."""
    for element, parent in list(elements(pdf, "P"))[-8:]:
        if isinstance(parent.K, Array):
            parent.K = Array([k for k in parent.K if not (isinstance(k, Dictionary) and k.objgen == element.objgen)])


@copy("text unmapped")
def letters_without_meaning(pdf):
    """A font says that its letters stand for none."""
    for item in pdf.objects:
        if isinstance(item, Dictionary) and "/ToUnicode" in item:
            said = item.ToUnicode.read_bytes()
            item.ToUnicode = pdf.make_stream(re.sub(rb"(<[0-9A-Fa-f]{4}>\s+)<00[67][0-9A-Fa-f]>", rb"\1<E000>", said))


@copy("metadata lang")
def no_language(pdf):
    drop(pdf.Root, "/Lang")


@copy("metadata lang")
def another_language(pdf):
    pdf.Root.Lang = "fr"


@copy("metadata display-title")
def title_not_shown(pdf):
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


@copy("metadata marked")
def not_marked(pdf):
    pdf.Root.MarkInfo.Marked = False


@copy("metadata one-page", file="page.pdf")
def two_pages(pdf):
    pdf.pages.append(pdf.pages[0])


def xmp(pattern, instead=b""):
    """Changes the packet of metadata as text."""

    def change(pdf):
        packet = pdf.Root.Metadata.read_bytes()
        changed = re.sub(pattern, instead, packet, flags=re.S)
        if changed == packet:
            raise ValueError("the metadata has no such part")
        pdf.Root.Metadata = pdf.make_stream(changed, Type=Name.Metadata, Subtype=Name.XML)

    return change


for name, expected, pattern in [
    ("no-title", "metadata xmp-title", rb"<dc:title>.*?</dc:title>"),
    ("no-author", "metadata xmp-author", rb"<dc:creator>.*?</dc:creator>"),
    ("no-subject", "metadata xmp-subject", rb"<dc:description>.*?</dc:description>"),
    ("no-date", "metadata xmp-date", rb"<xmp:CreateDate>.*?</xmp:CreateDate>"),
    ("no-version", "metadata xmp-version", rb"First edition"),
    ("no-digest", "metadata xmp-digest", rb"[0-9a-f]{16,64}"),
    ("no-claim-of-ua", "metadata xmp-claims", rb"<pdfuaid:part>.*?</pdfuaid:part>"),
    ("no-claim-of-a", "verapdf-2a 6.6.4", rb"<pdfaid:part>.*?</pdfaid:part>"),
]:
    COPIES.append((name, expected, "plan.pdf", xmp(pattern)))


@copy("pdffonts font-embedded")
def font_not_there(pdf):
    for item in pdf.objects:
        if isinstance(item, Dictionary):
            drop(item, "/FontFile", "/FontFile2", "/FontFile3")


@copy("pdffonts font-unicode")
def font_without_unicode(pdf):
    for item in pdf.objects:
        if isinstance(item, Dictionary):
            drop(item, "/ToUnicode")


@copy("verapdf-2a 6.6.2.1")
def no_metadata(pdf):
    drop(pdf.Root, "/Metadata")


@copy("verapdf-2a 6.5.1-1|verapdf-2a 6.6.1-1")
def with_script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def main(source, target):
    beside = [source / name for name in ("plan.json", "plan.txt", "manifest.json")]
    for name, expected, file, change in [("good", "good", None, None), *COPIES]:
        folder = target / name
        folder.mkdir(parents=True)
        (folder / "expect").write_text(expected + "\n", "utf-8")
        for path in beside:
            shutil.copy(path, folder)
        for whole in ["plan.pdf", "page.pdf"] if file is None else []:
            shutil.copy(source / whole, folder)
        if change:
            with pikepdf.open(source / file) as pdf:
                try:
                    change(pdf)
                except (LookupError, ValueError, StopIteration) as e:
                    # There is no copy then, so nothing finds it out, which the report tells.
                    print(f"{name}: what it breaks is not in {file} ({type(e).__name__}: {e})", file=sys.stderr)
                    continue
                pdf.save(folder / file)
    folder = target / "cut-off"
    folder.mkdir()
    (folder / "expect").write_text("qpdf syntax\n", "utf-8")
    whole = (source / "plan.pdf").read_bytes()
    (folder / "plan.pdf").write_bytes(whole[: len(whole) * 2 // 3])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
