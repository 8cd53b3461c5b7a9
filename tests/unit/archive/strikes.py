"""Two reports of one strike on a market, and one of a strike on the next town."""

from datetime import date, timedelta

from claimwatch_contracts.vocabulary import Measure
from tests.incidents import DAY, MARCH_2, Told

HOUR = timedelta(hours=1)
SECOND, THIRD, FOURTH = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4)


STRIKE = Told(
    "strike",
    "Air strike on grain market in Alder kills 31",
    "A warplane bombed the grain market of Alder on Monday and left 31 dead, a surgeon at the Lazaret clinic said. "
    "Stallholders from the Osmund quarter dug with shovels until dusk. The air force made no statement.",
    places={},
    figures=(("31 dead", Measure.KILLED, SECOND),),
    topics=("airstrikes",),
)


SAME_STRIKE = Told(
    "same strike",
    "Bombs fall on traders in Alder",
    "Alder buried the first of its traders on Monday evening. The raid on the grain market killed at least "
    "40 dead by the count of the Osmund quarter's elders, and the Lazaret clinic ran out of blood.",
    MARCH_2 + 9 * HOUR,
    figures=(("40 dead", Measure.KILLED, SECOND),),
    topics=("airstrikes",),
)


NEXT_TOWN = Told(
    "next town",
    "Air strike on fuel depot in Birkeby kills eight",
    "A warplane bombed a fuel depot in Birkeby on Tuesday and left 8 dead, the fire chief Torvald Ness said. "
    "Birkeby has taken in families from Alder since the bombing of the grain market there.",
    MARCH_2 + DAY,
    figures=(("8 dead", Measure.KILLED, THIRD),),
    topics=("airstrikes",),
)
