"""Every mutant of one module: the module with one small fault in it.

Leaves out what no test could notice or should: docstrings, annotations, decorators, imports and
the bodies of protocols. Must not know which tests there are.
"""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import CodeType
from typing import Any

from tests.mutation.operators import changes_of

SKIPPED_FIELDS = {"decorator_list", "annotation", "returns", "bases", "format_spec", "ctx", "op"}
SKIPPED_NODES = (ast.Import, ast.ImportFrom, ast.Assert, ast.pattern)
DECLARED_ONLY = {"abstractmethod", "overload"}


@dataclass(frozen=True)
class Mutant:
    """One fault: where it stands, what it does in words, and how it is put in place."""

    line: int
    within: str
    written: str
    change: str
    nth: int
    """0, or a number that tells apart the same change of the same words in one function."""
    tree: ast.Module = field(compare=False, repr=False)
    parent: Any = field(compare=False, repr=False)
    place: tuple[str, int | None] = field(compare=False, repr=False)
    instead: ast.AST = field(compare=False, repr=False)

    @property
    def key(self) -> tuple[str, str, str, int]:
        """Names it by what is written, not by the line number, which moves with every edit."""
        return self.within, self.written, self.change, self.nth

    def compiled(self, filename: str) -> CodeType:
        """The module with the fault in it. Spoils the tree: for one mutant in each process."""
        name, index = self.place
        if index is None:
            setattr(self.parent, name, self.instead)
        else:
            getattr(self.parent, name)[index] = self.instead
        return compile(ast.fix_missing_locations(self.tree), filename, "exec")


def mutants_of(source: str) -> list[Mutant]:
    """The mutants of a module, in the order in which they are written."""
    tree = ast.parse(source)
    lines = source.split("\n")
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for within, line, parent, place, node in _places(tree, ""):
        for change, instead in changes_of(node):
            key = (within, lines[line - 1].strip(), change)
            mutant = Mutant(line, *key, seen[key], tree, parent, place, instead)
            seen[key] += 1
            found.append(mutant)
    return found


Place = tuple[str, int, ast.AST, tuple[str, int | None], ast.AST]


def _places(parent: ast.AST, within: str, line: int = 1) -> Iterator[Place]:
    """Every node that may be changed: the function around it, its line, and where it hangs."""
    for name, value in ast.iter_fields(parent):
        if name in SKIPPED_FIELDS:
            continue
        several = isinstance(value, list)
        for index, node in enumerate(value if several else [value]):
            if not isinstance(node, ast.AST) or _is_skipped(node, within):
                continue
            here = getattr(node, "lineno", line)
            inside = _inside(node, within)
            if not (_says_twice(parent, node) or _only_joins(parent, node)):
                yield within, here, parent, (name, index if several else None), node
            if not _is_for_programmers(node):
                yield from _places(node, inside, here)


def _inside(node: ast.AST, within: str) -> str:
    if isinstance(node, ast.ClassDef | ast.FunctionDef):
        return f"{within}.{node.name}" if within else node.name
    return within


def _is_skipped(node: ast.AST, within: str) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()):
            return True  # a docstring, or the words below an attribute
        case ast.ClassDef(bases=bases):
            return any(isinstance(base, ast.Name) and base.id == "Protocol" for base in bases)
        case ast.FunctionDef(decorator_list=decorators):
            return any(isinstance(one, ast.Name) and one.id in DECLARED_ONLY for one in decorators)
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True  # imports for the type checker: nothing of it runs
        case ast.Assign(value=ast.Call(func=ast.Name(id="TypeVar"))):
            return True  # stands in annotations alone
        case ast.Assign(targets=[ast.Name(id=name)]) if not within:
            # The name of a type, such as Rules = Mapping[Urgency, Rule].
            is_name_of_a_type = name[0].isupper() and not name.isupper()
            return isinstance(node.value, ast.Subscript | ast.BinOp) and is_name_of_a_type
        case _:
            return isinstance(node, SKIPPED_NODES)


def _is_for_programmers(node: ast.AST) -> bool:
    """The words of an error that no user can cause."""
    match node:
        case ast.Raise(exc=ast.Call(func=ast.Name(id="ValueError" | "TypeError"))):
            return True
        case _:
            return False


def _only_joins(parent: ast.AST, node: ast.AST) -> bool:
    """A full stop or a comma between what a sentence is made of."""
    return (
        isinstance(parent, ast.JoinedStr)
        and isinstance(node, ast.Constant)
        and not any(letter.isalnum() for letter in str(node.value))
    )


def _says_twice(parent: ast.AST, node: ast.AST) -> bool:
    """A `raise` alone below an `if` is left out already where the condition is always False."""
    return (
        isinstance(node, ast.Raise)
        and isinstance(parent, ast.If)
        and parent.body == [node]
        and not parent.orelse
    )
