"""The words for people and animals that a number counts, in lower case, with plurals where needed."""

from claimwatch_language.saying.inflections import noun_forms
from claimwatch_language.wordlists import word_set

POPULATIONS: dict[str, str] = {
    word: population
    for population, words in {
        "civilians": (
            "civilian civilians resident residents villager villagers inhabitant inhabitants bystander bystanders "
            "worshipper worshippers mourner mourners passer-by passersby occupant occupants"
        ),
        "children": (
            "child children boy boys girl girls kid kids infant infants baby babies toddler toddlers minor minors "
            "schoolchild schoolchildren pupil pupils student students schoolgirls schoolboys teenager teenagers "
            "youths youngsters"
        ),
        "women": "woman women female females mother mothers wives",
        "men": "man men male males fathers",
        "fighters": (
            "fighter fighters militant militants rebel rebels insurgent insurgents gunman gunmen jihadist jihadists "
            "bandit bandits terrorist terrorists mercenary mercenaries guerrilla guerrillas militiaman militiamen "
            "attacker attackers assailant assailants combatant combatants extremist extremists separatist separatists "
            "bomber bombers radicals"
        ),
        "security_forces": (
            "soldier soldiers troop troops police policeman policemen policewoman officer officers guard guards "
            "guardsman guardsmen servicemen serviceman forces personnel conscript conscripts paratroopers marines "
            "peacekeeper peacekeepers cops commandos agents sailors recruits reservists"
        ),
        "journalists": "journalist journalists reporter reporters cameraman cameramen photographer photographers",
        "medics": "medic medics doctor doctors nurse nurses paramedic paramedics",
        "aid_workers": "rescuer rescuers aid-worker aid-workers volunteer volunteers humanitarians",
        "protesters": "protester protesters protestor protestors demonstrator demonstrators activist activists",
        "refugees": "refugee refugees idp idps migrant migrants evacuee evacuees asylum-seekers deportees",
        "prisoners": "prisoner prisoners inmate inmates detainee detainees hostage hostages captive captives",
        "elderly": "elderly pensioners",
    }.items()
    for word in words.split()
}
"""The population key of each word. A word for people in general ("people", "persons") has no population."""

PRISONERS: frozenset[str] = frozenset(word for word, key in POPULATIONS.items() if key == "prisoners")
"""Words for prisoners."""

PERSONS: frozenset[str] = word_set(
    "child boy girl baby infant toddler teenager student pupil woman man mother father civilian resident villager "
    "soldier policeman policewoman officer guard journalist reporter cameraman photographer medic paramedic "
    "doctor nurse rescuer worker volunteer protester demonstrator activist driver person passenger farmer "
    "fisherman fighter militant rebel gunman prisoner detainee tourist teacher peacekeeper serviceman "
    "servicewoman marine sailor pilot bomber attacker suspect citizen national employee official leader commander "
    "member bystander refugee migrant hostage patient priest imam nun monk clerk lawyer judge politician minister "
    "mayor businessman shopkeeper grocer tailor porter baker cook engineer technician miner fireman firefighter "
    "schoolboy schoolgirl youth adult pensioner professor writer singer cleric colonel captain sergeant corporal "
    "lieutenant constable inspector conscript recruit spokesman insurgent witness envoy juror warden senator "
    "deputy governor developer commissioner analyst scientist researcher banker artist musician author actor "
    "victim neighbour neighbor friend colleague cyclist motorist pedestrian president herder cousin parent husband "
    "widow orphan bodyguard candidate voter owner"
)
"""Words for one person."""

KIN: frozenset[str] = word_set(
    "wife husband son daughter mother father brother sister baby child grandmother grandfather partner bodyguard "
    "uncle aunt nephew niece cousin grandson granddaughter fiancee girlfriend boyfriend infant toddler"
)
"""Words for one person who is somebody's."""

_BY_STATION = (
    "abductee academic accountant actress addict adherent adolescent ambassador amputee apprentice architect arrestee "
    "assassin astronaut attendant attendee aunt baron beggar bedouin beneficiary blacksmith bride bridegroom brigadier "
    "cadet celebrant chauffeur chef chief chieftain churchgoer classmate comrade concertgoer contestant convict "
    "correspondent cosmonaut courier cowboy criminal culprit descendant detective devotee disciple donor emigrant "
    "entrant escapee executive exile expatriate felon festivalgoer fugitive gendarme general godparent goldsmith "
    "graduate grandparent gymnast hooligan immigrant informant intern invalid jihadi jockey juvenile king "
    "landlord legislator lifeguard local lumberjack magistrate maid mechanic missionary monarch moviegoer mp "
    "nanny nephew niece noble novice octogenarian orderly paedophile paramilitary paraplegic participant partygoer "
    "penitent philanthropist physician pickpocket poet prince princess prostitute quadriplegic rabbi racegoer "
    "rapist recipient referee retiree roommate roughneck runaway scholar scout seamstress secretary sheikh shepherd "
    "sibling signatory slave spouse steward stewardess stowaway surgeon teen tenant thug trainee triplet truant "
    "twin umpire uncle undergraduate vagrant vandal vendor veteran virologist waitress warlord warrior youngster zealot"
)
"""Words for one person by station, faith or kin, which count only as plurals: "a general" is somebody known."""

_PEOPLES = (
    "alawites amharas azeris berbers bosniaks catholics chechens copts cypriots dinka druze filipinos fulani hazaras "
    "houthis hutus igbos kosovars maronites maoris mongols mormons mozambicans nuer oromos pashtuns protestants "
    "quakers rohingya salafis scots shiites slavs slovenes spaniards sufis tamils tatars tuareg tuaregs tutsis uighurs "
    "uyghurs yazidis yezidis zulus"
)
"""Names of peoples and of believers whose ends do not tell that they are people."""

PEOPLE: frozenset[str] = (
    frozenset(POPULATIONS)
    | PERSONS
    | {f"{person}s" for person in PERSONS}
    | {plural for person in _BY_STATION.split() for plural in noun_forms(person) - {person}}
    | word_set(_PEOPLES)
    | word_set(
        "townspeople tribespeople clergy newborns chiefs churchmen clansmen kinsfolk menfolk womenfolk jobless "
        "unemployed disabled half-brothers half-sisters stepchildren grandchildren great-grandchildren in-laws spies "
        "midwives counsellors sick "
        "witnesses deputies aide aides people persons person victims victim others survivors survivor members member "
        "workers worker employees employee passengers passenger tourists tourist fishermen farmers lives life "
        "casualties casualty souls relatives suspects suspect men citizens citizen nationals national foreigners "
        "foreigner families family households natives teachers drivers driver officials official leaders leader "
        "spokesmen commanders commander lawyers lawmakers voters candidates peasants patients crew staff shoppers "
        "pilgrims monks priests athletes players miners labourers laborers supporters strongmen tribesmen militia "
        "militias accused spectators clerics elders neighbours neighbors brothers sisters sons daughters couples "
        "colleagues pedestrians motorists dissidents opponents sympathisers sympathizers delegates diplomats experts "
        "inspectors fans individual individuals defendant defendants pirate pirates ranger rangers councillors "
        "councilors councillor front-runners frontrunners contenders operatives adults adult evangelists bishops "
        "cousins cousin recruits traders trader merchants cyclists climbers hikers skiers divers swimmers sailors "
        "crewmen crewman servicewoman servicewomen clients customers guests shopkeepers herders nomads bombers "
        "hijackers robbers burglars kidnappers smugglers traffickers thieves inhabitants newcomers returnees "
        "christians muslims jews hindus sikhs shias sunnis kurds cubans taliban afghans thais greeks swedes danes "
        "finns poles turks arabs croats serbs czechs slovaks frenchmen englishmen britons roma tajiks uzbeks kazakhs"
    )
)

ANIMALS: frozenset[str] = word_set(
    "animal animals goat goats sheep cattle cow cows camel camels horse horses dog dogs cat cats bird birds chicken "
    "chickens duck ducks swan swans pigs pig poultry livestock fish whale whales dolphins elephants elephant donkeys "
    "donkey mules mule calves calf lambs lamb ewes bulls bull oxen ox buffalo buffaloes yaks reindeer llamas hens "
    "turkeys geese bees turtles sharks seals bears wolves deer lions tigers monkeys gorillas rhinos rhinoceros"
)
"""What may be killed and is no person."""

GROUPS: frozenset[str] = word_set("family families household households couple couples")
"""Words of ``PEOPLE`` that count several persons as one."""
