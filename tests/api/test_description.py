"""The description of the API says all of it, and nothing but the truth."""

import re
from functools import cache

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode, checks
from schemathesis.config import (
    ChecksConfig,
    GenerationConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)
from schemathesis.specs.openapi import checks as of_openapi
from schemathesis.transport.wsgi import WSGI_TRANSPORT

from tests.api.known import known
from tests.core.only import on_sqlite
from tests.databases import Postgresql
from tests.visitor import Visitor
from tests.world import World
from tests.world.rows import API, Row, arrive, by_room

pytest_plugins = ["tests.world.settled"]

DESCRIPTION = "/api/v1/openapi.json"
EXAMPLES = 12
CHECKS = [
    checks.not_a_server_error,
    of_openapi.status_code_conformance,
    of_openapi.content_type_conformance,
    of_openapi.response_headers_conformance,
    of_openapi.response_schema_conformance,
    of_openapi.negative_data_rejection,
]
# 413: a text just over the greatest length, written in escapes, may not fit in a request.
REFUSED = [400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429]
REFUSALS = {"negative_data_rejection": {"expected-statuses": [str(status) for status in REFUSED]}}
ROLES = ("guest", "member", "moderator")
KEEPER = ("moderator",)  # to whom most is open, and who says it to the second database for all
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}
ALWAYS = {"HEAD", "OPTIONS"}


def _described(rule: str) -> str:
    """`/threads/<id:thread_id>` as the document writes it."""
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule)


ROOMS = {
    room: [row for row in rows if row.is_api and row.rule != DESCRIPTION]
    for room, rows in by_room().items()
}
CALLS = sorted({(_described(row.rule), row.method) for rows in ROOMS.values() for row in rows})
# To all but POST this is the address of a sheet that could be named so.
PATHS = sorted({path for path, _method in CALLS} - {"/api/v1/factsheets/imports"})


@pytest.fixture(scope="module")
def site(settled: tuple) -> Flask:
    return settled[0]


@pytest.fixture
def document(visitor: Visitor) -> dict:
    return visitor.get(DESCRIPTION).json


@cache
def _schema(site: Flask) -> schemathesis.BaseSchema:
    with site.app_context():
        document = site.test_client().get(DESCRIPTION).json
    generation = GenerationConfig(with_security_parameters=False)
    project = ProjectConfig(generation=generation, checks=ChecksConfig.from_dict(REFUSALS))
    config = SchemathesisConfig(projects=ProjectsConfig(default=project))
    return schemathesis.openapi.from_dict(document, config=config)


def test_every_call_is_described_and_nothing_else(site, document):
    routes = {
        (_described(rule.rule), method)
        for rule in site.url_map.iter_rules()
        for method in rule.methods - ALWAYS
        if rule.rule.startswith(API) and rule.rule != DESCRIPTION
    }
    described = {
        (path, method.upper())
        for path, item in document["paths"].items()
        for method in item.keys() - {"parameters"}
    }
    assert described == routes


def test_every_call_says_what_it_does(document):
    operations = [
        operation
        for item in document["paths"].values()
        for method, operation in item.items()
        if method != "parameters"
    ]
    assert [operation for operation in operations if not operation.get("summary")] == []
    assert all("default" in operation["responses"] for operation in operations)


@on_sqlite
def test_other_methods_are_refused_with_those_that_there_are(as_each):
    def check(visitor: Visitor, world: World, path: str) -> None:
        there = {method for described, method in CALLS if described == path}
        for method in METHODS - there:
            answer = visitor.open(path.format_map(known(world, path)), method=method)
            assert (answer.status_code, answer.json["code"]) == (405, "method_not_allowed")
            assert {method.upper() for method in answer.allow} - ALWAYS == there

    as_each(check, PATHS, ("guest",))


@on_sqlite
@pytest.mark.parametrize("room", ROOMS)
def test_the_answers_that_were_agreed_look_as_described(as_each, site, room: str):
    def check(visitor: Visitor, world: World, row: Row) -> None:
        arrive(visitor, world, is_api=True)
        operation = _schema(site)[_described(row.rule)][row.method]
        operation.validate_response(row.ask(visitor, world))

    as_each(check, ROOMS[room], ROLES)


@pytest.mark.parametrize(("path", "method"), CALLS)
def test_every_call_does_what_is_described(as_each, settled, database, path: str, method: str):
    """Whatever is sent, and to what is there as well as to what is not."""
    site, world, _kept = settled
    cases = _cases(site, world, path, method)

    def check(visitor: Visitor, world: World, _call: str) -> None:
        arrive(visitor, world, is_api=True)
        for case in cases:
            answer = visitor.open(**WSGI_TRANSPORT.serialize_case(case))
            case.validate_response(answer, checks=CHECKS)

    as_each(check, [f"{method} {path}"], KEEPER if isinstance(database, Postgresql) else ROLES)


def _cases(site: Flask, world: World, path: str, method: str) -> list[Case]:
    """Calls as they should be and as they should not, the same ones in every run."""
    operation = _schema(site)[path][method]
    kinds = [
        operation.as_strategy(mode, path_parameters=places)
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
        for places in (None, known(world, path))
    ]
    drawn: list[Case] = []

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of(kinds))
    def draw(case: Case) -> None:
        drawn.append(case)

    draw()
    return drawn
