"""The OpenAPI description says what the API does: every path, body, problem and guard."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.programs import V1, Body

REFERENCE = "$ref"


@pytest.fixture
def described(stranger: FlaskClient) -> Body:
    response = stranger.get(f"{V1}/openapi.json")
    assert response.status_code == 200
    return dict(response.get_json())


def test_every_route_of_the_api_is_described(app: Flask, described: Body) -> None:
    routes = {
        (rule.rule.replace("<uuid:", "{").replace("<int:", "{").replace(">", "}"), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(V1) and not rule.rule.endswith("openapi.json")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert len(routes) == 75
    assert routes == {
        (path, m) for path, one in described["paths"].items() for m in one if m != "parameters"
    }


def test_it_is_openapi_3_1_and_needs_a_token_everywhere_but_to_get_one(described: Body) -> None:
    assert described["openapi"] == "3.1.0"
    assert described["components"]["securitySchemes"]["token"] == {
        "type": "http",
        "scheme": "bearer",
    }
    assert described["security"] == [{"token": []}]
    public = [
        path
        for path, operations in described["paths"].items()
        for method, operation in operations.items()
        if method != "parameters" and operation.get("security") == []
    ]
    assert public == [f"{V1}/sessions"]


def test_a_body_refuses_what_it_does_not_know_and_says_what_it_needs(described: Body) -> None:
    body = described["components"]["schemas"]["RecordBody"]
    assert body["additionalProperties"] is False
    may_be_left_out = {"referred", "area", "safe_contact", "hidden_because", "keep_because"}
    assert set(body["required"]) == set(body["properties"]) - may_be_left_out
    assert body["properties"]["urgency"]["enum"] == ["immediate", "same_day", "priority", "routine"]
    mother = described["components"]["schemas"]["Mother"]["properties"]
    assert mother["nhs_number"] == {"type": "string"}
    assert mother["born_on"] == {"type": "string", "format": "date"}
    respond = described["components"]["schemas"]["RespondBody"]
    assert set(respond["required"]) == {"command_id", "is_done", "words"}
    assert respond["properties"]["is_done"]["type"] == "boolean"
    happened_at = described["components"]["schemas"]["AttemptBody"]["properties"]["happened_at"]
    assert happened_at["format"] == "date-time"


def test_an_answer_may_gain_fields(described: Body) -> None:
    assert "additionalProperties" not in described["components"]["schemas"]["Handover"]


def test_a_problem_is_described_as_what_it_is(described: Body) -> None:
    for response in described["components"]["responses"].values():
        assert list(response["content"]) == ["application/problem+json"]
    for operations in described["paths"].values():
        for method, operation in operations.items():
            assert method == "parameters" or "default" in operation["responses"]


def test_every_reference_leads_somewhere(described: Body) -> None:
    for reference in set(references(described)):
        here: object = described
        for step in reference.removeprefix("#/").split("/"):
            assert isinstance(here, dict)
            here = here[step]
        assert here


def references(tree: object) -> list[str]:
    """Every reference in the description."""
    if isinstance(tree, list):
        return [found for one in tree for found in references(one)]
    if not isinstance(tree, dict):
        return []
    own = [tree[REFERENCE]] if REFERENCE in tree else []
    return own + [found for one in tree.values() for found in references(one)]
