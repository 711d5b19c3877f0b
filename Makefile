# make site    builds the sample site into site/, in an environment of its own
# make test    runs the tests as CI does
# make serve   shows the site while you edit
# make lint    the checks of style and structure alone

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHELL := /bin/sh

.DEFAULT_GOAL := help
.PHONY: help site serve test lint reference golden album requirements clean

help:
	@sed -n '1,5s/^# //p' Makefile

$(VENV)/.installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Onrecord needs Python 3.11 or newer, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else 0'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

site: $(VENV)/.installed
	@$(BIN)/onrecord build
	@echo "Or: make serve"

serve: $(VENV)/.installed
	@$(BIN)/onrecord serve

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

test: lint
	$(BIN)/python -m pytest -n auto --dist worksteal

# Pages and schemas that follow from the code; a test keeps them in step.
reference: $(VENV)/.installed
	$(BIN)/python -m onrecord.reference

# What the analyses make of the sample site; read the difference before committing it.
golden: $(VENV)/.installed
	$(BIN)/python tests/golden/renew.py

# The pictures of each kind of page; look at them before committing them. Needs Chromium.
album: $(VENV)/.tested site
	$(BIN)/python tests/album.py

# Pin every dependency, for every platform, by hash. Needs uv.
requirements:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet \
	  --no-emit-index-url --extra build pyproject.toml -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet \
	  --no-emit-index-url --extra build --extra test pyproject.toml -c requirements.txt -o requirements-test.txt

clean:
	rm -rf site .site.* .build
