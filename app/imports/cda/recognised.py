"""Which section is which: by its model, then by its LOINC code, never by its title."""

from app.domain.foreign import Matter
from app.gates.xml import Element
from app.imports.cda.nodes import every, value

_FRENCH = "1.2.250.1.213.1.1.2."
_CARE = "1.3.6.1.4.1.19376.1.5.3.1.3."
_VITAL = "1.3.6.1.4.1.19376.1.5.3.1.1.5.3.2"
_LAB = "1.3.6.1.4.1.19376.1.3.3.2."
_PHARMACY = "1.3.6.1.4.1.19376.1.9.1.2.1"
_LOINC = "2.16.840.1.113883.6.1"
_MODELS = {
    Matter.VACCINE: (f"{_FRENCH}147", f"{_CARE}23"),
    Matter.MEASURE: (f"{_FRENCH}75", _VITAL),
    Matter.RESULT: (
        *(f"{_FRENCH}{n}" for n in (70, 71, 150, 151, 244)),
        *(f"{_CARE}27", f"{_CARE}28", f"{_LAB}1", f"{_LAB}2"),
    ),
    Matter.PRESCRIPTION: (f"{_FRENCH}171", _PHARMACY),
    Matter.TREATMENT: (
        *(f"{_FRENCH}{n}" for n in (143, 145, 146)),
        *(f"{_CARE}19", f"{_CARE}21", f"{_CARE}22"),
    ),
    Matter.ALLERGY: (f"{_FRENCH}137", f"{_CARE}13"),
    Matter.PROBLEM: (f"{_FRENCH}132", f"{_CARE}6"),
    Matter.HISTORY: (f"{_FRENCH}134", f"{_CARE}8"),
    Matter.FAMILY: (f"{_FRENCH}138", f"{_FRENCH}139", f"{_CARE}14", f"{_CARE}15"),
}
_CODES = {
    Matter.VACCINE: ("11369-6",),
    Matter.MEASURE: ("8716-3",),
    Matter.RESULT: ("30954-2", "18719-5", "18725-2"),
    Matter.PRESCRIPTION: ("57828-6",),
    Matter.TREATMENT: ("10160-0", "10183-2", "18610-6"),
    Matter.ALLERGY: ("48765-2",),
    Matter.PROBLEM: ("11450-4",),
    Matter.HISTORY: ("11348-0",),
    Matter.FAMILY: ("10157-6",),
}
_BY_MODEL = {model: matter for matter, models in _MODELS.items() for model in models}
_BY_CODE = {code: matter for matter, codes in _CODES.items() for code in codes}


def matter_of(section: Element) -> Matter | None:
    """Return what the entries of a section are about; None when we do not know."""
    for model in every(section, "templateId"):
        if known := _BY_MODEL.get(model.get("root", "")):
            return known
    loinc = value(section, "code", "codeSystem") == _LOINC
    return _BY_CODE.get(value(section, "code", "code")) if loinc else None
