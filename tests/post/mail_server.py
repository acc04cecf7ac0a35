"""A small real mail server for tests: takes emails over a socket, or fails in the way it is told.

localhost.pem is a certificate for this machine's own name, made for tests and for nothing else.
"""

import base64
import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from threading import Event
from typing import Any

from web.mail_settings import Mail, Security

CERTIFICATE = Path(__file__).parent / "localhost.pem"
NAME, PASSWORD = "pick-up", "a password for this server"
GREETING = "greeting"
TAKEN = "250 OK"


@dataclass
class Ways:
    """How the server behaves. `answers`: by command, in the place of the usual answer.

    `hangs_at` names a command to which it never answers (GREETING: it only accepts the connection);
    `breaks_at` one at which it breaks the connection.
    """

    answers: dict[str, str] = field(default_factory=dict)
    hangs_at: str = ""
    breaks_at: str = ""
    offers_tls: bool = False
    asks_who: bool = False


class PretendServer(socketserver.ThreadingTCPServer):
    """Takes emails on a port of this machine; `emails` are those that it said it took."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, ways: Ways, *, is_tls: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.ways = ways
        self.emails: list[EmailMessage] = []
        self.connections = 0
        self.let_go = Event()
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(CERTIFICATE)
        self._is_tls = is_tls

    def get_request(self) -> tuple[socket.socket, Any]:
        """The connection, behind TLS from its first byte if this is such a server."""
        connection, address = super().get_request()
        self.connections += 1
        if self._is_tls:
            connection = self.tls.wrap_socket(connection, server_side=True)
        return connection, address

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no failure of the test."""

    def mail(self, security: Security = Security.NONE_NEEDED, name: str = "") -> Mail:
        """The settings by which the post finds this server."""
        port = self.server_address[1]
        password = PASSWORD if name else ""
        sender, address = "pick.up@example.nhs.uk", "https://pick-up.example.nhs.uk"
        return Mail(security, "localhost", port, sender, address, name, password)


class _Session(socketserver.StreamRequestHandler):
    server: PretendServer

    def handle(self) -> None:
        if not self._answer(GREETING, "220 here"):
            return
        while line := self.rfile.readline():
            command, _, rest = line.decode().strip().partition(" ")
            if not self._do(command.upper(), rest):
                return

    def finish(self) -> None:
        """Let go of the connection, which may be behind TLS by now."""
        super().finish()
        self.request.close()

    def _do(self, command: str, rest: str) -> bool:
        ways = self.server.ways
        match command:
            case "EHLO":
                offers = [*(["STARTTLS"] * ways.offers_tls), *(["AUTH PLAIN"] * ways.asks_who)]
                lines = ["here", *offers]
                ends = ["-"] * (len(lines) - 1) + [" "]
                said = "\r\n".join(f"250{end}{one}" for end, one in zip(ends, lines, strict=True))
                return self._answer(command, said)
            case "STARTTLS":
                return self._answer(command, "220 go on") and self._start_tls()
            case "AUTH":
                right = base64.b64encode(f"\0{NAME}\0{PASSWORD}".encode()).decode()
                is_right = rest == f"PLAIN {right}"
                return self._answer(command, "235 welcome" if is_right else "535 who are you")
            case "DATA":
                is_wanted = command not in ways.answers
                return self._answer(command, "354 go on") and (not is_wanted or self._take())
            case "QUIT":
                self._answer(command, "221 bye")
                return False
        return self._answer(command, TAKEN)

    def _take(self) -> bool:
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            line = line.removeprefix(b".") if line.startswith(b"..") else line
            lines.append(line.replace(b"\r\n", b"\n"))
        email = message_from_bytes(b"".join(lines), policy=policy.default)
        if "taken" not in self.server.ways.answers:
            self.server.emails.append(email)
        return self._answer("taken", TAKEN)

    def _start_tls(self) -> bool:
        self.server.ways.offers_tls = False
        self.request = self.server.tls.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.request.makefile("rb"), self.request.makefile("wb")
        return True

    def _answer(self, command: str, usual: str) -> bool:
        """Whether to go on."""
        ways = self.server.ways
        if command == ways.hangs_at:
            self.server.let_go.wait()
            return False
        if command == ways.breaks_at:
            return False
        said = ways.answers.get(command, usual)
        self.wfile.write(f"{said}\r\n".encode())
        self.wfile.flush()
        return True


@contextmanager
def mail_server(ways: Ways | None = None, *, is_tls: bool = False) -> Iterator[PretendServer]:
    """A server at work, in a thread of its own."""
    with PretendServer(ways or Ways(), is_tls=is_tls) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.let_go.set()
            server.shutdown()
            thread.join()


def trusting() -> ssl.SSLContext:
    """What trusts the server's certificate, which no authority has signed."""
    return ssl.create_default_context(cafile=str(CERTIFICATE))


def mailing_by(server: PretendServer) -> dict[str, str]:
    """The settings by which a command of ours sends its emails to `server`."""
    return {
        "HANDOVER_SMTP": f"smtp://127.0.0.1:{server.server_address[1]}",
        "HANDOVER_MAIL_FROM": "pick.up@example.nhs.uk",
        "HANDOVER_ADDRESS": "https://pick-up.example.nhs.uk",
    }
