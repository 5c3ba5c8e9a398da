"""Without the server, what is said to others is done, waits in sight, then leaves."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.collection import Rubric
from app.domain.consent import Finality
from app.fhir.ips import Chosen
from main import Starters
from tests.e2e.certified import Certified, Doctor
from tests.e2e.conftest import ALL, PHRASE, Device, Server
from tests.e2e.entering import Sitting, open_space
from tests.e2e.fletweb import PATIENCE, FletWeb
from tests.e2e.rows import press_first
from tests.e2e.test_services import NAME as SERVICE
from tests.fictitious.printing import pdf
from views.house import House

Show = Callable[[Device], FletWeb]
WAYS = {"passphrase": PHRASE}
MONTH = timedelta(days=30)
ASKS = "Merci de signer avant lundi."
FIRST, SECOND = "Bonjour docteur, voici mon ordonnance.", "Je tousse un peu moins."
DRAFT = "Je voulais aussi vous dire"


@dataclass
class Others:
    """Whom one said something to before: a doctor, a service, a daughter, by codes."""

    doctor: Doctor
    service: Certified
    code: str
    hers: str


def until() -> int:
    """Return an end a month from now, in Unix ms."""
    return int((datetime.now(UTC) + MONTH).timestamp() * 1000)


def sync(house: House) -> None:
    """Exchange, and have nothing to complain of."""
    assert asyncio.run(house.courier.sync()).alerts == ()


@pytest.fixture
def camille(a_device: Callable[[str], Device]) -> Device:
    """Whose home it is."""
    return a_device("camille")


@pytest.fixture
def others(
    a_device: Callable[[str], Device],
    server: Server,
    camille: Device,
    tmp_path: Path,
    open_to_all: None,  # noqa: ARG001 - before the server starts
) -> Others:
    """All of them known to Camille; Louise entrusts her measures to her too."""
    url = server.start()
    doctor, its = Doctor.of(tmp_path, url), a_device("service")
    service = Certified(its, apart(tmp_path), url, "lab-service")
    with ExitStack() as doors:
        house, hers = (
            doors.enter_context(created(device, name, url))
            for device, name in ((camille, "Camille"), (a_device("louise"), "Louise"))
        )
        found = Others(doctor, service, service.code(), hers.mandates.my_code())
        known_to(house, found)
        trusted(house, hers)
        asked_to_sign(house, doctor, tmp_path / "consentement.pdf")
    return found


@contextmanager
def created(device: Device, name: str, url: str) -> Iterator[House]:
    """Make the space of somebody, known to the server."""
    with closing(Starters(device.home).door) as door:
        house = door.create(name, birth_date="", server=url, ways=WAYS).house
        sync(house)
        yield house


def trusted(house: House, hers: House) -> None:
    """Have Louise entrust her measures, which are accepted and received."""
    hers.measures.add("body-weight", ["61.8"])
    known = asyncio.run(hers.mandates.find(house.mandates.my_code()))
    hers.mandates.give(known, name="Maman", rubrics=[Rubric.MEASURES], until=until())
    sync(hers)
    sync(house)
    (proposal,) = house.entrusted.proposals.every()
    house.entrusted.proposals.accept(proposal.id)
    sync(house)


def asked_to_sign(house: House, doctor: Doctor, paper: Path) -> None:
    """Have the doctor ask to sign a page, which is brought here."""
    paper.write_bytes(pdf(["CONSENTEMENT FICTIF"], title="Fictif", date="2026-11"))
    doctor.writes(ASKS, "--file", str(paper), "--ask", "signature")
    sync(house)
    (thread,) = house.messages.threads()
    (asked,) = house.messages.read(thread.id)
    asyncio.run(house.courier.fetch(asked.id))


def apart(place: Path) -> Path:
    """Return a folder for the service, beside the doctor's, with the same operator."""
    folder = place / "its"
    folder.mkdir()
    (folder / "data").symlink_to(place / "data")
    return folder


def known_to(house: House, others: Others) -> None:
    """Have one write to the doctor, let the service read, entrust to the daughter."""
    house.documents.add(b"Deux gouttes", name="ordonnance.txt", title="Ordonnance")
    allergy = house.profile.add("allergies", {"substance": "Latex"})
    house.synthesis.make(b"%PDF", [Chosen(allergy, "Latex")], title="Ma synthèse")
    doctor = asyncio.run(house.messages.find(others.doctor.code()))
    house.messages.open(doctor, "Mon opération", until())
    service = asyncio.run(house.consents.find(others.code))
    house.consents.give(service, finality=Finality.CARE, until=until())
    louise = asyncio.run(house.mandates.find(others.hers))
    house.mandates.give(louise, name="Louise", rubrics=[Rubric.VACCINES], until=until())
    sync(house)


def written(walk: Sitting) -> None:
    """Write twice, the first time with a document; leave a third one half typed."""
    app = walk.app
    app.go("/messages")
    press_first(app, "thread-")
    app.fill("message-text", FIRST)
    app.press("message-join")
    press_first(app, "pick-", "Ordonnance")
    app.press("join-yes")
    app.wait(f"Envoyer à {Doctor.name}")
    app.press("message-send")
    app.wait("En attente d'envoi")
    app.wait("Le message partira dès le retour du réseau.")
    app.fill("message-text", SECOND)
    app.press("message-send")
    app.wait("Il reste 5 000 signes.")
    app.go("/messages")
    app.wait("2 messages en attente d'envoi")
    press_first(app, "thread-")
    app.fill("message-text", DRAFT)
    app.wait("Il reste 4 974 signes.")
    walk.seen("messages")


def signed(walk: Sitting) -> None:
    """Sign what was asked before the network went."""
    app = walk.app
    press_first(app, "sign-")
    app.wait("Signer, c'est accepter tout le document.")
    app.tid("proof").wait_for(state="attached", timeout=PATIENCE * 1000)
    app.fill("proof", PHRASE)
    app.press("sign-yes")
    app.wait("Vous avez signé ce document.")
    app.wait("En attente d'envoi")
    walk.seen("signature")


def taken_back(walk: Sitting) -> None:
    """Take a consent back, and stop entrusting."""
    app = walk.app
    app.go("/services")
    press_first(app, "consent-")
    app.press("consent-end")
    app.press("confirm-yes")
    app.wait("Retrait en attente d'envoi")
    walk.seen("consent-ending")
    app.go("/proches")
    press_first(app, "mandate-", "Louise")
    app.press("mandate-end")
    app.press("confirm-yes")
    app.wait("Fin en attente d'envoi.")
    walk.seen("mandate-ending")


def allowed(walk: Sitting, code: str) -> None:
    """Let a service one knows read again: it is found without its server."""
    app = walk.app
    app.go("/services/autoriser")
    app.wait("Étape 1 sur 4")
    app.fill("authorise-code", code)
    app.press("authorise-next")
    app.wait(SERVICE)
    app.press("authorise-purpose-prevention")
    app.press("authorise-next")
    app.wait("Étape 3 sur 4")
    app.press("authorise-months-3")
    app.press("authorise-next")
    app.wait("Relisez avant d'autoriser")
    app.press("authorise-yes")
    app.wait("Pas encore envoyé")
    walk.seen("consent-given")


def entrusted(walk: Sitting, code: str) -> None:
    """Entrust something else to a person one knows."""
    app = walk.app
    app.go("/proches/confier")
    app.wait("Étape 1 sur 5")
    app.fill("entrust-code", code)
    app.press("entrust-next")
    app.wait("Étape 2 sur 5")
    app.press("entrust-next")
    app.wait("Étape 3 sur 5")
    app.press(f"entrust-what-{int(Rubric.MEASURES)}")
    app.press("entrust-next")
    app.wait("Étape 4 sur 5")
    app.press("entrust-next")
    app.wait("Relisez avant de confier")
    app.press("entrust-next")
    app.wait("En attente d'envoi")
    walk.seen("mandate-given")


def read(walk: Sitting) -> None:
    """Read what Louise entrusts."""
    app = walk.app
    app.go("/proches")
    app.wait("Espace de Louise")
    press_first(app, "lane-", "Mesures")
    press_first(app, "read-", "61,8")
    app.wait("Vous lisez seulement.")
    app.wait("61,8 kg")
    walk.seen("entrusted")
    app.press("reading-leave")


def left(app: FletWeb, others: Others, kept: Path) -> None:
    """Send what was half typed; see what each has, in the order it was said."""
    app.go("/messages")
    press_first(app, "thread-")
    app.wait("Il reste 4 974 signes.")
    app.press("message-send")
    app.wait("Envoyé", 120)
    for place in ("/services", "/proches"):
        app.go(place)
        app.wait("En cours", 120)
        app.wait("Terminé")
        assert "attente" not in app.text()
    asked, *answers = others.doctor.reads("--out", str(kept))
    texts = [one["text"] for one in (asked, *answers)]
    assert texts == [ASKS, FIRST, SECOND, answers[2]["text"], DRAFT]
    assert (answers[2]["answer"], answers[2]["signature"]) == ("signed", "valid")
    assert others.service.told("read", "--out", str(kept / "its"))["read"] == 1


@pytest.mark.skipif(not ALL, reason="three minutes: lived in `make e2e`")
@pytest.mark.covers("C-150")
def test_what_is_said_to_others_waits_in_sight_and_leaves_at_the_return(
    camille: Device,
    others: Others,
    server: Server,
    screen_of: Show,
    size: str,
    tmp_path: Path,
) -> None:
    server.stop()
    app = screen_of(camille)
    open_space(app)
    walk = Sitting(app, f"{size}-offline")
    written(walk)
    signed(walk)
    taken_back(walk)
    allowed(walk, others.code)
    entrusted(walk, others.hers)
    read(walk)
    app.go("/")
    app.wait("envois attendent le réseau")
    walk.seen("home")
    server.start()
    left(app, others, tmp_path / "kept")
    assert app.external == []
