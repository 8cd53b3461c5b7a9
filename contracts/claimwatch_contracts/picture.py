"""The flow of events as a Mermaid picture: topics from the table of topics, the ends of the flow from this module."""

from claimwatch_contracts.topics import TOPICS
from claimwatch_contracts.vocabulary import ChannelKind

KEEP_DOCUMENTS = ("intake", "mentions", "archive", "watch", "notify", "api")
"""The services that have a store."""


def flow() -> str:
    """A fenced Mermaid flowchart: services and topics are boxes, arrows to a service name its consumer group."""
    lines = ["```mermaid", "flowchart LR", '    sources(["feeds, HTTP, files"]) --> intake']
    for topic in TOPICS:
        lines.append(f"    {topic.owner} --> {topic.name}[/{topic.name}/]")
        lines += [
            f"    {topic.name} -->|{group or 'live, no group'}| {service}" for service, group in topic.groups.items()
        ]
    lines += [
        '    mongo[("MongoDB")]',
        *(f"    {service} -.-> mongo" for service in KEEP_DOCUMENTS),
        f'    notify --> channels(["{", ".join(ChannelKind)}"])',
        '    api --> people(["dashboard, API, server-sent events"])',
        "```",
        "",
    ]
    return "\n".join(lines)
