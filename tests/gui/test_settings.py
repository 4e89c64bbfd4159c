"""What is remembered between two starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.gui.settings import DEFAULTS, MOST_RECENT, Settings


def test_everything_has_a_default(settings: Settings) -> None:
    assert {key: settings.get(key) for key in DEFAULTS} == DEFAULTS


def test_an_unknown_key_is_a_mistake(settings: Settings) -> None:
    with pytest.raises(KeyError):
        settings.get("look/colour")
    with pytest.raises(KeyError):
        settings.set("look/colour", "pink")


def test_values_are_in_the_file(settings: Settings, tmp_path: Path) -> None:
    settings.set("look/language", "fr")
    settings._store.sync()
    assert "fr" in (tmp_path / "settings.ini").read_text("utf-8")


@pytest.mark.parametrize("names", [[], ["a"], ["a", "b"], ["ä, ö; = %", "<b>", "שלום"]])
def test_a_list_comes_back_as_it_was(settings: Settings, tmp_path: Path, names: list[str]) -> None:
    for name in reversed(names):
        settings.opened(tmp_path / name)
    settings._store.sync()
    assert Settings(tmp_path / "settings.ini").recent == [tmp_path / name for name in names]


def test_the_newest_few_are_kept_each_once(settings: Settings, tmp_path: Path) -> None:
    for number in (*range(12), 7):
        settings.opened(tmp_path / str(number))
    assert len(settings.recent) == MOST_RECENT
    assert [path.name for path in settings.recent[:3]] == ["7", "11", "10"]
    assert settings.get("files/last") == str(tmp_path / "7")


def test_a_file_can_be_forgotten(settings: Settings, tmp_path: Path) -> None:
    for name in "abc":
        settings.opened(tmp_path / name)
    settings.forget(tmp_path / "b")
    settings.forget(tmp_path / "never seen")
    assert [path.name for path in settings.recent] == ["c", "a"]
