"""How pytest-xdist hands out tests. Only imported where that plugin is active."""

import os

import pytest
from xdist.scheduler import LoadScopeScheduling

from services._cli.servers import named_servers
from tests.spreading import companions


class Spreading(LoadScopeScheduling):
    """Whichever worker has nearly finished gets the next tests that run together, in the order of the collection.

    In that order what needs servers comes first, and takes longest.
    """

    def __init__(self, config: pytest.Config, log: object) -> None:
        super().__init__(config, log)  # type: ignore[arg-type]
        config.option.loadscopereorder = False
        self._own_servers = named_servers(os.environ) is None

    def _split_scope(self, nodeid: str) -> str:
        return companions(nodeid, own_servers=self._own_servers)
