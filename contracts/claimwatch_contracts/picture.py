"""The flow of events as a Mermaid picture, from the table of topics."""

from claimwatch_contracts.topics import TOPICS
from claimwatch_contracts.vocabulary import ChannelKind


def flow() -> str:
    """A fenced Mermaid flowchart: services and topics are boxes, arrows to a service name its consumer group."""
    lines = ["```mermaid", "flowchart LR", '    sources(["feeds, HTTP, files"]) --> intake']
    for topic in TOPICS:
        lines.append(f"    {topic.owner} --> {topic.name}[/{topic.name}/]")
        lines += [
            f"    {topic.name} -->|{group or 'live, no group'}| {service}" for service, group in topic.groups.items()
        ]
    lines += [
        '    archive -.-> mongo[("MongoDB")]',
        "    watch -.-> mongo",
        "    notify -.-> mongo",
        "    api -.-> mongo",
        "    intake -.-> mongo",
        "    mentions -.-> mongo",
        f'    notify --> channels(["{", ".join(ChannelKind)}"])',
        '    api --> people(["dashboard, API, server-sent events"])',
        "```",
        "",
    ]
    return "\n".join(lines)
