"""The words of count by what they count: characters between the brackets of a pattern, and sets."""

from __future__ import annotations

OCCASIONS = "次期场"
"""What is held, or brought out, several times a year: 两次演练, 三期通报."""
TURNS = f"{OCCASIONS}批轮"
"""The same where one comes after another: 第一批, 首轮."""
PEOPLE = "人名位"
OFFICES = "个家所处"
"""Offices and places: 9个科室, 3家单位, 2处网点."""
CASES = "件份宗"
"""Applications and what is decided on them."""
PAPERS = "条件篇期份"
"""What is made known piece by piece: 20条信息, 3篇解读, 4期简报."""
KINDS = "项者类种"
"""By what several things that were named are spoken of: 三项, 两者, 四类."""
THINGS = f"{OFFICES}件条项名位幅张份块户起宗篇"
"""What one thing or another is done to."""
COUNTED = f"{THINGS}{OCCASIONS}"
"""Whatever is counted one by one, things and occasions."""
DAYS = "个?工作日|天|日"
"""How long something took, as the text of a pattern."""

UNCOUNTED = frozenset(("", "%", "天", "工作日", "个工作日"))
"""The units of quantities that are no counts."""
NO_THINGS = UNCOUNTED | {"元"}
"""Those, and money."""
PERSONS = frozenset((*PEOPLE, "人次"))
"""The units of people, whether each is counted once or each time."""
