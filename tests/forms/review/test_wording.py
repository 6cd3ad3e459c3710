"""Wording: places, repairs, all of a rule at once, and what must be let alone."""

from __future__ import annotations

from time import process_time

import pytest

from forms.loading import load_form
from forms.review import review
from forms.review.finding import Finding, mend_all
from forms.review.language import (
    collocations,
    confused,
    half_said,
    halves,
    idioms,
    likelihood,
    omissions,
    remnants,
    spelling,
    swaps,
)
from forms.review.language.clauses import by_clause
from forms.review.prose import prose_findings
from forms.settings import Settings
from tests.forms.review.drafts import harmless
from tests.forms.review.planted import slips

FORM = load_form("disclosure-2021")


def _found(text: str, rule: str, settings: Settings | None = None) -> list[Finding]:
    draft = harmless(FORM, sections__overview=text)
    found = review(FORM, draft, settings=settings or Settings())
    return [f for f in found if f.rule == rule and f.at[0] == "sections.overview"]


def _mended(text: str, rule: str) -> str:
    draft = harmless(FORM, sections__overview=text)
    (finding,) = _found(text, rule)
    edit = mend_all(draft, finding)
    assert edit
    edit.apply(draft)
    return draft.prose("overview")


@pytest.mark.parametrize(
    ("rule", "text", "mended"),
    [
        (
            "half-width",
            "一是加强领导,落实责任;二是加强培训(含线上):成效明显.",
            "一是加强领导，落实责任；二是加强培训（含线上）：成效明显。",
        ),
        ("half-width", '打造"阳光政务"品牌。', "打造“阳光政务”品牌。"),
        ("word", "截止2023年底，其它工作有序。", "截至2023年底，其他工作有序。"),
        ("word-redundant", "截至2023年12月31日止，已完成。", "截至2023年12月31日，已完成。"),
        ("word-doubled", "改版网站网，保障的的权利。", "改版网站，保障的权利。"),
        ("stray-space", "全年 公开 120 条。", "全年公开120条。"),
        ("mark-between-quotes", "“甲”、“乙”、“丙”三项。", "“甲”“乙”“丙”三项。"),
        ("look-alike", "公开120条，计丨次。", "公开120条，计1次。"),
        ("wide-digit", "公开１２０条，占９．５％。", "公开120条，占9.5%。"),
        ("doubled-mark", "工作完成。。情况良好，，", "工作完成。情况良好。"),
        ("doubled-mark", "内容包括：，财政、和民政。", "内容包括：财政和民政。"),
        ("doubled-mark", "公布名单。，并组织座谈。", "公布名单，并组织座谈。"),
        ("run", "一是甲；三是乙；三是丙。", "一是甲；二是乙；三是丙。"),
        ("run", "任务有：（1）甲；（2）乙；（4）丙。", "任务有：（1）甲；（2）乙；（3）丙。"),
        ("run", "一、是甲；二、是乙。", "一是甲；二是乙。"),
        ("numbering", "（一）甲。\n（三）乙。\n（三）丙。", "（一）甲。\n（二）乙。\n（三）丙。"),
        ("numbering", "（二）甲。\n（二）乙。\n（三）丙。", "（一）甲。\n（二）乙。\n（三）丙。"),
        ("near-word", "加强组织领岛，规范化管哩。", "加强组织领导，规范化管理。"),
    ],
)
def test_one_key_mends_all_of_a_rule_in_a_part(rule: str, text: str, mended: str) -> None:
    assert _mended(text, rule) == mended


@pytest.mark.parametrize(
    "text",
    [
        "网址：https://www.qingshan.example/a,b;c?d=1，邮箱：gk@qs.example。",
        "服务时间为8:30—17:30，比例为1:1。",
        "金额为1,180元，增长3.5%。",
        "采用“1+X”模式和H5形式，覆盖5G网络。",
        "会议在A座(B1)层召开。",
    ],
)
def test_marks_of_figures_and_addresses_are_let_alone(text: str) -> None:
    found = _found(text, "half-width")
    assert not [f for f in found if f.quote not in ("(", ")")]


def test_words_within_references_are_not_looked_at() -> None:
    assert not _found("共{requests.new.total}件。", "placeholder")


@pytest.mark.parametrize("scar", ["〔待填：年度〕", "〔待改：年度〕"])
def test_a_year_that_a_starter_could_not_give_is_told_once(scar: str) -> None:
    text = f"数据的统计期限为{scar}年1月1日至12月31日。"
    assert len(_found(text, "placeholder")) == 1
    assert not _found(text, "number-missing")


def test_a_repair_after_a_reference_hits_the_right_place() -> None:
    text = "新收{requests.new.total}件,其它{requests.handled.total}件."
    assert _mended(text, "half-width").startswith("新收{requests.new.total}件，其它")
    assert "其他{requests.handled.total}" in _mended(text, "word")


def test_the_offices_words_are_added() -> None:
    settings = Settings(words={"区府办": "区政府办公室"})
    (finding,) = _found("由区府办汇总。", "word", settings)
    assert finding.repairs[0].new == "区政府办公室"


@pytest.mark.parametrize(
    "text",
    [
        "一是加强领导。二是加强培训。\n（一）再抓落实。一是明确责任；二是严格考核。",
        "1.加强领导。\n2.强化培训。\n其他工作如下。\n1.更新目录。\n2.清理文件。",
        "（一）甲。\n1.乙。\n2.丙。\n（二）丁。\n1.戊。",
        "一、不足\n1.2023年公示超期1次。\n2.更新慢。\n二、改进\n1.按周核对。\n2.按月通报。",
        "1.4月中旬修订目录。\n2.12月底前清理栏目。\n3.全年抽查四轮。",
        "1.编印手册。\n2.12345热线来电逐件登记。\n3.按季通报。",
        "打算如下：1.完善目录；2.5月底前补录文件；3.逐件复核。",
        "打算如下：（1）完善目录；（2）5月底前补录文件；（3）逐件复核。",
        "明年，第一，修订指南。第二，5月前建成专栏。第三，“一件事”逐项公开。",
        "其一，补录文件；其二，6月起按周核对；其三，轮训人员。",
        "1.目录陈旧。\n2.3个专区未开放。\n3.人手不足。",
        "不足有三：1.目录陈旧；2.3个专区未开放；3.人手不足。",
        "不足有三：（1）目录陈旧；（2）3个专区未开放；（3）人手不足。",
        "做法：一、改版网站；二、5月起周检；三、按季通报。",
        "1、2月份各抽查一次，上半年再查一轮。\n全年通报4期。",
    ],
)
def test_numbering_that_begins_anew_is_let_pass(text: str) -> None:
    assert not _found(text, "numbering")
    assert not _found(text, "run")
    assert not _found(text, "unit-unfit")


def test_a_wide_point_is_right_where_all_are_wide() -> None:
    assert not _found("（一）甲。\n1．乙。\n2．丙。", "numbering")
    assert _found("（一）甲。\n1．乙。\n2.丙。", "numbering")
    assert _found("（一）甲。\n1、乙。\n2、丙。", "numbering")


def test_only_the_number_that_is_wrong_is_blamed() -> None:
    (finding,) = _found("（一）甲。\n（二）乙。\n（四）丙。\n（四）丁。\n（五）戊。", "numbering")
    assert finding.span == (12, 15)
    assert not finding.places


def test_after_a_gap_the_count_goes_on() -> None:
    (finding,) = _found("（一）甲。\n（二）乙。\n（四）丙。\n（五）丁。", "numbering")
    assert not finding.places
    assert not finding.repairs


@pytest.mark.parametrize(
    "text",
    [
        "（一）甲。\n（二）乙。\n（十）丙。",
        "\n".join(f"（{n}）甲。" for n in ("一", "十九", "二十")),
    ],
)
def test_numbers_beyond_ten_are_written_rightly(text: str) -> None:
    assert _found(text, "numbering")


def test_runs_before_figures_and_quotes_count() -> None:
    assert not _found("一是1件复议被纠正；二是“一网通办”不畅；三是4个栏目陈旧。", "run")
    assert _found("第一，修订指南。第三，5月前建成专栏。", "run")
    assert _found("1.4月修订目录。\n3.12月底前清理栏目。", "numbering")


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("全年坚持问题导向，切实回应群众关\n切，按季公布清单。", False),
        ("全年举办培训四期，培训内容为目录编制和\n答复文书写作，效果较好。", False),
        ("全年举办培训四期，编印答复文书汇编两册\n公布清单两份，按季更新。", True),
        ("全年坚持问题导向，切实回应群众关切", True),
    ],
)
def test_a_stop_is_offered_only_where_a_sentence_ends(text: str, *, repaired: bool) -> None:
    (finding,) = _found(text, "open-end")
    assert bool(finding.repairs) is repaired


@pytest.mark.parametrize(
    "text",
    [
        "落实《中共中央办公厅 国务院办公厅印发〈关于全面推进政务公开工作的意见〉的通知》。",
        "印发《青山县人民政府 青山县监察委员会关于公开工作的通知》。",
    ],
)
def test_a_space_between_offices_in_a_title_is_let_alone(text: str) -> None:
    assert not _found(text, "stray-space")


@pytest.mark.parametrize(
    "text",
    [
        "全年没有制发行政规范性文件，对3件文件作了清理。",
        "年内没有新申请，也没有结转件，无未办结件。",
        "当面申请3件，无上年结转件。",
        "整理宣传册和若干条建议，页面上有提示条，高峰期延长开放。",
        "来信来访件件有回音，每次培训都有考核。",
        "企业家座谈，上升期的产业，共处一室，以部队为家。",
        "培训期间不收费用，即办件当场办结。",
    ],
)
def test_units_that_need_no_number_are_let_alone(text: str) -> None:
    assert not _found(text, "number-missing")


@pytest.mark.parametrize(
    "text",
    [
        "实实在在的的确确方便了群众。",
        "讨论讨论再决定，研究研究再答复。",
        "参与政务公开公开日活动。",
        "是是非非讲清楚，成果的和谐共享。",
        "市政府政府网站改版完成。",
        "统一公开公平公正标准。",
    ],
)
def test_words_that_may_stand_twice_are_let_pass(text: str) -> None:
    assert not _found(text, "word-doubled")


def test_an_identity_number_needs_its_check_digit() -> None:
    assert _found("证号11010519491231002X。", "identity-number")
    assert not _found("编号110105194912310021。", "identity-number")


def test_the_words_quoted_never_hold_a_whole_identity_number() -> None:
    (finding,) = _found("证号11010519491231002X。", "identity-number")
    assert "19491231" not in finding.message


@pytest.mark.parametrize(
    ("unit", "text", "wrong"),
    [
        ("青山县河口镇人民政府", "我局认真落实。", True),
        ("青山县河口镇人民政府", "我镇认真落实，我县统一部署。", False),
        ("青山县统计局", "我镇认真落实。", True),
        ("青山县统计局", "我局认真落实，我县统一部署。", False),
        ("青山县发展和改革委员会", "我委认真落实。", False),
        ("青山市人民政府", "我市认真落实。", False),
        ("青山市人民政府", "我县认真落实。", True),
        ("青山县人民政府办公室", "我办认真落实，本县统一部署。", False),
        ("青山县统计局", "基本办结，本办法自公布之日起施行，根本处理。", False),
        ("青山经济技术开发区管理委员会", "我区认真落实，本委牵头。", False),
    ],
)
def test_the_words_for_oneself_fit_the_unit(unit: str, text: str, wrong: bool) -> None:
    draft = harmless(FORM, unit__name=unit, sections__overview=text)
    found = [f for f in review(FORM, draft) if f.rule == "self-reference"]
    assert wrong is bool(found)


SCARS = [
    *("公", "收到申请3件、", "1", "（", "“", "）", "a.", "a@", "2022年，", "公 ", "《", "×"),
    *(
        "一是公；",
        "未收到申请，",
        "（一）公开。\n",
        "全年收到公开申请134件。",
        "(公",
        "公,",
        "截至2023年",
    ),
]


@pytest.mark.parametrize("scar", SCARS)
def test_no_text_makes_the_review_slow(scar: str) -> None:
    """A text of four times the length takes about four times the time, not sixteen times."""
    short, long = (_seconds(f"甲此{(scar * length)[:length]}") for length in (5_000, 20_000))
    assert long < 8 * short + 0.5


def _seconds(text: str) -> float:
    draft = harmless(FORM, sections__overview=text)
    begun = process_time()
    prose_findings(FORM, draft, (), Settings(), ())
    return process_time() - begun


@pytest.mark.parametrize(
    "text",
    [
        "政策宣讲进社区、进企业，培训进机关。",
        "推进检查全覆盖，促进整改落实。",
        "行政村全部通网络、通公路。",
        "在办公室的统一协调下，各科室密切配合。",
        "在推进过程中，注重实效；在调研的基础上，再作优化。",
        "以会代训、以考促学，以政务公开助力营商环境。",
        "持续公开涉农补贴信息，进一步公开审批事项。",
        "凡形成的材料是完整的，当场受理。",
        "完善三审制和问责制，会议进行中，实时发布。",
        "保障水、电、气稳定供应，加强网、微、端建设。",
        "逐月核对各社区的公开栏，管好村里的监督栏。",
        "升级网站，打造群众看得懂的信息栏。",
        "补贴名单由村到镇逐级核，核完即贴。",
    ],
)
def test_short_words_that_stand_by_themselves_are_no_halves(text: str) -> None:
    assert not _found(text, "character-missing")


def test_a_number_alone_at_the_head_of_an_excerpt_is_no_gap() -> None:
    assert not _found("（二）依申请公开。对申请逐件登记，按期答复。", "numbering")
    assert _found("（二）依申请公开。逐件登记。\n（三）监督保障。按月检查。", "numbering")


def test_headings_above_the_items_are_no_problems() -> None:
    items = "（一）目录不细。\n（二）解读偏少。\n（三）人手不足。"
    done = "（一）细化目录，按月检查。\n（二）增加解读，配图说明。\n（三）增配人员，定期轮训。"
    text = f"一、主要问题\n{items}\n二、改进措施\n{done}"
    draft = harmless(FORM, sections__problems=text)
    assert not [f for f in review(FORM, draft) if f.rule == "measures-count"]


@pytest.mark.parametrize(
    "look",
    [
        *(spelling.near_words, idioms.misspelt_sayings, collocations.displaced_words),
        *(confused.confused_words, swaps.swapped_characters, omissions.missing_characters),
        *(halves.half_words, half_said.half_said, idioms.halved_sayings, remnants.remnants),
        likelihood.unlikely_words,
    ],
)
def test_what_is_asked_by_the_clause_looks_no_further_than_the_marks_around_it(look) -> None:
    sentences = {slip.wrong for slip in slips()} | {slip.right for slip in slips()}
    asked = by_clause(look)
    for text in sentences:
        if "，" in text or "；" in text:  # any other is a clause
            assert sorted(asked(text)) == sorted(look(text))
