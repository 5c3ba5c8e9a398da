"""« Traitement » : a medicine a person takes or took (MedicationStatement)."""

from app.domain.collection import Rubric
from app.domain.topic import Ask, Shape, Slice, Topic
from app.domain.words import N_
from app.kinds import Kind

CIP = "urn:oid:1.2.250.1.213.2.3.3"
_STOCK = "urn:alveole:StructureDefinition/medication-stock-end"
_DOSE_MAX = 1_000

TOPIC = Topic(
    kind="treatment",
    code="traitements",
    label=N_("Traitements"),
    one=N_("Traitement"),
    icon="medication",
    add=N_("Ajouter un traitement"),
    empty=N_("Aucun traitement noté pour le moment."),
    none=N_("Aucun traitement en cours"),
    none_code="no-known-medications",
    unknown_code="no-medication-info",
    ends=True,
    beside=("illness",),
    rank=3,
    asks=(
        Ask(
            "medicine",
            N_("Médicament"),
            Shape.MEDICINE,
            hint=N_("Écrivez le nom et le dosage lus sur la boîte."),
            needed=True,
            at=("medicationCodeableConcept", "text"),
        ),
        Ask(
            "cip",
            N_("Code de la boîte"),
            hint=N_("Les 13 chiffres écrits près du code carré."),
            at=(
                "medicationCodeableConcept",
                "coding",
                Slice({"system": CIP}),
                "code",
            ),
            digits=13,
        ),
        Ask(
            "dose",
            N_("Dose"),
            Shape.TEXT,
            hint=N_("Recopiez l’ordonnance, mot pour mot."),
            at=("dosage", 0, "text"),
            most=_DOSE_MAX,
        ),
        Ask(
            "rhythm",
            N_("À quel moment"),
            hint=N_("Par exemple : matin et soir, au repas."),
            at=("dosage", 0, "timing", "code", "text"),
        ),
        Ask(
            "since",
            N_("Début"),
            Shape.DATE,
            at=("effectivePeriod", "start"),
            ahead=True,
        ),
        Ask(
            "end",
            N_("Fin"),
            Shape.DATE,
            at=("effectivePeriod", "end"),
            ahead=True,
        ),
        Ask(
            "stock_end",
            N_("Boîte finie le"),
            Shape.DATE,
            at=("extension", Slice({"url": _STOCK}), "valueDate"),
            ahead=True,
        ),
        Ask("reason", N_("Pour quelle raison"), at=("reasonCode", 0, "text")),
        Ask("comment", N_("Précisions"), Shape.TEXT, at=("note", 0, "text")),
    ),
)

KIND = Kind(
    code="treatment",
    label=TOPIC.one,
    icon=TOPIC.icon,
    rubric=Rubric.PROFILE,
    resource="MedicationStatement",
    aliases=("treatments", "traitements"),
    shelf="sante/profil/traitements",
    topic=TOPIC,
)
