"""The words of the error pages, by status: a title, and what to do. Must not know causes."""

from http import HTTPStatus

WORDS: dict[HTTPStatus, tuple[str, str]] = {
    HTTPStatus.BAD_REQUEST: (
        "This could not be read",
        "Something was not complete. Go back, open the page again and try once more.",
    ),
    HTTPStatus.UNAUTHORIZED: ("Sign in first", "Sign in, then try again."),
    HTTPStatus.FORBIDDEN: (
        "Your account cannot open this",
        "Ask your team lead if you think it should.",
    ),
    HTTPStatus.NOT_FOUND: (
        "Page not found",
        "There is nothing here that you can see. Check the link or the call reference.",
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        "This page cannot do that",
        "Go back and use the buttons on the page.",
    ),
    HTTPStatus.CONFLICT: ("This could not be done", ""),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (
        "What you sent is too long",
        "Nothing was stored. Go back and shorten it: what you typed is still there.",
    ),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: (
        "This kind of content is not read here",
        "Send a form from the page, or JSON to the API.",
    ),
    HTTPStatus.UNPROCESSABLE_ENTITY: (
        "Some answers need to be put right",
        "Look at each field that is named and send it again.",
    ),
    HTTPStatus.TOO_MANY_REQUESTS: (
        "Too many tries",
        (
            "Wait 15 minutes, then try again. If you have forgotten your password, "
            "ask whoever looks after accounts in your trust."
        ),
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        "Something went wrong here",
        (
            "It is not your fault, and it has been noted. Look at the lists to see whether what "
            "you sent is there before you send it again. If it is urgent, ring the team directly."
        ),
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "The service is busy",
        (
            "Nothing was stored. Wait a few seconds, go back and send it again. "
            "If it is urgent, ring the team directly."
        ),
    ),
}
"""A page that is not there and one that somebody may not know of read the same."""

OTHER = "Go back and try again."

STALE_TITLE = "This page was open too long or in another tab"
STALE = (
    "Nothing was sent. What you typed is in your browser: go back, open the page again "
    "and send it from there."
)

UNKNOWN_TITLE = "We cannot tell whether this was stored"
UNKNOWN = (
    "The connection was lost before the answer came. Wait a few seconds, go back and send it "
    "again: it is never stored twice. If it is urgent, ring the team directly."
)

STORED_TITLE = "What you sent is stored"
STORED = (
    "You do not need to send it again. Only the page that comes next could not be shown: wait a "
    "few seconds and open the lists. If you have to ring the other team, ring now."
)

BUSY_READING = (
    "This page cannot be shown at the moment. Wait a few seconds and load it again. If you have "
    "just sent something, look whether it is there before you send it again. If it is urgent, "
    "ring the team directly."
)

RENEWED_TITLE = "The lists are being made anew"
RENEWED = (
    "They were damaged. Nothing that was recorded is lost: the lists are filled from it again now, "
    "and say in red what they do not show yet. Wait a few seconds and open the page again. If you "
    "sent something, send it again: it is never stored twice. If it is urgent, ring the team "
    "directly."
)

NEWER_TITLE = "A newer version of this service recorded this"
NEWER = (
    "This version cannot read it. Nothing is lost, and nothing that you sent was stored. Tell "
    "whoever runs the service: it has to be brought up to date. Until then ring the other team."
)
