"""Where Latin text may break: UAX 14 in the older form that LibreOffice's own rules have.

Two dozen characters matter; letters below U+2E80 are AL, Han and the rest ID. Against today's
UAX 14 a number in brackets stays with what follows (〕×1) and 0791-88321512 breaks at its hyphen.
"""

from __future__ import annotations

_CLASSES = {
    "CL": "、。，．〉》」』】〕〗｝］）}",
    "CP": ")]",
    "NS": "：；・々",
    "EX": "！？!?",
    "OP": "《〈「『【〔〖（［｛([{",
    "QU": "“”‘’\"'",
    "IS": ",.:;",
    "SY": "/",
    "HY": "-",
    "BA": "|–\u3000",
    "B2": "—",
    "IN": "…",
    "PO": "%‰％°℃¢",
    "PR": "$+№±￥¥£\\",
    "GL": "\u00a0\u2011\u2060",
    "NU": "0123456789",
    "SP": " ",
}
_CLASS_OF = {char: name for name, chars in _CLASSES.items() for char in chars}
_FIRST_HAN = "\u2e80"

_NEVER_BEFORE = frozenset(("CL", "CP", "EX", "IS", "SY", "SP", "BA", "HY", "NS", "QU", "GL"))
_NEVER_AFTER = frozenset(("OP", "QU", "GL"))
_NEVER_AFTER_BLANKS = frozenset(("CL", "CP", "EX", "IS", "SY", "SP"))
_JOINED = (
    "AL×IN ID×IN IN×IN NU×IN B2×B2 ID×PO AL×AL AL×NU NU×AL NU×NU AL×OP NU×OP CL×AL CL×NU "
    "CP×AL CP×NU IS×AL IS×NU PR×NU PO×NU NU×PO NU×PR PR×ID PR×AL AL×PR PO×AL"
)
_JOINED_PAIRS = frozenset(_JOINED.split())


def line_class(char: str) -> str:
    """The line-break class of a character, by its two letters in UAX 14."""
    return _CLASS_OF.get(char) or ("AL" if char < _FIRST_HAN else "ID")


def may_break(text: str, at: int, joined: frozenset[str] = frozenset()) -> bool:
    """Whether a line of Latin text may end before position `at`, 0 < at < len(text).

    `joined` are pairs of classes ("HY×NU") that are not parted either.
    """
    before, after = line_class(text[at - 1]), line_class(text[at])
    if before == "SP":
        return after not in _NEVER_AFTER_BLANKS and not _behind_opening(text, at)
    pair = f"{before}×{after}"
    if before in _NEVER_AFTER or after in _NEVER_BEFORE or pair in _JOINED_PAIRS or pair in joined:
        return False
    return not _in_number(text, at, before, after)


def _behind_opening(text: str, at: int) -> bool:
    """Whether only blanks stand between an opening bracket and the position."""
    while at > 0 and text[at - 1] == " ":
        at -= 1
    return at > 0 and line_class(text[at - 1]) == "OP"


def _in_number(text: str, at: int, before: str, after: str) -> bool:
    """Inside 1/2, or before a bracket that holds the number a sign belongs to."""
    if before == "SY" and after == "NU":
        return at > 1 and line_class(text[at - 2]) == "NU"
    if before in ("PR", "PO") and after == "OP":
        return at + 1 < len(text) and line_class(text[at + 1]) == "NU"
    return False
