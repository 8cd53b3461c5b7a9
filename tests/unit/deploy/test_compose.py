"""docker-compose.yml and the image read as data: there need not be a Docker engine here to start them.

Where the Compose command is installed, its own check of the file runs too; without it that test is skipped, by name.
"""

import lzma
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from py3langid import langid

from claimwatch_contracts.topics import SERVICES
from services._runtime.settings import SharedSettings
from tests.unit.deploy.settings_classes import SETTINGS, variables

ROOT = Path(__file__).parents[3]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
STACK: dict[str, Any] = COMPOSE["services"]
WRITES_BESIDE_ITS_PROGRAMS = {"kafka"}
OTHER_NETWORKS = {
    "kafka": {"broker"},
    "mongo": {"database"},
    "prometheus": {"broker", "observability"},
    "grafana": {"observability"},
    "mail": {"outside"},
}
STATEFUL = [name for name in SERVICES if "CLAIMWATCH_MONGO" in STACK[name]["environment"]]
KNOWN = {name for settings in SETTINGS for name in variables(settings)}


def test_every_service_of_the_contracts_runs_from_one_image_by_its_own_command() -> None:
    assert {STACK[name]["image"] for name in (*SERVICES, "topics")} == {"claimwatch:${CLAIMWATCH_TAG:-latest}"}
    assert [STACK[name]["command"] for name in SERVICES] == [["run", name] for name in SERVICES]


def test_the_servers_are_the_ones_we_promise_and_the_rest_is_optional() -> None:
    assert STACK["kafka"]["image"].startswith("apache/kafka:4")
    assert STACK["mongo"]["image"].startswith("mongo:8")
    profiles = {name: tuple(part["profiles"]) for name, part in STACK.items() if "profiles" in part}
    assert profiles == {"prometheus": ("observability",), "grafana": ("observability",), "mail": ("mail",)}


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_waits_for_what_it_needs_and_says_how_it_is(name: str) -> None:
    conditions = {other: needed["condition"] for other, needed in STACK[name]["depends_on"].items()}
    assert conditions["kafka"] == "service_healthy"
    assert conditions["topics"] == "service_completed_successfully"
    assert ("mongo" in conditions) == ("CLAIMWATCH_MONGO" in STACK[name]["environment"])
    assert "/-/ready" in STACK[name]["healthcheck"]["test"][-1]
    assert STACK[name]["environment"][f"CLAIMWATCH_{name.upper()}_HOST"] == "0.0.0.0"  # noqa: S104 - in its container


@pytest.mark.parametrize("name", [*STATEFUL, "topics"])
def test_who_remembers_what_was_told_knows_how_long_a_message_may_come_again(name: str) -> None:
    environment = STACK[name]["environment"]
    assert environment["CLAIMWATCH_DEAD_LETTER_RETENTION_DAYS"] == "${CLAIMWATCH_DEAD_LETTER_RETENTION_DAYS:-30}"
    assert environment["CLAIMWATCH_TOPIC_RETENTION_DAYS"] == "${CLAIMWATCH_TOPIC_RETENTION_DAYS:-14}"


@pytest.mark.parametrize("name", STACK)
def test_a_part_can_write_nothing_gain_nothing_and_take_only_so_much(name: str) -> None:
    part = STACK[name]
    assert part.get("read_only", False) is (name not in WRITES_BESIDE_ITS_PROGRAMS)
    assert part["security_opt"] == ["no-new-privileges:true"]
    assert part["cap_drop"] == ["ALL"]
    assert part["pids_limit"] <= 1024
    assert part["mem_limit"]
    assert part["logging"] == {"driver": "json-file", "options": {"max-size": "10m", "max-file": "5"}}
    assert all(":size=" in folder for folder in part.get("tmpfs", []))
    assert not any(privilege in part for privilege in ("privileged", "cap_add", "network_mode", "pid", "devices"))


def test_the_language_model_has_room_where_it_is_unpacked() -> None:
    with lzma.open(Path(langid.__file__).with_name("data") / "model.npz.xz") as packed:
        size = sum(map(len, iter(partial(packed.read, 1 << 20), b"")))
    (folder,) = STACK["intake"]["tmpfs"]
    assert size < int(folder.removeprefix("/tmp:size=").removesuffix("m")) * 2**20  # noqa: S108 - in its container


@pytest.mark.parametrize("name", STACK)
def test_a_part_is_in_the_networks_it_needs_and_no_other(name: str) -> None:
    environment = STACK[name].get("environment", {})
    wanted = {"broker"} if "CLAIMWATCH_KAFKA" in environment else set()
    wanted |= {"database"} if "CLAIMWATCH_MONGO" in environment else set()
    wanted |= {"outside"} if name in ("intake", "notify", "api") else set()
    assert set(STACK[name]["networks"]) == OTHER_NETWORKS.get(name, wanted)
    if "ports" in STACK[name]:
        assert any(not COMPOSE["networks"][network] for network in STACK[name]["networks"]), "nobody could reach it"


def test_the_servers_networks_lead_nowhere() -> None:
    assert {name for name, network in COMPOSE["networks"].items() if network.get("internal")} == {"broker", "database"}


def test_grafana_has_no_password_but_the_operator_s() -> None:
    assert STACK["grafana"]["environment"]["GF_SECURITY_ADMIN_PASSWORD"] == "${CLAIMWATCH_GRAFANA_PASSWORD:-}"
    script = STACK["grafana"]["entrypoint"][-1].replace("$$", "$").replace("exec /run.sh", "exec echo started")
    for password, status, said in (("", 1, ""), ("of my own", 0, "started\n")):
        environment = {"GF_SECURITY_ADMIN_PASSWORD": password}
        done = subprocess.run(["/bin/sh", "-c", script], env=environment, capture_output=True, text=True)
        assert (done.returncode, done.stdout) == (status, said)


@pytest.mark.parametrize("name", (*SERVICES, "topics"))
def test_a_service_is_given_the_time_to_drain(name: str) -> None:
    service = STACK[name]
    assert int(service["stop_grace_period"].removesuffix("s")) > SharedSettings().drain_timeout_seconds + 5


@pytest.mark.parametrize("name", STACK)
def test_a_part_reads_every_variable_it_is_given_and_is_published_on_loopback_only(name: str) -> None:
    given = {variable for variable in STACK[name].get("environment", {}) if variable.startswith("CLAIMWATCH_")}
    assert given <= KNOWN
    assert all(port.startswith("127.0.0.1:") for port in STACK[name].get("ports", []))
    assert ":latest" not in STACK[name]["image"].replace("${CLAIMWATCH_TAG:-latest}", "")


def test_the_mail_catcher_s_variables_are_read() -> None:
    lines = (ROOT / "deploy" / "mail.env").read_text().splitlines()
    assert {line.partition("=")[0] for line in lines if not line.startswith("#")} <= KNOWN


def test_the_image_is_built_from_what_is_sent_to_the_builder_and_runs_as_nobody_special() -> None:
    steps = (ROOT / "deploy" / "Dockerfile").read_text().splitlines()
    copied = {
        word for step in steps if step.startswith("COPY ") and "--from" not in step for word in step.split()[1:-1]
    }
    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert copied == sent
    assert all((ROOT / source).exists() for source in sent)
    assert "USER 10001" in steps


def test_the_services_need_nothing_but_the_image_s_lock() -> None:
    """What only a checkout has (the embedded servers, tests' tools) is made impossible to import."""
    loader = Path(__file__).with_name("import_without_extras.py")
    done = subprocess.run([sys.executable, loader], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == list(SERVICES)


def test_compose_itself_takes_the_file_where_it_is_installed() -> None:
    docker = shutil.which("docker")
    if docker is None or subprocess.run([docker, "compose", "version"], capture_output=True).returncode:
        pytest.skip("docker compose is not installed; the file was checked as data")
    command = [docker, "compose", "--profile", "*", "config", "-q"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
