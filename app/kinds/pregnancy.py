"""« Grossesse » : whether a person is pregnant, until when (Observation, IPS)."""

from app.domain.collection import Rubric
from app.domain.topic import Ask, Option, Shape, Slice, Topic
from app.domain.words import N_
from app.kinds import Kind

_LOINC = "http://loinc.org"
_TERM = Slice({"code": {"coding": [{"system": _LOINC, "code": "11778-8"}]}})

TOPIC = Topic(
    kind="pregnancy",
    code="grossesse",
    label=N_("Grossesse"),
    one=N_("Grossesse"),
    icon="pregnant_woman",
    add=N_("Noter une grossesse"),
    empty=N_("Aucune grossesse notée pour le moment."),
    none=N_("Pas de grossesse en cours"),
    ends=True,
    rank=15,
    asks=(
        Ask(
            "status",
            N_("Grossesse"),
            Shape.CHOICE,
            options=(
                Option("LA15173-0", N_("Enceinte")),
                Option("LA26683-5", N_("Pas enceinte")),
            ),
            needed=True,
            at=("valueCodeableConcept",),
            system=_LOINC,
        ),
        Ask(
            "term",
            N_("Date prévue de l’accouchement"),
            Shape.DATE,
            at=("component", _TERM, "valueDateTime"),
            ahead=True,
        ),
        Ask("since", N_("Depuis quand"), Shape.DATE, at=("effectivePeriod", "start")),
        Ask("end", N_("Finie depuis quand"), Shape.DATE, at=("effectivePeriod", "end")),
        Ask("comment", N_("Précisions"), Shape.TEXT, at=("note", 0, "text")),
    ),
)

KIND = Kind(
    code="pregnancy",
    label=TOPIC.one,
    icon=TOPIC.icon,
    rubric=Rubric.PROFILE,
    resource="Observation",
    aliases=("grossesse",),
    loinc="82810-3",
    shelf="sante/profil/grossesse",
    topic=TOPIC,
    always={"code": {"coding": [{"system": _LOINC, "code": "82810-3"}]}},
)
