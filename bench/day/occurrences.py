"""The invented occurrences of the day. Towns and provinces are on the map; nothing of what is said happened."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Occurrence:
    """What happened somewhere, and how it was counted over the day.

    ``lead`` is the first report's first sentence, up to who says so. ``tolls`` are those that the local health
    directorate gives one after another, ``others`` what a second claimant gives. ``scene`` is what the first report
    goes on to say, ``aid`` what the second one does, ``later`` what updates do. ``hour`` is the first report's, in UTC.
    ``copies`` says how many outlets print the first report.
    """

    town: str
    province: str
    act: str
    target: str
    lead: str
    hour: int
    tolls: tuple[int, ...]
    second: str
    others: int
    scene: str
    aid: str
    later: str
    denier: str | None = None
    copies: int = 8

    @property
    def directorate(self) -> str:
        """Who counts the dead first."""
        return f"{self.province} Health Directorate"


OCCURRENCES = (
    Occurrence(
        town="Ariha",
        province="Idlib",
        act="air strike",
        target="vegetable market",
        lead="An air strike hit the vegetable market of Ariha on Thursday morning and killed at least {toll} people",
        hour=6,
        tolls=(24, 31, 41),
        second="Civil Defence",
        others=44,
        scene="The stalls burned until noon. Traders carried the wounded on doors to a clinic that had no light.",
        aid="Crews with cutting tools worked their way to the fish hall, where the roof had come down.",
        later="Several of the wounded had died in the night clinic. A grocer was looking for two of his brothers.",
        denier="Syrian Army",
        copies=13,
    ),
    Occurrence(
        town="Saraqib",
        province="Idlib",
        act="shelling",
        target="bus station",
        lead="Shells fell on the bus station of Saraqib as commuters queued, killing at least {toll} people",
        hour=7,
        tolls=(9, 12),
        second="Doctors' Union",
        others=14,
        scene="Drivers had been on strike until the day before. Shoes and lunch boxes lay between the platforms.",
        aid="Surgeons operated in the corridor of the eye hospital because its theatre had been flooded in winter.",
        later="The names were read from the ticket window in the evening.",
        copies=9,
    ),
    Occurrence(
        town="Afrin",
        province="Aleppo",
        act="car bomb",
        target="customs office",
        lead="A car bomb exploded beside the customs office in Afrin, where at least {toll} people were killed",
        hour=8,
        tolls=(7, 11),
        second="Civil Defence",
        others=11,
        scene="Lorries with tomatoes had waited there since dawn. The blast tore the gate off and set a kiosk on fire.",
        aid="Firemen cooled the tank of a lorry for three hours before anybody was let near the weighbridge.",
        later="Four porters were found under the archive, whose shelves had fallen.",
        copies=10,
    ),
    Occurrence(
        town="Manbij",
        province="Aleppo",
        act="air strike",
        target="grain silo",
        lead="{toll} workers were killed when warplanes bombed a grain silo near Manbij",
        hour=9,
        tolls=(5,),
        second="Red Crescent",
        others=3,
        scene="Wheat poured over the yard and smouldered. The mill belongs to a cooperative of eleven villages.",
        aid="Volunteers fetched masks from the cement works, since the dust could be seen from the river.",
        later="",
        denier="Syrian Army",
    ),
    Occurrence(
        town="Jarabulus",
        province="Aleppo",
        act="drone strike",
        target="fuel depot",
        lead="A drone struck a fuel depot outside Jarabulus, and at least {toll} people were killed in the fire",
        hour=10,
        tolls=(6, 8),
        second="Civil Defence",
        others=8,
        scene="Black smoke drifted across the frontier bridge. Petrol was sold by the glass in the evening.",
        aid="Foam was brought from the airfield, and a trench was dug so that the diesel could not reach the canal.",
        later="Two guards were identified by the keys that they carried.",
    ),
    Occurrence(
        town="Suqaylibiyah",
        province="Hama",
        act="rocket attack",
        target="secondary school",
        lead="Rockets landed in the courtyard of a secondary school in Suqaylibiyah, killing at least {toll} pupils",
        hour=10,
        tolls=(4, 6),
        second="Doctors' Union",
        others=9,
        scene="An examination in geometry had just begun. Parents ran along the railway because the street was closed.",
        aid="Blood was given in the church hall, where the queue went twice round the benches.",
        later="The headmistress read the names aloud at the gate.",
        denier="National Front",
        copies=12,
    ),
    Occurrence(
        town="Salamiyah",
        province="Hama",
        act="ambush",
        target="military convoy",
        lead="Gunmen ambushed a military convoy east of Salamiyah at daybreak and killed {toll} soldiers",
        hour=11,
        tolls=(13,),
        second="Interior Ministry",
        others=17,
        scene="The column was bringing flour to outposts on the steppe. A shepherd heard the firing from his well.",
        aid="Helicopters searched the gullies until a sandstorm drove them home.",
        later="",
    ),
    Occurrence(
        town="Talbiseh",
        province="Homs",
        act="air strike",
        target="bakery",
        lead="Missiles hit a bakery in Talbiseh where families stood in line, killing at least {toll} people",
        hour=12,
        tolls=(15, 19),
        second="Civil Defence",
        others=22,
        scene="Loaves lay in the road. The oven was the last one that had flour, and people came from the orchards.",
        aid="Neighbours formed a chain and passed bricks to the pump house until the voices below could be answered.",
        later="An apprentice baker was freed alive, and those beside him were not.",
        denier="Syrian Army",
        copies=12,
    ),
    Occurrence(
        town="Palmyra",
        province="Homs",
        act="mine explosion",
        target="truffle field",
        lead="A mine exploded under a pick-up full of truffle hunters near Palmyra and killed {toll} of them",
        hour=13,
        tolls=(3,),
        second="Red Crescent",
        others=3,
        scene="Rain had washed the markers away. The season ends in a fortnight, and a kilo pays for a month's rent.",
        aid="Sappers are to walk the wadi on Saturday with rakes and flags.",
        later="",
        copies=6,
    ),
    Occurrence(
        town="Mayadin",
        province="Deir ez-Zor",
        act="raid",
        target="river crossing",
        lead="Commandos raided a river crossing at Mayadin before dawn, and {toll} people were killed",
        hour=13,
        tolls=(8,),
        second="Interior Ministry",
        others=10,
        scene="Ferrymen hid in the reeds. Boats with sacks of sugar were found downstream, riddled and adrift.",
        aid="Divers recovered rifles and a ledger that named buyers as far as the coast.",
        later="",
    ),
    Occurrence(
        town="Raqqa",
        province="Raqqa",
        act="suicide attack",
        target="police station",
        lead="A suicide attacker blew himself up at a police station in Raqqa and killed {toll} officers",
        hour=14,
        tolls=(6, 7),
        second="Red Crescent",
        others=6,
        scene="He had come to report a stolen motorcycle. Windows broke as far away as the clock square.",
        aid="The cells were opened so that prisoners could help with the stretchers, and all came back.",
        later="A sergeant who had shielded a clerk did not survive the operation.",
        copies=9,
    ),
    Occurrence(
        town="Nawa",
        province="Daraa",
        act="mortar fire",
        target="maternity clinic",
        lead="Mortar fire struck a maternity clinic in Nawa, and at least {toll} people were killed",
        hour=15,
        tolls=(5, 9),
        second="Doctors' Union",
        others=12,
        scene="Midwives moved the incubators into a cellar by candlelight. A generator is on its way from the capital.",
        aid="The union has asked both sides for a corridor to the tobacco warehouse, where beds were put up.",
        later="Relatives waited under the pepper trees for a list that came at dusk.",
        denier="Syrian Army",
        copies=9,
    ),
)
