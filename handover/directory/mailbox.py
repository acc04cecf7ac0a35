"""The email address of a team's shared mailbox, such as duty.desk@example.nhs.uk.

Must not know teams, nor whether anybody reads it.
"""

import re

from handover.refusals import InvalidValue

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"({_ATOM}(?:\.{_ATOM})*)@((?:{_LABEL}\.)+[A-Za-z]{{2,63}})")
LONGEST, LONGEST_NAME = 254, 64
NOT_AN_ADDRESS = "Enter an email address, for example duty.desk@example.nhs.uk"


def parse_mailbox(text: str, *, field: str) -> str:
    """The one address in `text`, its domain in lower case. Raises InvalidValue.

    Nothing is taken that could name a second address or begin another line of an email.
    """
    found = _ADDRESS.fullmatch(text.strip())
    if found is None or len(found[0]) > LONGEST or len(found[1]) > LONGEST_NAME:
        raise InvalidValue(NOT_AN_ADDRESS, field=field)
    return f"{found[1]}@{found[2].lower()}"
