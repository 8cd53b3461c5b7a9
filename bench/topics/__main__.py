"""``python -m bench.topics``: precision and recall of each built-in topic on synthetic articles (``gold.toml``)."""

from itertools import chain

from rich.console import Console
from rich.table import Table

from bench.topics.measuring import TopicResult, articles, measured, read_gold


def main() -> None:
    """Print a row for each topic, and what was missed or found wrongly."""
    results = [*map(measured, read_gold())]
    table = Table("topic", "precision", "recall", "missed, and found wrongly (-)")
    for result in results:
        faults = [*result.missed, *(f"- {text}" for text in result.wrong)]
        table.add_row(result.key, f"{result.precision:.2f}", f"{result.recall:.2f}", "\n".join(faults))
    whole = TopicResult(
        "all", *(list(chain.from_iterable(parts)) for parts in zip(*map(articles, results), strict=True))
    )
    table.add_row(whole.key, f"{whole.precision:.3f}", f"{whole.recall:.3f}")
    Console().print(table)


if __name__ == "__main__":
    main()
