"""A 2D-Doc is verified by the certificate of who stamped it, or not at all.

No genuine sample with its certificate is public: the codes here are our own, and
one of the specimens printed in the specification, whose certificate is not given.
"""

from base64 import b32encode
from datetime import UTC, date, datetime, timedelta

import py2ddoc  # type: ignore[import-untyped]  # ships no types
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.stamp import looks_stamped, stamp
from app.domain.errors import Refused
from app.domain.prescribed import LISTED, Verdict

KEY = ec.derive_private_key(271828, ec.SECP256R1())
OTHER = ec.derive_private_key(314159, ec.SECP256R1())
SPECIMEN = (
    "DC02FR000001125E125B0126FR247500010MME/SPECIMEN/NATACHA\x1d22145 AVENUE DES "
    "SPECIMENS\x1d\x1f54LDD5F7JD4JEFPR6WZYVZVB2JZXPZB73SP7WUTN5N44P3GESXW75JZUZD5FM"
    "3G4URAJ6IKDSSUB66Y3OWQIEH22G46QOAGWH7YHJWQ"
)
SIGNED = date(2026, 11, 1)


def certificate(key: ec.EllipticCurvePrivateKey = KEY) -> bytes:
    """Return a certificate good for the year 2026."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "0001")])
    built = x509.CertificateBuilder(name, name, key.public_key(), 1)
    since = datetime(2026, 1, 1, tzinfo=UTC)
    built = built.not_valid_before(since).not_valid_after(since + timedelta(364))
    return built.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)


BOOK = {("FR05", "0001"): certificate()}


def a_code(signed: date | None = SIGNED, *, authority: str = "FR05") -> str:
    """Return a code stamped by KEY."""
    days = f"{(signed - date(2000, 1, 1)).days:04X}" if signed else "FFFF"
    message = f"DC04{authority}0001{days}{days}B201FR10EXEMPLE/CAMILLE\x1d"
    raw = KEY.sign(message.encode(), ec.ECDSA(hashes.SHA256()))
    seal = b"".join(half.to_bytes(32, "big") for half in decode_dss_signature(raw))
    return f"{message}\x1f{b32encode(seal).decode().rstrip('=')}"


CODE = a_code()


@pytest.mark.covers("C-014")
def test_a_stamp_is_verified_by_its_own_certificate() -> None:
    found = stamp(CODE, BOOK)
    assert (found.verdict, found.expired, found.known) == (
        Verdict.AUTHENTIC,
        False,
        True,
    )
    assert (found.authority, found.made, found.signed) == (
        "FR05",
        "2026-11-01",
        "2026-11-01",
    )


@pytest.mark.covers("C-014")
@given(st.integers(0, len(CODE) - 1), st.sampled_from("ABC0123 \x1d\x1f/é"))
def test_a_changed_code_is_never_verified(place: int, sign: str) -> None:
    changed = CODE[:place] + sign + CODE[place + 1 :]
    if changed == CODE or not looks_stamped(changed):
        return
    if place < len(CODE) - 1:
        assert stamp(changed, BOOK).verdict is not Verdict.AUTHENTIC


def test_a_name_changed_in_the_code_is_told_as_altered() -> None:
    forged = CODE.replace("CAMILLE", "CAROLE")
    assert stamp(forged, BOOK).verdict is Verdict.ALTERED


@pytest.mark.parametrize("code", [CODE, SPECIMEN], ids=["ours", "specimen"])
def test_without_its_certificate_nothing_is_claimed(code: str) -> None:
    assert stamp(code).verdict is Verdict.UNKNOWN


def test_the_certificate_of_another_does_not_vouch() -> None:
    """The library alone would try every key it holds for a name it does not know."""
    twin = {("FR06", "0001"): certificate(), ("FR05", "0002"): certificate()}
    assert stamp(CODE, twin).verdict is Verdict.UNKNOWN
    assert stamp(CODE, {("FR05", "0001"): certificate(OTHER)}).verdict is (
        Verdict.ALTERED
    )
    anyone = py2ddoc.TrustStore.from_der("FR06", certificate())
    assert py2ddoc.TwoDDoc.from_string(CODE, trust_store=anyone).is_authentic


@pytest.mark.parametrize(
    ("signed", "expired"),
    [
        (date(2025, 12, 31), True),
        (date(2026, 1, 1), False),
        (date(2026, 12, 31), False),
        (date(2027, 1, 1), True),
        (None, True),
    ],
    ids=str,
)
def test_a_stamp_counts_in_the_days_of_its_certificate(
    signed: date | None, *, expired: bool
) -> None:
    found = stamp(a_code(signed), BOOK)
    assert (found.verdict, found.expired) == (Verdict.AUTHENTIC, expired)


def test_the_dates_are_those_of_the_specification() -> None:
    found = stamp(SPECIMEN)
    assert (found.made, found.signed) == ("2012-11-15", "2012-11-12")
    assert not found.known


def test_the_list_inside_the_library_is_dated_and_holds_authorities_only() -> None:
    from importlib.resources import files

    text = (files("py2ddoc") / "tsl_signed.xml").read_text(encoding="utf-8")
    assert f"<tsl:ListIssueDateTime>{LISTED}T" in text
    store = py2ddoc.TrustStore.default()
    assert store.ca_ids() == ["FR01", "FR03", "FR04", "FR05", "FR06", "FR07"]
    usages = [
        one.cert.extensions.get_extension_for_class(x509.KeyUsage).value
        for one in store.all_entries()
    ]
    assert all(one.key_cert_sign for one in usages)


@given(st.text(max_size=300))
def test_any_other_text_is_none(text: str) -> None:
    assert not looks_stamped(text)
    with pytest.raises(Refused, match=r"stamp\.unreadable"):
        stamp(text)


@pytest.mark.parametrize(
    "text",
    ["DC04", SPECIMEN.replace("DC02", "DC05"), SPECIMEN.replace("125E", "12ZE")],
)
def test_a_code_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"stamp\.unreadable"):
        stamp(text)
