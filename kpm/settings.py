"""Settings of the project: every knob is an environment variable with a working default; nonsense fails loudly."""

import logging
import sys
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from kpm.catatan import jam, setelan_log

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# The key file lies beside the database and outside its backup; `manage.py siapkan` writes it once.
KPM_DATA = Path(env.str("KPM_DATA", default=str(BASE_DIR / "data")))
KPM_BERKAS_KUNCI = Path(env.str("KPM_BERKAS_KUNCI", default=str(KPM_DATA / "kunci.env")))
try:
    KPM_BERKAS_KUNCI.open("rb").close()
    env.read_env(str(KPM_BERKAS_KUNCI))
except (FileNotFoundError, NotADirectoryError):
    pass  # the keys come from the environment, or are yet to be made
except OSError as galat:
    raise ImproperlyConfigured(
        f"Berkas kunci {KPM_BERKAS_KUNCI} tidak boleh dibaca oleh akun ini. Pemiliknya harus akun yang menjalankan "
        "program: chown kpm:kpm, lalu chmod 600."
    ) from galat

UJI = "pytest" in sys.modules
DEBUG = env.bool("KPM_DEBUG", default=False)
KPM_HTTPS = env.bool("KPM_HTTPS", default=False)

KPM_KUNCI_DATA = env.list("KPM_KUNCI_DATA", default=[])
"""Fernet keys for NIK and No. KK, newest first; older ones still decrypt."""
KPM_KUNCI_INDEKS = env.str("KPM_KUNCI_INDEKS", default="")
"""Key of the blind index (HMAC)."""
KPM_KUNCI_CADANGAN = env.list("KPM_KUNCI_CADANGAN", default=[])
"""Keys of backups, newest first; older ones still open older files."""
SECRET_KEY = env.str("KPM_RAHASIA", default="")
if UJI and not SECRET_KEY:
    SECRET_KEY = "hanya-untuk-uji-" + "0" * 48
    KPM_KUNCI_DATA = ["dWppLXVqaS11amktdWppLXVqaS11amktdWppLXVqaS0="]
    KPM_KUNCI_INDEKS = "hanya-untuk-uji-" + "1" * 48
    KPM_KUNCI_CADANGAN = ["Y2FkYW5nYW4tdWppLWNhZGFuZ2FuLXVqaS1jYWRhbmc="]
if not SECRET_KEY:
    if "pulihkan" in sys.argv:
        raise ImproperlyConfigured(f"Tulis dahulu keempat kunci dari cetakannya ke {KPM_BERKAS_KUNCI}")
    if not {"siapkan", "makemigrations", "collectstatic", "zskor"} & set(sys.argv):
        raise ImproperlyConfigured("Kunci belum ada. Jalankan dahulu: python manage.py siapkan")
    SECRET_KEY = "sementara-sampai-siapkan-selesai-" + "0" * 32

ALLOWED_HOSTS = env.list("KPM_HOST", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("KPM_ASAL_TEPERCAYA", default=[])
_alamat = env.str("KPM_ALAMAT", default="127.0.0.1:8000").replace("0.0.0.0", "127.0.0.1")  # noqa: S104 (read, not bound)
KPM_ALAMAT_UMUM = env.str("KPM_ALAMAT_UMUM", default=f"http://{_alamat}").rstrip("/")
"""Address printed beside the QR code of a document."""
if not KPM_ALAMAT_UMUM.startswith(("http://", "https://")):
    raise ImproperlyConfigured("KPM_ALAMAT_UMUM harus diawali http:// atau https://")

INSTALLED_APPS = [
    "kpm",
    "sasaran",
    "pemantauan",
    "rembuk",
    "laporan",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "crispy_forms",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "import_export",
    "simple_history",
    "template_partials",
]

MIDDLEWARE = [
    "kpm.middleware_catatan.catat_permintaan",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kpm.middleware.tanpa_simpan",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kpm.gerbang.WajibMasuk",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "kpm.gerbang.GerbangAkun",
    "kpm.middleware.LingkupMiddleware",
    "kpm.middleware_serentak.UlangiSekaliMiddleware",
    "sasaran.middleware.AlihGabungMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "kpm.urls"
WSGI_APPLICATION = "kpm.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kpm.konteks.kerangka",
            ],
            "builtins": ["kpm.templatetags.rupa"],
        },
    },
]

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{KPM_DATA / 'kpm.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # IMMEDIATE: without it most concurrent read-then-write transactions end in "database is locked".
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        # FULL: an answered entry is on the disk, also when the power of the office fails in the next moment.
        # recursive_triggers: without it REPLACE removes a row past the triggers that keep issued papers unchanged.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA recursive_triggers=ON;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("KPM_UMUR_KONEKSI", default=60)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "kpm.Pengguna"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "kpm.izin.NamaAtauTelepon",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "nama", "telepon")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "masuk"
LOGIN_REDIRECT_URL = "pintu"
LOGOUT_REDIRECT_URL = "masuk"

# Mobile carriers put whole districts behind one address: lock the pair, never the address alone.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = env.int("KPM_BATAS_SALAH_SANDI", default=5)
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "kpm/terkunci.html"
AXES_VERBOSE = False
AXES_HANDLER = "kpm.pembatas.TanpaIsian"
AXES_ENABLE_ADMIN = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address"]
AXES_CLIENT_IP_CALLABLE = "kpm.izin.alamat_klien"
AXES_USERNAME_CALLABLE = "kpm.izin.nama_dibatasi"
KPM_JUMLAH_PROKSI = env.int("KPM_JUMLAH_PROKSI", default=0)
"""Proxies in front of the program, each of which appends to X-Forwarded-For; 0 trusts no header."""

KPM_UNDANGAN_HARI = env.int("KPM_UNDANGAN_HARI", default=7)
"""Days an invitation can be used."""
KPM_PENEGASAN_MENIT = env.int("KPM_PENEGASAN_MENIT", default=60)
"""Minutes after typing the password in which NIK and exports with names open without asking again."""
if not 1 <= KPM_UNDANGAN_HARI <= 30:
    raise ImproperlyConfigured("KPM_UNDANGAN_HARI harus antara 1 dan 30 hari")
if not 1 <= KPM_PENEGASAN_MENIT <= 24 * 60:
    raise ImproperlyConfigured("KPM_PENEGASAN_MENIT harus antara 1 menit dan 1440 menit (sehari)")

SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "kpm_sesi"
CSRF_COOKIE_NAME = "kpm_csrf"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = KPM_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if KPM_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = KPM_HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if env.bool("KPM_DI_BELAKANG_PROKSI", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}

LANGUAGE_CODE = "id"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = KPM_DATA / "statis"
STATICFILES_DIRS = [BASE_DIR / "static", ("panduan", BASE_DIR / "docs" / "panduan" / "gambar")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if UJI or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = UJI
WHITENOISE_AUTOREFRESH = UJI
MEDIA_ROOT = KPM_DATA / "unggahan"

CRISPY_ALLOWED_TEMPLATE_PACKS = "kpm_form"
CRISPY_TEMPLATE_PACK = "kpm_form"
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend" if UJI else "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default"],
    }
}

KPM_TANPA_PDF = env.bool("KPM_TANPA_PDF", default=False)
"""Print as HTML even where WeasyPrint works: for trying what a machine without Pango does."""

KPM_BUKA_NAMA_MENIT = env.int("KPM_BUKA_NAMA_MENIT", default=30)
"""For how long names opened from above the village stay open."""
if not 1 <= KPM_BUKA_NAMA_MENIT <= 480:
    raise ImproperlyConfigured("KPM_BUKA_NAMA_MENIT harus antara 1 dan 480.")

KPM_CADANGAN_FOLDER = Path(env.str("KPM_CADANGAN_FOLDER", default=str(KPM_DATA / "cadangan")))
KPM_CADANGAN_JAM = jam(env.str("KPM_CADANGAN_JAM", default="12:00"))
"""Time of day of the daily backup, by the village's clock; a computer that was off makes it up when it is on."""
KPM_CADANGAN_SIMPAN = env.int("KPM_CADANGAN_SIMPAN", default=14)
"""Daily backups that stay; the last one of each of twelve months stays besides."""
if KPM_CADANGAN_SIMPAN < 1:
    raise ImproperlyConfigured("KPM_CADANGAN_SIMPAN paling sedikit 1")
KPM_TOKEN_STATUS = env.str("KPM_TOKEN_STATUS", default="")
"""Opens the details of /status/ to a watching program (header X-Token-Status); empty: to national staff only."""
if KPM_TOKEN_STATUS and len(KPM_TOKEN_STATUS) < 20:
    raise ImproperlyConfigured("KPM_TOKEN_STATUS paling sedikit 20 huruf acak")

KPM_LOG = env.str("KPM_LOG", default="teks")
"""Form of the log: teks for a person at the screen, json for a program; neither holds personal data."""
LOGGING = setelan_log(KPM_LOG, rinci=DEBUG)
logging.captureWarnings(False)
