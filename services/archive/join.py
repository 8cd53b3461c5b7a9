"""The join: one article revision and three extractions become one report, by offsets alone.

Used by the archive and by the command line alike; pure, so that a replay gives the same report.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from claimwatch_contracts.claimants.aliases import BUILT_IN, Aliases
from claimwatch_contracts.events import ArticlePublished, AttributionsExtracted, FiguresExtracted, MentionsExtracted
from claimwatch_contracts.extraction import Attribution, Figure, Place, Qualifier
from claimwatch_contracts.report import Claim, Extraction, Report, ReportedFigure
from claimwatch_contracts.vocabulary import PlaceRole
from services.archive.naming import other_names, with_known_claimant, with_known_claimants
from services.archive.reach import Reach
from services.archive.revisions import Revision, revision_of, with_changes
from services.archive.scope import Contents, Scope
from services.archive.stances import Stances


def join_report(
    article: ArticlePublished,
    attributions: AttributionsExtracted,
    figures: FiguresExtracted,
    mentions: MentionsExtracted,
    *,
    story_id: str,
    original: str,
    previous: Report | None = None,
    aliases: Aliases = BUILT_IN,
) -> Report:
    """The report of one revision. ``previous`` is that of the revision before it, whose figures it may change."""
    said = with_known_claimants(attributions.attributions, aliases)
    joined = join_figures(article.text, figures.figures, said, mentions.places, attributions.qualifiers)
    return Report(
        report_id=report_id(article.article_id, article.revision),
        article=article.article,
        story_id=story_id,
        original=original,
        extractions={
            part.EXTRACTOR: Extraction(extractor_version=part.extractor_version, status=part.status, reason=part.reason)
            for part in (attributions, figures, mentions)
        },
        attributions=said,
        figures=with_changes(Revision(article.title, article.text, joined), _revision(previous, aliases)),
        places=mentions.places,
        topics=mentions.topics,
        claims=claims_of(said, joined, mentions.places),
        aliases=other_names(said, aliases),
    )


def _revision(report: Report | None, aliases: Aliases) -> Revision | None:
    """The revision of an earlier report, its claimants under the names they are known by."""
    if report is None:
        return None
    filed = revision_of(report)
    return replace(filed, figures=[with_known_claimant(figure, aliases) for figure in filed.figures])


def report_id(article_id: str, revision: int) -> str:
    """The report of an article revision."""
    return f"{article_id}:{revision}"


def join_figures(
    text: str,
    figures: Sequence[Figure],
    attributions: Sequence[Attribution],
    places: Sequence[Place],
    qualifiers: Sequence[Qualifier] = (),
) -> tuple[ReportedFigure, ...]:
    """Each figure with the attribution that claims it, its claimant, how it is put, and the place in its reach.

    A figure that another denies follows once more, as denied.
    """
    speakers = [span for one in attributions if one.source for span in one.source.spans]
    scope, stances = Scope(text, attributions), Stances(attributions, qualifiers)
    found = Reach(text, figures, places, speakers).places()
    joined: list[ReportedFigure] = []
    moved: list[int] = []
    for figure, place in zip(figures, found, strict=True):
        moved.append(len(joined))
        claimed = scope.attribution_of(figure)
        for index in (claimed, *stances.denials_of(figure, besides=claimed)):
            joined.append(
                ReportedFigure(
                    **figure.model_dump(exclude={"date", "subset_of"}),
                    date=figure.date,
                    subset_of=None if figure.subset_of is None else moved[figure.subset_of],
                    attribution=index,
                    claimant=None if index is None else attributions[index].claimant,
                    factuality=stances.of(figure, index),
                    place=place,
                )
            )
    return tuple(joined)


def claims_of(
    attributions: Sequence[Attribution], figures: Sequence[ReportedFigure], places: Sequence[Place]
) -> tuple[Claim, ...]:
    """Each attribution with the figures that are its own and the places inside its content."""
    claimed: defaultdict[int | None, list[int]] = defaultdict(list)
    for n, figure in enumerate(figures):
        claimed[figure.attribution].append(n)
    contents, placed = Contents(attributions), defaultdict(list)
    for n, place in enumerate(places):
        if place.role is PlaceRole.LOCATION:
            for index in contents.covering(place):
                placed[index].append(n)
    return tuple(
        Claim(attribution=index, figures=tuple(claimed[index]), places=tuple(dict.fromkeys(placed[index])))
        for index in range(len(attributions))
    )
