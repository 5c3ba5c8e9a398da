"""« Courbe » on paper: a frame, round figures, one line for each value."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from app.domain.target import Target
from views.graduations import graduations, spread
from views.text import number

if TYPE_CHECKING:  # the library of PDF is heavy: only who draws imports it
    from views.prints.paper import Paper

HEIGHT: Final = 70.0
_FIGURES: Final = 14.0
_POINTS: Final = 10
_DOTS: Final = 60
"""Beyond, the line alone is easier to read."""
_DASH: Final = 2.5
_GREY: Final = 228
_MARKED: Final = 16.0
"""Width of the words under a day."""
_NAMES, _NAME = 10.0, 4.5
"""Width kept for the names of the lines behind, height of one, in millimetres."""

Point = tuple[float, Decimal]


@dataclass(frozen=True, slots=True)
class Line:
    """One value over time: its name, and (days since the first, value) in order."""

    label: str
    points: Sequence[Point]


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: *lines* (two at most), their *unit*, the first and last day.

    *bands* are bounds drawn in grey behind them, named *banded*. Lines *behind* are
    thin, each with its name where it ends. The axis goes over *days*, else from the
    first value to the last one; *marked* days are named under it, else its two ends.
    """

    lines: Sequence[Line]
    unit: str
    first: str
    last: str
    bands: Sequence[Target] = ()
    banded: str = ""
    behind: Sequence[Line] = ()
    days: tuple[float, float] | None = None
    marked: Sequence[tuple[float, str]] = ()


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a value falls on the page, in millimetres."""

    left: float
    top: float
    width: float
    days: tuple[float, float]
    low: Decimal
    high: Decimal

    def x(self, day: float) -> float:
        first, last = self.days
        wide = last - first
        return self.left + self.width * ((day - first) / wide if wide else 0.5)

    def y(self, value: Decimal) -> float:
        return self.top + HEIGHT * float((self.high - value) / (self.high - self.low))


def draw(paper: "Paper", chart: Chart) -> None:
    """Draw *chart* across the page where we are, then go under it."""
    paper.set_font(paper.family, "", _POINTS)
    paper.cell(0, 6, chart.unit, new_x="LMARGIN", new_y="NEXT")
    marks = graduations(_values(chart))
    days = chart.days or (0, max(day for line in chart.lines for day, _ in line.points))
    names = _NAMES if chart.behind else 0
    left, width = paper.l_margin + _FIGURES, paper.epw - _FIGURES - names - 2
    frame = _Frame(left, paper.y + 2, width, days, marks[0], marks[-1])
    for bounds in chart.bands:
        _band(paper, frame, bounds)
    _marks(paper, frame, marks)
    _behind(paper, frame, chart.behind)
    for rank, line in enumerate(chart.lines):
        _line(paper, frame, line, dashed=rank > 0)
    _below(paper, frame, chart)


def _values(chart: Chart) -> list[Decimal]:
    lines = (*chart.lines, *chart.behind)
    ends = [end for one in chart.bands for end in (one.low, one.high)]
    values = [value for line in lines for _, value in line.points]
    return [*values, *(end for end in ends if end is not None)]


def _behind(paper: "Paper", frame: _Frame, lines: Sequence[Line]) -> None:
    """Draw thin lines; the name of each stands beside the frame, where it ends."""
    paper.set_draw_color(110)
    paper.set_line_width(0.25)
    for line in lines:
        paper.polyline([(frame.x(day), frame.y(value)) for day, value in line.points])
    ends = {line.label: frame.y(line.points[-1][1]) for line in lines}
    names = sorted(ends, key=lambda name: ends[name])
    wanted = [ends[name] - frame.top for name in names]
    places = spread(wanted, gap=_NAME, tall=HEIGHT) if wanted else []
    for name, place in zip(names, places, strict=True):
        paper.set_xy(frame.left + frame.width + 1, frame.top + place - _NAME / 2)
        paper.cell(_NAMES, _NAME, name)


def _band(paper: "Paper", frame: _Frame, bounds: Target) -> None:
    high = frame.high if bounds.high is None else bounds.high
    low = frame.low if bounds.low is None else bounds.low
    paper.set_fill_color(_GREY)
    tall = frame.y(low) - frame.y(high)
    paper.rect(frame.left, frame.y(high), frame.width, tall, style="F")
    paper.set_fill_color(0)


def _marks(paper: "Paper", frame: _Frame, marks: Sequence[Decimal]) -> None:
    paper.set_draw_color(200)
    paper.set_line_width(0.2)
    for mark in marks:
        y = frame.y(mark)
        paper.line(frame.left, y, frame.left + frame.width, y)
        paper.set_xy(paper.l_margin, y - 2.5)
        paper.cell(_FIGURES - 3, 5, number(mark), align="R")


def _line(paper: "Paper", frame: _Frame, line: Line, *, dashed: bool) -> None:
    places = [(frame.x(day), frame.y(value)) for day, value in line.points]
    paper.set_draw_color(0)
    paper.set_line_width(0.6)
    if dashed:
        paper.set_dash_pattern(dash=_DASH, gap=_DASH / 2)
    if len(places) > 1:
        paper.polyline(places)
    paper.set_dash_pattern()
    if len(places) <= _DOTS:
        for x, y in places:
            paper.circle(x, y, 0.9, style="F" if not dashed else "D")


def _below(paper: "Paper", frame: _Frame, chart: Chart) -> None:
    """Write the days under the frame, and which stroke is which value."""
    paper.set_xy(frame.left, frame.top + HEIGHT + 1.5)
    for day, words in chart.marked:
        paper.set_x(frame.x(day) - _MARKED / 2)
        paper.cell(_MARKED, 5, words, align="C")
    paper.set_x(frame.left)
    half = frame.width / 2
    paper.cell(half, 5, chart.first)
    last = chart.last if chart.last != chart.first else ""
    paper.cell(half, 5, last, align="R", new_x="LMARGIN", new_y="NEXT")
    if len(chart.lines) > 1:
        _keys(paper, chart.lines)
    if chart.bands:
        paper.ln(2)
        x, y = paper.l_margin + _FIGURES, paper.y + 0.5
        paper.set_fill_color(_GREY)
        paper.rect(x, y, 12, 4, style="F")
        paper.set_fill_color(0)
        paper.set_x(x + 15)
        paper.cell(0, 5, chart.banded, new_x="LMARGIN", new_y="NEXT")
    paper.ln(3)


def _keys(paper: "Paper", lines: Sequence[Line]) -> None:
    paper.ln(2)
    for rank, line in enumerate(lines):
        x, y = paper.l_margin + _FIGURES, paper.y + 2.5
        if rank:
            paper.set_dash_pattern(dash=_DASH, gap=_DASH / 2)
        paper.line(x, y, x + 12, y)
        paper.set_dash_pattern()
        paper.set_x(x + 15)
        paper.cell(0, 5, line.label, new_x="LMARGIN", new_y="NEXT")
