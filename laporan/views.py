"""Views."""

from django.http import HttpResponse
from kpm.izin import perlu


@perlu("masuk")
def beranda(request, wilayah, **kw):
    return HttpResponse("beranda")

@perlu("laporan.lihat")
def ringkasan(request, wilayah, **kw):
    return HttpResponse("ringkasan")

@perlu("masuk")
def lainnya(request, wilayah, **kw):
    return HttpResponse("lainnya")

@perlu("laporan.lihat")
def laporan(request, wilayah, **kw):
    return HttpResponse("laporan")
