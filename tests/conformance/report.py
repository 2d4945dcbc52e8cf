"""Reads the checkers' lines and says how it went. Arguments: FILE of lines, and a folder of broken copies' expectations
where they are what was checked. Exit status 0 where all is well, 1 where something fails, 2 where something could not be
checked."""

import re
import sys
from collections import Counter
from pathlib import Path


def read(path):
    lines = [line.rstrip("\n").split("\t") for line in path.open(encoding="utf-8")]
    return [line for line in lines if line[0] in ("fail", "ran", "note", "broken")]


def table(lines):
    """What ran over how many files, how long it took, and how many faults it found."""
    totals, order = {}, []
    for kind, *fields in lines:
        if kind == "ran":
            tool, count, seconds = fields
            if tool not in totals:
                order.append(tool)
            files, time = totals.get(tool, (0, 0.0))
            totals[tool] = (files + int(count), time + float(seconds))
    width = max([len(tool) for tool in order], default=0)
    for tool in order:
        print(f"  {tool:{width}}  {totals[tool][0]:5} checked  {totals[tool][1]:6.0f} s")


def plain(lines):
    """Everything must be well."""
    fails = [line[1:] for line in lines if line[0] == "fail"]
    for file, tool, rule, message in fails:
        print(f"{file}: {tool} {rule}: {message}")
    for line in lines:
        if line[0] == "note":
            print(f"note: {line[1]}")
    table(lines)
    by_tool = Counter(tool for _, tool, _, _ in fails)
    told = ", ".join(f"{tool} {count}" for tool, count in sorted(by_tool.items()))
    print(f"{len(fails)} faults: {told}" if fails else "no fault")
    return 1 if fails else 0


def copies(lines, folder):
    """The good copy must be well, and each broken one must fail as its `expect` says."""
    found = {}
    for line in lines:
        if line[0] == "fail":
            found.setdefault(line[1].split("/")[0], []).append(f"{line[2]} {line[3]}")
    # The whole copy is there for PDFs and for pages.
    expectations = {path.parent.name: path.read_text("utf-8").strip() for path in folder.glob("*/*/expect")}
    passed = []
    for name, expected in sorted(expectations.items()):
        faults = found.get(name, [])
        if expected == "good":
            if faults:
                passed.append(f"the whole copy, which should pass, fails: {'; '.join(sorted(set(faults)))}")
        elif not any(re.search(expected, fault) for fault in faults):
            others = f" (only {'; '.join(sorted(set(faults)))})" if faults else ""
            passed.append(f"the broken copy {name} is not found out by {expected}{others}")
    for message in passed:
        print(message)
    table(lines)
    print(f"{len(expectations) - 1} broken copies, {len(passed)} not as they should be")
    return 1 if passed or len(expectations) < 2 else 0


def main(path, folder=None):
    lines = read(Path(path))
    status = copies(lines, Path(folder)) if folder else plain(lines)
    unchecked = [line[1] for line in lines if line[0] == "broken"]
    for message in unchecked:
        print(f"not checked: {message}")
    return 2 if unchecked else status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
