"""Extents: of whom and of which time a number is told, carried on from clause to clause.

市本级收到申请40件、办结39件: both are 市本级's; 上半年收到20件、办结18件: both are of half a
year. It ends with a semicolon, and with a word for the whole (全市, 全年).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from forms.patterns import regex
from forms.review.naming.offices import is_short_for, office
from forms.review.reading.characters import HAN
from forms.review.reading.surroundings import Clause, Context
from forms.review.reading.tongue import Tongue, union

SHORT_OFFICE = 2
_OWN = "我本全该"
_EACH = regex(r"\W*(?:目前[，,])?(?:机关|本级|我[局镇乡县市区委]|全[局镇乡县市区委])?各")
"""What is asserted or denied of each part is so of the whole; what is counted of them is not, nor
what is told behind that (各乡镇办结8件，无结转).
"""
_PLACED = regex("在|通过|利用|依托|于|向|从|对|为|经|做客|走进|登录")
_JOINED = regex("及其?|和|与|、")
_BEFORE = regex(
    r"^\W*(?:[一二三四五六七八九十]{1,2}是|因|由于|其中[，,：:]?|年度?|今年|本年度?|全年|年内|当年)+"
)
_BETWEEN = (
    r"(?:全年|共计?|累计|今年|本年度?|同期|年内|20\d\d年度?"
    r"|在|均|已|依法|先后|直接|也|都|共有|未|没有|尚未|从未|均未|无|发生|产生|出现|被)*$"
)

_REMAINING = r"[，,；;]?\s?(?:其余|其他|剩余|余下)的?(?:均|都|则|全部)?(?:为|由|是|系|属|来自)"


class Extents:
    """The bits of the words for an extent, and the names of the office itself."""

    def __init__(self, tongue: Tongue, unit: str) -> None:
        self.unit = unit.replace("人民", "")
        self.own = tongue.bit("@own")
        self.region = tongue.bit("@region")
        self.some = tongue.bit("@some")
        self.among = tongue.bit("@among")
        self.since = tongue.bit("@since")
        self.term = tongue.bit("@term")
        self.this_year = tongue.bit("@this_year")
        self.others_part = tongue.bit("@another office")
        self.apart = self.some | self.since | self.term | self.others_part
        self.parts = tongue.parts
        far = (name for name, marks in tongue.regions.items() if not self._within(marks))
        self.far = tongue.mask(f"@{name}" for name in far)
        self.office = regex(f"({HAN}{{0,11}}(?:{tongue.offices})){_BETWEEN}")
        self.remaining = regex(f"{_REMAINING}{HAN}{{0,8}}(?:{tongue.offices})")

    def _within(self, names: Iterable[str]) -> bool:
        """Whether the office is one of a region, by its name; any may be where it is unknown."""
        return not self.unit or any(name in self.unit for name in names)

    def another(self, opening: str) -> bool:
        """Whether a clause begins with another office, or a part of it, as the one that did it."""
        found = self.office.search(_BEFORE.sub("", opening)) if self.unit else None
        actor = _BEFORE.sub("", found[1]).replace("人民", "") if found else ""
        if actor in self.parts:
            return actor not in self.unit
        if len(actor) <= SHORT_OFFICE or actor[0] in _OWN or "我" in actor:
            return False
        if all(self._is_own(one) for one in _JOINED.split(actor)):
            return False
        return not _PLACED.search(actor)

    def _is_own(self, name: str) -> bool:
        """Whether a name is the office's own, or that of the staff about its head."""
        bare = name.removesuffix("办公室").removesuffix("办")
        return any(one in self.unit or is_short_for(one, office(self.unit)) for one in (name, bare))

    def of_numbers(self, contexts: Iterable[Context]) -> Iterator[tuple[Context, int]]:
        """Each quantity of a sentence with the bits of its extent."""
        extent, outer = 0, 0
        for context in contexts:
            for mark in context.marks:
                if mark == "（":
                    outer = extent
                extent = 0 if mark == "；" else outer if mark == "）" else extent
            if "，" in context.marks and not context.reach:
                extent &= ~self.term
            extent = self._kept(extent, context.near | context.lead)
            extent |= self._named(context.near | context.lead & self.among, context.opening)
            extent |= context.lead & (self.since | self.term)
            if context.reach and context.before and self.another(context.before):
                extent |= self.others_part
            part = self.others_part if self.remaining.match(context.after) else 0
            yield context, extent | part

    def of_clauses(self, clauses: Sequence[Clause]) -> Iterator[int]:
        """The bits of the extent of each clause of a sentence."""
        extent = 0
        for clause in clauses:
            here = union(token.mask for token in clause.tokens)
            extent = self._kept(extent, here) if clause.goes_on else 0
            each = _EACH.match(clause.opening) and not clause.quantities
            opening = "" if each else clause.opening
            extent |= self._named(here, opening)
            yield extent

    def _named(self, here: int, opening: str) -> int:
        """What the words of a clause say of its extent; 其中市本级 is a part of what was told."""
        part = self.another(opening) or (here & self.own and here & self.among) or here & self.far
        return here & (self.own | self.some | self.since | self.term) | (
            self.others_part if part else 0
        )

    def _kept(self, extent: int, here: int) -> int:
        """What is left of an extent behind words for the whole."""
        if here & self.region:
            extent &= ~(self.own | self.some | self.others_part)
        if here & self.this_year:
            extent &= ~(self.since | self.term)
        return extent
