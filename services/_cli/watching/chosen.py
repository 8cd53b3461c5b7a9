"""The watch that a command is about: one that is in place, by its id, or one that a file describes."""

import json
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from claimwatch_contracts.documents import Watch
from claimwatch_language.queries.parsing import QueryError
from services._cli.rehearsal.corpus import in_words
from services._runtime.errors import InvalidError
from services._runtime.mongo import Database
from services.api.building import Criteria, checked_throughout, watch_from
from services.api.places import Places, UnknownPlacesError
from services.api.requests import WatchRequest
from services.watch.asking.matching import criteria_of
from services.watch.store import WatchStore

NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


class UnusableError(InvalidError):
    """What was given is no watch or article that the command can use; the message says why."""


async def chosen_watch(given: str, database: Database) -> Watch:
    """The watch of a file or of that id.

    Raises:
        UnusableError: there is neither, or it describes no watch.
        OSError: the file cannot be read.
    """
    if (text := _text_of(given)) is not None:
        return await _described(text, given)
    watch = (await WatchStore(database).read([given])).get(given)
    if watch is None:
        raise UnusableError(f"{given}: there is no file and no readable watch of that name")
    return _with_readable_query(watch, given)


def _text_of(given: str) -> str | None:
    """The text of a file; ``None`` if what is given names none."""
    path = Path(given)
    return path.read_text(encoding="utf-8") if path.suffix == ".json" or path.is_file() else None


async def _described(text: str, where: str) -> Watch:
    """The watch of a request to ``POST /watches``, or of its answer."""
    try:
        given = json.loads(text)
        own = {"watch_id", "desk", "created_at", "updated_at"}
        fields = {name: value for name, value in given.items() if name not in own} if isinstance(given, dict) else given
        request = WatchRequest.model_validate(fields)
    except json.JSONDecodeError as error:
        raise UnusableError(f"{where}: not JSON: {error}") from error
    except ValidationError as error:
        raise UnusableError(f"{where}: {in_words(error)}") from error
    return watch_from(await _placed(request, where), "trial", NO_TIME, None)


async def _placed(request: WatchRequest, where: str) -> WatchRequest:
    """The request with the ids of its places, as the api finds them."""
    if not any(criteria.places for criteria in (request, request.any_of, request.none_of) if criteria):
        return request
    places = Places()
    await places.open()

    async def placed(criteria: Criteria, *within: str) -> Criteria:
        try:
            return criteria.model_copy(update={"places": await places.known(criteria.places)})
        except UnknownPlacesError as error:
            raise UnusableError(f"{where}: {'.'.join((*within, 'places'))}: {error}") from error

    return await checked_throughout(request, placed)


def _with_readable_query(watch: Watch, where: str) -> Watch:
    try:
        criteria_of(watch)
    except QueryError as error:
        raise UnusableError(f"{where}: query: {error}") from error
    return watch
