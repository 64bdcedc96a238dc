"""python -m ortsnah.cli"""

from ortsnah.cli.commands import main

main(prog_name="ortsnah")
