"""Drafts with random figures that add up, and what an import made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random

from forms.draft import Draft, Number
from forms.form import Form
from forms.importing import Imported
from forms.review.relations import relations_of

UNITS = (
    "清河县财政局",
    "云山市人民政府",
    "临江区教育局",
    "石桥镇人民政府",
    "青岩经济开发区管理委员会",
)
SENTENCES = (
    "全年围绕中心工作，及时公开各类政府信息，方便群众查询。",
    "健全工作机制，明确分管负责人和专门工作机构。",
    "在门户网站设置专栏，更新信息{count}条，解读文件{few}篇。",
    "举办培训班{few}期，参加人员{count}人次。",
    "对群众关心的问题，做到件件有回音、事事有着落。",
    "下一步，进一步加强业务培训，提高公开的质量和水平。",
    "严格执行“先审查、后公开”的规定（一事一审），没有发生泄密。",
)


def random_draft(form: Form, seed: int, *, summed: bool = True) -> Draft:
    """A complete draft of the form: prose in every section, figures; totals add up if `summed`."""
    random = Random(f"{form.id}-{seed}")
    draft = Draft({"schema": 1, "form": form.id, "edition": form.edition})
    year = random.randint(form.years.first, form.years.last or 2025)
    draft.set("year", year)
    draft.set("unit.name", random.choice(UNITS))
    draft.set("unit.phone", "0791-8832" + str(random.randint(1000, 9999)))
    draft.set("document.date", date(year + 1, 1, random.randint(2, 30)))
    for section in form.sections:
        lines = [_paragraph(random) for _ in range(random.randint(1, 3))]
        draft.set(f"sections.{section.id}", "\n".join(lines))
    draft.set(f"sections.{form.parts[0].id}", _preface(draft))
    if form.sections[-1].none_allowed:
        draft.set(f"sections.{form.sections[-1].id}", "无其他需要报告的事项。")
    for address, value in random_figures(form, random, summed=summed).items():
        draft.set(address, value)
    return draft


def _paragraph(random: Random) -> str:
    said = random.sample(SENTENCES, random.randint(2, 5))
    return "".join(s.format(count=random.randint(10, 999), few=random.randint(2, 9)) for s in said)


def _preface(draft: Draft) -> str:
    year, phone = draft.year, draft.text("unit.phone")
    return (
        f"根据《中华人民共和国政府信息公开条例》编制本报告。数据统计期限为{year}年1月1日至12月31日。"
        f"如有疑问，请与{draft.text('unit.name')}联系，电话：{phone}。"
    )


def random_figures(form: Form, random: Random, *, summed: bool) -> dict[str, Number]:
    """Figures by address: parts at random, many zero, totals the sum of their parts.

    Most are small, as in reports; a few have seven digits.
    """
    values: dict[str, Number] = {
        address.removeprefix("tables."): _figure(random, figure.kind)
        for address, figure in form.figures.items()
    }
    sums = [relation for relation in relations_of(form) if relation.total and relation.comparison]
    for _ in range(4 if summed else 0):
        for relation in sums:
            values[relation.total] = relation.comparison.right.value(values)
    return {f"tables.{name}": value for name, value in values.items()}


def _figure(random: Random, kind: str) -> Number:
    if kind == "decimal":
        return Decimal(random.choice(("0", "5", "3.5", "59237.2449", "120.00", "0.25")))
    large = random.randint(1000, 1808595) if random.random() < 0.02 else random.randint(1000, 9999)
    return random.choice((0, 0, 0, random.randint(1, 9), random.randint(10, 999), large))


@dataclass
class Tally:
    """How many figures came back right, wrong, missing; each also with a doubt mark."""

    right: int = 0
    wrong: int = 0
    missing: int = 0
    right_in_doubt: int = 0
    wrong_in_doubt: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of figures that came back right and sure."""
        return self.right / max(
            self.right + self.wrong + self.missing + self.right_in_doubt + self.wrong_in_doubt, 1
        )

    def add(self, other: Tally) -> None:
        """Count another one in."""
        for name in ("right", "wrong", "missing", "right_in_doubt", "wrong_in_doubt"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.notes += other.notes


def tally(form: Form, truth: Draft, imported: Imported) -> Tally:
    """Every figure of the form compared; a figure that should be blank and is not is wrong."""
    found = {value.address: value for value in imported.values}
    result = Tally()
    for address in form.figures:
        wanted, value = truth.figure(address), found.get(address)
        if value is None:
            result.missing += wanted is not None
            state = "missing" if wanted is not None else ""
        else:
            same = wanted is not None and value.value == wanted
            name = ("right" if same else "wrong") + ("" if value.sure else "_in_doubt")
            setattr(result, name, getattr(result, name) + 1)
            state = "" if name == "right" else name
        if state:
            result.notes.append(f"{state} {address} wanted {wanted} found {value}")
    return result
