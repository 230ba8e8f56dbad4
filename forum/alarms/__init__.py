"""What a text may be a sign of. Pure: takes a text, answers from rules that are data."""

from forum.alarms.current import check, rule_set, use
from forum.alarms.loading import BadRulesError
from forum.alarms.rules import Level, Rule, Sign
from forum.alarms.urgent import names_urgent_sign

__all__ = [
    "BadRulesError",
    "Level",
    "Rule",
    "Sign",
    "check",
    "names_urgent_sign",
    "rule_set",
    "use",
]
