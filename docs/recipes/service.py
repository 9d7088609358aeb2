"""A web service: POST a page to /article?url=ADDRESS, and get its article as JSON. Start it with: uvicorn service:app"""

import asyncio
import os

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.routing import Route

import newsclean

MAX_BYTES = 5_000_000  # of a page
SECONDS = 20  # that a page may take
slots = asyncio.Semaphore(os.cpu_count() or 1)  # pages at a time, each in a process of its own


async def body_of(request):
    """Return the body of a request. No more than the limit is read of it, whatever Content-Length says."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BYTES:
            raise HTTPException(413, f"a page may have at most {MAX_BYTES:,} bytes")
    return bytes(body)


async def article(request):
    body = await body_of(request)
    async with slots:
        found = await asyncio.to_thread(newsclean.isolated, body, timeout=SECONDS, url=request.query_params.get("url"))
    return JSONResponse(found.to_dict())


app = Starlette(routes=[Route("/article", article, methods=["POST"])])
