"""Every reason for which somebody with a one-time link is told no, as handover/refusals.py.

Must not know how a refusal is shown.
"""

from handover.refusals import Refusal


class LinkWorksNoMore(Refusal):
    """Used, too old, dead after wrong tries, or never made: the answer does not tell which."""

    code = "link_works_no_more"
    sentence = (
        "This link does not work, or works no more: it works once and for a few days, and not "
        "after five wrong call references. If you have just confirmed the call, that is done. "
        "Otherwise ring the team that rang you."
    )


class WrongCallReference(Refusal):
    """It is not the reference that was agreed on the telephone; the message says what is left."""

    code = "wrong_call_reference"
    sentence = "This is not the call reference. Ask whoever rang you for it."
