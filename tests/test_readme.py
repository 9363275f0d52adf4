"""The documents say what is so: pictures and links exist, figures are the models' own."""

import re
from pathlib import Path

import pytest

from app.cli.main import main
from hrm_core.library.card import rows
from hrm_core.library.models import ModelLibrary
from hrm_core.places import asset_path
from tests.benchmarks import search

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TEXT = "\n".join(page.read_text("utf-8") for page in PAGES)
SHIPPED = ModelLibrary([asset_path("models")])


def block(name: str) -> str:
    """The text between two marks."""
    found = re.search(f"<!-- {name}: begin -->\n(.*)<!-- {name}: end -->", TEXT, re.DOTALL)
    assert found, f"no page has a block {name!r}"
    return found[1]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_exist(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
    local = [target for target in targets if not target.startswith("http")]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_the_readme_stays_short_and_has_a_picture() -> None:
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    assert len(lines) <= 120
    assert any(line.startswith("![") for line in lines)


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
        if "learned" in info.provenance:  # an example's: it answers that one task
            assert f"`{info.name}`" in TEXT
            continue
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
