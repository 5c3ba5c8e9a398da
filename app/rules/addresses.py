"""« Adresse sûre » : where something may be asked without being overheard."""

from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

_HERE: Final = ("127.0.0.1", "localhost", "::1")
_PORTS: Final = {"https": 443, "http": 80}


def secured(address: str) -> str:
    """Return an address without what ends it, "" for one that is not safe.

    In clear to this very device only; no password, query or fragment in it. One place
    has one address, however it is typed.
    """
    parts = _split(address.strip())
    if parts is None or parts.query or parts.fragment:
        return ""
    usual = f":{_PORTS[parts.scheme]}"
    host = parts.netloc.lower().removesuffix(usual)
    return f"{parts.scheme}://{host}{parts.path.rstrip('/')}"


def page(address: str) -> str:
    """Return the address of a page to open, "" for one that is not safe."""
    return address if _split(address) else ""


def below(address: str, link: str) -> str:
    """Return the path of *link* at the service of *address*, "" for one elsewhere.

    *link* is a path from there, or a whole address.
    """
    base, there = _split(address), _split(urljoin(f"{address}/", link))
    if not (base and there):
        return ""
    inside = f"{there.path}/".startswith(f"{base.path}/") and ".." not in there.path
    asked = f"?{there.query}" if there.query else ""
    within = _place(base) == _place(there) and inside
    return there.path.removeprefix(base.path) + asked if within else ""


def beside(address: str, other: str) -> str:
    """Return *other* when it is a page of the same place as *address*, "" if not."""
    one, two = _split(address), _split(other)
    return other if one and two and _place(one) == _place(two) else ""


def _place(parts: SplitResult) -> tuple[str, str | None, int]:
    """Return where it is, whichever way its host and port are written."""
    return parts.scheme, parts.hostname, parts.port or _PORTS[parts.scheme]


def _split(address: str) -> SplitResult | None:
    """Return the parts of a safe address."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    sure = parts.scheme == "https" or (parts.scheme == "http" and host in _HERE)
    plain = address.isascii() and address.isprintable() and " " not in address
    bare = plain and not (parts.username or parts.password)
    return parts if host and sure and bare else None
