"""Attributions, measured on articles annotated in PolNeAR's form: ``python -m bench.attribution GOLD_DIR``."""
