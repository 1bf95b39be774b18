"""`python -m dashboard --port N [--warehouse FILE]`: open the pages behind the hardened server."""

from __future__ import annotations

import argparse
import socket
import sys
from pathlib import Path


def main() -> int:
    """Read the arguments and serve; 1 with one line where the port is taken."""
    arguments = _parser().parse_args()
    if _is_taken(arguments.address, arguments.port):
        sys.stderr.write(f"port {arguments.port} on {arguments.address} is in use; choose another --port\n")
        return 1
    from dashboard.server import serve  # noqa: PLC0415  usage errors need no server

    serve(arguments.port, arguments.address, arguments.warehouse)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard", description="Open the dashboard of Chỉ Số.")
    parser.add_argument("--port", type=int, default=8501, help="port to answer on (default 8501)")
    parser.add_argument("--address", default="127.0.0.1", help="address to answer on (default: this machine only)")
    parser.add_argument("--warehouse", type=Path, help="the published warehouse (default: CHISO_WAREHOUSE)")
    return parser


def _is_taken(address: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
