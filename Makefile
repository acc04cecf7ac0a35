# Everything here needs Python 3.11 or later and make. The rest is installed into .venv and
# web/assets/node_modules, from the lock files, and again only when a lock file changes.

MAKEFLAGS += --no-builtin-rules
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test test-quick test-long mutants hazards plans bench lint format types assets docs lock clean python venv browser

# Every tool runs as a module of this Python, so the checkout may be moved.
BIN := .venv/bin/python
NPM := $(abspath $(BIN)) $(abspath .venv/bin/npm)

# A stamp's name holds its lock file's checksum, so another lock file asks for another stamp.
checksum = $(shell cksum < $(1) | tr ' ' '-')
INSTALLED := .venv/installed-$(call checksum,requirements/develop.txt)
NHS := web/assets/node_modules/installed-$(call checksum,web/assets/package-lock.json)
BUILT := web/static/dist/manifest.json

# The first Python that is new enough; looked for only where it is used.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)

# On each core, four at the most: every one of them brings its own PostgreSQL and Chromium.
BESIDE := --numprocesses=auto --maxprocesses=4 --dist=worksteal

# $(call need,TEST,PACKAGE,WHY): where TEST fails, root installs PACKAGE; anyone else is told how.
define need
	@$(1) || { \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "==> Installing $(2): $(3)"; \
		apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(2); \
	else \
		echo "$(2) is missing: $(3). Please run: sudo apt-get install $(2)" >&2; exit 1; \
	fi; }
endef

help: ## Show what there is to run
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(BUILT) ## Serve the demonstration region on 127.0.0.1:8000 (made on first start)
	@$(BIN) -m web run --demo $(ARGS)

test: lint types $(BUILT) browser ## Check everything: lint, types, all tests, browser journeys
	@echo "==> Testing"
	@$(BIN) -m pytest $(BESIDE) $(ARGS)

test-quick: $(BUILT) ## The tests on SQLite alone, and without the browser
	@$(BIN) -m pytest $(BESIDE) -m "not journey" --engine=sqlite $(ARGS)

test-long: $(BUILT) browser ## All tests, with many more random histories
	@$(BIN) -m pytest $(BESIDE) --hypothesis-profile=long $(ARGS)

mutants: $(INSTALLED) ## Put small faults into the rules: does a test notice? (all anew: ARGS=--all)
	@$(BIN) -m tests.mutation.run $(ARGS)

bench: $(BUILT) ## Measure it side by side with plainer ways (2 million events: ARGS=large)
	@$(BIN) -m benchmarks.run $(ARGS)

hazards: $(BUILT) ## Break each control of docs/hazards.md and see its test fail (half an hour)
	@$(BIN) tests/controls/breaking.py $(ARGS)

plans: $(BUILT) ## Fill a database with a million handovers and judge every query plan (fewer: ARGS=20000)
	@$(BIN) -m tests.plans.run $(ARGS)

lint: $(INSTALLED) ## Check style and layout
	@echo "==> Checking style"
	@$(BIN) -m ruff check .
	@$(BIN) -m ruff format --check .

format: $(INSTALLED) ## Put style and layout right where that is safe
	@$(BIN) -m ruff check --fix-only .
	@$(BIN) -m ruff format .

types: $(INSTALLED) ## Check types
	@echo "==> Checking types"
	@$(BIN) -m mypy

assets: $(BUILT) ## Build the styles, script and icons of the pages

docs: $(INSTALLED) ## Write docs/states.md anew from the states and the policy
	@$(BIN) -m web states --output docs/states.md

lock: $(INSTALLED) ## Pin what pyproject.toml and package.json allow (newest: ARGS=--upgrade)
	@$(BIN) -m uv pip compile pyproject.toml $(LOCK) --output-file requirements/run.txt
	@$(BIN) -m uv pip compile pyproject.toml $(LOCK) --extra develop \
		--constraints requirements/run.txt --output-file requirements/develop.txt
	@cd web/assets && $(NPM) install --package-lock-only
LOCK = --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate $(ARGS)

clean: ## Remove all that was installed or built; what is in var/ stays
	rm -rf .venv web/assets/node_modules web/static/dist
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis

# --- What the targets above stand on -----------------------------------------------------------

$(BUILT): $(NHS) web/assets/build.py web/assets/manifest.py web/assets/source $(wildcard web/assets/source/*)
	@$(BIN) -m web.assets.build

$(NHS): | $(INSTALLED)
	@echo "==> Installing the NHS design system (a few seconds)"
	@cd web/assets && $(NPM) ci
	@touch $@

# uv comes from the lock file too: pip checks its hash, then uv installs the rest.
$(INSTALLED):
	@echo "==> Installing Python packages into .venv (up to a minute the first time)"
	@$(BIN) -c 'import pip' 2>/dev/null || $(MAKE) --no-print-directory venv
	@sed -n '/^uv==/,/[^\\]$$/p' requirements/develop.txt > .venv/uv.txt
	@$(BIN) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement .venv/uv.txt
	@$(BIN) -m uv pip sync --python $(BIN) --require-hashes requirements/develop.txt
	@rm -f .venv/installed-*
	@touch $@

python:
	@test -n "$(PYTHON)" || { \
		echo "Python 3.11 or later is missing. Please run: sudo apt-get install python3 python3-venv" >&2; \
		echo "(where that is older: python3.11 python3.11-venv, or make ... PYTHON=/path/to/python)" >&2; exit 1; }

venv: python
	$(call need,$(PYTHON) -c 'import ensurepip' 2>/dev/null,$(VENV_PACKAGE),it makes the virtual environment)
	@$(PYTHON) -m venv --clear .venv
VENV_PACKAGE = python$(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv

browser:
	$(call need,{ command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null,chromium,the journeys are tested in it)
