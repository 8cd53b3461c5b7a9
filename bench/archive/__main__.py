"""``python -m bench.archive``."""

from bench.archive.command import run

if __name__ == "__main__":
    run()
