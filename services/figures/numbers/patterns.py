"""What holds numbers and counts nothing: dates, times, ages, identifiers, scores and names, a pattern for each sort."""

import re

from claimwatch_language.calendar import MONTH, NO_DAY
from claimwatch_language.number_words import SCALES, TENS, UNITS

_NUMBER_WORDS = rf"(?:{'|'.join(sorted([*UNITS, *TENS], key=len, reverse=True))})"
_CAPITAL_WORDS = "(?-i:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)"
_NUMBER = rf"(?:\d[\d,.]{{0,16}}\d|\d|{_NUMBER_WORDS})"
_SMALL = rf"(?<!\d[,.])(?:\d{{1,3}}(?![,.]\d)|{_NUMBER_WORDS})\b"
_ZONE = r"(?:gmt|utc|est|edt|ksa|cet|cest|bst|ist|local|hrs|hours)\b"
_NUMBERED = (
    r"(?:resolutions?|articles?|sections?|chapters?|paragraphs?|clauses?|pages?|flights?|routes?|highways?"
    r"|rooms?|phases?"
    r"|channel|volume|table|level|category|verse|no\.|nos\.|nr\.|№|(?<!(?:ies|ths|ded|red|ers|sts|els|hey|nts|now|ich|who|ady)\s)"
    r"(?<!\bto\s)number|#|world\s+war|(?-i:Group)\s+of"
    r"|protocol|directive|regulation|decree|boeing|airbus|apollo|interstate|psalm|catch|title|grade|class"
    r"|district(?:\s+no\.)?|amendment|loop|exits?|ward|precinct|proposition|docket|block|suite|box|motorway|autobahn)"
)
_NAMED = (
    "Region|Zone|Priority|Unit|Area|Station|Squad|Squadron|Company|Platoon|Division|Sector|Camp|Engine|Stage"
    "|Phase|Team|Radio"
    "|Gate|Battalion|Brigade|Regiment|Corps|Force|Hotel|Photo|Terminal|Platform|Pier|Windows|iPhone|Xbox|XBox"
    "|Episode|Lot|Post"
    "|Apt|Formula|Channel|Studio|Reactor|Shaft|Building|Block|Tower|Line|Bus|Train|Tram|Road|Road\\sNo"
    "|Checkpoint|Site|Base"
    "|Point|Bridge|Ward|Year|Form|Grade|Tier|Type|Mark|Mk|Season|Series|Part|Book|Act|Day|Week|Round|Game"
    "|Group|Court|Plan"
    "|Operation|Task\\sForce|Air\\sForce|Marine|Europe|Rule|Clause|Schedule|Annex|Appendix|Figure|Exhibit"
    "|Model|Version|Lane"
)
_WEAPONS = (
    "Mi|Su|Sukhoi|Tu|Tupolev|MiG|Il|Ilyushin|An|Antonov|Ka|Cessna|Falcon|Ariane|Soyuz|Shenzhou|Grad|Scud"
    "|Kornet|Shahed|Fateh|Zelzal"
    "|Qassam|Fajr|Agni|Hwasong|Typhoon|Bell|Embraer|Fokker|Gulfstream|Learjet|Leopard|Challenger|Abrams"
    "|Javelin|Stinger|Hawk|Mirage"
)
_OF_HARM = (
    r"(?!\s+(?:more\s+|other\s+|others\s+)?(?:dead|killed|hurt|injured|wounded|missing|arrested|detained|people"
    r"|men|women|children|die|others)\b)"
)
_FRACTION_OF_SCALE = rf"[1-9]/[1-9][-\s](?:{'|'.join(SCALES)})"
_PERSON = (
    "man|woman|boy|girl|suspect|victim|father|mother|son|daughter|brother|sister|husband|wife|driver|pilot"
    "|teacher|student|pupil"
    "|teenager|child|baby|officer|soldier|nurse|doctor|farmer|resident|widow|grandmother|grandfather|uncle"
    "|aunt|cousin|friend"
    "|partner|fianc[eé]e?|girlfriend|boyfriend|grandson|granddaughter|nephew|niece|neighbour|neighbor"
    "|colleague|defendant|gunman|attacker|shopkeeper|trader|player|singer|actor|journalist"
    "|reporter|activist"
)
_SPOKE = (
    "said|say|told|tell|confirmed|reported|described|claimed|spoke|spoken|recalled|insisted|added"
    "|who\\s+(?:asked|spoke|declined|said|saw)"
)
_JOINED_TO_A_WORD = r"(?<=[A-Za-z])[-–]\d[\d.]*"
_CHARGED = (
    "criminal|felony|misdemeanou?r|murder|corruption|terrorism|terror|fraud|drugs?|assault|other|more|separate|new"
    "|federal|further|additional|sex|war|weapons|bribery|rape|manslaughter|kidnapping|theft|similar|related|serious"
)
"""Words before "charges" in court."""
_PATTERNS = {
    "month, day and year run together": rf"\b{MONTH}\.?\s*\d{{1,2}}(?:19|20)\d{{2}}(?!\d)",
    "width of a style sheet": r"[a-z-]{3,20}:\s?\d[\d.]{0,6}(?:px|%|em|rem|pt)\s?[;}]",
    "number of times as much": (
        r"(?:\d[\d,.]{0,8}|"
        + _NUMBER_WORDS
        + r")\s+times\s+(?:the|as|more|larger|bigger|smaller|higher|lower|faster|greater"
        r"|less|that|what|its|their|over)\b"
    ),
    "group of so many": (
        _SMALL + r"[-\s](?:person|member|man|woman|seat)\s+(?:panel|race|team|jury|field|committee|board|list|boat"
        r"|council|parliament|assembly|chamber|legislature)s?\b"
    ),
    "month and year": rf"\b{MONTH},?\s*\d{{4}}\b",
    "month and several days": rf"\b{MONTH}\s*\d{{1,2}}(?:\s*,\s*\d{{1,2}})*\s*(?:and|&)\s*\d{{1,2}}(?=[.,;)]|$)",
    "month and day": (
        rf"\b{NO_DAY}{MONTH}\s*(?:[0-2]?\d|3[01])(?:st|nd|rd|th)?\b(?:\s*(?:-|–|to|through)\s*\d{{1,2}}\b)?"
        rf"(?:,?\s+(?:19|20)\d\d\b)?"
    ),
    "day and month": (
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and)\s*\d{{1,2}}(?:st|nd|rd|th)?)?\s+(?:of\s+)?(?-i:(?!may\s+[a-z])){MONTH}"
        r"(?:,?\s+(?:(?:19|20)\d\d|\d\d(?!\s+[a-z]))\b(?![,.]\d))?"
    ),
    "dates and numbers with slashes": (
        rf"\b\d{{1,4}}(?P<mark>[-/.])\d{{1,2}}(?P=mark)\d{{1,4}}(?!\d)"
        rf"|\b(?!{_FRACTION_OF_SCALE})\d{{1,12}}(?:/\d{{1,12}}){{1,4}}\b"
    ),
    "days and months with points": (
        r"\b(?:on|since|from|until|till|before|after|by)\s+[0-3]?\d\.[01]?\d\.(?!\d)(?=\s+(?-i:[a-z(]|[A-Z]{2})|[,;)])"
    ),
    "times with minutes": (
        rf"\b\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?\s*(?:[ap]\.?m\b\.?|{_ZONE})|\b\d{{1,2}}:\d{{2}}(?::\d{{2}})?\b"
    ),
    "times after at": r"\bat\s(?:[01]?\d|2[0-3])\.[0-5]\d\b(?!\d|\s*(?:%|per|million|billion|a\b|[$€£]))",
    "hours": (
        rf"\b(?:{_NUMBER}\s*(?:-|–|to|and)\s*)?{_NUMBER}\s*(?:[ap]\.?m\b\.?|o[’']clock)|\b\d{{3,4}}\s*{_ZONE}"
        rf"|\b(?:half|quarter)\s+(?:past|to)\s+{_SMALL}"
    ),
    "ranges of years": r"(?<![\d.,])(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)\b",
    "lists of ordinals": r"\b\d{1,2}(?:\s?,\s?\d{1,2}){0,8}\s?(?:,|and|or|-|to)\s*\d{1,2}(?:st|nd|rd|th)\b",
    "names with a number in brackets, times before a number": (
        r"\b(?-i:[A-Z][a-z]+)\s\d{1,2}(?=[)\]])|\b\d{1,2}:\d{2}\s+\d{3,}\s*$"
    ),
    "decades and ordinals": r"\b\d{2,4}[’']?s\b|\b\d+(?:st|nd|rd|th)\b",
    'ages after "aged"': (
        rf"\b(?:aged|ages?|age\s+of|ages\s+of|age\s+group|as\s+(?:young|old)\s+as|(?:younger|older)\s+than"
        rf"|turn(?:ed|ing|s))\s+"
        rf"(?:(?:ranged|ranging)\s+)?(?:between\s+|of\s+|from\s+|about\s+|around\s+|only\s+|just\s+)?{_SMALL}(?!,\d)"
        rf"(?:\s*(?:-|–|,|to|and|or|through)\s*{_SMALL}(?!\s+(?:people|others|more)\b)){{0,6}}"
    ),
    "limits of age": (
        rf"\b(?:children|people|those|boys|girls|minors|anyone|adults|women|men|kids)\s+(?:under|over|below|above)"
        rf"\s+(?:the\s+age\s+of\s+)?{_NUMBER}(?!\s+(?:percent|per|million))|\b(?:under|over)-{_SMALL}s?\b"
    ),
    "ages between commas": (
        r"(?<=\w,)\s\d{1,2}(?=,\s(?:\d|(?:who|whose|of|was|were|is|from|a|an|the|said|told|and|has|had)\b|[A-Z]))"
        rf"|\b(?:an?|the|his|her|their|[’']s)\s(?:[\w-]+\s){{0,2}}(?:{_PERSON}),\s\d{{1,3}}(?=[,.;)])"
    ),
    "ages after a name": r"\b(?-i:[A-Z][\w’'-]+\s[A-Z][\w’'-]+|(?<=,\s)[A-Z][\w’'-]+),\s\d{1,3}(?=\.(?:\s|$)|;)",
    "ages in a row": (
        r"(?<=\w,)\s\d{1,2}(?:,\s\d{1,2})*,?\sand\s\d{1,2}(?=,\s(?:were|was|who|both|from|and|died|had|have|are)\b)"
        r"|\(\d{1,2}(?:,\s\d{1,2})+(?:,?\sand\s\d{1,2})?\)|\b\d{1,3}\s?-?y[/.]?o\b"
        r"|\b(?:at|now|then|barely|only|just)\s\d{1,2}(?=,\s(?:he|she)\b)"
    ),
    "children of one person": (
        rf"\b(?:father|mother|parent|dad|mum|mom|grandmother|grandfather|widow)\s+of\s+{_SMALL}(?!\s+of\b)"
    ),
    "ages of several": (
        r"(?-i:[A-Z])[\w’'-]+,\s\d{1,3}(?:,\s(?:and\s)?(?-i:[A-Z])[\w’'-]+(?:\s(?-i:[A-Z])[\w’'-]+)?,\s\d{1,3})+"
        rf"|\b(?:{_PERSON}|theirs|hers)\b[^,.;\n]{{0,20}},\s[\w’'-]+\s[\w’'-]+,\s\d{{1,3}}(?=[.;])"
        rf"|\band\s(?:his|her|their)\s(?:{_PERSON}),\s[\w’'-]+(?:\s[\w’'-]+)?,\s\d{{1,3}}(?=[.;,])"
        rf"|\band\s(?:his|her|their)\s(?:{_PERSON})(?:\s(?-i:[A-Z])[\w’'-]+){{1,2}}\s\d{{1,3}}(?=[.;,]|\s(?:were"
        rf"|was|died|who)\b)"
    ),
    "ages before a mark, early years": (
        r"(?<=\w,)\s\d{1,3}(?=[;)])|\b(?:who\s(?:is|was)|both)\s\d{1,3}\b(?=[,.;])|\bin\s1[5-8]\d\d\b"
        r"|\b(?:he|she)\s(?:is|was|would\shave\sbeen)\s\d{1,3}\b(?=[,.;]|\s(?:when|at|and)\b)"
    ),
    "ages at a step of life": (
        rf"\b(?:left|leaving|quit)\s+(?:school|home)\s+at\s+{_SMALL}|\b(?:retired|married|orphaned|widowed"
        rf"|enlisted)\s+at\s+{_SMALL}"
    ),
    "names with a number": (
        rf"\b(?-i:(?<!Every\s)(?:{_NAMED})|Public\sSchool)\s(?:(?-i:No\.?|Number)\s)?(?:\d{{1,4}}\b(?![,.]\d)"
        rf"|{_CAPITAL_WORDS}\b){_OF_HARM}"
    ),
    "units with a number": (
        rf"\b(?:company|platoon|battalion|brigade|regiment|squadron)\s(?:\d{{1,4}}|{_NUMBER_WORDS})"
        r"(?=[.,;)]|\s(?:which|who|of|in|on|and|was|is)\b)"
        r"|\b(?:camp|gate|checkpoint|terminal|platform|ward|unit|pier|zone)\s\d{1,3}(?=[.,;)])"
    ),
    "weapons and aircraft with a number": (
        rf"\b7[0-8]7[-\s](?:MAX|\d{{3}}|Dreamliner)\b|\b(?-i:No)\s\d+\b"
        rf"|\b(?-i:{_WEAPONS})[-\s]\d{{1,4}}\b{_OF_HARM}"
    ),
    "notes in brackets, items of a list": (
        r"(?<=[a-z]\s)\(\d{1,2}\)|\[\d+\]|(?m:^)\s*\(?\d{1,2}[.)](?=\s+[A-Za-z])|(?<=\s)\(\d{1,2}\)(?=\s)"
    ),
    "numbered things": rf"(?<![\w]){_NUMBERED}\s*{_NUMBER}(?:-\d+\b)?(?:(?:\s*(?:,|and|&|or|to|through)\s*)+\d+\b)*"
    r"|\b(?:prisoner|inmate|patient|witness|exhibit|case|badge|coach|seat|row|tail|hull)\s\d{1,7}\b(?!\s[a-z]+s\b)",
    "telephone numbers": (
        r"\+\d[\d\s().-]{7,25}\d|(?!\d{3}(?P<gap>[ .])\d{3}(?P=gap)\d{3}\b)\(?\b\d{3,5}\)?[-.\s]\d{3,4}[-.\s]\d{3,5}\b"
        r"|\b0\d[\d-]{2,12}\b"
        r"|\b\d{3}[-.]\d{4}\b"
    ),
    "numbers after initials": r"\b[A-Z]\.[A-Z]\.\s\d{1,3}(?:,\s\d{1,3})*(?:,?\sand\s\d{1,3})?\b(?!\s[a-z])",
    "street addresses": (
        r"\b\d+[A-Za-z]?\s+(?-i:(?:[A-Z][\w.’']*\s+){1,3}(?:St|Street|Ave|Avenue|Road|Rd|Blvd|Boulevard|Drive|Dr"
        r"|Lane|Court|Hwy))\b"
    ),
    "fractions": (
        rf"\b{_NUMBER}[-\s](?:thirds?|quarters|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|halves)\b"
        r"(?!\s+of\s+an?\s+(?:hundred|thousand|million|billion)|[-\s](?:thousand|million|billion))"
    ),
    "rates": (
        r"\bone\s+in\s+a\s+(?:hundred|thousand|million|billion)\b|"
        rf"\b(?:one|1)[-\s]+(?:in|out\s+of)[-\s]+(?:every\s+)?{_NUMBER}(?=\s+[a-z])|\b{_NUMBER}\s+(?:in"
        rf"|out\s+of)\s+every\s+{_NUMBER}\b"
        rf"|\b(?:two|three|four|five|six|seven|eight|nine|[2-9])\s+(?:in|out\s+of)\s+(?:three|four|five|ten|10|100)\b"
        rf"|\b(?:of|in|from|for)\s+every\s+{_NUMBER}\b"
        r"|\b\d{1,3}:\d{1,3}\b|\b\d{1,3}\s+per\s+(?:100|1,000|10,000|100,000|thousand|million)\b"
    ),
    '"one" as a pronoun': (
        r"(?<!-)\bone\s+(?:of(?!\s+(?:them|whom)\s+(?:\w+\s+)?(?:died|dies|dead|killed|drowned|fatally)\b)|another|day"
        r"|time|side|hand|way|thing|point(?!\s+(?:zero|one|two|three|four|five|six"
        r"|seven|eight|nine)\s+(?:thousand|million|billion|per))|or\s+more)\b|\b(?:no|some|any|every|each|this"
        r"|that|the)\s+one\b|(?<!dead\s)(?<!toll\s)(?<!deaths\s)(?<!killed\s)(?<!injured\s)(?<!wounded\s)(?<!missing\s)"
        r"(?<!stands\s)(?<!stood\s)\bat\s+one\b"
    ),
    "ages at death": r"\b(?:dies|died)\s+at\s+\d{1,3}(?=[.,;:]|\s*$)",
    "ages of children, numbered documents": (
        rf"\b(?:boy|girl|child|score)\s+of\s+{_NUMBER}\b"
        rf"|\b(?:boys|girls|children|sons|daughters|brothers|sisters|twins|teenagers|students)\s+of\s+{_NUMBER}"
        rf"(?:,?\s+(?:and|or)\s+{_NUMBER})?\b(?!,?\s+[a-z]+s\b)|\bnos?\.\s*\d+(?:[-/]\d+)+"
    ),
    "calibres, codes with a plus sign": (
        r"\b\d{1,3}(?:\.\d{1,2})?\s?-?mm\s+(?:\w+\s+)?(?:shells?|mortars?|rounds?|guns?|rockets?|howitzers?"
        r"|cannons?|artillery|pistols?"
        r"|rifles?|bullets?|ammunition|calib(?:re|er)|handguns?|casings?)\b|\b[A-Z]\d\+\d\b"
        r"|(?<!\w)\.?\d+[-\s]calib(?:re|er)\b"
    ),
    "charges in court": (
        rf"\b{_SMALL}\s+(?:\w+\s+){{0,2}}counts?\b(?=\s+(?:of|each|and)|[.,;])"
        rf"|\b{_SMALL}\s+(?:(?:{_CHARGED})\s+){{0,2}}charges\b"
    ),
    "those who speak": (
        rf"\b{_SMALL}\s+(?:[\w-]+\s+){{0,3}}sources\b|\b{_SMALL}\s+(?:[\w-]+\s+){{0,2}}(?:officials|witnesses"
        rf"|diplomats|eyewitnesses"
        rf"|doctors|residents|officers|analysts|lawyers|insiders|people\s+(?:familiar"
        rf"|briefed)\s+with)\s+(?:(?!were\b|been\b|be\b|are\b|when\b|after\b)[\w-]+\s+){{0,3}}(?:{_SPOKE})\b"
    ),
    "sides": (
        r"\bbetween\s+(?:the\s+|these\s+|those\s+)?(?:two|three|four)(?!\s+(?:and|to|or)\b)(?=\s+[a-z])"
        r"|\bthe\s+(?:two|three)\s+(?:[\w-]+\s+)?(?:sides|forces|armies|factions|parties|rivals|neighbou?rs|countries"
        r"|nations|governments|generals|powers|camps)\b(?!\s+(?:were|was|had|have)\s+(?:been\s+)?(?:killed|wounded|arrested))"
        r"|\b(?:these|those)\s+(?:two|three|four|five)(?!\s+(?:people|men|women|children|boys|girls|victims"
        r"|were|are|have|had|dead)\b)(?=\s+[a-z])"
    ),
    "signed numbers and temperatures": (
        rf"(?<!\w)(?:[−–-](?=\d)|minus\s+){_NUMBER}(?![\d,.]*\s?(?:%|per\s?cent))|\b{_NUMBER}\s?(?:°|º|degrees\b)"
    ),
    "groups named by their size": (
        rf"\b(?:class|school|audience)\s+of\s+(?:about\s+|some\s+"
        rf"|around\s+)?{_SMALL}(?=\s+(?:while|when|as|after|before|and)\b|[.,;])"
    ),
    "idioms": (
        r"\b(?:(?P<step>one|two|three|four)\s+by\s+(?P=step)|zero[-\s](?:sum|tolerance|in|hour)|ground\s+zero"
        r"|in(?:to)?\s+two(?=[.,;]|\s+(?:and|after|when|by|as|at|on|with|before|killing|during)\b)|by\s+one|by\s+the\s+(?:dozen|score|hundred|thousand)s?)\b"
    ),
}
"""What each pattern covers, and the pattern. Of several that match at one offset the first one counts."""
COUNTS_NOTHING = re.compile(rf"(?<!\w)(?:{'|'.join(_PATTERNS.values())})|{_JOINED_TO_A_WORD}", re.IGNORECASE)
ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}|(?<!\w)[@#]\w+", re.IGNORECASE)
"""Addresses and handles, as long as they may be."""
