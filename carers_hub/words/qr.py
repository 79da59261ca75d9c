"""QR codes of the addresses of services: for paper, so that a phone finds its way back to the page."""

from __future__ import annotations

import base64
import io

import segno

QUIET_ZONE = 4
"""Modules of white around a code (ISO/IEC 18004)."""
_MASK = 1
"""One mask for all. To try all eight takes five times as long: `decisions/0009-saved-services.md` has the figures."""


def build_symbol(address: str) -> segno.QRCode:
    """The code of an address, at level M: still readable when a seventh of it is worn away."""
    return segno.make_qr(address, error="m", boost_error=False, mask=_MASK)


def render_svg(symbol: segno.QRCode) -> str:
    """The code as a picture in black on white, as large as the place it stands in."""
    picture = io.BytesIO()
    colours = {"dark": "#000", "light": "#fff"}
    plain = {"xmldecl": False, "svgclass": None, "lineclass": None, "omitsize": True}
    symbol.save(picture, kind="svg", border=QUIET_ZONE, **colours, **plain)
    return picture.getvalue().decode("utf-8")


def pack_modules(symbol: segno.QRCode) -> str:
    """The modules row by row, eight to a byte, in base64; the last byte is filled up with white."""
    bits = "".join("1" if module else "0" for row in symbol.matrix for module in row)
    bits += "0" * (-len(bits) % 8)
    return base64.b64encode(int(bits, 2).to_bytes(len(bits) // 8, "big")).decode("ascii")
