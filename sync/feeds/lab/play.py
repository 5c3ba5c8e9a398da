"""« Jouer un registre fictif » : listens on this machine until stopped."""

from collections.abc import Callable, Mapping
from datetime import date

from app.domain.errors import Refused
from app.flows.world import World
from sync.feeds.lab.register import Person, Register
from sync.feeds.lab.service import BASE, DOOR, Service
from sync.listen import Place, serve


def play(
    world: World,
    port: int,
    how: Mapping[str, str],
    ready: Callable[[Mapping[str, str | int]], None],
) -> int:
    """Play a register until stopped, as `sync.feeds.play_register` says."""
    register = Register.of(int(how["seed"]), world.now(), _person(how))
    service = Service(register, world.now, world.entropy)

    def begun(address: str) -> None:
        about = register.person
        ready(
            {
                "address": address + BASE,
                "page": address + DOOR,
                "name": f"{about.given} {about.family}",
                "birth_date": about.born.isoformat(),
                "doses": len(register.doses),
            }
        )

    serve(service, Place(port=port), on_ready=begun)
    return 0


def _person(how: Mapping[str, str]) -> Person:
    made = Person.made(int(how["seed"]))
    given, _, family = how["name"].strip().rpartition(" ")
    try:
        born = date.fromisoformat(how["birth_date"]) if how["birth_date"] else made.born
    except ValueError as error:
        raise Refused("date.malformed") from error
    return (
        Person(given, family, born) if family else Person(made.given, made.family, born)
    )
