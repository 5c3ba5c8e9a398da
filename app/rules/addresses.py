"""« Adresse sûre » : where something may be asked without being overheard."""

from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

_HERE: Final = ("127.0.0.1", "localhost", "::1")


def secured(address: str) -> str:
    """Return an address without what ends it, "" for one that is not safe.

    In clear to this very device only; no password, query or fragment in it.
    """
    parts = _split(address.strip())
    if parts is None or parts.query or parts.fragment:
        return ""
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


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
    same = (base.scheme, base.netloc) == (there.scheme, there.netloc)
    inside = there.path.startswith(f"{base.path}/") and ".." not in there.path
    asked = f"?{there.query}" if there.query else ""
    return there.path.removeprefix(base.path) + asked if same and inside else ""


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
