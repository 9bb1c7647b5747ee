# Each target does its own set-up; `make` alone tells them all.
PYTHON ?= python3
CASE ?= scenarios/skaraborg
WORKERS ?= 2
CASES ?= 5000

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
PYTEST := $(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal
SHIPPED := portfolj app_streamlit.py benchmarks $(wildcard scenarios/*.py)
CODE := $(SHIPPED) tests
BROWSERS := chromium chromium-browser google-chrome
# Carlito has the widths of Calibri, which Excel writes with.
OFFICE := libreoffice-writer-nogui libreoffice-calc-nogui fonts-crosextra-carlito fonts-liberation

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo app test test-long test-tools check format catalogues screenshots bench clean

help: ## Show what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.run ## Solve, compare and rank Skaraborg in the shell
	$(BIN)/portfolj solve $(CASE)
	$(BIN)/portfolj compare $(CASE)
	$(BIN)/portfolj rank $(CASE)
	@echo
	@echo "Öppna appen i webbläsaren: make app"

app: $(VENV)/.run ## Open the app on this machine (ends with Ctrl+C)
	$(BIN)/streamlit run app_streamlit.py

test: $(VENV)/.test ## Run the tests; what lacks a part of the machine is left out by name
	$(PYTEST)

test-long: $(VENV)/.test ## Run the comparisons that take long, with CASES random cases (5000)
	PORTFOLJ_CASES=$(CASES) $(PYTEST) -m long

test-tools: $(VENV)/.test ## Bring the parts of the machine that tests need: a browser, LibreOffice, poppler
	@found() { for name in "$$@"; do command -v $$name >/dev/null && return; done; false; }; missing=""; \
	found $(BROWSERS) || missing="chromium fonts-liberation"; \
	found soffice || missing="$$missing $(OFFICE)"; \
	found pdftoppm || missing="$$missing poppler-utils"; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if ! found apt-get; then echo "Install what Debian calls:" $$missing >&2; exit 1; fi; \
	if [ "$$(id -u)" -ne 0 ]; then echo "Run as root: sudo apt-get install --yes --no-install-recommends" $$missing >&2; exit 1; fi; \
	apt-get update -qq && { apt-cache show $(OFFICE) >/dev/null 2>&1 || missing=$$(echo "$$missing" | sed 's/-nogui//g'); } && \
	DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends $$missing >/dev/null

check: $(VENV)/.check ## Check style, types and layers
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy $(SHIPPED)
	$(BIN)/lint-imports --no-cache --no-logo

format: $(VENV)/.check ## Put the code in the one form that check asks for
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

catalogues: $(VENV)/.run ## Compile the translations (.po to .mo)
	$(BIN)/pybabel compile --directory portfolj/text/locale --domain portfolj --statistics

screenshots: $(VENV)/.test ## Take pictures of every page, into build/screenshots and docs/pictures (needs a browser)
	$(BIN)/python -m tests.e2e.screenshots build/screenshots

bench: $(VENV)/.test ## Measure, side by side with plain PuLP
	$(BIN)/python -m benchmarks

clean: ## Remove the environment, caches and builds
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment: made once, brought up to date when pyproject.toml or constraints.txt change.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "portfolj needs Python 3.11 or newer, and '$(PYTHON)' is $$($(PYTHON) --version 2>&1 | tail -n 1). Name another: make PYTHON=python3.13" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.made pyproject.toml constraints.txt
	$(PIP) --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run
	$(PIP) --editable '.[test]'
	@touch $@

$(VENV)/.check: $(VENV)/.test
	$(PIP) --editable '.[check]'
	@touch $@
