"""Gives an observer who is described before it is named its name: "a monitoring group said … the Observatory said"."""

from collections.abc import Sequence

from claimwatch_contracts.vocabulary import ClaimantKind
from services.attribution.claimants.cast import Entity
from services.attribution.claimants.short_forms import kinds_described

_OBSERVERS = frozenset({ClaimantKind.NGO, ClaimantKind.INTERNATIONAL_ORGANISATION})


def name_observers(entities: Sequence[Entity]) -> None:
    """Name each described observer after the only organisation that speaks later in the text.

    ``entities`` are those of a text's claimants, in text order, with repetition. A text with several such organisations
    names nobody, since the description may mean each of them.
    """
    order = list(dict.fromkeys(entities))
    named = [entity for entity in order if entity.kind in _OBSERVERS and _has_name(entity)]
    described = [entity for entity in order if _is_observer(entity)]
    if len(named) == 1 and len(described) == 1 and order.index(described[0]) < order.index(named[0]):
        described[0].bearer = named[0]


def _has_name(entity: Entity) -> bool:
    return not entity.nameless and not entity.is_joint and entity.name[:1].isupper()


def _is_observer(entity: Entity) -> bool:
    """Whether an entity is only described, as a body that watches or helps."""
    kinds = kinds_described(entity.name)
    return bool(kinds and kinds <= _OBSERVERS | {ClaimantKind.UNKNOWN} and entity.name[:1].islower())
