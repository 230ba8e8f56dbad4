# The same checks as .ci/run, in the environment that is active.

.PHONY: check lint test format texts

check: lint test

lint:
	ruff check .
	ruff format --check .
	mypy
	lint-imports --no-cache

test:
	pytest

format:
	ruff check --fix .
	ruff format .

# The English catalogue: what is new in the texts goes in, what is translated is compiled.
CATALOGUE = forum/translations/en/LC_MESSAGES/messages

texts:
	pybabel -q extract -F pyproject.toml -o forum/translations/messages.pot --no-location --omit-header --sort-output .
	pybabel -q update -i forum/translations/messages.pot -d forum/translations -l en --no-fuzzy-matching --ignore-pot-creation-date --ignore-obsolete
	pybabel -q compile -i $(CATALOGUE).po -o $(CATALOGUE).mo
	rm forum/translations/messages.pot
