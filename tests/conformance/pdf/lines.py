"""The lines that a checker writes, for `report.py`: tab-separated, one a fact."""


def _line(*fields):
    print("\t".join(" ".join(str(field).split()) for field in fields), flush=True)


def fail(file, tool, rule, message):
    """Something is wrong with a file."""
    _line("fail", file, tool, rule, message)


def ran(tool, count, seconds):
    """A tool was through: over how many files, in how many seconds."""
    _line("ran", tool, count, f"{seconds:.1f}")


def broken(message):
    """Something could not be checked, which says nothing of the file."""
    _line("broken", message)
