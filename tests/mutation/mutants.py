"""Small changes of rules and of code, each of which a test should notice."""

import collections
import dataclasses
import datetime
import decimal
import re


@dataclasses.dataclass(frozen=True)
class Mutant:
    """One change: text[start:end] becomes `other`."""

    file: str  # path in the project
    start: int
    end: int
    other: str
    line: int  # from 1
    before: str  # the line, stripped
    after: str  # the line as changed, stripped
    nth: int = 0  # of those in the file with the same lines

    def apply(self, text):
        return text[: self.start] + self.other + text[self.end :]


def make(file, text, start, end, other):
    first = text.rfind("\n", 0, start) + 1
    line = text[first : text.find("\n", end)]
    changed = line[: start - first] + other + line[end - first :]
    return Mutant(file, start, end, other, text.count("\n", 0, start) + 1,
                  line.strip(), changed.strip())


def number(mutants):
    """Returns the mutants of one file in order, each with its `nth`."""
    seen = collections.Counter()
    numbered = []
    for mutant in sorted(mutants, key=lambda mutant: mutant.start):
        lines = mutant.before, mutant.after
        numbered.append(dataclasses.replace(mutant, nth=seen[lines]))
        seen[lines] += 1
    return numbered


# --- The rule data: every number, date, amount, enum and boolean. ---

TOKEN = re.compile(
    r'#[^\n]*|"(?:[^"\\]|\\.)*"|[A-Za-z_]\w*|-?\d+|[{}:\[\],]')
AMOUNTS = {"amount", "per_page", "flat", "minimum", "per_page_over"}
DATES = {"effective_from", "effective_to"}


def enums_of(proto):
    """Returns the enums that a field of this name may have, each as its values:
    messages have enums and fields of their own, which may share a name."""
    enums = {}
    for name, body in re.findall(r"enum (\w+) \{(.*?)\}", proto, re.S):
        values = re.findall(r"^\s*(\w+) = \d+;", body, re.M)
        enums.setdefault(name, []).append(
            [v for v in values if not v.endswith("_UNSPECIFIED")])
    fields = re.findall(r"^\s*(?:repeated )?([\w.]+) (\w+) = \d+;", proto,
                        re.M)
    of_fields = {}
    for kind, field in fields:
        of_fields.setdefault(field, []).extend(
            enums.get(kind.split(".")[-1], []))
    return of_fields


def more_money(amount):
    places = max(2, len(amount.partition(".")[2]))
    return f"{decimal.Decimal(amount) + decimal.Decimal(1).scaleb(-places)}"


def next_day(day):
    return str(datetime.date.fromisoformat(day) + datetime.timedelta(1))


def in_expression(text):
    """Yields (start, end, other) within a retention expression."""
    swaps = {"max": "min", "min": "max", "last": "created",
             "created": "last", "majority": "last"}
    for word in re.finditer(r"\d+|[a-z]{3,}", text):
        if word.group().isdigit():
            yield *word.span(), str(int(word.group()) + 1)
        elif word.group() in swaps:
            yield *word.span(), swaps[word.group()]


def other_values(field, value, enums):
    """Yields (start, end, other) within the value of a field."""
    whole = 0, len(value)
    if value in ("true", "false"):
        yield *whole, "false" if value == "true" else "true"
    elif values := next((known for known in enums.get(field, [])
                         if value in known), None):
        yield *whole, values[(values.index(value) + 1) % len(values)]
    elif value.lstrip("-").isdigit():
        yield *whole, str(int(value) + 1)
    elif field in AMOUNTS:
        yield 1, len(value) - 1, more_money(value[1:-1])
    elif field in DATES:
        yield 1, len(value) - 1, next_day(value[1:-1])
    elif field == "category":
        yield 1, len(value) - 1, ""
    elif field == "expression":
        yield from in_expression(value)


def of_rules(file, text, proto):
    """Returns the mutants of a rule file."""
    enums = enums_of(proto)
    tokens = [t for t in TOKEN.finditer(text) if t.group()[0] != "#"]
    found = []
    for name, colon, value in zip(tokens, tokens[1:], tokens[2:]):
        if colon.group() != ":":
            continue
        for start, end, other in other_values(name.group(), value.group(),
                                              enums):
            found.append(make(file, text, value.start() + start,
                              value.start() + end, other))
    return number(found)


# --- The code: comparisons, extremes, one more or less, logic. ---

SWAPS = [
    # Formatted code has spaces around comparisons, and none within templates.
    (r"(?<= )(<=|>=|==|!=|<|>)(?=\s)",
     {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}),
    (r"\bstd::(?:min|max)(?:_element)?\b",
     {"std::min": "std::max", "std::max": "std::min",
      "std::min_element": "std::max_element",
      "std::max_element": "std::min_element"}),
    (r"[+-] 1\b(?!\.)", {"+ 1": "+ 0", "- 1": "- 0"}),
    (r"\+\+|--", {"++": "--", "--": "++"}),
    (r"&&|\|\|", {"&&": "||", "||": "&&"}),
    (r"!(?=[\w(*])", {"!": ""}),
    (r"\b(?:any|all|none)_of\b",
     {"any_of": "all_of", "all_of": "any_of", "none_of": "any_of"}),
    (r"\b(?:true|false)\b", {"true": "false", "false": "true"}),
]
CONSTANT = re.compile(r"\bconstexpr [\w:]+ k\w+ = (\d+);")
QUIET = re.compile(r'//[^\n]*|"(?:[^"\\\n]|\\.)*"|^#[^\n]*', re.M)


def of_code(file, text):
    """Returns the mutants of a C++ file."""
    # Comments, strings and includes are blank; what remains stays in place.
    code = QUIET.sub(lambda found: " " * len(found.group()), text)
    found = []
    for pattern, swaps in SWAPS:
        for match in re.finditer(pattern, code):
            found.append(make(file, text, *match.span(),
                              swaps[match.group()]))
    for match in CONSTANT.finditer(code):
        found.append(make(file, text, *match.span(1),
                          str(int(match.group(1)) + 1)))
    return number(found)
