"""The oracle's notebook: what a region must look like, in plain words, numbers and sets.

Written from the glossary, the decisions in docs/adr and nothing else. It imports no class of the
service, so that it never leans on what it judges. Minutes count from the start of a history.
"""

from dataclasses import dataclass, field

CLINICAL = {"midwife", "health visitor"}
PEOPLE: dict[str, tuple[str, str]] = {
    "mary": ("midwife", "Leicester"),
    "moira": ("midwife", "Leicester"),
    "nina": ("midwife", "Northampton"),
    "hana": ("health visitor", "Derby"),
    "harriet": ("health visitor", "Derby"),
    "hugo": ("health visitor", "Nottingham"),
    "heather": ("health visitor", "Nottingham"),
    "lena": ("lead", ""),
    "leo": ("lead", ""),
    "kit": ("keeper", ""),
    "kay": ("keeper", ""),
}
"""Everybody of the region: role and team. Nobody works in Corby, which has closed."""
MOTHERS = ("ann", "beth")
"""Two mothers; each may bear twins."""
TWINS = (1, 2)


@dataclass
class Team:
    """One team of the directory. Hours are minutes of a weekday; `covers` are names of areas."""

    is_open: bool = True
    opens: int = 9 * 60
    closes: int = 17 * 60
    telephone: str = "01632 960100"
    is_reported_wrong: bool = False
    successor: str = ""
    kind: str = "visitors"
    covers: set[str] = field(default_factory=set)


@dataclass
class Referral:
    """One referral of a family. `due` is when the next word is; None of a review: none is open.

    `told_on` is the number of the handover by which it was first told.
    """

    babies: frozenset[int]
    team: str
    had_part: set[str]
    due: int
    told_on: int
    is_of_mother: bool = False
    is_answered: bool = False
    outcomes: int = 0
    is_awaited: bool = True
    review_due: int | None = None
    reviews: int = 0
    is_stopped: bool = False

    def is_waited_for_by(self, team: str) -> bool:
        """Whether the team that follows it still waits for a word, or for a review."""
        return self.team == team and (self.is_awaited or self.review_due is not None)


@dataclass(frozen=True)
class Dispute:
    """One disagreement: about an outcome or a decline, and which team raised it; "" is a lead."""

    about: str
    team: str
    is_settled: bool = False


@dataclass
class Family:
    """What the region knows of one mother. Unknown until somebody records about her.

    `has_ended`: once, no baby of the pregnancy was left. `lost_as`: what was told of each loss.
    """

    is_known: bool = False
    is_born: bool = False
    babies: set[int] = field(default_factory=set)
    lost: set[int] = field(default_factory=set)
    lost_as: dict[int, str] = field(default_factory=dict, compare=False)
    has_ended: bool = False
    people: int = 0
    people_left: set[int] = field(default_factory=set)
    involvements: int = 0
    undo_asked_by: str = ""
    undo_asked_of: frozenset[int] = frozenset()
    undone: int = 0
    were_undone: set[int] = field(default_factory=set)
    safe_contacts: int = 0
    is_hidden: bool = False
    flags: int = 0
    referrals: list[Referral] = field(default_factory=list)
    moves: int = 0
    mothers_places: int = 0

    @property
    def living(self) -> set[int]:
        """The babies who live: none of a pregnancy that has ended, whoever is named later."""
        return set() if self.has_ended else self.babies - self.lost


@dataclass
class Handover:
    """Where one handover stands. None: not yet, or the clock runs.

    `asides`: how often in a row each team has set it aside. `rings`: who says so, and since when.
    """

    mother: str
    babies: frozenset[int]
    kind: str
    reason: str
    urgency: str
    sender: str
    at: str
    recorded: int
    recorded_by: str
    holder: str
    call_due: int = 0
    acknowledge_due: int = 0
    state: str = "waiting"
    clock_started: int | None = None
    call_stopped: int | None = None
    acknowledged: int | None = None
    promised: int | None = None
    attempts: int = 0
    tried: int = 0
    talks: int = 0
    is_asked: bool = False
    answered: int = 0
    notes: int = 0
    ended: str = ""
    named_sender: str = ""
    named_receiver: str = ""
    words_of_mouth: int = 0
    losses: int = 0
    lost: frozenset[int] = frozenset()
    knows: frozenset[str] = frozenset()
    is_stopped: bool = False
    is_undo_asked: bool = False
    undone: int = 0
    knows_undone: frozenset[str] = frozenset()
    agreed: int = 0
    disputes: list[Dispute] = field(default_factory=list)
    changes: int = 0
    has_declined: bool = False
    is_moved: bool = False
    reports: int = 0
    second_rung: int = 0
    set_asides: int = 0
    asides: dict[str, int] = field(default_factory=dict, compare=False)
    claims: int = 0
    rings: tuple[str, int] | None = field(default=None, compare=False)
    unread: frozenset[str] = frozenset()
    family_moves: int = 0

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is expected of anybody."""
        return self.state == "closed"


@dataclass
class Region:
    """All of it."""

    teams: dict[str, Team]
    families: dict[str, Family]
    handovers: list[Handover] = field(default_factory=list)


def settled() -> Region:
    """The region before anybody has recorded anything: Corby has closed."""
    teams = {
        "Leicester": Team(kind="midwives", covers={"Leicester"}),
        "Northampton": Team(kind="midwives", covers={"Northampton"}),
        "Derby": Team(covers={"Derby"}),
        "Nottingham": Team(covers={"Nottingham"}),
        "Corby": Team(is_open=False, covers={"Nottingham"}),
    }
    return Region(teams, {mother: Family() for mother in MOTHERS})


@dataclass(frozen=True)
class Step:
    """What somebody tries: `who` does `verb` to handover number `on`, or to team `to`, `way`.

    `way` names a variant, most of them wrong in one thing.
    """

    who: str
    verb: str
    minute: int
    on: int = 0
    to: str = ""
    way: str = ""


@dataclass(frozen=True)
class NewRecord:
    """A record that somebody tries to make. No babies named: every living one is meant."""

    who: str
    minute: int
    mother: str
    kind: str
    reason: str
    urgency: str
    to: str
    babies: tuple[int, ...] = ()
    is_born: bool = False
    way: str = ""
