"""« Allergie » : what a person reacts to (AllergyIntolerance)."""

from app.domain.collection import Rubric
from app.domain.topic import Ask, Option, Shape, Slice, Topic
from app.domain.words import N_
from app.kinds import Kind

_ABATEMENT = "http://hl7.org/fhir/StructureDefinition/allergyintolerance-abatement"

TOPIC = Topic(
    kind="allergy",
    code="allergies",
    label=N_("Allergies"),
    one=N_("Allergie"),
    icon="warning_amber",
    add=N_("Ajouter une allergie"),
    empty=N_("Aucune allergie notée pour le moment."),
    none=N_("Aucune allergie connue"),
    none_code="no-known-allergies",
    unknown_code="no-allergy-info",
    ends=True,
    rank=1,
    asks=(
        Ask(
            "substance",
            N_("Allergie à quoi"),
            hint=N_("Par exemple : pénicilline, arachide, latex."),
            needed=True,
            at=("code", "text"),
        ),
        Ask(
            "reaction",
            N_("Ce qui s’est passé"),
            Shape.TEXT,
            hint=N_("Par exemple : boutons, gêne pour respirer."),
            at=("reaction", 0, "manifestation", 0, "text"),
        ),
        Ask(
            "severity",
            N_("Gravité de la réaction"),
            Shape.CHOICE,
            options=(
                Option("mild", N_("Légère")),
                Option("moderate", N_("Moyenne")),
                Option("severe", N_("Grave")),
            ),
            at=("reaction", 0, "severity"),
        ),
        Ask(
            "criticality",
            N_("Danger si cela recommence"),
            Shape.CHOICE,
            options=(
                Option("low", N_("Faible")),
                Option("high", N_("La vie peut être en danger")),
                Option("unable-to-assess", N_("Je ne sais pas")),
            ),
            at=("criticality",),
        ),
        Ask("since", N_("Depuis quand"), Shape.DATE, at=("onsetDateTime",)),
        Ask(
            "end",
            N_("Finie depuis quand"),
            Shape.DATE,
            at=("extension", Slice({"url": _ABATEMENT}), "valueDateTime"),
        ),
        Ask("comment", N_("Précisions"), Shape.TEXT, at=("note", 0, "text")),
    ),
)

KIND = Kind(
    code="allergy",
    label=TOPIC.one,
    icon=TOPIC.icon,
    rubric=Rubric.PROFILE,
    resource="AllergyIntolerance",
    aliases=("allergies",),
    shelf="sante/profil/allergies",
    topic=TOPIC,
)
