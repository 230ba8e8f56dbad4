"""Who gets what from blocking the writer of a post."""

from tests.world.rows import ENDED, NO_TOKEN, NOT_FOUND, Row, members

BLOCK = "/p/<id:post_id>/block"
BLOCK_CALL = "/api/v1/posts/<id:post_id>/block"
LIFT = "/settings/blocks/voices/<id:block_id>/unblock"
TO_BLOCKS = (303, "/settings/blocks")

ROWS = [
    Row(
        "POST",
        BLOCK,
        members(TO_BLOCKS, guest=ENDED, member=409),
        at="/p/{private.post}/block",
        about="a pseudonym",
    ),
    Row(
        "PUT",
        BLOCK_CALL,
        members(204, guest=NO_TOKEN, member=(409, "yourself")),
        at="/api/v1/posts/{private.post}/block",
        about="a pseudonym",
    ),
    Row(
        "PUT",
        BLOCK_CALL,
        members(204, guest=NO_TOKEN, suspended=NOT_FOUND),
        at="/api/v1/posts/{private.blocked_reply}/block",
        about="a member",
    ),
    Row(
        "PUT",
        BLOCK_CALL,
        members(NOT_FOUND, guest=NO_TOKEN),
        at="/api/v1/posts/{removed}/block",
        about="removed",
    ),
    Row(
        "PUT",
        BLOCK_CALL,
        members(NOT_FOUND, guest=NO_TOKEN),
        at="/api/v1/posts/{private.paused_reply}/block",
        missing="/api/v1/posts/{missing}/block",
        about="one who is away",
    ),
    Row(
        "POST",
        LIFT,
        members(404, guest=ENDED, unverified=TO_BLOCKS),
        at="/settings/blocks/voices/{private.voice_block}/unblock",
        missing="/settings/blocks/voices/{missing}/unblock",
    ),
    Row(
        "DELETE",
        "/api/v1/me/blocks/voices/<id:block_id>",
        members(NOT_FOUND, guest=NO_TOKEN, unverified=204),
        at="/api/v1/me/blocks/voices/{private.voice_block}",
        missing="/api/v1/me/blocks/voices/{missing}",
    ),
]
