"""The foot of a sheet: which figure this is, and whether it balances."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from forms.form import Figure
from forms.numerals import written
from forms.review.figures import Balance, balances
from tui.widgets.sheet_cells import SheetCells

_WORDS = {"fails": "不平", "waits": "待核", "holds": "平"}
_ROLES = {"fails": "foot-bad", "waits": "foot", "holds": "foot-good"}

Said = tuple[str, str]
"""A text and the role it is drawn in."""


def foot_lines(
    cells: SheetCells, number: int, figure: Figure, note: Said | None, fits: Callable[[str], bool]
) -> list[Said]:
    """What the two lines at the foot say of the figure in row `number`."""
    return [note or _place(cells, number, figure, fits), _balance(cells, figure)]


def _place(cells: SheetCells, number: int, figure: Figure, fits: Callable[[str], bool]) -> Said:
    """Its full name, as the column at the left may be too narrow for it, and last year's value."""
    unit = f"（{figure.unit}）" if figure.unit and figure.unit not in figure.label else ""
    facts = "".join(f"　{fact}" for fact in _facts(cells, figure))
    full = f"{number} {figure.label}{unit}{facts}"
    return (full if fits(full) else f"{number} {figure.short}{unit}{facts}"), "foot"


def _facts(cells: SheetCells, figure: Figure) -> list[str]:
    facts = []
    offered = cells.offered(figure.address)
    if offered is not None and cells.draft.get(figure.address) is None:
        facts.append(f"各项之和 {written(offered)}，按 F4 填入")
    last = cells.last_year(figure.address)
    if last is not None:
        change = cells.change(figure.address)
        same = "，与上年相同" if change == "=" else f"，{change}" if change else ""
        facts.append(f"上年 {written(last)}{same}")
    return facts


def _balance(cells: SheetCells, figure: Figure) -> Said:
    """A relation that fails, else its own; the difference first, for the line may be cut."""
    found = balances(cells.form, cells.draft, figure.address, cells.previous)
    if not found:
        return "", "foot"
    first = next((balance for balance in found if balance.state == "fails"), found[0])
    others = Counter(_WORDS[balance.state] for balance in found if balance is not first)
    more = "".join(f"　另 {count} 项{word}" for word, count in others.items())
    return f"{_WORDS[first.state]}{_gap(first)}：{_sides(first)}{more}", _ROLES[first.state]


def _gap(balance: Balance) -> str:
    if balance.state != "fails" or not balance.difference or "（差" not in balance.text:
        return ""
    return f"（差 {written(balance.difference).lstrip('-')}）"


def _sides(balance: Balance) -> str:
    """Both sides, without the difference that already stands in front."""
    return balance.text.rpartition("（差")[0] if _gap(balance) else balance.text
