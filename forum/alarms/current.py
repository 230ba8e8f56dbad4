"""The rule set in use, and what happens when another is put in its place."""

import logging
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from forum.alarms import rules
from forum.alarms.loading import BadRulesError, load
from forum.alarms.rules import Rule, Sign
from forum.alarms.ruleset import RuleSet

SHIPPED = Path(__file__).parent / "data"
WORDS, SIGNS = "words.toml", "signs.toml"

_log = logging.getLogger(__name__)


class Kept:
    """Rules from a folder, read again when its files change. A set with something wrong in it is
    told of in the log, by the name of its rule, and the last good one stays."""

    def __init__(self, folder: Path) -> None:
        """Raises BadRulesError, or OSError, when there is no good set to begin with."""
        self._folder, self._seen = folder, _changed(folder)
        self._good = _load(folder)

    def get(self) -> RuleSet:
        """The last good set."""
        try:
            seen = _changed(self._folder)
            if seen != self._seen:
                self._seen = seen
                self._good = _load(self._folder)
        except (BadRulesError, OSError, UnicodeDecodeError) as error:
            _log.error("alarm rules not used, version %s stays: %s", self._good.version, error)
        return self._good


_in_use: list[Kept] = []


def use(folder: Path | None) -> None:
    """The rules of a folder from now on; None for those that come with the program. Raises what
    `Kept` does."""
    _in_use[:] = [] if folder is None else [Kept(folder)]


def check(text: str, only: Sequence[Rule] | None = None) -> tuple[Sign, ...]:
    """The signs in a text by these rules or by the set in use, most urgent first."""
    chosen = rules.RULES if only is None else only
    return rules.check_by(text, chosen) if chosen is not None else rule_set().check(text)


def rule_set() -> RuleSet:
    """The set in use."""
    return _in_use[0].get() if _in_use else shipped()


@lru_cache
def shipped() -> RuleSet:
    """The set that comes with the program."""
    return _load(SHIPPED)


def _load(folder: Path) -> RuleSet:
    return load((folder / WORDS).read_text("utf-8"), (folder / SIGNS).read_text("utf-8"))


def _changed(folder: Path) -> tuple[int, ...]:
    """Nothing of files that are not there: that too is told once."""
    try:
        return tuple((folder / name).stat().st_mtime_ns for name in (WORDS, SIGNS))
    except OSError:
        return ()
