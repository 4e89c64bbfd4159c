"""``planner quote``: the figures of a client being quoted, and one line where none is meant."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.cli import main
from planner.words import catalogue
from tests.model.plans import edited
from tests.model.quotes import CAFE, cafe
from tests.model.reference import Document

KEYS = {
    "client",
    "currency",
    "discount",
    "price",
    "contribution",
    "margin",
    "price_at_target",
    "price_at_zero",
    "room",
    "hours_at_zero",
    "first_year",
    "effect_on_others",
    "commission_contribution",
    "commission_contribution_after",
    "bands",
    "warnings",
}


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    catalogue.use("en")
    yield
    catalogue.use("en")


class Asked:
    """Asks for quotes of plans of the test's own."""

    def __init__(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        folder: Path,
    ) -> None:
        self.capsys = capsys
        self.environment = monkeypatch
        self.language = "en_US.UTF-8"
        self.file = folder / "plan.agencyplan"

    def _ran(self, document: Document, client: str, *options: str) -> tuple[int, str, str]:
        self.file.write_text(json.dumps(document), encoding="utf-8")
        self.environment.setenv("LC_ALL", self.language)
        status = main(["quote", str(self.file), "--client", client, *options])
        return (status, *self.capsys.readouterr())

    def json(self, document: Document, client: str = "Café Lumière") -> Any:
        status, out, err = self._ran(document, client, "--json")
        assert (status, err) == (0, "")
        return json.loads(out)

    def table(self, document: Document, client: str = "Café Lumière") -> str:
        status, out, err = self._ran(document, client)
        assert (status, err) == (0, "")
        return out.replace("\N{NO-BREAK SPACE}", " ")

    def refusal(self, document: Document, client: str) -> str:
        """The one line of a quote that is refused, as a table and as JSON."""
        status, out, err = self._ran(document, client)
        assert (status, out) == (2, "")
        assert self._ran(document, client, "--json") == (2, "", err)
        assert err.startswith("planner: ") and err.count("\n") == 1
        return err.removeprefix("planner: ")[:-1]


@pytest.fixture
def asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Asked:
    return Asked(capsys, monkeypatch, tmp_path)


def test_the_quote_of_the_worked_example_has_its_outside_figures(asked: Asked) -> None:
    said = asked.json(cafe())
    assert set(said) == KEYS
    bands = {band["contacts"]: (band["price"], band["contribution"]) for band in said.pop("bands")}
    assert bands == {
        1000: ("329.00", "161.75"),
        5000: ("449.00", "187.57"),
        10000: ("509.00", "200.49"),
        25000: ("759.00", "254.29"),
    }
    assert said == {
        "client": "Café Lumière",
        "currency": "USD",
        "discount": "0.25",
        "price": "509.00",
        "contribution": "200.49",
        "margin": "0.393890",
        "price_at_target": "437.16",
        "price_at_zero": "301.28",
        "room": "71.84",
        "hours_at_zero": "8.47",
        "first_year": "2581.66",
        "effect_on_others": "0.00",
        "commission_contribution": "177.55",
        "commission_contribution_after": "129.75",
        "warnings": [],
    }


def test_a_client_is_found_by_its_id_too(asked: Asked) -> None:
    assert asked.json(cafe(), "cafe") == asked.json(cafe())


def test_what_there_is_none_of_is_null(asked: Asked) -> None:
    document = edited(
        cafe(software_price="0", services_price="0"), {"price_list.prices.plus.25000": None}
    )
    del document["agency"]["target_margin"]
    said = asked.json(document)
    for key in ("margin", "price_at_target", "room", "hours_at_zero"):
        assert said[key] is None
    assert said["price"] == "0.00"
    assert said["bands"][-1] == {"contacts": 25000, "price": None, "contribution": None}


def test_hours_always_have_two_decimals(asked: Asked) -> None:
    document = cafe(software_price="239.00", services_price="10.00")
    document["agency"] = {"hourly_cost": "10.00", "target_margin": "0.30"}
    # 249.00 − 179.25 − 15.00 = 54.75 is left for work
    assert asked.json(document)["hours_at_zero"] == "5.47"
    document["agency"]["hourly_cost"] = "54.75"
    assert asked.json(document)["hours_at_zero"] == "1.00"


def test_amounts_have_the_digits_of_the_currency(asked: Asked) -> None:
    row = {"id": "q", "package": "p", "status": "proposed"}
    document = {
        "format": "agency-plan",
        "version": 1,
        "currency": "JPY",
        "programme": {"tiers": [{"from": 1, "discount": "0"}]},
        "price_list": {"prices": {"plus": {"1000": "15000"}}},
        "packages": [{"id": "p", "plan": "plus", "contacts": 1000, "software_price": "20000"}],
        "clients": [row],
    }
    said = asked.json(document, "q")
    assert (said["client"], said["price"], said["contribution"]) == ("", "20000", "5000")
    assert said["effect_on_others"] == "0"


def test_warnings_are_said_and_do_no_harm(asked: Asked) -> None:
    document = cafe(colour="blue")
    (warning,) = asked.json(document)["warnings"]
    assert (warning["code"], warning["place"]) == ("unknown-key", "clients[7].colour")
    assert "\nNotes\n- " in asked.table(document)


def test_the_table_says_it_all(asked: Asked) -> None:
    document = edited(cafe(growth="0.02"), {"price_list.yearly": {"plus": {"10000": "189.00"}}})
    out = asked.table(document)
    for line in (
        "You keep $200.49 a month from Café Lumière: 39.39 % of the price, your target is 30 %.",
        "Room to give $71.84 a month: $437.16 still keeps 30 %.",
        "At a loss from 8.48 hours a month.",
        "first year          6,508.00  7,809.60",
        "Price at no profit   301.28",
        "work of the setup          −210.00",
        "12 months for 10, paid at once       424.17    118.88  28.03 %             1,602.34"
        "  below target",
        "setup waived                         509.00    200.49  39.39 %  −385.78    2,195.88",
        "Direct, monthly + your services       489.00    177.55          129.75 after month 12",
        "Direct, yearly + your services        439.00         –  commission base not published",
        "up to 10,000       509.00    200.49               today",
        "up to 25,000       759.00    254.29  in about 12 months",
        "Resold accounts                      22 → 23",
        "Others, when 25 is reached           +200.70",
        "Past 10,000 in about 12 months at +2 %. If the price stayed at $509.00 you would keep "
        "$12.99 a month.",
        "Signing changes nothing for your other clients.",
    ):
        assert f"{line}\n" in out


def test_the_table_speaks_french(asked: Asked) -> None:
    asked.language = "fr_FR.UTF-8"
    out = asked.table(cafe())
    assert out.startswith("Café Lumière, Growth : un devis en USD\nIl vous reste 200,49 $ par mois")
    assert "mise en place offerte" in out
    refused = asked.refusal(cafe(), "x").replace("\N{NO-BREAK SPACE}", " ")
    assert refused == "il n’y a pas de client « x » : les clients en devis sont Café Lumière"


# Which client is meant


def two(**second: Any) -> Document:
    document = cafe()
    document["clients"].append({**CAFE, "id": "other", **second})
    return document


@pytest.mark.parametrize(
    ("document", "client", "line"),
    [
        (
            cafe(),
            "Cafe Lumiere",
            'there is no client "Cafe Lumiere": the clients being quoted are Café Lumière',
        ),
        (
            two(name="Studio\nVert"),
            "",
            'there is no client "": the clients being quoted are Café Lumière, Studio Vert',
        ),
        (
            two(),
            "Café Lumière",
            '"Café Lumière" is the name of several clients being quoted: use an id of cafe, other',
        ),
        (
            cafe(),
            "Hotel Belvedere",
            '"Hotel Belvedere" is active, not proposed: the clients being quoted are Café Lumière',
        ),
        (
            cafe(status="archived"),
            "cafe",
            '"cafe" is archived, not proposed: no client of this plan is being quoted',
        ),
        (
            cafe(status="archived"),
            "x\ty",
            'there is no client "x y": no client of this plan is being quoted',
        ),
        (
            cafe(contacts=99_000),
            "cafe",
            'clients[7].contacts: the price list of plan "plus" ends at 25000 contacts, '
            "and these are 99000: enter a list price",
        ),
        (cafe(hours="-1"), "cafe", "clients[7].hours: this must not be below 0"),
        (
            cafe(growth="-1.5"),
            "cafe",
            "clients[7].growth: -1.5 (−150 %) a month is more than a list can lose: "
            "-1 (−100 %) is the most",
        ),
    ],
)
def test_one_line_says_what_there_is(
    asked: Asked, document: Document, client: str, line: str
) -> None:
    assert asked.refusal(document, client).replace("\N{NO-BREAK SPACE}", " ") == line


def test_a_long_list_of_clients_is_cut(asked: Asked) -> None:
    document = cafe()
    document["clients"] += [{**CAFE, "id": f"n{n}", "name": f"N {n}"} for n in range(1, 30)]
    names = ", ".join(["Café Lumière", *(f"N {n}" for n in range(1, 12))])
    line = f'there is no client "x": the clients being quoted are {names}, …'
    assert asked.refusal(document, "x") == line


def test_the_id_of_one_that_is_another_s_name_is_not_enough(asked: Asked) -> None:
    document = two(name="cafe")
    line = '"cafe" is the name of several clients being quoted: use an id of cafe, other'
    assert asked.refusal(document, "cafe") == line
