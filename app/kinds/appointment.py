"""« Rendez-vous » : what is planned on a day, held or only proposed (Appointment)."""

from app.domain.collection import Rubric
from app.domain.words import N_
from app.kinds import Kind

KIND = Kind(
    code="appointment",
    label=N_("Rendez-vous"),
    icon="event",
    rubric=Rubric.AGENDA,
    resource="Appointment",
    aliases=("appointments", "agenda"),
    shelf="agenda",
)
