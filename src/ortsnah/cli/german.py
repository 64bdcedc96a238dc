"""click speaks German: its own sentences, given to its modules in place of gettext, which would need compiled files and a locale."""

from __future__ import annotations

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

#: what click says -> what Ortsnah says, with the same fields in braces
SENTENCES = {
    "Usage:": "Aufruf:", "Options": "Optionen", "Commands": "Befehle", "Positional arguments": "Angaben", "Aborted!": "Abgebrochen.",
    "Show this message and exit.": "Diese Hilfe zeigen.", "Show the version and exit.": "Die Ausgabe des Programms zeigen.",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s", "default: {default}": "sonst {default}", "(dynamic)": "(wechselnd)",
    "env var: {var}": "Umgebungsvariable: {var}", "deprecated": "veraltet",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": "Der Befehl „{name}“ ist veraltet.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": "„{name}“ ist veraltet.{extra_message}",
    "Error: {message}": "Fehler: {message}", "Try '{command} {option}' for help.": "Hilfe zeigt „{command} {option}“.",
    "Missing command.": "Der Befehl fehlt.", "No such command {name!r}.": "Den Befehl „{name}“ gibt es nicht.",
    "No such option {name!r}.": "Die Option „{name}“ gibt es nicht.", "Did you mean {possibility}?": "Meinten Sie {possibility}?",
    "(Did you mean one of: {possibilities}?)": "Meinten Sie eines von {possibilities}?",
    "Got unexpected extra argument ({args})": "Die Angabe {args} ist zu viel.",
    "Got unexpected extra arguments ({args})": "Die Angaben {args} sind zu viel.",
    "Missing argument": "Es fehlt die Angabe", "Missing option": "Es fehlt die Option", "Missing parameter": "Es fehlt",
    "Missing parameter: {param_name}": "Es fehlt: {param_name}", "Missing {param_type}": "Es fehlt: {param_type}",
    "Invalid value: {message}": "Falsche Angabe: {message}", "Invalid value for {param_hint}: {message}": "Falsche Angabe bei {param_hint}: {message}",
    "Could not open file {filename!r}: {message}": "Die Datei „{filename}“ lässt sich nicht öffnen: {message}", "unknown error": "unbekannter Fehler",
    "Option {name!r} requires an argument.": "Nach „{name}“ fehlt ein Wert.",
    "Option {name!r} requires {nargs} arguments.": "Nach „{name}“ fehlen {nargs} Werte.",
    "Option {name!r} does not take a value.": "„{name}“ steht ohne Wert.", "Argument {name!r} takes {nargs} values.": "„{name}“ braucht {nargs} Werte.",
    "Takes {nargs} values but 1 was given.": "Es braucht {nargs} Werte, nicht einen.",
    "Takes {nargs} values but {len} were given.": "Es braucht {nargs} Werte, nicht {len}.",
    "{len_type} values are required, but {len_value} was given.": "Es braucht {len_type} Werte, nicht {len_value}.",
    "{len_type} values are required, but {len_value} were given.": "Es braucht {len_type} Werte, nicht {len_value}.",
    "Value must be an iterable.": "Es braucht mehrere Werte.", "Choose from:\n\t{choices}": "Möglich sind:\n\t{choices}", "Choice({choices})": "{choices}",
    "{value!r} is not {choice}.": "„{value}“ ist nicht {choice}.", "{value!r} is not one of {choices}.": "„{value}“ ist keines von {choices}.",
    "{value!r} does not match the format {format}.": "„{value}“ hat nicht die Form {format}.",
    "{value!r} does not match the formats {formats}.": "„{value}“ hat keine der Formen {formats}.",
    "{value} is not in the range {range}.": "{value} liegt nicht im Bereich {range}.",
    "{value!r} is not a valid {number_type}.": "„{value}“ ist keine ganze Zahl.", "{value!r} is not a valid UUID.": "„{value}“ ist keine UUID.",
    "{value!r} is not a valid boolean. Recognized values: {states}": "„{value}“ ist weder ja noch nein. Möglich sind: {states}",
    "file": "Datei", "directory": "Ordner", "path": "Pfad",
    "{name} {filename!r} is a file.": "„{filename}“ ist eine Datei.", "{name} {filename!r} is a directory.": "„{filename}“ ist ein Ordner.",
    "{name} {filename!r} is not readable.": "„{filename}“ lässt sich nicht lesen.",
    "{name} {filename!r} is not writable.": "„{filename}“ lässt sich nicht schreiben.",
    "{name} {filename!r} is not executable.": "„{filename}“ lässt sich nicht ausführen.",
    "{name} {filename!r} does not exist.": "„{filename}“ gibt es nicht.",
}  # fmt: skip
#: the modules of click that speak to people
MODULES = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)


def _gettext(message: str) -> str:
    return SENTENCES.get(message, message)


def _ngettext(one: str, many: str, number: int) -> str:
    return _gettext(one if number == 1 else many)


def speak_german() -> None:
    """Give click its sentences; before commands are declared, for it asks for some of them then."""
    for module in MODULES:
        for name, translate in (("_", _gettext), ("ngettext", _ngettext)):
            if hasattr(module, name):
                setattr(module, name, translate)
