"""One thread for everything numerical, so that processor times compare."""

import os
import sys

LIMITS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS")


def one_thread() -> None:
    """Must be called before numpy is imported, which reads the limits once; raises RuntimeError if it is too late."""
    if "numpy" in sys.modules:
        raise RuntimeError("numpy was imported before its threads were limited")
    os.environ.update(dict.fromkeys(LIMITS, "1"))
