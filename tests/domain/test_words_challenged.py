"""Free text is searched wherever it is stored, and challenged, never dropped."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from handover import commands as c
from handover.actor import Actor, Asked, Source
from handover.family.baby_commands import RecordBabyNumber
from handover.family.sensitive import HiddenBecause
from handover.free_text.finding import Finding
from handover.free_text.keeping import Keep, Kept
from handover.free_text.refusals import WordsChallenged
from handover.refusals import HandoverNotFound, InvalidValue
from handover.team import Team
from tests import losing, telling
from tests.challenging import (
    BECAUSE,
    NEW,
    OTHER,
    POSTCODE,
    SAID,
    ask,
    challenged,
    handover_of,
)
from tests.region import (
    DERBY,
    HANA,
    HUGO,
    KIT,
    MARY,
    NHS_NUMBER,
    NOW,
    TODAY,
    Region,
    about,
    acknowledge,
    attempt,
    conversation,
    decline,
    record,
    redirect,
)
from tests.safeguarding import contact, hide, set_contact, stop_hiding


@pytest.fixture
def hidden(region: Region) -> UUID:
    """A handover of a family whose address is hidden."""
    handover_id = region.recorded()
    region.ask(MARY, hide(handover_id))
    return handover_id


def every_text(handover_id: UUID) -> dict[str, tuple[Actor, c.Command]]:
    """One command for each place in which words about a family are stored, with a postcode."""
    said = conversation(handover_id).conversation
    return {
        "attempt.note": (
            MARY,
            c.LogAttempt(handover_id, replace(attempt(handover_id).attempt, note=POSTCODE)),
        ),
        "conversation.agreed": (
            MARY,
            c.LogConversation(handover_id, replace(said, agreed=f"Visit at {POSTCODE}")),
        ),
        "conversation.with_name": (
            MARY,
            c.LogConversation(handover_id, replace(said, with_name=POSTCODE)),
        ),
        "next_action": (HANA, replace(acknowledge(handover_id), next_action=POSTCODE)),
        "professional_role": (HANA, replace(acknowledge(handover_id), professional_role=POSTCODE)),
        "question": (HANA, c.AskClarification(handover_id, f"Is it {POSTCODE}?")),
        "words": (HANA, c.AddNote(handover_id, POSTCODE)),
        "reason": (HANA, c.Decline(handover_id, POSTCODE)),
        "person.whereabouts": (
            MARY,
            telling.person(handover_id, telling.father(whereabouts=POSTCODE)),
        ),
        "person.answer.words": (MARY, telling.person(handover_id, telling.father(words=POSTCODE))),
        "social_care.authority": (
            HANA,
            telling.social_care(handover_id, telling.involvement(POSTCODE)),
        ),
        "loss.plan": (MARY, losing.record_loss(handover_id, losing.loss(plan=POSTCODE))),
        "safe_contact.when": (HANA, set_contact(handover_id, contact(when=POSTCODE))),
    }


class TestAPostcodeUnderAHiddenAddress:
    @pytest.mark.parametrize("path", list(every_text(UUID(int=0))))
    def test_is_challenged_in_every_text(self, region: Region, hidden: UUID, path: str) -> None:
        who, command = every_text(hidden)[path]
        refusal = challenged(region, who, command)
        [one] = refusal.challenges
        assert (refusal.field, one.field, one.found.finding) == (path, path, Finding.POSTCODE)
        assert refusal.message == (
            f'"{POSTCODE}" looks like a postcode, and her address is hidden. '
            "Take it out, or say why it may stand here."
        )

    @pytest.mark.parametrize("path", list(every_text(UUID(int=0))))
    def test_is_kept_with_a_reason(self, region: Region, hidden: UUID, path: str) -> None:
        who, command = every_text(hidden)[path]
        ask(region, who, command, Keep("de22-3ne", f" {BECAUSE} "))
        [(said, kept)] = handover_of(region, hidden).words_kept
        assert said.name == who.name
        assert kept == (Kept(Finding.POSTCODE, POSTCODE, path, BECAUSE),)

    @pytest.mark.parametrize("path", list(every_text(UUID(int=0))))
    def test_is_nobodys_business_where_nothing_is_hidden(self, region: Region, path: str) -> None:
        handover_id = region.recorded()
        who, command = every_text(handover_id)[path]
        ask(region, who, command)
        assert handover_of(region, handover_id).words_kept == []

    def test_is_not_challenged_once_the_flag_is_cleared(self, region: Region, hidden: UUID) -> None:
        region.ask(MARY, stop_hiding(hidden))
        region.ask(MARY, c.AddNote(hidden, POSTCODE))

    @pytest.mark.parametrize("because", ["", "  ", "-"])
    def test_is_not_kept_without_a_reason(self, region: Region, hidden: UUID, because: str) -> None:
        challenged(region, MARY, c.AddNote(hidden, POSTCODE), Keep(POSTCODE, because))

    def test_a_reason_explains_only_the_words_that_it_names(
        self, region: Region, hidden: UUID
    ) -> None:
        note = c.AddNote(hidden, f"{POSTCODE}, then LE1 5WW")
        refusal = challenged(region, MARY, note, Keep(POSTCODE, BECAUSE))
        assert [one.found.words for one in refusal.challenges] == ["LE1 5WW"]

    def test_a_reason_is_searched_itself(self, region: Region, hidden: UUID) -> None:
        keep = Keep(POSTCODE, "She lives at LE1 5WW")
        refusal = challenged(region, MARY, c.AddNote(hidden, POSTCODE), keep)
        assert [(one.field, one.found.words) for one in refusal.challenges] == [
            ("keep_because", "LE1 5WW")
        ]

    def test_a_reason_too_long_is_refused(self, region: Region, hidden: UUID) -> None:
        with pytest.raises(InvalidValue) as refused:
            ask(region, MARY, c.AddNote(hidden, POSTCODE), Keep(POSTCODE, "a" * 1001))
        assert refused.value.field == "keep_because"
        assert refused.value.message.startswith("Shorten the reason to 1,000 characters")

    def test_a_reason_for_what_is_not_there_stores_nothing(
        self, region: Region, hidden: UUID
    ) -> None:
        ask(region, MARY, c.AddNote(hidden, "All is well"), Keep(POSTCODE, BECAUSE))
        assert handover_of(region, hidden).words_kept == []

    def test_whoever_may_not_ask_is_not_told_what_was_found(
        self, region: Region, hidden: UUID
    ) -> None:
        with pytest.raises(HandoverNotFound):
            region.ask(HUGO, c.AddNote(hidden, POSTCODE))


class TestRecordingAnew:
    def test_the_flag_of_the_same_record_counts_already(self, region: Region) -> None:
        said = replace(SAID, situation=f"She lives at {POSTCODE}")
        command = replace(NEW, safer=said, hidden_because=HiddenBecause.SHE_ASKED)
        [one] = challenged(region, MARY, command).challenges
        assert one.field == "safer.situation"
        ask(region, MARY, replace(command, hidden_because=None))

    def test_a_flag_that_somebody_set_before_counts(self, region: Region, hidden: UUID) -> None:
        said = replace(SAID, expected_response=f"Visit {POSTCODE}")
        [one] = challenged(region, MARY, replace(NEW, safer=said)).challenges
        assert one.field == "safer.expected_response"
        assert handover_of(region, hidden).words_kept == []

    def test_the_new_record_keeps_the_reason(self, region: Region) -> None:
        said = replace(SAID, assessment=POSTCODE)
        command = replace(NEW, safer=said, hidden_because=HiddenBecause.SHE_ASKED)
        asked = Asked(uuid4(), MARY, Source.PAGE, NOW, (Keep(POSTCODE, BECAUSE),))
        made = region.service.execute(command, asked).subject_id
        [(_, kept)] = handover_of(region, made).words_kept
        assert kept == (Kept(Finding.POSTCODE, POSTCODE, "safer.assessment", BECAUSE),)

    def test_every_field_with_a_finding_is_named_at_once(self, region: Region) -> None:
        said = replace(SAID, situation=POSTCODE, assessment=f"{OTHER}, {OTHER}")
        command = replace(NEW, safer=said, hidden_because=HiddenBecause.SHE_ASKED)
        found = challenged(region, MARY, command).challenges
        assert [(one.field, one.found.words) for one in found] == [
            ("safer.situation", POSTCODE),
            ("safer.assessment", OTHER),
        ]


class TestWhatElseGivesAnAddressAway:
    @pytest.mark.parametrize(
        "words, found, says",
        [
            (
                "She stays at 12 Station Road",
                "12 Station Road",
                "looks like part of an address, and her address is hidden",
            ),
            ("Seen in derby", "derby", "names an area, and her address is hidden"),
            ("In Derby North", "Derby North", "names an area, and her address is hidden"),
            ("the Derbyshire team", "Derbyshire", "names an area, and her address is hidden"),
            (
                "Ring Derby health visiting",
                "Derby health visiting",
                "names an area",
            ),
            ("near DE22", "DE22", "names an area, and her address is hidden"),
        ],
    )
    def test_is_challenged(
        self, region: Region, hidden: UUID, words: str, found: str, says: str
    ) -> None:
        [one] = challenged(region, HANA, c.AddNote(hidden, words)).challenges
        assert one.found.words == found
        assert one.message.startswith(f'"{found}" {says}')

    def test_the_places_are_those_of_the_team_that_receives_it_now(
        self, region: Region, hidden: UUID
    ) -> None:
        region.ask(HANA, c.Decline(hidden, "Not ours"))
        challenged(region, MARY, replace(redirect(hidden), reason="She lives in Nottingham"))
        region.ask(MARY, redirect(hidden))
        region.ask(MARY, c.AddNote(hidden, "Derby had it before"))

    def test_a_place_within_a_street_is_asked_about_once(
        self, region: Region, hidden: UUID
    ) -> None:
        note = c.AddNote(hidden, "12 Derby Road")
        [one] = challenged(region, MARY, note).challenges
        assert one.found.words == "12 Derby Road"
        ask(region, MARY, note, Keep("12 Derby Road", "The clinic's"))

    def test_the_name_of_a_person_a_team_or_an_authority_is_none(
        self, region: Region, hidden: UUID
    ) -> None:
        region.ask(MARY, conversation(hidden))
        region.ask(HANA, telling.social_care(hidden, telling.involvement("Derby City Council")))
        known = replace(acknowledge(hidden), professional="Ann Mill Lane")
        region.ask(HANA, known)
        assert handover_of(region, hidden).words_kept == []


class TestTheNumberOfSomebodyElse:
    @pytest.mark.parametrize("typed", [OTHER, "9990000026", "999-000-0026"])
    def test_is_challenged_though_nothing_is_hidden(self, region: Region, typed: str) -> None:
        handover_id = region.recorded()
        refusal = challenged(region, MARY, c.AddNote(handover_id, f"Her sister: {typed}"))
        assert refusal.message == (
            f'"{typed}" is the NHS number of somebody else. '
            "Take it out, or say why it may stand here."
        )

    def test_is_kept_with_a_reason(self, region: Region) -> None:
        handover_id = region.recorded()
        note = c.AddNote(handover_id, f"Her first child: {OTHER}")
        ask(region, MARY, note, Keep("9990000026", "A sibling on the same plan"))
        [(_, kept)] = handover_of(region, handover_id).words_kept
        assert kept == (
            Kept(Finding.NUMBER_OF_ANOTHER, OTHER, "words", "A sibling on the same plan"),
        )

    def test_is_not_the_mothers_own(self, region: Region) -> None:
        region.ask(MARY, c.AddNote(region.recorded(), f"NHS number {NHS_NUMBER}"))

    def test_is_not_a_number_that_her_baby_has_or_had(self, region: Region) -> None:
        born = replace(about(), due_on=None, baby_born_on=TODAY)
        handover_id = region.recorded(record(whom=born))
        for digits, why in (("9990000034", ""), ("9990000042", "The first was a slip")):
            region.ask(MARY, RecordBabyNumber(handover_id, digits, why))
        region.ask(MARY, c.AddNote(handover_id, "Seen as 999 000 0034, now 999 000 0042"))
        challenged(region, MARY, c.AddNote(handover_id, OTHER))

    def test_is_asked_about_when_it_is_recorded(self, region: Region) -> None:
        said = replace(SAID, father=replace(SAID.father, words=OTHER))
        [one] = challenged(region, MARY, replace(NEW, safer=said)).challenges
        assert one.field == "safer.father.words"

    def test_is_kept_after_a_loss_too(self, region: Region) -> None:
        handover_id = region.recorded()
        region.ask(MARY, losing.record_loss(handover_id))
        ask(region, HANA, c.AddNote(handover_id, OTHER), Keep(OTHER, "The living twin"))
        assert len(handover_of(region, handover_id).words_kept) == 1


def test_the_directory_is_about_no_family(region: Region) -> None:
    team: Team = region.service.repository.get(DERBY)
    desk = f"Ring the desk at {POSTCODE} on 01632 960199, {OTHER}"
    region.ask(KIT, c.ChangeHours(DERBY, team.hours, desk))


def test_every_decline_is_searched_as_the_team_that_declines(region: Region, hidden: UUID) -> None:
    challenged(region, HANA, replace(decline(hidden), reason="Not in Derby"))
    region.ask(HANA, decline(hidden))


def test_a_challenge_without_findings_says_what_to_do() -> None:
    assert WordsChallenged().message == WordsChallenged.sentence
