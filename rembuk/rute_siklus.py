"""Addresses of the planning year and of the social map."""

from django.urls import path

from rembuk.views import pemetaan, siklus, temuan

urlpatterns = [
    path("siklus/", siklus.siklus, name="siklus"),
    path("siklus/<int:tahun>/", siklus.siklus, name="siklus_tahun"),
    path("siklus/<int:tahun>/ubah/", siklus.siklus_ubah, name="siklus_ubah"),
    path("pemetaan/", pemetaan.pemetaan, name="pemetaan"),
    path("pemetaan/<uuid:uuid>/", pemetaan.dusun, name="pemetaan_dusun"),
    path("pemetaan/<uuid:uuid>.pdf", pemetaan.dusun_pdf, name="pemetaan_pdf"),
    path("pemetaan/<uuid:uuid>/tata/", pemetaan.tata, name="pemetaan_tata"),
    path("pemetaan/<uuid:uuid>/temuan/", temuan.baru, name="temuan_baru"),
    path("pemetaan/temuan/<uuid:uuid>/", temuan.ubah, name="temuan_ubah"),
    path("pemetaan/temuan/<uuid:uuid>/hapus/", temuan.hapus, name="temuan_hapus"),
]
