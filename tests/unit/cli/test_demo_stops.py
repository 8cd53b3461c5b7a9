"""SIGTERM ends the demo, also in the background of a shell, where Ctrl-C is ignored."""

import signal
from collections.abc import Iterator

import pytest

from services._cli.demo_command import _stop


@pytest.fixture
def interrupts() -> Iterator[None]:
    """What is done on Ctrl-C is what it was afterwards."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interrupts")
@pytest.mark.parametrize("on_interrupt", [signal.default_int_handler, signal.SIG_IGN])
def test_sigterm_ends_it_whatever_ctrl_c_does(on_interrupt: signal.Handlers) -> None:
    signal.signal(signal.SIGINT, on_interrupt)
    with pytest.raises(KeyboardInterrupt):
        _stop()
