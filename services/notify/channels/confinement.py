"""Confines a worker process to the public network: what a library does in it cannot reach anything else.

Python tells audit hooks (PEP 578) of what a process is about to do, whichever library asks. The hook here looks at the
address with which a socket is about to be connected, after every resolution, so that a name cannot lead elsewhere in
between (DNS rebinding). A hook cannot be removed. It guards against addresses that users choose, not against hostile
code, which could go past Python.
"""

import os
import sys
from collections.abc import Collection
from ipaddress import ip_address
from typing import Any

from services._runtime.errors import InvalidError
from services._runtime.http.outbound import is_public
from services.notify.channels.transport import refused_in_words

TO_AN_ADDRESS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
NEVER = frozenset(
    {
        *("subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn"),
        *("pty.spawn", "socket.bind", "syslog.openlog", "syslog.syslog", "ftplib.connect"),
    }
)
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
KEPT_VARIABLES = frozenset({"PATH", "LANG", "LC_ALL", "TZ", "SSL_CERT_FILE", "SSL_CERT_DIR"})
READABLE = ("/usr/", "/etc/ssl/", "/etc/pki/", "/etc/mime.types", "/etc/localtime", "/dev/null", "/dev/urandom")


class ConfinementError(InvalidError, PermissionError):
    """The process was about to do what it may not. ``str`` says what, without anything secret.

    Libraries see an error of the operating system, as if the network had refused.
    """


class Confinement:
    """What the process may do from ``begin`` on. ``refused`` is why the last attempt failed, ``None`` if none did."""

    def __init__(self, *, allow_private: bool, ports: Collection[int]) -> None:
        self._allow_private = allow_private
        self._ports = frozenset(ports)
        self._readable = (*READABLE, *(f"{os.path.realpath(path)}/" for path in _of_python()))
        self.refused: str | None = None

    def begin(self) -> None:
        """Confine this process for the rest of its life, and let it forget its environment, proxies included."""
        for name in set(os.environ) - KEPT_VARIABLES:
            del os.environ[name]
        os.environ["HOME"] = os.environ["NETRC"] = "/nonexistent"
        sys.dont_write_bytecode = True
        sys.addaudithook(self._look)

    def _look(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in TO_AN_ADDRESS:
            self._check_address(arguments[1])
        elif event in NEVER:
            self._refuse(f"{event} is not allowed")
        elif event == "open":
            self._check_file(arguments[0], arguments[2])

    def _check_address(self, address: Any) -> None:
        """Refuse what is no number of a public address, unless private ones are allowed."""
        if address is None:  # a datagram on a connected socket
            return
        if not isinstance(address, tuple):
            self._refuse("only the network may be reached")
        host, port = str(address[0]).partition("%")[0], address[1]
        try:
            ip_address(host)
        except ValueError:
            self._refuse(f"{host} was not resolved before connecting")
        if self._allow_private:
            return
        if not is_public(host):
            self._refuse(refused_in_words(f"it leads to {host}, which is not a public address"))
        if port not in self._ports:
            self._refuse(refused_in_words(f"port {port} is none of {', '.join(map(str, sorted(self._ports)))}"))

    def _check_file(self, path: Any, flags: Any) -> None:
        """Refuse files that are no part of Python and its libraries, and all writing."""
        if not isinstance(path, str | bytes):  # an open descriptor
            return
        name = os.path.realpath(os.fsdecode(path))
        writes = isinstance(flags, int) and flags & WRITES and name != "/dev/null"
        if writes or not name.startswith(self._readable):
            self._refuse("files may not be used")

    def _refuse(self, why: str) -> None:
        self.refused = why
        raise ConfinementError(why)


def _of_python() -> set[str]:
    return {path for path in (sys.prefix, sys.base_prefix, *sys.path) if path}
