"""A small form of its own for tests: another annual return, made from text."""

from forms.draft import Draft
from forms.form import Form
from forms.loading import parse_form

RETURN = """
schema = 1
id = "library-return"
edition = 1
name = "图书馆年报"
title = "图书馆工作年度报告"
source = "图书馆工作条例"
order = ["opening", "loans", "outlook"]
years = { first = 2000 }

[[section]]
id = "opening"
number = "一"
title = "总体情况"

[[section]]
id = "outlook"
number = "三"
title = "下一年打算"
required = false

[[table]]
id = "loans"
number = "二"
title = "借阅情况"
layout = "matrix"

[[table.column]]
id = "adults"
label = "成人"
of = "all"
part = true

[[table.column]]
id = "children"
label = "儿童"
of = "all"
part = true

[[table.column]]
id = "all"
label = "合计"

[[table.row]]
id = "books"
label = "一、图书"
short = "图书"
unit = "册"
of = "items"
part = true

[[table.row]]
id = "journals"
label = "二、期刊"
short = "期刊"
unit = "册"
of = "items"
part = true

[[table.row]]
id = "items"
label = "三、借出合计"
short = "借出合计"
unit = "册"

[[table.row]]
id = "overdue"
label = "其中：逾期"
short = "逾期"
unit = "册"
of = "items"

[[table.row]]
id = "lost"
label = "四、遗失"
short = "遗失"
unit = "册"

[[relation]]
id = "lost-overdue"
table = "loans"
for_each = "column"
check = "lost <= overdue"
severity = "warning"
message = "遗失的一般先逾期。"

[[relation]]
id = "steady"
check = "loans.items.all * 2 >= previous.loans.items.all"
severity = "warning"

[[relation]]
id = "city-only"
check = "loans.lost.all == 0"
severity = "info"
for_units = ["city/*"]
"""


def library() -> Form:
    """The form."""
    return parse_form(RETURN, "return.toml")


def answered(**cells: int) -> Draft:
    """A draft in which every figure is 0 but those given as `row__column`."""
    form = library()
    draft = Draft({"form": form.id, "year": 2025})
    for address in form.figures:
        draft.set(address, 0)
    for cell, value in cells.items():
        draft.set(f"tables.loans.{cell.replace('__', '.')}", value)
    return draft
