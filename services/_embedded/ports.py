"""Loopback ports: which are free, and how a server's log says that its port was taken."""

import random
import socket

from services._embedded.errors import EmbeddedServerError

PORTS = range(20000, 32000)
"""Below the ports of outgoing connections, so that a server finds its port free at the next start."""
BIND_FAILURES = ("Address already in use", "BindException")


def could_not_listen(log: str) -> bool:
    """Whether a server's log says that another process has its port."""
    return any(sign in log for sign in BIND_FAILURES)


def is_free(port: int) -> bool:
    """Whether no process listens on a loopback port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """A free loopback port. Another process may take the port before it is used (see PortTakenError)."""
    for port in random.sample(PORTS, 100):
        if is_free(port):
            return port
    raise EmbeddedServerError(f"no free port found between {PORTS.start} and {PORTS.stop}")
