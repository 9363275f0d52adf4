"""The language of the window: German or English, as the system says or as the user chose."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from hrm_core.places import asset_path

LANGUAGES = ("system", "en", "de")
OURS = "hrm_studio_de.qm"


def speak(language: str, system: QLocale | None = None) -> None:
    """Let every text, number and dialog that is made from now on be in a language.

    A system in a language that the program does not speak has English words, with numbers as the
    system writes them.
    """
    locale = system or QLocale.system()
    if language != "system":
        locale = QLocale("de_DE" if language == "de" else "en_US")
    QLocale.setDefault(locale)
    if locale.language() == QLocale.Language.German:
        _load(OURS, str(asset_path("translations")))
        _load("qtbase_de.qm", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))


def _load(name: str, folder: str) -> None:
    """A file that is not there leaves what it would have translated in English."""
    application = QCoreApplication.instance()
    assert application is not None, "a language is for an application"
    translator = QTranslator(application)
    if translator.load(name, folder):
        application.installTranslator(translator)
