#!/usr/bin/env bash
# Menjalankan KPM Desa: pekerja tugas latar dan server web. Ctrl-C menghentikan keduanya.
#   KPM_ALAMAT=0.0.0.0:8000 skrip/jalan.sh    agar terbuka bagi komputer lain
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

alamat=${KPM_ALAMAT:-127.0.0.1:8000}
diminta=

# Each program has a session of its own, so that Ctrl-C reaches this script only, which asks each of them once: the
# worker finishes its task on the first request and drops it on the second.
berhenti() {
    [ -n "$diminta" ] || printf '\nMenghentikan KPM Desa ... (Ctrl-C sekali lagi untuk memaksa)\n'
    diminta=ya
    kill -TERM "$web" "$pekerja" 2>/dev/null || true
}
hidup() { kill -0 "$1" 2>/dev/null; }

setsid .venv/bin/python manage.py pekerja &
pekerja=$!
setsid .venv/bin/gunicorn kpm.wsgi --config deploy/gunicorn.conf.py --bind "$alamat" --no-control-socket &
web=$!
trap berhenti INT TERM HUP
echo "Membuka KPM Desa di http://$alamat/ (Ctrl-C untuk berhenti)"

# A signal ends a wait early, hence the loops.
while hidup "$web" && hidup "$pekerja"; do wait -n "$web" "$pekerja" || true; done
if [ -z "$diminta" ] && hidup "$web"; then
    echo "Perhatian: pekerja tugas latar berhenti. Halaman tetap jalan, tetapi cetak massal dan impor menunggu." >&2
fi
while hidup "$web"; do wait "$web" || true; done
kode=0
wait "$web" || kode=$?
[ -n "$diminta" ] || kill -TERM "$pekerja" 2>/dev/null || true
while hidup "$pekerja"; do wait "$pekerja" || true; done
echo "KPM Desa sudah berhenti."
exit "$kode"
