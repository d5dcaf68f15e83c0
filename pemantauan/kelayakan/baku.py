"""What children of an age usually weigh and measure, so that a value far outside is asked about before it is stored.

Source: WHO Child Growth Standards (2006), the LMS tables weight-for-age and length-for-age by day, boys and girls. For
each age in bulan penuh: the value at -4 SD on the first day of that month of life (age x 30.4375 days) and at +4 SD on
the last, with SD(4) = SD(3) + (SD(3) - SD(2)) as the standard counts beyond 3 SD, rounded to 0.1 kg and to whole cm.
These bounds ask a question and nothing more; no nutrition status is told from them.
"""

from __future__ import annotations

# fmt: off
BERAT_LAZIM: dict[str, tuple[tuple[float, float], ...]] = {
    "L": (
        # umur 0 sampai 24 bulan penuh
        (1.7, 7.3), (2.5, 8.9), (3.3, 9.9), (3.8, 10.8), (4.3, 11.4), (4.7, 12.1),
        (5.0, 12.6), (5.2, 13.1), (5.5, 13.5), (5.6, 13.9), (5.8, 14.3), (6.0, 14.7),
        (6.1, 15.1), (6.3, 15.4), (6.4, 15.8), (6.5, 16.1), (6.7, 16.5), (6.8, 16.8),
        (6.9, 17.2), (7.0, 17.6), (7.1, 17.9), (7.3, 18.3), (7.4, 18.6), (7.5, 19.0),
        (7.6, 19.4),
    ),
    "P": (
        # umur 0 sampai 24 bulan penuh
        (1.7, 7.0), (2.3, 8.4), (3.0, 9.5), (3.4, 10.4), (3.8, 11.2), (4.2, 11.8),
        (4.4, 12.4), (4.7, 12.9), (4.9, 13.4), (5.0, 13.9), (5.2, 14.3), (5.4, 14.7),
        (5.5, 15.1), (5.6, 15.5), (5.8, 15.9), (5.9, 16.3), (6.1, 16.6), (6.2, 17.0),
        (6.3, 17.3), (6.5, 17.7), (6.6, 18.1), (6.7, 18.4), (6.8, 18.8), (7.0, 19.2),
        (7.1, 19.6),
    ),
}
"""Sex -> (kg at -4 SD, kg at +4 SD) by age."""
PANJANG_LAZIM: dict[str, tuple[tuple[float, float], ...]] = {
    "L": (
        # umur 0 sampai 24 bulan penuh
        (42, 62), (47, 66), (50, 70), (53, 72), (56, 74), (57, 76),
        (59, 78), (60, 79), (62, 81), (63, 82), (64, 84), (65, 85),
        (66, 87), (67, 88), (68, 89), (69, 91), (70, 92), (71, 93),
        (71, 94), (72, 95), (73, 97), (74, 98), (74, 99), (75, 100),
        (76, 100),
    ),
    "P": (
        # umur 0 sampai 24 bulan penuh
        (42, 61), (46, 65), (49, 68), (51, 71), (53, 73), (55, 75),
        (57, 77), (58, 78), (59, 80), (60, 81), (62, 83), (63, 84),
        (64, 86), (65, 87), (66, 88), (67, 90), (67, 91), (68, 92),
        (69, 94), (70, 95), (71, 96), (71, 97), (72, 98), (73, 99),
        (73, 100),
    ),
}
"""Sex -> (cm at -4 SD, cm at +4 SD) by age."""
# fmt: on
