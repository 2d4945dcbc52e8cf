#!/usr/bin/env python3
"""Runs each contender in turn, round after round, and prints what it took: see `run`."""

import argparse
import os
import pathlib
import shutil
import statistics
import tempfile
import time

from peers import Peers

# (name, what it is measured against, the other, what is wished of the ratio)
RATIOS = [
    ("all", "pandoc", "all outputs of a plan, to pandoc and Typst for the PDF alone", "below 1"),
    ("html", "mdbook", "HTML with checking, to mdBook's", "at most 1"),
    ("check", "rumdl", "checking against the law, to rumdl's of style", ""),
    ("pdf", "typst", "check and plan.pdf, to Typst alone on our code", "at most 1.25"),
    ("all", "typst-all", "all outputs, to Typst alone on the code of all PDFs", ""),
    ("all", "weasyprint", "all outputs, to WeasyPrint for the PDF alone", ""),
]


def once(commands):
    """Processor time in milliseconds, time by the clock, and the most memory of one process in MiB."""
    cpu = wall = peak = 0.0
    for command in commands:
        null = os.open(os.devnull, os.O_RDWR)
        before = time.monotonic()
        pid = os.posix_spawn(
            str(command[0]), [str(part) for part in command], os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, null, 0), (os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)],
        )
        _, status, used = os.wait4(pid, 0)
        wall += (time.monotonic() - before) * 1e3
        os.close(null)
        # rumdl ends with 1 where it found something.
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise SystemExit(f"ended with {os.waitstatus_to_exitcode(status)}: {' '.join(map(str, command))}")
        cpu += (used.ru_utime + used.ru_stime) * 1e3
        peak = max(peak, used.ru_maxrss / 1024)
    return cpu, wall, peak


def spread(values):
    return f"{statistics.median(values):8.0f} ({min(values):.0f} to {max(values):.0f})"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("plan", nargs="?", type=pathlib.Path, default=pathlib.Path("plans/kent-2017-2021"))
    parser.add_argument("--runs", type=int, default=11)
    for name in ("planwright", "examples", "peers", "mdbook"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        peers = Peers(args, pathlib.Path(folder))
        found = {name: [] for name in peers.all}
        # The first round warms the system's caches and does not count.
        for round in range(args.runs + 1):
            for name, (_, commands) in peers.all.items():
                for fresh in peers.fresh:
                    shutil.rmtree(fresh, ignore_errors=True)
                costs = once(commands)
                if round:
                    found[name].append(costs)
    print(f"{args.plan}, medians of {args.runs} runs in turn (least to most)\n")
    print(f"{'':<38}{'CPU, ms':>24}{'clock, ms':>24}{'peak, MiB':>12}")
    for name, (title, _) in peers.all.items():
        cpu, wall, peak = zip(*found[name])
        print(f"{title:<38}{spread(cpu):>24}{spread(wall):>24}{statistics.median(peak):>12.0f}")
    print()
    for one, other, title, wished in RATIOS:
        # Round by round, so that a machine that slows down for a while slows both.
        pairs = [a[0] / b[0] for a, b in zip(found[one], found[other])]
        told = f"  wished: {wished}" if wished else ""
        print(f"{title:<66}{statistics.median(pairs):6.2f} ({min(pairs):.2f} to {max(pairs):.2f}){told}")


if __name__ == "__main__":
    main()
