"""Invented articles about invented occurrences: several publishers tell of each, claimants give growing tolls."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bench.posts import Post, post_of
from bench.watches.invented import NOW, World
from claimwatch_contracts.base import Span, Surface
from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.extraction import Attribution, Claimant, Figure, Place, TopicMention
from claimwatch_contracts.vocabulary import Measure, SpeechType

PUBLISHERS = ("The Courier", "The Herald", "Harbour Radio", "The Gazette", "Northern Post", "City Desk")
BODIES = ("{} Civil Defence", "{} General Hospital", "Governorate of {}", "{} Police", "{} Medical Union")
WHAT = (("An air strike", "airstrikes"), ("A flood", "floods"), ("An explosion", "explosions"), ("A fire", "fires"))
MEASURES = ((Measure.KILLED, "killed"), (Measure.WOUNDED, "wounded"), (Measure.MISSING, "missing"))
AT_ONCE, MINUTES, REPRINTS = 20, 6, 0.2
"""How many occurrences are in the news at a time, the minutes between articles, and the share of copies."""


@dataclass(frozen=True)
class Happening:
    """An invented occurrence."""

    number: int
    place: Place
    what: str
    topic: str
    subject: str


class Newsroom:
    """Articles in order of publication. The same arguments give the same articles."""

    def __init__(self, *, articles_each: int = 6, at_once: int = AT_ONCE, words: int = 350) -> None:
        """``articles_each`` is the mean number of articles on an occurrence, and ``words`` their length."""
        self._world = World()
        self._each, self._at_once, self._words = articles_each, at_once, words

    def posts(self, count: int, first: int = 0) -> Iterator[Post]:
        """The posts of so many articles from a number on."""
        return (self.post(number) for number in range(first, first + count))

    def post(self, number: int) -> Post:
        """The post of the article with that number."""
        dice = random.Random(f"copy {number}")
        is_copy = number % (self._each * self._at_once) and dice.random() < REPRINTS
        told = number - dice.randint(1, min(number, 10)) if is_copy and number else number
        writing = _Writing(self._happening(told), told, random.Random(f"article {told}"))
        return writing.post(self._world, number, self._words, dice.choice(PUBLISHERS))

    def _happening(self, number: int) -> Happening:
        block = number // (self._each * self._at_once)
        chosen = block * self._at_once + random.Random(f"subject {number}").randrange(self._at_once)
        dice = random.Random(f"happening {chosen}")
        what, topic = dice.choice(WHAT)
        subject = " ".join(self._world.words.draw(dice, 2_000) for _ in range(8))
        return Happening(chosen, self._world.places.draw(dice, 30), what, topic, subject)


class _Writing:
    """One article as it is written."""

    def __init__(self, happening: Happening, number: int, dice: random.Random) -> None:
        self._happening, self._number, self._dice = happening, number, dice
        self._text = ""
        self._attributions: list[Attribution] = []
        self._figures: list[Figure] = []
        self._places: list[Place] = []

    def post(self, world: World, number: int, words: int, publisher: str) -> Post:
        """The post under a number of its own."""
        happening = self._happening
        self._text = f"{happening.what} struck "
        self._places.append(happening.place.model_copy(update=self._added(happening.place.name)))
        self._text += f" on Monday. It was about {happening.subject}. "
        for body in self._dice.sample(BODIES, 3):
            self._says(body.format(happening.place.name))
            self._text += " ".join(world.words.draw(self._dice) for _ in range(words // 3)) + ". "
        at = NOW + timedelta(minutes=MINUTES * number)
        article = ArticlePublished(
            article_id=f"a{number}",
            revision=1,
            title=f"{happening.what} in {happening.place.name}: {happening.subject}",
            text=self._text,
            publisher=publisher,
            published_at=at,
            received_at=at,
            language="en",
        )
        topic = TopicMention(key=happening.topic, spans=(Span(start=0, end=len(happening.what)),))
        return post_of(article, self._attributions, self._figures, places=tuple(self._places), topics=(topic,))

    def _says(self, body: str) -> None:
        """One sentence: a body gives a count, which grows with the number of the article."""
        who, cue = self._surface(body, " "), self._surface("said", " that ")
        start, (measure, word) = len(self._text), self._dice.choice(MEASURES)
        value = 10 + self._number % 40 + self._dice.randrange(3)
        span = self._added(str(value))
        self._text += f" people were {word}"
        content = Surface(text=self._text[start:], spans=(Span(start=start, end=len(self._text)),))
        self._text += ". "
        claimant = Claimant(key=body.lower().replace(" ", "-"), name=body, text=body)
        self._attributions.append(
            Attribution(source=who, cue=cue, content=content, type=SpeechType.INDIRECT, claimant=claimant)
        )
        fields = {"value": float(value), "measure": measure, "counted": "people", "confidence": 0.9}
        self._figures.append(Figure.model_validate({**span, **fields}))

    def _surface(self, words: str, after: str) -> Surface:
        span = self._added(words)
        self._text += after
        return Surface(text=words, spans=(Span(start=span["start"], end=span["end"]),))

    def _added(self, words: str) -> dict[str, Any]:
        start = len(self._text)
        self._text += words
        return {"text": words, "start": start, "end": len(self._text)}
