"""Refuses unknown query parameters. An answer that ignores a filter would be an answer to another question."""

from fastapi import Request
from fastapi.dependencies.utils import get_flat_params
from fastapi.exceptions import RequestValidationError
from fastapi.params import Query
from fastapi.routing import APIRoute

from claimwatch_contracts.fields import unknown


async def only_known_parameters(request: Request) -> None:
    """A dependency of every path.

    Raises:
        RequestValidationError: a parameter is unknown, or has several values.
    """
    route: APIRoute = request.scope["route"]
    accepted = [field.alias for field in get_flat_params(route.dependant) if isinstance(field.field_info, Query)]
    parameters = request.query_params
    faults = [(name, unknown("parameter", name, accepted)) for name in parameters if name not in accepted]
    faults += [(name, "is given more than once") for name in parameters if len(parameters.getlist(name)) > 1]
    if faults:
        raise RequestValidationError(
            [{"type": "parameter", "loc": ("query", name), "msg": fault} for name, fault in faults]
        )
