"""The verdicts published with EU certificates are ours, sample by sample."""

import json
from base64 import b64decode
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pytest
from PIL import Image

from app.crypto import cose
from app.crypto.cose import Signer, TrustList
from app.domain.certificate import Certificate
from app.domain.errors import Refused
from app.domain.prescribed import Verdict
from app.gates.certificate import PREFIX, read
from app.gates.codes import codes

pytestmark = pytest.mark.covers("C-045")
PLACE: Final = Path(__file__).parents[3] / "shared/data/standards/dcc"
SAMPLES: Final = sorted(PLACE.glob("*/*.json"))
PICTURES: Final = sorted(PLACE.glob("FR/png/*.png"))
TRUSTED: Final = ("VERIFY", "KEYUSAGE", "EXPIRATIONCHECK")
ENOUGH: Final = 0.98
READ: Final = (
    *("B45DECODE", "COMPRESSION", "DECODE"),
    *("SCHEMAVALIDATION", "VALIDJSON", "VALIDOBJECT"),
)
HERE: Final = pytest.mark.skipif(
    not SAMPLES, reason="no ../shared/data beside this tree"
)


def sample(place: Path) -> Mapping[str, Any]:
    """Return a sample; some begin with a mark of byte order."""
    tree: Mapping[str, Any] = json.loads(place.read_text("utf-8-sig"))
    return tree


def judged(tree: Mapping[str, Any]) -> dict[str, bool]:
    """Return our verdict of each step that a sample asks for."""
    context, found = tree["TESTCTX"], _read(tree["PREFIX"])
    verdicts = dict.fromkeys(READ, found is not None)
    verdicts["UNPREFIX"] = tree["PREFIX"].startswith(PREFIX)
    verdicts["PICTUREDECODE"] = _pictured(tree)
    if found is None:
        return verdicts | dict.fromkeys(TRUSTED, False)
    if "CERTIFICATE" not in context:
        return verdicts
    key, signer = cose.signer(b64decode(context["CERTIFICATE"]))
    verdict, _ = cose.verify(found.seal, TrustList("", {key: signer}))
    return (
        verdicts
        | _trusted(found, signer, context)
        | {"VERIFY": verdict is Verdict.AUTHENTIC}
    )


def agrees(tree: Mapping[str, Any]) -> bool:
    """Say whether we say what is expected, at each step that has a verdict."""
    wanted = {
        name.removeprefix("EXPECTED"): said
        for name, said in tree["EXPECTEDRESULTS"].items()
        if said is not None
    }
    ours = judged(tree)
    return all(ours.get(name, said) is said for name, said in wanted.items())


@HERE
def test_ninety_eight_in_a_hundred_samples_are_judged_as_expected() -> None:
    wrong = [place.name for place in SAMPLES if not agrees(sample(place))]
    assert len(wrong) <= (1 - ENOUGH) * len(SAMPLES), wrong


@HERE
def test_every_french_sample_is_judged_as_expected() -> None:
    french = [place for place in SAMPLES if place.parent.name == "FR"]
    assert french
    assert [place.name for place in french if not agrees(sample(place))] == []


@HERE
def test_every_sample_expected_to_fail_fails() -> None:
    refused = [
        place for place in SAMPLES if False in sample(place)["EXPECTEDRESULTS"].values()
    ]
    assert len(refused) > 10
    assert [place.name for place in refused if not agrees(sample(place))] == []


@HERE
def test_every_french_picture_is_read() -> None:
    unread = [
        place.name
        for place in PICTURES
        if not any(map(_read, _seen(place.read_bytes())))
    ]
    assert PICTURES
    assert unread == []


def _read(text: str) -> Certificate | None:
    try:
        return read(text)
    except Refused:
        return None


def _trusted(
    found: Certificate, signer: Signer, context: Mapping[str, Any]
) -> dict[str, bool]:
    asked = context.get("VALIDATIONCLOCK")
    verdicts = {"KEYUSAGE": found.proves in signer.purposes}
    if asked:
        clock = datetime.fromisoformat(asked)
        bounds = (datetime.fromisoformat(one) for one in (found.issued, found.expires))
        issued, expires = bounds
        verdicts["EXPIRATIONCHECK"] = issued <= clock <= expires
    return verdicts


def _pictured(tree: Mapping[str, Any]) -> bool:
    drawn = tree.get("2DCODE")
    return tree["PREFIX"] in _seen(b64decode(drawn)) if drawn else True


def _seen(content: bytes) -> list[str]:
    """Return the texts of the codes of a picture."""
    try:
        drawn = Image.open(BytesIO(content)).convert("RGB")
    except OSError:
        return []
    found = codes(drawn.width, drawn.height, drawn.tobytes())
    return [one.text for one in found]
