"""What views ask of a request again and again."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from kpm.models import Pengguna


def pengguna(request: HttpRequest) -> Pengguna:
    """The person at the page. Only for views behind sign-in: an anonymous visitor is none."""
    return cast(Pengguna, request.user)
