"""How right stories are on labelled pairs, how fast they are told, and how look-ups grow with what is stored."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bench.counting import share
from bench.stories.gold import GoldArticle, GoldPair, Label, report_of
from bench.timing import spread
from bench.watches.invented import NOW, World
from services.archive.stories.fingerprint import Fingerprint, fingerprint
from services.archive.stories.in_memory import StoriesInMemory
from services.archive.stories.placing import placed

WORDS, ASKED = 100, 200
"""The length of an invented text, and the number of look-ups that are timed."""


def scores(pairs: Sequence[GoldPair], stories: Mapping[str, str]) -> dict[str, Any]:
    """Precision, recall and F1 of pairs in one story, and the share in one story of each label."""
    together = Counter(pair.label for pair in pairs if stories[pair.a] == stories[pair.b])
    labels = Counter(pair.label for pair in pairs)
    found = sum(together[label] for label in Label if label.is_copy)
    wanted = sum(labels[label] for label in Label if label.is_copy)
    said = together.total()
    return {
        "precision": share(found, said),
        "recall": share(found, wanted),
        "f1": share(2 * found, said + wanted),
        "in_one_story": {label.value: share(together[label], labels[label]) for label in Label if labels[label]},
    }


def growth(size: int) -> dict[str, Any]:
    """Microseconds of a look-up with so many invented articles stored; half of those asked for are cuts of stored ones.

    The look-up has the fingerprint, the candidates and the decision in it. Call it in a process of its own.
    """
    return asyncio.run(_growth(size))


async def _growth(size: int) -> dict[str, Any]:
    memory, world = StoriesInMemory(), World()
    start = time.process_time()
    for number in range(size):
        new = _invented(world, number)
        await memory.keep(replace(new, story=placed(new, [])))
    adding = time.process_time() - start
    step = max(1, size // ASKED)
    texts = [_text(world, number * step, WORDS * 2 // 3) for number in range(ASKED // 2)]
    texts += [_text(world, size + number, WORDS) for number in range(ASKED // 2)]
    reports = [report_of(_article(f"asked {number}", text, size), ()) for number, text in enumerate(texts)]
    taken, found = [], 0
    for report in reports:
        start = time.process_time()
        new = fingerprint(report)
        place = placed(new, await memory.candidates(new))
        taken.append((time.process_time() - start) * 1e6)
        found += place.like is not None
    return {
        "stored": size,
        "microseconds": spread(taken),
        "microseconds_to_add_one": adding / size * 1e6,
        "copies_found": share(found, ASKED // 2),
    }


def _invented(world: World, number: int) -> Fingerprint:
    return fingerprint(report_of(_article(f"a{number}", _text(world, number, WORDS), number), ()))


def _article(article_id: str, text: str, seconds: int) -> GoldArticle:
    """An article that was published so many seconds after the first."""
    return GoldArticle(id=article_id, text=text, published_at=NOW + timedelta(seconds=seconds))


def _text(world: World, number: int, words: int) -> str:
    """The first words of the invented text with that number."""
    dice = random.Random(number)
    return " ".join(world.words.draw(dice) for _ in range(words))
