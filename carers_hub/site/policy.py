"""What browsers are told about the site: the Content-Security-Policy and its companions."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

_RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}


def build_policy(inline_scripts: Iterable[str] = ()) -> str:
    """The policy for a site whose pages hold exactly these inline scripts. Ours hold none, so there is no hash in it."""
    hashes = sorted({_hash(script) for script in inline_scripts})
    rules = {**_RULES, "script-src": " ".join(["'self'", *hashes])}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def build_headers(policy: str) -> dict[str, str]:
    """Every header the site should be served with. `frame-ancestors` works in a header only."""
    return {
        "Content-Security-Policy": f"{policy}; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Strict-Transport-Security": "max-age=31536000",
        "Cache-Control": "public, max-age=0, must-revalidate",
    }


def render_headers_file(headers: dict[str, str]) -> str:
    """`_headers`, which Netlify and Cloudflare Pages read."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())


def render_nginx_headers(headers: dict[str, str]) -> str:
    """The same for nginx: `include security-headers.conf;` in the server block."""
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
