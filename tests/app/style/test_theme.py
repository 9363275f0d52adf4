import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.style.sheet import CONTROL_ICONS, style_sheet
from app.style.theme import DARK, FILLS, LIGHT, MORE_DARK, MORE_LIGHT, Role, Theme
from hrm_core.places import asset_path

Grounds = dict[Role, tuple[Role, ...]]
EVERY = [LIGHT, DARK, MORE_LIGHT, MORE_DARK]
PALETTES = pytest.mark.parametrize("colors", EVERY, ids=["light", "dark", "more", "more dark"])
TEXTS: Grounds = {  # role of a text -> the grounds it is written on
    Role.TEXT: (Role.WINDOW, Role.SURFACE, Role.SUNKEN, Role.HOVER),
    Role.MUTED: (Role.WINDOW, Role.SURFACE, Role.SUNKEN),
    Role.GOOD: (Role.WINDOW, Role.SURFACE),
    Role.BAD: (Role.WINDOW, Role.SURFACE, Role.WRONG_GROUND),
    Role.ON_ACCENT: (Role.ACCENT, Role.Q_HALT, Role.MODEL),
    Role.GIVEN: (Role.GIVEN_GROUND, Role.SELECTED, Role.PEER, Role.SAME, Role.WRONG_GROUND),
    Role.MINE: (Role.SURFACE, Role.PEER),
    Role.MODEL: (Role.SURFACE, Role.PEER),
}
LARGE: Grounds = {  # digits on the board are large and bold enough for the lower bound
    Role.MINE: (Role.SELECTED, Role.SAME),
    Role.MODEL: (Role.SELECTED, Role.SAME),
    Role.BAD: (Role.SELECTED,),
}
GROUNDS = (Role.WINDOW, Role.SURFACE, Role.SUNKEN)
DRAWN: Grounds = {
    Role.Q_HALT: (Role.SURFACE,),
    Role.Q_CONTINUE: (Role.SURFACE,),
    Role.HEAVY: (Role.SURFACE,),
    Role.ACCENT: (Role.SURFACE,),
}


def luminance(color: str) -> float:
    parts = [QColor(color).redF(), QColor(color).greenF(), QColor(color).blueF()]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_of_black_on_white_is_the_largest() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@PALETTES
def test_every_role_has_a_colour(colors: dict[str, str]) -> None:
    assert set(colors) == set(Role)
    assert all(QColor(color).isValid() for color in colors.values())


@PALETTES
@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_readable_by_wcag_aa(colors: dict[str, str], text: Role) -> None:
    found = {ground: contrast(colors[text], colors[ground]) for ground in TEXTS[text]}
    assert {ground: value for ground, value in found.items() if value < 4.5} == {}


@pytest.mark.parametrize("colors", [MORE_LIGHT, MORE_DARK])
def test_with_more_contrast_texts_are_read_easily_and_every_edge_is_seen(
    colors: dict[str, str],
) -> None:
    texts = [(text, ground) for text, grounds in TEXTS.items() for ground in grounds]
    found = {(a, b): contrast(colors[a], colors[b]) for a, b in texts}
    least = {Role.ON_ACCENT: 6.4}  # the white mark of a check box bounds the accent
    poor = {pair: value for pair, value in found.items() if value < least.get(pair[0], 7)}
    assert poor == {}
    edges = [(edge, ground) for edge in (Role.BORDER, Role.LINE, Role.HEAVY) for ground in GROUNDS]
    drawn = {(a, b): contrast(colors[a], colors[b]) for a, b in edges}
    assert {pair: value for pair, value in drawn.items() if value < 3} == {}


@PALETTES
@pytest.mark.parametrize("shape", LARGE | DRAWN)
def test_large_digits_and_lines_stand_out_by_wcag_aa(colors: dict[str, str], shape: Role) -> None:
    grounds = LARGE.get(shape, ()) + DRAWN.get(shape, ())
    found = {ground: contrast(colors[shape], colors[ground]) for ground in grounds}
    assert {ground: value for ground, value in found.items() if value < 3} == {}


@PALETTES
def test_the_greys_of_the_style_sheet_serve_in_both_palettes(colors: dict[str, str]) -> None:
    for name in CONTROL_ICONS:
        drawing = asset_path("icons", f"{name}.svg").read_text("utf-8")
        stroke = drawing.partition('stroke="')[2].partition('"')[0]
        ground = Role.ACCENT if name == "control-check" else Role.SURFACE
        assert contrast(stroke, colors[ground]) >= 3, name


@PALETTES
def test_the_style_sheet_takes_every_colour_from_the_palette(colors: dict[str, str]) -> None:
    sheet = style_sheet(colors)
    assert "$" not in sheet
    used = {word.strip(";") for word in sheet.split() if word.startswith("#") and len(word) > 6}
    assert {word for word in used if QColor(word).isValid()} <= set(colors.values())


def test_the_files_the_style_sheet_names_are_there() -> None:
    for name in CONTROL_ICONS:
        assert asset_path("icons", f"{name}.svg").is_file()


def test_choosing_a_palette_changes_the_application(theme: Theme) -> None:
    changes: list[bool] = []
    theme.changed.connect(lambda: changes.append(theme.dark))
    theme.choose("dark")
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == DARK[Role.WINDOW]
    theme.choose("light")
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == LIGHT[Role.WINDOW]
    assert changes == [True, False]


def test_more_contrast_is_taken_when_it_is_chosen_or_the_system_wishes_it(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    def background() -> str:
        return QApplication.palette().color(QPalette.ColorRole.Window).name()

    theme.choose_contrast("more")
    assert (background(), theme.dark) == (MORE_LIGHT[Role.WINDOW], False)
    theme.choose("dark")
    assert (background(), theme.dark) == (MORE_DARK[Role.WINDOW], True)
    theme.choose("light")
    theme.choose_contrast("system")
    assert background() == LIGHT[Role.WINDOW]  # off screen nobody wishes anything
    monkeypatch.setattr("app.style.theme.wishes_contrast", lambda: True)
    hints = QGuiApplication.styleHints()
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert background() == MORE_LIGHT[Role.WINDOW]
    theme.choose_contrast("normal")
    assert background() == LIGHT[Role.WINDOW]


def test_a_ground_no_palette_knows_is_the_plain_one(theme: Theme) -> None:
    assert theme.fill("wall").name() == FILLS["wall"]
    assert theme.fill("lava").name() == LIGHT[Role.SURFACE]


def test_walls_are_darker_than_the_floor_in_both_palettes(theme: Theme) -> None:
    for palette in ("light", "dark"):
        theme.choose(palette)
        wall, floor = theme.fill("wall").name(), theme.color(Role.FLOOR).name()
        assert luminance(wall) < luminance(floor), palette
        assert contrast(wall, floor) > 1.7, palette


def test_colours_change_while_there_is_no_style_sheet(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With one, Qt takes three times as long: it styles every widget for palette and font, too."""
    theme, worn = Theme("light"), list[str]()
    theme.apply()
    for name in ("setPalette", "setFont"):
        monkeypatch.setattr(QApplication, name, lambda *_: worn.append(qapp.styleSheet()))
    theme.choose("dark")
    monkeypatch.undo()
    assert worn == ["", ""]
    assert qapp.styleSheet()
    theme.choose("light")
