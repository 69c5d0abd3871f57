# make run: the program. make test: its tests. Each sets .venv up by itself; a second time only where pins changed.
PYTHON ?= python3.11
BIN = .venv/bin

# seconds of `make load`, for each target of `make fuzz`; examples for each operation of `make fuzz-api`
LOAD_SECONDS ?= 600
# kills of `make torture` on each database
KILLS ?= 500
FUZZ_SECONDS ?= 280
EXAMPLES ?= 50

.PHONY: setup run test evaluate train bench check load torture properties hostile fuzz fuzz-api audit

run: setup
	$(BIN)/python service.py serve

setup: .venv/installed

# bytecode is kept, whatever the surroundings say: dozens of tests start the program, and each would compile it again
test: export PYTHONDONTWRITEBYTECODE =
test: .venv/installed-dev
	$(BIN)/python -m pytest -n 2 --dist worksteal

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

load: .venv/installed-dev
	$(BIN)/python -m bench.load --seconds $(LOAD_SECONDS)

torture: .venv/installed-dev
	nice -n 10 $(BIN)/python -m tests.torture --kills $(KILLS)

properties: .venv/installed-dev
	$(BIN)/python -m pytest -n 2 -m hypothesis --hypothesis-profile thorough

hostile: .venv/installed-dev
	$(BIN)/python -m pytest tests/hostile -m "hostile or not hostile"

fuzz: .venv/installed-security
	$(BIN)/python -m tests.fuzz --seconds $(FUZZ_SECONDS)

fuzz-api: .venv/installed-security
	$(BIN)/python -m tests.fuzz.api --examples $(EXAMPLES)

audit: .venv/installed-security
	$(BIN)/bandit -q -ll -r access errands intake journal linking network nlp reports upkeep web workers *.py
	$(BIN)/pip-audit --disable-pip --no-deps -r requirements.txt

.venv/installed: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m nlp.language.kernel.build
	touch $@

.venv/installed-dev: requirements-dev.txt .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

.venv/installed-security: requirements-security.txt .venv/installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-security.txt
	touch $@
