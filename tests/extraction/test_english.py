"""English editions: the same figures, found in the text's own letters; other countries' parties are left alone."""

from datetime import date

import pytest

from etl.documents import Document
from etl.extraction import account, extract
from tests.extraction.samples import rows

REPORT = (
    "On April 14, the Inspection Commission of the Soc Trang Provincial Party Committee reviewed its work in the first "
    "quarter and set out tasks for the second quarter of 2024.\n\n"
    "In the first quarter, Party committees at all levels inspected 1,204 Party organizations and 318 Party members; "
    "supervised 96 organizations. The work focused on preparing for congresses of the 2025 - 2030 term.\n\n"
    "The Inspection Commissions at all levels inspected 12 Party organizations and 45 Party members when there were "
    "signs of violations, and disciplined 31 party members, including 9 committee members.\n"
    "Disciplinary measures include: reprimanding 14 party members, warning 8, dismissal 1, and expelling 8.\n\n"
    "In the second quarter, the sector will inspect 40 Party organizations.\n"
)
QUARTER = (date(2024, 1, 1), date(2024, 3, 31))


def english(text, title="Discipline in Soc Trang province", published=date(2024, 4, 15)):
    return Document(name="en.txt", text=text, title=title, published=published)


def test_a_report_is_read_with_the_spans_of_its_own_letters():
    read = extract(english(REPORT))
    committees, commissions = "party_committees", "inspection_commissions"
    assert rows(read, "indicator", "breakdown", "body", "value") == [
        ("orgs_inspected", "total", committees, 1204),
        ("members_inspected", "total", committees, 318),
        ("orgs_supervised", "total", committees, 96),
        ("orgs_inspected_violation", "total", commissions, 12),
        ("members_inspected_violation", "total", commissions, 45),
        ("members_disciplined", "total", commissions, 31),
        ("members_disciplined", "committee_member", commissions, 9),
        ("members_disciplined", "reprimand", commissions, 14),
        ("members_disciplined", "warning", commissions, 8),
        ("members_disciplined", "dismissal", commissions, 1),
        ("members_disciplined", "expulsion", commissions, 8),
    ]
    assert {(o.area, o.period_start, o.period_end) for o in read} == {("soc-trang", *QUARTER)}
    assert REPORT[read[0].span_start : read[0].span_end] == "1,204"
    assert "inspected 1,204 Party organizations" in read[0].evidence


def test_every_number_of_an_english_text_is_accounted_for():
    digits = {i for i, c in enumerate(REPORT) if c.isdigit()}
    told = {i for n in account(english(REPORT)).numbers for i in range(n.start, n.end)}
    assert digits <= told


@pytest.mark.parametrize(
    "text",
    [
        (
            "In 2023, the CPC's discipline inspection organs inspected 277 Party organizations and disciplined 610,000 "
            "Party members in China, Xi Jinping told the Central Inspection Commission."
        ),
        (
            "In 2023, through handling complaints and denunciations against party organizations, Party committees at all levels "
            "nationwide determined that 41 party members had committed violations, of which 33 party members had to be disciplined."
        ),
        (
            "In 2023, Inspection Committees at all levels nationwide inspected and supervised the declaration of assets and income of "
            "more than 7,100 party members, concluding that 231 party members violated and had shortcomings."
        ),
        "The governor said 300 Republican party members were disciplined in 2023.",
        (
            "The Ke Sach district of Soc Trang province: in 2023, Party committees at all levels in the district "
            "disciplined 22 party members."
        ),
        "In 2023, the Central Inspection Commission disciplined 3 Party organizations and 17 Party members.",
        "The Soc Trang Provincial Party Committee proposed disciplining 6 party members in 2023.",
        (
            "Hanoi - In 2023, Party committees and inspection commissions at all levels disciplined 231 party members for "
            "corruption and 14 party members for violating rules on the declaration of assets."
        ),
        (
            "The Communist Party of Nepal held a congress. In Hanoi its Politburo said it had expelled 12,400 Party members "
            "in 2023."
        ),
        (
            "The Standing Committee of the Soc Trang Provincial Party Committee planned 9 inspections for 2023. So far it has "
            "inspected 14 Party organizations and disciplined 3 party members."
        ),
    ],
)
def test_other_parties_units_and_proposals_are_left_out(text):
    assert extract(english(text, title=None)) == []


def test_how_many_there_are_is_read_too():
    text = (
        "The Soc Trang Provincial Party Committee has 15 Party Committees directly under the Provincial Party Committee, "
        "560 grassroots Party organizations and 38,214 Party members."
    )
    read = extract(english(text))
    assert rows(read, "indicator", "value") == [
        ("orgs_direct", 15),
        ("orgs_grassroots", 560),
        ("members_total", 38214),
    ]


def test_members_named_behind_organisations_are_the_party_s():
    text = (
        "The Soc Trang Provincial Party Committee's Inspection Commission reviewed its work in 2023.\n"
        "The Party Standing Committees conducted inspections of 214 Party organizations and over 1,300 Party members, "
        "alongside thematic supervision of 87 Party bodies.\nThe inspection system disciplined 5 Party organizations and "
        "38 members. The Inspection Commission has 11 members.\n"
    )
    assert rows(extract(english(text, published=date(2023, 12, 28))), "indicator", "body", "value") == [
        ("orgs_inspected", "party_committees", 214),
        ("members_inspected", "party_committees", 1300),
        ("orgs_supervised", "party_committees", 87),
        ("orgs_disciplined", "inspection_commissions", 5),
        ("members_disciplined", "inspection_commissions", 38),
    ]


def test_what_the_central_commission_did_alone_is_left_out():
    text = (
        "HÀ NỘI — The Party Central Committee's Inspection Commission held its 19th session. In 2022 the commission "
        "disciplined 9 Party organisations and 24 Party members."
    )
    assert extract(english(text, title=None)) == []


def test_a_review_of_the_past_year_dates_what_follows():
    text = (
        "The Secretariat of the Party Central Committee held a national conference to review inspection work in the past "
        "year. The inspection commissions at all levels inspected 2,871 Party organisations with signs of violations; "
        "1,940 organisations committed wrongdoings, among which 203 organisations were disciplined."
    )
    read = extract(english(text, title=None, published=date(2024, 1, 5)))
    assert rows(read, "indicator", "area", "value") == [
        ("orgs_inspected_violation", "vn", 2871),
        ("orgs_violated", "vn", 1940),
    ]
    assert {(o.period_start, o.period_end) for o in read} == {(date(2023, 1, 1), date(2023, 12, 31))}


NATIONAL = [
    (
        (
            "Hanoi (VNA) – The Communist Party of Vietnam (CPV) admitted nearly 148,300 new members in 2017, raising the total "
            "membership to about 4.9 million, heard a conference of the Organisation Commission.\n"
        ),
        [
            ("members_admitted", "all", 148300, date(2017, 1, 1), date(2017, 12, 31)),
            ("members_total", "all", 4900000, date(2017, 12, 31), date(2017, 12, 31)),
        ],
    ),
    (
        (
            "As of December 31, 2016, the Communist Party of Vietnam had more than 4.73 million members in 265,214 party cells. "
            "Between 2011 and 2016, the Party admitted over 1.21 million members.\n"
        ),
        [
            ("members_total", "all", 4730000, date(2016, 12, 31), date(2016, 12, 31)),
            ("cells_total", "all", 265214, date(2016, 12, 31), date(2016, 12, 31)),
            ("members_admitted", "all", 1210000, date(2011, 1, 1), date(2016, 12, 31)),
        ],
    ),
    (
        (
            "HÀ NỘI — Party General Secretary Nguyễn Văn A chaired a meeting at the Party Central Committee. In the first "
            "half of this year, more than 60 Party committees and over 7,200 Party members were punished.\n"
        ),
        [
            ("orgs_disciplined", "all", 60, date(2018, 1, 1), date(2018, 6, 30)),
            ("members_disciplined", "all", 7200, date(2018, 1, 1), date(2018, 6, 30)),
        ],
    ),
    (
        (
            "HCMC – A national conference of the Party Central Committee was told that more than 58,400 Party members faced "
            "disciplinary action in the 2012-16 period. Since the beginning of the 12th National Congress of the Party, 21,300 "
            "have been named.\n"
        ),
        [("members_disciplined", "all", 58400, date(2012, 1, 1), date(2016, 12, 31))],
    ),
    (
        (
            "At a national conference of the Party Central Committee it was said that last year Party committees, organisations "
            "and inspection commissions at all levels inspected almost 91,000 Party organisations, oversaw 28,400 Party "
            "organisations and took disciplinary measures against 11,900 Party members.\n"
        ),
        [
            ("orgs_inspected", "all", 91000, date(2017, 1, 1), date(2017, 12, 31)),
            ("orgs_supervised", "all", 28400, date(2017, 1, 1), date(2017, 12, 31)),
            ("members_disciplined", "all", 11900, date(2017, 1, 1), date(2017, 12, 31)),
        ],
    ),
    (
        (
            "HÀ NỘI — Inspection is a task of the Party. In 2017 all-level inspection commissions looked into signs of "
            "violations at 2,914 Party organisations and 8,455 members, the Party Central Committee's Inspection Commission "
            "reported. A total of 1,655 organisations and 6,120 members were found to have committed wrongdoings.\n"
        ),
        [
            ("orgs_inspected_violation", "inspection_commissions", 2914, date(2017, 1, 1), date(2017, 12, 31)),
            ("members_inspected_violation", "inspection_commissions", 8455, date(2017, 1, 1), date(2017, 12, 31)),
            ("orgs_violated", "inspection_commissions", 1655, date(2017, 1, 1), date(2017, 12, 31)),
            ("members_violated", "inspection_commissions", 6120, date(2017, 1, 1), date(2017, 12, 31)),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NATIONAL, ids=[text[:40] for text, _ in NATIONAL])
def test_reports_of_the_whole_country_are_read(text, expected):
    published = date(2018, 8, 10) if "half" in text else date(2018, 1, 10)
    read = extract(english(text, title=None, published=published))
    assert rows(read, "indicator", "body", "value", "period_start", "period_end") == expected
    assert {o.area for o in read} == {"vn"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Dong Nai Party Committee says that in the first half of 2011 1,512 Party members were admitted to the Party.",
            [("dong-nai", "members_admitted", 1512, date(2011, 1, 1), date(2011, 6, 30))],
        ),
        (
            (
                "Party committees at all levels nationwide inspected 20,300 Party organisations in the first quarter of 2024. "
                "Inspection commissions at all levels inspected 905 Party organisations and 3,040 Party members upon signs of "
                "violations."
            ),
            [
                ("vn", "orgs_inspected", 20300, *QUARTER),
                ("vn", "orgs_inspected_violation", 905, *QUARTER),
                ("vn", "members_inspected_violation", 3040, *QUARTER),
            ],
        ),
        (
            (
                "The Communist Party of Vietnam now has more than 5.4 million members in nearly 52,000 grassroots Party "
                "organisations. Last year, 197,000 people were admitted to the Party."
            ),
            [
                ("vn", "members_total", 5400000, date(2024, 4, 15), date(2024, 4, 15)),
                ("vn", "orgs_grassroots", 52000, date(2024, 4, 15), date(2024, 4, 15)),
                ("vn", "members_admitted", 197000, date(2023, 1, 1), date(2023, 12, 31)),
            ],
        ),
        (
            "HANOI - More than 86,000 party members were disciplined during the 12th term, the Politburo heard.",
            [("vn", "members_disciplined", 86000, date(2016, 1, 1), date(2021, 1, 31))],
        ),
        (
            (
                "Vietnam’s Communist Party is fighting graft. More than 2,600 party units and nearly 165,000 party members have been "
                "disciplined in the 2012-2022 period, a report said."
            ),
            [
                ("vn", "orgs_disciplined", 2600, date(2012, 1, 1), date(2022, 12, 31)),
                ("vn", "members_disciplined", 165000, date(2012, 1, 1), date(2022, 12, 31)),
            ],
        ),
        (
            (
                "Vietnam's Communist Party punished 17,950 of its members in 2023. The whole Party admitted nearly 168,000 new members "
                "in 2023, bringing the total number of Party members to over 5.3 million."
            ),
            [
                ("vn", "members_disciplined", 17950, date(2023, 1, 1), date(2023, 12, 31)),
                ("vn", "members_admitted", 168000, date(2023, 1, 1), date(2023, 12, 31)),
                ("vn", "members_total", 5300000, date(2023, 12, 31), date(2023, 12, 31)),
            ],
        ),
        (
            "The Communist Party of Vietnam has grown to 5.4 million members. The Party has 51,900 grassroots organizations.",
            [
                ("vn", "members_total", 5400000, date(2024, 4, 15), date(2024, 4, 15)),
                ("vn", "orgs_grassroots", 51900, date(2024, 4, 15), date(2024, 4, 15)),
            ],
        ),
        (
            (
                "In 2023, inspection committees at all levels nationwide concluded that 271 Party organizations and more than 2,900 Party "
                "members had to be disciplined. Of these, the agencies disciplined 214 Party organizations and 2,611 Party members.\n"
                "Inspection committees at all levels have disciplined 177 Party organizations and 6,240 Party members."
            ),
            [
                ("vn", "orgs_liable_discipline", 271, date(2023, 1, 1), date(2023, 12, 31)),
                ("vn", "members_liable_discipline", 2900, date(2023, 1, 1), date(2023, 12, 31)),
                ("vn", "orgs_disciplined", 177, date(2023, 1, 1), date(2023, 12, 31)),
                ("vn", "members_disciplined", 6240, date(2023, 1, 1), date(2023, 12, 31)),
            ],
        ),
    ],
)
def test_other_words_of_english_reports(text, expected):
    read = extract(english(text, title=None))
    assert [(o.area, o.indicator, o.value, o.period_start, o.period_end) for o in read] == expected


@pytest.mark.parametrize(
    ("share", "indicator", "value"),
    [
        ("accounting for 3.12 percent compared with total Party members at the start of the year", "share_pct", 3.12),
        ("making up 3.12% of the total number of Party members", "share_pct", 3.12),
        ("reaching 104.5 percent of the annual target", "target_pct", 104.5),
        ("equal to 104.5% of its plan", "target_pct", 104.5),
    ],
)
def test_shares_of_the_admissions(share, indicator, value):
    text = f"In the first half of 2011, the Dong Nai provincial Party Committee admitted 1,325 Party members, {share}."
    found = {(o.indicator, o.value) for o in extract(Document(name="a", text=text, published=date(2011, 7, 20)))}
    assert found == {("members_admitted", 1325), (f"members_admitted_{indicator}", value)}


@pytest.mark.parametrize("share", ["accounting for 64 percent of those admitted", "equal to 64 percent of last year"])
def test_shares_of_something_else(share):
    text = f"In the first half of 2011, the Dong Nai provincial Party Committee admitted 1,325 Party members, {share}."
    found = [(o.indicator, o.value) for o in extract(Document(name="a", text=text, published=date(2011, 7, 20)))]
    assert found == [("members_admitted", 1325)]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            (
                "Party committees and inspection commissions at all levels nationwide disciplined 588 Party organisations and 23,410 Party "
                "members, up 9% from 2022."
            ),
            date(2024, 2, 2),
            [(588, 2023), (23410, 2023)],
        ),
        (
            (
                "A national conference of the Party Central Committee reviewed inspection work in the past year and set out the missions for "
                "2023.\nThe inspection commissions at all levels inspected 3,480 Party organisations with signs of violations."
            ),
            None,
            [(3480, 2022)],
        ),
        (
            (
                "A national conference of the Party Central Committee was told that last year inspection commissions at all levels "
                "inspected 3,480 Party organisations."
            ),
            None,
            [],
        ),
        (
            (
                "Over 120,000 members disciplined\nSunday, Dec 13, 2020\nSince the beginning of the 12th National Congress of the Party, more "
                "than 84,000 Party members have been disciplined, a national conference heard. The Central Inspection Commission of the Party Central Committee held it in Hanoi."
            ),
            None,
            [(84000, 2020)],
        ),
    ],
)
def test_the_year_of_a_report_of_the_country(text, published, expected):
    read = extract(english(text, title="Inspection tasks in 2017" if published is None else None, published=published))
    assert [(o.value, o.period_end.year) for o in read] == expected
    assert {o.area for o in read} <= {"vn"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "The Central Inspection Commission held a review meeting in Hanoi on February 2. In 2023, Party committees at all levels "
                "disciplined 13,120 Party members."
            ),
            [("vn", "members_disciplined", 13120)],
        ),
        (
            (
                "A national teleconference of the Communist Party of Vietnam took place in Ha Noi yesterday. In 2023, inspection commissions at "
                "all levels inspected 2,950 Party organisations with signs of violations. The results of these inspections showed that 1,840 "
                "organisations had committed violations."
            ),
            [("vn", "orgs_inspected_violation", 2950), ("vn", "orgs_violated", 1840)],
        ),
        (
            (
                "The Central Inspection Commission reported on February 2 that 388 Party organisations and 12,470 Party members were given "
                "disciplinary penalties in 2023."
            ),
            [("vn", "orgs_disciplined", 388), ("vn", "members_disciplined", 12470)],
        ),
        (
            (
                "The Central Inspection Commission reported on February 2 that it disciplined 14 Party organisations and 310 Party members "
                "in 2023."
            ),
            [],
        ),
        (
            (
                "There are over 5.1 million Party members working in some 51,300 grassroots-level Party organisations, the Communist Party of "
                "Vietnam says."
            ),
            [("vn", "members_total", 5100000), ("vn", "orgs_grassroots", 51300)],
        ),
        (
            (
                "Over the past five years, Party committees at all levels nationwide disciplined 71,300 Party members, the Politburo of Vietnam "
                "heard."
            ),
            [("vn", "members_disciplined", 71300)],
        ),
        (
            "In 2023, Party committees at all levels in Hanoi disciplined 512 Party members, a meeting in the capital heard.",
            [("ha-noi", "members_disciplined", 512)],
        ),
    ],
)
def test_where_a_meeting_was_held_is_not_whose_figures_it_heard(text, expected):
    read = extract(english(text, title=None, published=date(2024, 2, 3)))
    assert [(o.area, o.indicator, o.value) for o in read] == expected


@pytest.mark.parametrize(
    "who",
    [
        "Bac Kan province's Party Committee",
        "the Party Committee of Bac Kan province",
        "the Party Committee of the province of Bac Kan",
        "the Party organisation of Bac Kan province",
        "the Bac Kan provincial Party organization",
    ],
)
def test_a_provinces_committee_is_named_in_many_ways(who):
    read = extract(english(f"In 2023, {who} admitted 812 new Party members.", published=date(2024, 1, 12)))
    assert [(o.area, o.indicator, o.value) for o in read] == [("bac-kan", "members_admitted", 812)]


@pytest.mark.parametrize(
    "who", ["the Party Committee of Bac Kan city", "the Party Committee of Bac Kan province's police"]
)
def test_a_committee_of_a_unit_is_not_the_provinces(who):
    assert extract(english(f"In 2023, {who} admitted 81 new Party members.", published=date(2024, 1, 12))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2023, Party committees at all levels in Soc Trang Province disciplined 412 Party members and expelled 31 members.",
            [("members_disciplined", "total", 412), ("members_disciplined", "expulsion", 31)],
        ),
        (
            "In 2023, Party committees at all levels in Soc Trang Province disciplined 412 Party members. The club expelled 31 members.",
            [("members_disciplined", "total", 412)],
        ),
    ],
)
def test_members_expelled_beside_those_disciplined_are_the_partys(text, expected):
    assert rows(extract(english(text)), "indicator", "breakdown", "value") == expected


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("13th National Congress of the Communist Party of Vietnam closes", "1,544 delegates representing over 5 million Party members attended the congress."),
        ("Vietnam 13th Party Congress to start", "The congress will be attended by 1,544 delegates representing over 5 million Party members from around the country."),
    ],
)  # fmt: skip
def test_who_reads_the_title_knows_whose_congress_it_is(title, text):
    read = extract(english(text, title=title, published=date(2021, 1, 25)))
    assert rows(read, "area", "indicator", "value") == [
        ("vn", "congress_delegates", 1544),
        ("vn", "members_total", 5000000),
    ]


def test_a_title_in_vietnamese_leaves_a_text_english():
    text = "In 2023, Party committees at all levels nationwide disciplined 17,950 Party members, the Politburo of Vietnam heard."
    read = extract(english(text, title="Đảng kỷ luật đảng viên", published=date(2024, 1, 25)))
    assert rows(read, "area", "indicator", "value") == [("vn", "members_disciplined", 17950)]


def test_those_disciplined_in_a_year_for_one_cause_are_not_all():
    text = "A total of 612 Party members were disciplined in 2023 for corruption, the Party Central Committee of Vietnam heard."
    assert extract(english(text, title=None, published=date(2024, 1, 25))) == []


def test_those_in_attendance_stand_for_all_members():
    text = "The 14th National Congress of the Communist Party of Vietnam opened in Hanoi with 1,544 delegates representing the over 5.4 million members of the Party in attendance."
    read = extract(english(text, title="Congress opens", published=date(2026, 1, 20)))
    assert rows(read, "area", "indicator", "value") == [
        ("vn", "congress_delegates", 1544),
        ("vn", "members_total", 5400000),
    ]


@pytest.mark.parametrize(
    "when", ["between January and June", "from January to June 2024", "between January and June of 2024"]
)
def test_months_from_january_on_are_the_first_of_the_year(when):
    text = (
        "Officials under the management of the Politburo of Vietnam have been punished since January 2021.\n"
        f"More than 7,100 Party members have been disciplined {when}, including retired ones."
    )
    read = extract(english(text, title="Discipline in Vietnam", published=date(2024, 7, 27)))
    assert rows(read, "area", "value", "period_start", "period_end") == [
        ("vn", 7100, date(2024, 1, 1), date(2024, 6, 30))
    ]


def test_groups_of_those_admitted_and_the_same_period_in_machine_translation():
    text = (
        "According to the Soc Trang Provincial Party Committee, in the first quarter of 2024, the province admitted 411"
        " new Party members, an increase of 52 Party members compared to the same period in 2023. Among the newly admitted Party members, there were 160 women,"
        " 97 ethnic minorities, and 288 union members."
    )
    read = extract(english(text, title="Party members in Soc Trang", published=date(2024, 4, 9)))
    assert rows(read, "breakdown", "value", "period_start", "period_end") == [
        (group, value, date(2024, 1, 1), date(2024, 3, 31))
        for group, value in (("total", 411), ("female", 160), ("ethnic_minority", 97), ("youth_union", 288))
    ]


def test_a_province_that_is_the_first_nationwide_is_no_country():
    text = (
        "The congress of the Soc Trang provincial Party organisation opened on April 14, the first among the 63"
        " provinces and cities nationwide. It gathered 322 delegates representing over 47,200 members of the Party"
        " organisation.\n"
    )
    assert rows(extract(english(text)), "indicator", "area", "value") == [("members_total", "soc-trang", 47200)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Hanoi Party Committee presented Party badges to 5,151 Party members on the occasion of the 79th National Day (September 2).",
        "As many as 5,151 Party members of the city were presented with Party badges to mark National Day.",
        "5,151 Party members have been awarded Party membership badges for the 79th anniversary of National Day on September 2.",
    ],
)
def test_badges_are_awarded_in_english(sentence):
    text = "HANOI - The Hanoi Party Committee held a ceremony on Sunday. " + sentence
    read = extract(english(text, title="Party badges presented in Hanoi", published=date(2024, 9, 2)))
    assert rows(read, "indicator", "area", "value", "period_end") == [
        ("badges_awarded", "ha-noi", 5151, date(2024, 9, 2))
    ]
