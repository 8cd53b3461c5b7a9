"""What is left of a judgement when an article that it speaks of was erased."""

from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.ledger import Entry, Row


def without_article(judgement: Judgement, article_id: str) -> Judgement:
    """The judgement without the entries of the article, which quote it. The ranges and grades of rows stay as told."""

    def is_left(entry: Entry | None) -> bool:
        return entry is not None and entry.evidence.article_id != article_id

    def cut(row: Row) -> Row:
        return row.model_copy(update={"entries": tuple(filter(is_left, row.entries))})

    figures = (
        figure if is_left(figure.before) else figure.model_copy(update={"before": None}) for figure in judgement.figures
    )
    return judgement.model_copy(
        update={
            "rows": tuple(map(cut, judgement.rows)),
            "figures": tuple(figures),
            "taken_back": tuple(filter(is_left, judgement.taken_back)),
        }
    )
