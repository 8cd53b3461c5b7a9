"""Query parameters that a path does not have are refused: ignoring a filter would answer another question."""

from fastapi import Request
from fastapi.dependencies.utils import get_flat_params
from fastapi.exceptions import RequestValidationError
from fastapi.params import Query
from fastapi.routing import APIRoute

from claimwatch_contracts.fields import unknown


async def only_known_parameters(request: Request) -> None:
    """A dependency of every path.

    Raises:
        RequestValidationError: a parameter is unknown, or given twice where one value is taken.
    """
    route: APIRoute = request.scope["route"]
    known = [field.alias for field in get_flat_params(route.dependant) if isinstance(field.field_info, Query)]
    given = request.query_params
    faults = [(name, unknown("parameter", name, known)) for name in given if name not in known]
    faults += [(name, "is given more than once") for name in given if len(given.getlist(name)) > 1]
    if faults:
        raise RequestValidationError(
            [{"type": "parameter", "loc": ("query", name), "msg": said} for name, said in faults]
        )
