"""The part word/settings.xml: what makes Word keep to the page as it is written."""

from __future__ import annotations

from exporters.docx.markup import document_root, tag

_WORD = "http://schemas.microsoft.com/office/word"


def settings_part() -> bytes:
    """Odd and even footers, full-width marks uncompressed, today's layout rules, Chinese."""
    compatibility = tag("compatSetting", name="compatibilityMode", uri=_WORD, val=15)
    return document_root(
        "settings",
        tag("zoom", percent=100)
        + tag("bordersDoNotSurroundHeader")
        + tag("bordersDoNotSurroundFooter")
        + tag("defaultTabStop", val=420)
        + tag("evenAndOddHeaders")
        + tag("characterSpacingControl", val="doNotCompress")
        + tag("compat", tag("doNotExpandShiftReturn") + compatibility)
        + tag("themeFontLang", val="en-US", eastAsia="zh-CN")
        + tag("decimalSymbol", val=".")
        + tag("listSeparator", val=","),
    )
