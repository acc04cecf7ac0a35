"""`python -m web post`: sends the emails that are queued, by the mail server of the settings.

Must not know how it sends (web/post/).
"""

from pathlib import Path

import click

from web.clock import passed_seconds
from web.opened import data_option
from web.stopping import told_to_stop


@click.command()
@data_option
def post(*, data: Path | None) -> None:
    """Send the emails that are queued until you press Ctrl+C.

    Start a second one on the same installation, and it stands by: when the first ends, however it
    ends, it goes on. Settings come from the environment (HANDOVER_...), as for serve.
    """
    from web.judged import judged_at_work
    from web.post.post import Post
    from web.post.server import MailServer
    from web.post.tokens import LinkRule

    stop = told_to_stop()
    with judged_at_work(data) as together:
        mail = together.settings.mail
        if mail is None:
            raise click.ClickException(
                "No mail server is set, so nothing can be sent. Set HANDOVER_SMTP, "
                "HANDOVER_MAIL_FROM and HANDOVER_ADDRESS."
            )
        Post(
            together.service,
            together.projector,
            together.reads,
            mail=mail,
            server=MailServer(mail),
            clock=together.clock,
            passed=passed_seconds,
            links=LinkRule(together.settings.secret_key, together.settings.link_lasts),
        ).work(stop, reads_at=together.settings.reads_path, say=click.echo)
    click.echo("Stopped.")
