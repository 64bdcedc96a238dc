"""The sheet as one accessible web page: headings, lists, languages marked, no scripts, nothing that is fetched."""

from __future__ import annotations

from base64 import b64encode
from html import escape

from ortsnah.consultation.handout.codes import modules, runs
from ortsnah.consultation.handout.labels import is_rtl
from ortsnah.consultation.handout.sketch import Sketch
from ortsnah.consultation.handout.tree import Block, Call, Code, Fact, Line, Sheet, Span

_STYLE = """
:root { color-scheme: light; }
body { font-family: "Noto Sans", "Noto Sans Arabic", "Segoe UI", Tahoma, sans-serif; font-size: SIZE; line-height: 1.45; color: #000; background: #fff;
  max-width: 50em; margin: 0 auto; padding: 1em; overflow-wrap: anywhere; }
header { border-block-end: 1px solid #000; padding-block-end: .6em; margin-block-end: 1em; }
header p { margin: 0; } header img { max-height: 4em; max-width: 14em; float: inline-end; }
h1 { font-size: 1.6em; margin: 0 0 .3em; } h2 { font-size: 1.25em; margin: 0; }
article { border-block-start: 2px solid #000; padding-block: .8em; break-inside: avoid; }
p { margin: .2em 0; } ul { margin: 0; padding: 0; list-style: none; }
.number { display: inline-block; min-width: 1.5em; text-align: center; background: #000; color: #fff; border-radius: .8em; padding: 0 .3em; }
.call a, .call strong { font-size: 1.5em; font-weight: 700; white-space: nowrap; color: #000; }
dl { display: grid; grid-template-columns: 9em 1fr; gap: .25em 1em; margin: .5em 0; } dt { font-weight: 700; } dd { margin: 0; }
a { color: #003a8c; } .alert { border: 2px solid #000; padding: .3em .6em; }
.codes { display: flex; gap: 2em; flex-wrap: wrap; margin-block-start: .6em; } figure { margin: 0; text-align: center; }
.codes svg { width: 6em; height: 6em; } .map svg { max-width: 100%; height: auto; border: 1px solid #000; }
@media (max-width: 30em) { dl { grid-template-columns: 1fr; } }
@page { size: A4; margin: 15mm; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def as_html(sheet: Sheet, logo: bytes = b"") -> str:
    """The whole page; `logo` is the picture in its head as PNG."""
    direction = "rtl" if sheet.rtl else "ltr"
    parts = [
        "<!DOCTYPE html>", f'<html lang="{sheet.language}" dir="{direction}">', "<head>", '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">', '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">', f"<title>{escape(sheet.title)}</title>",
        f"<style>{_STYLE.replace('SIZE', '14pt' if sheet.large else '12pt')}</style>", "</head>", "<body>", _head(sheet, logo), "<main>",
        f"<h1>{escape(sheet.title)}</h1>", *(f"<p>{_line(line)}</p>" for line in sheet.intro), _map(sheet),
        *(_block(block, sheet) for block in sheet.blocks), "</main>",
        f"<footer>{''.join(f'<p>{_line(line)}</p>' for line in sheet.footer)}</footer>", "</body>", "</html>", "",
    ]  # fmt: skip
    return "\n".join(part for part in parts if part != "") + "\n"


def _head(sheet: Sheet, logo: bytes) -> str:
    """Who hands the sheet out, with the logo inside the page."""
    if sheet.head is None:
        return ""
    lines = [sheet.head.name, *sheet.head.address, sheet.head.phone]
    texts = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    told = "" if sheet.head.name else "Logo"  # a name says it already
    picture = f'<img alt="{told}" src="data:image/png;base64,{b64encode(logo).decode()}">' if logo else ""
    return f'<header lang="de" dir="ltr">{picture}{texts}</header>'


def _block(block: Block, sheet: Sheet) -> str:
    name = f"entry-{block.number}"
    parts = [
        f'<article aria-labelledby="{name}">',
        f'<h2 id="{name}"><span class="number">{block.number}</span> {_german(block.name)}</h2>',
        f"<p>{_german(block.organization)}</p>" if block.organization else "",
        f"<p><strong>{_line(block.need)}</strong></p>" if block.need else "",
        *(f'<p class="alert">{_line(line)}</p>' for line in block.alerts),
        *(_call(call, sheet.call) for call in block.calls),
        f"<dl>{''.join(map(_fact, block.facts))}</dl>" if block.facts else "",
        f'<div class="codes">{"".join(map(_code, block.codes))}</div>' if block.codes else "",
        f"<p>{escape(block.verified)}</p>", "</article>",
    ]  # fmt: skip
    return "\n".join(part for part in parts if part)


def _call(call: Call, label: str) -> str:
    number = escape(call.number)
    big = f'<a href="{escape(call.uri)}" dir="ltr">{number}</a>' if call.uri else f'<strong dir="ltr">{number}</strong>'
    who = f"<br>{_line(call.who)}" if call.who else ""
    return f'<p class="call">{escape(label)}: {big}{who}{"".join(f"<br>{_line(line)}" for line in call.hours)}</p>'


def _fact(fact: Fact) -> str:
    lines = [_line(line) for line in fact.lines]
    told = lines[0] if len(lines) == 1 else f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
    return f"<dt>{escape(fact.label)}</dt><dd>{told}</dd>"


def _line(line: Line) -> str:
    return "".join(map(_span, line))


def _span(span: Span) -> str:
    text = _german(span.text) if span.german else escape(span.text)
    if span.uri:
        text = f'<a href="{escape(span.uri)}">{text}</a>'
    return f"<strong>{text}</strong>" if span.strong else text


def _german(text: str) -> str:
    if is_rtl(text):  # a note in the client's language
        return f'<bdi dir="auto">{escape(text)}</bdi>'
    return f'<bdi lang="de" dir="ltr">{escape(text)}</bdi>'


def _code(code: Code) -> str:
    """A QR code as a drawing; what it says stands in words beside it already."""
    size = len(modules(code.content)) + 8
    path = "".join(f"M{column + 4} {row + 4}h{length}v1h-{length}z" for column, row, length in runs(code.content))
    drawing = f'<svg viewBox="0 0 {size} {size}" role="img" aria-label="QR: {escape(code.label)}"><path d="{path}"/></svg>'
    return f"<figure>{drawing}<figcaption>{escape(code.label)}</figcaption></figure>"


def _map(sheet: Sheet) -> str:
    if sheet.sketch is None:
        return ""
    return f'<figure class="map">{_drawing(sheet.sketch, sheet.map_title)}<figcaption>{escape(sheet.map_title)}</figcaption></figure>'


def _drawing(sketch: Sketch, title: str) -> str:
    """The map as a drawing in millimetres."""
    tall = sketch.points * 0.3528
    size = f'viewBox="0 0 {sketch.width:g} {sketch.height:g}" width="{sketch.width * 1.5:g}mm" font-size="{tall:.2f}"'
    parts = [f'<svg {size} role="img" aria-label="{escape(title)}" style="direction:ltr">']
    for dot in sketch.dots:
        ring = ' fill="#fff" stroke="#000" stroke-width=".5"' if dot.ring else ""
        parts.append(f'<circle cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="{dot.radius:g}"{ring}/>')
    for name in sketch.names:
        weight = ' font-weight="700"' if name.strong else ""
        box = name.box
        parts.append(f'<text x="{box.x:.1f}" y="{box.y + box.height * 0.78:.1f}" lang="de"{weight}>{escape(name.text)}</text>')
    for pin in sketch.pins:
        box = pin.box
        parts.append(f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="{box.height / 2:.1f}"/>')
        middle = f'x="{box.x + box.width / 2:.1f}" y="{box.y + box.height * 0.73:.1f}"'
        parts.append(f'<text {middle} text-anchor="middle" fill="#fff" font-weight="700">{pin.text}</text>')
    parts.append(f'<path d="M3 {sketch.height - 3:.1f}v-1.5v1.5h{sketch.scale:.1f}v-1.5" fill="none" stroke="#000" stroke-width=".4"/>')
    parts.append(f'<text x="4" y="{sketch.height - 4:.1f}">{f"{sketch.scale_km:g}".replace(".", ",")} km</text></svg>')
    return "".join(parts)
