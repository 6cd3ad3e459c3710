"""The same thing counted twice: when two numbers are of one thing, and where that is said."""

from __future__ import annotations

import pytest

from forms.loading import load_form
from forms.review import review
from forms.review.finding import Finding
from forms.review.reading.counted import counted_in
from tests.forms.review.generator import report

FORM = load_form("disclosure-2021")


def _found(overview: str, problems: str = "", unit: str = "") -> list[Finding]:
    draft = report(FORM, overview=overview)
    if problems:
        draft.set("sections.problems", f"{draft.text('sections.problems')}\n{problems}")
    if unit:
        draft.set("unit.name", unit)
    return [f for f in review(FORM, draft) if f.rule == "number-contradicted"]


def test_both_places_are_told() -> None:
    (found,) = _found("全年编印工作简报14期。", "全年编印工作简报41期，内容偏少。")
    assert found.at == ("sections.problems",)
    assert found.quote == "41期"
    assert [(place.at, place.quote) for place in found.places] == [("sections.overview", "14期")]
    assert "14期" in found.message and "总体情况" in found.message


@pytest.mark.parametrize(
    "pair",
    [
        ("全年召开新闻发布会4场。", "全年共召开新闻发布会5场。"),
        ("全年召开新闻发布会4场。", "全年举行5场新闻发布会。"),
        ("全年承办政协提案31件。", "承办政协委员提案13件。"),
        ("门户网站全年发布要闻310篇。", "在门户网站发布的301篇要闻中，原创不多。"),
    ],
)
def test_one_thing_is_known_in_other_words(pair: tuple[str, str]) -> None:
    assert _found("\n".join(pair))


@pytest.mark.parametrize(
    "pair",
    [
        ("全年召开新闻发布会4场。", "上半年召开新闻发布会2场。"),
        ("全年召开新闻发布会4场。", "上年召开新闻发布会2场。"),
        ("全年召开新闻发布会4场。", "全年召开新闻发布会近5场。"),
        ("全年召开新闻发布会4场。", "全年召开新闻通气会5场。"),
        ("全年收到政协提案31件。", "全年办结政协提案30件。"),
        ("围绕汛情，召开新闻发布会4场。", "围绕旱情，召开新闻发布会2场。"),
        ("县教育局召开新闻发布会4场。", "县卫生健康局召开新闻发布会2场。"),
        ("全年新增专栏12个，其中宣传类专栏5个。", "宣传类专栏6个。"),
        ("发现问题12个。", "全年发现问题25个。"),
        ("举办政府开放日活动6次。", "5次线上开放日吸引了居民参与。"),
        ("安排专项经费20万元。", "年底结余的10万元专项经费已上缴财政。"),
        ("全县共有行政村26个。", "新增的16个行政村公示栏已投入使用。"),
        ("运行政务新媒体7个。", "8个政务新媒体因更新不及时被关停。"),
        ("举办法治培训班3期，培训280人。", "举办保密培训班3期，培训260人。"),
        ("撤回行政许可1件。", "撤销行政许可2件。"),
        ("举办新闻发布会6场。", "本年度有5场新闻发布会安排了手语翻译。"),
        ("网站设二级栏目64个。", "对14个二级栏目进行了合并调整。"),
        ("发放宣传手册6000册。", "制作宣传手册9000册。"),
        ("公示取水许可决定120件。", "渔业领域公示取水许可决定102件。"),
    ],
)
def test_other_times_things_deeds_and_offices_are_let_be(pair: tuple[str, str]) -> None:
    assert not _found("\n".join(pair))


def test_three_numbers_of_one_thing_are_of_three_occasions() -> None:
    said = "全年召开新闻发布会{}场。"
    assert not _found("\n".join(said.format(number) for number in (4, 5, 6)))


def test_the_own_and_the_whole_area_are_two_things_for_a_government() -> None:
    text = "县政府办公室全年发布政策解读24篇。\n全县全年发布政策解读86篇。"
    assert not _found(text, unit="青山县人民政府")


@pytest.mark.parametrize(
    "pair",
    [
        ("开通抖音号，全年推送短视频86部。", "抖音号全年推送68部短视频，获赞较多。"),
        ("邀请群众代表开展评议，收集意见15条，均已整改。", "评议中提出的13条意见全部梳理成清单。"),
        ("开设“老旧小区改造”专栏，发布进度等信息92篇。", "旧改专栏全年发布78篇，阅读量较高。"),
        ("深化基层公开，在12个社区安装电子触摸屏。", "11个社区全部装上了电子触摸屏。"),
        ("组织两轮案卷评查，共抽查案卷60份。", "两轮评查共抽查案卷80份。"),
        ("发放问卷5000份，回收4281份，开展家长满意度测评。", "家长满意度测评回收问卷4821份。"),
        ("在7所学校开展食材价格公示试点。", "8所试点学校的食材价格按周公布。"),
        ("每季度开展检查，全年下发通报4期。", "全年下发的5期通报点名道姓。"),
        ("关停整合部门网站12家，数据全部迁移。", "关停的13家网站均完成数据迁移。"),
        ("举办政务公开业务培训班1期，75人参加。", "参加政务公开业务培训的共70人。"),
        ("建立由9个部门组成的会商机制。", "会商机制的11个成员单位均未缺席。"),
        ("在6个镇便民服务中心配备自助终端。", "7个镇的便民服务中心均已配备自助终端。"),
        ("全县共有14个乡镇。", "全县15个乡镇均建成政务公开专区。"),
        ("建设村级便民服务站43个。", "46个村级便民服务站均配备了查询设备。"),
    ],
)
def test_things_counted_in_passing_and_again_as_known(pair: tuple[str, str]) -> None:
    assert _found("\n".join(pair))


@pytest.mark.parametrize(
    "pair",
    [
        ("其中抖音号发布短视频作品130条。", "视频号全年发布115条作品，播放量稳步增长。"),
        ("开展政务公开评议，收集意见15条。", "热线收到的13条意见全部梳理成清单。"),
        ("开设“老旧小区改造”专栏，发布信息92篇。", "惠企政策专栏全年发布78篇，阅读量较高。"),
        ("在12个社区安装电子触摸屏。", "10个社区的电子触摸屏接入了查询系统。"),
        ("组织案卷评查，抽查案卷60份。", "法制机构日常共抽查案卷80份。"),
        ("在7所学校开展食材价格公示试点。", "8所民办学校的收费标准按年公布。"),
        ("关停部门网站12家。", "保留的13家网站均完成适老化改造。"),
        ("举办政务公开培训班1期，75人参加。", "参加保密业务培训的共70人。"),
        ("公布招商引资项目35个，签约32个。", "全年签约的32个项目均已落地。"),
        ("上半年抽查网站2次，下半年抽查网站3次。", "全年5次抽查结果均通报。"),
        ("为老年人代办业务860件。", "全年代办业务共1020件。"),
        ("聘请公开监督员15名。", "全年选聘的12名行风监督员均参与了评议。"),
        ("全县126个村全部设立公开栏。", "108个村的公开栏完成了更新换代。"),
        ("修订制度3项，新建制度5项。", "全年共出台制度8项。"),
        ("组织新闻发布会10场。", "8场新闻发布会由分管负责人主持。"),
        ("配备专职工作人员2名。", "兼职工作人员3名。"),
    ],
)
def test_other_things_and_parts_of_them_are_let_be(pair: tuple[str, str]) -> None:
    assert not _found("\n".join(pair))


def test_some_of_a_number_are_not_counted_as_all() -> None:
    assert counted_in("答复的说理还不透彻，信访复查1件被撤回。", 2023, "")
    assert not counted_in("答复的说理还不透彻，信访复查中有1件被撤回。", 2023, "")
