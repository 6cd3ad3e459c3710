"""Makes every picture of this folder: screens from the program itself, pages from its export.

    python screenshots/make.py

Needs rsvg-convert (librsvg2-bin), LibreOffice, pdftoppm (poppler-utils) and the fonts that
`.ci/run` installs; pages are drawn with stand-in fonts for those of the standard.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from html import escape, unescape
from pathlib import Path

from rich.cells import cell_len

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
HERE = Path(__file__).parent
CELL = 12.2
"""Pixels from one column of the terminal to the next."""
LOWER = 1.2
"""Pixels by which the line of the letters lies lower than for letters of 20 pixels."""
FONT, NARROW = "Noto Sans Mono CJK SC", "DejaVu Sans Mono"
NARROW_SIZE = 20.3
MARK = "[\u00a1-\u2e7f]"
"""Marks and lines (“ … ≠ ─) that are one column wide, and two in the font of the Han."""
STAND_INS = {
    "AR PL UMing CN": ("仿宋_GB2312", "仿宋", "宋体"),
    "AR PL UKai CN": ("楷体_GB2312", "楷体"),
    "Noto Sans CJK SC": ("黑体",),
    "Noto Serif CJK SC": ("方正小标宋简体",),
}
Keys = tuple[str, ...]
Scene = tuple[str, str, tuple[int, int], Keys]
"""A picture: its name, the form of the example ("" for the home screen), the size, the keys."""
SCENES: tuple[Scene, ...] = (
    ("home", "", (120, 30), ("escape",)),
    ("prose", "disclosure-2021", (120, 36), ("ctrl+down", "down", "down", "down")),
    ("sheet", "disclosure-2014", (120, 40), ("f8", "f8", "f8")),
    ("matrix", "disclosure-2021", (120, 40), ("ctrl+down", "ctrl+down", "ctrl+down")),
    ("narrow", "disclosure-2014", (80, 24), ("f8", "f8", "f8")),
    ("preview", "disclosure-2021", (80, 36), ("f3",)),
    ("export", "disclosure-2014", (120, 36), ("f9",)),
    ("palette", "disclosure-2021", (120, 36), ("f10",)),
)


def main() -> None:
    """Make all pictures."""
    for name, form, size, keys in SCENES:
        with home() as folder:
            os.environ["HOME"] = str(folder)
            os.environ["NIANBAO_HOME"] = str(folder / "年报")
            svg = asyncio.run(screen(form, size, keys))
            picture(svg, HERE / f"{name}.png")
    with home() as folder:
        pages(folder)


@contextmanager
def home() -> Iterator[Path]:
    """A new folder, gone afterwards, always of the same name: pictures show it."""
    folder = Path(tempfile.gettempdir()) / "nianbao"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


async def screen(form: str, size: tuple[int, int], keys: Keys) -> str:
    """The screen after these keys, as SVG."""
    from forms.example_copy import copy_example
    from forms.loading import load_form
    from tui.app import NianbaoApp
    from tui.recent import remember

    draft = copy_example(load_form(form)) if form else None
    if draft is None:
        for known in ("disclosure-2014", "disclosure-2021"):
            remember(copy_example(load_form(known)))
    app = NianbaoApp(draft)
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot.pause)
        for key in keys:
            await pilot.press(key)
            await settled(app, pilot.pause)
        return app.export_screenshot(title="nianbao")


async def settled(app: object, pause: Callable[..., Awaitable[None]]) -> None:
    """Wait for workers and for what they show."""
    await app.workers.wait_for_complete()  # type: ignore[attr-defined]
    await pause()
    await pause()


def picture(svg: str, path: Path) -> None:
    """Draw a screen with a font whose Latin is half as wide as its Han."""
    svg = re.sub(r"@font-face\s*{.*?}", "", svg, flags=re.S)
    svg = re.sub(r"font-family:[^;]*;", f"font-family: {FONT}, monospace;", svg)
    svg = re.sub(r"font-size: 20px", f"font-size: {2 * CELL}px", svg)
    svg = re.sub(
        r'<text (class="[^"]*-r\d+") x="([\d.]+)" y="([\d.]+)".*?>(.*?)</text>', _drawn, svg
    )
    svg = svg.replace("<svg ", '<svg xml:space="preserve" ', 1)
    command = ["rsvg-convert", "--width", "1400", "--output", str(path)]
    subprocess.run(command, input=svg.encode(), check=True)


def _drawn(found: re.Match[str]) -> str:
    """A run of text, each stretch of it in the font that is as wide as the terminal's cells.

    The larger letters reach as far above their line as below it.
    """
    style, x, y = found[1], float(found[2]), float(found[3]) + LOWER
    drawn = []
    text = unescape(found[4]).replace("\xa0", " ")
    for stretch in filter(None, re.split(f"({MARK})", text)):
        narrow = f' style="font-family:{NARROW};font-size:{NARROW_SIZE}px"'
        font = narrow if re.fullmatch(MARK, stretch) else ""
        at = f'x="{x:.1f}" y="{y:.1f}"'
        drawn.append(f"<text {style} {at}{font}>{escape(stretch)}</text>")
        x += CELL * cell_len(stretch)
    return "".join(drawn)


def pages(folder: Path) -> None:
    """Draw pages of both examples as exported."""
    from exporters.export import export_report
    from forms.loading import example_path, load_form
    from forms.store.reading import read_draft

    for form_id, wanted in (("disclosure-2014", (1, 4, 5)), ("disclosure-2021", (1, 2, 3))):
        form = load_form(form_id)
        example = example_path(form)
        assert example is not None
        document = folder / f"{form_id}.docx"
        document.write_bytes(export_report(form, read_draft(example)))
        pdf = rendered(document)
        year = form_id[-4:]
        for page in wanted:
            target = HERE / f"page-{year}-{page}"
            chosen = ["-f", str(page), "-l", str(page), "-singlefile"]
            command = ["pdftoppm", "-png", "-r", "60", *chosen, str(pdf), str(target)]
            subprocess.run(command, check=True)


def rendered(document: Path) -> Path:
    """The document as PDF, with stand-ins for the fonts of the standard."""
    folder = document.parent
    aliases = "".join(
        f'<match target="pattern"><test name="family"><string>{font}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{stand_in}</string></edit>'
        "</match>"
        for stand_in, fonts in STAND_INS.items()
        for font in fonts
    )
    conf = folder / "fonts.conf"
    conf.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{aliases}</fontconfig>',
        encoding="utf-8",
    )
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(conf)}
    subprocess.run([*command, str(document)], check=True, capture_output=True, env=environment)
    return document.with_suffix(".pdf")


if __name__ == "__main__":
    main()
