"""« De qui ? » : how a reading names the people it may be of, never one for another."""

from collections.abc import Sequence

from app.domain.household import Member
from app.domain.when import When
from views.parts.whose import said_of
from views.text import _, moment


def called(who: Member, among: Sequence[Member]) -> str:
    """Name somebody; of two who have the same name, say also when they were born."""
    if sum(one.name == who.name for one in among) == 1:
        return who.name
    unknown = _("date de naissance inconnue")
    born = moment(When.parse(who.born), weekday=False) if who.born else unknown
    return f"{who.name} ({born})"


def me_words(*, alone: bool = False) -> str:
    """Say that a reading is of the person whose space it is."""
    if alone:
        return said_of(_("Oui, c'est moi"), _("Oui, c'est {name}"))
    return said_of(_("C'est moi"), _("C'est {name}"))


def kept_words() -> str:
    """Say that a reading is now in the space one is in."""
    return said_of(
        _("Cette mesure est dans votre espace."),
        _("Cette mesure est dans l'espace de {name}."),
    )


def out_words() -> str:
    """Say that a reading stays out of the space one is in."""
    return said_of(
        _("Cette mesure n'entre pas dans votre espace."),
        _("Cette mesure n'entre pas dans l'espace de {name}."),
    )
