"""What can be told from the file itself."""

import posixpath
import re
import zipfile
from collections import Counter
from xml.etree import ElementTree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

# The order of ECMA-376, which Word insists on.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
    "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
    "divId cnfStyle rPr sectPr pPrChange",
    "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
    "cellIns cellDel cellMerge tcPrChange",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
    "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
    "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime mirrorMargins embedTrueTypeFonts "
    "embedSystemFonts saveSubsetFonts defaultTabStop characterSpacingControl footnotePr endnotePr compat themeFontLang "
    "clrSchemeMapping decimalSymbol listSeparator",
}
ORDER = {W + tag: {W + name: at for at, name in enumerate(names.split())} for tag, names in ORDER.items()}


class Package:
    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.names = archive.namelist()
            self.files = {name: archive.read(name) for name in self.names}
        self.xml = {n: ElementTree.fromstring(b) for n, b in self.files.items() if n.endswith((".xml", ".rels"))}

    def relations(self, part):
        folder, name = posixpath.split(part)
        rels = self.xml.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [] if rels is None else rels.findall(RELATIONS)

    def texts(self):
        return {n: self.xml[n] for n in ("word/document.xml", "word/footnotes.xml") if n in self.xml}


def check(path):
    try:
        package = Package(path)
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError) as fault:
        return [f"package: it cannot be read: {fault}"]
    if "word/document.xml" not in package.xml or "word/styles.xml" not in package.xml:
        return ["package: it has no text or no styles"]
    parts = (parts_of, order_of, ids_of, tables_of, pictures_of, language_of, headings_of, references_of)
    return [fault for part in parts for fault in part(package)]


def parts_of(package):
    if len(set(package.names)) != len(package.names):
        yield "package: two parts have one name"
    types = package.xml["[Content_Types].xml"]
    known = {t.get("PartName") for t in types.findall(f"{TYPES}Override")}
    endings = {t.get("Extension") for t in types.findall(f"{TYPES}Default")}
    for name in package.names:
        if f"/{name}" not in known and name.rsplit(".", 1)[-1] not in endings:
            yield f"package: nothing says what {name} is"
    for name in known:
        if name.lstrip("/") not in package.files:
            yield f"package: {name} is named and not there"
    for name in (n for n in package.names if n.endswith(".rels")):
        folder, file = posixpath.split(name)
        base = posixpath.dirname(folder)
        here = {r.get("Id"): r for r in package.xml[name].findall(RELATIONS)}
        if len(here) != len(package.xml[name].findall(RELATIONS)):
            yield f"package: {name} has an id twice"
        for relation in here.values():
            target = relation.get("Target")
            if relation.get("TargetMode") == "External":
                if not re.fullmatch(r"(https?|mailto|tel):[!-~]+", target, re.I) or re.search(r'[<>"{}|\\^`\[\]]', target):
                    yield f"package: {target!r} is no address that Word takes"
            elif posixpath.normpath(posixpath.join(base, target)) not in package.files:
                yield f"package: {name} leads to {target}, which is not there"
        part = posixpath.join(base, file.removesuffix(".rels"))
        used = {v for e in package.xml.get(part, ElementTree.Element("x")).iter() for k, v in e.attrib.items() if k.startswith(R)}
        for id in sorted(used - set(here)):
            yield f"package: {part} refers to {id}, which is no relationship"
    for name, root in package.xml.items():
        has_none = not name.endswith(".rels") and not package.relations(name)
        if has_none and any(k.startswith(R) for e in root.iter() for k in e.attrib):
            yield f"package: {name} refers to others and has no relationships"


def order_of(package):
    for name, root in package.xml.items():
        for element in root.iter():
            if order := ORDER.get(element.tag):
                places = [order.get(kid.tag, -1) for kid in element]
                # Heads and feet of a section may be mixed.
                places = [0 if element.tag == W + "sectPr" and place < 2 else place for place in places]
                if -1 in places or places != sorted(places):
                    kids = " ".join(kid.tag.split("}")[1] for kid in element)
                    yield f"order: in {name}, {element.tag.split('}')[1]} holds {kids}"


def ids_of(package):
    kinds = {"bookmarks": (W + "bookmarkStart", W + "id"), "names": (W + "bookmarkStart", W + "name"), "drawings": (WP + "docPr", "id")}
    for kind, (tag, key) in kinds.items():
        ids = Counter(e.get(key).lower() for root in package.texts().values() for e in root.iter(tag))
        for id, count in ids.items():
            if count > 1:
                yield f"ids: {count} {kind} are called {id}"
    notes = [e.get(W + "id") for e in package.xml.get("word/footnotes.xml", []) if e.tag == W + "footnote"]
    marks = [e.get(W + "id") for e in package.xml["word/document.xml"].iter(W + "footnoteReference")]
    real = [note for note in notes if note not in ("-1", "0")]
    if sorted(real, key=int) != sorted(marks, key=int):
        yield f"ids: {len(marks)} marks of notes, and {len(real)} notes"
    if marks != sorted(marks, key=int):
        yield "ids: the notes' marks are not in the order of their numbers"


def tables_of(package):
    for name, root in package.texts().items():
        for number, table in enumerate(root.iter(W + "tbl"), 1):
            rows = table.findall(W + "tr")
            if not rows or rows[0].find(f"{W}trPr/{W}tblHeader") is None:
                yield f"tables: table {number} of {name} has no header row"
            columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            for row in rows:
                spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(W + "tc")]
                after = row.find(f"{W}trPr/{W}gridAfter")
                rest = 0 if after is None else int(after.get(W + "val"))
                if rest + sum(1 if s is None else int(s.get(W + "val")) for s in spans) != columns:
                    yield f"tables: a row of table {number} of {name} has not {columns} columns"
            if any(not cell.findall(W + "p") for cell in table.iter(W + "tc")):
                yield f"tables: a cell of table {number} of {name} has no paragraph"


def pictures_of(package):
    for name, root in package.texts().items():
        for picture in root.iter(WP + "docPr"):
            is_decoration = any(e.get("val") == "1" for e in picture.iter(DECORATIVE))
            if not (picture.get("descr") or "").strip() and not is_decoration:
                yield f"pictures: {picture.get('name')} of {name} has no alternative text"


def language_of(package):
    lang = package.xml["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if lang is None or not lang.get(W + "val"):
        yield "language: the styles name none"
    core = package.xml.get("docProps/core.xml", ElementTree.Element("x"))
    purl = "{http://purl.org/dc/elements/1.1/}"
    for tag in ("title", "language", "creator"):
        if not (core.findtext(purl + tag) or "").strip():
            yield f"language: the file's properties have no {tag}"


def headings_of(package):
    names = {s.get(W + "styleId"): s.find(W + "name").get(W + "val") for s in package.xml["word/styles.xml"].iter(W + "style")}
    last = 0
    for paragraph in package.xml["word/document.xml"].iter(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if found := style is not None and re.fullmatch(r"heading (\d)", names.get(style.get(W + "val"), "")):
            level = int(found[1])
            if level > last + 1:
                yield f"headings: one of level {level} follows one of level {last}: {''.join(paragraph.itertext())!r}"
            last = level
    for name, root in package.texts().items():
        for tag in ("pStyle", "rStyle", "tblStyle"):
            for id in sorted({e.get(W + "val") for e in root.iter(W + tag)} - set(names)):
                yield f"headings: {name} uses the style {id}, which is not there"


def references_of(package):
    names = {e.get(W + "name") for root in package.texts().values() for e in root.iter(W + "bookmarkStart")}
    numbers = {e.get(W + "numId") for e in package.xml.get("word/numbering.xml", []) if e.tag == W + "num"}
    for name, root in package.texts().items():
        wanted = {e.get(W + "anchor") for e in root.iter(W + "hyperlink") if e.get(W + "anchor")}
        fields = re.findall(r"\b(?:PAGEREF|NOTEREF) (\S+)", " ".join(e.text or "" for e in root.iter(W + "instrText")))
        for missing in sorted((wanted | set(fields)) - names):
            yield f"references: {name} leads to {missing}, which is not there"
        for missing in sorted({e.get(W + "val") for e in root.iter(W + "numId")} - numbers):
            yield f"references: {name} has an entry of list {missing}, which is not there"
        marks = [e.get(W + "fldCharType") for e in root.iter(W + "fldChar")]
        if marks.count("begin") != marks.count("end"):
            yield f"references: a field of {name} does not end"
