"""A Nightscout site over HTTP: what is asked of it, and what it may answer.

As its own program does (`lib/authorization`, `/api/v1/entries.json`): the header
`api-secret` holds a token as it is, or the SHA-1 of the secret of the site; nothing
secret ever stands in an address.
"""

import re
from hashlib import sha1
from typing import Final

from app.domain.errors import Broken, Refused
from app.ports.departures import Ledger
from sync.client.line import JSON, Line, Request, Transport

ENTRIES: Final = "/api/v1/entries.json"
COUNT_MAX: Final = 100_000
"""Entries of one answer: a month of a sensor that speaks each minute is half."""
ANSWER_MAX: Final = 32 << 20
_TOKEN: Final = re.compile(r"[\w.-]{1,64}-[0-9a-f]{16}")
_MEANT: Final = {
    "session_expired": "nightscout.token",
    "server.address": "nightscout.address",
}
"""What a refusal means here: the protocol is not ours."""


class HttpSite:
    """Implements `ports.Site`: one request at a time, no line kept open."""

    def __init__(
        self, *, ledger: Ledger | None = None, transport: Transport = None
    ) -> None:
        self._ledger = ledger
        self._transport = transport

    async def entries(
        self, address: str, token: str, *, since: int, until: int
    ) -> bytes:
        """Ask for the entries of a stretch of time."""
        within = f"find[date][$gte]={since}&find[date][$lt]={until}"
        asked = Request("GET", f"{ENTRIES}?count={COUNT_MAX}&{within}", kind=JSON)
        line = Line(address, ledger=self._ledger, transport=self._transport)
        try:
            answer = await line.send(asked, _headers(token), cap=ANSWER_MAX)
        except Refused as refused:
            raise Refused(_MEANT.get(refused.code, "nightscout.unknown")) from refused
        except Broken as error:
            raise Refused("nightscout.unknown") from error
        finally:
            await line.close()
        return answer.body


def _headers(token: str) -> dict[str, str]:
    """Return what says who asks, without any secret in clear but a token."""
    said = token.strip()
    if not said:
        return {"accept": JSON}
    digest = sha1(said.encode(), usedforsecurity=False).hexdigest()
    return {
        "accept": JSON,
        "api-secret": said if _TOKEN.fullmatch(said) else digest,
    }
