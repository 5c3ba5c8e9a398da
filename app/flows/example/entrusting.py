"""The example reads her brother's measures, and entrusts some of hers to a daughter."""

from datetime import timedelta, tzinfo
from typing import Final

from app.domain.collection import Rubric
from app.domain.entrusted import Lane, lane_name
from app.domain.ids import CollectionId, SpaceId
from app.domain.mandate import Known, Mandate, until_of
from app.domain.space import Space
from app.domain.write import Origin, Write
from app.flows.entrusted.answers import Answers
from app.flows.identities import new_me
from app.flows.mandates.mandates import Mandates
from app.flows.measures import Measures
from app.flows.world import World
from app.ports.entrusted import EntrustedStore

NAME: Final = "Lucien"
DAUGHTER: Final = "Claire"
_PHONE: Final = "Android"
_BORN: Final = "1949-06-11"
_LASTS: Final = timedelta(days=60)
_ID: Final = 16
_PRESSURE: Final = {2: ("132", "78"), 9: ("138", "81"), 16: ("141", "84")}
_WEIGHT: Final = {2: "78.4", 30: "78.9", 61: "79.2"}
"""What he measured, by days ago."""


def lend(store: EntrustedStore, answers: Answers, zone: tzinfo) -> SpaceId:
    """Accept and keep one rubric of the brother, as its lane would; return the lane."""
    world = answers.preferences.world
    now, draw = world.now(), world.entropy
    lane, theirs = SpaceId(draw(_ID)), SpaceId(draw(_ID))
    until = until_of((now + _LASTS).astimezone(zone).date(), zone)
    kept = Lane(
        theirs,
        CollectionId(draw(_ID)),
        draw(_ID),
        int(Rubric.MEASURES),
        NAME,
        _BORN,
        until,
        mandate=draw(_ID),
    )
    answers.accept(theirs, kept.mandate, {kept.rubric: until})
    secrets = {lane_name(lane): kept.encode()}
    store.vault.commit(Write(lane, secrets=secrets), origin=Origin.PEER)
    _measured(store, world, lane)
    return lane


def _measured(store: EntrustedStore, world: World, lane: SpaceId) -> None:
    """Keep what he measured."""
    now = world.now()
    whose = Space(lane, NAME, _BORN)
    measures = Measures(store.vault, whose, now=world.now, new_id=world.new_id)
    for days, values in _PRESSURE.items():
        at = (now - timedelta(days=days)).isoformat()
        measures.add("blood-pressure", values, at=at)
    for days, weight in _WEIGHT.items():
        at = (now - timedelta(days=days)).isoformat()
        measures.add("body-weight", [weight], at=at)


def give(mandates: Mandates, world: World, zone: tzinfo) -> Mandate:
    """Entrust two rubrics to the daughter: it waits, as nothing leaves the example."""
    her = new_me(world.entropy, _PHONE, now=world.ms())
    until = until_of((world.now() + _LASTS).astimezone(zone).date(), zone)
    known = Known(her.identity, her.identity_card)
    rubrics = Rubric.MEASURES, Rubric.VACCINES
    return mandates.give(known, name=DAUGHTER, rubrics=rubrics, until=until)
