"""The command: nothing numerical may be imported before its threads are limited."""

from bench.threads import one_thread


def main() -> None:
    """Run the benchmark."""
    one_thread()
    from bench.attribution.command import run

    run()


if __name__ == "__main__":
    main()
