import pytest

from services.mentions.extractor import MentionExtractor


@pytest.fixture(scope="session")
def extractor() -> MentionExtractor:
    return MentionExtractor()
