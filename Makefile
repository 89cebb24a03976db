# Every target starts from nothing: it makes .venv and installs what it needs.
PYTHON ?= python3
EVALUATION ?= ../shared/evaluation
TREEBANKS ?= ../shared/treebanks
PYTEST_FLAGS ?= --numprocesses auto --dist loadfile

BIN := .venv/bin
SCORED := build measure

.PHONY: help readme demo test quick lint score grid annotated model moves trees clean
.DEFAULT_GOAL := help

help: ## show the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

demo: .venv/.runtime ## read the demo articles, and see who proposed what to whom and how it was answered
	@$(BIN)/overtures demo

test: .venv/.dev ## run every test
	$(BIN)/pytest $(PYTEST_FLAGS)

quick: .venv/.dev ## run the tests that take no more than a few seconds each
	$(BIN)/pytest $(PYTEST_FLAGS) -m "not slow"

lint: .venv/.dev ## ruff, mypy --strict and the contract of layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

score: annotated .venv/.runtime ## read the annotated articles in EVALUATION and score the readings
	@for part in $(SCORED); do \
	  $(BIN)/python tools/score_readings.py "$(EVALUATION)/$$part" build/score/$$part || exit; \
	  printf '\n== %s ==\n' "$$part"; \
	  $(BIN)/python "$(EVALUATION)/score.py" "$(EVALUATION)/$$part" build/score/$$part || exit; \
	done
	@$(BIN)/python tools/score_readings.py tests/articles build/score/articles
	@printf '\n== tests/articles ==\n'
	@$(BIN)/python "$(EVALUATION)/score.py" tests/articles build/score/articles

grid: .venv/.dev ## print how much of the grid of constructions is read rightly; MISSES=1 tells the misses, WRITE=1 renews their list
	@$(BIN)/python -m tools.grid $(if $(MISSES),--misses) $(if $(WRITE),--write)

model: trees .venv/.dev ## train the language model anew from the treebanks in TREEBANKS
	$(BIN)/python training/train.py --treebanks "$(TREEBANKS)" --output graph/overtures/data/en_overtures

moves: .venv/.dev ## train the move encoder anew; MINILM names a folder with the published weights of all-MiniLM-L6-v2
	@test -f "$(MINILM)/model.safetensors" || { \
	  echo "make moves: no model.safetensors in '$(MINILM)'; name its folder: make moves MINILM=FOLDER" >&2; exit 2; }
	$(BIN)/python -m pip install --quiet torch safetensors onnx onnxscript
	$(BIN)/python training/moves/train.py --pretrained "$(MINILM)" --output build/en_moves \
	  training/articles training/briefs tests/articles $(wildcard $(EVALUATION)/build)

# asked before anything is installed
annotated:
	@test -f "$(EVALUATION)/score.py" || { \
	  echo "make score: no annotated articles at $(EVALUATION); name their folder: make score EVALUATION=FOLDER" >&2; exit 2; }

trees:
	@ls "$(TREEBANKS)"/*train.conllu* >/dev/null 2>&1 || { \
	  echo "make model: no treebanks at $(TREEBANKS); name their folder: make model TREEBANKS=FOLDER" >&2; exit 2; }

readme: .venv/.runtime ## make the tour in README.md anew from real output
	$(BIN)/python tools/tour.py

clean: ## remove what was built or stored here, and .venv
	rm -rf .venv build dist overtures-demo .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

.venv/.runtime: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "installing Overtures into .venv (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.dev: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "installing Overtures and its development tools into .venv (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/.runtime
