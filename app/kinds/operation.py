"""« Opération » : surgery a person had (Procedure)."""

from app.domain.collection import Rubric
from app.domain.topic import Ask, Shape, Topic
from app.domain.words import N_
from app.kinds import Kind

TOPIC = Topic(
    kind="operation",
    code="operations",
    label=N_("Opérations"),
    one=N_("Opération"),
    icon="healing",
    add=N_("Ajouter une opération"),
    empty=N_("Aucune opération notée pour le moment."),
    none=N_("Jamais opéré"),
    none_code="no-known-procedures",
    unknown_code="no-procedure-info",
    beside=("illness", "stay", "implant"),
    rank=4,
    asks=(
        Ask(
            "operation",
            N_("Quelle opération"),
            hint=N_("Par exemple : appendicite, prothèse de hanche."),
            needed=True,
            at=("code", "text"),
        ),
        Ask("since", N_("Date de l’opération"), Shape.DATE, at=("performedDateTime",)),
        Ask("place", N_("Lieu"), at=("location", "display")),
        Ask("surgeon", N_("Chirurgien"), at=("performer", 0, "actor", "display")),
        Ask("comment", N_("Précisions"), Shape.TEXT, at=("note", 0, "text")),
    ),
)

KIND = Kind(
    code="operation",
    label=TOPIC.one,
    icon=TOPIC.icon,
    rubric=Rubric.PROFILE,
    resource="Procedure",
    aliases=("operations",),
    shelf="sante/profil/operations",
    topic=TOPIC,
)
