//! Which units measure the same thing. Not conversion: that is the engine's and the trial file's.

/// Units that measure the same thing stand on one line. A unit that stands on none fits only itself.
const DIMENSIONS: [&[&str]; 8] = [
    &["1", "%", ""],
    &["g", "mg", "ug", "ng", "kg"],
    &["mm[Hg]", "kPa", "Pa", "hPa", "mbar", "bar", "cm[H2O]"],
    &["m", "cm", "mm", "um", "km"],
    &["L", "l", "dL", "dl", "mL", "ml", "uL", "ul"],
    &["g/L", "g/dL", "mg/dL", "mg/L", "ug/L", "ng/mL", "ug/mL", "mg/mL"],
    &["mol/L", "mmol/L", "umol/L", "nmol/L"],
    &[
        "year",
        "month",
        "week",
        "day",
        "hour",
        "minute",
        "second",
        "millisecond",
        "a",
        "mo",
        "wk",
        "d",
        "h",
        "min",
        "s",
        "ms",
    ],
];

/// Whether two units measure the same thing.
pub(crate) fn fit(left: &str, right: &str) -> bool {
    left == right || DIMENSIONS.iter().any(|units| units.contains(&left) && units.contains(&right))
}

/// Whether a unit can be added to a date.
pub(crate) fn shifts_dates(unit: &str) -> bool {
    ["year", "month", "week", "day", "a", "mo", "wk", "d"].contains(&unit)
}
