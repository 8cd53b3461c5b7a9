"""The watch service's own HTTP: trials of watches, which the api asks for on behalf of its callers."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import Body, FastAPI, Query

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.trial import TriedWatch
from claimwatch_language.queries.parsing import QueryError
from services._runtime.http.application import http_application
from services._runtime.http.problems import Problem, problem_responses
from services.watch.asking.matching import criteria_of
from services.watch.trials.store import FiledReports
from services.watch.trials.told import Told, told_by

MOST_REPORTS = 2_000
"""The reports that one trial looks at: some ten seconds of work."""
MOST_ALERTS = 100
MOST_DAYS = 90
MAX_BODY_BYTES = 1024 * 1024


def create_http(filed: FiledReports, clock: Callable[[], datetime]) -> FastAPI:
    """The application that answers ``POST /trials``, one at a time, so that reports are handled meanwhile."""
    app = http_application("Claimwatch watch", max_body_bytes=MAX_BODY_BYTES)
    alone = asyncio.Lock()

    @app.post("/trials", responses=problem_responses(401, 403, 413, 421, 422, 503))
    async def try_watch(
        watch: Annotated[Watch, Body()], days: Annotated[float, Query(gt=0, le=MOST_DAYS)] = 7
    ) -> TriedWatch:
        """What a watch would have been told of the last reports. Its places are taken as they are."""
        try:
            criteria_of(watch)
        except QueryError as error:
            raise Problem(422, detail=f"query: {error}") from error
        async with alone:
            told = Told(watch, clock() - timedelta(days=days))
            ids = await filed.ids(told.since)
            told.left_out = max(0, len(ids) - MOST_REPORTS)
            return (await told_by(filed, ids[told.left_out :], told)).answer(MOST_ALERTS)

    return app
