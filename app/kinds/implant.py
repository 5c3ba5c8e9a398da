"""« Implant ou appareil » : what a body wears or holds (DeviceUseStatement)."""

from app.domain.collection import Rubric
from app.domain.topic import Ask, Shape, Topic
from app.domain.words import N_
from app.kinds import Kind

TOPIC = Topic(
    kind="implant",
    code="implants",
    label=N_("Implants et appareils"),
    one=N_("Implant ou appareil"),
    icon="monitor_heart",
    add=N_("Ajouter un implant ou un appareil"),
    empty=N_("Aucun implant noté pour le moment."),
    none=N_("Aucun implant ni appareil"),
    ends=True,
    beside=("operation", "illness"),
    rank=6,
    asks=(
        Ask(
            "device",
            N_("Quel implant ou appareil"),
            hint=N_("Par exemple : pacemaker, prothèse de hanche, pompe."),
            needed=True,
            at=("device", "display"),
        ),
        Ask("site", N_("Où dans le corps"), at=("bodySite", "text")),
        Ask("since", N_("Depuis quand"), Shape.DATE, at=("timingPeriod", "start")),
        Ask("end", N_("Retiré quand"), Shape.DATE, at=("timingPeriod", "end")),
        Ask("comment", N_("Précisions"), Shape.TEXT, at=("note", 0, "text")),
    ),
)

KIND = Kind(
    code="implant",
    label=TOPIC.one,
    icon=TOPIC.icon,
    rubric=Rubric.PROFILE,
    resource="DeviceUseStatement",
    aliases=("implants",),
    shelf="sante/profil/implants",
    topic=TOPIC,
    always={"device": {"type": "Device"}},
)
