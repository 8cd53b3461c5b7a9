"""The 250 articles of the day, always the same: first reports, second counts, updates, copies, recaps, other news.

Every text is made of the sentences in this module; every publisher has "(synthetic)" in its name.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.day.occurrences import OCCURRENCES, Occurrence

DAY = datetime(2026, 3, 12, tzinfo=UTC)
"""The day, a Thursday."""
ARTICLES = 250
AGENCY, SECOND_AGENCY = "Levant Wire (synthetic)", "Orontes Press (synthetic)"
OUTLETS = tuple(
    f"{first} {second} (synthetic)"
    for first in ("Morning", "Coast", "Valley", "Border", "Capital")
    for second in ("Herald", "Courier", "Monitor", "Post")
)
Article = dict[str, Any]


def day_of_articles() -> list[Article]:
    """The articles in the order of publication, as ``claimwatch rehearse`` reads them."""
    chance = random.Random(250)
    dispatches = [article for occurrence in OCCURRENCES for article in _coverage(occurrence, chance)]
    others = list(_others(ARTICLES - len(dispatches)))
    return sorted([*dispatches, *others], key=lambda article: (article["published_at"], article["id"]))


def _coverage(occurrence: Occurrence, chance: random.Random) -> Iterator[Article]:
    """All that is printed of one occurrence over the day."""
    at = DAY + timedelta(hours=occurrence.hour)
    first = _article(occurrence, "first", AGENCY, at, *_first(occurrence))
    yield first
    yield from _copies(first, occurrence.copies, chance)
    second = _article(
        occurrence,
        "second",
        SECOND_AGENCY,
        at + timedelta(hours=1),
        *_second(occurrence, OCCURRENCES.index(occurrence)),
    )
    yield second
    yield from _copies(second, 2, chance)
    for number, toll in enumerate(occurrence.tolls[1:], start=2):
        later = at + timedelta(hours=2 * number - 1)
        update = _article(occurrence, f"update-{number}", AGENCY, later, *_update(occurrence, toll))
        yield update
        yield from _copies(update, 2, chance)
    if occurrence.denier:
        denial = _denial(occurrence, occurrence.denier)
        yield _article(occurrence, "denial", SECOND_AGENCY, at + timedelta(hours=5), *denial)
    yield _article(occurrence, "recap", "Coast Review (synthetic)", at + timedelta(hours=7), *_recap(occurrence))


def _article(occurrence: Occurrence, part: str, publisher: str, at: datetime, title: str, text: str) -> Article:
    name = f"{occurrence.town.lower()}-{part}"
    dateline = f"{occurrence.town.upper()}, Syria, {at:%d %B}".replace(" 0", " ")
    url = f"https://{publisher.split()[0].lower()}.example/{name}"
    text = f"{dateline} - {text}"
    return {
        "id": name,
        "publisher": publisher,
        "url": url,
        "published_at": at.isoformat(),
        "title": title,
        "text": text,
    }


def _first(of: Occurrence) -> tuple[str, str]:
    lead = of.lead.format(toll=of.tolls[0])
    return f"{of.act.capitalize()} in {of.town}: {of.target} hit, people killed", (
        f"{lead}, the {of.directorate} said.\n\n{of.scene}"
    )


def _second(of: Occurrence, number: int) -> tuple[str, str]:
    counted = (
        f"The {of.second} counted {of.others} dead in {of.town} after the {of.act} at the {of.target}.",
        f"{of.others} people were killed by the {of.act} at the {of.target} of {of.town}, the {of.second} said.",
        f"The {of.act} in {of.town} killed {of.others} people, according to the {of.second}.",
    )
    return f"{of.second} on the {of.act} in {of.town}", f"{counted[number % len(counted)]}\n\n{of.aid}"


def _update(of: Occurrence, toll: int) -> tuple[str, str]:
    title = f"Toll of {of.act} in {of.town} rises to {toll}"
    return title, (
        f"The {of.act} at the {of.target} of {of.town} killed {toll} people, the {of.directorate} said in a new count."
        f"\n\n{of.later}"
    )


_DENIALS = (
    "The {denier} denied that it had carried out the {act} at the {target} of {town}.\n\nNo operation had taken place "
    "near {town} since the weekend, its spokesman told reporters.",
    "The {denier} denied any part in the {act} in {town}.\n\nA colonel, who met the press under an awning while it "
    "rained, showed a chart of patrols and left without taking questions.",
    "The {denier} denied hitting the {target} of {town}.\n\nIts statement came at nightfall, on paper without a date, "
    "and was read out between the weather and the price of sugar.",
    "The {denier} denied the {act} that struck {town}.\n\nAt the barracks nobody came to the telephone afterwards, and "
    "the gate stayed shut to a delegation of elders.",
)


def _denial(of: Occurrence, denier: str) -> tuple[str, str]:
    deniers = [each.town for each in OCCURRENCES if each.denier == denier]
    words = _DENIALS[deniers.index(of.town) % len(_DENIALS)]
    text = words.format(denier=denier, act=of.act, target=of.target, town=of.town)
    return f"{denier} denies {of.act} in {of.town}", text


def _recap(of: Occurrence) -> tuple[str, str]:
    return f"What is known of {of.town}", (
        f"The {of.directorate} has said that {of.tolls[-1]} people were killed by the {of.act} at the {of.target} of "
        f"{of.town}.\n\n{of.scene} {of.later}"
    )


def _copies(article: Article, count: int, chance: random.Random) -> Iterator[Article]:
    """The article in other outlets, up to two hours later; each third with a sentence of the outlet's own."""
    printed = datetime.fromisoformat(article["published_at"])
    for number, outlet in enumerate(chance.sample(OUTLETS, count)):
        host = "-".join(outlet.lower().split()[:2])
        name = f"{article['id']}-{host}"
        at = printed + timedelta(minutes=chance.randrange(5, 120))
        own = (
            f"\n\nThe {outlet.removesuffix(' (synthetic)')} could not reach the town by telephone."
            if number % 3 == 2
            else ""
        )
        where = {"id": name, "publisher": outlet, "url": f"https://{host}.example/{article['id']}"}
        yield article | where | {"published_at": at.isoformat(), "text": article["text"] + own}


_OTHERS = (
    (
        "Bread prices in {town} up for the third week",
        "Bakers in {town}, Syria, put up their prices again this week. A bag of flour now costs twice as much as in "
        "autumn, a trader at the market of {town} said.",
    ),
    (
        "Schools of {town} hold their spring concert",
        "The schools of {town}, Syria, held their spring concert on Thursday. The choir had practised since January, "
        "and the hall was full.",
    ),
    (
        "Ministry plans road from {town} to the coast",
        "The Transport Ministry plans a road from {town}, Syria, to the coast. Work is to begin in the autumn if the "
        "money is there, the ministry said.",
    ),
    (
        "Olive trees of {town} suffer from the drought",
        "The olive groves of {town}, Syria, have had too little rain for the second year. Farmers said that they were "
        "thinking of giving up.",
    ),
)


def _others(count: int) -> Iterator[Article]:
    """Articles of the same towns that a monitor of claims does not need."""
    for number in range(count):
        town = OCCURRENCES[number % len(OCCURRENCES)].town
        title, text = (words.format(town=town) for words in _OTHERS[number // len(OCCURRENCES) % len(_OTHERS)])
        at = DAY + timedelta(hours=6, minutes=15 * number)
        outlet = OUTLETS[number % len(OUTLETS)]
        host = "-".join(outlet.lower().split()[:2])
        url = f"https://{host}.example/other-{number}"
        yield {"id": f"other-{number}", "publisher": outlet, "url": url, "published_at": at.isoformat()} | {
            "title": title,
            "text": text,
        }
