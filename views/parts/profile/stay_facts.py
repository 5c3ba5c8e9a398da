"""What is known of a stay, each thing under its name."""

from app.domain.stay import Stay
from app.domain.when import When
from views.text import _, date_long


def stay_facts(stay: Stay) -> list[tuple[str, str]]:
    """Return what a stay says (what, said); its start is told even when unknown."""
    known = {
        _("Entrée"): _day(stay.start) or _("date inconnue"),
        _("Sortie"): _day(stay.end),
        _("Hôpital ou clinique"): stay.facility,
        _("Service"): stay.unit,
        _("Motif"): stay.reason,
        _("Votre commentaire"): stay.comment,
    }
    return [(what, said) for what, said in known.items() if said]


def _day(date: str) -> str:
    return date_long(When.parse(date)) if date else ""
