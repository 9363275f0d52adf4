"""The README says what is so: its pictures and links exist, its figures are the models' own."""

import re
from pathlib import Path

import pytest

from app.cli.main import main
from hrm_core.library.card import rows
from hrm_core.library.models import ModelLibrary
from hrm_core.places import asset_path
from tests.benchmarks import search

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SHIPPED = ModelLibrary([asset_path("models")])


def block(name: str) -> str:
    """The text between two marks."""
    found = re.search(f"<!-- {name}: begin -->\n(.*)<!-- {name}: end -->", README, re.DOTALL)
    assert found, f"the README has no block {name!r}"
    return found[1]


def test_links_and_pictures_exist() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    local = [target for target in targets if not target.startswith("http")]
    assert any(target.endswith(".png") for target in local)
    assert [target for target in local if not (ROOT / target).exists()] == []


def test_the_commands_are_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    listed = re.findall(r"^    (\w+) +\S", capsys.readouterr().out, re.MULTILINE)
    assert listed == re.findall(r"^    hrm (\w+)", block("commands"), re.MULTILINE)


def test_every_shipped_model_has_a_card_with_its_own_figures() -> None:
    models = SHIPPED.models()
    assert models
    assert not SHIPPED.problems()
    for info in models:
        card = block(f"card {info.name}")
        assert f"{info.parameters:,} parameters" in card
        assert info.provenance["figures"]
        assert "\n".join(rows(info)) in card


def test_the_table_of_searches_holds_the_models_own_figures_and_no_others() -> None:
    measured = {
        search.row(name, figures)
        for info in SHIPPED.models()
        for name, figures in info.provenance.get("search", {}).items()
    }
    assert set(block("searches").splitlines()[2:]) == measured
