import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.mentions.extractor import MentionExtractor

PIECES = st.sampled_from(
    [
        *(
            "Raqqah",
            "al-Raqqah",
            "Syrian",
            "U.S.",
            "Paris",
            "Texas",
            "in",
            "the",
            "of",
            ",",
            ".",
            "district",
            "village of",
        ),
        *(
            "Mr.",
            "John",
            "University",
            "Street",
            "—",
            "\n\n",
            "’s",
            "-led",
            "province",
            "mass graves",
            "Ky.",
            "Ḩimş",
            "İ",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES).map("".join))


@pytest.fixture(scope="module")
def extractor() -> MentionExtractor:
    return MentionExtractor()


@settings(deadline=None)
@given(text=TEXTS)
def test_every_mention_lies_where_it_says_and_places_do_not_overlap(extractor: MentionExtractor, text: str) -> None:
    places, _, topics = extractor.extract(text)
    end = 0
    for place in places:
        assert place.start >= end
        assert text[place.start : place.end] == place.text
        assert (place.lat is None) == (place.lon is None)
        end = place.end
    for topic in topics:
        assert all(span.end <= len(text) for span in topic.spans)
