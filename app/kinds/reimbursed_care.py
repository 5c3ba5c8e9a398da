"""« Soins remboursés » : care somebody paid for, and what came back.

An ExplanationOfBenefit: what FHIR has to tell a person which care was charged and how
much was reimbursed. A Claim or a ChargeItem only asks for money. It must name an
insurer, a provider, a coverage and the day it was issued; who copies a statement may
not know them, and they are then said unknown (data-absent-reason), never made up.
"""

from app.domain.collection import Rubric
from app.domain.topic import Ask, Option, Shape, Slice, Topic
from app.domain.words import N_
from app.kinds import Kind

CARE_CODE = "urn:alveole:care-code"
"""A code as a statement prints it: which list it comes from is not written there."""

_SORTS = "http://terminology.hl7.org/CodeSystem/claim-type"
_AMOUNTS = "http://terminology.hl7.org/CodeSystem/adjudication"
_UNKNOWN = {
    "extension": [
        {
            "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
            "valueCode": "unknown",
        }
    ]
}


def _amount(code: str) -> Slice:
    return Slice({"category": {"coding": [{"system": _AMOUNTS, "code": code}]}})


TOPIC = Topic(
    kind="reimbursed-care",
    code="soins-rembourses",
    label=N_("Soins remboursés"),
    one=N_("Soin remboursé"),
    icon="receipt_long",
    add=N_("Ajouter un soin remboursé"),
    empty=N_("Aucun soin remboursé noté pour le moment."),
    beside=("stay",),
    apart=True,
    rank=16,
    asks=(
        Ask(
            "care",
            N_("Quel soin"),
            hint=N_("Par exemple : consultation, médicament, séjour."),
            needed=True,
            at=("item", 0, "productOrService", "text"),
        ),
        Ask(
            "sort",
            N_("Quelle sorte de soin"),
            Shape.CHOICE,
            options=(
                Option("professional", N_("Consultation, soin ou examen")),
                Option("pharmacy", N_("Médicament")),
                Option("institutional", N_("Séjour à l’hôpital")),
                Option("oral", N_("Soin dentaire")),
                Option("vision", N_("Lunettes ou lentilles")),
            ),
            at=("type",),
            system=_SORTS,
        ),
        Ask("since", N_("Date du soin"), Shape.DATE, at=("item", 0, "servicedDate")),
        Ask(
            "by",
            N_("Fait par"),
            hint=N_("Par exemple : un médecin, une pharmacie, un hôpital."),
            at=("provider", "display"),
        ),
        Ask(
            "paid",
            N_("Payé"),
            Shape.MONEY,
            hint=N_("En euros. Par exemple : 26,50."),
            at=("total", _amount("submitted"), "amount"),
        ),
        Ask(
            "reimbursed",
            N_("Remboursé"),
            Shape.MONEY,
            hint=N_("En euros. Par exemple : 26,50."),
            at=("total", _amount("benefit"), "amount"),
        ),
        Ask(
            "payer",
            N_("Remboursé par"),
            hint=N_("Par exemple : l’Assurance Maladie, une mutuelle."),
            at=("insurer", "display"),
        ),
        Ask(
            "code",
            N_("Code écrit sur le relevé"),
            hint=N_("S’il y en a un, recopiez-le tel quel."),
            at=(
                "item",
                0,
                "productOrService",
                "coding",
                Slice({"system": CARE_CODE}),
                "code",
            ),
            most=30,
        ),
        Ask("comment", N_("Précisions"), Shape.TEXT, at=("processNote", 0, "text")),
    ),
)

KIND = Kind(
    code="reimbursed-care",
    label=TOPIC.one,
    icon=TOPIC.icon,
    rubric=Rubric.REIMBURSEMENT,
    resource="ExplanationOfBenefit",
    aliases=("soins-rembourses",),
    shelf="sante/profil/soins-rembourses",
    topic=TOPIC,
    always={
        "use": "claim",
        "outcome": "complete",
        "_created": _UNKNOWN,
        "insurance": [{"focal": True, "coverage": _UNKNOWN}],
    },
)
