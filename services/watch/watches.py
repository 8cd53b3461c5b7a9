"""The watches in memory: those that a report concerns are found without looking at the others."""

from claimwatch_contracts.documents import Watch
from services.watch.entries import Matched
from services.watch.facts import ReportFacts
from services.watch.hearing import hearing_of
from services.watch.index import PairIndex
from services.watch.matching import Answers, Compiler, matched, required


class HeldWatch:
    """A watch in little memory: what it asks, made ready, and the whole of it as JSON."""

    __slots__ = ("body", "criteria", "hearing", "watch_id")

    def __init__(self, watch: Watch, compiler: Compiler) -> None:
        self.watch_id = watch.watch_id
        self.criteria = compiler.criteria(watch)
        self.hearing = hearing_of(watch)
        self.body = watch.model_dump_json(exclude_defaults=True).encode()

    def whole(self) -> Watch:
        """The watch as it was given. It takes a while: meant for those that alert."""
        return Watch.model_validate_json(self.body)


Concerned = tuple[HeldWatch, Matched]


class Watches:
    """Watches by id, those that are switched off left out. Not for several threads at the same time."""

    def __init__(self) -> None:
        self._held: dict[str, HeldWatch] = {}
        self.index: PairIndex[HeldWatch] = PairIndex()
        self._compiler = Compiler()

    def __len__(self) -> int:
        return len(self._held)

    def put(self, watch: Watch) -> None:
        """Hold the watch in place of what was held under its id."""
        self.discard(watch.watch_id)
        if watch.enabled:
            held = self._held[watch.watch_id] = HeldWatch(watch, self._compiler)
            self.index.add(held, required(held.criteria))

    def discard(self, watch_id: str) -> None:
        """Hold nothing under that id."""
        if (held := self._held.pop(watch_id, None)) is not None:
            self.index.remove(held, required(held.criteria))

    def concerned(self, facts: ReportFacts) -> list[Concerned]:
        """The watches that the report concerns, in the order of their ids, with what of them fired."""
        answers = Answers(facts)
        evaluated = ((held, matched(held.criteria, answers)) for held in self.index.candidates(facts.keys))
        concerned = [(held, reasons) for held, reasons in evaluated if reasons is not None]
        return sorted(concerned, key=lambda pair: pair[0].watch_id)
