"""The oracle's notebook of one family: her babies, one by one, and what is told of all of them.

As told.py. Days count from the Monday before a history, minutes from its start.
"""

from dataclasses import dataclass, field


@dataclass
class Referral:
    """One referral of a family, made at minute `made`. `due` is when the next word is.

    None of a review: none is open.

    `key`: in whose family it was told first, and as which. `told_on` is the number of the handover
    by which it was; with that it goes to another family.
    """

    key: tuple[str, int]
    babies: frozenset[int]
    team: str
    had_part: set[str]
    made: int
    due: int
    told_on: int
    is_of_mother: bool = False
    is_answered: bool = False
    outcomes: int = 0
    is_awaited: bool = True
    review_due: int | None = None
    reviews: int = 0
    is_stopped: bool = False
    is_in_error: bool = False

    def is_waited_for_by(self, team: str) -> bool:
        """Whether the team that follows it still waits for a word, or for a review."""
        return self.team == team and (self.is_awaited or self.review_due is not None)


@dataclass
class Baby:
    """What is told of one baby. `since`: the day from which the baby is where it is now.

    `numbers` holds the words of each number that was told, the newest last.
    """

    born: int | None = None
    births: int = 0
    numbers: list[str] = field(default_factory=list)
    places: int = 0
    since: int | None = None
    arrangements: int = 0
    is_adopted: bool = False

    @property
    def number(self) -> str:
        """The number that counts; "" while none is known."""
        return self.numbers[-1] if self.numbers else ""


@dataclass
class Family:
    """What the region knows of one mother. Unknown until somebody records about her.

    `has_ended`: once, no baby of the pregnancy was left. `lost_as`: what was told of each loss.
    `booked`: the day on which the pregnancy was recorded first.
    """

    is_known: bool = False
    called: str = ""
    birthday: str = ""
    due: int | None = None
    born: int | None = None
    booked: int | None = None
    each: dict[int, Baby] = field(default_factory=dict)
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
    exports: int = 0
    referrals: list[Referral] = field(default_factory=list)
    referrals_noted: int = field(default=0, compare=False)
    moves: int = 0
    mothers_places: int = 0

    @property
    def babies(self) -> set[int]:
        """The babies that anybody has told of, by their order of birth."""
        return set(self.each)

    @property
    def living(self) -> set[int]:
        """The babies who live: none of a pregnancy that has ended, whoever is named later."""
        return set() if self.has_ended else self.babies - self.lost

    def note(self, referral: Referral) -> None:
        """It is about somebody of this family."""
        self.referrals.append(referral)
        self.referrals_noted += 1

    def name(self, orders: set[int]) -> None:
        """Who is told of for the first time was born with the others, if they were."""
        for order in orders - self.babies:
            self.each[order] = Baby(born=self.born)

    def be_born(self, day: int) -> None:
        """All are born on one day. A loss before birth is no birth."""
        self.born = day
        for order, baby in self.each.items():
            if baby.born is None and order not in self.lost:
                baby.born = day
