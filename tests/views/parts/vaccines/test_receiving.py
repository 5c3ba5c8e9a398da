"""What came of a service is counted, each thing in its sentence."""

import pytest

from app.flows.vaccines.receiving import Received
from app.flows.vaccines.sender import Linked
from views.errors import sentence_for
from views.parts.vaccines.receiving import about, received_words, unanswered, why

pytestmark = pytest.mark.covers("C-045")


@pytest.mark.parametrize(
    ("received", "said"),
    [
        (Received(), "Rien de nouveau."),
        (Received(known=7), "Rien de nouveau."),
        (Received(added=1), "1 vaccin ajouté."),
        (Received(added=3, left=1), "3 vaccins ajoutés. 1 vaccin illisible,"),
        (Received(changed=1, withdrawn=2), "2 vaccins retirés par le service."),
    ],
)
def test_what_came_is_counted(received: Received, said: str) -> None:
    assert said in received_words(received)


def test_whom_the_service_names_is_said() -> None:
    linked = Linked("https://a.fr", person="Jean Fictif", born="1931-01")
    assert about(linked) == [
        "Au nom de Jean Fictif.",
        "Date de naissance : janvier 1931",
    ]
    assert about(Linked("https://a.fr")) == []


@pytest.mark.parametrize(
    ("linked", "said"),
    [
        (Linked("https://a.fr"), ""),
        (Linked("https://a.fr", left=2), "2 vaccins illisibles"),
        (Linked("https://a.fr", left=2, heard=2), ""),
        (Linked("https://a.fr", left=3, heard=2), "3 vaccins illisibles"),
        (Linked("https://a.fr", gone=1), "1 vaccin retiré par le service."),
    ],
)
def test_what_nobody_saw_is_told_until_answered(linked: Linked, said: str) -> None:
    told = " ".join(unanswered(linked))
    assert said in told
    assert bool(said) is bool(told)


def test_a_service_is_not_called_our_server() -> None:
    assert "serveur" not in why("peer.silent") + why("peer.busy")
    assert why("feed.token") == sentence_for("feed.token")
