"""Every form that was ever released, read once; and which is asked for a record made today.

Must not know answers. An old record is always read with its own version.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from handover.forms.form import Form, Why
from handover.forms.reading import FormError, read_form

FOLDER = Path(__file__).parent
RELEASED = FOLDER / "released.txt"
"""Form id and SHA-256 of each released file, one a line: a changed form needs a new version."""
SAFER, TRANSFER = "safer", "transfer-of-care"


@dataclass(frozen=True)
class Catalogue:
    """The forms by their ids."""

    forms: Mapping[str, Form]

    @classmethod
    def read(cls, folder: Path = FOLDER, released: Path = RELEASED) -> "Catalogue":
        """Every form below `folder`. Raises FormError for one that is wrong, changed or missing."""
        paths = sorted(folder.glob("*/*.toml"))
        forms = {form.form_id: form for form in map(read_form, paths)}
        check_released(paths, released)
        for form in forms.values():
            if form.besides and form.besides not in forms:
                raise FormError(f"{form.form_id}: there is no form {form.besides} to ask besides")
        return cls(forms)

    def asked(self, why: Why) -> Form:
        """The form that a record made today answers: its newest version, or SAFER alone."""
        transfer = self.newest(TRANSFER)
        return transfer if any(transfer.asked(why)) else self.newest(SAFER)

    def newest(self, name: str) -> Form:
        """The form of this name with the highest version."""
        return max(
            (form for form in self.forms.values() if form.name == name),
            key=lambda form: form.version,
        )


def check_released(paths: Iterable[Path], released: Path) -> None:
    """Hold every file against the list of what was released. Raises FormError."""
    written = (line.split() for line in released.read_text(encoding="utf-8").splitlines())
    sums = {line[0]: line[1] for line in written if line}
    found = {f"{path.parent.name}/{path.stem}": checksum(path) for path in paths}
    for form_id in sorted(sums.keys() | found.keys()):
        if form_id not in found:
            raise FormError(f"{form_id} was released and is gone: old records are read with it")
        if form_id not in sums:
            raise FormError(f"{form_id} is not in {released.name}: add it with {found[form_id]}")
        if sums[form_id] != found[form_id]:
            raise FormError(
                f"{form_id} was released and has changed since: undo it, or make it the next "
                "version"
            )


def checksum(path: Path) -> str:
    """The file's SHA-256, with line ends as on Unix: a checkout may have others."""
    return sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


CATALOGUE = Catalogue.read()
"""Read when the service starts; a form that is wrong stops it."""
