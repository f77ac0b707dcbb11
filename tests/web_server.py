"""A web server on this machine, for as long as a test needs it."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def serving(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """Its name and port, while it answers as the handler has it."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as one:
        thread = threading.Thread(target=one.serve_forever)
        thread.start()
        try:
            yield f"127.0.0.1:{one.server_port}"
        finally:
            one.shutdown()
            thread.join()
