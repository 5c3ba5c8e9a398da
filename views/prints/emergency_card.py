"""« Carte d'urgence » : four faces the size of a bank card, one of them a square."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from app.domain.emergency import LABELS, Card, Made, Part, Told
from app.domain.when import When
from views.prints.sheet import Sheet
from views.text import _, date_long, ngettext

WIDE: Final = 85.60
TALL: Final = 53.98
"""A face, in millimetres (ISO/IEC 7810 ID-1)."""
SQUARE: Final = 46.0
"""Side of the QR square: at its fullest, 133 modules of 0.346 mm."""

_MARGIN: Final = 4.0
_POINTS: Final = 9
_LINE: Final = 3.9
"""Letters of a face, and millimetres of a line."""
_FOOT: Final = 2 * _LINE
_GREY: Final = 130


def emergency_card(
    card: Card, text: str, left: Iterable[Told] = (), *, fonts: Path | None = None
) -> Made:
    """Return a page to cut and fold; *text* is the square, *left* what it lacks."""
    sheet = _Sheet(card, fonts)
    sheet.write(_("Découpez le cadre, puis pliez en deux, et encore en deux."))
    sheet.write(_("Tout le monde peut lire cette carte, sans code."), after=4)
    squeezed = sheet.draw(text)
    sheet.below(_("Dans le carré, mais pas en toutes lettres :"), squeezed)
    sheet.below(_("Ni sur la carte ni dans le carré, faute de place :"), left)
    sheet.write(_("Une ligne change ? Imprimez une nouvelle carte."))
    return Made(sheet.pdf(), tuple(squeezed))


class _Sheet(Sheet):
    """A page that holds a card."""

    def __init__(self, card: Card, fonts: Path | None) -> None:
        day = date.fromisoformat(card.day)
        super().__init__(_("Carte d'urgence"), day=day, fonts=fonts)
        self._card, self._made = card, date_long(day, weekday=False)

    def draw(self, text: str) -> list[Told]:
        """Draw the four faces where we are; return what had no room in words."""
        first = _Place((self._paper.w - 2 * WIDE) / 2, self.top)
        across, under = first.moved(WIDE, 0), first.moved(0, TALL)
        self._frames(first)
        front = [one for one in self._card.lines if one.part is Part.CONTACT]
        rest = [one for one in self._card.lines if one.part is not Part.CONTACT]
        over = self._front(first, front)
        over += self._words(across, rest, room=TALL - 2 * _MARGIN)
        room = TALL - 2 * _MARGIN
        squeezed = self._words(under.moved(WIDE, 0), over, room=room)
        self._signed(under, text, more=bool(squeezed))
        self._paper.set_y(first.y + 2 * TALL + 6)
        return squeezed

    def below(self, words: str, lines: Iterable[Told]) -> None:
        """Say under the card what it does not hold, if anything."""
        found = list(lines)
        if found:
            self.write(words, bold=True, after=1)
            for line in found:
                self.write(f"{_(LABELS[line.part])} : {line.text}", after=1)
            self.space(2)

    def _frames(self, first: "_Place") -> None:
        """Draw where to cut, and dotted, where to fold."""
        paper = self._paper
        paper.set_draw_color(_GREY)
        paper.set_line_width(0.3)
        paper.rect(first.x, first.y, 2 * WIDE, 2 * TALL)
        paper.set_dash_pattern(dash=2, gap=2)
        middle = first.moved(WIDE, TALL)
        paper.line(middle.x, first.y, middle.x, first.y + 2 * TALL)
        paper.line(first.x, middle.y, first.x + 2 * WIDE, middle.y)
        paper.set_dash_pattern()

    def _front(self, place: "_Place", people: list[Told]) -> list[Told]:
        """Draw whose card it is, then who to call; return who had no room."""
        at = place.moved(_MARGIN, _MARGIN)
        at = at.moved(0, self._line(at, _("Fiche d'urgence"), bold=True, points=14))
        at = at.moved(0, self._line(at, self._card.name, bold=True, points=12))
        if self._card.birth:
            day = date_long(When.parse(self._card.birth), weekday=False)
            born = _("Date de naissance : {day}").format(day=day)
            at = at.moved(0, self._line(at, born))
        foot = place.y + TALL - _MARGIN - _FOOT
        start = at.moved(-_MARGIN, 1 - _MARGIN)
        over = self._words(start, people, room=foot - at.y - 1)
        last = _Place(at.x, foot)
        made = _("Faite le {day}").format(day=self._made)
        last = last.moved(0, self._line(last, made))
        self._line(last, _("À vérifier avec la personne."), bold=True)
        return over

    def _words(self, place: "_Place", lines: list[Told], *, room: float) -> list[Told]:
        """Write lines on a face, each part named once; return those past its end."""
        at, said = place.moved(_MARGIN, _MARGIN), None
        end = at.y + room
        for rank, line in enumerate(lines):
            label = _(LABELS[line.part]) if line.part is not said else ""
            height = self._high(line.text) + (_LINE if label else 0)
            if at.y + height > end:
                return lines[rank:]
            if label:
                at = at.moved(0, self._line(at, label, bold=True))
            at = at.moved(0, self._line(at, line.text))
            said = line.part
        return []

    def _signed(self, place: "_Place", text: str, *, more: bool) -> None:
        """Draw the square, and what it is beside it."""
        edge = (TALL - SQUARE) / 2
        corner = place.moved(edge, edge)
        with self._paper.tagged("Figure", _("Carré de la fiche signée")):
            self._paper.set_y(corner.y)
            with self.indented(corner.x - self._paper.l_margin):
                self.square(text, SQUARE)
        at, wide = corner.moved(SQUARE + edge, 0), WIDE - SQUARE - 3 * edge
        for words, bold in self._beside(more=more):
            at = at.moved(0, self._line(at, words, bold=bold, wide=wide) + 2)

    def _beside(self, *, more: bool) -> list[tuple[str, bool]]:
        said = [
            (_("La même fiche, signée"), True),
            (_("Alvéole la lit et la vérifie, sans réseau."), False),
        ]
        if more:
            said.append((_("Suite des lignes dans ce carré."), False))
        if self._card.left:
            words = ngettext(
                "{count} ligne n'a pas tenu.",
                "{count} lignes n'ont pas tenu.",
                self._card.left,
            )
            said.append((words.format(count=self._card.left), False))
        return said

    def _line(
        self,
        place: "_Place",
        words: str,
        *,
        bold: bool = False,
        points: int = _POINTS,
        wide: float = WIDE - 2 * _MARGIN,
    ) -> float:
        """Write words at a place; return how tall they are."""
        paper, height = self._paper, _LINE * points / _POINTS
        self.font(points, bold=bold)
        paper.set_xy(place.x, place.y)
        with paper.tagged("P"):
            paper.multi_cell(wide, height, words, align="L")
        return float(paper.y - place.y)

    def _high(self, words: str) -> float:
        self.font(_POINTS)
        wide = WIDE - 2 * _MARGIN
        told: Any = self._paper.multi_cell(
            wide, _LINE, words, dry_run=True, output="LINES"
        )
        return _LINE * len(told)


class _Place(NamedTuple):
    """A corner, in millimetres from that of the page."""

    x: float
    y: float

    def moved(self, right: float, down: float) -> "_Place":
        """Return a place further."""
        return _Place(self.x + right, self.y + down)
