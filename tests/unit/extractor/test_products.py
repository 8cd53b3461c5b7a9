"""The model's matrix products, by numpy where numpy's library can be kept to one thread."""

import ctypes
from importlib import import_module

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe

from services._extractor.parsing import MODEL
from services._extractor.products import multiply_by_numpy

LIBRARY = ctypes.CDLL(import_module("numpy._core._multiarray_umath").__file__)
THREADS = "scipy_openblas_get_num_threads64_"


@pytest.fixture
def language() -> Language:
    return spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])


def layers_with_blis(language: Language) -> list[bool]:
    components = [part for _, part in language.pipeline if isinstance(part, TrainablePipe)]
    return [layer.ops.use_blis for part in components for layer in part.model.walk()]


@pytest.mark.skipif(not hasattr(LIBRARY, THREADS), reason="this numpy has another library")
def test_numpy_multiplies_in_one_thread(language: Language) -> None:
    multiply_by_numpy(language)
    assert set(layers_with_blis(language)) == {False}
    assert getattr(LIBRARY, THREADS)() == 1


def test_a_numpy_whose_threads_cannot_be_limited_multiplies_nothing(language: Language) -> None:
    multiply_by_numpy(language, setters=("set_threads_of_another_library",))
    assert set(layers_with_blis(language)) == {True}


def test_the_parse_is_the_same_by_either_library(language: Language) -> None:
    text = "The ministry said on Monday that more than 20 people had been wounded near the port, but gave no names."
    before = [(token.tag_, token.dep_, token.head.i) for token in language(text)]
    multiply_by_numpy(language)
    assert [(token.tag_, token.dep_, token.head.i) for token in language(text)] == before
