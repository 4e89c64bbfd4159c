"""From texts in cells to an edited plan: all of them at once, or what is wrong with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from planner.gui.clients.columns import INDEX, SHOWN
from planner.gui.sheet.model import Act, Cell, Faults
from planner.model.client_edits import new_clients
from planner.model.named import decided
from planner.model.plan import Billing, Channel, Client, Plan, Status
from planner.words import client_rows
from planner.words.catalogue import text
from planner.words.cells import CellError, sentence
from planner.words.entry import EntryError

EMPTIED: dict[str, Any] = {
    "channel": Channel.RESALE,
    "status": Status.ACTIVE,
    "billing": Billing.MONTHLY,
    "accounts": 1,
}
"""What an emptied cell says where it has to say something."""


class Entered(NamedTuple):
    """The edited plan and what the step is called, or what is wrong, by row of the plan.

    ``left_out`` are titles of a pasted sheet that stand for no column, ``computed`` those of
    columns over which texts were pasted that nobody can type into.
    """

    plan: Plan
    label: Callable[[], str]
    faults: Faults
    left_out: tuple[str, ...] = ()
    computed: tuple[str, ...] = ()


def entered(plan: Plan, cells: Mapping[Cell, str], act: Act) -> Entered:
    """Put texts into rows of the plan.

    Args:
        plan: the plan.
        cells: texts by row of the plan and column; rows beyond its last are new clients.
        act: how the texts came.
    """
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    for (row, column), typed in sorted(cells.items()):
        rows[row][column] = typed
    return put_into(plan, rows, act)


def put_into(
    plan: Plan,
    rows: Mapping[int, Mapping[int, str]],
    act: Act,
    packages: Mapping[int, str] | None = None,
) -> Entered:
    """Put the texts of rows, by column, into the plan.

    Args:
        plan: the plan.
        rows: the texts by row of the plan.
        act: how they came.
        packages: the ids of the packages of rows whose texts mean one without its name.
    """
    clients = list(plan.clients)
    fresh = [row for row, texts in rows.items() if row >= len(clients) and any(texts.values())]
    added = dict(zip(fresh, new_clients(plan, len(fresh)), strict=False))
    faults: Faults = {}
    if len(added) < len(fresh):
        faults[fresh[0], INDEX["package"]] = no_package()
    meant, read = packages or {}, Reader(plan)
    for row, texts in rows.items():
        client = clients[row] if row < len(clients) else added.get(row)
        if client is None:
            continue
        if row in meant:
            client = replace(client, package=meant[row])
        for column, typed in texts.items():
            if row in meant and column == INDEX["package"]:
                continue
            if not typed.strip() and (column == INDEX["package"] and act is not Act.TYPE):
                continue  # a client always has one
            value = read(column, typed)
            if isinstance(value, Wrong):
                faults[row, column] = value.sentence
            else:
                client = _with(plan, client, column, value)
        if row < len(clients):
            clients[row] = client
        else:
            added[row] = client
    edited = decided(plan, replace(plan, clients=(*clients, *added.values())))
    return Entered(edited, _label(rows, act, len(plan.clients)), faults)


def no_package() -> str:
    """Why no client can be made."""
    return text("There is no package yet: make one on the Packages page first.")


class Wrong(NamedTuple):
    """What is wrong with a text, in a sentence."""

    sentence: str


class Reader:
    """Reads texts of columns; one that stands in thousands of rows is read once."""

    def __init__(self, plan: Plan) -> None:
        """Read for a plan."""
        self._plan = plan
        self._known: dict[tuple[int, str], Any] = {}

    def __call__(self, column: int, typed: str) -> Any:
        """The value of a text, or what is Wrong with it."""
        if (column, typed) not in self._known:
            self._known[column, typed] = self._made(column, typed)
        return self._known[column, typed]

    def _made(self, column: int, typed: str) -> Any:
        shown = SHOWN[column]
        if shown.input is None:
            return None
        if not typed.strip() and shown.key in EMPTIED:
            return EMPTIED[shown.key]
        try:
            return shown.input.read(typed, self._plan)
        except (EntryError, CellError) as error:
            return Wrong(sentence(error))


def _with(plan: Plan, client: Client, column: int, value: Any) -> Client:
    shown = SHOWN[column]
    return client if shown.input is None else shown.input.put(plan, client, value)


def _label(rows: Mapping[int, Mapping[int, str]], act: Act, clients: int) -> Callable[[], str]:
    columns = {column for texts in rows.values() for column in texts}
    match act:
        case Act.FILL:
            return partial(client_rows.step_of_fill, len(rows))
        case Act.CLEAR if len(columns) > 1:
            return client_rows.step_of_clear
        case Act.PASTE if len(columns) > 1 or len(rows) > 1:
            return partial(client_rows.step_of_paste, len(rows))
    if any(row >= clients for row in rows):
        return client_rows.step_of_new_client
    return partial(client_rows.step_of_change, SHOWN[min(columns)].key)
