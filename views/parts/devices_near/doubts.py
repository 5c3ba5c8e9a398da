"""« L'appareil signale » : why a device doubts its own measure, in plain words."""

from collections.abc import Mapping
from typing import Final

from app.domain.device import Mark, Reading
from app.domain.words import N_
from views.text import _

SAID: Final[Mapping[str, str]] = {
    "malfunction": N_("une panne de sa part"),
    "fault": N_("une panne de sa part"),
    "sample-size": N_("pas assez de sang sur la bandelette"),
    "strip-insertion": N_("bandelette mal placée"),
    "strip-type": N_("bandelette d'un autre modèle"),
    "too-hot": N_("bandelette ou lecteur trop chaud"),
    "too-cold": N_("bandelette ou lecteur trop froid"),
    "interrupted": N_("bandelette retirée trop tôt"),
    "moved": N_("vous avez bougé pendant la mesure"),
    "cuff-loose": N_("brassard trop lâche"),
    "irregular-pulse": N_("pouls irrégulier"),
    "pulse-too-fast": N_("pouls trop rapide pour lui"),
    "pulse-too-slow": N_("pouls trop lent pour lui"),
    "position": N_("bras mal placé"),
    "questionable": N_("mesure douteuse"),
    "sensor-off": N_("pince mal branchée"),
    "sensor-moved": N_("pince mal placée sur le doigt"),
}
"""Each word a driver may put in the `status` of a reading it doubts."""


def doubts_of(reading: Reading) -> list[str]:
    """Return a line for each thing its device says may have spoilt a reading."""
    words = [word for name, word in reading.context if name == "status"]
    known = dict.fromkeys(SAID[word] for word in words if word in SAID)
    said = _("L'appareil signale : {reason}.")
    lines = [said.format(reason=_(reason)) for reason in known]
    if not lines and Mark.DEVICE_FAULT in reading.marks:
        return [_("L'appareil doute de cette mesure.")]
    return lines
