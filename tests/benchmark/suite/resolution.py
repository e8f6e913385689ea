"""What ResolveCustodian costs beside an RPC that does nothing."""

import statistics

from programs import budget, directory, load, say, twin
from report import Figure, Goal

PAIRS = 5
# Until what answers share was read for most ZIP codes: the larger a nation is,
# the more it has.
WARM_UP = 4
NPIS_TO_WARM_UP = 50
TAIL_SECONDS = 2
CPU_GOALS = {'basic': 2.0, 'full': 3.0}


class Pairs:
    """Runs the directory and the twin by turns, about other doctors each time."""

    def __init__(self, nation, server, empty, calls):
        self.nation = nation
        self.server = server
        self.empty = empty
        self.calls = calls
        self.first = 0

    def ask(self, calls=None, **flags):
        calls = calls or self.calls
        result = load(self.server, self.nation, calls=calls, first=self.first,
                      **flags)
        self.first += calls
        return result

    def ask_empty(self, reply_bytes, calls=None, **flags):
        # Many, since one takes less than a tick of the kernel's clock.
        return load(self.empty, self.nation, method='twin',
                    calls=calls or max(self.calls, 20_000),
                    reply_bytes=round(reply_bytes), **flags)


def cpu(pairs, view, size):
    """Figures of CPU a call over the empty RPC's, and what came with them."""
    warm = pairs.ask(max(WARM_UP * pairs.calls,
                         pairs.nation.npis // NPIS_TO_WARM_UP), view=view)
    pairs.ask_empty(warm['reply_bytes'])
    ratios, ours, theirs, rates = [], [], [], []
    for _ in range(PAIRS):
        one = pairs.ask(view=view)
        empty = pairs.ask_empty(one['reply_bytes'])
        ours.append(one['cpu_us_per_call'])
        theirs.append(empty['cpu_us_per_call'])
        ratios.append(ours[-1] / theirs[-1])
        rates.append(one['calls_per_second'])
    say(f'{view}: {statistics.median(ours):.0f} us of CPU a call, empty '
        f'{statistics.median(theirs):.0f} us, {warm["reply_bytes"]:.0f} bytes, '
        f'{statistics.median(rates):.0f} calls/s')
    return [
        Figure(f'{size} {view} CPU per call over an empty RPC of its size',
               'ratio', ratios, Goal(CPU_GOALS[view])),
        Figure(f'{size} {view} CPU per call', 'us', ours),
        Figure(f'{size} {view} CPU of an empty RPC of its size', 'us', theirs),
        Figure(f'{size} {view} calls a second, concurrency 16', '1/s', rates),
        Figure(f'{size} {view} reply', 'bytes', [warm['reply_bytes']]),
    ]


def tail(pairs, view, size, rate, reply_bytes):
    """p99 at half the saturation rate, beside the empty RPC at the same rate."""
    ratios, ours, theirs = [], [], []
    calls = int(TAIL_SECONDS * rate)
    for _ in range(PAIRS):
        one = pairs.ask(calls, view=view, rate=rate, concurrency=1000)
        empty = pairs.ask_empty(reply_bytes, calls, rate=rate, concurrency=1000)
        ours.append(one['p99_us'])
        theirs.append(empty['p99_us'])
        ratios.append(ours[-1] / theirs[-1])
    say(f'{view} at {rate:.0f} calls/s: p99 {statistics.median(ours):.0f} us, '
        f'empty {statistics.median(theirs):.0f} us')
    return [
        Figure(f'{size} {view} p99 over an empty RPC, half of saturation',
               'ratio', ratios, Goal(5)),
        Figure(f'{size} {view} p99, half of saturation', 'us', ours),
        Figure(f'{size} {view} p99 of an empty RPC', 'us', theirs),
    ]


def batches(pairs, size):
    ratios = []
    count = max(5, pairs.calls // 50)
    for _ in range(PAIRS):
        single = pairs.ask(view='basic')
        batch = load(pairs.server, pairs.nation, method='batch', view='basic',
                     calls=count, first=pairs.first, concurrency=8)
        pairs.first += count * 100
        ratios.append(batch['calls_per_second'] * 100 /
                      single['calls_per_second'])
    return [Figure(f'{size} basic answers a second in batches of 100 over '
                   'single calls', 'ratio', ratios, Goal(3, at_most=False))]


def by_concurrency(pairs, size, panels):
    """Calls a second and p99 for the chart."""
    for concurrency in (1, 16, 64):
        group = f'{size[:-1]}, {concurrency} at once'
        one = pairs.ask(view='full', concurrency=concurrency)
        empty = pairs.ask_empty(one['reply_bytes'], concurrency=concurrency)
        basic = pairs.ask(view='basic', concurrency=concurrency)
        for series, result in (('directory, FULL', one),
                               ('directory, BASIC', basic),
                               ('empty RPC (the limit)', empty)):
            panels.add(group, series, result['calls_per_second'],
                       result['p99_us'])


def growth(small, large, calls):
    """What a call in a large nation costs over one in a small nation.

    By turns, since a machine is now quicker, now slower.
    """
    figures = []
    with directory(small.store) as one, directory(large.store) as other:
        for view in ('basic', 'full'):
            sides = [Pairs(small, one, None, calls),
                     Pairs(large, other, None, calls)]
            if not budget.allows(f'{large.npis:,} beside {small.npis:,}, '
                                 f'{view}', 15):
                continue
            for side in sides:
                side.ask(max(WARM_UP * calls, side.nation.npis //
                             NPIS_TO_WARM_UP), view=view)
            ratios = []
            for _ in range(PAIRS):
                costs = [side.ask(view=view)['cpu_us_per_call']
                         for side in sides]
                ratios.append(costs[1] / costs[0])
            figures.append(Figure(
                f'{large.npis:,} NPIs: {view} CPU per call over that at '
                f'{small.npis:,}', 'ratio', ratios, Goal(1.3)))
    return figures


def measure(nation, calls, figures, panels):
    """Adds the figures of one size."""
    size = f'{nation.npis:,} NPIs:'
    with directory(nation.store) as server, twin() as empty:
        figures.append(Figure(f'{size} start until calls are accepted', 's',
                              [server.seconds_to_start], Goal(1)))
        pairs = Pairs(nation, server, empty, calls)
        rates = {}
        for view in ('basic', 'full'):
            if not budget.allows(f'{size} {view} CPU', 15):
                continue
            figures += cpu(pairs, view, size)
            rates[view] = (figures[-2].value, figures[-1].value)
        for view, (rate, reply_bytes) in rates.items():
            if budget.allows(f'{size} {view} p99', 2 * PAIRS * TAIL_SECONDS + 3):
                figures += tail(pairs, view, size, rate / 2, reply_bytes)
        if budget.allows(f'{size} batches', 10):
            figures += batches(pairs, size)
        if budget.allows(f'{size} by concurrency', 15):
            by_concurrency(pairs, size, panels)
        figures.append(Figure(f'{size} RssAnon of the directory', 'MiB',
                              [server.rss_anon_mib()], Goal(1024)))
