"""Words, numbers and dates as people read them: the only place that formats."""

import gettext
from collections.abc import Sequence
from datetime import UTC, date, datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from app.domain.when import Precision, When
from app.domain.words import N_
from app.kinds import Kind

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = {"fr": "Français", "fr@falc": "Français facile", "en": "English"}
"""Each language and its own name for itself."""
NARROW = "\u202f"
"""Narrow no-break space: between thousands, before a unit."""

_DAYS = (
    *(N_("lundi"), N_("mardi"), N_("mercredi"), N_("jeudi")),
    *(N_("vendredi"), N_("samedi"), N_("dimanche")),
)
_MONTHS = (
    *(N_("janvier"), N_("février"), N_("mars"), N_("avril"), N_("mai"), N_("juin")),
    *(N_("juillet"), N_("août"), N_("septembre"), N_("octobre"), N_("novembre")),
    N_("décembre"),
)
_SIZES = (N_("octets"), N_("Ko"), N_("Mo"), N_("Go"))
_KILO = 1000
_SLASH = "\u00a0/\u00a0"
_TYPED_DIGITS = 3
"""Nobody types more after the comma: what has more was converted."""


class Tongue:
    """The language spoken to the person: one for the whole program."""

    def __init__(self) -> None:
        self.code = "fr"
        self._words: gettext.NullTranslations = gettext.NullTranslations()

    def speak(self, code: str) -> None:
        """Choose `fr`, `fr@falc` or `en`; words missing there stay in French."""
        self.code = code
        self._words = gettext.translation(
            "alveole",
            LOCALE,
            languages=[code, code.split("@", maxsplit=1)[0]],
            fallback=True,
        )

    def say(self, text: str) -> str:
        """Return *text* in that language."""
        return self._words.gettext(text) if text else ""

    def say_count(self, one: str, many: str, count: int) -> str:
        """Return the singular or the plural, by the rules of that language."""
        if isinstance(self._words, gettext.GNUTranslations):
            return self._words.ngettext(one, many, count)
        return one if abs(count) <= 1 else many


tongue = Tongue()
_ = tongue.say
ngettext = tongue.say_count


def number(value: Decimal | int, decimals: int | None = None) -> str:
    """Write a number: decimal comma, thousands apart, rounded once to *decimals*."""
    if decimals is not None:
        value = Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = format(value, ",f")
    if tongue.code == "en":
        return text
    return text.replace(",", NARROW).replace(".", ",")


def quantity(values: Sequence[Decimal], kind: Kind) -> str:
    """Write the value of a measure with the unit people know: « 1,04 g/L »."""
    unit = kind.shown
    if unit is None:
        return ""
    shown = [number(_shown(value, kind), kind.decimals) for value in values]
    return f"{_SLASH.join(shown)}{NARROW}{_(unit.label)}"


def shown_value(value: Decimal, kind: Kind) -> str:
    """Write one value in the unit people know, without naming it."""
    return number(_shown(value, kind), kind.decimals)


def typed_value(value: Decimal, kind: Kind) -> str:
    """Write one value as it would be typed: every digit it has, no thousands apart.

    One that has no end in the unit shown is rounded as `shown_value` is.
    """
    shown = _shown(value, kind).normalize()
    told = max(kind.decimals, -int(shown.as_tuple().exponent))
    digits = told if told <= _TYPED_DIGITS else kind.decimals
    rounded = shown.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return f"{rounded:f}" if tongue.code == "en" else f"{rounded:f}".replace(".", ",")


def date_long(when: When | date, *, weekday: bool = True) -> str:
    """Write a date in full: « jeudi 12 mars 2026 », « mars 1975 », « 1975 ».

    Without its *weekday* it fits on the line of a list.
    """
    if isinstance(when, date):
        return _full(when, weekday=weekday)
    parts = when.text[:10].split("-")
    if when.precision is Precision.UNKNOWN:
        return _("date inconnue")
    if when.precision is Precision.YEAR:
        return parts[0]
    if when.precision is Precision.MONTH:
        return f"{_(_MONTHS[int(parts[1]) - 1])} {parts[0]}"
    return _full(date.fromisoformat(when.text[:10]), weekday=weekday)


def date_short(when: When | date) -> str:
    """Write a date in figures: « 12/03/2026 », « 03/1975 », « 1975 »."""
    text = when.isoformat() if isinstance(when, date) else when.text
    return "/".join(reversed(text[:10].split("-"))) or "–"


def time(when: When | datetime, zone: tzinfo = UTC) -> str:
    """Write a time of day, as it was there: « 14 h 30 »; "" when unknown."""
    if isinstance(when, datetime):
        moment = when.astimezone(zone)
        return clock(moment.hour, moment.minute)
    if when.precision is not Precision.SECOND:
        return ""
    hour, minute = when.text[11:16].split(":")
    return clock(int(hour), int(minute))


def moment(when: When, *, weekday: bool = True) -> str:
    """Write a date in full and its time if known: « … 2026 à 14 h 30 »."""
    day, hour = date_long(when, weekday=weekday), time(when)
    return _("{day} à {clock}").format(day=day, clock=hour) if hour else day


def moment_at(at: datetime, zone: tzinfo) -> str:
    """Write an instant on the clocks of *zone*: « … 2026 à 14 h 30 »."""
    there = at.astimezone(zone)
    day, hour = date_long(there.date()), time(there, zone)
    return _("{day} à {clock}").format(day=day, clock=hour)


def capital(words: str) -> str:
    """Begin *words* with a capital letter, as where nothing is said before them."""
    return words[:1].upper() + words[1:]


def size(count: int) -> str:
    """Write a number of bytes: « 3,2 Mo »."""
    value, rank = Decimal(count), 0
    while value >= _KILO and rank < len(_SIZES) - 1:
        value, rank = value / _KILO, rank + 1
    tenths = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    few = rank > 1 and value < 10  # noqa: PLR2004 - one digit
    decimals = 1 if few and tenths % 1 else 0
    return f"{number(value, decimals)}{NARROW}{_(_SIZES[rank])}"


def _shown(value: Decimal, kind: Kind) -> Decimal:
    return kind.shown.shown(value) if kind.shown else value


def _full(day: date, *, weekday: bool) -> str:
    first = _("1er") if day.day == 1 else str(day.day)
    month = _(_MONTHS[day.month - 1])
    named = f"{_(_DAYS[day.weekday()])} " if weekday else ""
    return f"{named}{first} {month} {day.year}"


def clock(hour: int, minute: int) -> str:
    """Write an hour of the day: « 14 h 30 »."""
    if tongue.code == "en":
        return f"{hour:02}:{minute:02}"
    return f"{hour}{NARROW}h{NARROW}{minute:02}"
