"""Pages of the fictitious register: a searchset, its next link, and what is wrong."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from sync.feeds.lab.faults import Fault
from sync.feeds.lab.register import Register, Resource

COUNT: Final = 5
"""Doses of a page, whatever is asked: so that there are several."""
HUGE: Final = 5 << 20
_ELSEWHERE: Final = "https://ailleurs.exemple/fhir/Immunization?page=2"


def page_of(
    register: Register, query: Mapping[str, str], base: str, faults: set[Fault]
) -> bytes:
    """Return one page of the doses asked for, in JSON."""
    since = query.get("_lastUpdated", "").removeprefix("ge")
    found = register.since(datetime.fromisoformat(since) if since else None)
    found += _spoiled(register, faults)
    start = int(query.get("_offset", "0"))
    shown, more = found[start : start + COUNT], len(found) > start + COUNT
    after = {**query, "_offset": str(start + COUNT)}
    following = _next(f"{base}/Immunization?{urlencode(after)}", faults, more=more)
    page = {
        "resourceType": "Bundle",
        "type": "searchset",
        "total": len(found),
        "link": [{"relation": "next", "url": following}] if following else [],
        "entry": [_entry(one, base) for one in shown],
        **({"id": "x" * HUGE} if Fault.HUGE in faults else {}),
    }
    body = json.dumps(page, ensure_ascii=False).encode()
    return body[:-20] if Fault.CUT in faults else body


def _next(following: str, faults: set[Fault], *, more: bool) -> str:
    if Fault.ELSEWHERE in faults:
        return _ELSEWHERE
    if Fault.LOOP in faults:
        return following.partition("?")[0] + "?_offset=0"
    return following if more or Fault.ENDLESS in faults else ""


def _entry(dose: Resource, base: str) -> dict[str, Any]:
    return {"fullUrl": f"{base}/Immunization/{dose['id']}", "resource": dose}


def _spoiled(register: Register, faults: set[Fault]) -> list[Resource]:
    """Return the doses that are wrong."""
    about = {"reference": f"Patient/{register.patient}"}
    dose = {"resourceType": "Immunization", "status": "completed", "patient": about}
    named = {**dose, "vaccineCode": {"text": "Revaxis"}}
    odd = [
        {**dose, "id": "nameless", "occurrenceDateTime": "2020-01-01"},
        {**named, "id": "undone", "status": "not-done"},
        {**named, "id": "tomorrow", "occurrenceDateTime": "2999-01-01"},
    ]
    other = {**named, "id": "other", "patient": {"reference": "Patient/autre"}}
    return [
        *(odd if Fault.ODD in faults else []),
        *([other] if Fault.MIXED in faults else []),
    ]
