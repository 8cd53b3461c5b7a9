"""Processor time and memory of the embedded stack, by what runs in each process."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import psutil

MEBIBYTE = 1 << 20


@dataclass(frozen=True)
class Usage:
    """``seconds`` of processor time since each process began, and ``mebibytes`` of memory, shared pages divided."""

    seconds: Counter[str]
    mebibytes: Counter[str]


def usage(roots: Mapping[str, int]) -> Usage:
    """What the processes use whose ids are given by name, and their children, which count as ``<name> workers``."""
    seconds: Counter[str] = Counter()
    mebibytes: Counter[str] = Counter()
    for name, pid in roots.items():
        root = psutil.Process(pid)
        for label, processes in ((name, [root]), (f"{name} workers", root.children(recursive=True))):
            for process in processes:
                times = process.cpu_times()
                seconds[label] += times.user + times.system
                mebibytes[label] += process.memory_full_info().pss / MEBIBYTE
    return Usage(seconds, mebibytes)


def since(before: Usage, after: Usage) -> dict[str, float]:
    """Processor seconds of each process between two looks. No process may have ended between them."""
    return {name: after.seconds[name] - before.seconds[name] for name in after.seconds}
