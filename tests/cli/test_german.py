"""Whatever the command line says, it says in German: also what click says for us."""

from __future__ import annotations

import ast
import inspect
import string
from pathlib import Path

import pytest
from click.testing import CliRunner

from ortsnah.cli import main
from ortsnah.cli.german import MODULES, SENTENCES

ENGLISH = (
    "Usage",
    "Options",
    "Show this",
    "Try ",
    "Error",
    "Invalid",
    "Missing",
    "No such",
    "does not",
    "required",
    "Commands",
    "default",
    "range of",
)


def sentences_of(module: object) -> set[str]:
    """The texts that a module of click gives to gettext; those of mistakes in the declaration of commands are not for people."""
    found = set()
    for node in ast.walk(ast.parse(inspect.getsource(module))):  # type: ignore[arg-type]
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and getattr(node.exc.func, "id", "") == "TypeError":
            found -= {text.value for text in ast.walk(node) if isinstance(text, ast.Constant)}
            continue
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}:
            found |= {text.value for text in node.args[:2] if isinstance(text, ast.Constant) and isinstance(text.value, str)}
    return found


#: said to who declares commands, or asked of who types at a prompt: neither is there
_NOT_FOR_PEOPLE = {
    "Could not determine name for option with declarations {decls!r}", "Invalid start character for option ({option})",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? Did you mean to pass '--{name}'?",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.", "Name '{name}' defined twice",
    "Boolean option {decl!r} cannot use the same flag for true/false.", "Do you want to continue?", "Confirm the action without prompting.",
}  # fmt: skip


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_sentence_of_click_has_its_german_one(module: object) -> None:
    assert sentences_of(module) - _NOT_FOR_PEOPLE <= SENTENCES.keys()


@pytest.mark.parametrize(("english", "german"), SENTENCES.items(), ids=SENTENCES)
def test_a_german_sentence_asks_for_no_field_that_the_english_one_has_not(english: str, german: str) -> None:
    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert fields(german) <= fields(english)


WRONG = {
    ("search", "--limit", "0", "x"): "0 liegt nicht im Bereich",
    ("search", "--limit", "abc", "x"): "„abc“ ist keine ganze Zahl",
    ("search", "--limit"): "Nach „--limit“ fehlt ein Wert",
    ("search", "--limt", "3"): "Die Option „--limt“ gibt es nicht. Meinten Sie",
    ("search", "x", "--catalogue", "/"): "„/“ ist ein Ordner",
    ("search", "--batch", "gibt-es-nicht"): "„gibt-es-nicht“ gibt es nicht",
    ("search", "--free=1"): "„--free“ steht ohne Wert",
    ("import",): "Es fehlt die Angabe 'DATEI…'",
    ("suche",): "Den Befehl „suche“ gibt es nicht",
    ("needs", "zuviel"): "Die Angabe zuviel ist zu viel",
    (): "Aufruf:",
}


@pytest.mark.parametrize(("arguments", "sentence"), WRONG.items(), ids=map(" ".join, WRONG))
def test_a_wrong_call_is_told_in_german_with_status_2(arguments: tuple[str, ...], sentence: str) -> None:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 2
    assert sentence in result.output
    assert not [word for word in ENGLISH if word in result.output]


@pytest.mark.parametrize("command", ["", "search", "import", "check", "places", "needs"])
def test_the_help_is_german(command: str) -> None:
    result = CliRunner().invoke(main, [*([command] if command else []), "--help"])
    assert result.exit_code == 0
    assert "Aufruf:" in result.output and "Optionen:" in result.output and "Diese Hilfe zeigen." in result.output
    assert not [word for word in ENGLISH if word in result.output]


def test_the_version_is_told_without_english() -> None:
    assert CliRunner().invoke(main, ["--version"]).output.startswith("Ortsnah ")


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        (b'[source]\nname "x"\n', "Zeile 2, Spalte 6: nach dem Namen fehlt das Gleichheitszeichen"),
        (b"[source]\nname = x\n", "Text gehört in Anführungszeichen"),
        (b'[source]\nname = "x\n', "ein Anführungszeichen fehlt"),
        (b'[source]\nname = "x"\nname = "y"\n', "eine Angabe steht zweimal da"),
        (b"[source\n", "eine eckige Klammer fehlt"),
        (b'[source]\nname = "\xfc"\n', "ist kein Text in UTF-8"),
        (None, "es gibt sie nicht"),
    ],
)
def test_a_mapping_that_cannot_be_read_is_told_in_german(tmp_path: Path, mapping: bytes | None, sentence: str) -> None:
    liste, path = tmp_path / "liste.csv", tmp_path / "m.toml"
    liste.write_text("Name;Art\nA;B\n")
    if mapping is not None:
        path.write_bytes(mapping)
    result = CliRunner().invoke(main, ["import", str(liste), "--mapping", str(path), "--catalogue", str(tmp_path / "k.ortsnah")])
    assert result.exit_code == 1
    assert sentence in result.output
    assert "Es wurde nichts verändert." in result.output


def test_a_folder_and_a_path_that_cannot_be_written_are_told_in_german(tmp_path: Path) -> None:
    liste = tmp_path / "liste.csv"
    liste.write_text("name,needs\nA,amt.rathaus\n")
    assert "ist ein Ordner" in CliRunner().invoke(main, ["import", str(tmp_path), "--catalogue", str(tmp_path / "k.ortsnah")]).output
    result = CliRunner().invoke(main, ["import", str(liste), "--catalogue", str(liste / "k.ortsnah")])
    assert result.exit_code == 1
    assert "der Ordner davor ist keiner" in result.output or "es gibt sie schon" in result.output
