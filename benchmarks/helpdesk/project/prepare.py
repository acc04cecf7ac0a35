"""Makes a database for django-helpdesk with one person in it, and prints how she asks, as JSON.

Imported by Django's own shell, in its own virtual environment, so that everything of it is there.
Must not know what is measured.
"""

import json

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from helpdesk.models import Queue
from helpdesk.query import query_to_base64
from rest_framework.authtoken.models import Token

OPEN = {
    "filtering": {"status__in": [1, 2]},
    "sorting": "created",
    "search_string": "",
    "sortreverse": False,
}
"""What its page of a list asks for when nothing was chosen."""

call_command("migrate", verbosity=0)
person = get_user_model().objects.create_superuser("mary")
queue = Queue.objects.create(title="Derby health visiting, north", slug="derby-north")
client = Client()
client.force_login(person)
print(
    json.dumps(
        {
            "token": Token.objects.create(user=person).key,
            "cookie": f"sessionid={client.cookies['sessionid'].value}",
            "queue": queue.pk,
            "record": reverse("helpdesk:ticket-list"),
            "page": reverse("helpdesk:list"),
            "rows": reverse("helpdesk:datatables_ticket_list", args=[query_to_base64(OPEN)]),
        }
    )
)
