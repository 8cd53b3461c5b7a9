"""``delivery`` and ``notification`` from version 1, in which each had one alert or one test."""

from typing import Any

from claimwatch_contracts.upcasts.alert_raised import alert_raised_from_1

Body = dict[str, Any]


def delivery_from_1(body: Body) -> Body:
    """The delivery with lists of alerts and watches. All its attempts count as ``tries``."""
    content = {name: value for name, value in body.items() if name not in ("alert_id", "watch_id")}
    return {
        "tries": len(body["attempts"]),
        **content,
        "alert_ids": _listed(body["alert_id"]),
        "watch_ids": _listed(body["watch_id"]),
    }


def notification_from_1(body: Body) -> Body:
    """The notification of the alert or the test that was the body of version 1."""
    if "alert_id" in body:
        return _content(body["alert_id"], "first notification", alerts=[alert_raised_from_1(body)])
    return _content(body["request_id"], "test requested", test=body)


def _content(identity: str, reason: str, **content: Any) -> Body:
    return {"notification_id": identity, "group_key": identity, "reason": reason, **content}


def _listed(identity: str | None) -> list[str]:
    return [] if identity is None else [identity]
