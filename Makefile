# Two commands for a newcomer: `make demo` and `make test`. Each makes .venv the first time;
# nothing else is needed than make and Python 3.11, 3.12 or 3.13.
MAKEFLAGS += --no-print-directory
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
DEPENDENCIES := $(VENV)/.dependencies
INSTALLED := $(VENV)/.installed
DEMO_OUT := demo-run
DEMO_ROLES := --role chief-technology-officer --role head-of-technology --role head-of-engineering

.PHONY: help install demo test lint types imports format bench lock clean

help:
	@echo "make demo     read the example CVs, write the reports, print the path of the compare page"
	@echo "make test     lint, formatting, types, import contracts, tests"
	@echo "make format   format the code and sort its imports"
	@echo "make lint | types | imports | bench | lock | clean"

# An installation is as new as the locks (dependencies) and pyproject.toml (gapcheck itself).
install: $(INSTALLED)

$(DEPENDENCIES): requirements/runtime.txt requirements/dev.txt
	@found=; \
	for python in python3.11 python3 python3.12 python3.13; do \
		if "$$python" -c 'import ensurepip, sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
			>/dev/null 2>&1; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "gapcheck needs Python 3.11, 3.12 or 3.13 with its venv module. Install one of them" \
			"(on Debian: apt-get install python3.11 python3.11-venv) and run make again." >&2; \
		exit 3; \
	fi; \
	echo "Making $(VENV) with $$found"; \
	"$$found" -m venv $(VENV)
	$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

$(INSTALLED): $(DEPENDENCIES) pyproject.toml
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

# Exit code 4 says that reports are written and some CVs could not be read: the examples hold such CVs on purpose.
demo: $(INSTALLED)
	@code=0; \
	$(BIN)/gapcheck run examples/cvs $(DEMO_ROLES) --out $(DEMO_OUT) --force --as-of 2026-11-01 || code=$$?; \
	if [ $$code -ne 0 ] && [ $$code -ne 4 ]; then exit $$code; fi
	@test -f $(DEMO_OUT)/index.html || { echo "$(DEMO_OUT)/index.html was not written" >&2; exit 1; }
	@echo "$(CURDIR)/$(DEMO_OUT)/index.html"

test: lint types imports
	$(BIN)/python -m pytest -n 2 --dist loadgroup

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(INSTALLED)
	$(BIN)/mypy

imports: $(INSTALLED)
	$(BIN)/lint-imports

format: $(INSTALLED)
	$(BIN)/ruff check --select I --fix .
	$(BIN)/ruff format .

bench: $(INSTALLED)
	@set -e; ran=; \
	for script in benchmarks/[a-z]*.py; do \
		if [ -f "$$script" ]; then $(BIN)/python "$$script"; ran=yes; fi; \
	done; \
	if [ -z "$$ran" ]; then echo "There is no script in benchmarks/ yet." >&2; exit 1; fi

# The locks keep the pins that they have; delete a lock first to take newer releases.
LOCK_VENV := .venv-lock
PIP_COMPILE = $(LOCK_VENV)/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host
LOCK_HEADER = "\# Locked with Python 3.11 on Linux; the hashes cover every file of each release.\n\# Written by: make lock"

lock: $(INSTALLED)
	$(BIN)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11) and "make lock needs a .venv of Python 3.11")'
	$(BIN)/python -m venv $(LOCK_VENV)
	$(LOCK_VENV)/bin/python -m pip install --quiet 'pip-tools>=7.6,<8'
	$(PIP_COMPILE) --output-file requirements/runtime.txt pyproject.toml
	$(PIP_COMPILE) --extra dev --extra cluster --constraint requirements/runtime.txt --output-file requirements/dev.txt pyproject.toml
	$(PIP_COMPILE) --extra bench --constraint requirements/dev.txt --output-file requirements/bench.txt pyproject.toml
	@for lock in requirements/runtime.txt requirements/dev.txt requirements/bench.txt; do \
		{ printf '%b\n' $(LOCK_HEADER); cat "$$lock"; } > "$$lock.new" && mv "$$lock.new" "$$lock"; \
	done

clean:
	rm -rf $(VENV) $(LOCK_VENV) $(DEMO_OUT) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis \
		.import_linter_cache
	find gapcheck tests examples benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
