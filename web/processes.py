"""What an installation runs, and how many connections to a database each of it may use.

Another process is another line here. Must not know how they are started.
"""

from dataclasses import dataclass

OF_A_WORKER = 24
"""A pool each for log, read tables and desk, as large as requests are answered at once."""
OF_A_FOLLOWER = 6
"""One at a time for log, tables and desk, and one each to listen and to have its turn; one more."""


@dataclass(frozen=True)
class Process:
    """One command of ours that goes on until it is told to stop."""

    name: str
    arguments: tuple[str, ...]
    connections: int


def processes(workers: int, *, has_mail: bool = False) -> tuple[Process, ...]:
    """All of them, the one that people meet first. `has_mail`: emails can be sent."""
    posts = (
        Process("post", ("post",), OF_A_FOLLOWER),
        Process("standby post", ("post",), OF_A_FOLLOWER),
    )
    return (
        Process("pages", ("serve",), workers * OF_A_WORKER),
        Process("projector", ("projector",), OF_A_FOLLOWER),
        Process("standby projector", ("projector",), OF_A_FOLLOWER),
        Process("chaser", ("chaser",), OF_A_FOLLOWER),
        Process("standby chaser", ("chaser",), OF_A_FOLLOWER),
        *(posts if has_mail else ()),
    )
