# Two commands do everything on a machine with Python 3.11+, git and make: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PEERS := .venv-peers
ifneq ($(KAFKA),)
export CLAIMWATCH_KAFKA := $(KAFKA)
endif
ifneq ($(MONGO),)
export CLAIMWATCH_MONGO := $(MONGO)
endif
COMPILE := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	--no-emit-package claimwatch-contracts --no-emit-package claimwatch-language

.PHONY: help setup demo up test coverage lint format contracts bench lock clean

help:  ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.installed  ## everything into .venv, versions and hashes pinned

$(VENV)/.installed: requirements-dev.lock pyproject.toml contracts/pyproject.toml language/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Claimwatch needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --disable-pip-version-check -q --progress-bar on --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --disable-pip-version-check -q --no-deps --no-build-isolation -e contracts -e language -e .
	$(BIN)/python -c 'from services._embedded import fetch_jars; fetch_jars()'
	$(BIN)/python -c 'from services._gazetteer.gazetteer import Gazetteer; Gazetteer()'
	@touch $@

demo: setup  ## the whole stack on the sample articles; ONCE=1 ends by itself, with status 0 if every alert came
	$(BIN)/claimwatch demo $(if $(ONCE),--once)

up: setup  ## the whole stack, empty, until Ctrl-C
	$(BIN)/claimwatch up

test: lint  ## all checks and tests; KAFKA=host:port MONGO=mongodb://… run them against other servers, BROWSER=1 adds the page's
	$(BIN)/pytest -n auto $(PYTEST)

coverage: setup  ## which lines the tests reach, in about twice the time of the tests
	$(BIN)/pytest -n auto --cov --cov-report= $(PYTEST)
	@$(BIN)/coverage report --skip-covered --skip-empty | tail -25

lint: setup  ## style, types, layers, generated files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m claimwatch_contracts.generate . --check

format: setup  ## mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

contracts: setup  ## generate schemas, AsyncAPI documents and the picture of the flow anew
	$(BIN)/python -m claimwatch_contracts.generate .

bench: setup  ## what the benchmarks compare with, into .venv and .venv-peers; the commands are in bench/README.md
	$(BIN)/uv pip install -q --python $(BIN)/python -c requirements-dev.lock -e contracts -e language -e '.[bench]'
	$(BIN)/uv venv -q --allow-existing $(PEERS)
	$(BIN)/uv pip install -q --python $(PEERS)/bin/python 'newspaper4k>=0.9.6' 'readability-lxml>=0.9'

lock: setup  ## resolve anew: requirements.lock is what the image installs, requirements-dev.lock what a checkout does
	$(COMPILE) pyproject.toml --extra charts -o requirements.lock
	$(COMPILE) pyproject.toml --extra embedded --extra dev -c requirements.lock -o requirements-dev.lock
	echo hatchling | $(COMPILE) - -c requirements-dev.lock -o deploy/requirements-build.lock

clean:  ## remove what was installed and built
	rm -rf $(VENV) $(PEERS) build dist .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis
