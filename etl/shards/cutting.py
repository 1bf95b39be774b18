"""Cutting what is to be read into shards: files of one document each by the hundred, files of many by the megabyte.

The size of a shard is a matter of speed only: the results of all shards, in their order, are those of
reading every document in turn.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from etl.documents import Document, Found
from etl.problems import PathProblem
from etl.reading import ReadError, RecordError, chunks, has_many, metadata_of, read, read_chunk
from etl.reading.records import Chunk

FILES = 200
FILE_BYTES = 8 * 2**20
"""A shard of files holds no more than so many files, or bytes of them."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file inside a folder that cannot be read, and why; the rest goes on."""

    file: str
    reason: str


Item = Document | RecordError | Unreadable


@dataclass(frozen=True, slots=True)
class FileShard:
    """Files of one document each, read where the worker is: it must see them under the same paths."""

    files: tuple[Found, ...]
    size: int

    @property
    def name(self) -> str:
        """What it is called in messages."""
        return self.files[0].name if len(self.files) == 1 else f"{self.files[0].name} to {self.files[-1].name}"

    @property
    def key(self) -> str:
        """Equal for equal files: their paths, names, sizes and times of change, and what is known of them."""
        return _hash(*(part for found in self.files for part in _identity(found)))

    def read(self) -> Iterator[Item]:
        """The documents, in order. Raises `PathProblem` for an unreadable file that the user named."""
        for found in self.files:
            try:
                yield from read(found.path, name=found.name)
            except ReadError as error:
                if found.named:
                    raise PathProblem(str(error)) from error
                yield Unreadable(found.name, str(error))


@dataclass(frozen=True, slots=True)
class RecordShard:
    """Consecutive records of a file of many; they travel with the shard, so no worker needs the file."""

    file: str
    chunk: Chunk
    known: dict[str, Any] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes of the file that the records stand for."""
        return self.chunk.size

    @property
    def name(self) -> str:
        """What it is called in messages."""
        return f"{self.file} from record {self.chunk.first}"

    @property
    def key(self) -> str:
        """Equal for equal records of equal place."""
        return _hash(self.file, self.chunk.first, self.chunk.is_arrow, sorted(self.known.items()), self.chunk.data)

    def read(self) -> Iterator[Item]:
        """The documents, in order."""
        for document in read_chunk(self.chunk, self.file):
            yield document if isinstance(document, RecordError) else replace(document, **self.known)


@dataclass(frozen=True, slots=True)
class TextShard:
    """One document that is in hand."""

    document: Document

    @property
    def size(self) -> int:
        """Code points of the text."""
        return len(self.document.text)

    @property
    def name(self) -> str:
        """What it is called in messages."""
        return self.document.name

    @property
    def key(self) -> str:
        """Equal for equal documents."""
        return _hash(self.document)

    def read(self) -> Iterator[Item]:
        """The document."""
        yield self.document


Shard = FileShard | RecordShard | TextShard


def cut(files: Sequence[Found], refuse: Callable[[Unreadable], None]) -> Iterator[Shard]:
    """The shards of some files, in order; files of many documents are read as far as they are asked for.

    `refuse` takes a file of many that breaks off; what stood before the break is given.

    Raises:
        PathProblem: such a file was named by the user.
    """
    waiting: list[Found] = []
    held = 0
    for found in files:
        if has_many(found.path):
            yield from _files(waiting, held)
            waiting, held = [], 0
            yield from _records(found, refuse)
            continue
        waiting.append(found)
        held += found.path.stat().st_size
        if len(waiting) >= FILES or held >= FILE_BYTES:
            yield from _files(waiting, held)
            waiting, held = [], 0
    yield from _files(waiting, held)


def _files(waiting: list[Found], held: int) -> Iterator[FileShard]:
    if waiting:
        yield FileShard(tuple(waiting), held)


def _records(found: Found, refuse: Callable[[Unreadable], None]) -> Iterator[RecordShard]:
    try:
        known = metadata_of(found.path)
        for chunk in chunks(found.path, found.name):
            yield RecordShard(found.name, chunk, known)
    except ReadError as error:
        if found.named:
            raise PathProblem(str(error)) from error
        refuse(Unreadable(found.name, str(error)))


def _identity(found: Found) -> tuple[object, ...]:
    stat = found.path.stat()
    return (str(found.path.absolute()), found.name, found.named, stat.st_size, stat.st_mtime_ns, _known(found))


def _known(found: Found) -> list[tuple[str, Any]]:
    """What `documents.csv` says of a file; what is wrong with it is told when the file is read."""
    try:
        return sorted(metadata_of(found.path).items())
    except ReadError as error:
        return [("error", str(error))]


def _hash(*parts: object) -> str:
    digest = hashlib.sha256()
    for part in parts:
        content = part if isinstance(part, bytes) else repr(part).encode()
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()[:32]
