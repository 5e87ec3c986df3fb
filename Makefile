# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run demo test check bench bench-search bench-minutes simulate translate wheel routes vendor lock clean

# The first Python on this machine that is new enough; `make PYTHON=/path/to/python run` overrules it.
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
VENV := .venv
BIN := $(VENV)/bin
COP := $(BIN)/python -m cop
PYTEST := $(BIN)/python -m pytest -n 2
# The lock names every package, so pip need not resolve: older pips refuse a pin whose newer release has the same extra.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' pyproject.toml

# Without bytecode every start would compile all of it anew, three times as slow.
unexport PYTHONDONTWRITEBYTECODE

run demo: export COP_ENV ?= development
run: export COP_LOG_LEVEL ?= warning

help: ## List what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: $(VENV)/run.stamp ## Serve the site, its worker and a demonstration community on http://127.0.0.1:8000
	@exec $(COP) serve --demo

demo: $(VENV)/run.stamp ## Load the demonstration community into an empty database
	@$(COP) migrate && $(COP) demo --if-empty

test: $(VENV)/dev.stamp ## Run every test, in the browser too, on SQLite and then on PostgreSQL
	@$(BIN)/python -m tests.machine
	@status=0; \
	$(PYTEST) || status=1; \
	$(BIN)/python -m tests.postgres -- $(PYTEST) -m "not once" || status=1; \
	exit $$status

check: $(VENV)/dev.stamp ## Check format, style, types, templates, floors, licences and migrations
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/python -m mypy
	@$(BIN)/djlint --quiet --lint templates
	@$(BIN)/lint-imports
	@$(BIN)/reuse lint --quiet || $(BIN)/reuse lint
	@$(BIN)/python -c 'from alembic.script import ScriptDirectory; ScriptDirectory("migrations").get_current_head()'

bench: $(VENV)/dev.stamp ## Measure the budgets beside a floor of the same run
	@$(BIN)/python -m bench

bench-search: $(VENV)/dev.stamp ## Measure how well search finds, beside other engines; COP_SEARCH_DEV says on what
	@$(BIN)/python -m tests.postgres -- $(BIN)/python -m bench.relevance

bench-minutes: $(VENV)/dev.stamp ## Measure what is recognised in real minutes; COP_MINUTES says in which folder
	@$(BIN)/python -m bench.minutes

simulate: $(VENV)/dev.stamp ## Let a year of 300 people go by and count their mail, answers and invitations
	@$(BIN)/python -m bench.year

translate: $(VENV)/dev.stamp ## Bring the translations up to the sources and compile them
	@$(BIN)/python -m tests.catalogues

wheel: $(VENV)/dev.stamp ## Build the package for a server into dist/
	@$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

routes: $(VENV)/dev.stamp ## Write docs/routes.md anew
	@$(BIN)/python -m tests.docs.routes

vendor: $(VENV)/dev.stamp ## Fetch the files of others in static/vendor/ anew, as vendor.lock.json says
	@$(BIN)/python static/vendor/vendor.py

lock: $(VENV)/dev.stamp ## Choose the newest versions that fit and write requirements/ anew
	@$(LOCK) --upgrade --all-extras -o requirements/dev.txt
	@$(LOCK) --upgrade --extra postgres -c requirements/dev.txt -o requirements/postgres.txt
	@$(LOCK) --upgrade -c requirements/dev.txt -o requirements/base.txt

clean: ## Remove all that make made, but not the data in instance/
	@rm -rf $(VENV) build dist .coverage* htmlcov .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "cop needs Python 3.11 or newer. Install it, on Debian or Ubuntu with: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing. Install it, on Debian or Ubuntu with: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)

$(VENV)/run.stamp: requirements/base.txt $(BIN)/python
	@echo "Installing what the site needs (only the first time) ..."
	@$(INSTALL) $<
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(BIN)/python
	@echo "Installing what tests and checks need (only the first time) ..."
	@$(INSTALL) $<
	@touch $@
