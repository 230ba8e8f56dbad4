"""What stands where in the addresses of the API."""

import re

from tests.world import World


def known(world: World, path: str) -> dict[str, object]:
    """Numbers and names of things that exist."""
    there = (
        _of_sheets(world)
        | _of_reports(world)
        | _of_accounts(world)
        | {
            "thread_id": world.thread,
            "post_id": world.me.post,
            "version": 1,
            "block_id": world.private.voice_block,
            "upload_id": world.pictures.upload,
            "slug": world.sheet,
            "category": world.category,
            "number": 1,
            "username": world.member.name,
            "purpose": "texts",
            "day": world.diary.day,
            "activity_id": world.doing,
            "snapshot_id": world.stories.shared,
            "experiment_id": world.tried,
            "kind": "nuttig",
            "key": f"thread:{world.thread}",
        }
    )
    return {name: there[name] for name in re.findall(r"{(\w+)}", path)}


def _of_accounts(world: World) -> dict[str, object]:
    return {
        "token_id": world.me.spare,
        "feed_id": world.me.feed_key,
        "session_id": world.me.session_id,
        "passkey_id": world.me.passkey,
        "identity_id": world.identity,
        "export_id": world.export,
    }


def _of_sheets(world: World) -> dict[str, object]:
    return {
        "import_id": world.article,
        "statement_id": world.quiz.asked,
        "reference_id": world.source,
        "ending": "ris",
        "correction_id": world.correction,
        "suggestion_id": world.talk.suggestion,
        "application_id": world.verifying.checked,
        "note_id": world.noted,
        "rules_version": "2026-11-22",
        "held_id": world.verifying.text,
        "signal_id": world.answered.signal,
    }


def _of_reports(world: World) -> dict[str, object]:
    """And of private messages, some of which were reported."""
    return {
        "conversation_id": world.letters.circle,
        "message_id": world.said,
        "report_id": world.letters.report,
        "own_report_id": world.reported.own,
        "case_id": world.reported.case,
        "objection_id": world.reported.objection,
        "item": f"application-{world.verifying.checked}",
        "note_id": 1,
        "device_id": 1,
        "code": "spam",
        "word_id": world.watched.word,
        "flag_id": world.watched.flag,
        "mail_id": world.watched.mail,
        "webhook_id": world.watched.hook,
        "delivery_id": world.watched.delivery,
        "decision_id": world.decided.decision,
        "appeal_id": world.decided.appeal,
    }
