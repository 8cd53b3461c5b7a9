"""The report of an article revision: three extractions joined by offsets, amended by hand, then compared with the
revision before.

The join is pure, so that a replay gives the same report.
"""

from collections.abc import Iterable
from dataclasses import replace

from claimwatch_contracts.amendment import Amendment
from claimwatch_contracts.events import ArticlePublished, AttributionsExtracted, FiguresExtracted, MentionsExtracted
from claimwatch_contracts.report import Extraction, Report
from claimwatch_language.joining.join import claims_of, join_article
from claimwatch_language.joining.naming import other_names, with_known_claimant, with_known_claimants
from claimwatch_language.names.aliases import BUILT_IN, Aliases
from claimwatch_language.topics.counted import with_counted
from services.archive.joining.amending import with_amendments
from services.archive.joining.revisions import Revision, revision_of, with_changes


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
    amendments: Iterable[Amendment] = (),
) -> Report:
    """The report of one revision. ``previous`` is the report of the filed revision before, whose figures may change.

    ``amendments`` are those of the article.
    """
    attributed = with_known_claimants(attributions.attributions, aliases)
    joined = join_article(
        article.text,
        figures.figures,
        attributed,
        mentions.places,
        attributions.qualifiers,
        title=article.title,
        title_places=mentions.title_places,
    )
    report = Report(
        report_id=report_id(article.article_id, article.revision),
        article=article.article,
        story_id=story_id,
        original=original,
        extractions={
            part.EXTRACTOR: Extraction(extractor_version=part.extractor_version, status=part.status, reason=part.reason)
            for part in (attributions, figures, mentions)
        },
        attributions=attributed,
        figures=joined.figures,
        title_figures=figures.title_figures,
        places=mentions.places,
        title_places=mentions.title_places,
        occurrences=joined.occurrences,
        topics=with_counted(mentions.topics, joined.figures),
        claims=claims_of(attributed, joined.figures, mentions.places),
        aliases=other_names(attributed, aliases),
    )
    return compared(with_amendments(report, amendments, aliases), previous, aliases)


def compared(report: Report, previous: Report | None, aliases: Aliases = BUILT_IN) -> Report:
    """The report with what its publisher changed in the figures of the ``previous`` revision."""
    return report.model_copy(update={"figures": with_changes(revision_of(report), _revision(previous, aliases))})


def _revision(report: Report | None, aliases: Aliases) -> Revision | None:
    """The revision of an earlier report, its claimants under today's names."""
    if report is None:
        return None
    filed = revision_of(report)
    return replace(filed, figures=[with_known_claimant(figure, aliases) for figure in filed.figures])


def report_id(article_id: str, revision: int) -> str:
    """The id of the report of an article revision."""
    return f"{article_id}:{revision}"
