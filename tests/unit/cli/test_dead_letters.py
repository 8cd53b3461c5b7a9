"""``claimwatch dead-letters``, without a broker."""

import os
import subprocess
import sys

from services._embedded.ports import free_port


def test_without_a_broker_it_names_the_address_and_leaves_no_client_open() -> None:
    nowhere = f"127.0.0.1:{free_port()}"
    done = subprocess.run(
        [sys.executable, "-m", "services._cli", "dead-letters", "list"],
        env=os.environ | {"CLAIMWATCH_KAFKA": nowhere},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert f"{nowhere} (CLAIMWATCH_KAFKA)" in done.stderr
    assert "Unclosed" not in done.stderr
