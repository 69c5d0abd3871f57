# make run: the program. make test: its tests. Each sets .venv up by itself; a second time only where pins changed.
PYTHON ?= python3.11
BIN = .venv/bin

.PHONY: setup run test evaluate train bench check

run: setup
	$(BIN)/python service.py serve

setup: .venv/installed

test: .venv/installed-dev
	$(BIN)/python -m pytest

evaluate: setup
	$(BIN)/python -m bench.evaluate
	$(BIN)/python -m bench.linking
	$(BIN)/python -m bench.reprints
	$(BIN)/python -m bench.threads

train: setup
	$(BIN)/python -m training

bench: .venv/installed-dev
	$(BIN)/python -m bench.extraction
	$(BIN)/python -m bench.main_text
	$(BIN)/python -m bench.encodings
	$(BIN)/python bench/journal.py --rows 10000

check: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/python -m bench.check_labels
	$(BIN)/python -m pytest tests/test_layers.py

.venv/installed: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m nlp.language.kernel.build
	touch $@

.venv/installed-dev: requirements-dev.txt .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@
