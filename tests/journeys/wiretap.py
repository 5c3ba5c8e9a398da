"""A relay on loopback that keeps every byte exchanged with a server."""

import socket
from contextlib import suppress
from threading import Thread


class Wiretap:
    """Listens on a port of its own; *heard* is what passed, stream by stream."""

    def __init__(self, port: int) -> None:
        self._server = ("127.0.0.1", port)
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        self.heard: dict[str, bytearray] = {}
        self._lines: list[socket.socket] = []
        self._relays: list[Thread] = []
        self._welcome = Thread(target=self._answer)
        self._welcome.start()

    def close(self) -> None:
        """Hang up every line."""
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._welcome.join()
        for line in self._lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        for relay in self._relays:
            relay.join()
        for line in self._lines:
            line.close()

    def _answer(self) -> None:
        with suppress(OSError):
            while True:
                caller, _ = self._door.accept()
                called = socket.create_connection(self._server)
                self._lines += [caller, called]
                number = len(self.heard) // 2
                self._relay(caller, called, f"up {number}")
                self._relay(called, caller, f"down {number}")

    def _relay(self, source: socket.socket, target: socket.socket, name: str) -> None:
        kept = self.heard.setdefault(name, bytearray())

        def carry() -> None:
            with suppress(OSError):
                while piece := source.recv(1 << 16):
                    kept.extend(piece)
                    target.sendall(piece)
                target.shutdown(socket.SHUT_WR)

        self._relays.append(Thread(target=carry))
        self._relays[-1].start()
