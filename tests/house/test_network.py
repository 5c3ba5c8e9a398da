"""Nothing reaches a network but the client, and the client only through its toll."""

import ast
import re

import pytest

from tests.house.walk import faults, parsed

REACHING = re.compile(
    r"(socket|ssl|http\.client|urllib\.request|ftplib|smtplib|poplib|imaplib"
    r"|telnetlib|xmlrpc|socketserver|requests|aiohttp|urllib3|websockets|httpcore"
    r"|httpx|webbrowser)(\.|$)"
)
"""Libraries that open a line, or have a browser open one."""

CALLS = {"open_connection", "create_connection", "create_datagram_endpoint", "urlopen"}
ALLOWED = {
    "sync/client/line.py": "httpx: the one client, whose ways all pass the toll",
    "sync/client/toll.py": "httpx: the toll itself",
    "sync/listen.py": "socket: opens a door, calls nobody",
    "sync/airlock/seal.py": "socket: proves that none can be made",
    "views/relaunch.py": "webbrowser: shows this machine's own page",
}


def reaching(module: ast.Module) -> set[str]:
    """Return the libraries and calls of *module* that may reach a network."""
    found: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found.update(one.name for one in node.names if REACHING.match(one.name))
        if isinstance(node, ast.ImportFrom) and REACHING.match(f"{node.module}."):
            found.add(str(node.module))
        if isinstance(node, ast.Attribute | ast.Name):
            name = node.attr if isinstance(node, ast.Attribute) else node.id
            found.update({name} & CALLS)
    return found


@pytest.mark.covers("C-157")
def test_only_the_client_reaches_a_network() -> None:
    found = faults(lambda path: reaching(parsed(path)))
    assert {name: ways for name, ways in found.items() if name not in ALLOWED} == {}


def test_each_exception_is_still_needed() -> None:
    assert faults(lambda path: reaching(parsed(path))).keys() == ALLOWED.keys()


@pytest.mark.parametrize(
    "sin",
    [
        "import socket",
        "from urllib.request import urlopen",
        "import http.client as http",
        "async def f():\n    await asyncio.open_connection('x', 1)",
        "import httpx",
    ],
)
def test_a_line_opened_elsewhere_is_seen(sin: str) -> None:
    assert reaching(ast.parse(sin))


def test_reading_an_address_opens_nothing() -> None:
    assert reaching(ast.parse("from urllib.parse import urlsplit")) == set()
    assert reaching(ast.parse("from http_message_signatures import x")) == set()
