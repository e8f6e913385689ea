"""What was measured, as medians with spreads, a table, JSON and a chart. Pure."""

import dataclasses
import html
import json
import statistics


@dataclasses.dataclass
class Goal:
    """What a figure is to be: at most or at least `limit`."""
    limit: float
    at_most: bool = True

    def met(self, value):
        return value <= self.limit if self.at_most else value >= self.limit

    def __str__(self):
        return f'{"<=" if self.at_most else ">="} {self.limit:g}'


@dataclasses.dataclass
class Figure:
    """The median of what several runs gave, and the lowest and highest."""
    name: str
    unit: str
    values: list
    goal: Goal = None

    @property
    def value(self):
        return statistics.median(self.values)


def number(value):
    """1234567 as 1,234,567; smaller ones with three figures."""
    if abs(value) >= 100:
        return f'{value:,.0f}'
    return f'{value:.3g}'


def table(figures):
    """A Markdown table; the last column says whether the goal was met."""
    lines = ['| what | unit | median | lowest | highest | goal | met |',
             '|---|---|---|---|---|---|---|']
    for figure in figures:
        goal, met = '', ''
        if figure.goal:
            goal = str(figure.goal)
            met = 'yes' if figure.goal.met(figure.value) else 'NO'
        lines.append(
            f'| {figure.name} | {figure.unit} | {number(figure.value)} | '
            f'{number(min(figure.values))} | {number(max(figure.values))} | '
            f'{goal} | {met} |')
    return '\n'.join(lines)


def as_json(figures):
    return json.dumps({
        figure.name: {
            'value': figure.value,
            'unit': figure.unit,
            'min': min(figure.values),
            'max': max(figure.values),
            'goal': str(figure.goal) if figure.goal else None,
        } for figure in figures
    }, indent=2)


_COLOURS = ['#1b6ca8', '#c0392b', '#2e8b57', '#8e6bbf', '#b8860b']


def _panel(x, y, width, height, title, unit, groups, series, values):
    """Bars, `groups` side by side with one bar for each of `series` in it."""
    out = [f'<text x="{x}" y="{y - 12}" class="title">{html.escape(title)}'
           f' <tspan class="unit">{html.escape(unit)}</tspan></text>']
    known = [v for v in values.values() if v is not None]
    top = max(known) if known else 1
    step = width / max(1, len(groups))
    bar = step * 0.8 / max(1, len(series))
    for g, group in enumerate(groups):
        left = x + g * step + step * 0.1
        for s, one in enumerate(series):
            value = values.get((group, one))
            if value is None:
                continue
            size = height * value / top
            bar_x = left + s * bar
            out.append(f'<rect x="{bar_x:.1f}" y="{y + height - size:.1f}" '
                       f'width="{bar * 0.92:.1f}" height="{size:.1f}" '
                       f'fill="{_COLOURS[s % len(_COLOURS)]}"/>')
            out.append(f'<text x="{bar_x + bar * 0.46:.1f}" '
                       f'y="{y + height - size - 3:.1f}" class="value">'
                       f'{number(value)}</text>')
        for line, part in enumerate(group.split(', ')):
            out.append(f'<text x="{left + step * 0.4:.1f}" '
                       f'y="{y + height + 16 + 14 * line}" class="group">'
                       f'{html.escape(part)}</text>')
    out.append(f'<line x1="{x}" y1="{y + height}" x2="{x + width}" '
               f'y2="{y + height}" stroke="#888"/>')
    return out


def chart(panels, series, caption):
    """An SVG. `panels`: (title, unit, groups, {(group, series): value})."""
    width, height = 860, 190
    total = 60 + len(panels) * (height + 75) + 30
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width + 60}" '
           f'height="{total}" viewBox="0 0 {width + 60} {total}" role="img">',
           '<style>text{font:12px sans-serif;fill:#222}.title{font-weight:bold;'
           'font-size:14px}.unit{font-weight:normal;fill:#666}'
           '.value{font-size:9px;text-anchor:middle}'
           '.group{text-anchor:middle}</style>',
           f'<rect width="100%" height="100%" fill="#fff"/>']
    for i, one in enumerate(series):
        left = 30 + i * 210
        out.append(f'<rect x="{left}" y="14" width="12" height="12" '
                   f'fill="{_COLOURS[i % len(_COLOURS)]}"/>'
                   f'<text x="{left + 18}" y="24">{html.escape(one)}</text>')
    for i, (title, unit, groups, values) in enumerate(panels):
        out += _panel(30, 75 + i * (height + 75), width, height, title, unit,
                      groups, series, values)
    out.append(f'<text x="30" y="{total - 12}" class="unit">'
               f'{html.escape(caption)}</text></svg>')
    return '\n'.join(out) + '\n'
