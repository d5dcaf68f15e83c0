"""The look keeps its rules: strict CSP, colours in one place, known icons, small files, accessible forms."""

import re
from pathlib import Path

import brotli
import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from kpm.forms import AngkaBulat

AKAR = Path(__file__).resolve().parents[2]
TEMPLAT = sorted(path for path in (AKAR / "templates").rglob("*") if path.suffix in {".html", ".svg", ".txt"})
CSS = sorted((AKAR / "static/css").glob("*.css"))
JS = sorted((AKAR / "static/js").rglob("*.js"))
YA_TIDAK = [("", "---------"), ("ya", "Ya"), ("tidak", "Tidak")]

templat = pytest.mark.parametrize("path", TEMPLAT, ids=lambda path: str(path.relative_to(AKAR)))


def _tanpa_komentar(path):
    teks = path.read_text(encoding="utf-8")
    teks = re.sub(r"\{#.*?#\}|<!--.*?-->", "", teks, flags=re.S)
    return re.sub(r"\{% comment %\}.*?\{% endcomment %\}", "", teks, flags=re.S)


def _terkompres(*berkas):
    return sum(len(brotli.compress(path.read_bytes())) for path in berkas)


@templat
def test_a_template_carries_no_inline_style_script_or_handler(path):
    teks = _tanpa_komentar(path)
    assert re.findall(r"\sstyle\s*=|<style\b", teks) == []
    assert [tag for tag in re.findall(r"<script\b[^>]*>", teks) if "src=" not in tag] == []
    assert re.findall(r"<[a-z][^>]*\son[a-z]+\s*=", teks) == []
    assert "javascript:" not in teks


@templat
def test_a_template_writes_no_colour(path):
    teks = re.sub(r'(href="|url\()#[^")]*|&#\w+;', "", _tanpa_komentar(path))
    assert re.findall(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b", teks) == []


@pytest.mark.parametrize("path", [p for p in CSS if p.name not in {"token.css", "cetak.css"}], ids=lambda p: p.name)
def test_colours_stand_in_the_tokens_alone(path):
    teks = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", teks) == []


def test_every_token_that_is_used_is_defined():
    dipakai = {nama for path in CSS for nama in re.findall(r"var\((--[\w-]+)", path.read_text(encoding="utf-8"))}
    ada = set(re.findall(r"(--[\w-]+)\s*:", (AKAR / "static/css/token.css").read_text(encoding="utf-8")))
    assert dipakai - ada == set()


def test_every_icon_that_is_named_is_drawn():
    ada = set(re.findall(r'nama == "([\w-]+)"', (AKAR / "templates/komponen/ikon.html").read_text(encoding="utf-8")))
    dipakai = set()
    for path in TEMPLAT:
        dipakai |= set(re.findall(r'komponen/ikon\.html" with nama="([\w-]+)"', path.read_text(encoding="utf-8")))
    assert dipakai - ada == set()


def test_the_sheets_of_every_page_weigh_at_most_ten_kilobytes():
    assert _terkompres(*(AKAR / "static/css" / f"{nama}.css" for nama in ("token", "dasar", "komponen"))) <= 10 * 1024


def test_scripts_weigh_at_most_twenty_five_kilobytes_apart_from_the_map():
    assert _terkompres(*(path for path in JS if not path.name.startswith("peta"))) <= 25 * 1024


class Isian(forms.Form):
    berat = forms.CharField(
        label="Berat badan", help_text="Tanpa baju tebal", widget=forms.TextInput({"data-satuan": "kg"})
    )
    konseling = forms.ChoiceField(label="Konseling ibu", choices=YA_TIDAK, required=False, widget=forms.RadioSelect)
    catatan = forms.CharField(label="Catatan", required=False, widget=forms.Textarea)


def _bidang(formulir, nama):
    return render_to_string("kpm_form/field.html", {"field": formulir[nama]})


def test_an_error_stands_above_its_input_and_is_tied_to_it():
    html = _bidang(Isian({"berat": ""}), "berat")
    assert 'aria-describedby="id_berat_helptext id_berat_error"' in html
    assert 'aria-invalid="true"' in html
    assert html.index('id="id_berat_helptext"') < html.index('id="id_berat_error"') < html.index("<input")


def test_a_measure_shows_its_unit_and_asks_for_the_number_keyboard():
    html = _bidang(Isian(), "berat")
    assert '<span aria-hidden="true">kg</span>' in html
    assert 'inputmode="decimal"' in html


def test_yes_no_is_a_fieldset_that_starts_at_not_recorded():
    html = _bidang(Isian(), "konseling")
    assert html.count('type="radio"') == 3
    assert "<legend>Konseling ibu</legend>" in html
    assert re.findall(r"<label[^>]*>", html) == ['<label class="ya">', "<label>", '<label class="nihil">']
    assert re.findall(r'value="(\w*)"[^>]*checked', html) == [""]
    assert "belum dicatat" in html
    assert "boleh kosong" not in html


def test_an_optional_field_says_that_it_may_stay_empty():
    assert "(boleh kosong)" in _bidang(Isian(), "catatan")


def test_the_error_summary_counts_and_leads_to_the_fields():
    html = render_to_string("komponen/daftar_galat.html", {"form": Isian({"berat": ""})})
    assert "Belum tersimpan. Ada 1 hal yang perlu diperbaiki." in html
    assert 'href="#id_berat"' in html


@pytest.mark.parametrize("nama", ["404.html", "403.html", "403_csrf.html", "500.html"])
def test_error_pages_need_nothing_from_a_view(nama):
    assert 'href="/"' in render_to_string(nama)


@pytest.mark.parametrize(
    ("bidang", "isi", "kalimat"),
    [
        (forms.CharField(max_length=3), "0001", "Paling panjang 3 huruf, yang diisi 4 huruf."),
        (forms.CharField(), "a\0b", "Ada tanda yang tidak terbaca. Hapus, lalu tulis lagi."),
        (forms.IntegerField(min_value=1), "0", "Paling kecil 1."),
        (forms.IntegerField(max_value=20), "99", "Paling besar 20."),
        (AngkaBulat(), "dua", "Tulis angka bulat, misalnya 2."),
        (forms.ChoiceField(choices=[("L", "Laki-laki")]), "Q", "Pilih dari daftar."),
        (forms.MultipleChoiceField(choices=[("L", "Laki-laki")]), ["Q"], "Pilih dari daftar."),
        (forms.UUIDField(), "bukan", "Halaman ini tidak utuh. Muat ulang, lalu isi lagi."),
    ],
)
def test_what_django_would_say_itself_is_said_in_the_words_of_the_village(
    bidang: forms.Field, isi: object, kalimat: str
) -> None:
    with pytest.raises(ValidationError) as galat:
        bidang.clean(isi)
    assert galat.value.messages == [kalimat]
