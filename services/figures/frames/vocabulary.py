"""The words that the rules of structure know: verbs of being, of change and of result, nouns of amounts and of custody.

What happened to people is in ``services/figures/lexicon.py``.
"""

from claimwatch_language.wordlists import word_set

BE = word_set("is are was were be been being 's remain remains remained remaining am")
AMONG = word_set("among amongst")
INCLUDE = word_set("include includes included including comprise comprised")
WITH_RESULT = word_set("leave leaves left leaving shoot shoots shot shooting find finds finding found stabbed beaten")
"""Verbs whose object has a result ("left 12 dead", "shot dead 12")."""
CONDEMNED = word_set("sentenced condemned doomed")
CUSTODY = word_set("custody detention remand jail prison jails prisons captivity bars")
LIVES = word_set("life lives")
LOSE = word_set("lost lose loses losing")
LOSSES = word_set("loss losses")
DEAR = word_set(
    "wife husband son sons daughter daughters mother father parents brother brothers sister sisters child children "
    "relatives cousin cousins uncle friends comrades colleagues men soldiers troops fighters policemen crewmen baby"
)
"""Who is dead if somebody lost them."""
SUFFER = word_set("suffered suffer suffers suffering sustained sustaining received receiving met meet meets")
COUNTS = word_set("number total count figure figures numbers proportion share tally")
CHANGES = word_set(
    "reach reaches reached reaching rise rises rose risen rising climb climbs climbed climbing stand stands stood "
    "standing pass passes passed passing exceed exceeds exceeded exceeding top tops topped topping grow grows grew "
    "grown growing jump jumped jumping hit hits hitting increase increases increased increasing fall falls fell fallen "
    "falling drop drops dropped put puts putting bring brings brought bringing raise raises raised raising take takes "
    "took taking taken revise revised revising double doubled surge surged soar soared went go goes going come came "
    "number numbers numbered remain remained is was are were be been estimated total totals totaled totalled totalling "
    "expand expanded cut cuts cutting reduce reduced reducing swell swelled swollen place placed placing set"
)
CONJUNCTIONS_TOO = word_set("after before since until as")
BOUNDS = word_set("over above below around about under beyond")
"""Prepositions that only bound the number after them ("wounded over 40")."""
TO_AMOUNTS = word_set("to at by from of past")
HOMES = word_set("home homes house houses village villages")
LEAVING = word_set(
    "left leave leaves leaving lost lose losing abandoned abandon abandoning forced force forcing drove driven driving "
    "drive vacate vacates vacated vacating chased expelled throw throws threw thrown throwing pushed pushing kicked"
)
"""Verbs by which somebody's home is left or lost."""
SET_FREE = word_set("set setting sets went go goes walked walk walks")
CASUALTIES = word_set("casualties casualty")
"""Dead and wounded together."""
COST = word_set("cost costs costing")
CAPTIVE = word_set("captive hostage prisoner")
ACTED_ON_AMOUNTS = word_set(
    "put puts putting bring brings brought bringing raise raises raised raising take takes took taking taken cut cuts "
    "cutting place placed placing set hit hits hitting pass passes passed passing reduce reduced revise revised"
)
"""Verbs of change whose subject may be who changes or counts the amount ("the army put its losses at 12")."""
OFTEN_ALIVE = word_set(
    "burn burns rape torture abuse assault gunshot acid trafficking fraud crime war flood floods quake earthquake "
    "storm cyclone hurricane typhoon drought famine disaster tsunami"
)
"""Nouns before "victims" of which most victims live."""
EXTENTS = word_set("high low many few much")
SHOT = word_set("shot stabbed beaten hit run chased attacked burned burnt tortured")
"""Participles before another that says the harm ("shot and killed")."""
PAIRS = word_set("couple pair duo")
POSSESSIVES = word_set("his her their its")
BODIES = word_set("body corpse")
