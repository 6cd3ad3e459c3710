"""Marks that may not begin or end a line (禁则), as Word and as LibreOffice hold them for zh-CN."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kinsoku:
    """Characters that never stand at the start, or at the end, of a line."""

    no_start: frozenset[str]
    no_end: frozenset[str]

    def parts(self, before: str, after: str) -> bool:
        """Whether a line may end with `before` and the next begin with `after`."""
        return after not in self.no_start and before not in self.no_end


WORD_KINSOKU = Kinsoku(
    frozenset(
        "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
    ),
    frozenset("$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"),
)
"""ISO/IEC 29500-1 17.3.1.16, the zh-CN sets."""

LIBREOFFICE_KINSOKU = Kinsoku(
    frozenset(
        ":!),.:;?]}¢'\"、。〉》」』】〕〗〞︰︱︳﹐､﹒﹔﹕﹖﹗﹚﹜﹞！），．：；？｜｝︴︶︸︺︼︾﹀﹂﹄﹏～￠々‖•·ˇˉ―-′’”"
    ),
    frozenset("([{£¥'\"‵〈《「『【〔〖（［｛￡￥〝︵︷︹︻︽︿﹁﹃﹙﹛﹝“‘"),
)
"""LibreOffice 7.4's sets for zh-CN: % ％ … ℃ ‰ — may start a line there."""

SCREEN_KINSOKU = Kinsoku(
    WORD_KINSOKU.no_start | frozenset("—"),
    WORD_KINSOKU.no_end - frozenset("·．"),
)
"""For the screen: Word's marks; a dash stays with what it follows, so —— is not parted."""
