"""Keep an agenda: an appointment noted in words, seen three ways, cancelled, back."""

import json
import re
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.age import later
from app.domain.when import When
from tests.e2e.conftest import PHRASE, Device, running
from tests.e2e.fletweb import FletWeb
from tests.e2e.rows import press_first
from tests.e2e.test_keyboard_only import Hands
from views.text import capital, date_long

pytestmark = [pytest.mark.covers("C-059"), pytest.mark.covers("C-060")]
Show = Callable[[Device], FletWeb]
Home = Callable[[str], Device]
TITLE, DROPS = "Dr Fictif, cardiologue", "Gouttes pour les yeux"


def opened(app: FletWeb) -> None:
    """Unlock the home."""
    app.wait("Ouvrir mon espace")
    app.fill("unlock-secret", PHRASE)
    app.press("unlock-open")
    app.wait("Camille")


def a_home(a_device: Home, what: str) -> Device:
    """Make the home of somebody of 62 whose agenda is empty."""
    home = a_device(what)
    born = later(datetime.now(UTC).date(), years=-62, days=-40).isoformat()
    words = ("--name", "Camille", "--birth-date", born)
    home.run("init", *words, "--passphrase-file", str(home.phrase))
    return home


def looked(app: FletWeb, name: str) -> None:
    """Check what a screen reader and a finger find, and keep the picture."""
    assert (name, app.faults()) == (name, [])
    assert (name, app.small()) == (name, [])
    app.shot(name)


def noted(app: FletWeb, size: str) -> None:
    """Note an appointment in words, and a reminder that comes again."""
    app.press("agenda-add")
    app.wait("Que voulez-vous noter ?")
    looked(app, f"{size}-agenda-form")
    app.press("event-save")
    app.wait("Remplissez cette ligne.")
    app.shot(f"{size}-agenda-wrong")
    app.fill("event-title", TITLE)
    app.fill("event-day", "demain")
    app.fill("event-clock", "14 h 30")
    app.fill("event-place", "12 rue des Lilas")
    app.press("event-remind-60")
    app.press("event-more")
    app.wait("Heure de fin")
    looked(app, f"{size}-agenda-filled")
    app.press("event-save")
    app.wait("C'est noté dans l'agenda.")
    app.wait("14 h 30")
    app.wait("une heure avant, la veille")
    looked(app, f"{size}-agenda-event")
    app.go("/agenda/ajouter")
    app.press("event-kind-task")
    app.wait("renouveler l'ordonnance")
    app.fill("event-title", DROPS)
    app.fill("event-day", "demain")
    app.press("event-every")
    app.press("event-every-week")
    app.wait("Jusqu'au")
    looked(app, f"{size}-agenda-task-form")
    app.press("event-save")
    app.wait("Les prochaines fois")
    looked(app, f"{size}-agenda-task")


def month(step: int) -> str:
    """Return the name of this month, or of one *step* later."""
    today = datetime.now(UTC).date()
    rank = today.year * 12 + today.month - 1 + step
    return capital(date_long(When.parse(f"{rank // 12}-{rank % 12 + 1:02}")))


def titled(app: FletWeb, words: str) -> None:
    """Wait until *words* are a title: each press is about what is shown then."""
    wanted = re.compile("^" + r"\s".join(words.split()) + "$")
    app.page.get_by_role("heading", name=wanted).wait_for(state="attached")


def seen_three_ways(app: FletWeb, size: str) -> None:
    """See the list, the month and the day."""
    app.go("/agenda")
    app.wait("Demain, ")
    app.wait("Chaque semaine")
    looked(app, f"{size}-agenda-list")
    app.press("agenda-view-month")
    app.wait("Mois suivant")
    looked(app, f"{size}-agenda-month")
    for way, step in (("agenda-after", 1), ("agenda-before", 0)):
        app.press(way)
        titled(app, month(step))
    app.press("agenda-view-day")
    app.wait("Jour suivant")
    app.press("agenda-after")
    app.wait(TITLE)
    looked(app, f"{size}-agenda-day")


def missed_then_thrown(app: FletWeb, event: str, size: str) -> None:
    """Note that nobody went to what is over; throw it away, and take it back."""
    app.go(f"/agenda/{event}")
    app.wait("Noter comme manqué")
    looked(app, f"{size}-agenda-over")
    app.press("event-missed")
    app.wait("Ce rendez-vous est manqué.")
    looked(app, f"{size}-agenda-missed")
    app.press("event-throw")
    app.wait("Ce rendez-vous est dans la corbeille.")
    looked(app, f"{size}-agenda-thrown")
    app.press("event-out")
    app.wait("Ce rendez-vous est manqué.")


def test_an_appointment_is_noted_seen_cancelled_and_back(
    a_device: Home, screen_of: Show, size: str
) -> None:
    home = a_home(a_device, "agenda")
    gone = (datetime.now(UTC) - timedelta(days=3)).date().isoformat()
    (event,) = home.run("agenda", "add", "Dr Fictif, dentiste", f"{gone}T10:00")
    app = screen_of(home)
    opened(app)
    app.go("/agenda")
    app.wait("Rien de prévu. Notez votre prochain rendez-vous.")
    looked(app, f"{size}-agenda-empty")
    noted(app, size)
    seen_three_ways(app, size)
    press_first(app, "event-", TITLE)
    app.wait("Annuler le rendez-vous")
    app.press("event-cancel")
    app.wait("Ce rendez-vous est annulé.")
    looked(app, f"{size}-agenda-cancelled")
    app.press("banner-undo")
    app.wait("C'est annulé.")
    app.press("event-visit")
    app.wait("Vos questions")
    app.go("/")
    app.wait("À venir")
    app.wait(TITLE)
    looked(app, f"{size}-agenda-home")
    missed_then_thrown(app, event["id"], size)
    assert app.external == []


@pytest.mark.covers("C-063")
def test_an_advice_is_put_in_the_agenda(
    a_device: Home, screen_of: Show, size: str
) -> None:
    home = a_home(a_device, "advice")
    app = screen_of(home)
    opened(app)
    app.go("/prevention")
    app.wait("Mettre dans mon agenda")
    tip = "tip-checkup-60-65-agenda"
    app.press(tip)
    app.wait("Quel jour ?")
    day = datetime.now(UTC).date() + timedelta(days=40)
    app.fill(f"{tip}-day", f"{day:%d/%m/%Y}")
    looked(app, f"{size}-agenda-advice")
    app.press(f"{tip}-keep")
    app.wait("Le jour est dans l'agenda.")
    app.press(f"{tip}-planned")
    app.wait("Voir le conseil")
    looked(app, f"{size}-agenda-advice-event")


@pytest.mark.a11y
@pytest.mark.parametrize(
    ("width", "scale", "mode"),
    [(320, "2.0", "light"), (390, "1.0", "dark"), (1280, "1.0", "dark")],
)
def test_the_agenda_is_whole_at_any_size(
    a_device: Home, width: int, scale: str, mode: str
) -> None:
    name = f"{width}-{mode}"
    home = a_home(a_device, f"agenda-{name}")
    look = json.dumps({"scale": scale, "mode": mode})
    (home.home / "look.json").write_text(look, encoding="utf-8")
    with ExitStack() as open_things:
        url = open_things.enter_context(running(home, "app", "--web", "--no-open"))
        app = open_things.enter_context(FletWeb.launch(url, width=1280, height=844))
        opened(app)
        app.go("/agenda")
        app.wait("Rien de prévu.")
        noted(app, f"full-{name}")
        app.page.set_viewport_size({"width": width, "height": 844})
        seen_three_ways(app, name)
        press_first(app, "event-", TITLE)
        app.wait("Annuler le rendez-vous")
        looked(app, f"{name}-agenda-event")
        app.press("event-change")
        app.wait("Enregistrer le rendez-vous")
        looked(app, f"{name}-agenda-edit")


@pytest.mark.a11y
@pytest.mark.covers("C-030")
def test_each_view_is_reached_without_a_mouse(a_device: Home, screen_of: Show) -> None:
    app = screen_of(a_home(a_device, "agenda-keys"))
    opened(app)
    hands = Hands(app)
    app.go("/agenda/ajouter")
    app.wait("Que voulez-vous noter ?")
    hands.fill("Titre (à remplir)", TITLE)
    hands.fill("Jour (à remplir)", "demain")
    hands.press("Enregistrer le rendez-vous")
    app.wait("C'est noté dans l'agenda.")
    app.go("/agenda")
    app.wait(TITLE)
    hands.press("Mois")
    app.wait("Mois suivant")
    hands.press("Aujourd'hui")
    app.wait("Jour suivant")
    hands.press("Jour suivant")
    app.wait(TITLE)
    hands.press("Liste")
    app.wait("À venir")
    hands.press(TITLE)
    app.wait("Annuler le rendez-vous")
    assert app.faults() == []
