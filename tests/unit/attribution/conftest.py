"""One extractor for all tests of the room: loading the model takes a second."""

import pytest

from services.attribution.extractor import AttributionExtractor


@pytest.fixture(scope="session")
def extractor() -> AttributionExtractor:
    return AttributionExtractor()
