"""The example lets a service of nowhere read her synthesis: nothing of it leaves."""

from datetime import timedelta, tzinfo
from typing import Final

from app.domain.consent import Consent, Finality, Service
from app.domain.mandate import until_of
from app.flows.consents.consents import Consents
from app.flows.registering import new_service
from app.flows.world import World

NAME: Final = "Carnet fictif (exemple)"
NUMBER: Final = "EXEMPLE 000000000"
_LASTS: Final = timedelta(days=60)


def allow(consents: Consents, world: World, zone: tzinfo) -> Consent:
    """Let it read, once a synthesis was made: it waits, as nothing leaves."""
    it = new_service(world, "exemple")
    service = Service(it.identity, it.identity_card, NAME, NUMBER)
    until = until_of((world.now() + _LASTS).astimezone(zone).date(), zone)
    return consents.give(service, finality=Finality.PREVENTION, until=until)
