"""A client is recognised by its name however an invoice writes it, and never by chance."""

from __future__ import annotations

import pytest

from planner.model.invoice.names import Names

CLIENTS = (
    "Boulangerie Martin",
    "Hotel Belvedere",
    "Clinique Saint-Roch",
    "Velo & Co",
    "Musée d'Orgeval",
    "",
    "Hotel Belvedere",
    "Œuvres Åse SARL",
    "Martin",
)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Boulangerie Martin", (0,)),
        ("BOULANGERIE  MARTIN", (0,)),
        ("boulangerie-martin.activehosted.com", (0,)),
        ("https://boulangeriemartin.activehosted.com/admin?x=1", (0,)),
        ("www.boulangerie-martin.fr", (0,)),
        ("Boulangerie Martin SARL", (0,)),
        ("Boulangerie Martin – Starter 1,000 contacts", (0,)),
        ("Hôtel Belvédère, S.A.", (1, 6)),
        ("Clinique St Roch", (2,)),
        ("Velo and Co", (3,)),
        ("velo.activehosted.com", (3,)),
        ("Velo", (3,)),
        ("Musee d’Orgeval", (4,)),
        ("Orgeval", (4,)),
        ("oeuvres ase", (7,)),
        ("Martin", (8,)),
        ("M. Martin", (8,)),
    ],
)
def test_a_name_is_recognised_as_people_and_portals_write_it(
    text: str, rows: tuple[int, ...]
) -> None:
    assert Names(CLIENTS).rows(text) == rows


@pytest.mark.parametrize("text", ["", "—", "Hotel", "Bakery", "Starter 1,000", "co", "el", "12"])
def test_what_is_no_name_or_could_be_several_means_nobody(text: str) -> None:
    assert Names((*CLIENTS, "Hotel du Lac")).rows(text) == ()


def test_two_whole_names_in_one_text_mean_nobody() -> None:
    assert Names(("Alpha", "Omega")).rows("Alpha with Omega") == ()


def test_the_longest_name_in_a_text_is_meant() -> None:
    assert Names(("Lake", "Lake Shop")).rows("Lake Shop, Plus") == (1,)


def test_a_second_text_is_asked_where_the_first_says_nothing() -> None:
    assert Names(CLIENTS).rows("AC-2231", "Velo & Co, Plus") == (3,)
