"""What every answer carries against misuse: headers, cookie rules and the CSRF check.

The headers are written here because flask-talisman has had no release since 2023.
Must not know pages or accounts.
"""

from wsgiref.headers import Headers

from flask import Flask, Response
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from web.settings import Settings

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""Nothing inline and nothing from elsewhere: words that somebody types can never run."""

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
TRANSPORT = ("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
NOT_KEPT = "no-store"
"""Every page may name somebody: no browser or proxy keeps a copy."""


def install(app: Flask, settings: Settings) -> CSRFProtect:
    """Protect `app`; the CSRF guard is returned so that a bearer-token API can be exempt."""
    is_secure = settings.cookies_are_secure
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=settings.largest_body_bytes,
        MAX_FORM_MEMORY_SIZE=settings.largest_body_bytes,
        SESSION_COOKIE_NAME="__Host-session" if is_secure else "session",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SECURE=is_secure,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: a shift's open form must still send
    )

    def protect(response: Response) -> Response:
        for name, value in headers_of(settings).items():
            response.headers.setdefault(name, value)
        response.headers["Cache-Control"] = NOT_KEPT
        return response

    app.after_request(protect)
    if settings.proxies:
        behind = {
            "x_for": settings.proxies,
            "x_proto": settings.proxies,
            "x_host": settings.proxies,
        }
        app.wsgi_app = ProxyFix(app.wsgi_app, **behind)  # type: ignore[method-assign]  # Flask's documented way
    return CSRFProtect(app)


def headers_of(settings: Settings) -> dict[str, str]:
    """The headers of every answer of this installation."""
    if settings.cookies_are_secure:
        return {**HEADERS, TRANSPORT[0]: TRANSPORT[1]}
    return HEADERS


def protect_file(headers: Headers, settings: Settings) -> None:
    """The same headers on a file that is served beside the application."""
    for name, value in headers_of(settings).items():
        headers[name] = value
