"""``python -m bench.stories``."""

from bench.stories.command import run

if __name__ == "__main__":
    run()
