"""Topics that users have added: found beside the built-in ones, compiled once for each set, never older than agreed."""

import asyncio
import math

import pytest

from services.mentions.current_topics import CurrentTopics
from services.mentions.extractor import MentionExtractor
from services.mentions.topics.finder import OWN_MENTIONS, OwnTopic, TopicFinder, Topics, own_finder

DAMS = OwnTopic("river-dams", ("[a|the|] dam", "weir"), ("dam [busters|song]",))
BRIDGES = OwnTopic("bridges", ("bridge",))


@pytest.fixture
def topics() -> Topics:
    """One built-in topic on floods."""
    return Topics(TopicFinder({"flood": ["flood", "dam burst"]}))


def found(topics: Topics, text: str, *own: OwnTopic) -> dict[str, list[str]]:
    """The words that each topic was found by, in order of the topics' first appearance."""
    return {
        mention.key: [text[span.start : span.end] for span in mention.spans] for mention in topics.find(text, own=own)
    }


def test_own_topics_are_found_beside_the_built_in_ones_in_the_order_of_the_text(topics: Topics) -> None:
    text = "The dams broke, the flood came over the weir and a dam."
    assert found(topics, text, DAMS) == {"river-dams": ["The dams", "weir", "a dam"], "flood": ["flood"]}
    assert list(found(topics, f"A flood. {text}", DAMS)) == ["flood", "river-dams"]


def test_a_term_inside_an_exclusion_does_not_count(topics: Topics) -> None:
    assert found(topics, "They sang Dam Songs at the weir.", DAMS) == {"river-dams": ["weir"]}
    assert found(topics, "They sang Dam Songs.", DAMS) == {}


def test_each_text_is_read_with_the_topics_of_its_time(topics: Topics) -> None:
    text = "A dam and a bridge."
    assert found(topics, text) == {}
    assert found(topics, text, DAMS) == {"river-dams": ["A dam"]}
    assert found(topics, text, BRIDGES, DAMS).keys() == {"river-dams", "bridges"}
    assert found(topics, text, BRIDGES) == {"bridges": ["bridge"]}
    assert found(topics, text) == {}


def test_the_same_topics_are_compiled_once() -> None:
    compiled: list[tuple[OwnTopic, ...]] = []

    def compiling(own: tuple[OwnTopic, ...]) -> TopicFinder:
        compiled.append(own)
        return own_finder(own)

    topics, changed = Topics(TopicFinder({}), compiling), DAMS._replace(terms=("weir",))
    for own in ((DAMS,), (OwnTopic(*DAMS),), (changed,), (changed,)):
        assert found(topics, "A weir.", *own) == {"river-dams": ["weir"]}
    assert compiled == [(), (DAMS,), (changed,)]


def test_an_own_topic_takes_the_place_of_a_built_in_one_with_its_key(topics: Topics) -> None:
    assert found(topics, "The flood and the tide.", OwnTopic("flood", ("tide",))) == {"flood": ["tide"]}


def test_of_an_own_topic_so_many_places_are_told(topics: Topics) -> None:
    (mention,) = topics.find("the " * 1_000, own=(OwnTopic("the", ("the",)),))
    assert [span.start for span in mention.spans] == list(range(0, 4 * OWN_MENTIONS, 4))


def test_the_extractor_finds_them_and_needs_none() -> None:
    extractor = MentionExtractor()
    text = "The floodgate in Raqqa was an airstrike target."
    own = (OwnTopic("floodgates", ("floodgate",)),)
    places, _, mentions = extractor.read(text, "", own, math.inf).found
    assert [mention.key for mention in mentions] == ["floodgates", "airstrikes"]
    assert extractor.extract(text) == (places, (), mentions[1:])


class Shelf:
    """Topics to be read, and how often they were; unreadable while ``broken``."""

    def __init__(self) -> None:
        self.topics: tuple[OwnTopic, ...] = (DAMS,)
        self.broken = False
        self.reads = 0

    async def read(self) -> tuple[OwnTopic, ...]:
        """The topics."""
        self.reads += 1
        await asyncio.sleep(0)
        if self.broken:
            raise ConnectionError("no database")
        return self.topics


async def test_topics_are_read_again_when_their_time_is_over_and_not_before() -> None:
    shelf, now = Shelf(), [100.0]
    current = CurrentTopics(shelf.read, 5, lambda: now[0])
    assert await current.get() == (DAMS,)
    shelf.topics = (BRIDGES,)
    now[0] = 104.9
    assert (await current.get(), shelf.reads) == ((DAMS,), 1)
    now[0] = 105.0
    assert (await current.get(), shelf.reads) == ((BRIDGES,), 2)


async def test_all_who_wait_are_served_by_one_reading() -> None:
    shelf = Shelf()
    current = CurrentTopics(shelf.read, 5, lambda: 0.0)
    assert await asyncio.gather(*(current.get() for _ in range(5))) == [(DAMS,)] * 5
    assert shelf.reads == 1


async def test_topics_that_cannot_be_read_are_never_taken_for_none_or_for_older_ones() -> None:
    shelf, now = Shelf(), [0.0]
    current = CurrentTopics(shelf.read, 5, lambda: now[0])
    shelf.broken = True
    with pytest.raises(ConnectionError):
        await current.get()
    shelf.broken = False
    assert await current.get() == (DAMS,)
    shelf.broken, now[0] = True, 6.0
    with pytest.raises(ConnectionError):
        await current.get()


def test_a_text_is_partial_where_the_time_did_not_suffice_for_its_topics() -> None:
    seconds = iter([0.0])
    extractor = MentionExtractor({"flood": ["flood"]})
    own = (OwnTopic("the", ("the",)),)
    found = extractor.read("the flood. " * 2_000, "", own, 60.0, lambda: next(seconds, math.inf))
    assert found.characters == 0
    assert found.found == ((), (), ())
