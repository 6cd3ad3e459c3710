"""Title, text, headings, signature, attachment and tables of any .docx, measured."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from exporters.document import TYPED_INDENT
from exporters.docx.effective import OFF, W, font, number, switched_on
from exporters.docx.reading import line_of
from exporters.docx.roles import HEADING, SUBHEADING, Found, Part
from exporters.measured import Measured, listed, standard
from exporters.page_measures import BODY_SIZE, CHARACTERS, LINES, TEXT_WIDTH, TITLE_SIZE
from exporters.title_lines import ORPHAN
from exporters.widths import width

FONTS = {
    "title": re.compile(r"小标宋|xiao ?biao ?song", re.IGNORECASE),
    "heading": re.compile(r"黑体|simhei|方正黑", re.IGNORECASE),
    "subheading": re.compile(r"楷|kai", re.IGNORECASE),
    "body": re.compile(r"仿宋|fang ?song", re.IGNORECASE),
    "table": re.compile(r"仿宋|fang ?song|黑体|simhei|楷|kai|宋", re.IGNORECASE),
}
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_HALF_WIDTH = re.compile(f'[{_HAN}”》）][,;:?!(]|[)][{_HAN}]|[{_HAN}][."][{_HAN}]')
_OPEN = re.compile(
    r"〔待[填改][^〕]*〕|(?<![A-Za-z])[×xX]{2,}(?![A-Za-z])|○{2,}|_{3,}|待补|请填写|此页无正文"
)
_QUOTES = re.compile("[“”‘’—…·]")


def title(found: Found) -> Iterator[Measured]:
    """The title: 2号小标宋, centred, in balanced lines."""
    clause = standard("7.3.1")
    if not found.title:
        yield Measured("标题", "标题", "没有找到", "居中的2号字标题", clause, False)
        return
    yield _font("标题", found.title[0], "title", "小标宋体", clause)
    sizes = {part.size for part in found.title}
    said = "、".join(f"{size / 2:g}磅" for size in sorted(sizes))
    yield Measured("标题", "字号", said, "2号（22磅）", clause, sizes == {TITLE_SIZE})
    lines = [x for part in found.title for x in line_of(part.node).text.split("\n") if x.strip()]
    room = TEXT_WIDTH / (TITLE_SIZE * 10)
    fits = all(width(x) <= room for x in lines) and (len(lines) == 1 or len(lines[-1]) > ORPHAN)
    said = "／".join(f"{width(line):g}字" for line in lines)
    yield Measured(
        "标题", "分行", said, f"每行不超过{room:.0f}字，末行不少于{ORPHAN + 1}字", clause, fits
    )


def text(found: Found) -> Iterator[Measured]:
    """The text: 3号仿宋, 28 characters a line, 22 lines a page, indented two characters."""
    plain = [part for part in found.text if part.runs]
    if not plain:
        yield Measured("正文", "正文", "没有找到", "有正文", standard("7.3.3"), False)
        return
    body = [p for p in plain if not HEADING.match(p.text) and not SUBHEADING.match(p.text)]
    wrong = [_named(p, _last_font(p)) for p in body if not FONTS["body"].search(_last_font(p))]
    said = listed(wrong) or "仿宋"
    yield Measured("正文", "字体", said, "仿宋体", standard("5.2.2"), not wrong)
    sizes = {part.size for part in plain}
    said = "、".join(f"{size / 2:g}磅" for size in sorted(sizes))
    yield Measured("正文", "字号", said, "3号（16磅）", standard("5.2.2"), sizes == {BODY_SIZE})
    counts = {_characters(part) for part in plain}
    said = "、".join(f"{count}字" for count in sorted(counts))
    fits = counts == {CHARACTERS}
    yield Measured("正文", "每行字数", said, f"{CHARACTERS}字", standard("5.2.3"), fits)
    yield _pitch(plain)
    loose = [part.text[:8] for part in plain if not _indented(part)]
    said = listed(loose) or "左空二字"
    yield Measured("正文", "首行缩进", said, "左空二字", standard("7.3.3"), not loose)
    gaps = [p.text[:8] for p in plain if _has_gap(p) and not HEADING.match(p.text)]
    yield Measured(
        "正文", "段前段后", listed(gaps) or "无间距", "无间距", standard("5.2.3"), not gaps
    )


def headings(found: Found) -> Iterator[Measured]:
    """一、 in 黑体, （一） in 楷体."""
    clause = standard("7.3.3")
    for pattern, role, name in ((HEADING, "heading", "黑体"), (SUBHEADING, "subheading", "楷体")):
        parts = [part for part in found.text if pattern.match(part.text) and part.runs]
        wrong = [_named(p, font(p.runs[0][1])) for p in parts if not _is(role, p.runs[0][1])]
        if parts:
            what = "一级标题（一、）" if role == "heading" else "二级标题（（一））"
            yield Measured(what, "字体", listed(wrong) or name, f"{name}字", clause, not wrong)


def marks(found: Found) -> Iterator[Measured]:
    """Marks, fonts of quotes, and what was left to fill in, over the whole document."""
    paragraphs = [found.part(node) for node in found.body.iter(W + "p")]
    runs = [run for part in paragraphs for run in part.runs]
    theme = [words[:8] for words, run in runs if font(run) in ("", "主题字体")]
    said = listed(theme) or "都指定了中文字体"
    yield Measured("全文", "中文字体", said, "不用主题字体", standard("5.2.2"), not theme)
    latin = [words[:8] for words, run in runs if _QUOTES.search(words) and not _quotes_fit(run)]
    said = listed(latin) or "随中文字体"
    yield Measured("全文", "引号破折号", said, "随中文字体", "GB/T 15834", not latin)
    joined = "\n".join(part.text for part in paragraphs)
    half = _HALF_WIDTH.findall(joined)
    said = listed(half) or "没有"
    yield Measured("全文", "半角标点", said, "汉字旁用全角标点", "GB/T 15834", not half)
    left = _OPEN.findall(joined)
    yield Measured("全文", "待填内容", listed(left) or "没有", "没有", "公文惯例", not left)


def signature(found: Found) -> Iterator[Measured]:
    """The office over the date, kept with the text, the date four characters in."""
    clause = standard("7.3.5.1")
    date, office = found.date, found.office
    if not date or not office:
        yield Measured("落款", "成文日期", "没有找到", "XXXX年X月X日单独成行", clause, False)
        return
    zeros = re.search(r"[年月]0", date.text)
    yield Measured("落款", "日期数字", date.text, "月、日不编虚位", standard("7.3.5.4"), not zeros)
    blank = _right_blank(date)
    wide = width(office.text) - width(date.text) > 8
    fits = date.aligned == "right" and (abs(blank - 4) <= 0.5 or (wide and blank >= 4))
    yield Measured("落款", "日期右空", f"{blank:.1f}字", "右空四字", clause, fits)
    before = found.before_office
    kept = switched_on(office.properties, "keepNext") and (
        before is None or switched_on(before.properties, "keepNext") or _is_long(before)
    )
    said = "与正文同页" if kept else "可能与正文分开"
    yield Measured("落款", "与正文同页", said, "署名、日期与正文同页", standard("7.3.5.5"), kept)


def attachment(found: Found) -> Iterator[Measured]:
    """附件说明 and the attachment's first line."""
    note, label = found.note, found.label
    if note:
        fits = "：" in note.text and not re.search(r"[。；，.]$", note.text)
        wanted = "全角冒号，名称后不加标点"
        yield Measured("附件说明", "标点", note.text[-8:], wanted, standard("7.3.4"), fits)
    if bool(note) != bool(label):
        said = "只有附件说明" if note else "只有附件"
        yield Measured("附件", "对应", said, "附件说明与附件一一对应", standard("7.3.7"), False)
    if label:
        fits = _is("heading", label.runs[0][1]) and label.size == BODY_SIZE
        said = f"{font(label.runs[0][1]) or '未指定'}，{label.size / 2:g}磅"
        yield Measured("附件", "“附件”二字", said, "3号黑体", standard("7.3.7"), fits)
        apart = switched_on(label.properties, "pageBreakBefore") or _broken_before(label.node)
        said = "另面编排" if apart else "没有另起一页"
        yield Measured("附件", "另面", said, "另面编排", standard("7.3.7"), apart)


def tables(found: Found) -> Iterator[Measured]:
    """Head rows repeated, rows whole, nothing wider than the page."""
    for count, table in enumerate(found.tables, 1):
        role, rows = f"表{count}", table.findall(W + "tr")
        if len(rows) >= 5 and not _of_bands(rows):
            head = _flag(rows[0], "tblHeader")
            said = "每页重复" if head else "不重复"
            yield Measured(role, "表头", said, "跨页时每页重复", "公文惯例", head)
        torn = sum(not _flag(row, "cantSplit") for row in rows)
        said = f"{torn}行可能断开" if torn else "整行不断"
        yield Measured(role, "行", said, "行不跨页断开", "公文惯例", not torn)
        across = sum(number(dict(c.attrib), W + "w") for c in table.iter(W + "gridCol"))
        said = f"{across / 567:.1f}厘米"
        wanted = f"不超过版心{TEXT_WIDTH / 567:.1f}厘米"
        yield Measured(role, "宽度", said, wanted, standard("5.2.1"), 0 < across <= TEXT_WIDTH + 30)


def _of_bands(rows: Sequence[Any]) -> bool:
    """Whether titles over all columns part the table: its first row heads none but its own band."""
    titles = [len(row.findall(W + "tc")) == 1 for row in rows]
    return titles[0] and sum(titles) > 1


# ------------------------------------------------------------------ what a paragraph measures


def _font(role: str, part: Part, wanted: str, name: str, clause: str) -> Measured:
    own = font(part.runs[0][1]) if part.runs else ""
    return Measured(role, "字体", own or "未指定", name, clause, bool(FONTS[wanted].search(own)))


def _is(role: str, run: dict[str, dict[str, str]]) -> bool:
    return bool(FONTS[role].search(font(run)))


def _last_font(part: Part) -> str:
    return font(part.runs[-1][1])


def _named(part: Part, own: str) -> str:
    return f"“{part.text[:8]}”是{own or '未指定'}"


def _characters(part: Part) -> int:
    """How many characters fit on a line, by type size and letter-spacing."""
    run = part.runs[-1][1]
    size = number(run.get("sz", {}), "val", 20)
    pitch = size * 10 + number(run.get("spacing", {}), "val")
    return TEXT_WIDTH // pitch if pitch > 0 else 0


def _pitch(parts: list[Part]) -> Measured:
    pitches = {
        (s.get("lineRule", "auto"), number(s, "line", 240))
        for s in (part.properties.get("spacing", {}) for part in parts)
    }
    said = "、".join(
        f"{line / 20:g}磅"
        if rule == "exact"
        else f"{line / 240:g}倍"
        if rule == "auto"
        else "最小值"
        for rule, line in sorted(pitches)
    )
    rule, line = next(iter(pitches))
    fits = len(pitches) == 1 and rule == "exact" and 575 <= line <= 592
    wanted = f"固定值，一页{LINES}行（28.95或29.5磅）"
    return Measured("正文", "行距", said, wanted, standard("5.2.3"), fits)


def _indented(part: Part) -> bool:
    """Whether two characters are left free, blanks typed there among them."""
    indent = part.properties.get("ind", {})
    in_ems = number(indent, "firstLine") / (part.size * 10)
    first = number(indent, "firstLineChars") / 100 or in_ems
    words = part.runs[0][0] if part.runs else ""
    typed = width(words[: len(words) - len(words.lstrip(TYPED_INDENT))])
    return 1.8 <= first + typed <= 2.1


def _has_gap(part: Part) -> bool:
    spacing = part.properties.get("spacing", {})
    return any(number(spacing, key) for key in ("before", "after"))


def _is_long(part: Part) -> bool:
    """Whether a last paragraph may run over a page by itself, so that it need not be kept."""
    return width(part.text) > 6 * CHARACTERS


def _right_blank(part: Part) -> float:
    """White right of a line, in characters."""
    indent = part.properties.get("ind", {})
    chars = number(indent, "rightChars")
    return chars / 100 if chars else number(indent, "right") / (BODY_SIZE * 10 - 5)


def _quotes_fit(run: dict[str, dict[str, str]]) -> bool:
    fonts = run.get("rFonts", {})
    same = "eastAsia" in fonts and fonts.get("hAnsi") == fonts["eastAsia"]
    return same or fonts.get("hint") == "eastAsia"


def _flag(row: Any, name: str) -> bool:
    node = row.find(f"{W}trPr/{W}{name}")
    return node is not None and node.get(W + "val") not in OFF


def _broken_before(node: Any) -> bool:
    """Whether a page break or a new section stands right before a paragraph, or in it."""
    previous = node.getprevious()
    nearby = [node, *([previous] if previous is not None else [])]
    breaks = (br.get(W + "type") == "page" for part in nearby for br in part.iter(W + "br"))
    ended = previous is not None and previous.find(f"{W}pPr/{W}sectPr") is not None
    return ended or any(breaks)
