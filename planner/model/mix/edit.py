"""A plan with some of its accounts on the other channel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planner.model.client_edits import new_ids
from planner.model.mix.free import Move
from planner.model.named import Part, shared_out
from planner.model.plan import Client, Plan


def with_moves(plan: Plan, moves: Iterable[Move]) -> Plan:
    """The plan with accounts moved to the other channel.

    A row of which only some move is split: what stays keeps its id, and what moves follows it as
    a row of its own with the same name and terms. What is planned of the client is of both.
    """
    by_row = {move.row: move for move in moves}
    split = [row for row, move in by_row.items() if move.accounts < plan.clients[row].accounts]
    ids = dict(zip(sorted(split), new_ids(plan, len(split)), strict=True))
    clients: list[Client] = []
    parts: dict[str, Part] = {}
    for row, client in enumerate(plan.clients):
        move = by_row.get(row)
        if move is None:
            clients.append(client)
        elif row not in ids:
            clients.append(replace(client, channel=move.to))
        else:
            staying = client.accounts - move.accounts
            clients.append(replace(client, accounts=staying))
            clients.append(replace(client, id=ids[row], channel=move.to, accounts=move.accounts))
            parts.setdefault(client.id, Part(ids[row], staying))
    return shared_out(replace(plan, clients=tuple(clients)), parts)
