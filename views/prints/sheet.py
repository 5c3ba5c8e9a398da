"""« Feuille » : what a print is made of, in words: title, sentence, steps, table."""

import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from math import cos, pi, sin
from pathlib import Path
from typing import Final

from views.prints.chart import HEIGHT, Chart, draw

BODY: Final = 12
LARGE: Final = 16
INK: Final = "#16233A"
PINE: Final = "#0B5D57"
"""The band of what belongs to no category."""
_MM: Final = 0.3528
_SIZES_AT: Final = 16
"""Where a PNG says how wide and tall it is."""
_LEADING: Final = 1.45
_SYMBOL: Final = 0.6
"""Width of a symbol of Courier, in its own size."""
_PADDING: Final = 7.0
_FAINT, _PALE = 120, 190
"""Greys of a rule and of the lines of a table."""
_RANK: Final = 10
_OVERLAP: Final = 1.02
"""Modules of a QR square touch, whatever the printer rounds."""


class Sheet:
    """A4, black on white, twelve points at least; heavy to import, hence made late.

    *title* is the h1 and the name of the file for a reader; *band* the colour of
    the category. *fonts* is the folder where ours are, if they are.
    """

    def __init__(
        self, title: str, *, day: date, band: str = PINE, fonts: Path | None = None
    ) -> None:
        from views.prints.paper import FONTS, Paper

        self._paper = Paper(title, day=day, band=band, fonts=fonts or FONTS)
        self._mark()
        self.write(title, points=26, bold=True, after=3, kind="H1")
        self.rule()

    def pdf(self) -> bytes:
        """Return the file; equal sheets give equal bytes."""
        return bytes(self._paper.output())

    @property
    def room(self) -> float:
        """How wide a line may be, in millimetres."""
        return self._paper.epw

    @property
    def top(self) -> float:
        """How far down the page we are, in millimetres."""
        return self._paper.y

    @property
    def pages(self) -> int:
        """How many pages were begun."""
        return self._paper.page_no()

    def heading(self, words: str) -> None:
        """Write the title of a part, kept with what follows."""
        self.keep(24)
        self.space(4)
        self.write(words, points=LARGE, bold=True, after=1.5, kind="H2")

    def write(
        self,
        words: str,
        *,
        points: int = BODY,
        bold: bool = False,
        after: float = 2,
        kind: str = "P",
    ) -> None:
        """Write a paragraph across the page, then leave *after* millimetres.

        *kind* is what a reader aloud is told that it is: `P`, `H1`, `H2`.
        """
        self.font(points, bold=bold)
        height = points * _MM * _LEADING
        with self._paper.tagged(kind):
            self._paper.multi_cell(0, height, words, align="L", new_x="LMARGIN")
        self.space(after)

    def steps(self, lines: Sequence[str]) -> None:
        """Write numbered steps, each figure apart from its words."""
        for rank, words in enumerate(lines, 1):
            self.keep(12)
            self.font(BODY, bold=True)
            with self._paper.tagged("P"), self.indented(9):
                self._paper.set_x(self._paper.l_margin - 9)
                self._paper.cell(9, BODY * _MM * _LEADING, f"{rank}.")
                self.write(words, after=1.5)

    def symbols(self, groups: Sequence[str], *, points: int, columns: int) -> None:
        """Write numbered groups, every symbol as wide as another, *columns* a line."""
        width, height = points * _MM * _SYMBOL, points * _MM * 1.8
        for rank, group in enumerate(groups, 1):
            self.font(_RANK)
            with self._paper.tagged("P"):
                self._paper.cell(5, height, f"{rank}")
                self._paper.set_font("courier", "B", points)
                self._paper.cell(width * (len(group) + 2), height, group)
            if rank % columns == 0 or rank == len(groups):
                self._paper.ln(height)

    def square(self, text: str, side: float) -> None:
        """Draw the QR square of *text* where we are, without moving."""
        from segno import make_qr

        rows = list(make_qr(text, error="m", boost_error=False).matrix_iter(border=0))
        step, paper = side / len(rows), self._paper
        dark = (
            (x, y) for y, row in enumerate(rows) for x, one in enumerate(row) if one
        )
        for x, y in dark:
            place = paper.l_margin + x * step, paper.y + y * step
            paper.rect(*place, step * _OVERLAP, step * _OVERLAP, style="F")

    @contextmanager
    def framed(self) -> Iterator[None]:
        """Draw a frame around what is written meanwhile."""
        paper, top = self._paper, self._paper.y
        paper.set_y(top + _PADDING)
        with self.indented(_PADDING):
            yield
        bottom = paper.y + _PADDING
        paper.set_draw_color(_FAINT)
        paper.set_line_width(0.3)
        frame = paper.l_margin, top, paper.epw, bottom - top
        paper.rect(*frame, round_corners=True, corner_radius=3)
        paper.set_y(bottom)

    def chart(self, chart: Chart) -> None:
        """Draw a curve across the page, whole."""
        self.keep(HEIGHT + 40)
        with self._paper.tagged("Figure", self._paper.title or ""):
            draw(self._paper, chart)

    def table(
        self,
        head: Sequence[str],
        rows: Iterable[Sequence[str]],
        *,
        widths: tuple[int, ...],
    ) -> None:
        """Write rows under a heading said again on each page; *widths* are shares."""
        self.font(BODY)
        self._paper.set_draw_color(_PALE)
        self._paper.set_line_width(0.2)
        height = BODY * _MM * _LEADING
        with (
            self._paper.tagged("P"),
            self._paper.table(
                align="LEFT",
                borders_layout="HORIZONTAL_LINES",
                col_widths=widths,
                line_height=height,
                padding=(0.9, 2, 0.9, 0),
                text_align="LEFT",
            ) as table,
        ):
            table.row(head)
            for row in rows:
                table.row(row)

    def picture(self, png: bytes) -> None:
        """Draw a picture whole, as large as what is left of the page allows."""
        paper = self._paper
        wide, tall = struct.unpack_from(">II", png, _SIZES_AT)
        left = paper.h - paper.b_margin - paper.y
        scale = min(paper.epw / wide, left / tall)
        with paper.tagged("Figure", paper.title or ""):
            paper.image(BytesIO(png), w=wide * scale, h=tall * scale)

    def blank(self, words: str) -> None:
        """Write *words*, then leave a line to fill by hand."""
        self.write(words, after=11)
        self.rule()
        self.space(4)

    def rule(self) -> None:
        """Draw a thin line across the page."""
        paper = self._paper
        paper.set_line_width(0.3)
        paper.set_draw_color(_FAINT)
        paper.line(paper.l_margin, paper.y, paper.w - paper.r_margin, paper.y)
        self.space(4)

    def font(self, points: int, *, bold: bool = False) -> None:
        """Choose the letters of what is written next."""
        self._paper.set_font(self._paper.family, "B" if bold else "", points)

    def space(self, millimetres: float) -> None:
        """Go down."""
        self._paper.set_y(self._paper.y + millimetres)

    def down_to(self, top: float) -> None:
        """Go down to *top*, unless already below."""
        self._paper.set_y(max(top, self._paper.y))

    def keep(self, millimetres: float) -> None:
        """Begin a page if that much does not fit under what is written."""
        if self._paper.will_page_break(millimetres):
            self._paper.add_page()

    def turn(self) -> None:
        """Begin the next page."""
        self._paper.add_page()

    @contextmanager
    def indented(self, millimetres: float) -> Iterator[None]:
        """Write further to the right for a while."""
        margin = self._paper.l_margin
        self._paper.set_left_margin(margin + millimetres)
        yield
        self._paper.set_left_margin(margin)
        self._paper.set_x(margin)

    def _mark(self) -> None:
        """Draw our mark, a cell, and our name."""
        paper, radius = self._paper, 3.5
        middle = (paper.l_margin + radius, paper.y + radius)
        paper.set_draw_color(INK)
        paper.set_line_width(0.7)
        corners = [
            (
                middle[0] + radius * cos(pi * (2 * n + 1) / 6),
                middle[1] + radius * sin(pi * (2 * n + 1) / 6),
            )
            for n in range(6)
        ]
        paper.polygon(corners)
        self.font(LARGE, bold=True)
        paper.set_x(paper.l_margin + 2 * radius + 3)
        paper.cell(0, 2 * radius, "Alvéole", new_x="LMARGIN", new_y="NEXT")
        self.space(5)
