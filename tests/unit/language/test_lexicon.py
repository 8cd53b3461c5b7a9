"""The tables of the cue lexicon say nothing twice."""

from claimwatch_language.saying.lexicon import VERBS


def test_every_entry_adds_a_frame_or_a_preposition() -> None:
    known: dict[str, set[str]] = {}
    for table in VERBS.values():
        for entry in table.split():
            lemma, _, frames = entry.partition(":")
            letters, _, prepositions = frames.partition("/")
            said = [*letters, *(f"/{each}" for each in prepositions.split(",") if each)]
            fresh = set(said) - known.setdefault(lemma, set())
            assert len(fresh) == len(said), entry
            known[lemma] |= fresh
