#!/usr/bin/env bash
# Menyiapkan KPM Desa di Debian 12. Boleh diulang kapan saja: yang sudah ada tidak disentuh.
#   skrip/siapkan.sh        untuk menjalankan program
#   skrip/siapkan.sh uji    ditambah alat uji
#   skrip/siapkan.sh e2e    ditambah peramban untuk uji lewat layar
set -euo pipefail

tingkat=${1:-jalan}
case $tingkat in
    jalan | uji | e2e) ;;
    *) echo "Pemakaian: skrip/siapkan.sh [uji|e2e]" >&2; exit 2 ;;
esac
cd "$(dirname "${BASH_SOURCE[0]}")/.."
akar=$(pwd -P)

kabar() { echo "» $*"; }
awas() { echo "Perhatian: $*" >&2; }
gagal() { echo "Gagal: $*" >&2; exit 1; }

# Runs as root: directly, or through sudo when it is there and can ask (or needs no password).
sebagai_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}
bisa_root() {
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }
}

# Packages of the system. Only what is missing, and never a reason to stop: the next step says what it cannot do without.
pasang_paket() {
    local kurang=() paket ada
    command -v dpkg-query >/dev/null || {
        awas "ini bukan Debian, pasang sendiri yang setara dengan: $*"
        return 0
    }
    ada=$(dpkg-query -W -f ';${db:Status-Abbrev}${Package};' "$@" 2>/dev/null || true)
    for paket in "$@"; do
        [[ $ada == *";ii $paket;"* ]] || kurang+=("$paket")
    done
    [ ${#kurang[@]} -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null || ! bisa_root; then
        awas "paket belum terpasang dan tidak dapat dipasang tanpa root: ${kurang[*]}"
        awas "minta pengelola menjalankan: apt-get install ${kurang[*]}"
        return 0
    fi
    kabar "Memasang paket sistem: ${kurang[*]}"
    if ! { sebagai_root apt-get update -qq &&
        sebagai_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${kurang[@]}" >/dev/null; }; then
        awas "paket sistem gagal dipasang: ${kurang[*]}"
    fi
}

paket=(python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation fonts-dejavu-core)
# libatomic1: the node inside Playwright needs it and Debian does not bring it with chromium
[ "$tingkat" != e2e ] || paket+=(chromium fonts-roboto-unhinted poppler-utils libatomic1)
pasang_paket "${paket[@]}"
if command -v ldconfig >/dev/null || [ -x /sbin/ldconfig ]; then
    pustaka=$(PATH=$PATH:/sbin ldconfig -p)
    [[ $pustaka == *libpango-1.0.so.0* && $pustaka == *libpangoft2-1.0.so.0* ]] ||
        awas "pustaka Pango tidak ada: dokumen dicetak sebagai HTML, bukan PDF."
fi

# The interpreter.
python=
for calon in /usr/bin/python3.11 python3.11 python3; do
    if command -v "$calon" >/dev/null && "$calon" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
        python=$calon
        break
    fi
done
[ -n "$python" ] || gagal "Python 3.11 tidak ditemukan."

# The virtual environment, made anew when its interpreter is gone or the folder has been moved since.
if [ ! -x .venv/bin/python ] || [ ! -f .venv/bin/pip ] || ! read -r baris <.venv/bin/pip || [[ $baris != "#!$akar/.venv/"* ]]; then
    "$python" -c 'import ensurepip' 2>/dev/null || gagal "paket python3-venv belum ada, lingkungan Python tidak dapat dibuat."
    kabar "Membuat lingkungan Python di .venv"
    "$python" -m venv --clear "$akar/.venv"
fi

# Python packages, only when the list changed since the last time. The tools include what running needs.
sidik=$(cat pyproject.toml constraints.txt | sha256sum | cut -d' ' -f1)
if [ "$tingkat" = jalan ]; then proyek=. cap=.venv/siap-jalan; else proyek='.[dev]' cap=.venv/siap-uji; fi
for catatan in "$cap" .venv/siap-uji; do
    if [ -f "$catatan" ] && [ "$(cat "$catatan")" = "$sidik" ]; then
        exit 0
    fi
done
kabar "Memasang paket Python (sekali saja, beberapa menit)"
.venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e "$proyek"
echo "$sidik" >"$cap"
kabar "Siap."
