"""What becomes of every place that names a member, when the member asks for a copy."""

# Where a member's number stands in the database, and under which name that is handed over.
HANDED_OVER = {
    "access_log.member_id": "opened_about_me",
    "access_log.opened_by": "opened_by_me",
    "article_imports.imported_by": "article_imports",
    "authenticators.member_id": "second_factor",
    "backup_codes.member_id": "backup_codes",
    "blocks.member_id": "blocks",
    "category_pins.pinned_by": "category_pins",
    "category_marks.member_id": "category_marks",
    "consents.member_id": "consents",
    "email_verifications.member_id": "email_verifications",
    "exports.member_id": "exports",
    "identities.member_id": "identities",
    "known_devices.member_id": "known_devices",
    "label_marks.member_id": "label_marks",
    "leavings.member_id": "leaving",
    "mailed_links.member_id": "mailed_links",
    "member_marks.member_id": "member_marks",
    "moderation_log.moderator_id": "acts",
    "passkeys.member_id": "passkeys",
    "sent_letters.member_id": "letters",
    "sessions.member_id": "sessions",
    "sheet_versions.published_by": "published_sheets",
    "thread_pins.pinned_by": "thread_pins",
    "thread_marks.member_id": "thread_marks",
    "tokens.member_id": "tokens",
    "voice_blocks.member_id": "voice_blocks",
    "voices.member_id": "posts",
}
KEPT_BACK = {
    "blocks.blocked_id": "who blocks a member is theirs to tell",
    "ceremonies.member_id": "minutes of a log-in under way, all of it secret",
    "member_marks.other_id": "who follows or mutes a member is theirs to tell",
    "receipts.member_id": "a day's note that a request was done, without what it said",
}
