"""Reported figures, against passages with figures and numbers that are none: ``python -m bench.figures GOLD.jsonl``."""
