"""The one Kafka answer that is read by hand."""

import struct

from services._embedded.kafka_probe import parse, request


def text(value: str | None) -> bytes:
    return struct.pack(">h", -1) if value is None else struct.pack(">h", len(value)) + value.encode()


def answer(cluster: str | None, *ports: int) -> bytes:
    brokers = b"".join(
        struct.pack(">i", 1) + text("127.0.0.1") + struct.pack(">i", port) + text(None) for port in ports
    )
    return struct.pack(">ii", 1, len(ports)) + brokers + text(cluster) + struct.pack(">ii", 1, 0)


def test_the_request_says_how_long_it_is() -> None:
    assert struct.unpack_from(">i", request()) == (len(request()) - 4,)


def test_the_cluster_and_the_first_brokers_port_are_read() -> None:
    assert parse(answer("abc", 9092, 9093)) == ("abc", 9092)


def test_a_controller_without_a_registered_broker_is_not_ready() -> None:
    assert parse(answer("abc")) is None
    assert parse(answer(None, 9092)) is None
