"""Experts, and the questions they answer."""

from forum.web import (
    desk,
    experts,
    experts_judged,
    hours,
    hours_changed,
    question_acts,
    questions,
)

BLUEPRINTS = (
    questions.bp,
    desk.bp,
    question_acts.bp,
    experts.bp,
    hours.bp,
    hours_changed.bp,
    experts_judged.bp,
    experts_judged.profiles,
)
