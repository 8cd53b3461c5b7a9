"""AsyncAPI 3.0 documents, one for each service, from the table of topics."""

from typing import Any

from claimwatch_contracts.base import kind_of
from claimwatch_contracts.cloudevents import CONTENT_TYPE, REQUIRED, schema_uri
from claimwatch_contracts.events import Event
from claimwatch_contracts.topics import TOPICS, Topic


def document(service: str) -> dict[str, Any]:
    """The AsyncAPI document of the messages that a service sends and receives."""
    sent = [topic for topic in TOPICS if topic.owner == service]
    received = [topic for topic in TOPICS if service in topic.groups]
    return {
        "asyncapi": "3.0.0",
        "info": {"title": f"Claimwatch {service}", "version": "1.0.0"},
        "defaultContentType": CONTENT_TYPE,
        "channels": {topic.name: _channel(topic) for topic in (*sent, *received)},
        "operations": {
            **{f"send-{topic.name}": _operation("send", topic, None) for topic in sent},
            **{f"receive-{topic.name}": _operation("receive", topic, topic.groups[service]) for topic in received},
        },
        "components": {"messages": {topic.event.__name__: _message(topic.event) for topic in (*sent, *received)}},
    }


def _channel(topic: Topic) -> dict[str, Any]:
    return {
        "address": topic.name,
        "messages": {topic.event.__name__: {"$ref": f"#/components/messages/{topic.event.__name__}"}},
        "bindings": {
            "kafka": {
                "topic": topic.name,
                "partitions": topic.partitions,
                "topicConfiguration": {"retention.ms": topic.retention_seconds * 1_000},
                "bindingVersion": "0.5.0",
            }
        },
    }


def _operation(action: str, topic: Topic, group: str | None) -> dict[str, Any]:
    operation: dict[str, Any] = {"action": action, "channel": {"$ref": f"#/channels/{topic.name}"}}
    if group is not None:
        binding = {"groupId": {"type": "string", "const": group}, "bindingVersion": "0.5.0"}
        operation["bindings"] = {"kafka": binding}
    return operation


def _message(event: type[Event]) -> dict[str, Any]:
    return {
        "name": event.TYPE,
        "title": event.__name__,
        "summary": (event.__doc__ or "").splitlines()[0],
        "contentType": CONTENT_TYPE,
        "headers": {
            "type": "object",
            "required": list(REQUIRED),
            "properties": {
                "ce_specversion": {"const": "1.0"},
                "ce_type": {"const": event.TYPE},
                "ce_dataschema": {"const": schema_uri(event)},
            },
        },
        "payload": {
            "schemaFormat": "application/schema+json;version=draft-2020-12",
            "schema": {"$ref": f"../schemas/{kind_of(event)}/v{event.VERSION}.json"},
        },
    }
