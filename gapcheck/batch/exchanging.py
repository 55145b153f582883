"""The task of `gapcheck audit --swap`: each CV again, as that of other people; no figure may move."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gapcheck import __version__
from gapcheck.audit.figures import Figures, differences, figures
from gapcheck.audit.swapping import KINDS, VARIANTS
from gapcheck.batch.backend import Lost
from gapcheck.batch.brought import brought
from gapcheck.batch.found import Found
from gapcheck.batch.isolate import Local
from gapcheck.records.outcome import Outcome
from gapcheck.records.run import Run
from gapcheck.settings import Settings


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that is another one for another person; `kinds`: what was exchanged when it moved."""

    file: str
    kinds: tuple[str, ...]
    figure: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Swapped:
    """How many CVs were compared, those that could not be read, and all figures that moved."""

    compared: int
    unread: int
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class SwapCv:
    """Measures one CV as it is and as three other people's; the answer is what moved, as JSON."""

    settings: Settings
    debug: bool = False

    @property
    def writes(self) -> Path | None:
        return None

    def prepare(self) -> Callable[[Found], bytes]:
        from gapcheck.pipeline import Pipeline

        pipeline = Pipeline.prepare(self.settings)

        def answer(found: Found) -> bytes:
            def of(*chosen: tuple[Sequence[str], int]) -> list[Figures] | None:
                outcomes = pipeline.others(found.path, found.name, chosen)
                return [_figures(o, self.settings) for o in outcomes] if outcomes[0].profile else None

            return json.dumps(_moved(found.name, of)).encode()

        return answer


def _moved(file: str, of: Callable[..., list[Figures] | None]) -> Any:
    """None for a CV that can't be read; a list of what moved, with the kinds that move it by themselves."""
    measured = of(*((KINDS, variant) for variant in range(VARIANTS)))
    if measured is None:
        return None
    out = []
    for variant, other in enumerate(measured[1:]):
        changed = differences(measured[0], other)
        alone = of(*(((kind,), variant) for kind in KINDS)) if changed else None
        for figure, before, after in changed:
            kinds = [k for k, m in zip(KINDS, (alone or [])[1:], strict=False) if m.get(figure) != before]
            out.append([file, kinds or list(KINDS), figure, before, after])
    return out


def _figures(outcome: Outcome, settings: Settings) -> Figures:
    from gapcheck.report.results import candidate_json

    head = Run(__version__, settings, settings.roles, "", ())
    return figures(candidate_json(head, outcome))


def swap(found: Sequence[Found], settings: Settings, debug: bool = False) -> Swapped:
    """Every CV, in children as ever. Raises GapcheckError where none can start."""
    answers = list(_answers(found, settings, debug))
    told = [answer for answer in answers if answer is not None]
    moved = [Moved(f, tuple(kinds), figure, was, is_) for one in told for f, kinds, figure, was, is_ in one]
    moved.sort(key=lambda one: (one.file, one.figure, str(one.after)))
    return Swapped(len(told), len(answers) - len(told), tuple(dict.fromkeys(moved)))


def _answers(found: Sequence[Found], settings: Settings, debug: bool) -> Iterator[Any]:
    local, task = Local(settings.limits, settings.jobs), SwapCv(settings, debug)
    with local, brought(found, settings.limits) as items, closing(local.run(task, items)) as ends:
        for end in ends:
            yield None if isinstance(end, Lost) else json.loads(end.answer)
