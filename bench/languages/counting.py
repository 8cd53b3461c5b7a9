"""What is counted of the sentences of a language: what is found rightly, missed and found wrongly."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TypeVar

from bench.gold_lines import GoldLine


class GoldText(GoldLine):
    """A sentence, or a few, in a language. What is held out is looked at only as a number."""

    id: str
    language: str
    held_out: bool
    text: str


Gold = TypeVar("Gold", bound=GoldText)


@dataclass(frozen=True)
class Outcome:
    """How much of one text's gold was found rightly, how much was missed, how much was found beside it."""

    gold: GoldText
    right: int
    missed: tuple[str, ...] = ()
    wrongly: tuple[str, ...] = ()


@dataclass
class Rates:
    """The outcomes of many texts together."""

    texts: int = 0
    right: int = 0
    missed: int = 0
    wrongly: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Count one text more. Its faults are kept unless it is held out."""
        self.texts += 1
        self.right += outcome.right
        self.missed += len(outcome.missed)
        self.wrongly += len(outcome.wrongly)
        if (outcome.missed or outcome.wrongly) and not outcome.gold.held_out:
            told = f"missed {', '.join(outcome.missed)}" * bool(outcome.missed)
            more = f"wrongly {', '.join(outcome.wrongly)}" * bool(outcome.wrongly)
            self.faults.append(f"{outcome.gold.id}: {'; '.join(filter(None, (told, more)))} | {outcome.gold.text}")

    @property
    def recall(self) -> float | None:
        """The share of the gold that is found; ``None`` if there is none."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else None

    @property
    def precision(self) -> float | None:
        """The share of what is found that is right; ``None`` if nothing is found."""
        found = self.right + self.wrongly
        return self.right / found if found else None


def read_gold(file: str, line_type: type[Gold]) -> list[Gold]:
    """The lines of a file beside this module."""
    lines = files(__package__).joinpath(file).read_text(encoding="utf-8").splitlines()
    return [line_type.model_validate_json(line) for line in lines]


def rates(outcomes: Iterable[Outcome]) -> dict[tuple[str, bool], Rates]:
    """The rates by language, and by whether the texts are held out."""
    counted: dict[tuple[str, bool], Rates] = {}
    for outcome in outcomes:
        counted.setdefault((outcome.gold.language, outcome.gold.held_out), Rates()).add(outcome)
    return dict(sorted(counted.items()))
