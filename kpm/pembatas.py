"""Counting wrong passwords without keeping anything that was typed beside them."""

from __future__ import annotations

from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from django.http import HttpRequest, QueryDict


class TanpaIsian(AxesDatabaseHandler):
    """The count of the library, which would also store the form as it was sent.

    A try that fails by one letter is almost the password, and the form of a new password carries that one as well;
    the address may carry a name that was searched for.
    """

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
    ) -> None:
        if request is None:
            return super().user_login_failed(sender, credentials, request, **kwargs)
        isi, alamat = request.POST, request.GET
        request.POST = request.GET = QueryDict()
        try:
            super().user_login_failed(sender, credentials, request, **kwargs)
        finally:
            request.POST, request.GET = isi, alamat
