"""PostgreSQL, asked the same by a recursive function over the same rows."""

import csv
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from programs import BIN, ROOT, Run, directory, failures, load, say
from report import Figure, Goal

HERE = ROOT / 'tests' / 'benchmark'
PAIRS = 5
SAMPLE = 1_000
STAGED = ['practitioners', 'custody', 'organizations', 'medical-societies',
          'affiliations', 'zip-county']
QUESTION = """\\set n random(1, :count)
\\set d random(0, 9490)
SELECT * FROM leads(:n::int, date '2000-01-01' + :d::int);
"""


class Cluster:
    """A PostgreSQL cluster of its own, removed when the block ends."""

    def __enter__(self):
        self._above = tempfile.mkdtemp()
        os.chmod(self._above, 0o711)
        self.folder = pathlib.Path(self._above) / 'postgres'
        self.folder.mkdir()
        subprocess.run([HERE / 'cluster', 'start', self.folder], check=True)
        self.connection = (f'host={self.folder} user=benchmark dbname=postgres')
        return self

    def __exit__(self, *_):
        subprocess.run([HERE / 'cluster', 'stop', self.folder], check=True)
        shutil.rmtree(self._above, ignore_errors=True)

    def sql(self, text):
        """Returns the rows, columns parted by tabs."""
        done = subprocess.run(
            ['psql', '-qAtX', '-F', '\t', '-v', 'ON_ERROR_STOP=1',
             self.connection], input=text, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr[-2000:])
        return done.stdout.splitlines()


def fill(cluster, nation):
    """Brings what the directory believes into the cluster, and nothing else."""
    cluster.sql('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
    exported = nation.folder / 'export'
    shutil.rmtree(exported, ignore_errors=True)
    Run([str(BIN / 'custodia-directory'), 'export',
         f'--store=sqlite:{nation.store}', str(exported)])
    for format_ in STAGED:
        file = exported / f'{format_}.csv'
        with file.open(encoding='utf-8', newline='') as rows:
            columns = next(csv.reader(rows))
        table = 'stage_' + format_.replace('-', '_')
        cluster.sql(f'CREATE TABLE {table} (' +
                    ', '.join(f'"{column}" text' for column in columns) +
                    f");\n\\copy {table} FROM '{file}' (FORMAT csv, HEADER)\n")
    shutil.rmtree(exported)
    cluster.sql((HERE / 'peer' / 'schema.sql').read_text())
    cluster.sql((HERE / 'peer' / 'resolve.sql').read_text())
    cluster.sql(''.join(f'DROP TABLE stage_{one.replace("-", "_")};'
                        for one in STAGED))
    cluster.sql('VACUUM (FREEZE, ANALYZE)')


def compare(cluster, nation, server):
    """Returns how many of a sample both answer with the same leads."""
    run = Run([str(BIN / 'benchmark-leads'), f'--target={server.address}',
               f'--npis={nation.npis}', f'--seed={nation.seed}',
               f'--calls={SAMPLE}', '--first=33333'])
    ours = {}
    for line in run.output.splitlines():
        npi, day, leads = line.split('\t')
        ours[npi, day] = sorted(leads.split())
    values = ', '.join(f"('{npi}', date '{day}')" for npi, day in ours)
    theirs = {key: [] for key in ours}
    for line in cluster.sql(
            'SELECT v.npi, v.day, l.rung, l.organization '
            f'FROM (VALUES {values}) v (npi, day) '
            'JOIN practitioners p ON p.id = v.npi '
            'CROSS JOIN LATERAL leads(p.number, v.day) l;'):
        npi, day, rung, organization = line.split('\t')
        theirs[npi, day].append(f'{rung}={organization}')
    same = 0
    for key, leads in ours.items():
        if leads == sorted(theirs[key]):
            same += 1
        elif len(ours) - same < 4:
            say(f'{key}: directory {leads}, PostgreSQL {sorted(theirs[key])}')
    return same, len(ours), sum(map(len, ours.values()))


def pgbench(cluster, count, seconds):
    script = cluster.folder.parent / 'question.sql'
    script.write_text(QUESTION)
    run = Run(['pgbench', '-n', '-M', 'prepared', '-c', '16', '-j', '1',
               '-T', str(seconds), '-D', f'count={count}', '-f', str(script),
               cluster.connection])
    return float(re.search(r'tps = ([\d.]+)', run.output)[1])


def measure(nation, cluster, calls, seconds, panels):
    size = f'{nation.npis:,} NPIs:'
    fill(cluster, nation)
    count = int(cluster.sql('SELECT count(*) FROM practitioners')[0])
    figures = []
    with directory(nation.store) as server:
        same, asked, leads = compare(cluster, nation, server)
        say(f'{same} of {asked} answers have the same leads ({leads} in all)')
        figures.append(Figure(f'{size} answers with the same leads as '
                              "PostgreSQL's", 'percent', [100 * same / asked],
                              Goal(100, at_most=False)))
        if same < asked:
            failures.append('answers differ from PostgreSQL')
        pgbench(cluster, count, seconds)
        theirs, ours = [], {'basic': [], 'full': []}
        first = 40_000
        for _ in range(PAIRS):
            theirs.append(pgbench(cluster, count, seconds))
            for view, rates in ours.items():
                rates.append(load(server, nation, view=view, dates='day',
                                  calls=calls, first=first)
                             ['calls_per_second'])
                first += calls
    for view, rates in ours.items():
        figures.append(Figure(
            f"{size} {view} calls a second over PostgreSQL's, concurrency 16",
            'ratio', [one / other for one, other in zip(rates, theirs)],
            Goal(1.5, at_most=False)))
    figures.append(Figure(f"{size} PostgreSQL's calls a second", '1/s', theirs))
    panels.add(f'{size[:-1]}, 16 at once', 'PostgreSQL',
               figures[-1].value, None)
    return figures
