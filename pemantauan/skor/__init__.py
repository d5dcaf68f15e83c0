"""The scorecard of a quarter, pure: recaps 3A and 3B and Formulir 4 Tabel 1, 2 and 4, each answer with its reason."""

from pemantauan.skor.anak import BarisAnak, DataAnak, nilai_anak
from pemantauan.skor.bentuk_json import ayah_json, sebagai_json
from pemantauan.skor.ibu import BarisIbu, DataIbu, nilai_ibu
from pemantauan.skor.jawaban import Baris, Jawaban, Nilai, persen
from pemantauan.skor.paud import BarisPaud, DataPaud, nilai_paud
from pemantauan.skor.penelusuran import (
    CIRI_ANAK,
    CIRI_IBU,
    CIRI_PAUD,
    BarisOrang,
    keluarga_di_balik,
    layanan_di_balik,
    orang_di_balik,
)
from pemantauan.skor.rekap import Ayah, Capaian, Konvergensi, Pecahan, Skor, Tabel1, Tabel2, Tabel4, hitung, susun

__all__ = [
    "CIRI_ANAK",
    "CIRI_IBU",
    "CIRI_PAUD",
    "Ayah",
    "Baris",
    "BarisAnak",
    "BarisIbu",
    "BarisOrang",
    "BarisPaud",
    "Capaian",
    "DataAnak",
    "DataIbu",
    "DataPaud",
    "Jawaban",
    "Konvergensi",
    "Nilai",
    "Pecahan",
    "Skor",
    "Tabel1",
    "Tabel2",
    "Tabel4",
    "ayah_json",
    "hitung",
    "keluarga_di_balik",
    "layanan_di_balik",
    "nilai_anak",
    "nilai_ibu",
    "nilai_paud",
    "orang_di_balik",
    "persen",
    "sebagai_json",
    "susun",
]
