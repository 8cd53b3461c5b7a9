"""How far the start of a stack is: a line that moves on a terminal, plain lines elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

NEEDS = "the whole stack takes about 1.7 GB of memory and 12 to 60 seconds to start"


@contextmanager
def progress(console: Console, what: str) -> Iterator[Callable[[str], None]]:
    """While something is under way; call the result with the name of each thing that is done."""
    if not console.is_terminal:
        console.print(f"{what} …")
        yield lambda name: console.print(f"{name} is ready")
        return
    done: list[str] = []

    def ready(name: str) -> None:
        done.append(name)
        status.update(f"{what}: {', '.join(done)}")

    with console.status(what) as status:
        yield ready
