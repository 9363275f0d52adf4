from app.style.icons import icon
from app.style.theme import Role, Theme


def test_an_icon_is_drawn_once_for_each_colour(theme: Theme) -> None:
    play = icon(theme, "play")
    assert icon(theme, "play").cacheKey() == play.cacheKey()
    assert icon(theme, "play", Role.ON_ACCENT).cacheKey() != play.cacheKey()
    theme.choose("dark")
    assert icon(theme, "play").cacheKey() != play.cacheKey()
    theme.choose("light")
    assert icon(theme, "play").cacheKey() == play.cacheKey()
