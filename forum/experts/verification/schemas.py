"""The shapes of verifications that cross a door: forms and JSON use the same ones."""

from typing import Any, cast

from marshmallow import Schema, ValidationError, fields, post_load, pre_load, validates_schema

from forum.accounts.schemas import ProfileOutput
from forum.core.schemas import (
    Day,
    Input,
    ListOutput,
    ListQuery,
    Ticked,
    WebAddress,
    Written,
    YesOrNo,
    length,
    one_of,
)
from forum.experts.states import VerificationState
from forum.experts.verification.contradictions import Said, contradictions, in_order
from forum.experts.verification.findings import Finding, Identity, Looked
from forum.experts.verification.queries import Which


def _optional(most: int) -> Written:
    return Written(load_default=None, allow_none=True, validate=length(0, most))


class ApplicationInput(Input):
    """Sending it is agreeing to the rules for experts. `big_number` is for professions of the BIG
    register; spaces and dots in it are left out."""

    profession = Written(required=True, validate=length(1, 60))
    specialism = _optional(60)
    register_name = Written(required=True, validate=length(3, 100))
    big_number = _optional(40)
    quality_register = _optional(60)
    practice = Written(required=True, validate=length(3, 200))
    practice_phone = Written(load_default="", validate=length(0, 40))
    practice_site = WebAddress()
    interests = Written(required=True, validate=length(3, 500))

    @post_load
    def as_said(self, data: dict[str, Any], **_more: Any) -> Said:
        return Said(**{name: data[name] for name in data if name != "rules"})


class ApplicationForm(ApplicationInput):
    practice_phone = Written(required=True, validate=length(3, 40))
    rules = Ticked()

    @validates_schema(skip_on_field_errors=False)
    def told_at_once(self, data: dict[str, Any], **_more: Any) -> None:
        """What cannot be true together stands beside what is missing."""
        if "profession" in data:
            said = {**dict.fromkeys(("register_name", "practice", "interests"), ""), **data}
            said.pop("rules", None)
            if wrong := contradictions(in_order(Said(**said))):
                raise ValidationError(cast(dict[str, Any], wrong))


class CheckInput(Input):
    """`is_good` is what the moderator makes of it; `reregistration_on` what the register says, if
    it says anything."""

    finding = fields.Enum(Finding, by_value=True, required=True)
    name_matches = YesOrNo(required=True)
    identity = fields.Enum(Identity, by_value=True, required=True)
    is_good = YesOrNo(required=True)
    reregistration_on = Day(load_default=None, allow_none=True)
    note = Written(load_default="", validate=length(0, 500))

    @post_load
    def as_looked(self, data: dict[str, Any], **_more: Any) -> Looked:
        return Looked(**data)


class CheckForm(CheckInput):
    @pre_load
    def nothing_typed(self, data: dict[str, Any], **_more: Any) -> dict[str, Any]:
        return {name: typed for name, typed in data.items() if name != "reregistration_on" or typed}


class ReasonInput(Input):
    reason = Written(required=True, validate=length(3, 500))


class ApplicationsQuery(ListQuery):
    state = fields.String(load_default=Which.OPEN.value, validate=one_of(*Which))


class RegisteredOutput(Schema):
    """The name in the register, the number and the interests are told while it holds; afterwards
    only of one's own applications and to moderators."""

    profession = fields.String()
    specialism = fields.String(allow_none=True)
    quality_register = fields.String(allow_none=True)
    shown_as = fields.String()
    register = fields.String()
    register_url = fields.String()
    register_name = fields.String()
    big_number = fields.String(allow_none=True)
    interests = fields.String()
    verified_at = fields.AwareDateTime(allow_none=True)
    expires_at = fields.AwareDateTime(allow_none=True)
    ended_at = fields.AwareDateTime(allow_none=True)
    state = fields.Enum(VerificationState, by_value=True)


class CheckOutput(Schema):
    by = fields.String()
    at = fields.AwareDateTime()
    adapter = fields.String()
    finding = fields.Enum(Finding, by_value=True)
    name_matches = fields.Boolean()
    identity = fields.Enum(Identity, by_value=True)
    is_good = fields.Boolean()
    reregistration_on = Day(allow_none=True)
    note = fields.String()


class ApplicationOutput(RegisteredOutput):
    """`checks`, `same_number` and `code_fits` are for moderators, `reason` is what the member was
    told."""

    id = fields.Integer()
    author = fields.Dict()
    practice = fields.String()
    practice_phone = fields.String()
    practice_site = fields.String(allow_none=True)
    applied_at = fields.AwareDateTime()
    reason = fields.String(allow_none=True)
    checks = fields.List(fields.Nested(CheckOutput))
    same_number = fields.Integer()
    code_fits = fields.Boolean(allow_none=True)


class ApplicationList(ListOutput):
    items = fields.List(fields.Nested(ApplicationOutput))


class AppliedOutput(Schema):
    id = fields.Integer()
    state = fields.Enum(VerificationState, by_value=True)


class ExpertOutput(Schema):
    """Without a `verification` the operator of this forum answers for who it is. Answers are
    counted up to 100."""

    author = fields.Dict()
    profession = fields.String()
    answer_count = fields.Integer()
    verification = fields.Nested(RegisteredOutput, allow_none=True)


class ExpertList(ListOutput):
    items = fields.List(fields.Nested(ExpertOutput))


class MemberOutput(ProfileOutput):
    """`verification` is the one that holds, or the last that ended: see its `state`."""

    verification = fields.Nested(RegisteredOutput, allow_none=True)
