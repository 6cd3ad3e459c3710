"""Where the report is on a web page, however its lines are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.forms.importing.small import TITLE, read, sure, table

MENU = '<div class="nav"><ul><li><a>首页</a></li><li><a>一、通知公告</a></li><li><a>政务公开</a></li></ul></div>'
FOOTER = '<div class="foot"><p>主办：清河县</p><p>ICP备12345678号</p></div>'
ROWS = (
    "一、主动公开情况",
    "二、回应解读情况",
    "三、依申请公开情况",
    "八、机构建设和保障经费情况",
    "九、政府信息公开会议和培训情况",
)
LIST = table(
    "统计指标 | 单位 | 统计数", *(f"{row} | —— |" for row in ROWS), *(f"{n}.{name}申请数 | 件 | {n}{n}" for n, name in enumerate(("当面", "传真", "网络", "信函"), 1)),
).replace("<table>", "<table><tbody>").replace("</table>", "</tbody></table>")  # fmt: skip
LINES = (
    "本报告按照条例编制，数据统计期限为2017年1月1日至12月31日。", "一、概述", "全年工作平稳有序，各项任务完成。",
    "二、主动公开政府信息情况", "公开信息三百条。", "十、政府信息公开工作存在的主要问题及改进情况", "尚有不足，已改进。",
)  # fmt: skip
WRITTEN = {
    "one paragraph with breaks": lambda lines: "<p>" + "<br/>\n".join(lines) + "</p>",
    "a division with breaks": lambda lines: "<div>" + "<br>".join(lines) + "</div>",
    "numbers in spans of their own": lambda lines: "".join(
        f"<p><span>{line[:1]}</span><span>{line[1:]}</span></p>" for line in lines
    ),
    "arabic numbers": lambda lines: "".join(
        f"<p>{line.replace('一、', '1、').replace('二、', '2、').replace('十、', '10、')}</p>" for line in lines
    ),
    "no numbers": lambda lines: "".join(f"<p>{line.split('、', 1)[-1] if len(line) < 30 and '。' not in line else line}</p>" for line in lines),
}  # fmt: skip


@pytest.mark.parametrize("way", WRITTEN)
@pytest.mark.parametrize("apart", [False, True])
def test_the_text_beside_a_table_is_not_lost(way: str, apart: bool, tmp_path: Path) -> None:
    text = WRITTEN[way](LINES)
    body = f"<div>{text}</div><div>{LIST}</div>" if apart else f"<div>{text}{LIST}</div>"
    html = f"<html><body>{MENU}<h1>{TITLE.format(year=2017)}</h1>{body}{FOOTER}</body></html>"
    report = read(tmp_path, html)
    assert report.draft.prose("preface") == LINES[0]
    assert report.draft.prose("overview") == LINES[2]
    assert report.draft.prose("problems") == LINES[6]
    assert set(sure(report, "tables.statistics.").values()) == {11, 22, 33, 44}


def test_figures_that_stand_in_the_fields_of_a_form(tmp_path: Path) -> None:
    rows = LIST.replace(">11<", '><input type="text" value="11" readonly><').replace(
        ">22<", "><input value='22'><"
    )
    search = '<p><input type="text" value="请输入关键字"><input type="submit" value="1"></p>'
    text = WRITTEN["a division with breaks"](LINES)
    report = read(
        tmp_path,
        f"<html><body>{search}<h1>{TITLE.format(year=2017)}</h1>{text}{rows}</body></html>",
    )
    assert set(sure(report, "tables.statistics.").values()) == {11, 22, 33, 44}


def test_a_hidden_copy_is_no_copy(tmp_path: Path) -> None:
    hidden = f'<div style="display: none">{LIST.replace(">11<", ">99<")}</div>'
    text = WRITTEN["a division with breaks"](LINES)
    report = read(
        tmp_path,
        f"<html><body><h1>{TITLE.format(year=2017)}</h1>{hidden}{text}{LIST}</body></html>",
    )
    assert set(sure(report, "tables.statistics.").values()) == {11, 22, 33, 44}
