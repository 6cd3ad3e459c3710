"""Names: how the office speaks of itself, and names that belong to another office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from forms.draft import Draft
from forms.patterns import regex
from forms.review.finding import Finding, Span
from forms.review.keeping import by_passage
from forms.review.naming.elsewhere import elsewhere
from forms.review.naming.levels import makers, other_places, wrong_levels
from forms.review.naming.near_names import near_names
from forms.review.naming.offices import (
    ORDER,
    Office,
    colleagues,
    core,
    is_colleague,
    is_cooperation,
    is_name,
    is_short_for,
    office,
    outsiders,
    signatures,
    subjects,
    writers,
)
from forms.review.naming.own_places import misnamed
from forms.review.naming.peers import peers
from forms.review.naming.voices import higher_selves, organs, payers, voices
from forms.review.passage import Passage, finding_in
from forms.review.reading.characters import HAN
from forms.review.reading.paragraphs import matches_in
from forms.review.reading.sentences import paragraphs_of
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
    "社区",
    "村",
)
_SCHOOLS = ("大学", "学院", "中学", "小学", "学校", "幼儿园")
_SELF = regex(
    r"(?<![基根成样版文日资书课标原自])(?:我|本)(" + "|".join((*_OFFICES, *_PLACES)) + ")"
    r"(?!法|理(?!论|顺|解)|罚|议|计(?!划)|门|分|面|势|域|场|对|托|伍|在|需|述|列|属|会|区|级|结|案|复|子|别|中心|长江|内容|期)"
    r"(?<!办(?=公))"
)
_ASKS = regex(
    r"(?:某|申请人|村民|居民|群众|农户|[林农渔牧]民|林农|市民|老人|家长|学生|职工|员工|业主|患者|企业|公司|合作社|[一两三\d][名位家户])"
    r"[^，。；\n]{0,16}(?:申请|要求|咨询|询问|反映|查|索要|索取|了解|打听|看到|知道|知晓|关心|监督)[^，。；\n]{0,10}$"
)
_CLAUSE = 40
"""Characters before 本村 that may tell whose it is."""
_FOUND = regex("|".join((*_OFFICES, *_PLACES)))


def name_findings(
    draft: Draft,
    texts: Sequence[Passage],
    previous: Sequence[Draft],
    siblings: Sequence[Draft],
) -> list[Finding]:
    """Rules `self-reference`, `foreign-name` and `unit-name`."""
    unit = draft.text("unit.name")
    found: list[Finding] = []
    others = _others(draft, previous, siblings)
    for passage in texts:
        found += _named(passage, unit, tuple(others))
        found += _title_name(passage, unit, draft.text("unit.short_name"))
    return found


@by_passage
def _named(passage: Passage, unit: str, others: tuple[str, ...]) -> Iterator[Finding]:
    yield from _selves(unit, passage)
    yield from _foreign(others, unit, passage)
    yield from _signed(unit, passage)
    yield from _levels(unit, passage)


# ---- 我局, 本镇


def _selves(unit: str, passage: Passage) -> Iterator[Finding]:
    """Words for oneself that do not fit the unit: 我局 in the report of a 镇."""
    if not unit:
        return
    allowed = _Allowed(unit)
    others = (match for match in matches_in(_SELF, passage.text) if not allowed(match[1]))
    wrong = [match.span() for match in others if not _is_theirs(passage.text, match)]
    wrong += higher_selves(passage.text, office(unit))
    if not wrong:
        return
    said = [passage.text[slice(*span)] for span in sorted(wrong)]
    words = "、".join(dict.fromkeys(f"“{word}”" for word in said))
    rule = rules()["self-reference"]
    message = f"{rule.title}：{words}，本单位是“{unit}”"
    better = _better(unit)
    places = [
        passage.place(*span, word[0] + better if better else None)
        for span, word in zip(sorted(wrong), said, strict=True)
    ]
    yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


def _is_theirs(text: str, said: re.Match[str]) -> bool:
    """Whether 本 is said of whom the clause tells of: 一名村民申请公开本村的账目."""
    start = max(0, said.start() - _CLAUSE)
    return said[0][0] == "本" and bool(_ASKS.search(text, start, said.start()))


def _levels(unit: str, passage: Passage) -> Iterator[Finding]:
    """Words for a place that the unit's is not: 区委 in the report of a 县."""
    slips = [
        ((span[0] + offset, span[1] + offset), better, shown)
        for offset, paragraph in paragraphs_of(passage.text)
        for span, better, shown in _wrong_levels(unit, paragraph)
    ]
    if slips:
        rule = rules()["self-reference"]
        words = "、".join(dict.fromkeys(f"“{shown}”" for _, _, shown in slips))
        places = [passage.place(*span, better) for span, better, _ in slips]
        message = f"{rule.title}：{words}，本单位是“{unit}”"
        yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


@lru_cache(maxsize=1024)
def _wrong_levels(unit: str, paragraph: str) -> tuple[tuple[Span, str | None, str], ...]:
    return tuple(wrong_levels(paragraph, office(unit)))


class _Allowed:
    """Which words for oneself fit a unit of that name."""

    def __init__(self, unit: str) -> None:
        self.unit = unit
        self.place = _place_of(unit)
        self.is_place = _is_place(unit)

    def __call__(self, word: str) -> bool:
        if word in ORDER:
            return self._fits_place(word)
        if word in self.unit or (word == "校" and self.unit.endswith(_SCHOOLS)):
            return True
        if self.is_place:
            return False
        return word in ("委", "办") and "委员会" in self.unit and word == "委"

    def _fits_place(self, word: str) -> bool:
        """The place's own word, or that of a higher one (我县 in the report of a 镇)."""
        if word in self.unit:
            return True
        if ORDER[word] in {ORDER[suffix] for suffix in office(self.unit).suffixes}:
            return False
        if self.place is None:
            national = self.unit.startswith(("国家", "中国", "中华人民共和国"))
            return not national and ORDER[word] > ORDER["镇"]
        own = ORDER[self.place]
        return ORDER[word] > own or (not self.is_place and ORDER[word] >= own)


def _is_place(unit: str) -> bool:
    """Whether the unit is the government of a place, not one of its offices."""
    bare = unit.removesuffix("人民政府").removesuffix("办事处")
    return bare != unit or unit.endswith(_PLACES)


def _place_of(unit: str) -> str | None:
    """The last word for a place in a name: 青山区河口镇人民政府 → 镇."""
    suffixes = office(unit).suffixes
    return suffixes[-1] if suffixes else None


def _better(unit: str) -> str:
    """How the unit would call itself, "" where the name does not tell."""
    if _is_place(unit):
        return _place_of(unit) or ""
    return next(
        (word for word in ("局", "厅", "委员会", "中心") if unit.endswith(word)), ""
    ).replace("委员会", "委")


# ---- other offices


def _others(draft: Draft, previous: Sequence[Draft], siblings: Sequence[Draft]) -> list[str]:
    """Names that are not this unit's nor part of its name: of the unit of last year's draft, and of
    other drafts' units (but a region may name its offices). The longest first.
    """
    own = draft.text("unit.name") + "|" + draft.text("unit.short_name")
    drafts = [*previous, *(() if draft.text("unit.scope") == "region" else siblings)]
    names: dict[str, None] = {}
    for other in drafts:
        for name in (other.text("unit.name"), other.text("unit.short_name")):
            if len(core(name)) >= 3 and core(name) not in own:
                names.update(dict.fromkeys(_ways(name, own)))
    return sorted(names, key=len, reverse=True)


def _ways(name: str, own: str) -> Iterator[str]:
    """How a unit may be named: with or without the place it belongs to, and 人民政府."""
    taken = office(name)
    own_core = core(own.split("|")[0])
    for start in range(len(taken.places) if taken.is_place else 1):
        whole = "".join(taken.places[start:]) + taken.task
        for way in (whole, core(whole)):
            if len(way) >= 3 and way not in own and not way.startswith(own_core):
                yield way


def _foreign(others: Sequence[str], unit: str, passage: Passage) -> Iterator[Finding]:
    """Other units where the writer should be: those known by name, and any of the same kind."""
    spans: list[tuple[int, int, str | None]] = []
    for name in others:
        for match in re.finditer(re.escape(name), passage.text):
            if not (_told(spans, match.span()) or is_cooperation(passage.text, *match.span())):
                spans.append((*match.span(), unit if name == others[0] else None))
    own = office(unit)
    named = (
        (start + offset, end + offset, better)
        for offset, paragraph in paragraphs_of(passage.text)
        for start, end, better in _strangers(own, unit, paragraph)
    )
    for start, end, better in named:
        short = unit.endswith(passage.text[start:end])  # 区教育局 of 青山区教育局
        if not (short or _told(spans, (start, end))):
            spans.append((start, end, better))
    if spans:
        yield _foreign_finding(sorted(spans, key=lambda span: span[:2]), unit, passage)


def _told(spans: Sequence[tuple[int, int, str | None]], span: tuple[int, int]) -> bool:
    return any(start < span[1] and span[0] < end for start, end, _ in spans)


@lru_cache(maxsize=1024)
def _strangers(own: Office, unit: str, text: str) -> tuple[tuple[int, int, str | None], ...]:
    """Offices that nobody has told of, where only the writer can be meant."""
    near = ((start, end, unit) for start, end in near_names(text, unit))
    alike = ((start, end, None) for start, end in peers(text, unit))
    return (*near, *_strangers_in(own, text), *alike)


def _strangers_in(own: Office, text: str) -> Iterator[tuple[int, int, str | None]]:
    for match in subjects(text, own):
        rival = own.rival(office(match["name"]))
        if rival and is_name(rival[0]) and is_name(match["place"]):
            yield (*match.span("name"), match["name"].replace(*rival))
    for match in outsiders(text, own):
        if match["place"] is None or is_name(match["place"]):
            yield (*match.span("name"), None)
    for match in colleagues(text, own):
        yield (*match.span("name"), None)
    for (start, end), place in other_places(text, own):
        yield (start, end, place)
    for (start, end), place in (*misnamed(text, own), *elsewhere(text, own)):
        yield (start, end, place)
    for start, end in makers(text, own):
        yield (start, end, None)
    for start, end in _spoken(text, own):
        yield (start, end, None)


def _spoken(text: str, own: Office) -> Iterator[tuple[int, int]]:
    yield from writers(text, own)
    yield from voices(text, own)
    yield from payers(text, own)
    yield from organs(text, own)


def _foreign_finding(
    spans: Sequence[tuple[int, int, str | None]], unit: str, passage: Passage
) -> Finding:
    rule = rules()["foreign-name"]
    words = "、".join(dict.fromkeys(f"“{passage.text[a:b]}”" for a, b, _ in spans))
    message = f"{rule.title}：{words}，本单位是“{unit}”"
    places = [passage.place(*span) for span in spans]
    return finding_in(passage, rule.id, rule.severity, message, places, rule.source)


def _signed(unit: str, passage: Passage) -> Iterator[Finding]:
    """The office that is said to have written the report, or to be asked, in another place."""
    own = office(unit)
    places = []
    for start, end in signatures(passage.text):
        other = office(passage.text[start:end])
        rival = None if set(own.places) & set(other.places) else own.rival(other)
        if rival and is_name(rival[0]):
            at = passage.text.index(rival[0], start)
            places.append(passage.place(at, at + len(rival[0]), rival[1]))
        elif is_colleague(passage.text[start:end], own) and _is_made(passage.text, start, end):
            places.append(passage.place(start, end))
    if places:
        rule = rules()["unit-name"]
        message = f"“{places[0].quote}”与本单位“{unit}”不同"
        yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


_BY_LAW = regex("(?:依照|按照|根据|依据)《")


def _is_made(text: str, start: int, end: int) -> bool:
    """Whether what stands around a name says that the report was made by it."""
    if text.endswith(("报告由", "年报由"), 0, start) and _BY_LAW.match(text, end):
        return True
    made = ("编制了", "编制本", "编制20", "组织编制", "现将20", "现公布20", "现发布20")
    return text.startswith(made, end)


_REPORT = "政府信息(?:与政务)?公开(?:工作)?(?:年度)?(?:报告|年报)"
_REPORT_OF = (
    regex(rf"({HAN}{{2,24}}?)20\d\d年度?{_REPORT}"),
    regex(rf"20\d\d年度?({HAN}{{2,20}}?(?:局|厅|委员会|中心|人民政府|办事处)){_REPORT}"),
)
_ONE_OFFICE = regex("(?<!办公)[局厅]$")
_LEAD_IN = regex(
    r"^.*(?:编制|公布|发布|公开|现将|形成|撰写|制作|本年报|关于|报告|要求|规定|和|并|，|了|出|由|的|布|对|将|为|是)"
)


@by_passage
def _title_name(passage: Passage, unit: str, short: str) -> Iterator[Finding]:
    """The report named in the text as another office's: X局2023年政府信息公开工作年度报告."""
    own = unit, short
    if passage.section is None or passage.section.title or not own[0]:
        return
    for match in (match for one in _REPORT_OF for match in one.finditer(passage.text)):
        name = _LEAD_IN.sub("", match[1])
        if len(name) < 3 or not _FOUND.search(name[-3:]) or _same(name, own):
            rival = office(own[0]).rival(office(name))
            another = _is_office_of(name, office(own[0]))
            if not another and (rival is None or not is_name(rival[0])):
                continue
        if re.match("我|本", name):
            continue
        start = match.end(1) - len(name)
        rule = rules()["unit-name"]
        message = f"前言里的单位名“{name}”与本单位“{own[0]}”不同"
        places = [passage.place(start, match.end(1), short or unit)]
        yield finding_in(passage, rule.id, rule.severity, message, places, rule.source)


def _is_office_of(name: str, own: Office) -> bool:
    """Whether a name is of another office of the writer's place, or of one of his own where he is
    its government.
    """
    one = own.is_place and set(own.places) & set(office(name).places) and _ONE_OFFICE.search(name)
    return is_colleague(name, own) or bool(one and not is_short_for(name, own))


def _same(name: str, own: tuple[str, str]) -> bool:
    bare = core(name)
    return any(bare in one or core(one) in name for one in own if one) or any(
        one.endswith(bare[-4:]) for one in own if one and len(bare) >= 4
    )
