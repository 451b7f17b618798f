//! Month ends, leap days and partial dates: the tables on which every window stands.

#![expect(clippy::unwrap_used, reason = "a table's own dates")]

use screening::{Date, DateRange, Decimal, PartialDate};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn months_are_added_as_calendar_months_clamped_to_the_end() {
    for (event, months, last_day_within) in [
        ("2025-08-31", 6, "2026-02-28"),
        ("2025-08-29", 6, "2026-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-02-28", 6, "2026-08-28"),
        ("2025-11-30", 3, "2026-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-03-31", 6, "2026-09-30"),
        ("2026-05-22", 6, "2026-11-22"),
        ("2026-01-31", 3, "2026-04-30"),
        ("2100-12-31", 12, "2101-12-31"),
    ] {
        assert_eq!(day(event).add_months(months), Some(day(last_day_within)), "{event} + {months} months");
    }
    assert_eq!(day("2026-02-28").add_months(-18 * 12), Some(day("2008-02-28")));
    assert_eq!(day("2028-02-29").add_months(-18 * 12), Some(day("2010-02-28")));
    assert_eq!(Date::MAX.add_months(1), None);
    assert_eq!(Date::MIN.add_days(-1), None);
}

#[test]
fn a_partial_date_is_the_closed_range_of_its_days() {
    for (text, from, to) in [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-05", "2026-05-01", "2026-05-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2026-05-21", "2026-05-21", "2026-05-21"),
        ("9999", "9999-01-01", "9999-12-31"),
    ] {
        let range = PartialDate::parse(text).unwrap().range();
        assert_eq!(range, DateRange { from: day(from), to: day(to) }, "{text}");
        assert_eq!(PartialDate::parse(text).unwrap().to_string(), text);
    }
}

#[test]
fn what_is_no_date_is_refused() {
    for text in [
        "",
        "26",
        "02026",
        "2026-5",
        "2026-13",
        "2026-00",
        "2026-02-30",
        "2023-02-29",
        "2026-05-1",
        "2026-05-211",
        "2026-05-21T00",
        "2026-05-21-01",
        "0000",
        "-2026",
        "+202",
        "２０２６",
        "2026-",
        "2026-05-",
    ] {
        assert_eq!(PartialDate::parse(text), None, "{text}");
    }
}

#[test]
fn day_numbers_count_without_gaps() {
    let mut date = day("1899-12-25");
    for _ in 0..75_000 {
        let next = date.add_days(1).unwrap();
        assert_eq!(next.day_number(), date.day_number() + 1);
        assert_eq!(Date::from_day_number(next.day_number()), Some(next));
        date = next;
    }
}

#[test]
fn decimals_are_exact() {
    let parse = |text: &str| Decimal::parse(text).unwrap();
    for (left, right, product) in
        [("1.5", "5", "7.5"), ("9.333", "7.50062", "70.00328646"), ("0.1", "0.1", "0.01"), ("-2", "0.5", "-1")]
    {
        assert_eq!(parse(left).checked_mul(parse(right)), Some(parse(product)), "{left} x {right}");
    }
    assert_eq!(parse("0.1").checked_add(parse("0.2")), Some(parse("0.3")));
    for (number, rounded) in
        [("70.05", "70.1"), ("70.0499999", "70"), ("69.95", "70"), ("-0.05", "-0.1"), ("-0.049", "0"), ("70", "70")]
    {
        assert_eq!(parse(number).round(1), Some(parse(rounded)), "{number}");
    }
    for text in ["", ".5", "5.", "1e", "e5", "--1", "1,5", "0x10", "1 ", "١"] {
        assert_eq!(Decimal::parse(text), None, "{text}");
    }
    assert_eq!(parse("1e3"), parse("1000"));
    assert_eq!(parse("1.50"), parse("1.5"));
    assert!(parse("1e-300") > Decimal::ZERO && parse("-1e-300") < Decimal::ZERO);
    assert_eq!(parse("0.00100").significant_digits(), 1);
    assert_eq!(parse("120").significant_digits(), 2);
}
