"""What a value cannot be, through both ways: one situation for each rule of the value objects.

Every box for words is tried with each of the four rules about words. Must not know how it is sent.
"""

from handover.refusals import InvalidValue
from tests.web.asking import (
    ACKNOWLEDGE,
    ANSWER_QUESTION,
    ASK,
    ATTEMPT,
    CONVERSATION,
    DECLINE,
    ENTER_IN_ERROR,
    NOTE,
    RECORD,
    REDIRECT,
    RESPOND,
    WITHDRAW,
)
from tests.web.keeping import ADD, CLOSE, COVER, HOURS, REGISTER, RETIRE
from tests.web.kept_refusals import kept_values
from tests.web.refused_agreeing import agreeing_values
from tests.web.refused_babies import BABY_VALUES
from tests.web.refused_corrections import CORRECTION_VALUES
from tests.web.refused_daily import DAILY_WORDS, NAMED_ALREADY
from tests.web.refused_exports import EXPORT_VALUES
from tests.web.refused_following import FOLLOWING_VALUES
from tests.web.refused_losses import LOSS_VALUES
from tests.web.refused_people import PEOPLE
from tests.web.refused_referrals import DECISION, REFERRAL, REFERRED
from tests.web.refused_safety import SAFETY_VALUES
from tests.web.refused_telling import TELLING_VALUES
from tests.web.refused_undoing import UNDO_VALUES
from tests.web.refused_words import ANSWER, LINE, ODS_CODE, PARAGRAPH, REASON, Words, refused_words
from tests.web.situation import Situation
from tests.web.told_words import TOLD_WORDS

KNOWN, TOLD = "safer.father.knowledge", "safer.parents_told.told"
WORDS = (
    Words(RECORD, "about.mother.name", "the mother's name", LINE, is_line=True),
    Words(RECORD, "safer.situation", "the situation", PARAGRAPH),
    Words(RECORD, "safer.assessment", "your assessment", PARAGRAPH),
    *(
        Words(
            RECORD,
            f"safer.{question}.words",
            "the answer",
            ANSWER,
            is_required=False,
            box=f"safer.{question}.words_known",
            with_it={f"safer.{question}.knowledge": "known"},
        )
        for question in ("father", "social_care", "safe_contact")
    ),
    Words(RECORD, "safer.expected_response", "what you ask the receiving team to do", PARAGRAPH),
    Words(
        RECORD,
        "safer.parents_told.why_not",
        "the reason",
        ANSWER,
        is_required=False,
        with_it={TOLD: False},
    ),
    Words(
        RECORD,
        "referred.referred_to",
        "which children's social care you referred to, or 999",
        LINE,
        is_line=True,
        with_it=REFERRAL,
    ),
    Words(
        RECORD,
        "referred.reference",
        "the reference",
        LINE,
        is_required=False,
        is_line=True,
        with_it=REFERRAL,
    ),
    *(
        Words(RECORD, path, called, LINE, is_line=True, with_it=DECISION)
        for path, called in (
            ("referred.senior_name", "the name of the senior who decided"),
            ("referred.senior_role", "the senior's role"),
        )
    ),
    Words(RECORD, "referred.reason", "the reason for not referring", REASON, with_it=DECISION),
    Words(RECORD, "area.reason", "the reason", REASON, with_it={"area.is_out_of_area": False}),
    Words(ATTEMPT, "note", "the note", REASON, is_required=False),
    *(
        Words(CONVERSATION, path, called, LINE, is_line=True)
        for path, called in (
            ("with_name", "the name of the person you spoke to"),
            ("with_role", "their role"),
            ("with_team", "their team"),
        )
    ),
    Words(CONVERSATION, "agreed", "what was agreed", PARAGRAPH),
    Words(
        ACKNOWLEDGE,
        "professional",
        "the name of the person who takes this on",
        LINE,
        is_line=True,
    ),
    Words(ACKNOWLEDGE, "professional_role", "their role", LINE, is_line=True),
    Words(ACKNOWLEDGE, "next_action", "the next action", REASON),
    Words(DECLINE, "reason", "the reason", REASON),
    Words(REDIRECT, "reason", "the reason", REASON),
    Words(RESPOND, "words", "what came of it", REASON),
    Words(ASK, "question", "your question", REASON),
    Words(ANSWER_QUESTION, "answer", "your answer", REASON),
    Words(NOTE, "words", "the note", REASON),
    Words(WITHDRAW, "reason", "the reason", REASON),
    Words(ENTER_IN_ERROR, "reason", "the reason", REASON),
)
KEPT_WORDS = (
    Words(REGISTER, "name", "the team's name", LINE, is_line=True),
    Words(REGISTER, "organisation", "the organisation", LINE, is_line=True),
    Words(REGISTER, "ods_code", "the ODS code", ODS_CODE, is_line=True),
    Words(REGISTER, "area", "the area", LINE, is_line=True),
    Words(REGISTER, "places", "the place", LINE, is_required=False),
    Words(REGISTER, "out_of_hours", "the out-of-hours route", PARAGRAPH),
    Words(HOURS, "out_of_hours", "the out-of-hours route", PARAGRAPH),
    Words(CLOSE, "reason", "the reason", PARAGRAPH),
    Words(CLOSE, "uncovered", "the reason", REASON, is_required=False),
    Words(COVER, "uncovered", "the reason", REASON, is_required=False),
    *(
        Words(asking, "authorities", "the local authority", LINE, is_required=False)
        for asking in (REGISTER, COVER)
    ),
    Words(
        ADD,
        "whose",
        "the role that answers this number",
        LINE,
        is_required=False,
        is_line=True,
    ),
    Words(RETIRE, "reason", "the reason", REASON),
)


FATHER, UNSAFE = "safer.father.words", "unsafe_to_ask"
ANSWERS = [
    Situation(
        RECORD,
        InvalidValue,
        FATHER,
        {"safer.father.knowledge": knowledge},
        says,
        typed={f"{FATHER}_{knowledge}": ""},
        sent={FATHER: ""},
    )
    for knowledge, says in (
        ("known", "Say what is known"),
        ("not_asked", "Say why"),
        (UNSAFE, "Say why"),
    )
] + [
    *(
        Situation(
            RECORD,
            InvalidValue,
            f"safer.social_care.{part}",
            {f"safer.social_care.{name}": value for name, value in changed.items()},
            says,
            sent={"safer.social_care.how_known": changed["how_known"] or None},
            case=says,
        )
        for part, changed, says in (
            (
                "how_known",
                {"how_known": "", "from_whom": ""},
                "Say how you know: who told you, in which record you saw it, or that it is assumed",
            ),
            ("from_whom", {"how_known": "told", "from_whom": ""}, "Say who told you"),
            (
                "from_whom",
                {"how_known": "seen_in_record", "from_whom": ""},
                "Say in which record you saw it",
            ),
        )
    ),
    Situation(
        RECORD,
        InvalidValue,
        "safer.parents_told.why_not",
        {TOLD: False},
        "Say why the parents have not been told",
        case="blank",
    ),
]
TELEPHONES = [
    Situation(
        asking,
        InvalidValue,
        "number",
        {"number": number},
        "Enter a UK telephone number with its area code, for example 01632 960123",
    )
    for asking in (ATTEMPT, CONVERSATION)
    for number in ("", "960103", "+33 1 99 00 12 34", "the duty desk")
]
NOT_DONE = Situation(
    RESPOND,
    InvalidValue,
    "next_action_on",
    {"is_done": False},
    "Enter the day by which it will be done",
    stands=RESPOND.stands,
    case="no new date",
)
TICKED = Situation(
    CONVERSATION,
    InvalidValue,
    "checked",
    {},
    "Tick only what this record says",
    typed={"checked[]": "shoe_size"},
    sent={"checked": ["shoe_size"]},
    case="unknown item",
)
VALUES = [
    TICKED,
    *(situation for words in WORDS for situation in refused_words(words)),
    *PEOPLE,
    *ANSWERS,
    *REFERRED,
    *TELEPHONES,
    *(situation for words in KEPT_WORDS for situation in refused_words(words)),
    *kept_values(),
    *(situation for words in TOLD_WORDS for situation in refused_words(words)),
    *TELLING_VALUES,
    *EXPORT_VALUES,
    *SAFETY_VALUES,
    *LOSS_VALUES,
    *(situation for words in DAILY_WORDS for situation in refused_words(words)),
    *NAMED_ALREADY,
    *FOLLOWING_VALUES,
    *CORRECTION_VALUES,
    *UNDO_VALUES,
    *agreeing_values(),
    *BABY_VALUES,
    NOT_DONE,
]
