"""One function over many things in several processes, with the results in order.

concurrent.futures of the standard library starts and feeds the processes; here they are kept few things ahead, and
ended with the one that started them, however that one ends.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import TypeVar

from overtures.errors import WorkerError

Given = TypeVar("Given")
Made = TypeVar("Made")
_AHEAD = 3  # things for each worker, done or waiting: enough that none idles behind a long one, and few to hold


@contextmanager
def in_order(
    work: Callable[[Given], Made], given: Iterable[Given], jobs: int, name: Callable[[Given], str]
) -> Iterator[Iterator[Made]]:
    """Gives what `work` makes of each, in the order given; with one job in this process.

    Nothing runs on after the block. Raises WorkerError, with the `name` of the first thing that is not done, where a
    process is killed. What `work` raises is raised here.
    """
    if jobs == 1:
        yield map(work, given)
        return
    context = multiprocessing.get_context("spawn")  # a fork would copy the threads' locks of the libraries
    end, alive = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(jobs, context, _begin, (end,))
    try:
        yield _fed(pool, work, given, jobs * _AHEAD, name)
    finally:
        alive.close()  # ends the workers, in the middle of an article where need be
        pool.shutdown(cancel_futures=True)
        end.close()


def _fed(
    pool: ProcessPoolExecutor, work: Callable[[Given], Made], given: Iterable[Given], most: int,
    name: Callable[[Given], str],
) -> Iterator[Made]:  # fmt: skip
    waiting: deque[tuple[str, Future[Made]]] = deque()
    try:
        for one in given:
            if len(waiting) == most:
                yield waiting[0][1].result()
                waiting.popleft()
            with _interrupts_held():
                waiting.append((name(one), pool.submit(work, one)))
        while waiting:
            yield waiting[0][1].result()
            waiting.popleft()
    except BrokenProcessPool:
        raise WorkerError(
            f"a process that read articles was killed, perhaps for want of memory; {waiting[0][0]} and what follows "
            "is not read, what was done before stays; run it again, with fewer --jobs if memory is short"
        ) from None


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """A process that is started meanwhile never hears Ctrl-C, which goes to all: it ends with this one instead."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(end: Connection) -> None:
    """Run in each worker before its work: deaf to Ctrl-C, one thread, and gone when the process that started it is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for library in ("OMP", "OPENBLAS", "MKL", "BLIS"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    threading.Thread(target=_end_with, args=(end,), daemon=True).start()


def _end_with(end: Connection) -> None:
    with suppress(EOFError, OSError):
        end.recv_bytes()  # nothing is ever sent: it returns when the other end is closed
    os._exit(1)
