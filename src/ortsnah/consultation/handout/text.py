"""The sheet as plain text, for a message or a mail."""

from __future__ import annotations

from ortsnah.consultation.handout.tree import Block, Line, Sheet, plain


def as_text(sheet: Sheet) -> str:
    """The whole sheet, an empty line between entries."""
    head = [sheet.head.name, *sheet.head.address, sheet.head.phone] if sheet.head else []
    parts = ["\n".join(line for line in head if line), "\n".join([sheet.title, *_texts(sheet.intro)])]
    parts += [_block(block, sheet.call) for block in sheet.blocks]
    parts.append("\n".join(_texts(sheet.footer)))
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block, call: str) -> str:
    lines = [f"{block.number}. {block.name}", block.organization, plain(block.need), *_texts(block.alerts)]
    for each in block.calls:
        who = plain(each.who)
        lines += [f"{call}: {each.number}" + (f" ({who})" if who else ""), *_texts(each.hours)]
    for fact in block.facts:
        first, *rest = _texts(fact.lines)
        lines += [f"{fact.label}: {first}", *(f"  {line}" for line in rest)]
    return "\n".join(line for line in [*lines, block.verified] if line)


def _texts(lines: tuple[Line, ...]) -> list[str]:
    return [plain(line) for line in lines]
