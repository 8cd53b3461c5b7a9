"""Words of headlines that reveal a language when a text is too short for a statistical model."""

import re
from collections import Counter

WORDS = {
    "en": "dead killed kills wounded injured strike strikes airstrike attack bodies troops the of",
    "de": "tote toten toter todesopfer verletzte verletzten getötet angriff luftangriff leichen bei nach und",
    "fr": "morts blessé blessés blessées tué tués tuées attaque cadavres dans une après personnes selon sont",
    "es": "muerto muertos muertas herido heridos heridas bombardeo cadáveres tras personas según",
    "it": "morti feriti ferito uccisi ucciso attacco cadaveri almeno della nella gli dopo",
    "pt": "mortos feridos ferido mortes corpos após em uma pelo pessoas segundo",
    "nl": "doden gewonden gewond gedood aanval lichamen bij een het",
    "pl": "zabitych zabici rannych ranni ofiar zginęło ataku",
    "sv": "döda dödade skadade anfall och efter",
    "tr": "ölü yaralı öldü yaralandı saldırı saldırıda saldırısında ve",
    "ro": "morți răniți uciși atac",
    "id": "tewas luka korban serangan",
}
_LANGUAGE_OF = {word: language for language, words in WORDS.items() for word in words.split()}
_WORD = re.compile(r"[^\W\d_]+")


def language_of_headline(text: str) -> str | None:
    """The language to which most of the text's revealing words belong; ``None`` without such words."""
    languages = Counter(filter(None, map(_LANGUAGE_OF.get, _WORD.findall(text.lower()))))
    return languages.most_common(1)[0][0] if languages else None
