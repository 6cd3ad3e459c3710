"""The draft that travels in a document of ours, taken out of it."""

from __future__ import annotations

from pathlib import Path

from forms.store.reading import DraftError


def draft_inside(document: Path) -> Path:
    """The draft inside a document, written beside it under a free name; raises DraftError."""
    from exporters.verify import DocumentError, draft_from_docx
    from forms.loading import load_form
    from forms.new_draft import free_name, write_new
    from forms.store.diagnosis import Diagnosis
    from forms.store.writing import whole_text

    try:
        draft = draft_from_docx(document)
        path = free_name(document.parent, f"{document.stem}-取回")
        write_new(path, whole_text(draft, load_form(draft.form)))
    except (DocumentError, OSError) as error:
        fault = Diagnosis(str(error), "请另取一份带草稿的文件，或用 nianbao import 读入")
        raise DraftError(document, fault) from error
    return path


def taken_out(document: Path, draft: Path) -> str:
    """That a draft has been taken out of a document, in the officer's words."""
    return f"已从 {document.name} 取回草稿，存成 {draft}"
