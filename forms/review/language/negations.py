"""One denial too many: 防止类似问题不再发生, 避免没有发生, 没有一件不超期."""

from __future__ import annotations

from collections.abc import Iterator

from forms.patterns import regex
from forms.review.language.slips import Slip

_BAD = (
    "发生|出现|重复|重现|重演|再犯|反弹|超期|逾期|超时|延误|拖延|遗漏|漏报|漏登|错漏|出错|差错|泄露|泄密|失密"
    "|外泄|外流|泄漏|流失|丢失|遗失|损毁|损坏|扩散|蔓延|滋生|复发|误发|误传|错发|失真|失实|断档|断更|中断|积压|落空|走过场|流于形式|受损"
    "|前后不一|不一致|脱节|滞后|走样|混乱|缺位|扯皮|推诿|误读|误解|冲突|矛盾|产生|引发|造成"
)
_AVERTED = regex(
    rf"(?:防止|避免|杜绝|防范|谨防|严防|以免|预防|力戒)(?:了)?[^，。；：\n]{{0,24}}?"
    rf"(?P<at>不再|不会再?|没有|未|不|不能)(?=(?:次|度)?(?:{_BAD}))",
    words="防止 避免 杜绝 防范 谨防 严防 以免 预防 力戒",
)
_NONE_NOT = regex(
    r"(?:没有|无|未有|从无)(?:任何)?一[件条个例次起份项宗](?:申请|信息|答复|文件|事项|案件|留言|工单)?"
    rf"(?P<at>不|未|没有)(?=(?:发生|出现)?(?:{_BAD}|投诉|被纠正|败诉))",
    words="一件 一条 一个 一例 一次 一起 一份 一项 一宗",
)
_FORBIDDEN = regex(
    r"(?:严禁|禁止|切忌|防止|避免|不准|杜绝)(?:任何人|各单位|擅自)?(?P<at>不得|不要|不许|不准|勿)",
    words="不得 不要 不许 不准 勿",
)
_HARDLY = regex(r"(?:难免|不免)(?:会)?(?P<at>不)(?=出现|发生|产生|有)", words="难免 不免")
_ALL = (_AVERTED, _NONE_NOT, _FORBIDDEN, _HARDLY)


def doubled_denials(text: str) -> Iterator[Slip]:
    """Denials behind a word that denies already."""
    for pattern in _ALL:
        for match in pattern.finditer(text):
            start, end = match.span("at")
            yield Slip(start, end, "", f"“{match[0]}”多一重否定，成了相反的意思")
