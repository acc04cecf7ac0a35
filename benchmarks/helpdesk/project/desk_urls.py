"""Where django-helpdesk answers. Read in its own virtual environment."""

from django.urls import include, path

urlpatterns = [path("", include("helpdesk.urls"))]
