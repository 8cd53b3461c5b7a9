"""Processor time and memory of the processes of the embedded stack."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import psutil

MEBIBYTE = 1 << 20


@dataclass(frozen=True)
class Usage:
    """By name of the process: processor seconds since its start, and MiB of memory, with shared pages divided."""

    seconds: Counter[str]
    mebibytes: Counter[str]


def usage(roots: Mapping[str, int]) -> Usage:
    """The usage of the processes in ``roots`` (name to process id), and of their children as ``<name> workers``."""
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
    """Processor seconds of each process between two measurements. No process may have ended in between."""
    return {name: after.seconds[name] - before.seconds[name] for name in after.seconds}
