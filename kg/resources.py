"""The one place that finds what the program ships: ontology, queries, lexicon data, page rules.

In a source checkout ``ontology/`` and ``queries/`` stand beside ``kg/``; inside a wheel they are shipped under
``kg/_resources/``. Nothing else in the house looks for files of its own.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent
_ROOTS = (_PACKAGE / "_resources", _PACKAGE.parent)
"""Where shipped folders may stand, in the order asked: inside the wheel, beside the package."""
_MADE_OF = frozenset({".py", ".tsv", ".toml"})


def code(*parts: str) -> list[Path]:
    """The files of code and data in these rooms (or modules) of the package, sorted: what their results depend on."""
    found: list[Path] = []
    for part in parts:
        path = _PACKAGE / part
        found += [path] if path.is_file() else (file for file in path.rglob("*") if file.suffix in _MADE_OF)
    return sorted(found)


def folder(name: str) -> Path:
    """The shipped folder *name* (``ontology``, ``queries``)."""
    for root in _ROOTS:
        if (root / name).is_dir():
            return root / name
    raise ResourceError(f"{name}/: the folder is missing from this installation; install huabiao again")


def ontology(name: str) -> Path:
    """The ontology file *name* (``kg.ttl``, ``schemes.ttl``, ``themes.ttl``, ``shapes.ttl``)."""
    return _existing(folder("ontology") / name)


def queries(section: str = "") -> Path:
    """The folder of the query library, or its *section* (``eval``, ``checks``)."""
    return _existing(folder("queries") / section)


def lexicon(name: str = "") -> Path:
    """The folder of lexicon data, or the file *name* in it (``institutions.tsv``)."""
    return _existing(_PACKAGE / "lexicon" / "data" / name)


def sites() -> Path:
    """The rules for the pages of known sites."""
    return _existing(_PACKAGE / "read" / "data" / "sites.toml")


def has_lexicon(name: str) -> bool:
    """Whether the lexicon file *name* is shipped."""
    return (_PACKAGE / "lexicon" / "data" / name).is_file()


def _existing(path: Path) -> Path:
    if not path.exists():
        raise ResourceError(f"{path.name}: missing from this installation; install huabiao again")
    return path
