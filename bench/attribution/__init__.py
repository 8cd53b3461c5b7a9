"""Who said what, against articles annotated as PolNeAR is: ``python -m bench.attribution GOLD_DIR``."""
