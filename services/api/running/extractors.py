"""Counts by which versions of the extractors reports were read."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from services.api.running.shown import Extractors, ExtractorVersion

WHOLE = "ok"


class CountedExtractors:
    """Counts report by report."""

    def __init__(self) -> None:
        self._versions: dict[tuple[str, int], ExtractorVersion] = {}
        self._counted = 0

    def add(self, extractions: Mapping[str, Any], filed_at: datetime) -> None:
        """Count the extractions of a stored report, by the names of the extractors.

        Raises:
            LookupError, TypeError, ValueError: they do not have the expected form.
        """
        self._counted += 1
        for extractor, extraction in extractions.items():
            key = (extractor, int(extraction["extractor_version"]))
            known = self._versions.get(key)
            before = (0, 0, filed_at) if known is None else (known.reports, known.incomplete, known.last_at)
            self._versions[key] = ExtractorVersion(
                extractor=key[0],
                version=key[1],
                reports=before[0] + 1,
                incomplete=before[1] + (extraction["status"] != WHOLE),
                last_at=max(before[2], filed_at),
            )

    def found(self) -> Extractors:
        """The versions, by extractor, that of the report that was filed last first."""
        ordered = sorted(self._versions.values(), key=lambda one: (one.extractor, -one.last_at.timestamp()))
        return Extractors(items=tuple(ordered), counted=self._counted)
