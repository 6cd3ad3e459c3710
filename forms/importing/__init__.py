"""Published reports read back: .docx, web pages, text and spreadsheets become drafts."""

from forms.importing.imported import Imported, ImportedValue
from forms.importing.importer import import_report
from forms.importing.refusal import ReportError

__all__ = ["Imported", "ImportedValue", "ReportError", "import_report"]
