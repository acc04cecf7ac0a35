"""Tries one mutant: a process of its own, in which the module has the fault and the tests run.

The sources on disk are never touched. Must not know which tests are right for which module.
"""

import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

import pytest

Fault = Callable[[str], CodeType]
"""Compiles the module with its fault, given the file's name."""

OPTIONS = (
    *("-x", "-q", "-p", "no:cacheprovider", "--hypothesis-profile", "mutants"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # Hypothesis is here before pytest is
)
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
"""Where it exists, the tests' stores are kept: nobody waits for a disk."""
OURS = {"handover", "projections", "web", "tests"}
"""Read anew in each trial, so that the fault is everywhere."""
LONGEST_WAIT = 300
MEMORY = 4 * 1024**3
CORE_SECONDS_MORE = 5
CORE_SECONDS_TIMES = 8


class Verdict(Enum):
    """How a trial ended."""

    SURVIVED = "survived"
    KILLED = "killed"
    """A test failed, or the module could not even be read."""
    STOPPED = "stopped"
    """It ran on and on, or took all memory: no such fault could pass unseen."""


@dataclass(frozen=True)
class Trial:
    """How a trial ended, and how many seconds of a core it took."""

    verdict: Verdict
    core_seconds: float


class _Faulty(SourceFileLoader):
    fault: Fault

    def get_code(self, fullname: str) -> CodeType:
        return self.fault(self.get_filename(fullname))


class _Finder(MetaPathFinder):
    def __init__(self, module: str, path: Path, fault: Fault) -> None:
        self._module, self._path, self._fault = module, path, fault

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._module:
            return None
        loader = _Faulty(fullname, str(self._path))
        loader.fault = self._fault
        return spec_from_file_location(fullname, self._path, loader=loader)


def try_out(
    module: str, path: Path, fault: Fault | None, tests: Sequence[str], usual: float = 30
) -> Trial:
    """Run `tests` with `fault` in `module` (none: as it is), for some times the `usual` seconds."""
    folder = folder_in_memory()
    limit = limit_of(usual)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    child = os.fork()
    if child == 0:
        _run(module, path, fault, [*tests, "--basetemp", f"{folder}/tests"], limit)
    status = waited(child)
    shutil.rmtree(folder, ignore_errors=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Trial(_verdict(status), spent)


def limit_of(usual: float) -> int:
    """For how many seconds of a core tests may run that take `usual` seconds without a fault."""
    return int(usual * CORE_SECONDS_TIMES + CORE_SECONDS_MORE)


def folder_in_memory() -> str:
    """A new folder for the tests' stores."""
    return tempfile.mkdtemp(prefix="mutant-", dir=IN_MEMORY if IN_MEMORY.is_dir() else None)


def _verdict(status: int) -> Verdict:
    if os.WIFSIGNALED(status):
        return Verdict.STOPPED
    code = os.WEXITSTATUS(status)
    return Verdict.SURVIVED if code == pytest.ExitCode.OK else Verdict.KILLED


def _run(module: str, path: Path, fault: Fault | None, tests: Sequence[str], limit: int) -> None:
    """The child's whole life. It says nothing, and leaves by _exit: nothing of ours runs on."""
    code = 70
    try:
        silent()
        limited(limit)
        for name in [one for one in sys.modules if one.partition(".")[0] in OURS]:
            del sys.modules[name]
        if fault is not None:
            sys.meta_path.insert(0, _Finder(module, path, fault))
        code = pytest.main([*OPTIONS, *tests])
    finally:
        os._exit(code)


def silent() -> None:
    """Let this process read and say nothing."""
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)


def limited(core_seconds: int) -> None:
    """Let this process run for so long and take so much memory, and be ended with its own."""
    os.setpgid(0, 0)
    resource.setrlimit(resource.RLIMIT_CPU, (core_seconds, core_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def waited(child: int) -> int:
    """The child's status; ends it, and what it started, when it sleeps for ever."""
    until = time.monotonic() + LONGEST_WAIT
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status
        if time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
            return os.waitpid(child, 0)[1]
        time.sleep(0.01)
