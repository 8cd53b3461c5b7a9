"""``/search``: what was published, found, filed, raised and sent, by its words."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response

from claimwatch_contracts.fields import Moment
from claimwatch_contracts.vocabulary import Measure
from claimwatch_language.queries.fields import ReadableQuery
from claimwatch_language.queries.parsing import parse_query
from services._runtime.access.callers import caller
from services.api.atom import MEDIA_TYPE as ATOM
from services.api.preconditions import read_answer, read_bytes
from services.api.routes.claimant_keys import claimant_keys
from services.api.routes.parameters import Conditional, InPlace, OfClaimant, Wanted, Word, answers
from services.api.routes.whole_lists import JSON, OR_WHOLE, WholeList, any_form
from services.api.search.asking import Question
from services.api.search.desk import SearchDesk
from services.api.search.entries import Facet, Kind
from services.api.search.feed import feed_of
from services.api.search.index import TooManyWordsError
from services.api.search.shown import Answer
from services.api.search.spreadsheet import COLUMNS, hit_rows
from services.api.store.api_store import ApiStore

OR_ANY: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "a page of what was found, or all of it as a table or JSON Lines, or the page as an Atom feed",
        "content": {**OR_WHOLE[200]["content"], ATOM: {"schema": {"type": "string"}}},
    }
}


def search_form(
    form: Annotated[
        Literal["json", "csv", "jsonl", "atom"] | None,
        Query(alias="format", description="csv, jsonl: all that was found, a line each; atom: the page as a feed"),
    ] = None,
    accept: Annotated[str, Header(include_in_schema=False)] = "",
) -> str:
    """The form that the caller asks for: by ``format``, or else by ``Accept``."""
    if form is None and ATOM in accept and "json" not in accept:
        return "atom"
    return form or any_form(None, accept)


def search_routes(store: ApiStore, desk: SearchDesk) -> APIRouter:
    """Search."""
    router = APIRouter(prefix="/search", tags=["search"])

    async def question(
        q: Annotated[ReadableQuery | None, Query(description="in Lucene's syntax, as `query` of a watch")] = None,
        kind: Annotated[Kind, Query(description="what to find")] = Kind.REPORT,
        place: InPlace = None,
        topic: Annotated[Word | None, Query(description="topic key")] = None,
        claimant: OfClaimant = None,
        measure: Annotated[Measure | None, Query(description="what is counted")] = None,
        publisher: Annotated[Word | None, Query(description="the publisher's name, as it is")] = None,
        incident: Annotated[Word | None, Query(description="an incident's id")] = None,
        since: Annotated[Moment | None, Query(description="at this time or later")] = None,
        until: Annotated[Moment | None, Query(description="at this time or earlier")] = None,
    ) -> Question:
        """The question that a request asks."""
        claimants = await claimant_keys(store, claimant) if claimant is not None else ()
        given = {
            Facet.PLACE: () if place is None else (str(place),),
            Facet.TOPIC: () if topic is None else (topic,),
            Facet.CLAIMANT: claimants,
            Facet.MEASURE: () if measure is None else (measure.value,),
            Facet.PUBLISHER: () if publisher is None else (publisher,),
            Facet.INCIDENT: () if incident is None else (incident,),
        }
        facets = tuple((facet, values) for facet, values in given.items() if values)
        return Question(kind, parse_query(q) if q is not None else None, facets, since, until, caller().desk)

    @router.get("", response_model=Answer, responses=OR_ANY | answers(304))
    async def search(
        http: Request,
        asked: Annotated[Question, Depends(question)],
        wanted: Wanted,
        form: Annotated[str, Depends(search_form)],
        conditional: Conditional,
    ) -> Response:
        """Search one kind of thing by its words and by what it is about, the newest first.

        Words are looked for in title and text, or in the field that the query names (`title:`, `text:`, `content:`,
        `source:`), without regard to case and accents. All filters that are given must hold; without a query they alone
        choose. `marks` are ranges of code points, no markup. Of each article the newest revision is found. `index` says
        how far the answer may be behind; what was erased is never in it. With `format=csv` or `format=jsonl`, or
        `Accept: text/csv` or `application/jsonl`, all that was found as a table or as JSON Lines, without regard to
        `limit`; with `format=atom` or `Accept: application/atom+xml` the page as an Atom feed.
        """
        try:
            found = await desk.find(asked, wanted)
            if form == "atom":
                query = http.query_params.get("q", "")
                return read_bytes(feed_of(found.items, query, str(http.url), str(http.base_url)), ATOM, conditional)
            if form != JSON:
                return WholeList("search", lambda window: desk.page(asked, window), COLUMNS, hit_rows).answer(form)
        except TooManyWordsError as error:
            raise RequestValidationError([{"type": "query", "loc": ("query", "q"), "msg": str(error)}]) from error
        answer = Answer(**dict(found), index=await desk.state())
        return read_answer(found, conditional, answer)

    return router
