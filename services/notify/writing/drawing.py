"""A chart as a PNG image, drawn by matplotlib's Agg, which needs no display. The package is an extra."""

from datetime import datetime
from importlib.util import find_spec
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from claimwatch_contracts.shortening import shortened
from claimwatch_contracts.vocabulary import Comparator
from services.notify.writing.chart import Chart, Panel, Point, Series

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PANEL_INCHES = (6.4, 1.9)
DOTS_PER_INCH = 150
MARKERS = "osD^v"
COLOURS = ("#8c1d2c", "#1d5a8c", "#6b5b00", "#4b2f86", "#1e7a46")
"""Each has a contrast of 4.5 or more on white."""
SOFT = "#575d66"
TITLE_CHARACTERS, NAME_CHARACTERS = 80, 34
OPEN_AT_TOP = (Comparator.AT_LEAST, Comparator.MORE_THAN)
OPEN_AT_BOTTOM = (Comparator.AT_MOST, Comparator.LESS_THAN)
_drawing = Lock()
"""Matplotlib draws in one thread at a time."""


def drawn(chart: Chart) -> bytes | None:
    """The chart as a PNG; ``None`` where matplotlib is not installed."""
    if find_spec("matplotlib") is None:
        return None
    with _drawing:
        return _png(chart)


def _png(chart: Chart) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    width, height = PANEL_INCHES
    count = len(chart.panels)
    figure = Figure(figsize=(width, height * count), dpi=DOTS_PER_INCH, layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    each = figure.subplots(count, sharex=True, squeeze=False)[:, 0]
    last = max(point.at for panel in chart.panels for one in panel.series for point in one.points)
    for axes, panel in zip(each, chart.panels, strict=True):
        _draw(axes, panel, _days(last))
    _label_times(each[-1])
    written = BytesIO()
    figure.savefig(written, format="png", metadata={"Software": None})
    return written.getvalue()


def _draw(axes: "Axes", panel: Panel, last: float) -> None:
    from matplotlib.ticker import MaxNLocator

    axes.set_title(_shown(panel.title, TITLE_CHARACTERS), loc="left", fontsize=9, fontweight="bold")
    for number, series in enumerate(panel.series):
        _draw_series(axes, series, COLOURS[number % len(COLOURS)], MARKERS[number % len(MARKERS)], last)
    axes.set_ylim(bottom=0, top=1.25 * max(1.0, *(point.high for one in panel.series for point in one.points)))
    axes.margins(x=0.06)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    axes.tick_params(labelsize=7, colors=SOFT)
    axes.grid(axis="y", linewidth=0.4)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(loc="center left", bbox_to_anchor=(1, 0.5), fontsize=7, frameon=False)


def _label_times(axes: "Axes") -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator(minticks=2, maxticks=7)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    axes.xaxis.get_offset_text().set(fontsize=7, color=SOFT)
    axes.set_xlabel("published, UTC", fontsize=7, color=SOFT, loc="left")


def _draw_series(axes: "Axes", series: Series, colour: str, marker: str, last: float) -> None:
    """Steps up to the time ``last``, because a figure stands until the next. What is denied is drawn hollow."""
    times, heights = [_days(point.at) for point in series.points], [point.high for point in series.points]
    axes.step([*times, last], [*heights, heights[-1]], where="post", color=colour, linewidth=1, alpha=0.5)
    axes.plot(
        [], [], color=colour, marker=marker, linestyle="none", markersize=5, label=_shown(series.who, NAME_CHARACTERS)
    )
    for time, point in zip(times, series.points, strict=True):
        face = "white" if point.denied else colour
        axes.plot([time], [point.high], color=colour, marker=marker, markersize=5, markerfacecolor=face)
        if point.low != point.high:
            axes.vlines(time, point.low, point.high, color=colour, linewidth=3, alpha=0.6)
        _draw_bound(axes, time, point, colour)
        label = _shown(point.label, NAME_CHARACTERS)
        axes.annotate(label, (time, point.high), (4, 4), textcoords="offset points", fontsize=7, color=colour)


def _draw_bound(axes: "Axes", time: float, point: Point, colour: str) -> None:
    """An arrow up for "at least", down for "at most"."""
    if point.comparator in OPEN_AT_TOP:
        axes.plot([time], [point.high], marker=10, color=colour, markersize=9)
    elif point.comparator in OPEN_AT_BOTTOM:
        axes.plot([time], [point.high], marker=11, color=colour, markersize=9)


def _shown(text: str, characters: int) -> str:
    """The text without what matplotlib would read as a formula."""
    return shortened(text, characters).replace("$", r"\$")


def _days(moment: datetime) -> float:
    """Days since the beginning of 1970, as matplotlib counts time."""
    return moment.timestamp() / 86_400
