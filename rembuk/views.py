"""Views."""

from django.http import HttpResponse
from kpm.izin import perlu


@perlu("rembuk.lihat")
def rembuk(request, wilayah, **kw):
    return HttpResponse("rembuk")

@perlu("usulan.putuskan")
def keputusan(request, wilayah, **kw):
    return HttpResponse("keputusan")
