"""``kg validate``: is a graph sound?"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from kg import validate as soundness
from kg.cli import console
from kg.cli.graphs import GraphOption, StoreOption, open_graph


def validate(
    graph: GraphOption = None,
    store: StoreOption = None,
    reference: Annotated[
        bool, typer.Option("--reference", help="Check the shapes by pySHACL, the reference; slow, and finds the same.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The findings as JSON.")] = False,
) -> None:
    """Check a graph against the shapes, the vocabulary and the invariants of the ontology.

    Ends with 0 when it is sound, with 1 when anything was found.
    """
    findings = soundness.validate(open_graph(graph, store), reference=reference)
    if as_json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            print(finding.line)
        print(
            f"{len(findings)} findings"
            if findings
            else "The graph is sound: it keeps to shapes, vocabulary and checks."
        )
    if findings:
        raise typer.Exit(console.SOME_FAILED)
