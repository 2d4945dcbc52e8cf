"""LibreOffice without a window: what is left of a document when all its changes are accepted, or rejected."""

import subprocess
from pathlib import Path

MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Answers" script:language="StarBasic">
Sub Answer(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim document As Object
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  Dim dispatcher As Object
  dispatcher = CreateUnoService("com.sun.star.frame.DispatchHelper")
  Dim none()
  If command &lt;&gt; "" Then
    dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; command, "", 0, none())
  End If
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  document.storeToURL(ConvertToURL(target), filter())
  document.close(True)
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Answers"/>
</library:library>
"""
COMMANDS = {"accept": "AcceptAllTrackedChanges", "reject": "RejectAllTrackedChanges", "none": ""}


class Office:
    """LibreOffice with a profile of its own, which holds the macro."""

    def __init__(self, work):
        self.profile = Path(work) / "profile"
        # LibreOffice makes its profile when it starts for the first time, and would write over what is there.
        self.run("--terminate_after_init")
        library = self.profile / "user/basic/Standard"
        library.mkdir(parents=True, exist_ok=True)
        (library / "Answers.xba").write_text(MACRO, "utf-8")
        (library / "script.xlb").write_text(LIBRARY, "utf-8")

    def run(self, *arguments):
        command = ["soffice", f"-env:UserInstallation=file://{self.profile}", "--headless", *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)

    def answered(self, source, target, answer):
        """Writes the document after all its changes were accepted or rejected. What was complained of."""
        try:
            run = self.run(f'macro:///Standard.Answers.Answer("{source}","{target}","{COMMANDS[answer]}")')
        except subprocess.TimeoutExpired:
            return ["libreoffice: takes longer than five minutes"]
        said = [line for line in run.stderr.splitlines() if line.strip() and "javaldx" not in line]
        if run.returncode or not Path(target).is_file():
            return [f"libreoffice: cannot {answer} its changes: {' '.join(said) or run.returncode}"]
        return [f"libreoffice: {line}" for line in said]
