"""Every refusal through the API: a stable name, the field's path and the same plain words."""

import pytest

from tests.web.asking import Stage
from tests.web.refusals import SITUATIONS, Situation
from tests.web.refused_values import VALUES


@pytest.mark.parametrize("situation", [*SITUATIONS, *VALUES], ids=str)
def test_the_api_refuses_by_name(situation: Situation, stage: Stage) -> None:
    stage.set(situation.stands)
    changed = {**situation.changed, **situation.sent}
    send = stage.by_api(situation.asking, situation.sender, changed)
    situation.before(stage, situation.sender)
    head = stage.head()

    answer = send()

    assert answer.status_code == situation.api, answer.text
    assert stage.head() == head, "a refused command was stored"
    assert answer.content_type == "application/problem+json"
    problem = answer.get_json()
    assert problem["type"] == f"urn:pick-up-the-phone:{situation.refusal.code}"
    assert problem["status"] == situation.api
    errors = [(error["field"], error["message"]) for error in problem["errors"]]
    if not situation.path:
        assert errors == []
        assert problem["detail"].startswith(situation.read_by_program)
        return
    [(field, message)] = errors
    assert field == situation.path
    assert message.startswith(situation.read_by_program)
