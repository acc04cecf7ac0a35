"""What was measured, as it is kept beside the tests, and why a survivor may live.

Must not know how mutants are made or tried.
"""

import json
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

KEPT = Path(__file__).parent / "measured.json"
ACCEPTED = Path(__file__).parent / "accepted.toml"


@dataclass(frozen=True)
class Survivor:
    """One mutant that no test noticed: the function, the line as written, and the change."""

    within: str
    written: str
    change: str
    nth: int = 0


@dataclass(frozen=True)
class Measured:
    """One module: `of` names the code and tests that were measured."""

    of: str
    mutants: int
    survivors: tuple[Survivor, ...]

    @property
    def killed(self) -> int:
        """How many faults were noticed."""
        return self.mutants - len(self.survivors)


Reasons = dict[tuple[str, Survivor], str]
"""Why each accepted survivor of each module may live."""


def read_measured(path: Path = KEPT) -> dict[str, Measured]:
    """Every measured module, by its path."""
    if not path.is_file():
        return {}
    kept = json.loads(path.read_text(encoding="utf-8"))
    return {
        module: Measured(
            **{**one, "survivors": tuple(Survivor(**each) for each in one["survivors"])}
        )
        for module, one in kept.items()
    }


def keep_measured(measured: dict[str, Measured], path: Path = KEPT) -> None:
    """Write it down, in an order that shows well in a diff."""
    kept = {module: asdict(measured[module]) for module in sorted(measured)}
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read_reasons(path: Path = ACCEPTED) -> Reasons:
    """The accepted survivors. One reason may stand for several changes of one line."""
    accepted = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {
        (module, Survivor(one["within"], one["written"], change, one.get("nth", 0))): one["reason"]
        for module, several in accepted.items()
        for one in several
        for change in one["changes"]
    }


def unexplained(measured: dict[str, Measured], reasons: Reasons) -> list[tuple[str, Survivor]]:
    """Survivors without a reason: each is a test that is missing, or a reason to be written."""
    return [
        (module, survivor)
        for module, one in measured.items()
        for survivor in one.survivors
        if not reasons.get((module, survivor), "").strip()
    ]


def outlived(measured: dict[str, Measured], reasons: Reasons) -> list[tuple[str, Survivor]]:
    """Reasons for what does not survive any more, or is not there, in what was measured."""
    living = {(module, one) for module in measured for one in measured[module].survivors}
    return [key for key in reasons if key[0] in measured and key not in living]
