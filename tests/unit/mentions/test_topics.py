import pytest

from services._extractor.findings import TimeLimit
from services.mentions.topics.finder import TopicFinder, starter_exclusions, starter_topics

REQUIRED = {
    *("mass-graves", "white-phosphorus", "airstrikes", "international-investigation", "chemical-weapons"),
    *("cluster-munitions", "displacement", "detention", "hospitals-attacked", "famine", "protests", "landmines"),
    *("sexual-violence", "journalists", "aid-blockade", "executions", "torture", "drones", "ceasefire", "sanctions"),
    *(
        "incendiary-weapons",
        "siege",
        "enforced-disappearance",
        "schools-attacked",
        "cultural-property",
        "accountability",
    ),
    *("earthquake", "flood", "storm", "wildfire", "drought", "landslide", "tsunami", "volcano", "epidemic"),
}


def keys(text: str) -> set[str]:
    return set(TopicFinder(starter_topics()).find(text))


def test_the_starter_topics_cover_the_field() -> None:
    assert starter_topics().keys() >= REQUIRED


def test_every_exclusion_belongs_to_a_topic() -> None:
    assert starter_exclusions().keys() <= starter_topics().keys()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("A mass grave was opened.", "mass-graves"),
        ("MASS GRAVES were opened.", "mass-graves"),
        ("A second pit yielded 22 bodies.", "mass-graves"),
        ("The remains of 22 men were identified.", "mass-graves"),
        ("Mass-grave sites were opened.", "mass-graves"),
        ("An air-strike hit it.", "airstrikes"),
        ("Two air strikes hit it.", "airstrikes"),
        ("White\nphosphorus fell.", "white-phosphorus"),
        ("The atrocities go on.", "war-crimes"),
        ("The cease-fire held.", "ceasefire"),
    ],
)
def test_a_term_matches_in_any_case_and_number(text: str, key: str) -> None:
    assert key in keys(text)


@pytest.mark.parametrize(
    "text", ["It was droned out.", "The grapes ripened.", "A massive grave stone.", "Unsanctionable."]
)
def test_a_term_matches_whole_words_only(text: str) -> None:
    assert keys(text) == set()


def test_every_place_of_a_topic_is_told() -> None:
    text = "Drones flew. A drone fell."
    (spans,) = TopicFinder({"drones": ["drone"]}).find(text).values()
    assert [text[span.start : span.end] for span in spans] == ["Drones", "drone"]


def test_terms_of_a_users_own_are_taken_literally() -> None:
    finder = TopicFinder({"own": ["C+ (grade)"], "empty": ["", " "]})
    assert list(finder.find("He got a C+ (grade) there.")) == ["own"]


FINDER = TopicFinder(starter_topics(), starter_exclusions())


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Jets dropped napalm.", "incendiary-weapons"),
        ("The town was besieged for years.", "siege"),
        ("An air strike on the field hospital killed two.", "hospitals-attacked"),
        ("Two clinics were bombed.", "hospitals-attacked"),
        ("A school had been shelled.", "schools-attacked"),
        ("Gunmen hold the kidnapped students.", "schools-attacked"),
        ("The dam was hit.", "infrastructure-attacked"),
        ("Three aid workers were killed.", "aid-workers-attacked"),
        ("He was charged with crimes against humanity.", "accountability"),
        ("The judges issued an international arrest warrant.", "accountability"),
        ("Looted antiquities were found.", "cultural-property"),
        ("Gunmen took the nurses hostage.", "hostages"),
        ("Two sides agreed on a prisoner swap.", "prisoner-exchange"),
        ("It held back 46 prisoners from Sunday's exchange.", "prisoner-exchange"),
        ("They were used as human shields.", "human-shields"),
        ("The junta closed the airport.", "coup"),
        ("Men attacked the cholera treatment centre there.", "hospitals-attacked"),
        ("The health post was looted and burned.", "hospitals-attacked"),
        ("On Friday the medical tents were set on fire.", "hospitals-attacked"),
        ("Police used tear gas.", "protests"),
        ("The march to the district office was fired upon.", "protests"),
        ("Six have died since the march of Tuesday.", "protests"),
        ("Marchers were held at two stations.", "protests"),
        ("Soldiers shot into the crowd.", "protests"),
        ("A landslide buried the road.", "landslide"),
        ("The volcano woke.", "volcano"),
        ("A tsunami reached the shore.", "tsunami"),
        ("The river burst its banks.", "flood"),
        ("Years of drought emptied the wells.", "drought"),
        ("Measles spread in the camp.", "epidemic"),
        ("The ferry capsized.", "accidents"),
        ("A canoe with forty mourners went under.", "accidents"),
        ("The trawler foundered in the night.", "accidents"),
        ("Five diggers suffocated in a shaft.", "accidents"),
        ("The pit caved in at noon.", "accidents"),
        ("A fuel tanker that had overturned blew up.", "accidents"),
        ("The tanker blast was heard far away.", "accidents"),
        ("A bus ran into a parked lorry.", "accidents"),
        ("They died in a collision with a truck.", "accidents"),
        ("The minister visited the sunken ferry.", "accidents"),
    ],
)
def test_the_field_has_its_topics(text: str, key: str) -> None:
    assert key in FINDER.find(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The minister praised the execution of the budget.", "executions"),
        ("Agents executed a search warrant.", "executions"),
        ("She told journalists that it was over.", "journalists"),
        ("The health centre opened again on Friday.", "hospitals-attacked"),
        ("The oil rally went on.", "protests"),
        ("In March of last year the office was closed.", "protests"),
        ("On 4 March to 6 March the road was shut.", "protests"),
        ("In March two rockets were fired at the northern town.", "protests"),
        ("On 4 March the ship was fired on.", "protests"),
        ("By the March to May season the crops had failed.", "protests"),
        ("A cooking demonstration closed the fair.", "protests"),
        ("He won by a landslide.", "landslide"),
        ("It was a publicity coup.", "coup"),
        ("A tidal wave of debt came.", "tsunami"),
        ("A flood of complaints came.", "flood"),
        ("The outbreak of fighting closed the road.", "epidemic"),
        ("Rumours spread like wildfire.", "wildfire"),
        ("The club ended its goal drought.", "drought"),
        ("A siege mentality took hold.", "siege"),
        ("It was an officially sanctioned event.", "sanctions"),
        ("It was a political earthquake.", "earthquake"),
        ("They settled the custody dispute.", "detention"),
        ("The agency was starved of funds.", "famine"),
        ("She is a tortured soul.", "torture"),
    ],
)
def test_a_term_inside_an_exclusion_does_not_count(text: str, key: str) -> None:
    assert key not in FINDER.find(text)


def test_a_term_outside_the_exclusions_of_the_same_text_counts() -> None:
    text = "After the execution of the plan came the execution of nine men."
    (spans,) = TopicFinder({"e": ["execution"]}, {"e": ["execution of the plan"]}).find(text).values()
    assert [span.start for span in spans] == [text.rindex("execution")]


def test_exclusions_count_also_where_they_overlap() -> None:
    finder = TopicFinder({"strikes": ["strike rate"]}, {"strikes": ["lucky strike", "strike rate up"]})
    assert finder.find("A lucky strike rate up now.") == {}
    assert list(finder.find("The strike rate fell.")) == ["strikes"]


class Ticking:
    """A clock that moves on by a second whenever it is looked at."""

    def __init__(self) -> None:
        self.looks = 0

    def __call__(self) -> float:
        self.looks += 1
        return float(self.looks)


def test_no_word_is_looked_at_after_the_limit() -> None:
    finder = TopicFinder({"dams": ["dam"]}, {"dams": ["dam song"]})
    read = finder.read("A dam. " * 1_000, TimeLimit(1_500.0, Ticking()))
    (dams,) = read.found.values()
    assert 0 < read.characters < 7_000
    assert all(span.end <= read.characters for span in dams)
    assert len(dams) == read.characters // 7


def test_an_exclusion_that_was_not_read_to_its_end_makes_no_topic() -> None:
    finder = TopicFinder({"dams": ["dam"]}, {"dams": ["dam song"]})
    for seconds in range(1, 30):
        assert finder.read("The dam song. " * 10, TimeLimit(float(seconds), Ticking())).found == {}


def test_the_limit_is_asked_as_often_for_many_terms_as_for_one() -> None:
    text, looks = "the " * 500, []
    for count in (1, 200):
        clock = Ticking()
        terms = {f"own-{number}": [f"{'the ' * 20}x{number}"] for number in range(count)}
        assert TopicFinder(terms).read(text, TimeLimit(1e9, clock)).characters == len(text)
        looks.append(clock.looks)
    assert looks[0] == looks[1]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("dam dams dam’s dams' Dams’S", ["dam", "dams", "dam’s", "dams'", "Dams’S"]),
        ("river\n- dam, river--dams", ["river\n- dam", "river--dams"]),
        ("a river dam city; a river cities", ["river dam city", "river cities"]),
        ("undam dammed river, dam", ["dam"]),
        ("dam—dam/dam", ["dam", "dam", "dam"]),
    ],
)
def test_the_longest_term_that_stands_there_is_found(text: str, found: list[str]) -> None:
    (spans,) = TopicFinder({"own": ["dam", "river dam", "river city", "river dam city"]}).find(text).values()
    assert [text[span.start : span.end] for span in spans] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A fire at a textile factory; fire in factories.", ["fire at a textile factory", "fire in factories"]),
        ("Fire-factory. A fire in one of two very old factories.", ["Fire-factory"]),
        ("The fire, a factory. The fire. A factory.", []),
        ("Fire fire at a factory", ["Fire fire at a factory"]),
    ],
)
def test_a_gap_stands_for_a_few_words_of_the_clause(text: str, found: list[str]) -> None:
    spans = TopicFinder({"own": ["fire ... factory"]}).find(text).get("own", ())
    assert [text[span.start : span.end] for span in spans] == found
