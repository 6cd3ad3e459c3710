"""Documents as LibreOffice saves them, every format by one process: each start takes a second."""

from __future__ import annotations

import subprocess
from pathlib import Path

FORMATS = ("odt", "html", "pdf", "docx", "doc")

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/Office">
<prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
"""A profile that was used before: into a new one the program copies macros of its own."""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<library:libraries xmlns:library="http://openoffice.org/2000/library">
<library:library library:name="Standard" library:link="false"/></library:libraries>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard">
<library:element library:name="Module1"/></library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Rewrite(folder As String)
  Dim name As String, stem As String, document As Object
  name = Dir(folder &amp; "/*.docx")
  Do While name &lt;&gt; ""
    stem = Left(name, Len(name) - Len(".docx"))
    document = Opened(folder &amp; "/" &amp; name)
    Save(document, folder &amp; "/odt/" &amp; stem &amp; ".odt", "writer8")
    Save(document, folder &amp; "/html/" &amp; stem &amp; ".html", "HTML (StarWriter)")
    Save(document, folder &amp; "/pdf/" &amp; stem &amp; ".pdf", "writer_pdf_Export")
    document.close(True)
    document = Opened(folder &amp; "/odt/" &amp; stem &amp; ".odt")
    Save(document, folder &amp; "/docx/" &amp; stem &amp; ".docx", "MS Word 2007 XML")
    Save(document, folder &amp; "/doc/" &amp; stem &amp; ".doc", "MS Word 97")
    document.close(True)
    name = Dir()
  Loop
End Sub

Function Opened(url As String) As Object
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden"
  how(0).Value = True
  Opened = StarDesktop.loadComponentFromURL(url, "_blank", 0, how())
End Function

Sub Save(document As Object, url As String, filter As String)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = filter
  document.storeToURL(url, how())
End Sub
</script:module>
"""


def rewrite(program: str, folder: Path) -> None:
    """Save each .docx of a folder in the formats, in folders of their names; .docx and .doc from
    the .odt, so that nothing is left as it was written.
    """
    user = folder / "profile" / "user"
    basic = user / "basic"
    (basic / "Standard").mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    (basic / "script.xlc").write_text(_LIBRARIES, encoding="utf-8")
    (basic / "Standard" / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (basic / "Standard" / "Module1.xba").write_text(_MODULE, encoding="utf-8")
    for made in FORMATS:
        (folder / made).mkdir()
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    macro = f'macro:///Standard.Module1.Rewrite("{folder.as_uri()}")'
    command = [program, profile, "--headless", macro]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
