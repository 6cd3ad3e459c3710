"""Where on a web page the report is: what surrounds it are menus, footers and related links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

_CUE = re.compile(r"\s*[一二三四五六七八九十]{1,3}\s*[、.．]")
_LONGEST_CUE = 60
_DIGITS = re.compile(r"(?:\d\D{0,400}){6}")
_TITLE = re.compile(r"年.{0,30}报告|报告.{0,10}年")
_PUBLISHED = re.compile(
    r"(?:发布|公布|发文|成文|印发)(?:日期|时间)\s*[:：]?\s*(\d{4})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})"
)
_OUTSIDE = ("nav", "script", "style", "head", "select")


@dataclass(slots=True)
class Content:
    """The element with the report, elements before it with the title, the date of publishing."""

    element: Any
    before: list[Any] = field(default_factory=list)
    published: str = ""
    messages: list[str] = field(default_factory=list)


def main_content(root: Any) -> Content:
    """The smallest element that holds (nearly) all headings and tables of figures."""
    body = root.find("body")
    body = root if body is None else body
    cues = _cues(body)
    content = Content(_holder(body, cues))
    content.published = _published(root, body)
    if content.element is not body:
        content.messages.append("只取了网页的正文，菜单、页脚等没有取用")
        content.before = _titles(body, content.element)
    return content


def _cues(body: Any) -> list[Any]:
    """Elements whose text begins like a heading, and tables with many digits."""
    found = []
    for element in body.iter():
        if not isinstance(element.tag, str) or element.tag in _OUTSIDE:
            continue
        if element.tag == "table":
            if element.find(".//table") is None and _DIGITS.search(element.text_content()):
                found.append(element)
        elif element.text and _CUE.match(element.text) and len(element.text) <= _LONGEST_CUE:
            found.append(element)
    return found


def _holder(body: Any, cues: list[Any]) -> Any:
    """The deepest element over at least nine tenths of the cues; the body without any."""
    if not cues:
        return body
    counts: dict[Any, int] = {}
    for cue in cues:
        counts[cue] = counts.get(cue, 0) + 1
        for above in cue.iterancestors():
            counts[above] = counts.get(above, 0) + 1
    enough = len(cues) * 0.9
    held = [element for element, count in counts.items() if count >= enough]
    holder = max(held, key=lambda element: sum(1 for _ in element.iterancestors()), default=body)
    return holder if holder not in cues else _parent(holder, body)


def _parent(element: Any, body: Any) -> Any:
    parent = element.getparent()
    return body if parent is None else parent


def _titles(body: Any, content: Any) -> list[Any]:
    """Elements before the content that hold a report's title and little else."""
    found: list[Any] = []
    above = set(content.iterancestors())
    for element in body.iter():
        if element is content:
            break
        if element in above or not isinstance(element.tag, str) or element.tag in ("a", *_OUTSIDE):
            continue
        text = "".join(element.text_content().split())
        if len(text) <= 80 and _TITLE.search(text) and not _within(element, found):
            found.append(element)
    return found[-1:]


def _within(element: Any, found: list[Any]) -> bool:
    return any(above in found for above in element.iterancestors())


def _published(root: Any, body: Any) -> str:
    """The page's date of publishing as 2024-01-20, "" unless it states exactly one."""
    stated = set()
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() in ("pubdate", "publishdate"):
            stated.add(_iso(re.findall(r"\d+", meta.get("content") or "")[:3]))
    text = body.text_content()
    stated |= {_iso(match.groups()) for match in _PUBLISHED.finditer(text[:200_000])}
    stated.discard("")
    return stated.pop() if len(stated) == 1 else ""


def _iso(parts: Any) -> str:
    if len(parts) != 3 or len(parts[0]) != 4:
        return ""
    return f"{parts[0]}-{int(parts[1]):02d}-{int(parts[2]):02d}"
