"""``claimwatch erase``: an article's text for good, with a record of who asked and why."""

import getpass
from typing import Annotated

import typer

from services._cli.intake_client import USUAL_INTAKE, KeyRefusedError, UnavailableError, client_of, posted

app = typer.Typer(add_completion=False)


@app.command()
def erase(
    article: Annotated[str, typer.Argument(metavar="ID|URL", help="The article, by its id or its URL.")],
    reason: Annotated[str, typer.Option(help="Why, for the record.")],
    by: Annotated[str | None, typer.Option(help="Who asks, for the record; by default the user's name here.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether it is meant.")] = False,
    intake: Annotated[str, typer.Option(help="Where intake listens.")] = USUAL_INTAKE,
) -> None:
    """Erase an article for good: its reports, what it is compared by, and the alerts and deliveries that quote it.

    The article is not taken in again, and nobody is told twice what it told. Kafka forgets its text when the retention
    of its topics is over. What was sent, exported or backed up is out of reach. A URL means all articles of its page.
    """
    if not yes:
        typer.confirm(f"Erase {article} for good?", abort=True)
    request: dict[str, object] = {"article": article, "reason": reason, "requested_by": by or _user()}
    try:
        with client_of(intake) as http:
            answer = posted(http, "/erasures", request)
    except (UnavailableError, KeyRefusedError) as error:
        typer.echo(f"{intake}: {error}", err=True)
        raise typer.Exit(2) from error
    if not answer.is_success:
        typer.echo(answer.json().get("detail") or answer.text, err=True)
        raise typer.Exit(1)
    for erasure in answer.json()["erased"]:
        typer.echo(f"{erasure['article_id']}: erased up to revision {erasure['revisions']}")


def _user() -> str:
    """The name of the user here.

    Raises:
        BadParameter: the user has no name, as in some containers.
    """
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise typer.BadParameter("say who asks: the user here has no name", param_hint="--by") from error
