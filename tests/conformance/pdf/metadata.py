"""What the file says of itself."""

import json
import re

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
FILE_NAME = re.compile(r"\.(pdf|typ|html?|docx?|md)$|^untitled", re.I)


def check(pdf, folder, path, tell):
    """`tell(rule, message)` is called for each fault."""
    root = pdf.Root
    if root.get("/MarkInfo", {}).get("/Marked") is not True:
        tell("marked", "the file does not say that it is tagged")
    language = str(root.get("/Lang", ""))
    if not LANGUAGE.fullmatch(language):
        tell("lang", f"the document's language is “{language}”")
    elif folder.document and language != folder.document["lang"]:
        tell("lang", f"the document's language is {language}, and the plan's is {folder.document['lang']}")
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        tell("display-title", "the window would show the name of the file, not the title")
    if path.name == "page.pdf" and len(pdf.pages) != 1:
        tell("one-page", f"the plan on a page has {len(pdf.pages)} pages")
    _xmp(pdf, folder, tell)


def _xmp(pdf, folder, tell):
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        packet = str(xmp)
        title = (xmp.get("dc:title") or "").strip()
        if not title or FILE_NAME.search(title):
            tell("xmp-title", f"the title is “{title}”")
        if not xmp.get("dc:creator"):
            tell("xmp-author", "no author is named")
        if not (xmp.get("dc:description") or "").strip():
            tell("xmp-subject", "no subject (dc:description) is given")
        if not xmp.get("xmp:CreateDate"):
            tell("xmp-date", "no date is given")
        part = (str(xmp.get("pdfuaid:part")), str(xmp.get("pdfaid:part")), str(xmp.get("pdfaid:conformance")))
        if part != ("1", "2", "A"):
            tell("xmp-claims", f"the file claims PDF/UA-{part[0]} and PDF/A-{part[1]}{part[2]}")
    if folder.document:
        if folder.document["title"] not in title:
            tell("xmp-title", f"the title is “{title}”, without the plan's, “{folder.document['title']}”")
        version = folder.document.get("version")
        if version and version not in packet:
            tell("xmp-version", f"the version, “{version}”, is not there")
    if folder.manifest:
        sources = folder.manifest["sources"]
        digest = sources.get("digest") if isinstance(sources, dict) else sources
        digest = digest if isinstance(digest, str) else json.dumps(digest)
        if digest not in packet:
            tell("xmp-digest", f"the digest of the sources, {digest[:12]}…, is not there")
