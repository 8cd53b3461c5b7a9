"""Shares of a count that are told after it ("Tarn accounts for 121 of the deaths"): they are of the count's time."""

from collections.abc import Iterator, Sequence

from claimwatch_contracts.extraction import Figure
from services.figures.anaphora import is_share

_FAR = 400
"""Characters back to the count of which a figure is a share, at most."""
_BEFORE, _AFTER = 90, 30


def with_dates_of_wholes(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures in order, a share with the date of the count that it is a share of."""
    for index, figure in enumerate(figures):
        before = text[max(0, figure.start - _BEFORE) : figure.start].replace("\n", " ")
        whole = _whole(figure, figures, index) if is_share(before, text[figure.end : figure.end + _AFTER]) else None
        yield figure if whole is None else figure.model_copy(update={"date": whole.date})


def _whole(share: Figure, figures: Sequence[Figure], index: int) -> Figure | None:
    """The last greater count of the same measure before the share, which is at ``index``, if it is not far before."""
    for before in range(index - 1, -1, -1):
        figure = figures[before]
        if share.start - figure.end >= _FAR:
            return None
        if figure.measure is share.measure and (figure.value or 0) > (share.value or 0):
            return figure
    return None
