"""Starts what is measured, and asks it."""

import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
# What failed that must not: calls, and answers that differ.
failures = []

BIN = ROOT / 'build' / 'release' / 'bin'


class OutOfTime(Exception):
    """What was running when the time was over; it was stopped."""


class Budget:
    """How much time there is; what no longer fits is left out, and said so."""

    def __init__(self):
        self._end = None
        self.left_out = []

    def start(self, seconds):
        self._end = time.monotonic() + seconds

    def left(self):
        return self._end - time.monotonic() if self._end else 10**6

    def allows(self, what, seconds):
        if self.left() >= seconds:
            return True
        self.left_out.append(what)
        say(f'left out, for want of time: {what}')
        return False


# Of the whole run; without an end until it is started.
budget = Budget()


def say(text):
    print(f'[{time.strftime("%H:%M:%S")}] {text}', flush=True)


class Server:
    """A program of ours that serves; stopped when the block ends."""

    def __init__(self, program, *arguments):
        self._command = [str(BIN / program), *map(str, arguments)]

    def __enter__(self):
        start = time.monotonic()
        self._log = tempfile.TemporaryFile()
        self._process = subprocess.Popen(
            self._command, stdout=subprocess.PIPE, stderr=self._log, text=True)
        line = self._process.stdout.readline()
        self.seconds_to_start = time.monotonic() - start
        found = re.search(r'listening on (\S+)', line)
        if not found:
            self._process.kill()
            self._process.wait()
            self._log.seek(0)
            raise RuntimeError(f'{self._command}: {self._log.read()[-2000:]}')
        self.address = found[1]
        self.pid = self._process.pid
        return self

    def __exit__(self, *_):
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(60)

    def rss_anon_mib(self):
        status = pathlib.Path(f'/proc/{self.pid}/status').read_text()
        return int(re.search(r'RssAnon:\s+(\d+)', status)[1]) / 1024


def directory(store, *flags):
    # The log of each call goes where a service manager would put it.
    return Server('custodia-directory', 'serve', '--listen=127.0.0.1:0',
                  f'--store=sqlite:{store}', *flags)


def twin():
    return Server('benchmark-twin')


def load(server, nation, **flags):
    """Runs benchmark-load; returns what it printed."""
    command = [str(BIN / 'benchmark-load'), f'--target={server.address}',
               f'--pid={server.pid}', f'--npis={nation.npis}',
               f'--seed={nation.seed}']
    command += [f'--{name.replace("_", "-")}={value}'
                for name, value in flags.items()]
    try:
        done = subprocess.run(command, capture_output=True, text=True,
                              timeout=max(0, budget.left()))
    except subprocess.TimeoutExpired:
        raise OutOfTime(f'load {flags}') from None
    if done.returncode != 0:
        raise RuntimeError(f'{command}: {done.stderr}')
    result = json.loads(done.stdout)
    if result['errors']:
        failures.append(flags)
        say(f'{result["errors"]} ERRORS in {flags}: {done.stderr.strip()}')
    return result


class Run:
    """A command that was run to its end: how long it took, its peak memory."""

    def __init__(self, command, **options):
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT, text=True,
                                   **options)
        # Read beside, or a full pipe would stop it.
        output = []
        reader = threading.Thread(
            target=lambda: output.append(process.stdout.read()))
        reader.start()
        stop = threading.Timer(max(0, budget.left()), process.kill)
        stop.start()
        _, status, usage = os.wait4(process.pid, 0)
        stop.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        reader.join()
        self.seconds = time.monotonic() - start
        self.cpu_seconds = usage.ru_utime + usage.ru_stime
        self.peak_mib = usage.ru_maxrss / 1024
        self.output = output[0]
        if process.returncode != 0 and budget.left() <= 0:
            raise OutOfTime(' '.join(map(str, command))[:100])
        if process.returncode != 0:
            raise RuntimeError(f'{command}: {self.output[-2000:]}')


class Nation:
    """An invented nation's files, made once."""

    # In the order in which they are imported, after NPPES.
    FORMATS = [('zip-county', 'zip_county.csv'),
               ('cms-hospitals', 'cms_hospitals.csv'),
               ('organizations', 'organizations.csv'),
               ('medical-societies', 'medical_societies.csv'),
               ('cms-clinicians', 'cms_clinicians.csv'),
               ('cms-facility-affiliations', 'cms_facility_affiliations.csv'),
               ('affiliations', 'affiliations.csv'),
               ('custody', 'custody.csv')]

    def __init__(self, folder, npis, seed=1):
        self.npis = npis
        self.seed = seed
        self.folder = pathlib.Path(folder) / f'nation-{npis}-{seed}'
        self.nppes = self.folder / 'nppes.csv'
        self.weekly = self.folder / 'nppes_weekly.csv'
        self.weekly_rows = max(30, 30_000 * npis // 9_400_000)
        self.store = self.folder / 'directory.db'
        self.nppes_seconds = None

    def make(self):
        if (self.folder / 'made').exists():
            return
        run = Run([str(BIN / 'benchmark-nation'), f'--npis={self.npis}',
                   f'--seed={self.seed}', f'--weekly={self.weekly_rows}',
                   f'--deploy={ROOT / "deploy"}', str(self.folder)])
        (self.folder / 'made').touch()
        say(f'{run.output.strip()} in {run.seconds:.0f} s, '
            f'{run.peak_mib:.0f} MiB at most')

    def take(self, format_, file):
        return Run([str(BIN / 'custodia-directory'), 'import',
                    f'--format={format_}', f'--store=sqlite:{self.store}',
                    f'--rejects={self.folder / (file + ".rejects.csv")}',
                    str(self.folder / file)])

    def take_nppes_alone(self):
        """Begins the store anew, with NPPES; fill() adds the rest."""
        for old in self.folder.glob('directory.db*'):
            old.unlink()
        (self.folder / 'filled').unlink(missing_ok=True)
        run = self.take('nppes', 'nppes.csv')
        self.nppes_seconds = run.seconds
        return run

    @contextlib.contextmanager
    def saved(self):
        """Keeps the store as it is; what it gives puts that back."""
        files = list(self.folder.glob('directory.db*'))
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            def copy(names, to):
                for name in names:
                    shutil.copy(name, to)
                os.sync()  # Or what is measured would wait for it.

            def restore():
                for old in self.folder.glob('directory.db*'):
                    old.unlink()
                copy([pathlib.Path(folder) / file.name for file in files],
                     self.folder)

            copy(files, folder)
            yield restore

    def fill(self):
        """Imports what the store has not yet."""
        if (self.folder / 'filled').exists():
            return
        start = time.monotonic()
        if not self.nppes_seconds:
            say(f'nppes: {self.take_nppes_alone().seconds:.1f} s')
        for format_, file in self.FORMATS:
            run = self.take(format_, file)
            say(f'{format_}: {run.output.strip().splitlines()[-1]}, '
                f'{run.seconds:.1f} s')
        (self.folder / 'filled').touch()
        say(f'all imported in {time.monotonic() - start:.0f} s, '
            f'{self.store.stat().st_size / 2**20:,.0f} MiB')
