"""What either team asks to tell of a family by two ways: the forms, and their paths in the API.

As tests/web/asking.py. The stage has recorded one person and one involvement before.
"""

from handover.family import baby_commands as baby
from handover.family import commands as f
from handover.family import safety_commands as s
from handover.family import undo_commands as u
from handover.family.move_commands import RecordMove
from tests import each_baby, exporting, losing, moving, safeguarding, telling, undoing
from tests.programs import once
from tests.web.asking import Asking

PERSON = Asking(
    f.RecordPerson,
    "mary",
    "/family/person",
    "/family/person",
    {
        "relation": "father",
        "answer.knowledge": "known",
        "answer.words": "He works nights",
        "answer.how_known": "told",
        "answer.from_whom": "the grandmother",
        "name": "Tom Reed",
        "born_on-day": "",
        "born_on-month": "",
        "born_on-year": "1996",
        "responsibility": "yes",
        "residence": "visits",
        "whereabouts": "with his mother",
    },
    telling.person_body,
)
LEFT = Asking(
    f.PersonHasLeft,
    "hana",
    "/family/left",
    "/family/left",
    {"person_id": str(telling.FIRST_PERSON), "reason": "He moved out in May"},
    telling.left_body,
)
SOCIAL_CARE = Asking(
    f.RecordSocialCare,
    "mary",
    "/family/social-care",
    "/family/social-care",
    {
        "whose": "mother",
        "authority": "Northamptonshire",
        "status": "looked_after",
        "is_open": "no",
        "from_on-day": "",
        "from_on-month": "",
        "from_on-year": "2004",
        "to_on-day": "",
        "to_on-month": "3",
        "to_on-year": "2009",
        "how_known": "told",
        "from_whom": "the grandmother",
    },
    telling.social_care_body,
)
LOSS = Asking(
    f.RecordLoss,
    "mary",
    "/family/loss",
    "/family/loss",
    {
        "kind": "stillbirth",
        "happened_on-day": "",
        "happened_on-month": "11",
        "happened_on-year": "2026",
        "when": "at about 30 weeks",
        "how_known": "told",
        "from_whom": "the delivery suite",
        "contact_name": "Ines Wold",
        "contact_role": "Bereavement midwife",
        "contact_telephone": "01632 960177",
        "who_names_one": "",
        "plan": "The key contact rings on Friday",
    },
    losing.loss_body,
)
LOSS_KNOWN = Asking(f.ConfirmLossKnown, "hana", "/loss-known", "/family/loss-known")
BIRTH = Asking(
    baby.RecordBirth,
    "mary",
    "/family/birth",
    "/family/birth",
    {
        "born_on-day": "20",
        "born_on-month": "11",
        "born_on-year": "2026",
        "place": "University Hospitals of Leicester",
        "gestation": "about 30 weeks",
        "how_known": "told",
        "from_whom": "the delivery suite",
    },
    each_baby.birth_body,
)
BABY_NUMBER = Asking(
    baby.RecordBabyNumber,
    "mary",
    "/family/baby-number",
    "/family/baby-number",
    {"nhs_number": "999 000 0026", "reason": ""},
    each_baby.number_body,
)
PLACE = Asking(
    baby.RecordPlace,
    "hana",
    "/family/place",
    "/family/place",
    {
        "is_mothers": "yes",
        "kind": "hospital",
        "where": "Leicester Royal Infirmary",
        "since-day": "20",
        "since-month": "11",
        "since-year": "2026",
        "how_known": "told",
        "from_whom": "the ward",
    },
    each_baby.place_body,
)
ARRANGEMENT = Asking(
    baby.RecordArrangement,
    "mary",
    "/family/arrangement",
    "/family/arrangement",
    {
        "kind": "surrogacy",
        "not_told": "Her family: who the intended parents are",
        "cares": "The intended parents, Nottingham health visitors",
        "how_known": "told",
        "from_whom": "the grandmother",
    },
    each_baby.arrangement_body,
)
MOVE = Asking(
    RecordMove,
    "hana",
    "/family/move",
    "/family/move",
    {
        "is_suspected": "no",
        "from_authority": "Leicestershire",
        "to_authority": "Nottinghamshire",
        "moved_on-day": "",
        "moved_on-month": "11",
        "moved_on-year": "2026",
        "is_temporary": "no",
        "how_known": "told",
        "from_whom": "the grandmother",
    },
    moving.move_body,
)
UNDO = Asking(
    u.AskLossUndone,
    "mary",
    "/family/loss-undo",
    "/family/loss-undo",
    {"reason": undoing.WRONG_RECORD},
    undoing.ask_body,
)
UNDO_ANSWER = Asking(
    u.AnswerLossUndone,
    "hana",
    "/family/loss-undo-answer",
    "/family/loss-undo-answer",
    {"is_mistake": "yes", "words": "I rang the ward"},
    undoing.answer_body,
)
UNDO_KNOWN = Asking(u.ConfirmUndoKnown, "mary", "/loss-undo-known", "/family/loss-undo-known")
SAFE_CONTACT = Asking(
    s.SetSafeContact,
    "hana",
    "/family/safe-contact",
    "/family/safe-contact",
    {
        "knowledge": "known",
        "call": "safe",
        "voicemail": "never",
        "partner": "never",
        "number": safeguarding.HER_NUMBER,
        "when": "Weekdays from 10 to 12",
        "code_phrase": "Is the library open",
        "how_known": "told",
        "from_whom": "the grandmother",
        "words": "He reads her post",
    },
    safeguarding.contact_body,
)
HIDE = Asking(
    s.HideAddress,
    "mary",
    "/family/hide-address",
    "/family/hide-address",
    {"because": "domestic_abuse"},
    lambda: once({"because": "domestic_abuse"}),
)
SHOW = Asking(
    s.StopHidingAddress,
    "hana",
    "/family/show-address",
    "/family/show-address",
    {"reason": "She has told everybody"},
    lambda: once({"reason": "She has told everybody"}),
)
EXPORT = Asking(
    f.ExportChronology,
    "hana",
    "/family/chronology/export",
    "/family/chronology-export",
    {"part": "everything", "purpose": "meeting", "reason": exporting.WHY},
    exporting.export_body,
)
TELLING = (
    *(PERSON, LEFT, SOCIAL_CARE, LOSS, BIRTH, PLACE, MOVE, ARRANGEMENT, EXPORT),
    *(SAFE_CONTACT, HIDE),
)
