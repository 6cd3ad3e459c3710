"""A title in lines: at its joints, symmetrical, no orphan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.lines import balanced, width

TWENTY = 20.1


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("平原市2023年政府信息公开工作年度报告", ["平原市2023年政府信息公开工作年度报告"]),
        ("石桥高新区2018年政府信息公开工作年度报告", ["石桥高新区2018年政府信息公开工作年度报告"]),
        (
            "长河市人民政府办公室2023年政府信息公开工作年度报告",
            ["长河市人民政府办公室", "2023年政府信息公开工作年度报告"],
        ),
        (
            "石桥高新技术产业开发区管理委员会2018年政府信息公开工作年度报告",
            ["石桥高新技术产业开发区管理委员会", "2018年政府信息公开工作年度报告"],
        ),
        (
            "云溪市市场监督管理局2021年政府信息公开工作年度报告",
            ["云溪市市场监督管理局", "2021年政府信息公开工作年度报告"],
        ),
        ("政府信息公开情况统计表（2018年度）", ["政府信息公开情况统计表（2018年度）"]),
    ],
)
def test_a_title_breaks_behind_the_office_and_before_the_year(title, lines):
    assert balanced(title, TWENTY) == lines


def test_a_line_with_digits_is_not_filled_to_its_last_character():
    title = "中国（青山）自由贸易试验区临江片区管理委员会2025年政府信息公开工作年度报告"
    assert max(width(line) for line in balanced(title, TWENTY) if "2025" in line) < 20
    assert balanced("青石县柳林镇人民政府综合行政执法局办公室", TWENTY, 20) == [
        "青石县柳林镇人民政府综合行政执法局办公室"
    ]


REPORT = "2025年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "lines",
    [
        ["青石县柳林镇人民政府综合行政执法办公室", REPORT],
        ["江北高新技术产业开发区", "管理委员会综合行政执法局", REPORT],
        ["广西壮族自治区南宁市", "经济技术开发区市场监督管理局", REPORT],
        [
            "江北省青石市柳林高新技术产业开发区",
            "管理委员会自然资源和规划建设管理局",
            "综合行政执法大队第三中队",
            REPORT,
        ],
        [
            "青石县柳林镇",
            "政府信息公开申请办理情况明细表",
            "（含行政复议、行政诉讼情况以及历年数据）",
        ],
        ["青石县柳林镇人民政府2025年", "政府信息公开申请办理答复情况明细表"],
        ["2025年度情况明细表（含规范性文件、行政", "许可、行政处罚、行政强制以及财政预决算）"],
    ],
)
def test_names_and_words_stay_whole_where_a_wider_line_or_another_one_serves(lines):
    assert balanced("".join(lines), TWENTY, TWENTY - 2) == lines


def test_a_title_as_wide_as_is_wished_stays_whole():
    assert balanced("某" * 18, TWENTY, 18) == ["某" * 18]
    assert len(balanced("某" * 19, TWENTY, 18)) == 2


def test_an_office_of_26_characters_takes_two_of_three_lines():
    office = "长河自治州云溪县生态环境保护综合行政执法大队机关服务站"
    assert width(office) >= 26
    lines = balanced(office + "2023年政府信息公开工作年度报告", TWENTY)
    assert lines[-1] == "2023年政府信息公开工作年度报告"
    assert "".join(lines[:-1]) == office
    assert len(lines) == 3


def test_a_word_is_not_parted():
    lines = balanced("白沙市自然资源和规划局关于重点领域政府信息公开情况统计表", TWENTY)
    for word in ("自然", "资源", "规划", "政府信息公开", "统计表"):
        assert any(word in line for line in lines)


def test_brackets_are_not_parted_where_another_joint_serves():
    lines = balanced("东岭市水利局政府信息公开情况统计表（2018年度）", TWENTY)
    assert lines == ["东岭市水利局", "政府信息公开情况统计表（2018年度）"]


TITLES = st.text(
    "南昌市人民政府办公室年信息公开工作报告情况统计表（）、“”2018Ab%", min_size=1, max_size=70
)


@given(TITLES)
def test_the_lines_together_are_the_title_and_none_is_too_wide(title):
    lines = balanced(title, TWENTY)
    assert "".join(lines) == title
    assert all(width(line) <= TWENTY for line in lines)


@given(st.text("水利局办公室公开工作报告", min_size=21, max_size=58))
def test_no_line_of_a_title_in_han_is_an_orphan(title):
    lines = balanced(title, TWENTY)
    assert all(len(line) > 3 for line in lines)
    assert len(lines) <= 3


def test_a_title_without_end_fills_its_lines():
    lines = balanced("某" * 500, TWENTY)
    assert [len(line) for line in lines] == [20] * 25
