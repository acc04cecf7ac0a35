"""Every refusal through a page: read in plain words, beside its field, with nothing typed lost."""

from collections.abc import Mapping

import pytest
from werkzeug.test import TestResponse

from handover.refusals import Busy
from tests.browsing import page, words
from tests.web.asking import ASKINGS, ATTEMPT, Asking
from tests.web.correcting import CORRECTING
from tests.web.daily import DAILY
from tests.web.form_on_page import boxes_of, said_at
from tests.web.keeping import KEEPING
from tests.web.referring import REFERRING
from tests.web.refusals import NOTHING_STORED, SITUATIONS
from tests.web.refused_values import VALUES
from tests.web.situation import NOT_FOUND, TOLD, TYPED_KEPT, TYPED_TO_COPY, Situation
from tests.web.stage import Stage, log_is_held
from tests.web.telling import TELLING

NOT_OFFERED = {
    "to_team_id",
    "suggested_team_id",
    "successor_id",
    "person_id",
    "baby_id",
    "entry_id",
    "referral_id",
    "disagreement_id",
    "checked",
    "team_id",
    "also",
    "urgency",
}
"""What may not be chosen is not shown as the choice again: its refusal stands there."""
NOT_A_BOX = {"outcome", "changes_seen"}
"""Which button was pressed is said in words; what was read is counted anew."""
NOT_COPIED = {
    "is_done",
    "how_long",
    "why",
    "changes_seen",
    "urgency",
    "safer.father.knowledge",
    "safer.father.how_known",
    "safer.parents_told.told",
}
"""A choice is made again with one press; only words are shown to copy."""


@pytest.mark.parametrize("situation", [*SITUATIONS, *VALUES], ids=str)
def test_a_page_refuses_in_plain_words(situation: Situation, stage: Stage) -> None:
    who, asking = situation.sender, situation.asking
    stage.set(
        situation.stands,
        is_asked=situation.asking.is_asked,
        urgency=situation.urgency,
        since=situation.since,
    )
    typed = stage.typed(asking, {**situation.changed, **situation.typed})
    press = stage.by_page(asking, who, typed)
    situation.before(stage, who)
    head = stage.head()

    answer = press()

    is_busy = situation.refusal is Busy
    assert answer.status_code == (503 if is_busy else situation.page), words(answer.text)
    assert ("Retry-After" in answer.headers) == is_busy
    assert stage.head() == head, "a refused command was stored"
    read = answer.text
    if situation.page == TOLD:
        read = page(stage.browser, answer.location)
    assert situation.read_on_page in words(read)
    if situation.page == TYPED_KEPT:
        check_kept(read, typed, situation)
        check_beside_its_field(answer, situation)
    if situation.page == TYPED_TO_COPY:
        check_to_copy(read, typed)
    if situation.page == NOT_FOUND:
        assert str(stage.handover_id) not in read


@pytest.mark.parametrize(
    "asking",
    [*ASKINGS[1:], *KEEPING, *TELLING, *CORRECTING, *REFERRING, *DAILY],
    ids=lambda asking: asking.page.strip("/"),
)
def test_a_log_that_is_held_by_another_loses_nothing_that_was_typed(
    asking: Asking, impatient_stage: Stage
) -> None:
    stage = impatient_stage
    stage.set(asking.stands, is_asked=asking.is_asked)
    typed = stage.typed(asking, {})
    press, head = stage.by_page(asking, asking.who, typed), stage.head()

    with log_is_held(stage):
        answer = press()

    said = words(answer.text)
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert f"The service is busy {NOTHING_STORED}" in said
    assert [word for word in typed.values() if " ".join(word.split()) not in said] == []
    assert stage.head() == head
    assert press().status_code == 303, "the same press works once the log is free"
    assert stage.head() > head


def check_kept(html: str, typed: Mapping[str, str], situation: Situation) -> None:
    """Each word stands in its box again."""
    standing = boxes_of(html)
    lost = {
        name: said
        for name, said in typed.items()
        if name not in NOT_A_BOX
        and not ((box := name.removesuffix("[]")) in NOT_OFFERED and situation.path == box)
        and standing.get(name, "") != said
    }
    assert lost == {}
    if situation.asking is ATTEMPT:
        assert "You pressed: Voicemail. Press again to log it." in words(html)


def check_beside_its_field(answer: TestResponse, situation: Situation) -> None:
    """At the top of the page with a link to the field, and beside the field; or at the top only."""
    html = answer.text
    assert "<title>Error: " in html
    assert "There is a problem" in words(html)
    if not situation.path:
        return
    anchor = (situation.page_path or situation.path).replace(".", "-")
    assert f'href="#{anchor}"' in html
    said = said_at(html, anchor)
    assert any(one.startswith(situation.read_on_page) for one in said), [one[:80] for one in said]


def check_to_copy(html: str, typed: Mapping[str, str]) -> None:
    """Somebody was quicker: the words are shown, to copy."""
    said = words(html)
    if set(typed) - NOT_COPIED:
        assert "What you typed was not stored." in said
    lost = [word for box, word in typed.items() if word not in said and box not in NOT_COPIED]
    assert lost == []
