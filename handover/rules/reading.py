"""Reads the default rules, and those that areas set for themselves in a file or a folder.

Raises the first thing that is wrong. Must not know teams, events or settings.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from handover.referral.due import ReferralRule
from handover.rules.ladders import LADDER, Ladders, check_complete, ladders_of
from handover.rules.referrals import REFERRAL, check_referral_is_set, referral_of
from handover.rules.rule import Rule
from handover.rules.rulebook import AreaRules, Rulebook, same_area
from handover.rules.rules_file import Place, RulesError, RulesFile
from handover.rules.urgencies import AREA_FORM, DEFAULT_FORM, Form, rules_of
from handover.urgency import Urgency

DEFAULT_FILE = Path(__file__).parent / "default.toml"
AREAS = "areas"


def read_default() -> Rulebook:
    """What holds where an area has nothing of its own. Raises RulesError."""
    file = RulesFile.read(DEFAULT_FILE)
    ladders = ladders_of(file)
    check_complete(file, ladders)
    rules = rules_of(file, DEFAULT_FORM)
    referral = check_referral_is_set(file, _referral(file, DEFAULT_FORM))
    return Rulebook(MappingProxyType(rules), MappingProxyType(ladders), referral)


def read_rulebook(path: Path | None) -> Rulebook:
    """The default, and the areas' own rules in the file or folder at `path`. Raises RulesError."""
    default = read_default()
    areas: list[AreaRules] = []
    ids = {rule.rule_id: DEFAULT_FILE.name for rule in default.default.values()}
    for file in map(RulesFile.read, _paths(path)):
        rules, ladders = rules_of(file, AREA_FORM), ladders_of(file)
        referral = _referral(file, AREA_FORM)
        named = {urgency.value: rule.rule_id for urgency, rule in rules.items()}
        if referral is not None:
            named[REFERRAL] = referral.rule_id
        _take_ids(file, named, ids)
        areas += _for_areas(file, rules, ladders, referral, areas)
    return replace(default, areas=tuple(areas))


def _paths(path: Path | None) -> list[Path]:
    if path is None:
        return []
    try:
        return _files_at(path)
    except OSError as error:
        raise RulesError(
            f"{path} cannot be read ({error.strerror}). Let this user read it."
        ) from error


def _files_at(path: Path) -> list[Path]:
    """The file itself, or the .toml files of the folder by name; nothing is passed over."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise RulesError(f"{path} does not exist. Name a .toml file, or a folder of them.")
    # What begins with a dot is a tool's own, such as the links of a mounted configuration.
    found = sorted(one for one in path.iterdir() if not one.name.startswith("."))
    for one in found:
        if one.suffix not in {".toml", ".md"}:
            raise RulesError(
                f"{one} would not be read. Name it .toml if it holds rules; else take it away."
            )
    rules = [one for one in found if one.suffix == ".toml"]
    if not rules:
        raise RulesError(f"{path} holds no .toml file. Add one for each area with its own rules.")
    return rules


def _referral(file: RulesFile, form: Form) -> ReferralRule | None:
    return referral_of(file, form.id_begins, form.id_begins_for_example)


def _take_ids(file: RulesFile, named: Mapping[str, str], taken: dict[str, str]) -> None:
    """Keep the rules' ids in `taken`; refuse one that another rule has. `named` is by table."""
    for table, rule_id in named.items():
        if rule_id in taken:
            raise file.refusing(table, "id")(
                f'"{rule_id}" is the id of a rule in {taken[rule_id]} already. '
                "Give each rule an id of its own."
            )
        taken[rule_id] = file.name


def _for_areas(
    file: RulesFile,
    rules: Mapping[Urgency, Rule],
    ladders: Ladders,
    referral: ReferralRule | None,
    earlier: list[AreaRules],
) -> list[AreaRules]:
    """The file's rules for each of its areas. Refuses what an area has already."""
    areas = _areas(file)
    for one in earlier:
        if same_area(one.area) not in map(same_area, areas):
            continue
        for urgency in rules:
            if urgency in one.rules:
                _refuse_twice(file, (urgency.value,), one)
        for name in ladders:
            if name in one.ladders:
                _refuse_twice(file, (LADDER, name), one)
        if referral is not None and one.referral is not None:
            _refuse_twice(file, (REFERRAL,), one)
    written_at = f"{file.name}, line {file.line_of((AREAS,))}"
    return [AreaRules(area, written_at, rules, ladders, referral) for area in areas]


def _refuse_twice(file: RulesFile, place: Place, earlier: AreaRules) -> None:
    raise file.error(
        place,
        f"{earlier.area} has [{'.'.join(place)}] already, in {earlier.written_at}. "
        "Keep one of the two.",
    )


def _areas(file: RulesFile) -> list[str]:
    """The areas that the file is for, each named once."""
    named = file.content.get(AREAS)
    areas = [one for one in named if isinstance(one, str)] if isinstance(named, list) else []
    if not areas or areas != named or not all(area.strip() for area in areas):
        raise file.error(
            (AREAS,), f'write {AREAS} = ["..."] at the top, each area as its teams have it.'
        )
    if len(set(map(same_area, areas))) < len(areas):
        raise file.error((AREAS,), "an area is named twice. Name each once.")
    return areas
