"""The words: all of the plan, in the order of the plan, and letters that can be copied."""

import re
import subprocess
import unicodedata

import tree

LONG = 6

# Hebrew, Arabic, and the scripts between and beside them.
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")

# What begins a row of a quotation or of a list in plan.txt.
QUOTED = re.compile(r"^\| ?")
LISTED = re.compile(r"^([*•] |\d+\. )")


def check(pdf, folder, path, tell):
    """`tell(rule, message)` is called for each fault."""
    run = subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True)
    shown = run.stdout.decode("utf-8", "replace")
    if run.returncode or not shown.strip():
        tell("empty", run.stderr.decode(errors="replace").strip() or "there is no text")
        return
    if lost := re.search(r"[\ufffd\ue000-\uf8ff]", shown):
        tell("unmapped", f"the text has a character that means nothing, U+{ord(lost[0]):04X}")
    _, lines = tree.read(str(path))
    _furniture(folder, path, shown, lines, tell)
    if path.name == "plan.pdf" and folder.text:
        _order(folder.text, lines, shown, " ".join(tree.unseen_words(pdf)), tell)


def _furniture(folder, path, shown, lines, tell):
    """Page numbers are on the pages, and no screen reader reads them."""
    pattern = re.escape(folder.word("page_of")).replace(r"\{page\}", r"\d+").replace(r"\{pages\}", r"\d+")
    if not pattern:
        return
    tagged = " ".join(text for _, text in lines)
    if re.search(pattern, tagged):
        tell("furniture", "a page's number is tagged as text of the plan")
    pages = shown.split("\f")
    if path.name == "plan.pdf" and len(pages) > 4 and not re.search(pattern, pages[2]):
        tell("page-number", "the third page does not show its number")


def _order(plan, lines, shown, unseen, tell):
    """Each word of `plan.txt` is there, and each sentence is in the tree of tags after the sentence before it. Of a line
    with letters of two fonts poppler reads but a part in the tree: such a sentence is looked for on the pages. What is
    written from right to left lies in a PDF as it is seen, and is left to the project's own tests."""
    flow = _fold(_join(shown.split("\n")))
    body = _fold(_join(text for up, text in lines if "Note" not in up)) + " "
    notes = _fold(_join(text for up, text in lines if "Note" in up))
    # Numbers of notes, and what plan.txt puts in the place of pictures.
    plan = re.sub(r"\[[^\]]*\]", " ", plan)
    # Where a link leads is not printed in a PDF, which can be followed.
    plan = re.sub(r"\s\((?:https?://|mailto:|tel:)[^)]*\)", "", plan)
    have = set(f"{body} {notes} {flow} {_fold(unseen)}".split())
    # A word that a line of the PDF breaks counts by its parts.
    run = body.replace(" ", "")
    # The heading of the notes is not needed where each stands on its page.
    titles = [row for row, under in zip(plan.split("\n"), plan.split("\n")[1:]) if _rule(under)]
    have |= set(_words(titles[-1] if titles and notes else ""))
    lost = sorted(word for word in set(_words(plan)) - have if word not in run and not RIGHT_TO_LEFT.search(word))
    if lost:
        tell("words", f"{len(lost)} words of plan.txt are not in the PDF: {', '.join(lost[:12])}")
    at, missing, behind = 0, [], []
    for sentence in _sentences(plan):
        words = _fold(sentence)
        found = body.find(f"{words} ", at)
        if found >= 0:
            at = found + len(words)
        elif f"{words} " in body:
            behind.append(sentence)
        elif words not in notes and not RIGHT_TO_LEFT.search(words) and not (_begun(words, body) and _unnumbered(words) in _unnumbered(flow)):
            missing.append(sentence)
    if behind:
        tell("order", f"{len(behind)} sentences are read at another place than in plan.txt, first “{behind[0][:80]}”")
    if missing:
        tell("sentences", f"{len(missing)} sentences are not read as they stand in plan.txt, first “{missing[0][:80]}”")


def _begun(words, body):
    """Whether a good part of a sentence is in the tree: what was taken out of the tree as a whole is not."""
    words = words.split()
    runs = [" ".join(words[at:at + 3]) for at in range(len(words) - 2)]
    return 3 * sum(f"{run} " in body for run in runs) >= len(runs)


def _rule(row):
    return re.match(r"[=\-.*#~^]{3,}$", row)


def _sentences(plan):
    """The sentences of the plan's paragraphs; rows of tables and lists of facts are set otherwise in a PDF."""
    start = plan.find("\n====")
    for block in re.split(r"\n\s*\n", plan[max(start, 0):]):
        rows = [QUOTED.sub("", row) for row in block.split("\n")]
        # Each entry of a list is a sentence of its own, whether it ends with a full stop or not.
        rows = [LISTED.sub("\n", row) for row in rows]
        if any(re.match(r"[^\S\n]", row) or re.search(r"\S {2,}\S", row) or _rule(row) for row in rows):
            continue
        for sentence in re.split(r"(?<=[.!?:;])[”’)]?\s+|\n", " ".join(rows)):
            if len(_words(sentence)) >= LONG and not re.match(r"[\w’' ]+: ", sentence):
                yield sentence


def _join(texts):
    """Lines of text as one: a soft hyphen or a hyphen at a line's end joins, and no line runs into the next."""
    return re.sub(r"[\u00ad]\s*", "", " ".join(texts))


def _words(text):
    folded = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'").replace("\u00ad", "").lower()
    return [word.replace("'", "") for word in re.findall(r"[^\W_]+(?:'[^\W_]+)*", folded)]


def _unnumbered(words):
    """Words without the numbers among them, which may be those of notes."""
    bare = (re.sub(r"(?<=[^\W\d])\d+$", "", word) for word in words.split())
    return " ".join(word for word in bare if not word.isdigit())


def _fold(text):
    return " ".join(_words(text))
