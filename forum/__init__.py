"""Ruggespraak: a community forum for people with back pain.

Imports only ever point down this list; rooms on one line do not know each other:

    app                                    builds the application
    cli                                    doors: the terminal,
    web | api | jobs                       pages, JSON, and the passing of time
    posting                                writing, composed: everything one post sets in motion
    moderation | leaving |                 rooms: one folder per feature
    notifications | search
    experts | factsheets | recovery |
    hooks | marks | polls
    threads | messages
    digests | drafts | push | uploads
    categories | labels
    proofs                                 how members prove who they are
    accounts
    alarms                                 pure: what a text may be a sign of
    core                                   database, clock, errors, outbox, mail, vault

A floor whose rooms have not been built yet is already in its place in `pyproject.toml`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from config import Config


def create_app(config: "Config | None" = None) -> "Flask":
    """The application, by default as the environment describes it."""
    from forum.app import build

    return build(config)
