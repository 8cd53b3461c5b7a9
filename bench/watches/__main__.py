"""``python -m bench.watches``."""

from bench.watches.command import run

if __name__ == "__main__":
    run()
