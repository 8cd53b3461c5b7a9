"""Chooses the library that multiplies the model's matrices: numpy's takes less than half the time of spaCy's BLIS.

numpy's library is used only if it can be kept to one thread. An extractor serves one thread, and several threads would
spend more processor time in waiting for each other than they save.
"""

import ctypes
from collections.abc import Sequence
from importlib import import_module

from spacy.language import Language
from spacy.pipeline import TrainablePipe
from thinc.api import NumpyOps

_NUMPY_WITH_LIBRARY = "numpy._core._multiarray_umath"
_SETTERS = ("scipy_openblas_set_num_threads64_", "openblas_set_num_threads64_", "openblas_set_num_threads")


def multiply_by_numpy(language: Language, setters: Sequence[str] = _SETTERS) -> None:
    """Let the model's components multiply by numpy, unless numpy's library cannot be kept to one thread.

    ``setters`` are the names under which the library may have the function that sets the number of threads.
    """
    if not _keep_to_one_thread(setters):
        return
    operations = NumpyOps(use_blis=False)
    for _, component in language.pipeline:
        if isinstance(component, TrainablePipe):
            for layer in component.model.walk():
                layer.ops = operations


def _keep_to_one_thread(setters: Sequence[str]) -> bool:
    """Keep numpy's OpenBLAS to one thread in this process. ``False`` if numpy was built with another library."""
    library = ctypes.CDLL(import_module(_NUMPY_WITH_LIBRARY).__file__)
    setter = next((getattr(library, name) for name in setters if hasattr(library, name)), None)
    if setter is None:
        return False
    setter(ctypes.c_int(1))
    return True
