"""The oracle's notebook: what a region must look like, in plain words, numbers and sets.

Written from the glossary, the decisions in docs/adr and nothing else. It imports no class of the
service, so that it never leans on what it judges. Minutes count from the start of a history.
"""

from dataclasses import dataclass, field

from tests.domain.machine.told_families import Family

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
class Number:
    """One number of a team, known by a key of its own. `is_wrong`: reported, not put right."""

    key: int = 1
    telephone: str = "01632 960100"
    is_night: bool = False
    is_wrong: bool = False


@dataclass
class Team:
    """One team of the directory. Hours are minutes of a weekday; `covers` are names of areas.

    `numbers` stand in the order of ringing; `keys` is how many were ever given.
    """

    is_open: bool = True
    opens: int = 9 * 60
    closes: int = 17 * 60
    numbers: list[Number] = field(default_factory=lambda: [Number()])
    keys: int = field(default=1, compare=False)
    successor: str = ""
    kind: str = "visitors"
    covers: set[str] = field(default_factory=set)
    mailbox: str = ""

    @property
    def rung_first(self) -> Number:
        """The first of those for the day."""
        return next(one for one in self.numbers if not one.is_night)


@dataclass(frozen=True)
class Dispute:
    """One disagreement: about an outcome or a decline, and which team raised it; "" is a lead."""

    about: str
    team: str
    is_settled: bool = False


@dataclass
class Handover:
    """Where one handover stands. None: not yet, or the clock runs.

    `due` and `born` are what it says of the baby, one of them; `named`: the babies it tells apart.
    `asides`: how often in a row each team has set it aside. `rings`: who says so, and since when.
    `birth_learned`: the day of birth that was told after it was recorded, and does not give one.
    `unread_from`: of each team, who made the changes that it has not read. `rungs` of the `ladder`
    were recorded since it began anew; `overdue` is the promised day of which that was recorded.
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
    called: str
    birthday: str
    due: int | None
    born: int | None
    named: frozenset[int]
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
    ladder: list[int] = field(default_factory=list)
    rungs: int = 0
    overdue: int | None = field(default=None, compare=False)
    set_asides: int = 0
    asides: dict[str, int] = field(default_factory=dict)
    claims: int = 0
    rings: tuple[str, int] | None = field(default=None, compare=False)
    unread: frozenset[str] = frozenset()
    unread_from: dict[str, frozenset[str]] = field(default_factory=dict, compare=False)
    family_moves: int = 0
    birth_learned: int | None = None

    @property
    def second_rung(self) -> int:
        """From when nobody may look away any more."""
        return self.ladder[1]

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is expected of anybody."""
        return self.state == "closed"

    def be_changed(self, team: str) -> None:
        """What it says has changed, and whoever did not change it has to read so."""
        self.changes += 1
        news = {self.sender, self.at} - {team}
        self.unread |= news
        known = self.unread_from
        self.unread_from = known | {one: known.get(one, frozenset()) | {team} for one in news}

    def be_read(self, team: str) -> None:
        """The team has read every change."""
        self.unread -= {team}
        self.unread_from = {one: by for one, by in self.unread_from.items() if one != team}


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
