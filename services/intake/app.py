"""Constructs the intake service."""

import asyncio
import uuid
from collections.abc import Iterator

from services._runtime.access.keyring import Keyring
from services._runtime.boot import Service
from services._runtime.clock import Clock, utc_now
from services._runtime.http.outbound import USER_AGENT, guarded_client
from services._runtime.settings import read_settings
from services._runtime.sweeping import sweep_after
from services.intake.allowance import Allowance
from services.intake.arrivals.folder import Folder
from services.intake.arrivals.mailbox import Mailbox, MailboxAddress
from services.intake.arrivals.place import Place
from services.intake.arrivals.poller import ArrivalPoller
from services.intake.clients import WebClient
from services.intake.erasures.erasing import Eraser
from services.intake.erasures.store import ErasureStore
from services.intake.feed_poll import FeedPoll, PollSettings
from services.intake.fetching import PageFetcher
from services.intake.handlers import Intake
from services.intake.host_gate import PolitePages
from services.intake.identities.store import IdentityStore
from services.intake.live_blogs.store import LiveBlogStore
from services.intake.metrics import IntakeMetrics, intake_metrics
from services.intake.page_checks.schedule import Schedule
from services.intake.page_checks.store import PageCheckStore
from services.intake.poller import Poller
from services.intake.previewing import Previews
from services.intake.reading import ReadingDesk
from services.intake.rereader import Pace, Rereader
from services.intake.robots_desk import RobotsDesk
from services.intake.roles import needed
from services.intake.routes import create_http
from services.intake.sent_documents import SentDocuments
from services.intake.settings import IntakeSettings
from services.intake.store import ArticleStore, FeedStore
from services.intake.text.language import identify

PING_SECONDS = 2.0


def create_app(settings: IntakeSettings | None = None, *, clock: Clock = utc_now) -> Service:
    """The intake service, not started."""
    settings = settings or read_settings(IntakeSettings)
    service = Service("intake", settings, clock=clock)
    metrics = intake_metrics(service.registry)
    database = service.use_database()
    articles, erasures, checks = ArticleStore(database), ErasureStore(database), PageCheckStore(database)
    live = LiveBlogStore(database)
    schedule = Schedule.of(settings.reread_after_seconds)
    feeds = FeedStore(database, owner=str(uuid.uuid4()))
    client = guarded_client(
        allow_private=settings.allow_private_addresses,
        ports=settings.allowed_ports,
        timeout_seconds=settings.fetch_timeout_seconds,
        user_agent=settings.user_agent,
        follow_redirects=True,
    )
    web = WebClient(client, timeout_seconds=settings.fetch_timeout_seconds, max_bytes=settings.max_fetch_bytes)
    desk, submissions_desk = reading_desk(settings), reading_desk(settings)
    intake = Intake(
        articles,
        IdentityStore(database),
        checks,
        schedule,
        erasures,
        service.emitter,
        PageFetcher(web, submissions_desk, clock, live, settings.max_text_characters),
        clock,
        metrics.articles,
        max_text_characters=settings.max_text_characters,
        publish_timeout_seconds=settings.publish_timeout_seconds,
    )

    eraser = Eraser(erasures, service.emitter, clock, settings.publish_timeout_seconds)
    documents = SentDocuments(submissions_desk, intake, clock)
    previews = Previews(web, submissions_desk, clock)
    allowance = Allowance(settings.posts_a_minute)
    http = create_http(documents, eraser, previews, allowance, max_body_bytes=settings.max_body_bytes)
    service.serve(http, Keyring("intake", database, clock), needed)
    service.add_part("article store", articles.prepare)
    service.add_part("erasure store", erasures.prepare)
    service.add_part("feed store", feeds.prepare)
    service.add_part("page check store", checks.prepare)
    service.add_part("live blog store", live.prepare)
    service.add_sweeps(
        *sweep_after(settings.retention_revisions_days, "revisions", articles.forget_revisions),
        *sweep_after(settings.reread_kept_days, "page checks", checks.forget_old),
        *sweep_after(settings.reread_kept_days, "live blogs", live.forget_old),
    )
    service.add_part("language model", _load_language_model)
    service.add_part("web client", stop=client.aclose)
    service.add_part("reading desk", desk.start, desk.stop)
    service.add_part("reading desk of submissions", stop=submissions_desk.stop)
    for name, place, seconds in places(settings):
        arrivals = ArrivalPoller(place, documents, clock, seconds, settings.backfill_age_seconds)
        service.add_background(name, arrivals.run)
    pages = PageFetcher(web, desk, clock, live, settings.max_text_characters)
    robots = RobotsDesk(web, clock, USER_AGENT, obey=settings.obey_robots)
    polite = PolitePages(pages, checks, robots, clock, settings.feed_host_pause_seconds)
    work = asyncio.Semaphore(settings.feeds_at_once)
    poll = FeedPoll(feeds, web, desk, polite, intake, clock, metrics, poll_settings(settings), work)
    service.add_background("feed poller", _poller(service, settings, feeds, poll, metrics).run)
    if schedule.ages:
        rereader = Rereader(
            checks,
            erasures,
            web,
            robots,
            pages,
            intake,
            schedule,
            clock,
            metrics.page_readings,
            _pace(settings),
            ready=lambda: service.broker.ping(timeout=PING_SECONDS),
        )
        service.add_background("page rereader", rereader.run)
    return service


async def _load_language_model() -> None:
    await asyncio.to_thread(identify, "")


def reading_desk(settings: IntakeSettings) -> ReadingDesk:
    """A desk that reads documents, not started."""
    return ReadingDesk(
        workers=settings.reading_workers,
        deadline_seconds=settings.read_deadline_seconds,
        wait_seconds=settings.read_wait_seconds,
    )


def places(settings: IntakeSettings) -> Iterator[tuple[str, Place, float]]:
    """The places where documents arrive, each with its name and how often it is looked at."""
    longest = settings.max_fetch_bytes
    if settings.folder is not None:
        yield "folder", Folder(settings.folder, max_bytes=longest), settings.folder_check_seconds
    if settings.mailbox is not None:
        password = settings.mailbox_password.get_secret_value() if settings.mailbox_password else ""
        address = MailboxAddress.of(settings.mailbox)
        mailbox = Mailbox(address, password, max_bytes=longest, senders=settings.mailbox_senders)
        yield "mailbox", mailbox, settings.mailbox_check_seconds


def poll_settings(settings: IntakeSettings) -> PollSettings:
    """The limits of a poll."""
    return PollSettings(
        full_text_characters=settings.full_text_characters,
        max_text_characters=settings.max_text_characters,
        backfill_age_seconds=settings.backfill_age_seconds,
        late_age_seconds=settings.late_age_seconds,
        longest_backoff_seconds=settings.feed_longest_backoff_seconds,
        entries_at_once=settings.feed_entries_at_once,
        longest_poll_seconds=settings.feed_longest_poll_seconds,
    )


def _pace(settings: IntakeSettings) -> Pace:
    """A page that is being read is free again after the longest that reading it can take."""
    longest = 2 * settings.fetch_timeout_seconds + settings.read_wait_seconds + settings.read_deadline_seconds
    return Pace(
        check_seconds=settings.reread_check_seconds,
        host_pause_seconds=settings.reread_host_pause_seconds,
        hosts_at_once=settings.reread_hosts_at_once,
        lease_seconds=longest + settings.publish_timeout_seconds,
    )


def _poller(
    service: Service, settings: IntakeSettings, feeds: FeedStore, poll: FeedPoll, metrics: IntakeMetrics
) -> Poller:
    return Poller(
        feeds,
        poll,
        service.clock,
        metrics.feeds_failing,
        ready=lambda: service.broker.ping(timeout=PING_SECONDS),
        check_seconds=settings.feed_check_seconds,
        lease_seconds=settings.feed_lease_seconds,
        feeds_at_once=settings.feeds_fetched_at_once,
    )
