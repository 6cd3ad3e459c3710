"""Made-up reports for measuring lines and pages: the same seed always gives the same report."""

from __future__ import annotations

import random
from datetime import date

from forms.draft import Draft
from forms.form import Form


def _words(text: str) -> list[str]:
    return text.split()


SUBJECTS = _words(
    "机关 各科室 全系统 平台 窗口 专栏 台账 培训 目录 指南 制度 热线 网站 公众号 服务大厅 责任人"
)
ACTS = _words("完善 梳理 更新 发布 落实 核查 规范 推进 受理 答复 汇总 回应 明确 整理 细化 公示")
OBJECTS = _words(
    "事项清单 办事流程 预算说明 政策文件 工作规程 受理情况 办理时限 审查程序 监督渠道 群众意见"
)
MARKED = _words("“一网通办” “1+3”工作法 《条例》 《信息公开指南》 “互联网+” （试行） （见附表）")
COUNTED = _words("件 条 次 项 人次 万元 个 场 篇 份")
PLACES = _words("青山 临江 平原 云溪 长河 石桥 东岭 白沙")
OFFICES = _words("人民政府 人民政府办公室 水利局 自然资源和规划局 高新技术产业开发区管理委员会")


class Author:
    """Writes sentences, paragraphs and whole drafts from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def draft(self, form: Form) -> Draft:
        """A draft with prose in every section and a figure in every cell."""
        draft = Draft(self._head(form))
        for section in form.sections:
            count = self.random.randint(1, 2)
            draft.set(f"sections.{section.id}", "\n".join(self.paragraph() for _ in range(count)))
        for address in form.figures:
            draft.set(address, self._figure())
        return draft

    def paragraph(self) -> str:
        """One to eight sentences, at times under a run-in heading."""
        lead = f"（{self._pick('一二三四五')}）{self.clause()}。" if self._chance(0.3) else ""
        return lead + "".join(self.sentence() for _ in range(self.random.randint(1, 8)))

    def sentence(self) -> str:
        """Clauses parted by marks, with a full stop."""
        clauses = [self.clause() for _ in range(self.random.randint(1, 4))]
        text = clauses[0]
        for clause in clauses[1:]:
            text += self._pick("，，，，；、：") + clause
        return text + self._pick("。。。。。！")

    def clause(self) -> str:
        """A few words, often with a count, a title in marks or a document's number."""
        text = self._pick(SUBJECTS) + self._pick(ACTS) + self._pick(OBJECTS)
        if self._chance(0.45):
            text += self._pick(ACTS) + self._count()
        if self._chance(0.2):
            text = self._pick(MARKED) + text
        elif self._chance(0.2):
            text = f"{self._year()}年{text}"
        if self._chance(0.15):
            text += self._pick(OBJECTS) + self._pick(ACTS) + self._pick(OBJECTS)
        if self._chance(0.08):
            text += self._pick(["——", "……", "·", "①", "～"]) + self._pick(OBJECTS)
        if self._chance(0.08):
            text += f"（{self._pick(PLACES)}发〔{self._year()}〕{self.random.randint(1, 99)}号）"
        return text

    def _head(self, form: Form) -> dict[str, object]:
        place, office = self._pick(PLACES), self._pick(OFFICES)
        unit: dict[str, object] = {"name": f"{place}市{office}", "short_name": f"{place}市"}
        if self._chance(0.4):
            unit["short_name"] = unit["name"]
        if self._chance(0.15):
            unit["cosigners"] = [{"name": f"{place}市司法局"}]
        day = date(2024, self.random.randint(1, 3), self.random.randint(1, 28))
        document: dict[str, object] = {"date": day}
        if self._chance(0.2):
            document["number"] = f"{place}政办〔2024〕{self.random.randint(1, 40)}号"
        year = form.years.last or 2023
        head = {"form": form.id, "year": year, "unit": unit, "document": document}
        if self._chance(0.25):
            head["attachments"] = [{"title": "有关事项说明", "text": self.paragraph()}]
        return head

    def _count(self) -> str:
        number = self.random.randint(0, 10 ** self.random.randint(1, 5))
        kind = self.random.random()
        if kind < 0.15:
            return f"{number / 100:.2f}%"
        if kind < 0.25:
            return f"{number:,}{self._pick(COUNTED)}"
        if kind < 0.35:
            return f"{self._year()}年{self.random.randint(1, 12)}月"
        return f"{number}{self._pick(COUNTED)}"

    def _year(self) -> int:
        return self.random.randint(2016, 2024)

    def _figure(self) -> int:
        return self.random.randint(0, 10 ** self.random.randint(1, 4))

    def _pick(self, choices: str | list[str]) -> str:
        return self.random.choice(choices)

    def _chance(self, share: float) -> bool:
        return self.random.random() < share
