"""Words of a web page that are no part of a report: who put it there and when, what to press."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = (
    r"(?:发布|公布|更新|录入|撰写|发稿|发文|成文|生成|公开)(?:日期|时间)|发布(?:机构|单位|人|者)|撰稿|供稿"
    r"|录入|(?:责任)?编辑|作者|(?:信息|文章|稿件)?来源|发文(?:机关|字号)|索引号|公开(?:方式|类别|范围|时限)"
    r"|(?:组配|主题|信息)分类|信息索引|主题词|文号|有效性|体裁|关键词|浏览|点击|阅读|访问|字体|字号|视力保护"
    r"|保护视力|大中小|朗读|打印|关闭|分享|扫一扫|微信|用微信|微博|收藏|纠错|附件下载|下载|返回|[上下]一[篇条页]"
    r"|没有了|相关(?:附件|链接|信息|文档|阅读|文件)|解读链接|查看解读|您(?:现在|当前)?的?(?:位置|所在)"
    r"|(?:当前|所在)位置|(?:网站)?首页|网站(?:地图|标识码)|无障碍|适老化|长者|联系我们|关于我们|站内搜索"
    r"|今天是|主办|承办|技术支持|版权所有|政府网站|法律声明"
)
_FURNITURE = re.compile(
    rf"^[•●·◆■□▪>＞\-—|【\[(（]*(?:{_WORD}|[^。]{{0,20}}ICP备|[^。]{{0,12}}公安备|(?:时间|日期)[:：]\d{{4}})"
)
_LABEL = re.compile(rf"^[•●·]*(?:{_WORD})[:：]?$")
_STAMP = re.compile(r"^\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?(?:\d{1,2}[:：]\d{2}|[^\d]{0,4}来源)")
_PAGE = re.compile(r"^[-—–－·\s]*\d{1,3}[-—–－·\s]*$")
_LONGEST = 120
_LONGEST_VALUE = 40


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page and not to the report."""
    if len(text) > _LONGEST or text.endswith("。"):
        return False
    compact = "".join(text.split())
    return any(pattern.match(compact) for pattern in (_FURNITURE, _STAMP, _PAGE))


def furniture_in(texts: Sequence[str]) -> list[bool]:
    """For each line whether it is furniture; so is what stands below the name of such a thing."""
    found: list[bool] = []
    label = False
    for text in texts:
        value = label and len(text) <= _LONGEST_VALUE and not text.endswith("。")
        found.append(is_furniture(text) or value)
        label = bool(_LABEL.match("".join(text.split())))
    return found


def tail_of_furniture(texts: Sequence[str]) -> int:
    """How many lines at the end are furniture, and what stands between and behind such lines."""
    count = 0
    for back, text in enumerate(reversed(texts), start=1):
        if len(text) > _LONGEST or text.endswith("。"):
            break
        if is_furniture(text):
            count = back
    return count
