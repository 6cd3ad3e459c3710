"""Reports of plain blocks as HTML, printed pages and Word files, clean and in the ways of content systems."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from io import BytesIO
from random import Random
from zipfile import ZipFile

from tests.forms.importing.pages import (
    BREAK,
    NBSP,
    SPAN,
    Report,
    T,
)

# ---------------------------------------------------------------- HTML


def _text(text: str, inner: str = "{}") -> str:
    """A cell's or paragraph's text, its marks as tags."""
    parts = html.escape(text).split(SPAN)
    if len(parts) > 1:
        text = "".join(f'<span style="font-size:16pt">{part}</span>' for part in parts if part)
    else:
        text = inner.format(parts[0])
    return text.replace(BREAK, "<br>\n").replace(NBSP, "&nbsp;")


def html_table(table: T, inner: str = "{}", head: bool = False) -> str:
    lines = []
    for index, row in enumerate(table.rows):
        cells = []
        for cell in row:
            spans = (f" colspan={cell.width}" if cell.width > 1 else "") + (
                f' rowspan="{cell.height}"' if cell.height > 1 else ""
            )
            tag = "th" if head and not cell.figure and index < 3 else "td"
            cells.append(f"<{tag}{spans}>{_text(cell.text, inner)}</{tag}>")
        lines.append("<tr>\n" + "\n".join(cells) + "</tr>")
    return "<table border=1><tbody>" + "\n".join(lines) + "</tbody></table>"


def page(body: str, title: str = "政府信息公开年报", encoding: str = "utf-8") -> bytes:
    menu = "".join(
        f'<li><a href="/c{i}">{t}</a></li>'
        for i, t in enumerate(("首页", "政务公开", "办事服务", "一、通知", "2024年信息公开年报"))
    )
    text = (
        f'<!DOCTYPE html><html><head><meta charset="{encoding}"><title>{title}</title><style>td{{x:1}}</style>'
        f"<script>var a='<table><tr><td>一、总体情况</td><td>99</td></tr></table>';</script></head><body>"
        f'<div class="nav"><ul>{menu}</ul></div><div class="wrap">{body}</div>'
        '<div class="footer"><p>主办：某某 备案号：京ICP备12345678号</p><p>您是第 123456 位访客</p></div></body></html>'
    )
    return text.encode(encoding, "xmlcharrefreplace")


def plain(report: Report, _: Random) -> bytes:
    body = []
    for block in report:
        if isinstance(block, T):
            body.append(html_table(block, head=True))
        else:
            tag = {"title": "h1", "heading": "h2"}.get(block.kind, "p")
            body.append(f"<{tag}>{_text(block.text)}</{tag}>")
    return page("".join(body))


def soup(report: Report, random: Random) -> bytes:
    """Spans in spans, indentation by spaces, every character style of its own."""
    body = ['<div class="TRS_Editor"><div class="Custom_UnionStyle">']
    for block in report:
        if isinstance(block, T):
            body.append(
                html_table(
                    block,
                    '<p class="MsoNormal" align="center"><span lang="EN-US">{}<o:p></o:p></span></p>',
                )
            )
            continue
        cut = random.randint(1, max(len(block.text) - 1, 1))
        spans = f"<span><span>{html.escape(block.text[:cut])}</span></span><b><span>{html.escape(block.text[cut:])}</span></b>"
        body.append(f'<p style="text-indent:32pt">&nbsp;&nbsp;&nbsp;&nbsp;{spans}</p>\n')
    return page("".join(body) + "</div></div>")


def nested(report: Report, _: Random) -> bytes:
    """Everything in layout tables, each table of figures in one of its own."""
    body = []
    for block in report:
        if isinstance(block, T):
            body.append(
                f"<table width=100%><tr><td><div>{html_table(block, '<div>{}</div>')}</div></td></tr></table>"
            )
        else:
            body.append(f"<font size=3>　　{_text(block.text)}</font><br><br>\n")
    inner = "".join(body)
    side = "<td width=200><ul><li>相关链接</li><li>年报</li></ul></td>"
    return page(f"<table><tr>{side}<td><table><tr><td>{inner}</td></tr></table></td></tr></table>")


def divisions(report: Report, _: Random) -> bytes:
    """Tables drawn with divisions."""
    body = []
    for block in report:
        if isinstance(block, T):
            rows = [
                "".join(f'<div class="td">{_text(c.text)}</div>' for c in row) for row in block.rows
            ]
            body.append(
                '<div class="table">'
                + "".join(f'<div class="tr">{row}</div>' for row in rows)
                + "</div>"
            )
        else:
            body.append(f"<p>{_text(block.text)}</p>")
    return page("".join(body))


def cell_a_line(report: Report, _: Random) -> bytes:
    """Cells one after the other, as a grid of style sheets shows them."""
    body = []
    for block in report:
        cells = (
            [c.text for row in block.rows for c in row] if isinstance(block, T) else [block.text]
        )
        body += [f"<div>{_text(text)}</div>" for text in cells if text]
    return page("".join(body))


def old_encoding(report: Report, random: Random) -> bytes:
    body = "".join(
        html_table(b, "<span>{}</span>")
        if isinstance(b, T)
        else f"<P>&ensp;&ensp;{_text(b.text)}</P>\n"
        for b in report
    )
    return page(body, encoding="gbk").replace(b"gbk", b"gb2312", 1)


# ---------------------------------------------------------------- printed pages


def printed(report: Report, _: Random) -> bytes:
    """Text as it stands on printed pages: paragraphs wrapped, labels over lines, figures beside."""
    lines: list[str] = []
    for block in report:
        if isinstance(block, T):
            lines += ["", *_printed_table(block)]
        else:
            indent = " " * (20 if block.kind in ("title", "sign") else 4)
            text = indent + block.text
            lines += [text[at : at + 36] for at in range(0, len(text), 36)]
    pages = [lines[at : at + 45] for at in range(0, len(lines), 45)]
    return "\n\f".join(
        "\n".join([*p, f"{'— ' + str(n) + ' —':>40}"]) for n, p in enumerate(pages, 1)
    ).encode()


def _printed_table(table: T) -> Iterator[str]:
    """Rows with the label wrapped at 14 characters and the figures on its middle line."""
    for row in table.rows:
        words = [cell.text for cell in row if not cell.figure]
        figures = "".join(f"  {cell.text:>8}" for cell in row if cell.figure)
        if not figures.strip():
            yield "   " + "   ".join(words)
            continue
        listed = table.table.layout == "list"
        label = "".join(words[:1] if listed else words[-1:])
        side = "" if listed else "".join(words[:-1])
        unit = "".join(words[1:]) if listed else ""
        wrapped = [label[at : at + 14] for at in range(0, len(label), 14)] or [""]
        for index, part in enumerate(wrapped):
            left = f"{side[index * 4 : index * 4 + 4]:<6}{part:<16}"
            beside = f"{unit:<6}{figures}" if index == len(wrapped) // 2 else ""
            yield (left + beside).rstrip()


# ---------------------------------------------------------------- Word

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _run(text: str) -> str:
    text = html.escape(text.replace(NBSP, "\u00a0"))
    return f'<w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def word_paragraph(text: str) -> str:
    pieces = text.replace(BREAK, SPAN + BREAK).split(SPAN)
    runs = "".join(
        ("<w:r><w:br/></w:r>" if p.startswith(BREAK) else "") + _run(p.replace(BREAK, ""))
        for p in pieces
    )
    return f'<w:p><w:pPr><w:ind w:firstLine="640"/></w:pPr>{runs}</w:p>'


def tracked_paragraph(text: str) -> str:
    half = len(text) // 2
    gone = '<w:del w:id="1" w:author="甲"><w:r><w:delText>99</w:delText></w:r></w:del>'
    return f'<w:p>{_run(text[:half])}{gone}<w:ins w:id="2" w:author="甲">{_run(text[half:])}</w:ins></w:p>'


def word_table(table: T, paragraph: Callable[[str], str]) -> str:
    """A Word table with gridSpan and vMerge."""
    down: dict[int, tuple[int, int]] = {}
    rows = []
    for row in table.rows:
        cells: list[str] = []
        column, queue = 0, list(row)
        below: dict[int, tuple[int, int]] = {}
        while queue or any(at >= column for at in down):
            if column in down:
                left, width = down[column]
                cells.append(_word_cell(width, "<w:vMerge/>", "<w:p/>"))
            else:
                cell = queue.pop(0)
                left, width = cell.height, cell.width
                merge = '<w:vMerge w:val="restart"/>' if left > 1 else ""
                cells.append(_word_cell(width, merge, paragraph(cell.text)))
            if left > 1:
                below[column] = left - 1, width
            column += width
        down = below
        rows.append("<w:tr>" + "".join(cells) + "</w:tr>")
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def _word_cell(width: int, merge: str, content: str) -> str:
    span = f'<w:gridSpan w:val="{width}"/>' if width > 1 else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{content}</w:tc>"


def word(paragraph: Callable[[str], str]) -> Callable[[Report, Random], bytes]:
    def write(report: Report, _: Random) -> bytes:
        body = "".join(
            word_table(b, paragraph) if isinstance(b, T) else paragraph(b.text) for b in report
        )
        return docx(f"<w:document {_W}><w:body>{body}</w:body></w:document>")

    return write


def docx(document: str) -> bytes:
    """The least package that holds a document part."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        )
        archive.writestr("word/document.xml", '<?xml version="1.0" encoding="UTF-8"?>' + document)
    return packed.getvalue()
