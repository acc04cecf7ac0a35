"""The boxes for words in what is told of a family. As refused_values.py, which tries each rule."""

from tests.web.refused_words import ANSWER, LINE, REASON, Words
from tests.web.telling import (
    ARRANGEMENT,
    BABY_NUMBER,
    BIRTH,
    EXPORT,
    LEFT,
    LOSS,
    MOVE,
    PERSON,
    PLACE,
    SAFE_CONTACT,
    SHOW,
    SOCIAL_CARE,
    UNDO,
    UNDO_ANSWER,
)

TOLD_WORDS = (
    Words(PERSON, "answer.words", "the answer", ANSWER, is_required=False),
    *(
        Words(asking, path, "who told you, or which record", LINE, is_required=False, is_line=True)
        for asking, path in (
            (PERSON, "answer.from_whom"),
            (SOCIAL_CARE, "from_whom"),
            (LOSS, "from_whom"),
            (BIRTH, "from_whom"),
            (PLACE, "from_whom"),
            (MOVE, "from_whom"),
            (ARRANGEMENT, "from_whom"),
        )
    ),
    Words(PERSON, "name", "the person's name", LINE, is_required=False, is_line=True),
    Words(PERSON, "whereabouts", "where they live", LINE, is_required=False, is_line=True),
    Words(LEFT, "reason", "the reason", REASON),
    Words(SHOW, "reason", "the reason", REASON),
    Words(SAFE_CONTACT, "words", "what else to know", REASON, is_required=False),
    Words(SAFE_CONTACT, "when", "when it is safe", LINE, is_required=False, is_line=True),
    Words(SAFE_CONTACT, "code_phrase", "the code phrase", LINE, is_required=False, is_line=True),
    Words(LOSS, "plan", "the plan", REASON),
    Words(BIRTH, "place", "where the baby was born", LINE, is_required=False, is_line=True),
    Words(PLACE, "where", "the place", LINE, is_required=False, is_line=True),
    Words(BABY_NUMBER, "reason", "why the number has changed", REASON, is_required=False),
    *(
        Words(
            MOVE, path, f"the authority that they {called}", LINE, is_required=False, is_line=True
        )
        for path, called in (("from_authority", "left"), ("to_authority", "went to"))
    ),
    Words(ARRANGEMENT, "not_told", "what must not be told, and to whom", REASON),
    Words(ARRANGEMENT, "cares", "who receives the baby", LINE, is_required=False, is_line=True),
    Words(EXPORT, "reason", "the reason", REASON),
    Words(UNDO, "reason", "the reason", REASON),
    Words(UNDO_ANSWER, "words", "your words", REASON, is_required=False),
    *(
        Words(LOSS, path, called, LINE, is_required=False, is_line=True)
        for path, called in (
            ("when", "when it was"),
            ("contact_name", "the key contact's name"),
            ("contact_role", "the key contact's role"),
            ("who_names_one", "who will name a key contact"),
        )
    ),
    Words(SOCIAL_CARE, "authority", "the local authority", LINE, is_line=True),
)
