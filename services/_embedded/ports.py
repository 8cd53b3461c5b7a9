"""Loopback ports: which are free, and how a server's log says that one was not."""

import random
import socket

from services._embedded.errors import EmbeddedServerError

PORTS = range(
    20000, 32000
)  # below what systems hand out for outgoing connections, so that a restart finds its own free
BIND_FAILURES = ("Address already in use", "BindException")


def could_not_listen(log: str) -> bool:
    """Whether a server's log says that another process has its port."""
    return any(sign in log for sign in BIND_FAILURES)


def is_free(port: int) -> bool:
    """Whether nobody listens on a loopback port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """A loopback port that was free a moment ago; another process may still take it first (see PortTakenError)."""
    for port in random.sample(PORTS, 100):
        if is_free(port):
            return port
    raise EmbeddedServerError(f"no free port found between {PORTS.start} and {PORTS.stop}")
