"""Every reason for which a keeper of the directory is told no, as refusals.py.

Must not know how a refusal is shown.
"""

from handover.refusals import Refusal


class NumberNotKept(Refusal):
    """The page is old: somebody has retired the number since."""

    code = "number_not_kept"
    sentence = "This number is not kept for the team any more. Open the team's page again."


class NumberKeptAlready(Refusal):
    """Each number stands once, so that a report of it is about one thing."""

    code = "number_kept_already"
    sentence = "This team has this number already. Verify it, or enter another one."


class LastNumber(Refusal):
    """A team that nobody can ring by day can be sent nothing."""

    code = "last_number"
    sentence = (
        "This is the only number to ring while the team is open. Add the number that is right "
        "before you retire this one."
    )


class NoCover(Refusal):
    """Nobody would find the team for any address."""

    code = "no_cover"
    sentence = (
        "Enter at least one local authority or postcode district that the team covers. "
        "Nobody would find it for an address otherwise."
    )


class LeavesUncovered(Refusal):
    """An area that had a team would have none of its kind; the message names it."""

    code = "leaves_uncovered"
    sentence = "No other team would cover this area. Say why that is right."


class StillOpen(Refusal):
    """A team that closes leaves nothing with nobody; the message says how many are open."""

    code = "still_open"
    sentence = (
        "Something is still open with this team. Choose the team that takes over: all of it moves "
        "there in the same moment, with its age, its promises and its due times."
    )


class TeamIsOpen(Refusal):
    """A team that is open keeps what is open with it."""

    code = "team_is_open"
    sentence = "This team is open, so nothing of it can move. Close it first."


class OwnTeamClosed(Refusal):
    """Whoever's team has closed sends nothing in its name, and opens nothing again."""

    code = "own_team_closed"
    sentence = (
        "Your team has closed, so nothing can be sent or opened again in its name. "
        "Ask whoever runs this service to move your account to your new team."
    )
