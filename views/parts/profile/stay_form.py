"""The form of a stay: two dates, a place, a reason, a comment; none is mandatory."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Final

from app.domain.entry import Entry
from app.domain.stay import Stay
from app.domain.topic import Ask, Shape
from app.domain.words import N_
from views.parts.profile.form import Form, Said

ASKS: Final = (
    Ask(
        "start",
        N_("Date d'entrée"),
        Shape.DATE,
        N_("Par exemple 12/03/2026, 03/2026 ou 1998"),
    ),
    Ask(
        "end",
        N_("Date de sortie"),
        Shape.DATE,
        N_("Laissez vide si vous ne la savez pas"),
    ),
    Ask("facility", N_("Hôpital ou clinique")),
    Ask("unit", N_("Service"), hint=N_("Par exemple : cardiologie")),
    Ask("reason", N_("Motif"), hint=N_("Par exemple : opération du genou")),
    Ask("comment", N_("Votre commentaire"), Shape.TEXT),
)
_PLACES: Final = {"period.backwards": "end", "document.comment_too_long": "comment"}


def stay_form(
    start: Stay,
    draft: str,
    kept: Said,
    keep: Callable[[Stay], Entry],
    done: Callable[[Entry], None],
    leave: Callable[[], None],
) -> Form:
    """Return the form of a stay; its words are those of `Form`."""

    def keeping(said: Said) -> Entry:
        return keep(Stay(**said))

    said = asdict(start)
    return Form("stay", ASKS, said, draft, kept, keeping, done, leave, _PLACES)
