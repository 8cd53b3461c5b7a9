"""Asks a Kafka broker for its cluster and port, in one request. A broker that answers serves clients.

This is the protocol's Metadata request, version 2 (https://kafka.apache.org/protocol). It needs no client library and
therefore no event loop. The cluster's id in the answer tells our broker from another one that took the same port.
"""

import socket
import struct

METADATA, VERSION, CORRELATION = 3, 2, 1
TIMEOUT_SECONDS = 5.0


def cluster_metadata(port: int) -> tuple[str, int] | None:
    """The cluster's id and the port of its first broker; `None` while no broker answers or none is registered."""
    try:
        with socket.create_connection(("127.0.0.1", port), TIMEOUT_SECONDS) as connection:
            connection.sendall(request())
            return parse(_answer(connection))
    except (OSError, EOFError):
        return None


def request() -> bytes:
    """A request for the metadata of no topic, from a client without a name. Its length comes first."""
    body = struct.pack(">hhih", METADATA, VERSION, CORRELATION, -1) + struct.pack(">i", 0)
    return struct.pack(">i", len(body)) + body


def parse(body: bytes) -> tuple[str, int] | None:
    """The cluster's id and the first port in an answer: correlation, brokers (id, host, port, rack), cluster id."""
    _, brokers = struct.unpack_from(">ii", body)
    position, port = 8, None
    for _ in range(brokers):
        _, position = _string(body, position + 4)
        (broker_port,) = struct.unpack_from(">i", body, position)
        port = port or broker_port
        _, position = _string(body, position + 4)
    cluster, _ = _string(body, position)
    return (cluster, port) if cluster and port else None


def _string(body: bytes, position: int) -> tuple[str | None, int]:
    (length,) = struct.unpack_from(">h", body, position)
    start, end = position + 2, position + 2 + max(length, 0)
    return (body[start:end].decode() if length >= 0 else None), end


def _answer(connection: socket.socket) -> bytes:
    (length,) = struct.unpack(">i", _exactly(connection, 4))
    return _exactly(connection, length)


def _exactly(connection: socket.socket, length: int) -> bytes:
    received = b""
    while len(received) < length:
        chunk = connection.recv(length - len(received))
        if not chunk:
            raise EOFError
        received += chunk
    return received
