"""Entry point of the web server: the program refuses to serve without its encryption keys."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kpm.settings")

application = get_wsgi_application()

from kpm.enkripsi import pastikan_kunci  # noqa: E402  (settings must be ready first)

pastikan_kunci()
