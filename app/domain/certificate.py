"""« Certificat Covid » : what an EU digital certificate says, and its seal."""

from dataclasses import dataclass
from enum import StrEnum


class Proves(StrEnum):
    """What a certificate is about."""

    VACCINE = "vaccine"
    TEST = "test"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True, repr=False)
class Seal:
    """« Cachet » : a COSE signature to judge, nothing in it is believed.

    *key* names the key (8 bytes at most in practice, 64 here), *algorithm* is -7
    (ES256) or -37 (PS256); *signed* are the bytes of the Sig_structure.
    """

    key: bytes
    algorithm: int
    signed: bytes
    signature: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Certificate:
    """« Certificat » as written by its issuer; "" and 0 say nothing.

    *born* and *day* are ISO text of any precision; *day* is of the injection, the
    sample or the first positive test. *disease*, *vaccine*, *product* and *maker*
    are codes of the EU value sets. *rank* of *count* doses. *issued* and *expires*
    are ISO instants in UTC.
    """

    proves: Proves
    seal: Seal
    name: str = ""
    born: str = ""
    day: str = ""
    disease: str = ""
    vaccine: str = ""
    product: str = ""
    maker: str = ""
    rank: int = 0
    count: int = 0
    country: str = ""
    issuer: str = ""
    identifier: str = ""
    issued: str = ""
    expires: str = ""
