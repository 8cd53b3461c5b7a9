"""Apache Kafka 4: one node that is both broker and KRaft controller."""

import base64
import os
import shutil
import subprocess
import time
import uuid
from pathlib import Path
from string import Template

from services._embedded.errors import EmbeddedServerError
from services._embedded.jars import class_path
from services._embedded.java import java, options
from services._embedded.kafka_probe import cluster_metadata
from services._embedded.ports import free_port
from services._embedded.process import PRIVATE
from services._embedded.server import EmbeddedServer

PROPERTIES = Path(__file__).with_name("kafka.properties")
LOGGING = Path(__file__).with_name("kafka-log4j2.properties")
HEAP_MEBIBYTES = 384


class EmbeddedKafka(EmbeddedServer):
    """A Kafka broker; its address is `127.0.0.1:PORT`.

    After another start it has the same cluster id, topics and offsets. A start after a `kill` takes 3 s longer, because
    the old session must expire.
    """

    NAME = "kafka"

    def _launched(self, port: int | None, deadline: float) -> int:
        self._format(deadline)
        return self._process.start(port, self._broker, self._answers, deadline)

    def _answers(self, port: int) -> bool:
        """Whether a broker of our cluster answers and is registered under this port."""
        return cluster_metadata(port) == (cluster_id(self._log_dir), port)

    @property
    def _log_dir(self) -> Path:
        return self._data / "kafka" / "log"

    def _broker(self, port: int) -> list[str]:
        return self._command("kafka.Kafka", str(self._configured(port, self._log_dir)))

    def _configured(self, port: int, log_dir: Path) -> Path:
        """The configuration file for this port. The controller gets a new port each time; no other process uses it."""
        text = Template(PROPERTIES.read_text()).substitute(port=port, controller_port=free_port(), log_dir=log_dir)
        path = self._data / "kafka" / "server.properties"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(text)
        return path

    def _format(self, deadline: float) -> None:
        """Make an empty cluster if there is none. It is made under another name, so that a crash leaves no half."""
        if cluster_id(self._log_dir) is not None:
            return
        aside = self._log_dir.with_suffix(".new")
        shutil.rmtree(aside, ignore_errors=True)
        config = self._configured(free_port(), aside)
        command = self._command("kafka.tools.StorageTool", "format", "-t", new_cluster_id(), "-c", str(config))
        try:
            seconds = deadline - time.monotonic()
            result = subprocess.run(  # noqa: S603
                command, capture_output=True, text=True, timeout=seconds, umask=PRIVATE
            )
        except subprocess.TimeoutExpired:
            raise EmbeddedServerError(f"kafka's folder {aside} was not formatted in time") from None
        if result.returncode != 0:
            raise EmbeddedServerError(f"kafka's folder {aside} was not formatted:\n{result.stdout}{result.stderr}")
        try:
            aside.replace(self._log_dir)
        except OSError as error:
            raise EmbeddedServerError(f"{self._log_dir} holds something that is not ours: {error}") from error

    def _command(self, *main: str) -> list[str]:
        temporary = self._data / "tmp"
        temporary.mkdir(parents=True, exist_ok=True)
        jars = os.pathsep.join(str(path) for path in class_path("kafka"))
        logging = f"-Dlog4j2.configurationFile={LOGGING}"
        return [str(java()), *options(HEAP_MEBIBYTES, temporary), logging, "-cp", jars, *main]


def cluster_id(log_dir: Path) -> str | None:
    """The id of the cluster whose data are in the folder; `None` if there are no data."""
    try:
        lines = (log_dir / "meta.properties").read_text().splitlines()
    except FileNotFoundError:
        return None
    return next((line.removeprefix("cluster.id=") for line in lines if line.startswith("cluster.id=")), None)


def new_cluster_id() -> str:
    """16 random bytes in Kafka's notation, without a leading hyphen: commands would take that id as an option."""
    while (text := base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")).startswith("-"):
        pass
    return text
