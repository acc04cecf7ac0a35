import socket

import pytest


def test_a_test_cannot_reach_another_machine() -> None:
    with socket.socket() as connection, pytest.raises(RuntimeError, match="Tests reach this"):
        connection.connect(("192.0.2.1", 80))  # an address reserved for documentation


def test_a_test_can_reach_a_server_on_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as connection:
        connection.connect(server.getsockname())
        assert connection.getpeername() == server.getsockname()
