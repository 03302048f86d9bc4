# Two commands for a fresh machine that has Python 3.11 or newer (with venv) and make:
#   make demo    build the graph of seeds/ and say what is in it
#   make test    style, types and tests
# Both make their own environment in .venv; nothing is written outside this folder.

RUN = .venv/.ready
DEV = .venv/.ready-dev
PYTEST_ARGS =

.PHONY: demo test lint ontology lock clean help

help:
	@sed -n 's/^#   //p' Makefile

demo: $(RUN)
	@.venv/bin/kg build seeds -o graph.ttl --html graph.html

test: lint
	@.venv/bin/python -m pytest $(PYTEST_ARGS)

lint: $(DEV)
	@.venv/bin/ruff check .
	@.venv/bin/mypy

# The seed's graph against the shapes, which reads every file of ontology/.
ontology: $(RUN)
	@mkdir -p build
	@.venv/bin/kg build seeds -o build/seed.ttl --quiet
	@.venv/bin/kg validate --graph build/seed.ttl

lock:
	@tools/lock.sh

# A stamp that is newer than the lock and pyproject.toml says that the environment is up to date.
$(RUN): requirements.lock pyproject.toml
	@sh tools/environment.sh requirements.lock
	@touch $@

$(DEV): requirements-dev.lock pyproject.toml
	@sh tools/environment.sh requirements-dev.lock
	@touch $(RUN) $@

clean:
	rm -rf .venv build dist graph.ttl graph.html .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find kg tests -name __pycache__ -type d -prune -exec rm -rf {} +
