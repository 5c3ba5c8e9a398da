# Every target works offline once the environment is built, and twice in a row.
PYTHON ?= python3
BIN := .venv/bin
PY := $(BIN)/python
# One lane more than cores: a journey in a browser waits half of its time.
LANES ?= 2
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup run prepare test check e2e sim crash adversary fuzz draw bench bench-peers life docs pictures messages package lock clean

help: ## say what each target does
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## /\1\t/' | expand -t 12

.venv/ready: requirements.lock pyproject.toml
	@echo "Installing Alvéole's environment (once)…"
	@test -x $(PY) || $(PYTHON) -m venv .venv
	@$(PY) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(PY) -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $@

.venv/ready-for-tests: .venv/ready requirements-dev.lock
	@echo "Installing what the tests need (once)…"
	@$(PY) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

.venv/fonts: assets/fetch_fonts.py .venv/ready
	@$(PY) assets/fetch_fonts.py || echo "Fonts not installed: the bundled ones are used."
	@touch $@

CATALOGUES := $(wildcard views/locale/*/LC_MESSAGES/*.po)
%.mo: %.po .venv/ready
	@$(PY) -m views.locale_files $< $@

setup: .venv/ready .venv/fonts $(CATALOGUES:.po=.mo) ## make the environment, fonts and catalogues ready

run: setup ## open Alvéole: a window, or the browser on this machine
	@$(BIN)/alveole app $(ARGS)

prepare: setup .venv/ready-for-tests ## the same, and what the tests need
	@bash tests/prepare.sh

check: prepare ## format, lint, types, walls, dependencies
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/deptry . 2>&1 | tail -n 3

test: check ## everything that must hold: fifty minutes on 2 cores
	@TZ=Pacific/Apia LC_ALL=C.UTF-8 $(PY) -m pytest -n $(LANES) --dist worksteal --durations 10 --randomly-seed=$(or $(ORDER),2026)

e2e: prepare ## every browser journey, all sizes, themes and languages
	@ALVEOLE_E2E=all $(PY) -m pytest tests/e2e tests/screens

sim: prepare ## simulated worlds under faults (SEEDS=10000)
	@$(PY) -m tests.simulation --seeds $(or $(SEEDS),10000)

crash: prepare ## kills, full disks, a fault at every write (KILLS=1000)
	@$(PY) -m tests.machine $(or $(KILLS),1000) kills, seed $(or $(SEED),2026)
	@KILLS=$(or $(KILLS),1000) $(PY) -m pytest tests/crash
	@$(PY) -m tests.crash.indexes

adversary: prepare ## the hostile server, every attack (SEEDS=100)
	@$(PY) -m tests.adversary --seeds $(or $(SEEDS),100)

fuzz: prepare ## hostile inputs through every reader (N=1000000)
	@$(PY) -m tests.fuzz --n $(or $(N),1000000)

draw: prepare ## every property, on examples drawn anew
	@DRAW=1 $(PY) -m pytest -m hypothesis -n $(LANES)

bench: prepare ## speed as ratios against a named reference (ONLY=store)
	@$(PY) -m bench

bench-peers: prepare ## sync beside other programs' servers, those found here
	@$(PY) -m bench.peers

life: prepare ## a home of 20,000 documents and 3 years (HOME_FOLDER=life)
	@$(PY) -m tests.fictitious.life $(or $(HOME_FOLDER),life)

docs: prepare ## write the generated pages again
	@$(PY) -m docs.generate

pictures: prepare ## take the README's pictures again, from the real app
	@$(PY) -m tests.e2e.book

messages: prepare ## extract the sentences and update the catalogues
	@$(BIN)/pybabel -q extract -F views/locale/babel.cfg -k N_ -k _ -k ngettext:1,2 --no-location --omit-header -o views/locale/alveole.pot app views
	@for lang in fr@falc en; do $(BIN)/pybabel -q update -N --omit-header -D alveole -i views/locale/alveole.pot -d views/locale -l $$lang; done

package: setup ## pack the source: the same bytes at each build
	@$(PY) assets/pack_source.py build/alveole-source.tar.gz

lock: ## refresh both lock files, hashes and no address
	@$(PY) -m uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --group build -o requirements.lock
	@$(PY) -m uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --group build --group dev -o requirements-dev.lock

clean: ## remove what the targets made
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis assets/fonts
