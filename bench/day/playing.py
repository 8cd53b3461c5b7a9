"""The day played through the code of archive and watch, and the notification that is due at its end."""

from collections import Counter

from bench.day.articles import DAY
from claimwatch_contracts.criteria import WatchedPlace
from claimwatch_contracts.deliveries import Notification, WhyNow
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.groups import GroupKind
from claimwatch_contracts.schedule import Rhythm, Schedule
from claimwatch_contracts.vocabulary import MatchOutcome
from claimwatch_contracts.withheld import TOLD, withheld_in_words
from services._cli.rehearsal.corpus import Post
from services._cli.rehearsal.options import USUAL_DEADLINE
from services._cli.rehearsal.reading import reports_of
from services._cli.rehearsal.stage import Stage
from services.notify.grouping.seats import group_in
from services.notify.stages.group import notification_of
from services.watch.trials.trial import Trial

SYRIA = 163843
"""The country's GeoNames id."""
WATCH = Watch(
    watch_id="syria",
    name="Syria",
    places=(WatchedPlace(name="Syria", geonames_id=SYRIA),),
    channels=("desk",),
    schedule=Schedule(rhythm=Rhythm.DAILY),
    created_at=DAY,
    updated_at=DAY,
)


async def digest_of_the_day(posts: list[Post], workers: int) -> Notification:
    """What the country-wide watch is sent at the end of the day."""
    stage, trial = Stage(()), Trial(WATCH)
    alerts = []
    held_back: Counter[MatchOutcome] = Counter()
    for report in reports_of(posts, {}, workers=workers, deadline_seconds=USUAL_DEADLINE):
        filed = (await stage.play(report)).filed
        heard = await trial.hear(filed, report.article.received_at)
        if heard.alert is not None:
            alerts.append(heard.alert)
        elif heard.outcome is not None and heard.outcome not in TOLD:
            held_back[heard.outcome] += 1
    group = group_in("desk", GroupKind.DIGEST)
    return notification_of(group, tuple(alerts), WhyNow.DIGEST, withheld_in_words(dict(held_back.most_common())))
