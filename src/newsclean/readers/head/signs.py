"""What the markup of a page with little running text shows of its kind: fields for a password, checks of humans, the root of an application, frames,
pictures.

Pages with an article's text are not looked at: a header's log-in form, or a comment form's check, says nothing of them.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise

from newsclean.values.texts import clean_text

LITTLE_TEXT = 120  # words of running text below which a page's markup is looked at
MOST_BYTES = 500_000  # of a page that are looked at
LONGEST_NOSCRIPT = 2000  # bytes
MOST_NOSCRIPTS = 40  # tags that are looked at
MANY_PICTURES = 3

# What the scripts, elements and frames of checks are named, and nothing else: of Cloudflare, DataDome, HUMAN, Imperva, AWS, Akamai, Kasada, Anubis
# and others. The page is searched for each in small letters, which takes a tenth of the time of a pattern.
_CHECKS = (
    b"_cf_chl_opt cf-challenge- captcha-delivery.com _incapsula_resource px-captcha _pxblock awswafcookie aws-waf-captcha awswafcaptcha sec-if-cpt "
    b"kpsdk ddos-guard sgcaptcha challenge-form captcha-form anubis geetest"
).split()
_FORM_OF_CHECK = re.compile(rb"<(?:form|img)\b[^<>]{0,300}captcha")
_PASSWORD = re.compile(rb"<input\b[^<>]{0,500}\btype\s{0,5}=\s{0,5}[\"']?password")
_REFRESH = re.compile(rb"<meta\b[^<>]{0,200}\bhttp-equiv\s{0,5}=\s{0,5}[\"']?refresh")
_ROOT = re.compile(rb"\bid\s{0,5}=\s{0,5}[\"']?(?:root|app|__next|__nuxt|___gatsby|svelte)[\"'\s>]|<app-root")
_PLAYER = re.compile(rb"<(?:video|audio)\b|<iframe\b[^<>]{0,500}\b(?:embed|player|video)")
_NOSCRIPT = re.compile(rb"<(/?)noscript\b[^<>]{0,200}>", re.IGNORECASE)


def read_signs(page: bytes) -> tuple[str, ...]:
    """Return the names of the signs that a page's bytes show.

    >>> read_signs(b'<form><input name=p type="password"></form><script src=a.js></script>')
    ('password', 'script')
    """
    seen = page[:MOST_BYTES].lower()
    signs = {
        "password": b"password" in seen and _PASSWORD.search(seen) is not None,
        "check": any(name in seen for name in _CHECKS) or (b"captcha" in seen and _FORM_OF_CHECK.search(seen) is not None),
        "application": _ROOT.search(seen) is not None,
        "script": b"<script" in seen,
        "frame": b"<iframe" in seen or b"<frame" in seen,
        "refresh": b"refresh" in seen and _REFRESH.search(seen) is not None,
        "pictures": seen.count(b"<img") >= MANY_PICTURES,
        "video": _PLAYER.search(seen) is not None,
    }
    return tuple(name for name, is_shown in signs.items() if is_shown)


def read_noscript(page: bytes) -> str | None:
    """Return the text that a page shows where scripts do not run, or None. Images for counting have none.

    >>> read_noscript(b"<noscript>You need to enable <b>JavaScript</b>.</noscript>")
    'You need to enable JavaScript.'
    """
    tags = list(islice(_NOSCRIPT.finditer(page, 0, MOST_BYTES), MOST_NOSCRIPTS))
    between = [page[left.end() : right.start()][:LONGEST_NOSCRIPT] for left, right in pairwise(tags) if not left[1] and right[1]]
    found = [clean_text(text.decode("utf-8", "replace")) for text in between]
    return " ".join([text for text in found if text]) or None
