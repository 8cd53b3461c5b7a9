"""``python -m bench.intake``."""

from bench.intake.command import run

if __name__ == "__main__":
    run()
