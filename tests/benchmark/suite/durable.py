"""What it costs to keep requests for good, and where many are kept."""

import json

from programs import BIN, Run, Server, budget, say
from report import Figure, Goal

FEW, MANY = 10_000, 1_000_000
# A million take minutes to make.
MANY_SECONDS = 420
PART = 'durable:'


def _ask(program, *flags):
    """Returns the figures of each round that a program printed, by name."""
    run = Run([str(BIN / program), *map(str, flags)])
    *text, figures = run.output.strip().splitlines()
    for line in text:
        if not line.startswith('{'):  # The rest is log.
            say(line)
    return json.loads(figures)


def waiting(folder, quick):
    """CreateRetrieval, each call answered once it is on disk."""
    rounds, seconds = (3, 1) if quick else (5, 2)
    if not budget.allows(f'{PART} clients', 3 * rounds * seconds + 3):
        return []
    found = _ask('durable_benchmark', f'--folder={folder}',
                 f'--rounds={rounds}', f'--seconds={seconds}')
    return [
        Figure(f'{PART} calls a second of 64 clients over one', 'ratio',
               found['many_to_one'], Goal(3, at_most=False)),
        Figure(f'{PART} calls a second of 64 clients over synchronous=OFF',
               'ratio', found['full_to_off'], Goal(0.6, at_most=False)),
        Figure(f'{PART} p99 over p50, 64 clients', 'ratio',
               found['p99_to_p50'], Goal(10)),
        Figure(f'{PART} calls a second, one client', '1/s',
               found['rate_of_one']),
        Figure(f'{PART} calls a second, 64 clients', '1/s',
               found['rate_of_many']),
        Figure(f'{PART} CPU per call, 64 clients', 'us', found['cpu_us']),
    ]


def stored(folder):
    """What calls cost beside a million retrievals, and how long a start takes."""
    if not budget.allows(f'{PART} {MANY:,} retrievals', MANY_SECONDS):
        return []
    found = _ask('stored_benchmark', f'--folder={folder}',
                 f'--sizes={FEW},{MANY}')
    # What the goal is for.
    bound = {'GetRetrieval', 'ListWork', 'CreateRetrieval'}
    figures = [
        Figure(f'{PART} CPU of {name} at {MANY:,} retrievals over {FEW:,}',
               'ratio', ratios, Goal(1.3) if name in bound else None)
        for name, ratios in found.items()]
    starts = []
    for _ in range(3):
        with Server('custodia-request', 'serve', '--listen=127.0.0.1:0',
                    '--directory=127.0.0.1:1',
                    f'--store=sqlite:{folder}/stored-{MANY}/store.db') as server:
            starts.append(server.seconds_to_start)
    figures.append(Figure(f'{PART} start until calls are accepted, {MANY:,} '
                          'retrievals', 's', starts, Goal(1)))
    return figures
