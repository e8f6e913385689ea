"""What an import costs beside loading the same file into bare tables."""

import concurrent.futures
import contextlib

from programs import Run, directory, load, say
from report import Figure, Goal

RUNS = 3


def _sqlite(nation, folder):
    """sqlite3's own import into a table that it makes of the header."""
    database = folder / 'bare.db'
    database.unlink(missing_ok=True)
    run = Run(['sqlite3', str(database), '.mode csv',
               f'.import {nation.nppes} nppes'])
    database.unlink()
    return run


def _postgres(nation, cluster):
    header = nation.nppes.open(encoding='utf-8').readline().rstrip()
    names = header.strip('"').split('","')
    # Names of PostgreSQL's columns are cut at 63 characters.
    columns = ', '.join(f'c{i} text' for i in range(len(names)))
    cluster.sql(f'DROP TABLE IF EXISTS nppes; CREATE TABLE nppes ({columns})')
    run = Run(['psql', '-q', cluster.connection, '-c',
               f"\\copy nppes FROM '{nation.nppes}' (FORMAT csv, HEADER)"])
    cluster.sql('DROP TABLE nppes')
    return run


def beside_others(nation, folder, cluster, runs):
    size = f'{nation.npis:,} NPIs:'
    times = {'ours': [], 'sqlite3': [], 'psql': []}
    peaks = []
    work = []
    for _ in range(runs):
        ours = nation.take_nppes_alone()
        peaks.append(ours.peak_mib)
        times['ours'].append(ours.seconds)
        bare = _sqlite(nation, folder)
        times['sqlite3'].append(bare.seconds)
        work.append(ours.cpu_seconds / bare.cpu_seconds)
        times['psql'].append(_postgres(nation, cluster).seconds)
        say(f'import of nppes.csv: {times["ours"][-1]:.1f} s, sqlite3 '
            f'{times["sqlite3"][-1]:.1f} s, psql {times["psql"][-1]:.1f} s')

    def over(other):
        return [theirs / ours
                for theirs, ours in zip(times[other], times['ours'])]

    return [
        Figure(f'{size} import rows a second over sqlite3 .import', 'ratio',
               over('sqlite3'), Goal(1.5, at_most=False)),
        Figure(f'{size} import rows a second over psql \\copy', 'ratio',
               over('psql'), Goal(1.5, at_most=False)),
        Figure(f'{size} import rows a second', '1/s',
               [nation.npis / t for t in times['ours']]),
        Figure(f'{size} import CPU over that of sqlite3 .import', 'ratio',
               work),
        Figure(f'{size} import peak memory', 'MiB', peaks, Goal(512)),
    ]


def _with_reads(nation, file):
    """Imports into the full directory that is served and asked meanwhile.

    Returns the run, and the p99 of reads meanwhile over the quiet one.
    """
    with directory(nation.store) as server:
        full = load(server, nation, calls=2_000, warm_up=500)
        rate = full['calls_per_second'] / 4
        quiet = load(server, nation, calls=int(rate * 3), rate=rate,
                     concurrency=1000, first=5_000)
        stop = nation.folder / 'stop'
        stop.unlink(missing_ok=True)
        with concurrent.futures.ThreadPoolExecutor() as threads:
            reads = threads.submit(
                load, server, nation, calls=int(rate * 600), seconds=600,
                rate=rate, concurrency=1000, first=10_000, stop_file=stop)
            try:
                run = nation.take('nppes', file)
            finally:
                stop.touch()
            busy = reads.result()
    return run, busy['p99_us'] / quiet['p99_us']


def weekly(nation, runs):
    """A week's changes, and reads meanwhile; each time the first of them."""
    size = f'{nation.npis:,} NPIs:'
    seconds, tails = [], []
    saved = nation.saved() if runs > 1 else contextlib.nullcontext()
    with saved as restore:
        for i in range(runs):
            if i > 0:
                restore()
            run, p99 = _with_reads(nation, 'nppes_weekly.csv')
            seconds.append(run.seconds)
            tails.append(p99)
    figures = [Figure(f'{size} weekly delta of {nation.weekly_rows:,} rows', 's',
                      seconds),
               Figure(f'{size} p99 of reads during a weekly delta over the '
                      'quiet one', 'ratio', tails, Goal(3))]
    if nation.nppes_seconds:
        figures.append(Figure(
            f'{size} weekly delta over the import of all', 'percent',
            [100 * one / nation.nppes_seconds for one in seconds], Goal(1)))
    return figures


def monthly(nation):
    """The whole file once more, and reads meanwhile."""
    size = f'{nation.npis:,} NPIs:'
    run, p99 = _with_reads(nation, 'nppes.csv')
    return [Figure(f'{size} import of the whole file once more', 's',
                   [run.seconds]),
            Figure(f'{size} its peak memory', 'MiB', [run.peak_mib],
                   Goal(512)),
            Figure(f'{size} p99 of reads during it over the quiet one',
                   'ratio', [p99], Goal(3))]
