"""Writes the tables of `docs/devices.md`; the words around them are written by hand."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from app.devices import all_drivers
from app.domain.dialogue import Capability, Driver, Link, Match
from app.imports import Reader, all_readers
from app.kinds import kind

INDEX = Path(__file__).parents[1] / "tests" / "recordings" / "INDEX.toml"
CAN = {
    Capability.HISTORY: "mémoire",
    Capability.LIVE: "en direct",
    Capability.USERS: "plusieurs personnes",
    Capability.CLOCK: "horloge",
    Capability.BODY_COMPOSITION: "composition du corps",
    Capability.BATTERY: "pile",
}
ORIGINS = {"real": "réel", "synthetic": "synthétique"}


def page(known: str) -> str:
    """Return *known* with its two tables made anew."""
    for name, rows in (("pilotes", _devices()), ("lecteurs", _files())):
        table = "\n".join(rows)
        between = re.compile(f"(<!-- {name} -->\n).*?(\n<!-- fin -->)", re.DOTALL)
        known = between.sub(rf"\g<1>{table}\g<2>", known)
    return known


def _devices() -> Iterator[str]:
    yield "| appareil | reconnu par | mesures | sait faire | lien | enregistrements |"
    yield "|---|---|---|---|---|---|"
    for driver in sorted(all_drivers(), key=lambda one: one.label.casefold()):
        kinds = ", ".join(kind(code).label for code in driver.kinds)
        able = ", ".join(CAN[each] for each in Capability if each in driver.can)
        link = "relié" if driver.link is Link.GATT else "seulement écouté"
        cells = (f"{driver.label} (`{driver.name}`)", _signs(driver), kinds, able, link)
        yield f"| {' | '.join((*cells, _recordings(driver)))} |"


def _signs(driver: Driver) -> str:
    services = (f"service {uuid.upper()}" for uuid in sorted(driver.services))
    return ", ".join([*services, *map(_sign, driver.matches)])


def _sign(match: Match) -> str:
    signs = {
        f"nom {match.name}…": match.name,
        f"fabricant {match.company or 0:04X}": match.company is not None,
        f"annonce {match.service_data.upper()}": match.service_data,
        f"de {match.size} octets": match.size is not None,
    }
    return " ".join(sign for sign, asked in signs.items() if asked)


def _recordings(driver: Driver) -> str:
    """Say where the recordings of a driver come from, and how many there are."""
    rows = tomllib.loads(INDEX.read_text(encoding="utf-8"))["recording"]
    own = [row["origin"] for row in rows if _plays(row["file"], driver)]
    many = ((ORIGINS[origin], own.count(origin)) for origin in ORIGINS)
    return ", ".join(f"{count} {name}" for name, count in many if count)


def _plays(name: str, driver: Driver) -> bool:
    if not name.endswith(".toml"):
        return False
    text = (INDEX.parent / name).read_text(encoding="utf-8")
    return bool(tomllib.loads(text)["driver"] == driver.name)


def _files() -> Iterator[str]:
    yield "| export | fichier | lecteur |"
    yield "|---|---|---|"
    branded = [reader for reader in all_readers() if reader.brand]
    for reader in sorted(branded, key=lambda one: one.brand.casefold()):
        kinds = ", ".join(reader.media_types)
        yield f"| {reader.brand} | {kinds} | `{_module(reader)}` |"


def _module(reader: Reader) -> str:
    return reader.harvest.__module__.removeprefix("app.imports.")
