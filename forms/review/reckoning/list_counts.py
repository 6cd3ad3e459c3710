"""Lists that are announced with a number: 存在以下三个问题：一是……二是……"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.numerals import read_numeral
from forms.patterns import regex
from forms.review.finding import Finding
from forms.review.keeping import by_passage
from forms.review.passage import Passage, finding_in
from forms.review.reading.characters import HAN
from forms.review.reading.sentences import paragraphs_of
from forms.review.reckoning.lists_before import lists_before
from forms.review.rulebook import rules

_NOUNS = (
    "问题|不足|短板|弱项|工作|措施|任务|原因|做法|薄弱环节|困难|差距|建议|内容|情况|举措|重点|方面"
    "|事情|事|制度"
)
_ANNOUNCED = regex(
    r"(?P<n>[两二三四五六七八九十]|\d)(?:个方面|方面|个|项|点|条|件|类|处)"
    rf"(?:的|主要|突出|重点|具体|改进|明显)*(?:{_NOUNS})?(?:(?:做得|还|需|有待|存在|表现|报告|汇报|说明)[^，。；：\d\n]{{1,8}})?"
    r"(?:[：:]|。|，(?=[一1]))\s*(?=一是|一要|（一）|第一[，、]|1[.．、]|（1）|①|其一|首先[，,])"
)
_FROM_SIDES = regex(
    rf"从(?P<n>[两二三四五六七八])(?:处|个方面|方面)(?:着手|入手|发力|用力|改进)[：。](?P<items>{HAN}{{2,6}}方面，[^\n]*)",
    words="着手 入手 发力 用力 改进",
)
"""The same where each item begins with its side: 从三处着手。答复方面，……送交方面，……"""
_SIDE = regex(rf"(?:^|(?<=[。；])){HAN}{{2,6}}方面，")
_PROMISED = regex(
    r"(?:采取|实施|做好|抓好|开展|提出|推进|落实|制定|抓实|完成好|着力抓)(?:了|以下|如下)?"
    r"(?P<n>[两二三四五六七八九十]|\d)(?:个方面|方面|个|项|点|条|件)(?:的|主要|突出|重点|具体|改进|整改)*"
    rf"(?:{_NOUNS})(?:(?!其中|重点|主要|包括|已|均)[^。；：\n]){{1,18}}"
    r"[：:。]\s*(?=一是|一要|（一）|第一[，、]|1[.．、]|（1）|①|其一|首先[，,])"
)
"""A list of what is to be done, with words between the number and it."""
_FOLLOWING = regex(
    rf"(?:以下|下列)(?P<n>[两二三四五六七八九十]|\d)(?:个方面|方面|个|项|点|条|件)(?:{_NOUNS})?"
    r"[^。；：:，\n]{1,14}[：:]\s*(?=一是|一要|（一）|第一[，、]|1[.．、]|（1）|①|其一|首先[，,])",
    words="以下 下列",
)
"""A list that follows by its own words: 在以下三个方面作了改进：（一）……"""
_BESIDES_THESE = regex(
    r"^\s*(?:(?P<at>\d)[.．、]|（?(?P<nth>[二三四五六七八九十])[）、])\s*除(?:上述|以上|前述)"
    r"(?P<n>[一两二三四五六七八九十]|\d)(?:个方面|方面|个|项|点|条|种)[^，。；\n]{0,6}外[，,]?[^，。；\n]{0,6}[无没未]",
    re.MULTILINE,
    words="上述 以上 前述",
)
"""The last item of a list, that says how many stand before it: 3.除上述两项外，无其他……"""
_IN_ONE_BREATH = regex(
    r"(?P<n>[两二三四五六七八九十]|\d)(?:(?:个方面|方面|大类|个|项|点|条|件|类)(?:的|主要|突出|重点|具体|改进)*"
    rf"(?:{_NOUNS})|(?<=[为盖括含及][两二三四五六七八九十\d])大?类|道(?:关口?|程序|防线|工序))"
    r"(?:，[^，。；：\n]{2,10}|(?P<done>(?:[均都已现]|已经|全部)+(?:整改|解决|改正|纠正|改进|落实|销号)[^，。；：\n]{0,4}))?"
    r"[：:](?P<items>[^。：\n]+)(?=。)"
)
"""A list without numbers: 六项工作：加强培训、完善制度、强化监督。"""
_IS_DONE = regex("，(?:[已均都现]|目前|经|通过)")
"""What each item says of itself where all of them have been `done`: 更新不及时，已建立台账；……"""
_SHORT = regex(rf"{HAN}{{4,12}}")
_JOINED = regex("[和与及]")
_ITEMS = (
    regex("()([①-⑳])"),
    regex(r"(?:^|(?<=[，。；：\n]))其([一二三四五六七八九十])[，、是]", re.MULTILINE),
    regex(r"(?:^|(?<=[，。；：:、,\n 　]))([一二三四五六七八九十])[是要]", re.MULTILINE),
    regex(r"(?:^|(?<=[。；：:\n]))\s*（([一二三四五六七八九十])）", re.MULTILINE),
    regex(r"(?:^|(?<=[，。；：:\n]))第([一二三四五六七八九十])[，、]", re.MULTILINE),
    regex(r"(?:^|(?<=[。；：:\n]))\s*(\d)[.．、](?!\d)", re.MULTILINE),
    regex(r"(?:^|(?<=[。；：:，\n]))\s*（(\d)）", re.MULTILINE),
)
_COUNTED_BEFORE = regex(r"\d[个项点条件类][，、；和及][^。；\n]{1,12}$")
_MORE = regex(
    r"(?:此外|另外|同时|最后|还有|再次|其次)[，,]", words="此外 另外 同时 最后 还有 再次 其次"
)
_IN_TURN = regex("(?:首先|其次|再次|再者|最后)[，,]")
_BESIDES = regex("(?:此外|另外|同时|还有|然后|接着)")


@by_passage
def list_count_findings(passage: Passage) -> Iterator[Finding]:
    """Rule `list-count`: more or fewer items than were announced."""
    yield from _besides_these(passage)
    yield from lists_before(passage)
    for pattern in (_ANNOUNCED, _PROMISED, _FOLLOWING):
        for match in pattern.finditer(passage.text):
            listed = _listed(passage.text, match.end())
            if _ends_a_count(passage.text, match.start(), match["n"]):
                continue
            if listed >= 2 and listed != read_numeral(match["n"]):
                yield _finding(passage, match.start(), match[0].rstrip("：:。， \n"), listed)
    for match in _FROM_SIDES.finditer(passage.text):
        sides = len(_SIDE.findall(match["items"]))
        if sides > 1 and sides != read_numeral(match["n"]) and not _MORE.search(match["items"]):
            yield _finding(passage, match.start(), match[0].split("。")[0], sides)
    for match in _IN_ONE_BREATH.finditer(passage.text):
        if match["done"] and not all(map(_IS_DONE.search, match["items"].split("；"))):
            continue  # 三个问题均已整改：新增专栏；修订制度……
        listed = _listed_in_one_breath(match["items"], int(read_numeral(match["n"]) or 0))
        if listed:
            yield _finding(passage, match.start(), match[0].split("：")[0], listed)


def _besides_these(passage: Passage) -> Iterator[Finding]:
    """Lists whose last item tells another number of items than stand before it."""
    for match in _BESIDES_THESE.finditer(passage.text):
        before = int(read_numeral(match["at"] or match["nth"]) or 0) - 1
        if before > 0 and read_numeral(match["n"]) != before:
            start = match.start("n")
            yield _finding(passage, start, passage.text[start : start + 2], before)


def _ends_a_count(text: str, start: int, number: str) -> bool:
    """Whether the number is the last of several in figures (通知20条、公告6条。), not of a list."""
    return number.isdigit() and bool(_COUNTED_BEFORE.search(text, max(0, start - 24), start))


def _listed_in_one_breath(items: str, announced: int) -> int:
    """How many items a list without numbers has, 0 where it may be as many as announced."""
    if any(number in items for number in ("一是", "①", "1", "（")):
        return 0
    if "；" in items:
        parts = items.split("；")
        alike = all("，" in part for part in parts) or not any("，" in part for part in parts)
        wrong = len(parts) > announced or (alike and "、" not in items and len(parts) < announced)
        return len(parts) if wrong else 0
    parts = next((items.split(mark) for mark in "，、" if mark in items), [])
    most = len(parts) + len(_JOINED.findall(items))
    sure = len(parts) > 2 and all(_SHORT.fullmatch(part) for part in parts)
    return len(parts) if sure and not len(parts) <= announced <= most else 0


def _finding(passage: Passage, start: int, words: str, listed: int) -> Finding:
    rule = rules()["list-count"]
    message = f"{rule.title}：前面说“{words}”，列出的是 {listed} 条"
    place = passage.place(start, start + len(words))
    return finding_in(passage, rule.id, rule.severity, message, [place], rule.source)


def _listed(text: str, start: int) -> int:
    """How many items the list that begins there has; 0 where it may go on by other words."""
    pattern = next((one for one in _ITEMS if one.match(text, start)), None)
    if pattern is None:
        rest = _paragraph(text, start)
        return 0 if _BESIDES.search(rest) else len(_IN_TURN.findall(rest))
    last, end = 0, start
    for match in pattern.finditer(text, start):
        number = read_numeral(match[1]) if match[1] else ord(match[2]) - ord("①") + 1
        if number != last + 1:
            return 0 if _nested(text[end : match.start()]) else last
        last, end = last + 1, match.end()
    return 0 if _MORE.search(_paragraph(text, end)) else last


def _nested(between: str) -> bool:
    """Whether a list that begins behind an item may be a list within that item."""
    return "\n" not in between and _MORE.search(between) is None


def _paragraph(text: str, index: int) -> str:
    """The rest of the paragraph in which a place stands."""
    for offset, paragraph in paragraphs_of(text):
        if offset <= index <= offset + len(paragraph):
            return paragraph[index - offset :]
    return ""
