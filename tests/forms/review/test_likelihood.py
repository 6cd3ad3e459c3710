"""Strings that are hardly words, beside those that only look so."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from forms.review.language.frequencies import LONGEST, cost, lattice
from forms.review.language.likelihood import unlikely_words
from forms.review.language.terms import terms

SOUND = tomllib.loads((Path(__file__).parent / "sound.toml").read_text(encoding="utf-8"))["report"]


def _mended(text: str) -> str:
    """The text with every slip mended."""
    for slip in sorted(unlikely_words(text), reverse=True):
        assert slip.better is not None
        text = text[: slip.start] + slip.better + text[slip.end :]
    return text


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("骨干参加业物培训。", "骨干参加业务培训。"),
        ("切实保帐群众权益。", "切实保障群众权益。"),
        ("梳理权责青单，逐项公开。", "梳理权责清单，逐项公开。"),
        ("涉及企业的一律书面证求意见。", "涉及企业的一律书面征求意见。"),
        ("业务水平有代提高。", "业务水平有待提高。"),
        ("公信开息由办公室审核。", "公开信息由办公室审核。"),
        ("确保无新增审批节环。", "确保无新增审批环节。"),
        ("邀请众群走进机关。", "邀请群众走进机关。"),
        ("修改错误息信5条。", "修改错误信息5条。"),
        ("建议案提全部办结。", "建议提案全部办结。"),
        ("各科室负责人参加培川。", "各科室负责人参加培训。"),
    ],
)
def test_a_string_that_is_hardly_a_word_is_mended(wrong: str, right: str) -> None:
    assert _mended(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "逐级压紧责任意识，补上短板。",
        "镇长负总责，副镇长具体抓。",
        "新建停水信息双审双签制度。",
        "把责任落得实、落得细。",
        "播出五十期，逐季检查。",
        "数据截至12月31日止。",
        "个别答复偏简、说理不足。",
        "开设“扬帆启杭”栏目。",
        "乡镇按季公布，村监委会列席。",
        "组织警营开放日12次。",
        "公众关注度高、期盼度高的事项先公开。",
        "依托抖音号发布短视频。",
        "平均用时缩至8天，办理用时升至11天。",
        "改造老旧小区41栋楼，其中两座楼加装电梯。",
        "一级类目由9个增加到12个。",
        "门前停放30余辆车，发放200套书。",
        "群众最盼的是当季报价。",
        "收支明细另表列示。",
    ],
)
def test_what_only_looks_unlikely_is_let_pass(text: str) -> None:
    assert not list(unlikely_words(text))


@pytest.mark.parametrize("report", SOUND, ids=lambda report: report["unit"])
def test_nothing_is_unlikely_in_sound_texts(report: dict[str, str]) -> None:
    assert not list(unlikely_words(report["text"]))


@pytest.mark.parametrize("text", ["政府信息公开", "群众满意不满意", "业物培训", "逐季检查龘"])
def test_a_string_costs_what_its_cheapest_words_cost(text: str) -> None:
    def least(rest: str) -> float:
        ends = range(1, min(len(rest), LONGEST) + 1)
        return min((cost(rest[:end]) + least(rest[end:]) for end in ends), default=0.0)

    cut = lattice(text)
    assert cut.total == cut.tail[0] == least(text)
    assert cut.head == [least(text[:at]) for at in range(len(text) + 1)]


def test_every_term_of_this_prose_is_a_word() -> None:
    short = [word for word in terms().words if 1 < len(word) <= 4]
    assert all(cost(word) < float("inf") for word in short)
