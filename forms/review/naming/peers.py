"""Offices of the writer's own kind, or of a town, where the writer would name himself: 平山县水利局
in the report of 青山县水利局, 江门海关 in that of 望海海关.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.patterns import regex
from forms.review.finding import Span
from forms.review.naming.offices import DOES, ORDER, PLACE_SUFFIX, Office, is_name, office
from forms.review.reading.characters import HAN

_HEAD = r"(?:^|(?<=[。；\n]))(?:20\d\d年度?|全年|年内)?[，,]?"
WITH_US = regex(
    r"[^。\n]{0,40}?(?:借鉴|学习|参考|推广)|(?:来|到|与|同|等|、|和|赴|及|的|移送|移交|转|联合|邀请|提请|商请|抄送|通报|配合|协助|派员|负责|牵头|承担|主办|审批|核发)"
    r"|[^。\n]{0,30}?[我本](?:局|委|办|厅|镇|乡|街道|中心|单位|县|区|市|校|院|关)"
)
"""What follows an office that the writer deals with, or learns from."""
_KINDS = (
    "海关",
    "大学",
    "学院",
    "中学",
    "小学",
    "学校",
    "医院",
    "监狱",
    "海事局",
    "研究院",
    "博物馆",
)
"""What offices are that bear no name of a place with a level of its own."""
_NO_NAME = regex(
    "[各全我本该两多某每其有在对向由与和使让把将的为等此所及于从按以]|隶属|所属|直属|相关|辖区|乡镇|一|中小"
)
_TOWN = regex(
    rf"{_HEAD}(?P<name>{HAN}{{2,4}}?(?:镇|乡|街道)(?:人民政府|办事处))"
    rf"(?=(?:持续|不断|进一步|积极|认真|扎实|着力|全面|切实|深入){HAN}{{2,16}}公开)",
    re.MULTILINE,
    words="人民政府 办事处",
)


def peers(text: str, unit: str) -> Iterator[Span]:
    """Where such an office is named at the head of a sentence, and not as one he deals with."""
    own = office(unit)
    patterns = [_same_task(own.task)] if own.places and own.task and not own.is_place else []
    kind = next((kind for kind in _KINDS if unit.endswith(kind)), "")
    if kind:
        patterns.append(_same_kind(kind))
    if not (own.is_place and ORDER[own.suffixes[-1]] > ORDER["镇"]):
        patterns.append(_TOWN)
    for pattern in patterns:
        for match in pattern.finditer(text):
            group = match.lastgroup or "name"
            if _is_another(match[group], unit, own) and not WITH_US.match(text, match.end()):
                yield match.span(group)


def _is_another(name: str, unit: str, own: Office) -> bool:
    """Whether it is the name of another office, not a word for some or a part of the own name."""
    if unit.endswith(name) or name in unit or name.endswith(unit):
        return False  # the own name, or that with the place above: 江北市青山县水利局
    places = office(name).places
    if not places:
        return _NO_NAME.search(name) is None
    rival = own.rival(office(name))
    town = name.endswith(("人民政府", "办事处"))
    return town or (rival is not None and is_name(rival[0]))


@lru_cache(maxsize=16)
def _same_task(task: str) -> re.Pattern[str]:
    places = rf"(?:{HAN}{{2,6}}?(?:{PLACE_SUFFIX})){{1,2}}"
    return regex(
        rf"(?:{_HEAD}|(?<=，))(?:国家税务总局)?(?P<name>{places}{re.escape(task)})",
        re.MULTILINE,
        words=task,
    )


@lru_cache(maxsize=16)
def _same_kind(kind: str) -> re.Pattern[str]:
    return regex(
        rf"(?:{_HEAD}(?P<name>{HAN}{{2,6}}?{kind})(?={DOES})"
        rf"|(?:请与|(?:报告|年报)由|请向)(?P<asked>{HAN}{{2,4}}?{kind})(?:办公室)?(?:联系|咨询|反映|负责|编制|解释))",
        re.MULTILINE,
        words=kind,
    )
