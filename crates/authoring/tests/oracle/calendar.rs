//! Days and months for the oracle, written without the engine's date type so that the two can disagree.

/// A day of the Gregorian calendar; compares in time's order.
#[expect(clippy::struct_field_names, reason = "a day of a month is a day too")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Day {
    pub(crate) year: i32,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

impl Day {
    pub(crate) const fn new(year: i32, month: u8, day: u8) -> Day {
        Day { year, month, day }
    }

    /// The same day of the month, that many months later (earlier where negative), or the month's last day.
    pub(crate) fn plus_months(self, months: i32) -> Day {
        let count = self.year * 12 + i32::from(self.month) - 1 + months;
        let year = count.div_euclid(12);
        let month = u8::try_from(count.rem_euclid(12)).unwrap_or(0) + 1;
        Day { year, month, day: self.day.min(days_in_month(year, month)) }
    }

    pub(crate) fn next(self) -> Day {
        if self.day < days_in_month(self.year, self.month) {
            return Day { day: self.day + 1, ..self };
        }
        if self.month < 12 {
            return Day { month: self.month + 1, day: 1, ..self };
        }
        Day { year: self.year + 1, month: 1, day: 1 }
    }

    pub(crate) fn previous(self) -> Day {
        if self.day > 1 {
            return Day { day: self.day - 1, ..self };
        }
        if self.month > 1 {
            return Day { month: self.month - 1, day: days_in_month(self.year, self.month - 1), ..self };
        }
        Day { year: self.year - 1, month: 12, day: 31 }
    }

    /// Every day from this one to the last, both included.
    pub(crate) fn through(self, last: Day) -> impl Iterator<Item = Day> {
        std::iter::successors(Some(self), |day| Some(day.next())).take_while(move |day| *day <= last)
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl std::fmt::Debug for Day {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, formatter)
    }
}

/// A year, a month or a day; what is not known is 0.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct PartialDay {
    pub(crate) year: i32,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

impl PartialDay {
    pub(crate) fn parse(text: &str) -> Option<PartialDay> {
        let mut parts = text.split('-');
        let year = parts.next()?.parse().ok()?;
        let mut rest = || parts.next().map_or(Some(0), |part| part.parse().ok());
        Some(PartialDay { year, month: rest()?, day: rest()? })
    }

    pub(crate) fn is_full(self) -> bool {
        self.day != 0
    }

    pub(crate) fn first(self) -> Day {
        Day { year: self.year, month: self.month.max(1), day: self.day.max(1) }
    }

    pub(crate) fn last(self) -> Day {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 { days_in_month(self.year, month) } else { self.day };
        Day { year: self.year, month, day }
    }

    /// Every day that it may mean, given that it lies not after the reference date.
    pub(crate) fn days(self, reference_date: Day) -> impl Iterator<Item = Day> {
        self.first().through(self.last().min(reference_date))
    }
}

impl From<Day> for PartialDay {
    fn from(day: Day) -> PartialDay {
        PartialDay { year: day.year, month: day.month, day: day.day }
    }
}

impl std::fmt::Display for PartialDay {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.month, self.day) {
            (0, _) => write!(formatter, "{:04}", self.year),
            (month, 0) => write!(formatter, "{:04}-{month:02}", self.year),
            (month, day) => write!(formatter, "{:04}-{month:02}-{day:02}", self.year),
        }
    }
}

impl std::fmt::Debug for PartialDay {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, formatter)
    }
}

pub(crate) fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}
