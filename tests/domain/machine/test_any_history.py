"""Any history of a region, judged by the oracle after every step: zero differences.

Thirty histories in `make test`, fifteen hundred longer ones in `make test-long`.
"""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.domain.machine.asked_elsewhere import driven
from tests.domain.machine.faults import FAULTS, ON_LISTS, Broken
from tests.domain.machine.machine import Settled, starting_from

STEPS = {"everyday": 30, "long": 60, "mutants": 15}
HISTORIES = {"everyday": 30, "long": 1500, "mutants": 25}
MUST_BE_DONE = {"everyday": 0.5, "long": 1.0, "mutants": 0.4}
"""The part of all commands that a run carries out at least: so low that chance never fails it, so
high that a machine which has stopped trying does. Only the long run has to come to every one."""
PHASES = frozenset(Phase)
"""Making a history smaller takes minutes; the whole one is shown, step by step, in plain words."""
LOOKING_FOR_A_FAULT = 300
"""How many histories a fault may hide from, at most; each is found in far fewer."""


def test_any_history_differs_from_the_oracle_in_nothing(settled_log: Settled) -> None:
    profile = settings.get_current_profile_name()
    settled_log = replace(settled_log, done=set())  # what another test did counts for nothing
    run_state_machine_as_test(
        starting_from(settled_log),
        settings=settings(
            max_examples=HISTORIES[profile],
            stateful_step_count=STEPS[profile],
            phases=PHASES if profile == "long" else PHASES - {Phase.shrink, Phase.explain},
            suppress_health_check=list(HealthCheck),
        ),
    )
    never_done = driven() - settled_log.done
    part_done = 1 - len(never_done) / len(driven())
    assert part_done >= MUST_BE_DONE[profile], f"no history came to {never_done}"


@pytest.mark.parametrize("fault", [*FAULTS, *ON_LISTS], ids=lambda fault: fault.__name__)
def test_a_fault_in_the_rules_is_found(
    settled_log: Settled, monkeypatch: pytest.MonkeyPatch, fault: Broken
) -> None:
    fault(monkeypatch)
    log = settled_log if fault in ON_LISTS else replace(settled_log, lists_every=0)
    looking = settings(
        max_examples=LOOKING_FOR_A_FAULT,
        stateful_step_count=20,
        phases=(Phase.generate,),
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
    with pytest.raises(AssertionError):
        run_state_machine_as_test(starting_from(log), settings=looking)
