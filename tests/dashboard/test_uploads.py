"""Limits on files on their way: a session holds no more than the page says, whatever a client sends."""

import asyncio

import pytest

from dashboard import uploads
from dashboard.own.limits import FILE_MEGABYTES, FILES, FILES_MEGABYTES, MEGABYTE
from dashboard.uploads import UploadLimits

BEYOND = FILES_MEGABYTES * MEGABYTE


def put(session="a", size: int | None = 10, method="PUT", path="/_stcore/upload_file/{}/f"):
    headers = [] if size is None else [(b"content-length", str(size).encode())]
    return {"type": "http", "method": method, "path": path.format(session), "headers": headers}


def statuses(scopes, held=(), *, at_once=True):
    """The status of each request, all of them under way together or one after the other."""
    ready = asyncio.Event()

    async def app(_scope, _receive, send):
        await ready.wait()
        await send({"type": "http.response.start", "status": 204, "headers": []})

    async def ask(limits, scope):
        said = []

        async def send(message):
            said.append(message.get("status"))

        await limits(scope, None, send)
        return said[0]

    async def all_of_them():
        limits = UploadLimits(app)
        if not at_once:
            ready.set()
            found = [await ask(limits, scope) for scope in scopes]
        else:
            tasks = [asyncio.create_task(ask(limits, scope)) for scope in scopes]
            await asyncio.sleep(0)
            ready.set()
            found = await asyncio.gather(*tasks)
        assert limits.coming == {}
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uploads, "held", lambda session: list(held) if session == "a" else [])
        return asyncio.run(all_of_them())


def test_as_many_files_as_the_page_says_and_no_more():
    assert statuses([put()] * (FILES + 2)) == [204] * FILES + [413] * 2
    assert statuses([put()] * 3, held=[1] * (FILES - 2)) == [204, 204, 413]
    assert statuses([put()], held=[1] * FILES) == [413]


def test_no_more_than_the_page_says_together():
    assert statuses([put(size=FILE_MEGABYTES * MEGABYTE)], held=[BEYOND - MEGABYTE]) == [413]
    assert statuses([put(size=MEGABYTE)], held=[BEYOND - MEGABYTE]) == [204]


def test_a_file_that_does_not_say_its_size_counts_as_the_largest():
    assert statuses([put(size=None)], held=[BEYOND - MEGABYTE]) == [413]
    assert statuses([put(size=None)]) == [204]


def test_sessions_do_not_count_for_each_other_and_what_has_come_is_not_counted_twice():
    assert statuses([put("b")], held=[1] * FILES) == [204]
    assert statuses([put()] * (FILES + 2), at_once=False) == [204] * (FILES + 2)


@pytest.mark.parametrize(
    "scope", [put(method="DELETE"), put(method="OPTIONS"), put(path="/read"), {"type": "lifespan"}]
)
def test_all_else_passes(scope):
    assert statuses([scope], held=[1] * FILES) == [204]
