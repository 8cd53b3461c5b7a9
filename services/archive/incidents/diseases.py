"""Diseases that spread. Reports on one of them in one country in the same weeks are of one epidemic."""

from collections.abc import Mapping

from services.archive.incidents.words import stem

_NAMES = (
    "cholera ebola measles polio dengue mpox monkeypox covid coronavirus diphtheria marburg lassa zika meningitis"
    " typhoid malaria plague influenza chikungunya anthrax rabies hepatitis mers sars nipah leptospirosis yellow"
)
_STEMS = frozenset(stem(name) for name in _NAMES.split())


def diseases(terms: Mapping[str, float]) -> frozenset[str]:
    """The diseases among terms, as stems."""
    return _STEMS & terms.keys()
