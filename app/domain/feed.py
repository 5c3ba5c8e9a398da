"""« Service de vaccination » : what is agreed with it, and what it tells."""

from dataclasses import dataclass
from typing import Final

from app.domain.foreign import Found, Subject


@dataclass(frozen=True, slots=True, repr=False)
class Pairing:
    """« Code à recopier » : a demand the person says yes to on a page of the service.

    *address* is the service, *name* what it calls itself ("" for nothing). *code* is
    to be typed at *page*; *whole* is that page with the code in it, "" for none.
    *secret* tells the service which demand is ours. It stands *seconds*, and may be
    asked after every *pace* seconds at *desk*, a path of the service.
    """

    address: str
    name: str
    code: str
    page: str
    whole: str
    secret: str
    seconds: int
    pace: int
    desk: str


@dataclass(frozen=True, slots=True, repr=False)
class Pass:
    """« Laissez-passer » : opens the file of one person at one service.

    *token* opens, *renewal* asks for another pass ("" for none); *patient* is the
    name of the person's resource there.
    """

    token: str
    patient: str
    renewal: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """« Dose reçue » : one Immunization of a service, and its bytes as they came.

    *id* is its name there, *patient* that of the person it is about. *mark* (SHA-256,
    hexadecimal) changes when it says something else. *withdrawn* is said to be a
    mistake, or not to have been done: *found*, what it says, is then None.
    """

    id: str
    patient: str
    mark: str
    withdrawn: bool
    found: Found | None
    raw: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Aside:
    """« Laissée de côté » : a dose no booklet can hold as it is, and why.

    *reason* is one of `UNREAD`, or the code of what refused it. *mark* is that of
    `Told`. *label*, *when* (ISO text) and *lot* are what is known, "" for nothing.
    """

    reason: str
    mark: str
    label: str = ""
    when: str = ""
    lot: str = ""


UNREAD: Final = ("name", "owner", "size")
"""Why a dose cannot be read: it names no vaccine, nobody, or is too long."""


@dataclass(frozen=True, slots=True, repr=False)
class Bulletin:
    """« Relevé » : one page of what a service tells.

    A page of doses has *told*, the address of the *next* one ("" for the last) and
    those *aside* that say no dose. A Patient has a *subject*, of name *patient*.
    """

    told: tuple[Told, ...] = ()
    next: str = ""
    aside: tuple[Aside, ...] = ()
    subject: Subject | None = None
    patient: str = ""
