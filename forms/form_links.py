"""Whether what a form says beside its parts makes sense: templates, dates, relations, facts, and
what moved between editions. Formulas are compiled apart, in `form_faults`.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator

from forms.form import Form, Migration
from forms.form_fault import Fault, Path, meant
from forms.form_sense import no_figure
from forms.patterns import regex
from forms.titles import TEMPLATE_IDS

_TEMPLATE = regex(r"\{([^{}]*)\}")


def link_faults(form: Form) -> Iterator[Fault]:
    """What cannot be meant beside the parts."""
    yield from _templates(form)
    yield from _calendar(form)
    yield from _relations(form)
    yield from _facts(form)
    yield from _mentions(form)
    yield from _editions(form)


def _templates(form: Form) -> Iterator[Fault]:
    """Words in braces that nothing fills."""
    texts: list[tuple[Path, str]] = [
        (("report_title",), form.report_title),
        (("title",), form.title),
    ]
    texts += [(("section", part.id, "title"), part.title) for part in form.sections]
    for table in form.tables:
        for key in ("title", "caption", "unit_line"):
            texts.append((("table", table.id, key), getattr(table, key)))
    for path, text in texts:
        for name in _TEMPLATE.findall(text):
            if name not in TEMPLATE_IDS:
                message = f"花括号里的“{name}”不会被替换"
                yield Fault(path, message, meant(name, TEMPLATE_IDS))


def _calendar(form: Form) -> Iterator[Fault]:
    if form.years.last is not None and form.years.last < form.years.first:
        message = f"年度从 {form.years.first} 到 {form.years.last}，先后反了"
        yield Fault(("years",), message, "请改正 first 或 last；一直有效的不写 last")
    for index, deadline in enumerate(form.deadlines):
        days = monthrange(2023, deadline.month)[1]
        if deadline.day > days:
            path: Path = ("deadline", index, "day")
            yield Fault(path, f"{deadline.month} 月没有 {deadline.day} 日", "请改正月或日")


def _relations(form: Form) -> Iterator[Fault]:
    tables = [table.id for table in form.tables]
    for relation in form.relations:
        path: Path = ("relation", relation.id)
        if relation.id.startswith(("total-", "subset-")):
            message = "total-、subset- 开头的名字留给表结构给出的合计和“其中”"
            yield Fault((*path, "id"), message, "请换一个名字")
        if relation.for_each and not relation.table:
            message = "写了 for_each 而没有写 table"
            yield Fault((*path, "for_each"), message, "请用 table 写明是哪张表")
        elif relation.table and relation.table not in tables:
            message = f"table 写的“{relation.table}”不存在"
            yield Fault((*path, "table"), message, meant(relation.table, tables))


def _facts(form: Form) -> Iterator[Fault]:
    """Figures (alone or as sums, `a + b`) and sections that words in prose are tied to."""
    for index, fact in enumerate(form.facts):
        sums = (fact.at, *fact.also, fact.per)
        yield from _spoken(form, ("fact", index), sums, fact.sections)
    for index, assertion in enumerate(form.assertions):
        sums = (*assertion.zero, *assertion.some, *assertion.equal, *assertion.of)
        yield from _spoken(form, ("assertion", index), sums, assertion.sections)


def _spoken(form: Form, path: Path, sums: Iterable[str], within: Iterable[str]) -> Iterator[Fault]:
    for name in (name for joined in sums for name in joined.split(" + ")):
        if name and f"tables.{name}" not in form.figures:
            yield Fault(path, *no_figure(name, form))
    for name in within:
        if form.section(name) is None:
            known = [section.id for section in form.sections]
            yield Fault((*path, "sections"), f"没有“{name}”这个部分", meant(name, known))


def _mentions(form: Form) -> Iterator[Fault]:
    relations = [relation.id for relation in form.relations]
    for mention in form.mentions:
        path: Path = ("mention", mention.id)
        if form.section(mention.section) is None:
            known = [section.id for section in form.sections]
            message = f"section 写的“{mention.section}”不存在"
            yield Fault((*path, "section"), message, meant(mention.section, known))
        if not mention.words:
            yield Fault((*path, "words"), "words 是空的", "请写这一部分应当有的词，有一个就算说到")
        if mention.id in relations:
            yield Fault((*path, "id"), f"勾稽关系里已有“{mention.id}”", "请换一个名字")


def _editions(form: Form) -> Iterator[Fault]:
    editions = [migration.edition for migration in form.migrations]
    for index, migration in enumerate(form.migrations):
        path: Path = ("migration", index)
        if not 2 <= migration.edition <= form.edition:
            message = f"migration 的 edition 应在 2 和 {form.edition} 之间"
            yield Fault((*path, "edition"), message, "请写升级到的版次，并相应增大格式的 edition")
        if editions.count(migration.edition) > 1:
            message = f"第 {migration.edition} 版的 migration 写了两次"
            yield Fault((*path, "edition"), message, "请并成一个")
        yield from _moved(form, migration, path)
    for index, successor in enumerate(form.successors):
        for address in successor.same.values():
            if not holds_place(form, address):
                yield Fault(("successor", index, "same"), *_no_place(form, address))


def _moved(form: Form, migration: Migration, path: Path) -> Iterator[Fault]:
    """Targets that are neither in the form nor moved on by a later edition."""
    later = [other for other in form.migrations if other.edition > migration.edition]
    gone = {old for other in later for old in (*other.renamed, *other.removed)}
    gone.update(split.old for other in later for split in other.split)
    renamed = [("renamed", new) for new in migration.renamed.values()]
    parted = [("split", new) for split in migration.split for new in split.new]
    for key, address in (*renamed, *parted):
        if address not in gone and not holds_place(form, address):
            yield Fault((*path, key), *_no_place(form, address))


def holds_place(form: Form, address: str) -> bool:
    """Whether the form has the section or figure, or figures beneath the address."""
    if address in ("sections", "tables"):
        return True
    head, _, name = address.partition(".")
    if head == "sections":
        return form.section(name) is not None
    return any(f"{known}.".startswith(f"{address}.") for known in form.figures)


def _no_place(form: Form, address: str) -> tuple[str, str]:
    known = [*(f"sections.{section.id}" for section in form.sections), *form.figures]
    return f"本格式里没有“{address}”", meant(address, known)
