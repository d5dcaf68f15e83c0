#!/usr/bin/env bash
# Membuat otoritas sertifikat kantor (sepuluh tahun) dan sertifikat server (dua tahun). Boleh diulang: otoritas yang sudah
# ada dipakai lagi, sehingga HP tidak perlu memasang ulang.
#   sudo deploy/sertifikat.sh kpm.local 192.168.1.10
set -euo pipefail
[ $# -ge 1 ] || { echo "Pemakaian: deploy/sertifikat.sh NAMA [ALAMAT-IP ...]" >&2; exit 2; }
folder=${KPM_FOLDER_TLS:-/etc/kpm/tls}
nama=$1
shift
# terbuka untuk dilewati nginx; kuncinya sendiri tetap tertutup
install -d -m 755 "$(dirname "$folder")" "$folder"
umask 077
cd "$folder"

if [ ! -f kpm-ca.key ]; then
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -sha256 \
        -subj "/O=Kantor Desa/CN=KPM Desa $(date +%Y)" -keyout kpm-ca.key -out kpm-ca.crt \
        -addext basicConstraints=critical,CA:TRUE,pathlen:0 -addext keyUsage=critical,keyCertSign,cRLSign
fi
alamat="DNS:$nama"
for satu in "$@"; do alamat+=",IP:$satu"; done
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$nama" -keyout kpm.key -out kpm.csr
openssl x509 -req -in kpm.csr -CA kpm-ca.crt -CAkey kpm-ca.key -CAcreateserial -days 730 -sha256 -out kpm.crt \
    -extfile <(printf 'subjectAltName=%s\nbasicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\n' "$alamat")
rm kpm.csr
chmod 644 kpm-ca.crt kpm.crt
openssl verify -CAfile kpm-ca.crt kpm.crt
echo "Sidik otoritas, bandingkan di HP sebelum memasang:"
openssl x509 -in kpm-ca.crt -noout -fingerprint -sha256
