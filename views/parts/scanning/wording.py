"""« Cadrage » and « aspect » of a page, in words."""

from typing import Final

from app.domain.scan import How, Tone
from app.domain.words import N_
from views.text import _

_HOW: Final = {
    How.PAGE: N_("Les bords de la page sont trouvés."),
    How.SLANT: N_("La page penchait. Elle est redressée."),
    How.WHOLE: N_("Aucun bord de page trouvé : la photo reste entière."),
    How.HAND: N_("Vous avez placé les coins."),
}
_TONES: Final = {
    Tone.COLOURS: N_("Couleurs d'origine"),
    Tone.PAPER: N_("Papier blanc"),
    Tone.INK: N_("Noir et blanc"),
}


def how_told(how: How) -> str:
    """Say where the corners of a page come from."""
    return _(_HOW[how])


def tones() -> dict[str, str]:
    """Return the tones a page may have, in words."""
    return {tone.value: _(words) for tone, words in _TONES.items()}
