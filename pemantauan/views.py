"""Views."""

from django.http import HttpResponse
from kpm.izin import perlu


@perlu("pemantauan.lihat")
def pantau(request, wilayah, **kw):
    return HttpResponse("pantau")

@perlu("skor.lihat")
def skor(request, wilayah, **kw):
    return HttpResponse("skor")

@perlu("sasaran.lihat")
def orang(request, wilayah, **kw):
    return HttpResponse("orang")
