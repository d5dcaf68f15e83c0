"""Views."""

from django.http import HttpResponse
from kpm.izin import perlu


@perlu("sasaran.lihat")
def sasaran(request, wilayah, **kw):
    return HttpResponse("sasaran")
