"""How a record says that there is nothing for the clock to record. Must not know records."""


class NothingDueError(Exception):
    """Nothing has fallen due that was not recorded, or it no longer holds: nothing is stored.

    No Refusal, for no person asked and nobody has to be told what to do.
    """
