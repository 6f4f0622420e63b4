"""The HTTP API as its own description says it is, asked at random."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:Using `httpx`")
EXAMPLES = 8


def test_what_is_described_is_what_is_served(edition):
    served = {route.path for route in edition.app.routes if route.path.endswith(".json")} - {"/openapi.json"}
    described = edition.get("/openapi.json").json()
    assert set(described["paths"]) == served
    assert described["openapi"].startswith("3.1")
    for methods in described["paths"].values():
        for told in methods.values():
            assert told["summary"].endswith(".")


def test_no_question_breaks_the_server_and_every_answer_is_as_described(edition):
    import schemathesis
    from hypothesis import HealthCheck, Phase, settings
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

    schema = schemathesis.openapi.from_dict(edition.get("/openapi.json").json())
    checks = [not_a_server_error, status_code_conformance, response_schema_conformance]
    calm = settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    asked = 0

    for operation in schema.get_all_operations():
        made = operation.ok()
        if made.method.upper() != "GET":  # drafts are read by the language model: tests of their own
            continue

        @calm
        @_given(made)
        def ask(case):
            nonlocal asked
            asked += 1
            response = edition.get(_address(case), headers={"accept": "application/json"})
            case.validate_response(schemathesis.Response.from_httpx(response, verify=False), checks=checks)
            assert edition.get(_address(case).replace("index.json", "").replace(".json", "")).status_code < 500

        ask()
    assert asked >= EXAMPLES * 10


def _given(operation):
    from hypothesis import given

    return given(operation.as_strategy())


def _address(case) -> str:
    from urllib.parse import quote, urlencode

    path = case.path
    for name, value in (case.path_parameters or {}).items():
        path = path.replace("{" + name + "}", quote(str(value), safe=""))
    query = urlencode(dict(case.query or {}), doseq=True, errors="replace")
    return path + ("?" + query if query else "")
