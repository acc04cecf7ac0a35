"""Makes a database for django-helpdesk with one person in it, and prints how she asks, as JSON.

Run in its own virtual environment. Must not know what is measured.
"""

import json

import django

django.setup()  # before anything of it can be imported

from django.contrib.auth import get_user_model  # noqa: E402 - as said above
from django.core.management import call_command  # noqa: E402 - as said above
from django.test import Client  # noqa: E402 - as said above
from django.urls import reverse  # noqa: E402 - as said above
from helpdesk.models import Queue  # noqa: E402 - as said above
from helpdesk.query import query_to_base64  # noqa: E402 - as said above
from rest_framework.authtoken.models import Token  # noqa: E402 - as said above

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
