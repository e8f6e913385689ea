import json
import unittest
import xml.etree.ElementTree

import report
from report import Figure, Goal


class ReportTest(unittest.TestCase):
    FIGURES = [
        Figure('CPU', 'ratio', [2.5, 1.5, 3.5], Goal(2.0)),
        Figure('calls', '1/s', [1234.5], Goal(1000, at_most=False)),
        Figure('memory', 'MiB', [77.7]),
    ]

    def test_value_is_the_median(self):
        self.assertEqual(self.FIGURES[0].value, 2.5)

    def test_goals_are_met_up_to_their_limit(self):
        self.assertTrue(Goal(2.0).met(2.0))
        self.assertFalse(Goal(2.0).met(2.01))
        self.assertTrue(Goal(2.0, at_most=False).met(2.0))
        self.assertFalse(Goal(2.0, at_most=False).met(1.99))

    def test_table_tells_spread_and_goal(self):
        rows = report.table(self.FIGURES).splitlines()
        self.assertEqual(rows[2],
                         '| CPU | ratio | 2.5 | 1.5 | 3.5 | <= 2 | NO |')
        self.assertEqual(
            rows[3], '| calls | 1/s | 1,234 | 1,234 | 1,234 | >= 1000 | yes |')
        self.assertEqual(rows[4],
                         '| memory | MiB | 77.7 | 77.7 | 77.7 |  |  |')

    def test_json_has_what_is_promised(self):
        read = json.loads(report.as_json(self.FIGURES))
        self.assertEqual(read['CPU'], {'value': 2.5, 'unit': 'ratio',
                                       'min': 1.5, 'max': 3.5,
                                       'goal': '<= 2'})
        self.assertIsNone(read['memory']['goal'])

    def test_chart_is_xml_with_a_bar_for_each_value(self):
        drawn = report.chart(
            [('calls', '1/s', ['1', '16'],
              {('1', 'a'): 10, ('16', 'a'): 40, ('16', 'b <&'): 20})],
            ['a', 'b <&'], 'here & now')
        root = xml.etree.ElementTree.fromstring(drawn)
        bars = [e for e in root.iter() if e.tag.endswith('rect')
                and e.get('fill') not in ('#fff',) and e.get('width') != '12']
        heights = [float(bar.get('height')) for bar in bars]
        self.assertEqual(len(heights), 3)
        self.assertEqual(heights[1], 4 * heights[0])
        self.assertEqual(heights[2], 2 * heights[0])


if __name__ == '__main__':
    unittest.main()
