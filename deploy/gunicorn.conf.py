"""gunicorn in an office or on a server: quiet, and logging as the program does (no addresses with their queries)."""

import os

from kpm.catatan import setelan_log

bind = os.environ.get("KPM_ALAMAT", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
timeout = 60
graceful_timeout = 30
max_requests = 2000
max_requests_jitter = 200
accesslog = None
logconfig_dict = setelan_log(os.environ.get("KPM_LOG", "teks"), rinci=False) | {
    "loggers": {"gunicorn.error": {"level": "WARNING", "propagate": True, "handlers": []}}
}
