"""Two versions of a plan: as it is, and after edits. Arguments: the plan's folder, the edits, and where both go.

Edits are written as in `tests/diff/pairs`: `in FILE`, then lines that go after `- ` and lines that come after `+ `; `add FILE`
with its lines; `remove FILE`; `rename FILE to FILE`. The statutory index is left out of both: it is worked out from the plan as
a whole, and no document with tracked changes has it."""

import shutil
import sys
from pathlib import Path


def main():
    plan, edits, out = map(Path, sys.argv[1:])
    for version in ("old", "new"):
        shutil.copytree(plan, out / version)
        head = out / version / "plan.md"
        head.write_text(head.read_text("utf-8").replace("\nindex: true\n", "\n"), "utf-8")
    apply(edits.read_text("utf-8").split("\nchanges\n")[0].splitlines()[1:], out / "new")


def apply(lines, plan):
    at, file = 0, None

    def taken(mark):
        nonlocal at
        block = []
        while at < len(lines) and lines[at].split(" ")[0] == mark:
            block.append(lines[at][2:])
            at += 1
        return "\n".join(block)

    while at < len(lines):
        word, _, rest = lines[at].partition(" ")
        if word == "-":
            before, after = taken("-"), taken("+")
            text = file.read_text("utf-8")
            if before not in text:
                sys.exit(f"versions: {file} has no “{before}”")
            file.write_text(text.replace(before, after, 1), "utf-8")
            continue
        at += 1
        if word == "in":
            file = plan / rest
        elif word == "add":
            (plan / rest).write_text(taken("+") + "\n", "utf-8")
        elif word == "remove":
            (plan / rest).unlink()
        elif word == "rename":
            old, new = rest.split(" to ")
            (plan / old).rename(plan / new)
        elif word:
            sys.exit(f"versions: what is `{word}`?")


if __name__ == "__main__":
    main()
