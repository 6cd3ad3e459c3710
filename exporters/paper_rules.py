"""What each finding about paper means; they come from the finished pages, not from the draft."""

from __future__ import annotations

PAPER_RULES = {
    "missing-font": (
        "须核实。本机没有国家标准用的字体（方正小标宋、黑体、楷体、仿宋），也没有可代用的；"
        "文件里写的字体名没有错，但在本机打印会变样。请安装其中一种，或到装有这些字体的电脑上打印。"
        "依据：GB/T 9704—2012 第5.2.2、7.3 条。"
    ),
    "rare-character": (
        "提示或须核实。用了 GB 2312（或 GBK）以外的字，仿宋_GB2312 等字体里没有，打印时会换成别的"
        "字体或印成方框。请核对是不是错字；人名、地名确需用的，打印前看清样。"
    ),
    "no-seal-room": (
        "须核实。按页面估算，署名处放不下印章（直径 42–50 毫米），或印章会压住正文以外的地方。"
        "请增减文字，或调整行距、字距。依据：GB/T 9704—2012 第7.3.5.5 条。"
    ),
    "parted-mark": (
        "提示。破折号（——）或省略号（……）被分在两行。请改动前后文字。依据：GB/T 15834—2011。"
    ),
}
"""By the id of the rule."""
