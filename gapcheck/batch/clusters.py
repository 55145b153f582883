"""A Dask cluster on this machine: for trying, and for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from gapcheck.errors import ComponentMissing, UsageProblem


@contextmanager
def started(workers: int, port: int = 0) -> Iterator[str]:
    """A scheduler and worker processes on the loopback interface; yields the scheduler's address.

    Workers have one thread, since PDFium bears no more, and are no daemons, since they have children. No
    web page is served. Raises ComponentMissing, or UsageProblem where the port is taken.
    """
    try:
        import dask
        from distributed import LocalCluster
    except ModuleNotFoundError as error:
        raise ComponentMissing(
            f"A cluster needs the library `{error.name}`. Install it: pip install 'gapcheck[cluster]'."
        ) from error
    settings = {"distributed.worker.daemon": False, "distributed.admin.tick.limit": "1h"}
    with dask.config.set(settings):
        try:
            cluster = LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                scheduler_port=port,
                dashboard_address=None,
                memory_limit=0,
            )
        except (OSError, RuntimeError) as error:
            raise UsageProblem(
                f"No cluster can be started on port {port} ({error}). Choose another with --port."
            ) from error
        with cluster:
            yield str(cluster.scheduler_address)
