"""Model cards: what a model says of itself is what model.json says, in words."""

from dataclasses import replace
from pathlib import Path

from hrm_core.checkpoint import ModelInfo
from hrm_core.library.card import HEAD, model_card, rows
from hrm_core.library.models import ModelLibrary
from hrm_core.places import asset_path

FIGURES = {
    "puzzles": 200,
    "exact": 0.25,
    "optimal": 0.5,
    "valid": 0.75,
    "cell": 0.98765,
    "mean_segments": 7.04,
    "exact_at": {"1": 0.0, "4": 0.125, "16": 0.25},
}
OWN = ModelInfo(
    name="mine",
    title="My puzzles",
    task="sudoku",
    folder=Path("mine"),
    parameters=46514,
    config={"seq_len": 81, "vocab_size": 11, "mixer": "units", "halt_max_steps": 12},
    provenance={
        "minutes": 12.5,
        "samples": 3000,
        "machine": "x86_64, 2 CPU threads",
        "recipe": {
            "seed": 7,
            "start_from": "sudoku",
            "sources": [
                {"kind": "csv", "path": "/home/someone/secret/train.csv", "count": 0, "share": 0.8},
                {"kind": "generate", "path": "", "level": "medium", "count": 5000, "share": 0.2},
            ],
        },
    },
)


def test_a_row_shows_shares_in_percent_and_a_dash_where_nothing_was_measured() -> None:
    info = replace(OWN, provenance={"figures": {"easy": FIGURES}})
    assert rows(info)[-1] == "| easy | 200 | 0.0 | 12.5 | 25.0 | – | 50.0 | 75.0 | 98.8 | 7.0 |"


def test_a_card_says_data_minutes_machine_and_seed_and_no_path_of_its_owner() -> None:
    card = model_card(OWN)
    for said in (
        "# My puzzles",
        "46,514 parameters",
        "- 12.5 minutes on 3,000 sample-segments",
        "- data: all puzzles of train.csv, share 0.8",
        "- data: 5,000 generated puzzles, medium, share 0.2",
        "- from the weights of the model sudoku",
        "- machine: x86_64, 2 CPU threads",
        "- seed 7;",
        "boards of 81 cells",
        "at most 12 segments",
        "None were measured.",
        "Whoever trained it decides",
    ):
        assert said in card
    assert "secret" not in card


def test_what_a_model_fails_on_is_among_its_limits() -> None:
    figures = {"hard ones": FIGURES, "easy ones": {**FIGURES, "exact": 0.99}}
    info = replace(OWN, provenance={**OWN.provenance, "figures": figures})
    card = model_card(info)
    assert "- hard ones: it fails on 75% of them." in card
    assert "easy ones: it fails" not in card
    assert "\n".join(rows(info)) in card
    assert rows(info)[:2] == list(HEAD)
    assert rows(OWN) == []


def test_shipped_models_have_a_card_with_their_licence() -> None:
    for info in ModelLibrary([asset_path("models")]).models():
        card = model_card(info)
        assert card.endswith("## Licence\n\nApache-2.0.\n")
        assert "## Figures" in card or "learned" in info.provenance
        assert info.description in card


def test_what_is_right_in_half_of_all_cases_is_no_limit() -> None:
    for right, named in ((0.49, True), (0.5, False)):
        info = replace(OWN, provenance={"figures": {"some": {**FIGURES, "exact": right}}})
        assert ("- some: it fails on 51% of them." in model_card(info)) is named


def test_of_learnt_tasks_a_card_tells_two_tries_and_the_views_that_vote() -> None:
    figures = {"tasks": 30, "pass@1": 0.1, "pass@2": 0.2, "processor_seconds_per_task": 41.6}
    arc = replace(
        OWN,
        task="arc",
        config={"seq_len": 121, "vocab_size": 12, "legend": 2},
        provenance={"figures": {"some": {**figures, "views": 8}, "more": figures}},
    )
    assert rows(arc)[-2:] == [
        "| some | 30 | 10.0 | 20.0 | 42 |",
        "| more | 30 | 10.0 | 20.0 | 42 |",
    ]
    card = model_card(arc)
    assert "and 8 or 32 views of it vote." in card
    assert "It takes tasks with grids of up to 10 x 10." in card
    assert "- some: it fails on 80% of them." in card
    assert "A task that it has not learnt from its examples it cannot answer." in card
    learnt = model_card(replace(arc, provenance={"learned": "ab12"}))
    assert "It has learnt one task and can answer no other." in learnt


def test_a_card_names_the_shape_the_validation_and_where_an_import_came_from() -> None:
    told = {
        "validation": {"puzzles": 40, "exact": 0.125},
        "imported_from": "/home/someone/secret/run",
        "licence": "MIT",
    }
    config = {**OWN.config, "L_mixer": "conv", "H_cycles": 3, "L_cycles": 5, "shared_levels": True}
    card = model_card(replace(OWN, provenance=told, config=config))
    assert "one module for H and L; 3 H-cycles of 5 L-cycles in a segment" in card
    assert "cells exchange by units, in L by conv" in card
    assert "On 40 puzzles kept from training, of the same sources: 12.5% exact." in card
    assert "- imported from run" in card
    assert "secret" not in card
    assert card.endswith("MIT.\n")


def test_a_card_says_which_boards_a_model_takes_and_that_nothing_is_known_of_it() -> None:
    card = model_card(replace(OWN, config={**OWN.config, "mixer": "conv"}, provenance={}))
    assert "It takes square boards of any size, and knows best those it was trained on." in card
    assert "boards of 81 cells" not in card
    assert "Nothing is recorded of it." in card
    assert "on puzzles unlike those it was trained on is not known" in card
    assert "Nothing is recorded" not in model_card(OWN)
