"""Openings: what stands between a total and its parts (其中, 分别为, a bracket, 按级别分，)."""

from __future__ import annotations

from forms.patterns import regex

OPENED = regex(
    r"[^。；\n]{0,14}?(?:其中|(?<!要)用于|包括|包含|[，,]含|涵盖|分为|具体(?:为|是)|(?:结果|构成|结构|情况|类型|属性|来源|分布|去向)[为是]|按[^。，；\n]{1,4}(?:划)?分|分别(?:为|是|有)|(?<!年)依次(?:为|是)|由[^。，；\n]{0,10}组成)[，：:]?|[，,]由|[^，。；\n（(]{0,10}[（(]"
    r"|[^，。；：\n]{0,8}[：:]|[^，。；\n]{0,6}中[，,]|；其中[，：:]?"
)
STRONG = regex("^[，,；](?:其中[，：:]?|[^，。；（]{0,6}[：:])$")
"""What opens the parts of what was told before a change of it (612条，增长11.7%，分布为：)."""
OF_PART = regex(r"[，,（(]?(?:其中|包括|包含)[，：:]?")
"""What opens the parts of a part: 政策类70条，包含规划类20条、环保类50条."""
OF_OTHERS = regex("上年|去年|同期|，[^，]{2,}的分别", words="上年 去年 同期 的分别")
"""Before numbers that are none of the total's parts: of last year, or of what is named anew."""
STARTS_LISTED = regex(r"\s*(?:其中|包括)")
DIVIDED = regex(r"按[^，。；\n]{1,4}(?:划)?分", words="按")
