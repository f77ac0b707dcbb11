"""What is stored while a command goes on: whatever ends it, what was done is there."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from queue import SimpleQueue

from impactcalc.errors import InputError

Kept = tuple[Path, tuple[Path, ...]]  # a journal, and the outputs that it tells of


class Keeper:
    """A thread that stores outputs as they are done, in rounds: what is done during one goes with the next.

    In a round the journals go before the outputs that they tell of: an output that no journal tells of would be taken
    for somebody else's. What a store refuses is not told here: it is tried again, and told, when the command ends.
    """

    def __init__(self, store: Callable[[Path], None]) -> None:
        self._store = store
        self._waiting: SimpleQueue[Kept | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def keep(self, journal: Path, outputs: Iterable[Path]) -> None:
        """Have a journal and outputs stored."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, daemon=True)
            self._thread.start()
        self._waiting.put((journal, tuple(outputs)))

    def end(self) -> None:
        """Store what is still to be stored, and no more."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()

    def _serve(self) -> None:
        going = True
        while going:
            found = [self._waiting.get()]
            while not self._waiting.empty():
                found.append(self._waiting.get())
            round_of = [one for one in found if one is not None]
            going = len(round_of) == len(found)
            try:
                for path in dict.fromkeys([journal for journal, _ in round_of]):
                    self._store(path)
                for path in (path for _, outputs in round_of for path in outputs):
                    self._store(path)
            except InputError:
                continue
