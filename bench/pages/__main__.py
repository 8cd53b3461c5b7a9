"""``python -m bench.pages``: the pages of the dashboard among many reports."""

from bench.pages.command import run

if __name__ == "__main__":
    run()
