"""The command `hrm convert`: puzzles from any form that is read into a form that others read."""

import argparse
import sys
from pathlib import Path

from app.cli.options import CommandError, asked_kind, positive, say_taken, walls_option
from hrm_core.files import replace_file
from hrm_core.tasks import TASKS
from hrm_core.tasks.opening import open_puzzles, with_answers
from hrm_core.tasks.writing import FORMS, form_of, write_puzzles


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    forms = "; ".join(
        f"{kind}: {', '.join(dict.fromkeys(form.suffix for form in known))}"
        for kind, known in FORMS.items()
    )
    parser.add_argument("file", type=Path, help="a file or folder of puzzles")
    parser.add_argument("out", help=f"the file to write, by its ending ({forms}), - for text")
    parser.add_argument("--task", choices=tuple(TASKS), help="default: what the file holds")
    parser.add_argument("--form", choices=sorted({f.name for each in FORMS.values() for f in each}))
    parser.add_argument("--limit", type=positive, help="only the first so many puzzles")
    parser.add_argument("--answers", action="store_true", help="find missing answers of sudokus")
    walls_option(parser)
    parser.set_defaults(command=command, model=None)


def command(options: argparse.Namespace) -> int:
    """0 when the file is written."""
    opened = open_puzzles(options.file, asked_kind(options), options.limit, options.walls)
    opened = with_answers(opened) if options.answers else opened
    known = FORMS[opened.kind]
    if options.form is not None:
        form = next((each for each in known if each.name == options.form), None)
        if form is None:
            names = ", ".join(each.name for each in known)
            raise CommandError(f"a {opened.kind} has the forms {names}, not {options.form}")
    else:
        form = known[0] if options.out == "-" else form_of(opened.kind, Path(options.out).suffix)
    content = write_puzzles(form, opened.puzzles)
    say_taken(options.file.name, opened)
    if options.out == "-":
        if not form.text:
            raise CommandError(f"the form {form.name} is no text; name a file")
        sys.stdout.write(content.decode())
        return 0
    try:
        replace_file(Path(options.out), content)
    except OSError as error:
        raise CommandError(f"{options.out} cannot be written: {error.strerror}") from None
    print(options.out)
    return 0
