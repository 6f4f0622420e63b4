"""GraphML: people, bodies and countries as nodes, the events between two of them as edges."""

from __future__ import annotations

from itertools import combinations, product
from typing import BinaryIO

from chancery.answer.holdings import Holdings
from chancery.answer.words import title


def write_graphml(holdings: Holdings, out: BinaryIO) -> None:
    """A directed multigraph: from each actor to each recipient, or between actors that act together."""
    import networkx

    graph = networkx.MultiDiGraph()
    for being in holdings.entities:
        graph.add_node(being.id, label=being.name, schema=being.schema, country=being.country or "")
    for event in holdings.events:
        actors, recipients = ([p.entity for p in side if p.entity] for side in (event.actors, event.recipients))
        pairs = list(product(actors, recipients)) if recipients else list(combinations(actors, 2))
        told = {"label": title(event), "type": event.type, "mode": event.mode or "", "status": event.status}
        days = {"when": event.when or "", "earliest": event.earliest or "", "latest": event.latest or ""}
        counts = {"reports": event.reports, "independent": event.independent, "event": event.id}
        for number, (source, target) in enumerate(pairs):
            if source in graph and target in graph and source != target:
                graph.add_edge(source, target, key=f"{event.id}-{number}", **told, **days, **counts)
    networkx.write_graphml(graph, out, encoding="utf-8")
