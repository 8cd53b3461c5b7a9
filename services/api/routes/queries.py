"""``/queries``: whether a watch's query can be read, for whoever is typing one."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from claimwatch_language.queries.fields import ReadableQuery
from services.api.routes.parameters import answers


class CheckedQuery(BaseModel):
    """A query that a watch can have."""

    query: str


def query_routes() -> APIRouter:
    """Check queries."""
    router = APIRouter(tags=["watches"])

    @router.get("/queries", responses=answers())
    async def check(
        query: Annotated[ReadableQuery, Query(description="in Lucene's syntax, as `query` of a watch")],
    ) -> CheckedQuery:
        """The query, if it can be read; if not, the refusal has the `column` of the fault, counted from 1."""
        return CheckedQuery(query=query)

    return router
