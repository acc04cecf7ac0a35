"""The small faults that are tried: what one piece of code could be by mistake.

Each function takes a node of the syntax tree and yields what may stand in its place, with the
change in words. Must not know files or tests.
"""

import ast
import copy
from collections.abc import Callable, Iterator
from typing import Any

Change = tuple[str, ast.AST]
"""What is done, in words, and what stands there then."""

COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
SWAPPED = {"min": "max", "max": "min", "any": "all", "all": "any"}
MARK = "XX"


def changes_of(node: ast.AST) -> Iterator[Change]:
    """Every single change of `node` itself; what is inside it is asked for separately."""
    for kind, operator in OPERATORS:
        if isinstance(node, kind):
            yield from operator(node)


def _instead(node: ast.AST, other: ast.AST) -> Change:
    return f"{_short(node)} becomes {_short(other)}", ast.copy_location(copy.copy(other), node)


def _with(node: ast.AST, **parts: object) -> ast.AST:
    """A copy of `node` in which some parts are other; the rest is shared with it."""
    other = copy.copy(node)
    for name, part in parts.items():
        setattr(other, name, part)
    return other


def _short(node: ast.AST) -> str:
    words = " ".join(ast.unparse(node).split())
    return words if len(words) <= 80 else f"{words[:60]}...{words[-16:]}"


def _compared(node: ast.Compare) -> Iterator[Change]:
    for place, operator in enumerate(node.ops):
        for other in COMPARED[type(operator)]:
            ops = [*node.ops[:place], other(), *node.ops[place + 1 :]]
            yield _instead(node, _with(node, ops=ops))


def _joined(node: ast.BoolOp) -> Iterator[Change]:
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield _instead(node, _with(node, op=other))
    for place in range(len(node.values)):
        kept = node.values[:place] + node.values[place + 1 :]
        yield _instead(node, kept[0] if len(kept) == 1 else _with(node, values=kept))


def _negated(node: ast.UnaryOp) -> Iterator[Change]:
    yield _instead(node, node.operand)


def _reckoned(node: ast.BinOp) -> Iterator[Change]:
    if other := RECKONED.get(type(node.op)):
        yield _instead(node, _with(node, op=other()))


def _constant(node: ast.Constant) -> Iterator[Change]:
    match node.value:
        case bool(value):
            yield _instead(node, ast.Constant(not value))
        case int(number) | float(number):
            yield _instead(node, ast.Constant(number + 1))
            yield _instead(node, ast.Constant(number - 1))
        case str(words):
            yield _instead(node, ast.Constant("" if words == MARK else MARK))


def _chosen(node: Any) -> Iterator[Change]:  # noqa: ANN401 - if, while, ... if ... else ...
    always = () if isinstance(node, ast.While) else (True,)
    for answer in (*always, False):
        words = f"the condition {_short(node.test)} is always {answer}"
        yield words, ast.copy_location(_with(node, test=ast.Constant(answer)), node)


def _sifted(node: ast.comprehension) -> Iterator[Change]:
    for place, condition in enumerate(node.ifs):
        kept = node.ifs[:place] + node.ifs[place + 1 :]
        yield f"without if {_short(condition)}", _with(node, ifs=kept)


def _called(node: ast.Call) -> Iterator[Change]:
    if isinstance(node.func, ast.Name) and node.func.id in SWAPPED:
        other = ast.copy_location(ast.Name(SWAPPED[node.func.id], ast.Load()), node.func)
        yield _instead(node, _with(node, func=other))
    for place, keyword in enumerate(node.keywords):
        if keyword.arg is not None:
            kept = node.keywords[:place] + node.keywords[place + 1 :]
            words = f"{_short(node.func)}(...) without {keyword.arg}={_short(keyword.value)}"
            yield words, _with(node, keywords=kept)


def _listed(node: Any) -> Iterator[Change]:  # noqa: ANN401 - a list, a tuple or a set
    if not isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        return
    for place, one in enumerate(node.elts):
        kept = node.elts[:place] + node.elts[place + 1 :]
        if kept or not isinstance(node, ast.Set):
            yield f"{_short(one)} is left out", _with(node, elts=kept)


def _mapped(node: ast.Dict) -> Iterator[Change]:
    for place, key in enumerate(node.keys):
        words = f"**{_short(node.values[place])}" if key is None else f"{_short(key)}: ..."
        keys = node.keys[:place] + node.keys[place + 1 :]
        values = node.values[:place] + node.values[place + 1 :]
        yield f"{words} is left out", _with(node, keys=keys, values=values)


def _matched(node: ast.Match) -> Iterator[Change]:
    for place, case in enumerate(node.cases):
        kept = node.cases[:place] + node.cases[place + 1 :]
        if kept:
            yield f"without case {_short(case.pattern)}", _with(node, cases=kept)


def _guarded(node: ast.match_case) -> Iterator[Change]:
    if node.guard is not None:
        yield f"without if {_short(node.guard)}", _with(node, guard=None)


def _returned(node: ast.Return) -> Iterator[Change]:
    nothing = node.value is None or (
        isinstance(node.value, ast.Constant) and node.value.value is None
    )
    if not nothing:
        yield f"{_short(node)} gives None", ast.copy_location(ast.Return(ast.Constant(None)), node)


def _left_out(node: ast.stmt) -> Iterator[Change]:
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if node.value is None or any(isinstance(one, ast.Name | ast.Tuple) for one in targets):
            return  # only a type is said; or a name is never set, an error that proves nothing
    yield f"{_short(node)} is left out", ast.copy_location(ast.Pass(), node)


OPERATORS: tuple[tuple[Any, Callable[[Any], Iterator[Change]]], ...] = (
    (ast.Compare, _compared),
    (ast.BoolOp, _joined),
    (ast.UnaryOp, _negated),
    (ast.BinOp, _reckoned),
    (ast.Constant, _constant),
    (ast.If | ast.While | ast.IfExp, _chosen),
    (ast.comprehension, _sifted),
    (ast.Call, _called),
    (ast.List | ast.Tuple | ast.Set, _listed),
    (ast.Dict, _mapped),
    (ast.Match, _matched),
    (ast.match_case, _guarded),
    (ast.Return, _returned),
    (ast.Expr | ast.Raise | ast.For | ast.Continue | ast.Break, _left_out),
    (ast.Assign | ast.AnnAssign | ast.AugAssign, _left_out),
)
