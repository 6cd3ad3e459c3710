"""Where on a web page the report is: what surrounds it are menus, footers and related links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from forms.importing.html_tags import BLOCKS, SKIPPED, hidden

_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[、.．](?!\d)")
_LONGEST_HEADING = 60
_SHORTEST_PROSE = 16
_DIGITS = re.compile(r"(?:\d\D{0,400}){6}")
_STATISTICS = re.compile(r"处理决定|制发|本年|申请|复议|诉讼|统计|指标")
_TITLE = re.compile(r"年.{0,30}报告|报告.{0,10}年")
_PUBLISHED = re.compile(
    r"(?:发布|公布|发文|成文|印发)(?:日期|时间)\s*[:：]?\s*(\d{4})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})"
)
_OUTSIDE = ("nav", "a", *SKIPPED)
_MOSTLY = 0.9


@dataclass(slots=True)
class Content:
    """The element with the report, elements before it with the title, the date of publishing."""

    element: Any
    before: list[Any] = field(default_factory=list)
    published: str = ""
    messages: list[str] = field(default_factory=list)


def main_content(root: Any) -> Content:
    """The smallest element that holds the tables and (nearly) all headings and prose."""
    body = root.find("body")
    body = root if body is None else body
    content = Content(_holder(body, *_cues(body)))
    content.published = _published(root, body)
    if content.element is not body:
        content.messages.append("只取了网页的正文，菜单、页脚等没有取用")
        content.before = _titles(body, content.element)
    return content


def _cues(body: Any) -> tuple[list[Any], list[Any]]:
    """Elements with a line of prose or a heading, once for each line; tables of statistics."""
    lines: list[Any] = []
    tables: list[Any] = []
    waiting = [body]
    while waiting:
        element = waiting.pop()
        if element.tag == "table" and _holds_figures(element):
            tables.append(element)
            continue
        inside = [child for child in element if _is_shown(child)]
        waiting += reversed([child for child in inside if child.tag in BLOCKS or len(child)])
        lines += [element] * sum(map(_is_cue, _own_lines(element)))
    return lines, tables


def _is_shown(element: Any) -> bool:
    return isinstance(element.tag, str) and element.tag not in SKIPPED and not hidden(element)


def _holds_figures(table: Any) -> bool:
    """Whether a table that holds no other one has figures, and words of statistics."""
    if table.find(".//table") is not None:
        return False
    text = table.text_content()
    return bool(_DIGITS.search(text)) and bool(_STATISTICS.search(text))


def _own_lines(element: Any) -> Iterator[str]:
    """The lines of text of an element, without those of blocks and tables within it."""
    line = [element.text or ""]
    for child in element:
        if child.tag == "br" or child.tag in BLOCKS or child.tag == "table":
            yield "".join(line)
            line = []
        elif isinstance(child.tag, str) and child.tag not in _OUTSIDE:
            line.append("".join(child.itertext()))
        line.append(child.tail or "")
    yield "".join(line)


def _is_cue(line: str) -> bool:
    """Whether a line is a sentence or begins like a heading."""
    text = line.strip()
    if len(text) <= _LONGEST_HEADING and _HEADING.match(text):
        return True
    return len(text) >= _SHORTEST_PROSE and "。" in text


def _holder(body: Any, lines: list[Any], tables: list[Any]) -> Any:
    """The deepest element over all tables and nine tenths of the lines; the body without any.

    A table, or a paragraph with lines in it, is not all: office and date may follow it.
    """
    counts: dict[Any, int] = {}
    for cue in (*lines, *tables):
        counts[cue] = counts.get(cue, 0) + 1
        for above in cue.iterancestors():
            counts[above] = counts.get(above, 0) + 1
    enough = (len(lines) + len(tables)) * _MOSTLY
    held = [element for element, count in counts.items() if count >= enough]
    for table in tables:
        above = {table, *table.iterancestors()}
        held = [element for element in held if element in above]
    holder = max(held, key=lambda element: sum(1 for _ in element.iterancestors()), default=body)
    part = holder in tables or holder.tag == "p" or holder.tag not in BLOCKS
    return _parent(holder, body) if part else holder


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
        if element in above or not isinstance(element.tag, str) or element.tag in _OUTSIDE:
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
