"""A PDF with a password, made by hand: RC4 of 40 bits as the PDF reference describes it (algorithms 3.1 to 3.4)."""

from __future__ import annotations

import hashlib

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
IDENTITY = b"0123456789abcdef"
RIGHTS = -4


def rc4(key: bytes, text: bytes) -> bytes:
    """The stream cipher."""
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for letter in text:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(letter ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def padded(password: bytes) -> bytes:
    """A password filled up to 32 bytes."""
    return (password + PADDING)[:32]


def pdf_with_password(*, user: bytes, owner: bytes) -> bytes:
    """A PDF of one empty page that opens with either password."""
    owned = rc4(hashlib.md5(padded(owner), usedforsecurity=False).digest()[:5], padded(user))
    seed = padded(user) + owned + RIGHTS.to_bytes(4, "little", signed=True) + IDENTITY
    checked = rc4(hashlib.md5(seed, usedforsecurity=False).digest()[:5], PADDING)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        f"<< /Filter /Standard /V 1 /R 2 /O <{owned.hex()}> /U <{checked.hex()}> /P {RIGHTS} >>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    last = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Encrypt 4 0 R /ID [<{IDENTITY.hex()}> <{IDENTITY.hex()}>] >>\n"
        f"startxref\n{len(body)}\n%%EOF\n"
    )
    return body + last.encode()
