"""What stands beside a PDF and says what ought to be in it."""

import json
from functools import lru_cache
from pathlib import Path


class Folder:
    """A folder of outputs: the plan as data and as text, and the manifest, where they were built."""

    def __init__(self, path):
        self.plan = self._json(path / "plan.json")
        self.manifest = self._json(path / "manifest.json") or self._json(path.parent / "manifest.json")
        self.document = self.plan["document"] if self.plan else None
        text = path / "plan.txt"
        self.text = text.read_text("utf-8") if text.is_file() else None

    def word(self, key):
        """Words of the outputs, from the theme's locale; none where the plan was not built as data."""
        return self.plan["words"].get(key, "") if self.plan else ""

    @staticmethod
    def _json(path):
        return json.loads(path.read_text("utf-8")) if path.is_file() else None


@lru_cache(maxsize=64)
def of(path):
    """The folder in which a file stands."""
    return Folder(Path(path).parent)
