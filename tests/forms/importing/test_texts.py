"""Tables in text files: drawn with bars in many ways, in Markdown, copied from a page of a PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.forms.importing.small import TITLE, asked, read, sure

ROWS = (
    ("第二十条第（一）项",), ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"), ("规章", "0", "1", "6"),
    ("行政规范性文件", "5", "12", "88"), ("第二十条第（五）项",), ("信息内容", "本年处理决定数量"), ("行政许可", "2310"),
    ("第二十条第（六）项",), ("信息内容", "本年处理决定数量"), ("行政处罚", "41"), ("行政强制", "3"),
    ("第二十条第（八）项",), ("信息内容", "本年收费金额（单位：万元）"), ("行政事业性收费", "0"),
)  # fmt: skip
FIGURES = [0, 1, 6, 5, 12, 88, 2310, 41, 3, 0]
WIDTH = 4


def spans(row: tuple[str, ...]) -> str:
    return "|" * (WIDTH - len(row))


DRAWN = {
    "a row a line": "\n".join("| " + " | ".join(row) + " |" for row in ROWS),
    "a row a line, columns spanned": "\n".join(" | ".join(row) + f" | {spans(row)}" for row in ROWS),
    "a cell a line": "\n".join(f"{cell} |" for row in ROWS for cell in row),
    "a bar below each cell": "\n".join(f"{cell}\n|" for row in ROWS for cell in row),
    "blank lines between": "\n\n".join(f"{cell}\n\n|" for row in ROWS for cell in row),
    "a bar before each row": "\n".join("|\n" + "\n".join(f"{cell} |" for cell in row) for row in ROWS),
    "columns spanned behind the last cell": "\n".join(
        "\n".join([*(f"{cell} |" for cell in row[:-1]), f"{row[-1]} | {spans(row)}"]) for row in ROWS
    ),
    "bars of a drawing": "\n".join("│" + "│".join(row) + "│" for row in ROWS),
    "single blanks": "\n".join(" ".join(row) for row in ROWS),
}  # fmt: skip


def report(table: str) -> str:
    return f"{TITLE.format(year=2023)}\n一、总体情况\n平稳。\n二、主动公开政府信息情况\n{table}\n六、其他需要报告的事项\n无。\n"


@pytest.mark.parametrize("way", [way for way in DRAWN if way != "single blanks"])
def test_tables_drawn_with_bars(way: str, tmp_path: Path) -> None:
    imported = read(tmp_path, report(DRAWN[way]), "a.txt")
    assert list(sure(imported, "tables.proactive.").values()) == FIGURES
    assert imported.draft.prose("other") == "无。"
    assert (imported.retired, imported.doubts) == ({}, [])


def test_a_blank_between_bars_keeps_its_place(tmp_path: Path) -> None:
    for way in ("a cell a line", "a bar before each row"):
        drawn = DRAWN[way].replace("12 |", "|")
        figures = sure(read(tmp_path, report(drawn), "a.txt"), "tables.proactive.")
        assert (figures["normative_documents.in_force"], len(figures)) == (88, 9)


def test_a_bar_is_no_figure(tmp_path: Path) -> None:
    rows = ("统计指标", "单位", "统计数", "（一）收到申请数", "件", "3", "1.当面申请数", "件", "3")
    text = f"{TITLE.format(year=2017)}\n一、概述\n平稳。\n附件1\n" + "\n|\n".join(rows) + "\n|\n"
    imported = read(tmp_path, text, "a.txt")
    assert set(sure(imported, "tables.statistics.").values()) == {3}
    assert asked(imported, "tables.statistics.") == {}


REQUESTS = (
    "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计",
    "一、本年新收政府信息公开申请数量 32 2 0 0 0 0 34",
    "二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1",
    "（一）予以公开 20 2 0 0 0 0 22",
    "2.其他法律行政法规禁止公开 3 0 0 0 0 0 3",
    "（七）总计 23 2 0 0 0 0 25",
    "四、结转下年度继续办理 10 0 0 0 0 0 10",
)
BROKEN = (
    "本局坚持以公开为常态、不公开为例外，把好政治关",
    "、政策关、文字关，全年公开信息三百余条，群众满",
    "意度不断提高。",
)


def test_text_copied_from_the_pages_of_a_pdf(tmp_path: Path) -> None:
    lines = [
        TITLE.format(year=2023),
        "如有疑问请与清河县水务局联系，电话：0791-65232",
        "59，地址：清河县振兴路21号。",
    ]
    lines += [
        "一、总体情况",
        *BROKEN[:2],
        "— 1 —",
        BROKEN[2],
        "三、收到和处理政府信息公开申请情况",
        *REQUESTS,
    ]
    lines += ["六、其他需要报告的事项", "无。"]
    imported = read(tmp_path, "\n".join(lines), "a.txt")
    assert imported.draft.prose("overview") == "".join(BROKEN)
    assert imported.draft.text("unit.phone") == "0791-6523259"
    figures = sure(imported, "tables.requests.")
    assert (len(figures), figures["new.total"], figures["carried_out.natural_person"]) == (
        42,
        34,
        10,
    )
    assert imported.doubts == []


MARKDOWN = """
# {title}

## 一、总体情况

**情况**平稳。

### （一）主动公开

公开若干。

## 四、政府信息公开行政复议、行政诉讼情况

### 行政复议
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|
| 1 | 0 | 0 | 2 | 3 |

### 行政诉讼（未经复议直接起诉）
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|
| 0 | 4 | 0 | 0 | 4 |

### 行政诉讼（复议后起诉）
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|
| 0 | 0 | 5 | 0 | 5 |

## 六、其他需要报告的事项

无。
"""


def test_markdown(tmp_path: Path) -> None:
    imported = read(tmp_path, MARKDOWN.format(title=TITLE.format(year=2023)), "a.txt")
    assert imported.draft.text("unit.name") == "清河县水务局"
    assert imported.draft.prose("overview") == "情况平稳。\n（一）主动公开\n公开若干。"
    assert list(sure(imported, "tables.disputes.").values()) == [
        1,
        0,
        0,
        2,
        3,
        0,
        4,
        0,
        0,
        4,
        0,
        0,
        5,
        0,
        5,
    ]


def test_a_row_whose_figures_were_not_read_lends_no_words_to_the_next(tmp_path: Path) -> None:
    rows = [
        *REQUESTS[:4],
        "2.其他法律行政法规禁止公开 85 0 0 0 0 零件 85",
        "3.其他 0 0 0 0 0 0 0",
        *REQUESTS[5:],
    ]
    lines = [
        TITLE.format(year=2023),
        "一、总体情况",
        "平稳。",
        "三、收到和处理政府信息公开申请情况",
        *rows,
    ]
    figures = sure(read(tmp_path, "\n".join(lines), "a.txt"), "tables.requests.")
    assert figures.get("refused_by_law.natural_person", 85) == 85
    assert figures["handled.total"] == 25


STRIP = [
    "行政复议",
    "行政诉讼",
    *(columns := ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]),
]
STRIP += ["未经复议直接起诉", "复议后起诉", *columns, *columns]


def test_figures_of_a_strip_that_are_moved_by_one_are_not_certain(tmp_path: Path) -> None:
    figures = ["", "0", "4", "0", "0", "4", "0", "0", "0", "0", "0", "3", "未统计", "0", "0", "3"]
    lines = [*(f"{head} |" for head in STRIP), *(f"{figure} |" for figure in figures)]
    text = (
        f"{TITLE.format(year=2023)}\n一、总体情况\n平稳。\n四、政府信息公开行政复议、行政诉讼情况\n"
    )
    assert sure(read(tmp_path, text + "\n".join(lines), "a.txt"), "tables.disputes.") == {}


def test_figures_with_units_on_a_page(tmp_path: Path) -> None:
    rows = [row.replace(" 0 ", " 0件 ", 1) for row in REQUESTS]
    lines = [
        TITLE.format(year=2023),
        "一、总体情况",
        "平稳。",
        "三、收到和处理政府信息公开申请情况",
        *rows,
    ]
    assert len(sure(read(tmp_path, "\n".join(lines), "a.txt"), "tables.requests.")) == 42


def test_the_last_head_above_a_strip_is_no_row(tmp_path: Path) -> None:
    columns = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    labels = ("一、本年新收政府信息公开申请数量", "（一）予以公开", "2.重复申请")
    rows = [cell for label in labels for cell in (label, "5", "1", "6")]
    strip = ("行政复议", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计", *"0000000")
    text = report("\n\n".join((*columns, *rows, *strip)))
    assert sure(read(tmp_path, text, "a.txt"), "tables.requests.handled") == {}


def test_paragraphs_on_one_line_each_are_not_joined(tmp_path: Path) -> None:
    prose = [f"　　{'全年召开会议部署落实各项工作' * times}。" for times in (5, 9, 14, 22)]
    rows = [f"{label}            {at}    0    0" for at, label in enumerate("甲乙丙丁戊己", 1)]
    lines = [TITLE.format(year=2023), "　　本报告按照条例编制。", "一、总体情况", *prose, *rows]
    lines += ["五、存在的主要问题及改进情况", "　　（一）主要问题", "　　人手不足。"]
    report = read(tmp_path, "\n".join(lines), "a.txt")
    assert report.draft.prose("overview").count("\n") == 3
    assert report.draft.prose("preface") == "本报告按照条例编制。"
    assert report.draft.prose("problems") == "（一）主要问题\n人手不足。"


@pytest.mark.parametrize(
    ("label", "printed", "told", "figure"),
    [
        ("行政许可", "2310", "约180万", 1_800_000),
        ("行政许可", "2310", "30余万件", 300_000),
        ("行政许可", "2310", "约1.5万件", 15_000),
        ("行政许可", "2310", "约2310件", 2310),
        ("行政事业性收费", "0", "约5万元", 5),
        ("行政事业性收费", "0", "5万", 5),
        ("行政事业性收费", "0", "约3亿元", 30_000),
    ],
)
def test_a_figure_told_in_ten_thousands_is_offered_as_what_it_counts(
    label: str, printed: str, told: str, figure: int, tmp_path: Path
) -> None:
    drawn = DRAWN["a row a line"].replace(f"{label} | {printed}", f"{label} | {told}")
    imported = read(tmp_path, report(drawn), "a.txt")
    assert list(asked(imported, "tables.proactive.").values()) == [figure]
