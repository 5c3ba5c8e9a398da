"""« Vaccination » : one dose of the booklet, as a person or a professional says it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class Coded:
    """A code exactly as received, in a FHIR *system*; *words* say the same.

    Words alone (no code) are what somebody wrote freely.
    """

    system: str = ""
    code: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Immunization:
    """« Vaccination » : one dose; all but the vaccine may be unknown ("").

    *vaccine* is its name in words, *codes* every code of it, *diseases* what it
    protects from. *day* is ISO text of any precision down to the day; *told* is a
    date only words can say. *rank* is its number in a series, *act* an HL7 code
    (INITIMMUNIZ, BOOSTER, IMMUNIZ). *given_by* injected it. *first_hand* is told by
    who gave it (« confirmé »), otherwise by the person (« déclaré »).
    """

    vaccine: str = ""
    day: str = ""
    told: str = ""
    diseases: tuple[Coded, ...] = ()
    codes: tuple[Coded, ...] = ()
    lot: str = ""
    maker: str = ""
    site: Coded = Coded()
    route: Coded = Coded()
    rank: str = ""
    act: str = ""
    given_by: str = ""
    comment: str = ""
    first_hand: bool = False
