"""A4 pages in our own type: the only place that speaks to the library of PDF."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final
from unicodedata import normalize

from fpdf import FPDF

from views.text import _, tongue

FONTS: Final = Path(__file__).parents[2] / "assets" / "fonts"
LEFT: Final = 24.0
RIGHT: Final = 18.0
TOP: Final = 18.0
BOTTOM: Final = 28.0
"""Margins, in millimetres."""
SMALL: Final = 10
_BAND: Final = (13.0, TOP, 3.0)
"""Left, top and width of the band: inside what a home printer can reach."""
_GREY: Final = 70
_FAMILY: Final = "Alveole"
_STANDARD: Final = "helvetica"
"""What every reader of PDF has; it knows the signs of Windows-1252 only."""
_SPACES: Final = str.maketrans({"\u202f": "\u00a0", "\u2011": "-"})


class Paper(FPDF):
    """Pages with a coloured band on the left, our footer and their number.

    Equal words give equal bytes: the only date inside is *day*.
    """

    def __init__(self, title: str, *, day: date, band: str, fonts: Path) -> None:
        super().__init__(format="A4")
        self._band = band
        self._kind, self._described = "", ""
        self.family = self._learn(fonts)
        self.core_fonts_encoding = "cp1252"
        self.set_title(title)
        self.set_author("Alvéole")
        self.set_lang(tongue.code.split("@", maxsplit=1)[0])
        self.set_creation_date(datetime(day.year, day.month, day.day, tzinfo=UTC))
        self.set_margins(LEFT, TOP, RIGHT)
        self.c_margin = 0.0
        self.set_auto_page_break(auto=True, margin=BOTTOM)
        self.add_page()

    @contextmanager
    def tagged(self, kind: str, described: str = "") -> Iterator[None]:
        """Say what is drawn meanwhile: `H1`, `P`, `Figure`…, for who listens to it.

        What is drawn inside something told already is a part of it.
        """
        if self._kind:
            yield
            return
        self._kind, self._described = kind, described
        self._begin()
        yield
        self._out("EMC")
        self._kind = ""

    def _begin(self) -> None:
        rank = self.struct_builder.next_mcid_for_page(self.page)
        kind, described = f"/{self._kind}", self._described or None
        self._add_marked_content(struct_type=kind, mcid=rank, alt_text=described)
        self._out(f"{kind} <</MCID {rank}>> BDC")

    def _perform_page_break(self) -> None:
        """Begin the next page, not indented; tell again what goes on there."""
        if self._kind:
            self._out("EMC")
        self.l_margin, margin = LEFT, self.l_margin
        super()._perform_page_break()
        self.l_margin = margin
        if self._kind:
            self._begin()

    def header(self) -> None:
        """Draw the band, the same as on the rows of the screen."""
        self._out("/Artifact BMC")
        self._heading()
        self._out("EMC")

    def footer(self) -> None:
        """Say what Alvéole is not, and which page this is."""
        self._out("/Artifact BMC")
        self._footing()
        self._out("EMC")

    def _heading(self) -> None:
        self.set_fill_color(self._band)
        self.rect(*_BAND, self.h - BOTTOM - TOP, style="F")
        self.set_fill_color(0)
        if self.page_no() > 1:
            self.set_font(self.family, size=SMALL)
            self.set_text_color(_GREY)
            self.cell(0, 5, f"Alvéole · {self.title}")
            self.set_text_color(0)
            self.ln(9)

    def _footing(self) -> None:
        self.set_y(-BOTTOM + 6)
        self.set_font(self.family, size=SMALL)
        self.set_text_color(_GREY)
        self.multi_cell(0, 5, not_a_state_service(), align="L", new_x="LMARGIN")
        which = _("Page {page} sur {pages}")
        self.cell(0, 5, which.format(page=self.page_no(), pages="{nb}"))
        self.set_text_color(0)

    def normalize_text(self, text: str) -> str:
        """Return *text* in signs these fonts draw: a name is never refused."""
        spaced = text.translate(_SPACES)
        drawn = "".join(sign if self._draws(sign) else _plain(sign) for sign in spaced)
        return super().normalize_text(drawn)

    def _learn(self, fonts: Path) -> str:
        """Embed the fonts that are there; return the family to write with."""
        if not (fonts / "Alveole-700.ttf").exists():
            return _STANDARD
        self.add_font(_FAMILY, "", fonts / "Alveole-400.ttf")
        self.add_font(_FAMILY, "B", fonts / "Alveole-700.ttf")
        if (fonts / "Secours.ttf").exists():
            self.add_font("Secours", "", fonts / "Secours.ttf")
            self.set_fallback_fonts(["Secours"], exact_match=False)
        return _FAMILY

    def _draws(self, sign: str) -> bool:
        if self.family == _STANDARD:
            return bool(sign.encode("cp1252", "ignore"))
        drawn = (getattr(font, "cmap", {}) for font in self.fonts.values())
        return sign == "\n" or any(ord(sign) in signs for signs in drawn)


def not_a_state_service() -> str:
    """Return the line that stands at the foot of every sheet."""
    return _(
        "Logiciel libre indépendant. Ce n'est pas le site monespacesante.fr "
        "ni un service de l'État."
    )


def _plain(sign: str) -> str:
    """Return the letter without its accent when it has one, else a question mark."""
    first = normalize("NFKD", sign)[0]
    return first if first != sign and first.encode("cp1252", "ignore") else "?"
