"""Which denial says again what its claimant denied before."""

import pytest

from claimwatch_contracts.vocabulary import Change, Stance
from services.archive.ledger.matter import Matter
from services.archive.ledger.statements import change_of
from tests.ledger_builders import statement


@pytest.mark.parametrize(
    ("content", "change"),
    [
        ("any involvement", Change.REPEAT),
        ("the attack outright", Change.REPEAT),
        ("the accusation", Change.REPEAT),
        ("that its troops were involved", Change.REPEAT),
        ("responsibility for the killings", Change.REPEAT),
        ("that it had bombed anybody in the market", Change.REPEAT),
        ("that it had ever used the farm", Change.DENIAL),
        ("that it held the driver", Change.DENIAL),
        ("a role in the fuel theft", Change.DENIAL),
        ("that prisoners had starved in its camp", Change.DENIAL),
    ],
)
def test_a_denial_that_names_another_thing_is_another_one(content: str, change: Change) -> None:
    before = statement("army", Stance.DENIES, "that it had bombed the market")
    told = statement("army", Stance.DENIES, content, hours=9)
    assert change_of(told, Matter([before, told]), [before]) is change
