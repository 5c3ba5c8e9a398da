"""« Confidentialité » (JDV_J08) → the security labels of a document."""

from collections.abc import Iterable
from typing import Any

from app.domain.collection import Confidentiality
from app.fhir.terms import coded

_CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
_VISIBILITY = (
    "https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument"
    "/FHIR/TRE-A07-StatutVisibiliteDocument"
)
_OURS = "urn:alveole:confidentiality"
_SYSTEMS = {
    **dict.fromkeys(("N", "R", "V"), _CONFIDENTIALITY),
    "MASQUE_PS": _VISIBILITY,
    "INVISIBLE_PATIENT": _VISIBILITY,
    "INVISIBLE_REPRESENTANTS_LEGAUX": _VISIBILITY,
    "PRIVE": _OURS,
}
SYSTEMS = frozenset(_SYSTEMS.items())
"""Every (code, system) we write."""

_CHOSEN = frozenset(Confidentiality.__members__)

Label = dict[str, object]


def labels(level: Confidentiality, received: Iterable[str] = ()) -> list[Label]:
    """Return the labels of a document: its level here, and what it came with."""
    others = [code for code in received if code in _SYSTEMS and code not in _CHOSEN]
    codes = dict.fromkeys([level.name, *others])
    if level is Confidentiality.N and {"R", "V"} & codes.keys():
        del codes["N"]
    return [_label(code) for code in codes]


def relabelled(now: Iterable[Any], level: Confidentiality) -> list[Label]:
    """Return the labels of a document brought to another level."""
    return labels(level, [code for one in now for code in _codes(one)])


def _label(code: str) -> Label:
    return coded(_SYSTEMS[code], code)


def _codes(label: Any) -> list[str]:  # noqa: ANN401 - any JSON
    return [one["code"] for one in label.get("coding", []) if "code" in one]
