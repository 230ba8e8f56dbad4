"""What a text may be a sign of. Pure: takes a text, answers from rules that are data."""

from forum.alarms.rules import Level, Rule, Sign, check
from forum.alarms.urgent import names_urgent_sign

__all__ = ["Level", "Rule", "Sign", "check", "names_urgent_sign"]
