"""What may be made of any characters: persons behind their titles (副镇长陈立新), the short names
of those who issue acts (青政办发〔2023〕19号).
"""

from __future__ import annotations

from collections.abc import Iterator

from forms.patterns import regex
from forms.review.language.gaps import SURNAMES
from forms.review.language.terms import is_compound, terms
from forms.review.reading.characters import HAN

_PERSON = regex(
    "(?:[局镇县市区乡省厅处科股所站院校队会馆部社店厂村组州旗]长|主任|书记|主席|委员|秘书|经理|律师|法官"
    f"|教授|医生|医师|工程师|代表|记者|同志|专员|巡视员|调研员)(?P<name>[{''.join(sorted(SURNAMES))}]{HAN}{{1,2}})",
    words="长 主任 书记 主席 委员 秘书 经理 律师 法官 教授 医生 医师 工程师 代表 记者 同志 专员"
    " 巡视员 调研员",
)
_ACT = regex(
    rf"(?P<name>{HAN}{{1,5}}[发函字办通规令秘])(?=[〔\[（(【﹝]\s?(?:19|20)\d\d\s?[〕\]）)】﹞])",
    words="〔 [ （ ( 【 ﹝",
)


def named(text: str) -> Iterator[tuple[int, int]]:
    """Where persons and issuers are named."""
    for match in _PERSON.finditer(text):
        begins = match["name"][:2]
        if begins not in terms().words and not is_compound(begins):  # 局长高度重视
            yield match.span("name")
    for match in _ACT.finditer(text):
        yield match.span("name")
