# Everything that is done with this repository; `make` alone lists it.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help explore demo build quick test outcomes bench stress lock clean

VENV := .venv
BIN := $(VENV)/bin
CORPUS ?= corpus
DB ?= sqs.db
PORT ?= 8001
PYTHONS := $(PYTHON) python3.11 python3.12 python3.13 python3

help: ## list these commands
	@echo "Turn Short Quality Screening letters into rows that you can compare."
	@echo
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 16
	@echo
	@echo "make explore takes CORPUS=folder, DB=file and PORT=number; make demo takes PORT=number. The first run downloads what it needs."

explore: $(VENV)/.for-use ## read the letters and start the site: prints the address to open
	@$(BIN)/sqs explore --corpus "$(CORPUS)" --db "$(DB)" --port $(PORT)

demo: $(VENV)/.for-use ## show the invented letters instead, to see services compared
	@$(BIN)/sqs explore --corpus tests/letters --db demo.db --port $(PORT)

build: $(VENV)/.for-use ## read the letters into one SQLite file, sqs.db
	@$(BIN)/sqs build --corpus "$(CORPUS)" --db "$(DB)"

# A file's tests go to one worker, so that what they share is made once; the order in which files are begun is ours.
PYTEST := $(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

define STYLE_AND_TYPES
$(BIN)/ruff check
$(BIN)/ruff format --check
$(BIN)/mypy
endef

quick: $(VENV)/.for-work ## check style and types, and run the quick tests
	$(STYLE_AND_TYPES)
	$(PYTEST) -m "not (scan or browser or kill or slow)"

test: $(VENV)/.for-work ## check style and types, and run all tests
	$(STYLE_AND_TYPES)
	$(PYTEST)

outcomes: $(VENV)/.for-work ## rewrite tests/outcomes.tsv: how each checked statement is read
	@$(BIN)/sqs evaluate --corpus corpus --corpus tests/letters --sentences tests/real-sentences.jsonl --outcomes tests/outcomes.tsv

bench: $(VENV)/.for-work ## measure how fast it is, as ratios
	@$(BIN)/python -m tests.bench

stress: $(VENV)/.for-work ## try what could harm letters, builds, the site and people: prints what was lost
	@$(BIN)/python -m tests.stress

LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
	--custom-compile-command "make lock" pyproject.toml -

lock: $(VENV)/.for-work ## renew requirements/: the newest version of each library, and the hashes of its files
	@echo "setuptools>=77" | $(LOCK) --output-file requirements/use.txt
	@echo "setuptools>=77" | $(LOCK) --output-file requirements/work.txt --extra dev --extra ocr

clean: ## remove everything that was made, including the database and the environment
	rm -rf $(VENV) .sqs-cache sqs.db demo.db build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The first Python of the list that is new enough makes the environment. A name may be there and not run
# (a version manager's shim, the shop window of macOS), so each is asked.
$(BIN)/python:
	@python=; for name in $(PYTHONS); do \
		if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo "Python 3.11 or newer is needed but was not found: install it, or say where it is with make PYTHON=/where/it/is" >&2; \
		exit 1; \
	fi; \
	if ! "$$python" -m venv $(VENV); then \
		rm -rf $(VENV); \
		echo "$$python cannot create an environment: install its venv module (on Debian: apt install python3-venv)." >&2; \
		exit 1; \
	fi

# All that is needed is listed, so nothing else comes in; each from the very file that was tested: pip refuses any other.
PIP_INSTALL := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check

$(VENV)/.for-use: pyproject.toml requirements/use.txt | $(BIN)/python
	@echo "Fetching what is needed into $(VENV) (once) ..."
	@$(PIP_INSTALL) --no-deps --require-hashes -r requirements/use.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.for-work: pyproject.toml requirements/work.txt | $(BIN)/python
	@echo "Fetching what tests need into $(VENV) (once) ..."
	@$(PIP_INSTALL) --no-deps --require-hashes -r requirements/work.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation -e .
	@touch $(VENV)/.for-use $@
