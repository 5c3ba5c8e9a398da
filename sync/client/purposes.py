"""Why a request leaves, told from its method and its path."""

import re
from typing import Final

from app.domain.departure import Purpose

_SPACE: Final = r"/v1/spaces(/[0-9a-f]+)?"
_WHY: Final = (
    (r"POST /v1/session(/challenge)?", Purpose.CONNECT),
    (r"GET /v1/server", Purpose.CHECK),
    (r"\w+ /v1/(identities|devices)(/.*)?", Purpose.DEVICES),
    (r"\w+ /v1/(enrol|recovery)(/.*)?", Purpose.JOIN),
    (r"GET /v1/events", Purpose.LISTEN),
    (rf"POST {_SPACE}(/(changes|refill|deposits))?", Purpose.SEND),
    (rf"GET {_SPACE}(/(changes|snapshot|spine|deposit))?", Purpose.RECEIVE),
    (rf"GET {_SPACE}/(offers|lanes/\w+)", Purpose.RECEIVE),
    (rf"POST {_SPACE}/acks", Purpose.RECEIVE),
    (rf"(POST {_SPACE}/blobs/missing|PUT {_SPACE}/blobs/.*)", Purpose.SEND_FILES),
    (rf"GET {_SPACE}/blobs/.*", Purpose.RECEIVE_FILES),
    (r"GET (/.*)?/api/v1/entries\.json", Purpose.NIGHTSCOUT),
)


def purpose_of(method: str, path: str) -> Purpose:
    """Return why *method* asks for *path*; a request nobody named is `OTHER`."""
    asked = f"{method} {path}"
    return next((why for form, why in _WHY if re.fullmatch(form, asked)), Purpose.OTHER)
