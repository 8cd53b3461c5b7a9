"""The demo says where its servers are: without them no other command would reach the stack."""

from io import StringIO

from rich.console import Console

from services._cli.demo.screen import Screen


def test_a_stack_that_stays_says_how_other_commands_reach_it() -> None:
    printed = StringIO()
    servers = "CLAIMWATCH_KAFKA=127.0.0.1:19092 CLAIMWATCH_MONGO=mongodb://127.0.0.1:17017"
    Screen(Console(file=printed, width=64)).stay("http://127.0.0.1:8080/login#cwk_1", "http://127.0.0.1:8081", servers)
    assert servers in printed.getvalue()
    assert "http://127.0.0.1:8081/articles" in printed.getvalue()
