# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
RECORD := .demo/record.chancery

.PHONY: validators demo test lint docs bench floors setup clean

setup: .venv/.ready

.venv/.ready: pyproject.toml uv.lock
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.9,<0.14"
	VIRTUAL_ENV=$(CURDIR)/.venv $(BIN)/uv sync --frozen --quiet --active --inexact --all-extras --compile-bytecode
	$(BIN)/python -m compileall -q src    # else every command compiles for a second where PYTHONDONTWRITEBYTECODE is set
	touch $@

validators: setup      ## Install what checks exports against their own libraries (compiles PyICU: needs libicu-dev)
	VIRTUAL_ENV=$(CURDIR)/.venv $(BIN)/uv sync --frozen --quiet --active --inexact --all-extras --group validators

demo: setup            ## Build a record from samples/ and ask it questions
	@rm -rf .demo && mkdir -p .demo
	$(BIN)/chancery --record $(RECORD) add samples
	$(BIN)/chancery --record $(RECORD) timeline VNM RUS
	$(BIN)/chancery --record $(RECORD) relation VNM RUS
	$(BIN)/chancery --record $(RECORD) disagreements

test: setup lint       ## Lint, types, contracts, docs, accuracy floors, tests
	$(BIN)/python -m pytest -n 2

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m cogapp --check -r README.md docs/*.md

docs: setup            ## Regenerate the generated parts of the documentation
	$(BIN)/python -m cogapp -r README.md docs/*.md

floors: setup          ## Measure accuracy on the development sets and rewrite docs/accuracy.md
	$(BIN)/python benchmarks/accuracy.py

bench: setup           ## Measure speed and rewrite docs/benchmarks.md
	$(BIN)/python benchmarks/speed.py

clean:
	rm -rf .venv .demo dist build
