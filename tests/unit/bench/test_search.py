"""The benchmark of searches finds what it searches for."""

from bench.search.measuring import measured
from services.api.search.entries import Kind


def test_common_words_are_found_in_every_report_and_absent_ones_in_none() -> None:
    found = measured(20, 1)
    by_query = {(each.query, each.kind): each.found for each in found.searches}
    assert by_query["said", Kind.REPORT] == 20
    assert by_query["absent", Kind.REPORT] == 0
    assert found.entries > 100
    assert found.file_mb > 0
