"""JSON logs on standard error, one object a line. The lines of a handler contain the ids of the handled message.

A line has some kilobytes at most. An exception is logged as its traceback, without the variables of its frames, which
may hold passwords and whole articles.
"""

import logging
import sys

import structlog

from services._runtime.redaction import redacted, shortened

LONGEST_VALUE = 1_000
LONGEST_TRACEBACK = 6_000


def configure_logs(service: str, level: str) -> None:
    """Send the records of structlog and of the standard library through one JSON renderer. Call once, at the start."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                _service_adder(service),
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                _safe_to_log,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for chatty in ("aiokafka", "faststream", "httpx", "httpcore", "pymongo", "uvicorn", "uvicorn.access"):
        logger = logging.getLogger(chatty)
        logger.handlers = []  # FastStream's own handler does not write JSON
        logger.propagate = True
        logger.setLevel(max(logging.WARNING, root.level))


def _service_adder(service: str) -> structlog.typing.Processor:
    def add(_logger: object, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
        event["service"] = service
        return event

    return add


def _safe_to_log(_logger: object, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    return {key: _safe_value(key, value) for key, value in event.items()}


def _safe_value(key: str, value: object) -> object:
    if value is None or isinstance(value, bool | int | float):
        return value
    longest = LONGEST_TRACEBACK if key == "exception" else LONGEST_VALUE
    return shortened(redacted(str(value)), longest)
