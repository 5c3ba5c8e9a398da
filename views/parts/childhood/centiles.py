"""« Centile » in words: where a value stands, whose the lines are, how to read them."""

from decimal import Decimal
from textwrap import fill
from typing import Final

from app.flows.childhood.placing import SPANS, Placed, late
from app.rules.childhood.posture import postures
from app.rules.childhood.standards import ALL, SCORES
from views.parts.childhood.ages import months_words
from views.text import _, ngettext, number

_TWO_YEARS: Final = 24
_SHORT: Final = 14
"""Signs on a line of a narrow column."""
_MEASURED: Final = ("body-height", "bmi")
"""What goes by a length lying down, then by a height standing."""
_WEEK: Final = 7


def centile_words(centile: int) -> str:
    """Say where a value stands among others: « environ au 40e centile de l'OMS »."""
    if centile < 1:
        return _("sous le 1er centile de l'OMS")
    if centile >= ALL:
        return _("au-dessus du 99e centile de l'OMS")
    return _("environ au {rank} centile de l'OMS").format(rank=_ranked(centile))


def centile_cell(centile: int | None) -> str:
    """Say it under the word « centile », on short lines."""
    if centile is None:
        return ""
    words = _("environ {rank}").format(rank=_ranked(centile))
    if centile < 1:
        words = _("sous le 1er")
    if centile >= ALL:
        words = _("au-dessus du 99e")
    return fill(words, _SHORT)


def _ranked(centile: int) -> str:
    return _("1er") if centile == 1 else _("{rank}e").format(rank=centile)


def whose(placed: Placed) -> str:
    """Say whose the lines are, or that there are none."""
    growth = placed.growth
    if growth.curves:
        names = ", ".join(line.line for line in growth.curves)
        return _("Lignes grises : {lines}").format(lines=names)
    if growth.standards and placed.lines:
        return _("Courbes de l'OMS (2006, 2007), pas celles du carnet de santé.")
    if growth.standards:
        return _("L'OMS n'a pas de courbe à ces âges.")
    if not growth.sex:
        return _("Sans le sexe de l'enfant, aucune ligne n'est dessinée.")
    return _("Aucune courbe de référence n'est installée : mesures seules.")


def left_out(placed: Placed) -> list[str]:
    """Say what is not on the curve, and where the lines stop."""
    others = ngettext(
        "{count} mesure est à un autre âge.",
        "{count} mesures sont à un autre âge.",
        placed.others,
    )
    before = ngettext(
        "{count} mesure d'avant le terme n'est pas montrée.",
        "{count} mesures d'avant le terme ne sont pas montrées.",
        placed.before,
    )
    return [
        *([others.format(count=number(placed.others, 0))] if placed.others else []),
        *([before.format(count=number(placed.before, 0))] if placed.before else []),
        *_stopped(placed),
        *levelled(placed),
    ]


def levelled(placed: Placed) -> list[str]:
    """Say which heights are drawn lower or higher than they were measured."""
    lying, standing = (
        [one for one in placed.places if one.shift * side > 0] for side in (-1, 1)
    )
    lower = ngettext(
        "{count} taille mesurée couché : {value} cm retirés pour la courbe.",
        "{count} tailles mesurées couché : {value} cm retirés pour la courbe.",
        len(lying),
    )
    higher = ngettext(
        "{count} taille mesurée debout : {value} cm ajoutés pour la courbe.",
        "{count} tailles mesurées debout : {value} cm ajoutés pour la courbe.",
        len(standing),
    )
    by = number(postures().shift, 1)
    told = ((lower, len(lying)), (higher, len(standing)))
    return [words.format(count=count, value=by) for words, count in told if count]


def corrected_said(placed: Placed) -> list[str]:
    """Say which age is used for a child born early, and by how much it differs."""
    weeks = placed.growth.early // _WEEK
    if not weeks:
        return []
    born = ngettext(
        "Naissance {count} semaine avant le terme.",
        "Naissance {count} semaines avant le terme.",
        weeks,
    )
    used = _("Ici, l'âge est compté depuis la naissance.")
    if placed.corrected:
        used = _("Ici, l'âge est corrigé : il est compté depuis le terme prévu.")
    return [born.format(count=weeks), used, *_late(placed)]


def reading(placed: Placed) -> list[str]:
    """Say how the lines are read, what they lean on, and whose figures they are."""
    return [
        *(_centiles() if placed.growth.standards else []),
        *_standing(placed),
        *sources(placed),
        _("Calcul fait sur cet appareil. Rien n'est envoyé."),
    ]


def sources(placed: Placed) -> list[str]:
    """Say whose the figures of the lines are, and under which licence."""
    drawn = dict.fromkeys((one.source, one.licence) for one in placed.lines)
    words = _("Source : {source}")
    return [words.format(source=f"{source} ({terms})") for source, terms in drawn]


def _centiles() -> list[str]:
    low, middle, high = min(SCORES), 50, max(SCORES)
    half = _("Au {rank}e centile : la moitié des enfants de cet âge sont en dessous.")
    few = _("Au {rank}e centile : {rank} enfants sur 100 sont en dessous.")
    return [
        half.format(rank=middle),
        few.format(rank=low),
        few.format(rank=high),
        _("Une ligne n'est ni une note, ni un but à atteindre."),
        _("OMS : Organisation mondiale de la santé."),
    ]


def _standing(placed: Placed) -> list[str]:
    crossed = placed.since < _TWO_YEARS < placed.until
    if not placed.growth.standards or placed.growth.measure not in _MEASURED:
        return []
    lying = _("L'OMS mesure les enfants couchés avant 2 ans, puis debout.")
    return [lying, _("Les lignes sautent un peu à 2 ans.")] if crossed else [lying]


def _late(placed: Placed) -> list[str]:
    if not placed.lines or not late(placed.growth, placed.ages):
        return []
    return [_("Les lignes commencent à 2 ans : avant, il faut l'âge corrigé.")]


def _stopped(placed: Placed) -> list[str]:
    """Say where WHO's lines stop, when that is within the ages shown."""
    standards = placed.growth.standards
    last = round(standards[-1].ages[-1]) if standards else SPANS[placed.ages][1]
    if not placed.lines or last >= SPANS[placed.ages][1]:
        return []
    words = _("L'OMS n'a pas de courbe après {age}.")
    return [words.format(age=months_words(Decimal(last)))]
