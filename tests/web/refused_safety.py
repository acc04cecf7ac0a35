"""How safe contact, a hidden address and challenged words are refused: rows for the two tables.

As tests/web/refused_losses.py.
"""

from handover import refusals as r
from handover.family.refusals import AddressHidden, AddressNotHidden
from handover.free_text.refusals import WordsChallenged
from handover.refusals import InvalidValue
from tests import safeguarding
from tests.web.asking import ACKNOWLEDGE, ASK, ATTEMPT, CONVERSATION, DECLINE, NOTE, RECORD
from tests.web.refused_telling import it_was_in_error
from tests.web.situation import CONFLICT, FORBIDDEN, NOT_FOUND, UNAVAILABLE, Before, Situation
from tests.web.stage import Stage
from tests.web.telling import HIDE, LOSS, PERSON, SAFE_CONTACT, SHOW

OTHER, POSTCODE, PLACE = "999 000 0026", "DE22 3NE", "near Derby"
IS_ANOTHERS = (
    f'"{OTHER}" is the NHS number of somebody else. Take it out, or say why it may stand here.'
)


def her_address_is_hidden(stage: Stage, _who: str) -> None:
    """A colleague of Mary's sets the flag."""
    stage.scene.ask("mary", safeguarding.hide(stage.handover_id))


def safety_situations(command_id_is_used: Before, somebody_is_quicker: Before) -> list[Situation]:
    """Every refusal around the flag, and of words, that is not about one value alone."""
    return [
        Situation(HIDE, AddressHidden, before=her_address_is_hidden, api=CONFLICT, is_alone=True),
        Situation(SHOW, AddressNotHidden, api=CONFLICT),
        Situation(
            SHOW,
            r.HandoverNotFound,
            who="nina",
            page=NOT_FOUND,
            api=NOT_FOUND,
            page_says="There is nothing here that you can see. Check the link or the call",
            api_says="There is nothing here that you can see. Check the address.",
        ),
        Situation(SHOW, r.NotPermitted, who="lena", page=FORBIDDEN, api=FORBIDDEN),
        Situation(SHOW, r.NoFamilyHere, before=it_was_in_error, api=CONFLICT, is_alone=True),
        Situation(SHOW, r.CommandReused, before=command_id_is_used, api=CONFLICT),
        Situation(
            SHOW,
            r.Busy,
            before=_hidden_then(somebody_is_quicker),
            api=UNAVAILABLE,
            api_says="Send the same command again, with the same command id,",
            is_alone=True,
        ),
        *(
            Situation(asking, WordsChallenged, path, {path: f"Her sister: {OTHER}"}, IS_ANOTHERS)
            for asking, path in (
                (RECORD, "safer.situation"),
                (RECORD, "safer.expected_response"),
                (RECORD, "about.mother.name"),
                (ATTEMPT, "note"),
                (CONVERSATION, "agreed"),
                (ACKNOWLEDGE, "next_action"),
                (DECLINE, "reason"),
                (ASK, "question"),
                (NOTE, "words"),
                (PERSON, "whereabouts"),
                (PERSON, "answer.words"),
                (LOSS, "plan"),
                (SAFE_CONTACT, "when"),
            )
        ),
        Situation(
            RECORD,
            WordsChallenged,
            "safer.father.words",
            {"safer.father.knowledge": "known"},
            IS_ANOTHERS,
            typed={
                "safer.father.words_known": OTHER,
                "safer.father.how_known": "told_by_her",
            },
            sent={
                "safer.father.words": OTHER,
                "safer.father.how_known": "told",
                "safer.father.from_whom": "The mother",
            },
        ),
        *(
            Situation(
                asking,
                WordsChallenged,
                path,
                {path: f"{words} today"},
                f'"{found}" {says}, and her address is hidden',
                before=her_address_is_hidden,
                is_alone=True,
            )
            for asking, path, words, found, says in (
                (NOTE, "words", POSTCODE, POSTCODE, "looks like a postcode"),
                (
                    ACKNOWLEDGE,
                    "next_action",
                    PLACE,
                    "Derby",
                    "names an area",
                ),
                (ASK, "question", "12 Elm Road", "12 Elm Road", "looks like part of an address"),
            )
        ),
    ]


def _hidden_then(before: Before) -> Before:
    def both(stage: Stage, who: str) -> None:
        her_address_is_hidden(stage, who)
        before(stage, who)

    return both


NO_NUMBER = "Enter a UK telephone number with its area code, for example 01632 960123"
NOTHING = dict.fromkeys(("call", "voicemail", "text", "letter", "partner"), "not_known")
_KNOWN_ON_PAGE = {
    "safer.safe_contact.knowledge": "known",
    "safer.safe_contact.words_known": "Her mobile",
    "safer.safe_contact.how_known": "told_by_her",
    "safe_contact.call": "safe",
}
_KNOWN_IN_API = {
    "safe_contact.knowledge": "known",
    "safe_contact.how_known": "seen_myself",
    "safe_contact.call": "safe",
}
SAFETY_VALUES = [
    *(
        Situation(SAFE_CONTACT, InvalidValue, path, changed, says)
        for path, changed, says in (
            ("number", {"number": "12"}, NO_NUMBER),
            ("number", {"number": ""}, "Enter the number on which it is safe"),
            (
                "voicemail",
                {"call": "never", "voicemail": "safe"},
                "A voicemail is not safe where a call never is. Choose again",
            ),
            ("call", NOTHING, "Say of at least one way whether it is safe"),
            ("from_whom", {"from_whom": ""}, "Say who told you"),
        )
    ),
    Situation(
        SAFE_CONTACT,
        InvalidValue,
        "knowledge",
        {"knowledge": "declined"},
        "Choose Known, or leave out which ways are safe: nobody has said so",
        sent={"how_known": None, "from_whom": ""},
    ),
    *(
        Situation(
            RECORD,
            InvalidValue,
            path,
            {path: words},
            says,
            typed=_KNOWN_ON_PAGE,
            sent=_KNOWN_IN_API,
        )
        for path, words, says in (
            ("safe_contact.number", "12", NO_NUMBER),
            ("safe_contact.when", "x" * 121, "Shorten when it is safe to 120 characters or fewer"),
            (
                "safe_contact.code_phrase",
                "x" * 121,
                "Shorten the code phrase to 120 characters or fewer",
            ),
        )
    ),
]
