# KPM Desa: satu perintah untuk tiap keperluan. Semuanya menyiapkan sendiri apa yang belum ada (lihat skrip/siapkan.sh).
.PHONY: run test e2e bench lint gambar

PYTHON = .venv/bin/python
UJI = $(PYTHON) -m pytest -q

run: ## menjalankan program dengan data contoh di http://127.0.0.1:8000/
	skrip/siapkan.sh
	$(PYTHON) manage.py siapkan
	skrip/jalan.sh

test: ## semua uji tanpa peramban, di SQLite lalu di PostgreSQL
	skrip/siapkan.sh uji
	$(UJI) -n auto --dist loadgroup tests --ignore=tests/e2e
	$(PYTHON) skrip/postgres.py -- $(UJI) -n auto --dist loadgroup tests --ignore=tests/e2e

e2e: ## uji lewat layar dengan Chromium
	skrip/siapkan.sh e2e
	$(UJI) tests/e2e -m "not gambar"

bench: ## pengukuran dan daya tahan di SQLite dan PostgreSQL
	skrip/siapkan.sh uji
	$(PYTHON) skrip/postgres.py --aman -- $(PYTHON) -m bench

lint: ## gaya, tipe, dan celah keamanan paket
	skrip/siapkan.sh uji
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	KPM_RAHASIA=hanya-untuk-memuat-setelan .venv/bin/mypy .
	$(PYTHON) skrip/audit.py

gambar: ## tangkapan layar untuk panduan
	skrip/siapkan.sh e2e
	$(UJI) tests/e2e -m gambar
