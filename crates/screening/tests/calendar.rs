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

/// Numbers that look random and are the same at every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

/// A value in another unit is compared with a limit as the exact quotient would be, finite or not.
#[test]
fn a_conversion_keeps_every_comparison() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut endless = 0;
    for _ in 0..100_000 {
        let mut number = |digits: u32| i64::try_from(random.below(10_u64.pow(digits))).unwrap();
        let (numerator, denominator) = (1 + number(5), 1 + number(5));
        let offset = number(6) - 500_000;
        let (mantissa, places) = (number(7) - 5_000_000, u32::try_from(number(1) % 6).unwrap());
        let value = Decimal::new(mantissa.into(), places).unwrap();
        let converted = value.converted(numerator, offset, denominator).unwrap();
        endless += u32::from(converted.decimals() > 12);
        // Limits of 8 decimals just below, at and just above its value.
        let near = converted.round_towards_zero(8).unwrap();
        for step in -2..=2 {
            let limit = near.checked_add(Decimal::new(step, 8).unwrap()).unwrap();
            // (m * numerator + offset * 10^p) / (denominator * 10^p) against l / 10^8.
            let (limit_mantissa, limit_places) = limit.parts();
            let power = |places: u32| 10_i128.pow(places);
            let left = (i128::from(mantissa) * i128::from(numerator) + i128::from(offset) * power(places)) * power(8);
            let right = limit_mantissa * power(8 - limit_places) * i128::from(denominator) * power(places);
            let told = format!("{value} * {numerator} + {offset} / {denominator} with {limit}");
            assert_eq!(converted.cmp(&limit), left.cmp(&right), "{told}");
        }
    }
    assert!(endless > 50_000, "{endless} had endlessly many decimals");
}

#[test]
fn conversions_are_exact_both_ways() {
    let decimal = |text| Decimal::parse(text).unwrap();
    for (value, [numerator, offset, denominator], converted) in [
        ("98.6", [5, -160, 9], "37"),
        ("-40", [5, -160, 9], "-40"),
        ("37", [9, 160, 5], "98.6"),
        ("9.33", [375_031, 0, 50_000], "69.9807846"),
        ("60", [45_359_237, 0, 100_000_000], "27.2155422"),
        ("48", [2287, 53_800, 25_000], "6.54304"),
        ("1000000000000000", [1, 0, 1], "1000000000000000"),
        ("0.000000000000000000000001", [1, 0, 1], "0.000000000000000000000001"),
        // Endless: a 5 behind twelve decimals that are rounded down.
        ("1", [1, 0, 3], "0.3333333333335"),
        ("-1", [1, 0, 3], "-0.3333333333335"),
        ("2", [1, 0, 3], "0.6666666666665"),
    ] {
        assert_eq!(decimal(value).converted(numerator, offset, denominator), Some(decimal(converted)), "{value}");
        if decimal(converted).decimals() <= 12 {
            let back = decimal(converted).converted(denominator, -offset, numerator);
            assert_eq!(back, Some(decimal(value)), "{converted}");
        }
    }
    assert_eq!(decimal("1").converted(1, 0, 0), None);
    assert_eq!(decimal("100000000000000000000000000000").converted(1_000_000_000_000_000, 0, 1), None);
}
