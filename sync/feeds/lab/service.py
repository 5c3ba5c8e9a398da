"""The fictitious register over HTTP: a FHIR service that lets devices in by a code."""

import html
import json
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs

from app.ports.world import Clock, Entropy
from sync.feeds.lab.doors import STANDS, Doors
from sync.feeds.lab.faults import Fault
from sync.feeds.lab.pages import page_of
from sync.feeds.lab.register import NAME, Register

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]

BASE: Final = "/fhir"
DOOR: Final = "/appareil"
BODY_MAX: Final = 64 << 10
JSON, FHIR, HTML = "application/json", "application/fhir+json", "text/html"
_PAGE: Final = (Path(__file__).parent / "page.html").read_text("utf-8")
_TRICK: Final = "javascript:alert(1)"
_DECOY: Final = "https://ailleurs.exemple/appareil"
_KNOWN: Final = "/.well-known/smart-configuration"


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: its status, what it is, its bytes."""

    status: int
    kind: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, as far as it matters here."""

    method: str
    path: str
    origin: str
    query: Mapping[str, str]
    form: Mapping[str, str]
    token: str


@dataclass(slots=True)
class Service:
    """An ASGI application; *faults* may be changed while it runs."""

    register: Register
    now: Clock
    entropy: Entropy
    faults: set[Fault] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    pace: int = 5
    doors: Doors = field(init=False)

    def __post_init__(self) -> None:
        self.doors = Doors(self.now, self.entropy, self.faults)

    async def __call__(
        self, scope: Mapping[str, Any], receive: Receive, send: Send
    ) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        asked = _asked(scope, await _body(receive))
        self.asked.append(f"{asked.method} {asked.path}")
        said = self.answer(asked)
        headers = [(b"content-type", f"{said.kind}; charset=utf-8".encode())]
        start = {"type": "http.response.start", "status": said.status}
        await send({**start, "headers": headers})
        await send({"type": "http.response.body", "body": said.body})

    def answer(self, asked: Asked) -> Said:
        """Return what is said to a request."""
        if asked.path == DOOR:
            return self._door(asked)
        if {Fault.BUSY, Fault.TIRED} & self.faults:
            self.faults.discard(Fault.TIRED)
            return Said(503, JSON, b"{}")
        if Fault.HTML in self.faults:
            return Said(200, HTML, b"<html>")
        ways = {
            ("GET", BASE + _KNOWN): self._known,
            ("POST", f"{BASE}/oauth/device"): self._demand,
            ("POST", f"{BASE}/oauth/token"): self._token,
            ("POST", f"{BASE}/oauth/revoke"): self._revoke,
            ("GET", f"{BASE}/Patient/{self.register.patient}"): self._patient,
            ("GET", f"{BASE}/Immunization"): self._doses,
        }
        way = ways.get((asked.method, asked.path))
        return way(asked) if way else _told({}, 404)

    def _door(self, asked: Asked) -> Said:
        """Show where a code is typed; note the answer of the person."""
        code, told = asked.form.get("code", ""), ""
        if asked.method == "POST":
            known = self.doors.answered(code, asked.form.get("answer", "no"))
            told = "C'est fait." if known else "Code inconnu."
        shown = html.escape(code or asked.query.get("code", ""))
        body = _PAGE.replace("{told}", told).replace("{code}", shown)
        return Said(200, HTML, body.encode())

    def _known(self, asked: Asked) -> Said:
        here = f"{asked.origin}{BASE}/oauth"
        device = {"device_authorization_endpoint": f"{here}/device"}
        return _told(
            {
                "resource_name": NAME,
                "token_endpoint": f"{here}/token",
                "revocation_endpoint": f"{here}/revoke",
                **({} if Fault.CLOSED in self.faults else device),
            }
        )

    def _demand(self, asked: Asked) -> Said:
        secret, demand = self.doors.demand()
        page = asked.origin + DOOR
        whole = _DECOY if Fault.DECOY in self.faults else page
        return _told(
            {
                "device_code": secret,
                "user_code": demand.code,
                "verification_uri": _TRICK if Fault.TRICK in self.faults else page,
                "verification_uri_complete": f"{whole}?code={demand.code}",
                "expires_in": int(STANDS.total_seconds()),
                "interval": self.pace,
            }
        )

    def _token(self, asked: Asked) -> Said:
        if asked.form.get("grant_type") == "refresh_token":
            known = self.doors.renews(asked.form.get("refresh_token", ""))
            why = "" if known else "invalid_grant"
        else:
            why = self.doors.why_not(asked.form.get("device_code", ""))
        if why:
            return _told({"error": why}, 400)
        return _told({**self.doors.given(), "patient": self.register.patient})

    def _revoke(self, asked: Asked) -> Said:
        self.doors.close(asked.form.get("token", ""))
        return _told({})

    def _patient(self, asked: Asked) -> Said:
        if not self.doors.opens(asked.token):
            return _told({}, 401)
        about = self.register.about()
        if Fault.STRANGER in self.faults:
            about |= {"name": [{"family": "Inconnu", "given": ["Jean"]}]}
            about |= {"birthDate": "1931-01-01"}
        if Fault.UNDATED in self.faults:
            about |= {"birthDate": "07/03/1948"}
        return _told(about, kind=FHIR)

    def _doses(self, asked: Asked) -> Said:
        if not self.doors.opens(asked.token):
            return _told({}, 401)
        body = page_of(self.register, asked.query, asked.origin + BASE, self.faults)
        return Said(200, FHIR, body)


def _told(tree: object, status: int = 200, *, kind: str = JSON) -> Said:
    return Said(status, kind, json.dumps(tree, ensure_ascii=False).encode())


def _asked(scope: Mapping[str, Any], body: bytes) -> Asked:
    headers = {name.decode(): text.decode("latin-1") for name, text in scope["headers"]}
    return Asked(
        scope["method"],
        scope["path"],
        f"{scope.get('scheme', 'http')}://{headers.get('host', '')}",
        _firsts(scope["query_string"].decode()),
        _firsts(body.decode("utf-8", "replace")),
        headers.get("authorization", "").removeprefix("Bearer "),
    )


def _firsts(text: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(text).items()}


async def _body(receive: Receive) -> bytes:
    """Return the body of a request, cut where it is too long."""
    body, more = b"", True
    while more and len(body) < BODY_MAX:
        part = await receive()
        body += part.get("body", b"")
        more = part.get("more_body", False)
    return body[:BODY_MAX]
