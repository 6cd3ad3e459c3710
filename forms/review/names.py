"""Names: how the office speaks of itself, and names that belong to another office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from forms.draft import Draft
from forms.review.characters import HAN
from forms.review.finding import Finding
from forms.review.passage import Passage, finding_in
from forms.review.rulebook import rules

_OFFICES = (
    *("管委会", "居委会", "村委会", "指挥部", "党工委", "中心", "公司", "大队", "支队", "总队"),
    *("局", "厅", "委", "办", "院", "校", "处", "队", "站", "馆", "所", "署", "社"),
)
_PLACES = (
    "街道",
    "新区",
    "开发区",
    "自治区",
    "镇",
    "乡",
    "县",
    "区",
    "市",
    "省",
    "州",
    "盟",
    "旗",
    "村",
)
_HEIGHTS = ("村", "街道 镇 乡", "县 区 旗 开发区 新区", "市 州 盟", "省 自治区")
_ORDER = {word: height for height, words in enumerate(_HEIGHTS) for word in words.split()}
"""How high a place is: a 镇 may speak of 我县, a 县 not of 我镇."""
_SELF = re.compile(
    r"(?<![基根成样版文日资书课标原自])(?:我|本)(" + "|".join((*_OFFICES, *_PLACES)) + ")"
    r"(?!法|理|罚|公|议|计|门|分|面|势|域|场|对|托|伍|有|在|需|述|列|属|会|区|级|结|案|复|子|别|中心|长江|内容|期)"
)
_TAIL = re.compile(r"(?:人民政府)?(?:办公室|办公厅)?$")
_FOUND = re.compile("|".join((*_OFFICES, *_PLACES)))


def name_findings(
    draft: Draft,
    texts: Sequence[Passage],
    previous: Sequence[Draft],
    siblings: Sequence[Draft],
) -> list[Finding]:
    """Rules `self-reference`, `foreign-name` and `unit-name`."""
    unit = draft.text("unit.name")
    found: list[Finding] = []
    others = _others(draft, (*previous, *siblings))
    for passage in texts:
        found += _selves(unit, passage)
        found += _foreign(others, unit, passage)
        found += _title_name(draft, passage)
    return found


# ---- 我局, 本镇


def _selves(unit: str, passage: Passage) -> Iterator[Finding]:
    """Words for oneself that do not fit the unit: 我局 in the report of a 镇."""
    if not unit:
        return
    allowed = _Allowed(unit)
    wrong = [m for m in _SELF.finditer(passage.text) if not allowed(m[1])]
    if not wrong:
        return
    words = "、".join(dict.fromkeys(f"“{match[0]}”" for match in wrong))
    rule = rules()["self-reference"]
    message = f"{rule.title}：{words}，本单位是“{unit}”"
    better = _better(unit)
    places = [
        passage.place(*match.span(), match[0][0] + better if better else None) for match in wrong
    ]
    yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


class _Allowed:
    """Which words for oneself fit a unit of that name."""

    def __init__(self, unit: str) -> None:
        self.unit = unit
        self.place = _place_of(unit)
        self.is_place = _is_place(unit)

    def __call__(self, word: str) -> bool:
        if word in _ORDER:
            return self._fits_place(word)
        if word in self.unit:
            return True
        if self.is_place:
            return False
        return word in ("委", "办") and "委员会" in self.unit and word == "委"

    def _fits_place(self, word: str) -> bool:
        """The place's own word, or that of a higher one (我县 in the report of a 镇)."""
        if word in self.unit or self.place is None:
            return True
        own = _ORDER[self.place]
        return _ORDER[word] > own or (not self.is_place and _ORDER[word] >= own)


def _is_place(unit: str) -> bool:
    """Whether the unit is the government of a place, not one of its offices."""
    bare = unit.removesuffix("人民政府").removesuffix("办事处")
    return bare != unit or unit.endswith(_PLACES)


def _place_of(unit: str) -> str | None:
    """The last word for a place in a name: 青山区河口镇人民政府 → 镇."""
    found = [match[0] for match in re.finditer("|".join(_PLACES), unit)]
    return found[-1] if found else None


def _better(unit: str) -> str:
    """How the unit would call itself, "" where the name does not tell."""
    if _is_place(unit):
        return _place_of(unit) or ""
    return next(
        (word for word in ("局", "厅", "委员会", "中心") if unit.endswith(word)), ""
    ).replace("委员会", "委")


# ---- other offices


def _others(draft: Draft, drafts: Sequence[Draft]) -> list[str]:
    """Names of the units of other drafts that are not this one's, nor part of its name."""
    own = draft.text("unit.name") + "|" + draft.text("unit.short_name")
    if draft.text("unit.scope") == "region":
        return []
    names: list[str] = []
    for other in drafts:
        for name in (other.text("unit.name"), other.text("unit.short_name")):
            core = _core(name)
            if len(core) >= 3 and core not in own and not core.startswith(_core(own.split("|")[0])):
                names += [name, core] if name != core else [core]
    return sorted(dict.fromkeys(names), key=len, reverse=True)


def _core(name: str) -> str:
    """A name without its tail: 青山镇人民政府 → 青山镇."""
    return _TAIL.sub("", name).removesuffix("人民政府").removesuffix("办事处")


def _foreign(others: Sequence[str], unit: str, passage: Passage) -> Iterator[Finding]:
    spans: list[tuple[int, int]] = []
    for name in others:
        for match in re.finditer(re.escape(name), passage.text):
            if not any(a < match.end() and match.start() < b for a, b in spans):
                spans.append(match.span())
    if spans:
        rule = rules()["foreign-name"]
        words = "、".join(dict.fromkeys(f"“{passage.text[a:b]}”" for a, b in sorted(spans)))
        message = f"{rule.title}：{words}，本单位是“{unit}”"
        places = [
            passage.place(a, b, unit if passage.text[a:b] in others[:1] else None)
            for a, b in sorted(spans)
        ]
        yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


_REPORT_OF = re.compile(
    rf"({HAN}{{2,24}}?)(?:20\d\d)年(?:度)?(?:政府信息(?:与政务)?公开)(?:工作)?(?:年度)?(?:报告|年报)"
)
_LEAD_IN = re.compile(
    r"^.*(?:编制|公布|发布|公开|现将|形成|撰写|制作|本年报|关于|报告|要求|规定|和|并|，|了|出|由|的|布|对|将|为|是)"
)


def _title_name(draft: Draft, passage: Passage) -> Iterator[Finding]:
    """The report named in the text as another office's: X局2023年政府信息公开工作年度报告."""
    own = (draft.text("unit.name"), draft.text("unit.short_name"))
    if passage.section is None or passage.section.title or not own[0]:
        return
    for match in _REPORT_OF.finditer(passage.text):
        name = _LEAD_IN.sub("", match[1])
        if len(name) < 3 or not _FOUND.search(name[-3:]) or _same(name, own):
            continue
        if re.match("我|本", name):
            continue
        start = match.end(1) - len(name)
        rule = rules()["unit-name"]
        message = f"前言里的单位名“{name}”与本单位“{own[0]}”不同"
        places = [passage.place(start, match.end(1), draft.unit)]
        yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


def _same(name: str, own: tuple[str, str]) -> bool:
    core = _core(name)
    return any(core in one or _core(one) in name for one in own if one) or any(
        one.endswith(core[-4:]) for one in own if one and len(core) >= 4
    )
