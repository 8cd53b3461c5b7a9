# Two commands do everything on a machine with Python 3.11+, git and make: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: setup lock

setup: $(VENV)/.installed  ## everything into .venv, versions and hashes pinned

$(VENV)/.installed: requirements-dev.lock pyproject.toml contracts/pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --disable-pip-version-check -q --no-deps --no-build-isolation -e contracts -e .
	touch $@

COMPILE := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	--no-emit-package claimwatch-contracts

lock:  ## resolve anew: requirements.lock is what the image installs, requirements-dev.lock what a checkout does
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) pyproject.toml --extra embedded --extra dev -c requirements.lock -o requirements-dev.lock
