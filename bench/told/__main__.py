"""The command. It limits the threads of numerical libraries before it imports them."""

from bench.threads import one_thread


def main() -> None:
    """Run the benchmark."""
    one_thread()
    from bench.told.command import run

    run()


if __name__ == "__main__":
    main()
