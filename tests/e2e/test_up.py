"""``claimwatch up``: a port in use is said at once, a service that ended is started anew."""

import asyncio
import socket

from typer.testing import CliRunner

from services._cli.main import app
from services._cli.stack import ServiceStack


def test_a_port_in_use_is_named_with_its_option_before_anything_starts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(app, ["up", "--api-port", str(port)])
    assert result.exit_code == 1
    assert f"port {port} is in use" in result.output
    assert "--api-port" in result.output


async def test_a_service_that_ended_is_started_anew(stack: ServiceStack) -> None:
    assert stack.revive() == []
    before = stack.pid("watch")
    stack.kill("watch")
    revived = await asyncio.to_thread(stack.revive)
    assert revived == ["watch"]
    await asyncio.to_thread(stack.wait_ready, ["watch"])
    assert stack.pid("watch") != before
