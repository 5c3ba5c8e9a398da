"""The shelf of drivers: each is found, and the one that knows best is chosen."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from app.devices import all_drivers, driver_for, driver_named
from app.domain.device import Reading, Rejected
from app.domain.dialogue import (
    Advert,
    Capability,
    Driver,
    Frame,
    Link,
    Match,
    Outcome,
    Session,
    Talk,
)
from app.kinds import all_kinds

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
SILENT = Advert("AA:BB", NOW)
WEIGHING = replace(SILENT, services=frozenset({"181d"}))


@dataclass
class Pretended:
    """A driver that only says what it fits."""

    name: str
    services: frozenset[str] = frozenset()
    matches: tuple[Match, ...] = ()
    can: frozenset[Capability] = frozenset()
    label: str = ""
    link: Link = Link.GATT
    kinds: tuple[str, ...] = ()
    specialization: int = 528457

    def hears(self, _advert: Advert, _session: Session) -> Iterable[Reading | Rejected]:
        return ()

    def talk(self, _session: Session) -> Talk:
        yield from ()
        return Outcome.COMPLETE

    def read(self, _frame: Frame, _session: Session) -> Iterable[Reading | Rejected]:
        return ()


SCALE = Pretended("scale", frozenset({"181d"}))
BODY = Pretended("body", frozenset({"181d", "181b"}))
MAKER = Pretended("maker", matches=(Match(service_data="181d", size=10),))
NAMED = Pretended("named", matches=(Match(name="MI_", company=0x0157),))
LIVE = Pretended("live", frozenset({"180d"}), can=frozenset({Capability.LIVE}))
STORED = Pretended("stored", frozenset({"1810"}), can=frozenset({Capability.HISTORY}))
ALL = (SCALE, BODY, MAKER, NAMED, LIVE, STORED)


def chosen(advert: Advert) -> str:
    """Name the driver of a device, "" for a stranger."""
    driver = driver_for(advert, ALL)
    return driver.name if driver else ""


def test_a_stranger_has_no_driver() -> None:
    assert chosen(SILENT) == ""
    assert chosen(replace(SILENT, services=frozenset({"1234"}))) == ""


def test_what_the_maker_says_wins_over_the_services() -> None:
    advert = replace(WEIGHING, service_data={"181d": bytes(10)})
    assert chosen(advert) == "maker"


@pytest.mark.parametrize("size", [0, 9, 11, 13])
def test_what_is_of_another_size_is_not_of_this_maker(size: int) -> None:
    assert chosen(replace(WEIGHING, service_data={"181d": bytes(size)})) == "scale"


def test_all_that_a_match_asks_must_be_there() -> None:
    assert chosen(replace(WEIGHING, name="MI_SCALE")) == "scale"
    assert chosen(replace(WEIGHING, companies={0x0157: b""})) == "scale"
    both = replace(WEIGHING, name="MI_SCALE", companies={0x0157: b""})
    assert chosen(both) == "named"


def test_a_match_that_asks_nothing_fits_nobody() -> None:
    assert driver_for(SILENT, (Pretended("greedy", matches=(Match(),)),)) is None


def test_the_driver_that_knows_more_services_is_chosen() -> None:
    advert = replace(SILENT, services=frozenset({"181d", "181b"}))
    assert chosen(advert) == "body"


def test_between_two_services_that_of_more_than_an_instant_is_chosen() -> None:
    assert chosen(replace(SILENT, services=frozenset({"180d", "1810"}))) == "stored"


def shouts(driver: Driver) -> list[Advert]:
    """Return an advertisement for each sign a driver is known by."""
    return [
        *(replace(SILENT, services=frozenset({one})) for one in driver.services),
        *(
            replace(
                SILENT,
                name=match.name,
                service_data={match.service_data: bytes(match.size or 0)}
                if match.service_data
                else {},
                companies={} if match.company is None else {match.company: b""},
            )
            for match in driver.matches
        ),
    ]


@pytest.mark.covers("C-036")
@pytest.mark.parametrize("driver", all_drivers(), ids=lambda driver: driver.name)
def test_no_driver_is_hidden_by_another(driver: Driver) -> None:
    assert {driver_for(each) for each in shouts(driver)} == {driver}


@pytest.mark.parametrize("driver", all_drivers(), ids=lambda driver: driver.name)
def test_a_driver_is_found_by_the_name_it_leaves_on_its_readings(
    driver: Driver,
) -> None:
    assert driver_named(driver.name) is driver
    assert driver_named(f"{driver.name}_of_another_age") is None


@pytest.mark.parametrize("driver", all_drivers(), ids=lambda driver: driver.name)
def test_a_driver_brings_kinds_we_know(driver: Driver) -> None:
    assert set(driver.kinds) <= set(all_kinds())


@pytest.mark.parametrize(
    ("services", "expected"),
    [
        ({"181d", "181b", "181c", "1805"}, "weight_scale"),
        ({"1810", "180d", "180a"}, "blood_pressure"),
        ({"1822", "180d"}, "oximeter"),
        ({"180f", "180a"}, None),
    ],
)
def test_a_device_of_several_services_is_what_it_is_bought_for(
    services: set[str], expected: str | None
) -> None:
    driver = driver_for(replace(SILENT, services=frozenset(services)))
    assert (driver.name if driver else None) == expected
