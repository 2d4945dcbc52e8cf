"""LibreOffice without a window: what is left of a document when all its changes are accepted, or rejected."""

import subprocess
from pathlib import Path

MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Answers" script:language="StarBasic">
Sub Answer(orders As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  Dim none()
  Dim dispatcher As Object
  dispatcher = CreateUnoService("com.sun.star.frame.DispatchHelper")
  Dim number As Integer
  number = FreeFile
  Open orders For Input As #number
  Do While Not EOF(number)
    Dim order As String
    Line Input #number, order
    Dim parts
    parts = Split(order, "|")
    If UBound(parts) = 2 Then
      Dim document As Object
      document = StarDesktop.loadComponentFromURL(ConvertToURL(parts(0)), "_blank", 0, hidden())
      If parts(2) &lt;&gt; "" Then
        dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; parts(2), "", 0, none())
      End If
      document.storeToURL(ConvertToURL(parts(1)), filter())
      document.close(True)
    End If
  Loop
  Close #number
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

    def run(self, *arguments, seconds=300):
        command = ["soffice", f"-env:UserInstallation=file://{self.profile}", "--headless", *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)

    def answered(self, orders):
        """Writes documents after all their changes were accepted or rejected: each order is a source, a target and an answer.
        What was complained of, by target. One start does them all, since a start takes longer than a document."""
        listed = self.profile.parent / "orders"
        listed.write_text("".join(f"{source}|{target}|{COMMANDS[answer]}\n" for source, target, answer in orders), "utf-8")
        try:
            run = self.run(f'macro:///Standard.Answers.Answer("{listed}")', seconds=300 + 30 * len(orders))
        except subprocess.TimeoutExpired:
            run = None
        said = [] if run is None else [line for line in run.stderr.splitlines() if line.strip() and "javaldx" not in line]
        faults = {}
        for _, target, answer in orders:
            if not Path(target).is_file():
                told = "takes too long" if run is None else " ".join(said) or f"ends with {run.returncode}"
                faults[target] = [f"libreoffice: cannot {answer} its changes: {told}"]
        return faults
