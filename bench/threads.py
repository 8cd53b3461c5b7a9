"""Limits numerical libraries to one thread, so that processor times can be compared."""

import os
import sys

LIMITS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS")


def one_thread() -> None:
    """Limit the threads. It must be called before numpy is imported, because numpy reads the limits only then.

    Raises:
        RuntimeError: numpy was imported before.
    """
    if "numpy" in sys.modules:
        raise RuntimeError("numpy was imported before its threads were limited")
    os.environ.update(dict.fromkeys(LIMITS, "1"))
