"""A query as a caller gives it. One that cannot be read is refused at its column."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from claimwatch_contracts.criteria import LONGEST_QUERY, Query
from claimwatch_language.queries.parsing import QueryError, parse_query


def _read(query: str) -> str:
    try:
        parse_query(query)
    except QueryError as error:
        context = {"column": error.column, "fault": error.fault}
        raise PydanticCustomError("query", "column {column}: {fault}", context) from error
    return query


ReadableQuery = Annotated[Query, Field(max_length=LONGEST_QUERY), AfterValidator(_read)]
