"""JSON logs, one object a line on standard error; a message's ids are bound while it is handled."""

import logging
import sys

import structlog


def configure_logs(service: str, level: str) -> None:
    """Send structlog's and the standard library's records through one JSON renderer. Call once, at start."""
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
                structlog.processors.dict_tracebacks,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for chatty in ("aiokafka", "faststream", "httpx", "httpcore", "pymongo", "uvicorn", "uvicorn.access"):
        logger = logging.getLogger(chatty)
        logger.handlers = []  # FastStream brings one of its own, which does not write JSON
        logger.propagate = True
        logger.setLevel(max(logging.WARNING, root.level))


def _service_adder(service: str) -> structlog.typing.Processor:
    def add(_logger: object, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
        event["service"] = service
        return event

    return add
