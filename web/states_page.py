"""docs/states.md, printed from the states table and the policy: what is allowed when, and to whom.

Must not know any rule of its own: what it says is what the aggregate and the policy do.
"""

import inspect
import re
from collections.abc import Iterable, Iterator

from handover import commands as c
from handover.actor import Role
from handover.policy import POLICY, Action, Scope, View
from handover.states import ELSE_TO, LEADS_TO, MAY_STAY, MEANING, REFUSED_IN, State
from web.presenters.labels import ROLE, STATE

HEAD = """# States of a handover

This page is printed by `make docs` from handover/states.py and handover/policy.py, and
`make test` fails when it is out of date. Change the tables there, not this page.

The sender holds responsibility until a named person acknowledges a handover of care. A concern
never moves responsibility. Calls and notes are facts: they may be added in every state. Only a
conversation stops the call clock, and only an acknowledgement stops the acknowledgement clock.

An acknowledgement starts the response clock, which runs until the promised day is over. A response
"not done" says why and gives a new day: it stays acknowledged. A response "done" closes it.
One question is open at a time, and neither a question nor its answer stops a clock.

Daily work stops none either: naming a colleague, setting aside, "I am ringing now", and what was
said by word of mouth. The sending team names a colleague as long as it holds the family: a handover
of care until it is acknowledged, a concern until it is closed.
"""
SCOPE = {
    Scope.OWN_TEAM_SENDS: "of the sending team",
    Scope.OWN_TEAM_RECEIVES: "of the receiving team",
    Scope.REGION: "for the whole region",
}


def states_page() -> str:
    """The whole page, as Markdown."""
    blocks = [HEAD, _diagram(), *(_section(state) for state in State), _everything()]
    return "\n".join(blocks)


def _diagram() -> str:
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {State.WAITING.value}: Record"]
    for command, target in LEADS_TO.items():
        for state in State:
            if state not in REFUSED_IN[command]:
                lines += _ways(state, target, command)
    return "\n".join([*lines, "```", ""])


def _ways(state: State, target: State, command: type[c.OnHandover]) -> Iterator[str]:
    yield f"    {state.value} --> {target.value}: {in_words(command)}"
    if command in MAY_STAY:
        yield f"    {state.value} --> {state.value}: {in_words(command)} ({MAY_STAY[command]})"
    for other, when in ELSE_TO.get(command, {}).items():
        yield f"    {state.value} --> {other.value}: {in_words(command)} ({when})"


def _section(state: State) -> str:
    allowed = [command for command, refused in REFUSED_IN.items() if state not in refused]
    rows = [(in_words(one), who_may(one), _leads_to(one, state)) for one in allowed]
    refused = [
        (in_words(command), _sentence(states[state]))
        for command, states in REFUSED_IN.items()
        if state in states
    ]
    return "\n".join(
        [
            f"## {STATE[state]} (`{state.value}`)\n",
            f"{MEANING[state]}\n",
            *_table(("Allowed", "To whom", "Leads to"), rows),
            *_table(("Refused", "Answer"), refused),
        ]
    )


def _everything() -> str:
    commands = [
        (in_words(one), says(one), who_may(one)) for one in POLICY if not isinstance(one, View)
    ]
    views = [(says(one), who_may(one)) for one in POLICY if isinstance(one, View)]
    return "\n".join(
        [
            "## Who may do what\n",
            *_table(("Command", "What it is", "Who may"), commands),
            "## Who may look at what\n",
            *_table(("View", "Who may"), views),
        ]
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def in_words(action: Action) -> str:
    """The name of a command or a view, such as "Log attempt"."""
    if isinstance(action, View):
        return action.name.capitalize()
    return re.sub(r"(?<!^)(?=[A-Z])", " ", action.__name__).capitalize()


def says(action: Action) -> str:
    """What the command or view is for, in one sentence."""
    if isinstance(action, View):
        return f"{action.value[0].upper()}{action.value[1:]}."
    return (inspect.getdoc(action) or "").partition("\n")[0]


def who_may(action: Action) -> str:
    """Roles and scopes, such as "midwife, health visitor of the receiving team"."""
    by_scopes: dict[frozenset[Scope], list[Role]] = {}
    for role, scopes in POLICY[action].items():
        by_scopes.setdefault(scopes, []).append(role)
    return "; ".join(_people(roles, scopes) for scopes, roles in by_scopes.items())


def _people(roles: list[Role], scopes: frozenset[Scope]) -> str:
    names = " or ".join(ROLE[role].lower() for role in roles)
    where = " or ".join(SCOPE[scope] for scope in Scope if scope in scopes)
    return f"{names} {where}"


def _leads_to(command: type[c.OnHandover], state: State) -> str:
    target = LEADS_TO.get(command)
    if target is None:
        return "no other state"
    stays = f", or {STATE[state]} ({MAY_STAY[command]})" if command in MAY_STAY else ""
    others = [f", or {STATE[one]} ({when})" for one, when in ELSE_TO.get(command, {}).items()]
    return f"{STATE[target]}{stays}{''.join(others)}"


def _sentence(refusal: type[Exception]) -> str:
    return str(getattr(refusal, "sentence", ""))
