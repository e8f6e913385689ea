"""Tests of mutants.py; `run` runs them first."""

import unittest

import mutants

PROTO = """
message Rule {
  enum Unit {
    UNIT_UNSPECIFIED = 0;
    DAYS = 1;
    HOURS = 2;
  }
  Unit unit = 1;
  int32 limit = 2;
}
message Speed {
  enum Unit {
    UNIT_UNSPECIFIED = 0;
    KNOTS = 1;
    MACH = 2;
  }
  Unit unit = 1;
}
"""


def changed_rules(text):
    return [mutant.apply(text) for mutant
            in mutants.of_rules("KS.textproto", text, PROTO)]


def changed_code(text):
    return [mutant.apply(text) for mutant in mutants.of_code("a.cc", text)]


class OfRules(unittest.TestCase):
    def test_changes_each_kind_of_constant(self):
        for text, others in {
            "limit: 15": ["limit: 16"],
            "unit: DAYS": ["unit: HOURS"],
            "unit: HOURS": ["unit: DAYS"],
            "unit: KNOTS": ["unit: MACH"],
            "minor: true": ["minor: false"],
            'amount: "20.00"': ['amount: "20.01"'],
            'per_page: "0.125"': ['per_page: "0.126"'],
            'per_page: "1"': ['per_page: "1.01"'],
            'effective_to: "2025-12-31"': ['effective_to: "2026-01-01"'],
            'category: "IMAGING"': ['category: ""'],
            'expression: "max(age:21,last+7y)"': [
                'expression: "min(age:21,last+7y)"',
                'expression: "max(age:22,last+7y)"',
                'expression: "max(age:21,created+7y)"',
                'expression: "max(age:21,last+8y)"'],
        }.items():
            self.assertEqual(changed_rules(text), others)

    def test_changes_one_at_a_time_and_says_where(self):
        text = "\na {\n  limit: 1 unit: DAYS\n}\n"
        found = mutants.of_rules("KS.textproto", text, PROTO)
        self.assertEqual([(mutant.line, mutant.before, mutant.after)
                          for mutant in found],
                         [(3, "limit: 1 unit: DAYS", "limit: 2 unit: DAYS"),
                          (3, "limit: 1 unit: DAYS", "limit: 1 unit: HOURS")])

    def test_numbers_those_that_look_alike(self):
        found = mutants.of_rules("a", "limit: 1\nlimit: 1\nlimit: 2\n", PROTO)
        self.assertEqual([mutant.nth for mutant in found], [0, 1, 0])

    def test_leaves_words_and_comments(self):
        for text in ('citation: "limit: 15"', '# limit: 15', 'name: "Kansas"',
                     'notes: "until 2025-12-31"', "limit { a }"):
            self.assertEqual(changed_rules(text), [])


class OfCode(unittest.TestCase):
    def test_changes_each_kind_of_decision(self):
        for text, others in {
            "if (a < b)": ["if (a <= b)"],
            "return a <\n b;": ["return a <=\n b;"],
            "if (a >= b)": ["if (a > b)"],
            "if (a != b)": ["if (a == b)"],
            "std::min(a, b)": ["std::max(a, b)"],
            "std::max_element(a)": ["std::min_element(a)"],
            "day + 1": ["day + 0"],
            "++day": ["--day"],
            "a && b": ["a || b"],
            "if (!a)": ["if (a)"],
            "std::none_of(a)": ["std::any_of(a)"],
            "return true;": ["return false;"],
            "constexpr int kDays = 180;": ["constexpr int kDays = 181;"],
        }.items():
            self.assertEqual(changed_code(text), others)

    def test_leaves_types_words_and_comments(self):
        for text in ("std::vector<int> a", "template <typename T>",
                     '"a < b && true"', "// a < b", "#include <algorithm>",
                     "a->b", "a << b", "day + 10", "std::string& a"):
            self.assertEqual(changed_code(text), [])


if __name__ == "__main__":
    unittest.main()
