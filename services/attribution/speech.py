"""Direct speech: which cue stands beside a quotation, in the paragraph where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.candidates import Candidate, Pattern
from services.attribution.cues import Frame, verb_cue
from services.attribution.sources import Source, is_passive, source_of
from services.attribution.surfaces import Range
from services.attribution.trees import cue_ranges, token_range

_REACH = 40
_TITLE_WORDS = 6
_WORD_TOKENS = 3
_STOPS = {".", ";", "!", "?"}
_FINITE = {"VBD", "VBZ", "VBP"}
_PHRASE_TAGS = {"DT", "NN", "NNS", "NNP", "NNPS", "JJ", "PRP", "PRP$", "POS", "CD", "HYPH"}
_UTTERANCE_ENDS = set(",?!…—–-")
_CONTENTS = {"ccomp", "xcomp", "dobj", "attr", "acomp", "oprd", "prt"}
_INNER_MARKS = "\"'”’»› "


@dataclass(frozen=True)
class Quoted:
    """A piece of a quotation in a parsed paragraph. ``first`` and ``last`` are token indexes, marks included."""

    quotation: int
    inner: Range
    first: int
    last: int


@dataclass(frozen=True)
class _Link:
    verb: Token
    source: Source
    cue_class: CueClass
    listed: bool = True


def quote_candidates(doc: Doc, quoted: Sequence[Quoted]) -> Iterator[Candidate]:
    """A candidate for each cue with the quotations it speaks for: the one beside it, and those that carry it on."""
    quoted = [piece for piece in quoted if not _is_title(doc, piece)]
    links = [_cue_after(doc, quoted, k) or _cue_before(doc, quoted, k) for k in range(len(quoted))]
    k = 0
    while k < len(quoted):
        link, first = links[k], k
        k += 1
        if link is None:
            continue
        while k < len(quoted) and _is_of(link, links[k]) and _carries_on(doc, quoted[k - 1], quoted[k]):
            k += 1
        yield _candidate(link, quoted[first:k])


def _is_title(doc: Doc, piece: Quoted) -> bool:
    """Whether a piece is a name in marks ("the Morning Show"), not speech: capitalised words behind no cue."""
    words = [token for token in doc[piece.first : piece.last + 1] if token.is_alpha]
    if not 1 < len(words) <= _TITLE_WORDS or piece.first == 0:
        return False
    before = doc[piece.first - 1]
    if before.text in (",", ":") or before.tag_.startswith("VB"):
        return False
    return all(word.text[0].isupper() or word.tag_ in ("IN", "DT", "CC", "TO") for word in words)


def _is_of(link: _Link, following: _Link | None) -> bool:
    """Whether the next piece has no cue of its own."""
    return following is None or following.verb == link.verb


def _candidate(link: _Link, pieces: Sequence[Quoted]) -> Candidate:
    return Candidate(
        link.source.ranges,
        cue_ranges(link.verb),
        tuple(piece.inner for piece in pieces),
        link.cue_class,
        Pattern.QUOTE if link.listed else Pattern.QUOTE_UNLISTED,
        link.source.referent,
        tuple(piece.quotation for piece in pieces),
    )


def _carries_on(doc: Doc, previous: Quoted, following: Quoted) -> bool:
    """Whether only the cue's own clause stands between two pieces ("…," he said. "…")."""
    between = [token for token in doc[previous.last + 1 : following.first] if not token.is_space]
    if between and between[-1].text not in (".", ",", ":", "—", "–"):
        return False
    return len(between) <= _REACH and not any(token.text in _STOPS for token in between[:-1])


def _cue_after(doc: Doc, quoted: Sequence[Quoted], k: int) -> _Link | None:
    start, end = _window_after(doc, quoted, k)
    if start >= end or not _ends_utterance(doc, quoted[k], doc[start]):
        return None
    first = doc[start]
    if first.tag_ in _FINITE:
        return _inverted(doc, first, end)
    for token in doc[start:end]:
        if token.tag_ not in _FINITE and token.tag_ not in ("VBN", "VBG", "VB"):
            continue
        source = source_of(token)
        if source.ranges and source.ranges[0][0] == first.idx and not is_passive(token):
            return _link(token, source)
        if token.tag_ in _FINITE and verb_cue(token.lower_) and _is_phrase(doc, start, token.i):
            return _link(token, Source((token_range(first, doc[_phrase_end(doc, start, token.i)]),), None, first))
    return None


def _window_after(doc: Doc, quoted: Sequence[Quoted], k: int) -> tuple[int, int]:
    """The tokens from the end of a piece to the end of the sentence or the next piece."""
    limit = quoted[k + 1].first if k + 1 < len(quoted) else len(doc)
    start = quoted[k].last + 1
    while start < limit and (doc[start].is_punct or doc[start].is_space):
        start += 1
    end, depth = start, 0
    while end < min(limit, start + _REACH) and (depth > 0 or doc[end].text not in _STOPS):
        depth += (doc[end].text == "(") - (doc[end].text == ")")
        end += 1
    return start, end


def _ends_utterance(doc: Doc, piece: Quoted, following: Token) -> bool:
    """Whether a piece reads as speech that a cue may follow, not as a quoted word of the sentence."""
    last = doc.text[piece.inner[0] : piece.inner[1]].rstrip(_INNER_MARKS)[-1:]
    if last in _UTTERANCE_ENDS or doc[piece.last + 1].text == ",":
        return True
    return last == "." and not following.is_title


def _is_phrase(doc: Doc, start: int, end: int) -> bool:
    """Whether tokens can be a noun phrase with its appositions, whose only full verbs stand in a relative clause."""
    if start >= end or doc[start].tag_ not in _PHRASE_TAGS:
        return False
    for token in doc[start:end]:
        if token.tag_ in ("WP", "WDT", "WP$"):
            return True
        if token.tag_ in _FINITE or token.tag_ in ("MD", "VB") or token.text == ":":
            return False
    return True


def _phrase_end(doc: Doc, start: int, end: int) -> int:
    last = end - 1
    while last > start and (doc[last].tag_ == "RB" or doc[last].is_punct):
        last -= 1
    return last


def _inverted(doc: Doc, verb: Token, end: int) -> _Link | None:
    """ "…," said X."""
    source = source_of(verb)
    if source.ranges and source.ranges[0][0] > verb.idx:
        return _link(verb, source)
    last = verb.i + 1
    while last < end and doc[last].tag_ in _PHRASE_TAGS:
        last += 1
    if last == verb.i + 1 or verb_cue(verb.lower_) is None:
        return None
    return _link(verb, Source((token_range(doc[verb.i + 1], doc[last - 1]),), None, doc[verb.i + 1]))


def _link(verb: Token, source: Source) -> _Link:
    cue = verb_cue(verb.lower_)
    if cue is None:
        return _Link(verb, source, CueClass.ASSERT, listed=False)
    return _Link(verb, source, cue.frames.get(Frame.QUOTE, cue.main_class), listed=Frame.QUOTE in cue.frames)


def _cue_before(doc: Doc, quoted: Sequence[Quoted], k: int) -> _Link | None:
    """X said: "…"."""
    first = quoted[k].first
    limit = quoted[k - 1].last + 1 if k else 0
    start = first - 1
    while start >= limit and doc[start].is_space:
        start -= 1
    if start < limit:
        return None
    set_off = doc[start].text in (",", ":", ".")
    is_utterance = quoted[k].last - first > _WORD_TOKENS or doc.text[quoted[k].inner[1] - 1] in ".?!"
    if not set_off and not is_utterance:
        return None
    link = _cue_ending(doc, limit, start - set_off, at_once=not set_off)
    return None if link and doc[start].text == "." and not _lacks_content(link.verb) else link


def _cue_ending(doc: Doc, limit: int, last: int, *, at_once: bool) -> _Link | None:
    """The cue of direct speech nearest before the end of a clause; with ``at_once``, only if it is its last word."""
    for i in range(last, max(limit, last - _REACH) - 1, -1):
        token = doc[i]
        if token.text in _STOPS or (at_once and i != last):
            break
        if token.tag_.startswith("VB") and not is_passive(token):
            cue, source = verb_cue(token.lower_), source_of(token)
            if cue and Frame.QUOTE in cue.frames and source.ranges and source.ranges[0][1] <= doc[last].idx + 1:
                return _Link(token, source, cue.frames[Frame.QUOTE])
    return None


def _lacks_content(verb: Token) -> bool:
    return not any(each.dep_ in _CONTENTS for each in verb.children) and verb.tag_ in _FINITE


def introducing_candidate(doc: Doc) -> Candidate | None:
    """The cue of a paragraph that ends in a colon: what it introduces stands in the next paragraph."""
    if len(doc) < _WORD_TOKENS or doc[-1].text != ":":
        return None
    link = _cue_ending(doc, 0, len(doc) - 2, at_once=False) or _inverted_before_colon(doc) or _main_verb(doc)
    return _candidate(link, ()) if link else None


def _inverted_before_colon(doc: Doc) -> _Link | None:
    """ "Stated the minister:"."""
    last_sentence = doc[doc[-1].sent.start :]
    first = last_sentence[0]
    return _inverted(doc, first, len(doc) - 1) if first.tag_ in _FINITE and verb_cue(first.lower_) else None


def _main_verb(doc: Doc) -> _Link | None:
    root = doc[-1].sent.root
    source = source_of(root)
    return _Link(root, source, CueClass.ASSERT, listed=False) if root.tag_ in _FINITE and source.ranges else None
