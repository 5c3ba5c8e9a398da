"""A FHIR service that lets a device in by a code (RFC 8628): no password is typed here.

Nothing secret ever stands in an address, and no address of another place is followed.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Final
from urllib.parse import urlencode

from app.domain.departure import Purpose
from app.domain.errors import AlveoleError, Broken, Refused, Unreachable
from app.domain.feed import Pairing, Pass
from app.domain.folding import visible
from app.ports.courier import Progress, unheard
from app.ports.departures import Ledger
from app.ports.world import Clock, Sleep
from app.rules.addresses import below, beside, page
from sync.client.line import (
    FAULT,
    TOO_MANY,
    UNAUTHORISED,
    Answer,
    Line,
    Request,
    Transport,
)
from sync.feeds.answers import OK, Demand, Fault, Granted, Metadata, is_json, told

WELL_KNOWN: Final = "/.well-known/smart-configuration"
CLIENT: Final = "alveole"
SCOPE: Final = "patient/Immunization.rs patient/Patient.r offline_access"
FHIR: Final = "application/fhir+json"
PAGE_MAX: Final = 4 << 20
"""Bytes of one answer."""
WAIT_MAX: Final = 1800
"""The longest a code stands, in seconds."""
SLOWER: Final = 5
"""Seconds added when a service finds us in a hurry (RFC 8628, 3.5)."""
PACE_MAX: Final = 60
TRIES: Final = 3
"""How often a service too busy is asked, before it is said so."""
_FORM: Final = "application/x-www-form-urlencoded"
_GRANT: Final = "urn:ietf:params:oauth:grant-type:device_code"
_FORBIDDEN: Final = 403
_ENDED: Final = {"access_denied": "feed.refused", "expired_token": "feed.expired"}


class FhirFeed:
    """Implements `ports.Feed`: one request at a time, no line kept open."""

    def __init__(
        self,
        now: Clock,
        sleep: Sleep,
        *,
        ledger: Ledger | None = None,
        transport: Transport = None,
    ) -> None:
        self._now = now
        self._sleep = sleep
        self._ledger = ledger
        self._transport = transport

    async def pair(self, address: str) -> Pairing:
        """Ask a service for a code the person will copy on its page."""
        known = await self._known(address)
        if not known.device_authorization_endpoint:
            raise Refused("feed.closed")
        desk = _within(address, known.device_authorization_endpoint)
        asked = _form(desk, client_id=CLIENT, scope=SCOPE)
        demand = told(_sound(await self._asked(address, asked)), Demand)
        shown, whole = demand.verification_uri, demand.verification_uri_complete
        if not page(shown):
            raise Refused("feed.unknown")
        return Pairing(
            address,
            _one_line(known.resource_name),
            demand.user_code,
            shown,
            beside(shown, whole),
            demand.device_code,
            min(demand.expires_in, WAIT_MAX),
            min(demand.interval, PACE_MAX),
            _within(address, known.token_endpoint),
        )

    async def admitted(self, pairing: Pairing, tell: Progress = unheard) -> Pass:
        """Wait until the person said yes on the page of the service."""
        began, pace = self._now(), pairing.pace
        while (spent := int((self._now() - began).total_seconds())) < pairing.seconds:
            hear = partial(tell, pairing.seconds - spent, pairing.seconds)
            hear()
            await self._sleep(pace)
            with suppress(Unreachable):  # a network that comes and goes ends no wait
                answer = await self._wanted(pairing)
                if isinstance(answer, Pass):
                    return await self._still(pairing, answer, hear)
                pace = min(pace + answer, PACE_MAX)
        raise Refused("feed.expired")

    async def _still(
        self, pairing: Pairing, passed: Pass, hear: Callable[[], object]
    ) -> Pass:
        """Return a pass still waited for; one that is not is given back."""
        try:
            hear()
        except AlveoleError:
            await self.left(pairing.address, passed)
            raise
        return passed

    async def renewed(self, address: str, passed: Pass) -> Pass:
        """Return a pass that opens again."""
        if not passed.renewal:
            raise Refused("feed.token")
        desk = _within(address, (await self._known(address)).token_endpoint)
        how = {"grant_type": "refresh_token", "refresh_token": passed.renewal}
        answer = await self._asked(address, _form(desk, client_id=CLIENT, **how))
        if FAULT > answer.status > OK:
            raise Refused("feed.token")
        found = _pass(told(_sound(answer), Granted), passed.patient)
        return replace(found, renewal=found.renewal or passed.renewal)

    async def read(self, address: str, passed: Pass, link: str) -> bytes:
        """Return one answer of a service, not opened."""
        headers = {"accept": FHIR, "authorization": f"Bearer {passed.token}"}
        asked = Request("GET", _within(address, link), kind=FHIR)
        answer = await self._asked(address, asked, headers)
        if answer.status in (UNAUTHORISED, _FORBIDDEN):
            raise Refused("feed.token")
        return _sound(answer).body

    async def left(self, address: str, passed: Pass) -> None:
        """Tell a service that the pass will serve no more (RFC 7009)."""
        with suppress(AlveoleError):
            known = await self._known(address)
            desk = _within(address, known.revocation_endpoint)
            given = passed.renewal or passed.token
            await self._asked(address, _form(desk, client_id=CLIENT, token=given))

    async def _known(self, address: str) -> Metadata:
        asked = Request("GET", WELL_KNOWN, kind="application/json")
        return told(_sound(await self._asked(address, asked)), Metadata)

    async def _wanted(self, pairing: Pairing) -> Pass | int:
        """Return the pass, or how many more seconds to wait between two demands."""
        how = {"grant_type": _GRANT, "device_code": pairing.secret}
        asked = _form(pairing.desk, client_id=CLIENT, **how)
        answer = await self._asked(pairing.address, asked)
        if answer.status == OK:
            return _pass(told(answer, Granted))
        fault = told(answer, Fault).error
        if fault not in ("authorization_pending", "slow_down"):
            raise Refused(_ENDED.get(fault, "feed.unknown"))
        return SLOWER if fault == "slow_down" else 0

    async def _asked(
        self, address: str, asked: Request, headers: dict[str, str] | None = None
    ) -> Answer:
        """Return an answer; a service too busy is asked again, later each time."""
        said = headers or {"accept": "application/json"}
        for tried in range(1, TRIES + 1):
            answer = await self._sent(address, asked, said)
            if answer.status != TOO_MANY and answer.status < FAULT:
                return answer
            if tried < TRIES:
                await self._sleep(2**tried)
        raise Unreachable("peer.busy")

    async def _sent(
        self, address: str, asked: Request, headers: dict[str, str]
    ) -> Answer:
        why, transport = Purpose.VACCINES, self._transport
        line = Line(address, ledger=self._ledger, transport=transport, why=why)
        try:
            return await line.ask(asked, headers, cap=PAGE_MAX)
        except Refused as refused:
            raise Refused("feed.address") from refused
        except Broken as error:
            raise Refused("feed.unknown") from error
        finally:
            await line.close()


def _within(address: str, link: str) -> str:
    """Return the path of a link. Raises Refused("feed.unknown") for one elsewhere."""
    found = below(address, link)
    if not (link and found):
        raise Refused("feed.unknown")
    return found


def _form(path: str, **told: str) -> Request:
    return Request("POST", path, urlencode(told).encode(), _FORM)


def _sound(answer: Answer) -> Answer:
    """Let a success through. Raises Refused("feed.unknown") for anything else."""
    if answer.status != OK or not is_json(answer):
        raise Refused("feed.unknown")
    return answer


def _pass(granted: Granted, patient: str = "") -> Pass:
    """Return a pass. Raises Refused("feed.unknown") for one that names nobody."""
    named = granted.patient or patient
    if granted.token_type.lower() != "bearer" or not named:
        raise Refused("feed.unknown")
    return Pass(granted.access_token, named, granted.refresh_token)


def _one_line(name: str) -> str:
    return " ".join(visible(name).split())[:80]
