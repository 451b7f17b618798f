//! CQL as it is read: precedence, phrases, functions and scopes, by the values that expressions have.
//!
//! What values operators give is the engine's and is tested there; here each line would have another value, or none, if
//! it were read in another way.

/// Evaluates an expression; what is wrong with it stands after `error: `.
fn value(expression: &str) -> String {
    authoring::evaluate(expression).map_or_else(|error| format!("error: {error}"), |value| value.to_string())
}

fn check(table: &[(&str, &str)]) {
    for (expression, expected) in table {
        assert_eq!(value(expression), *expected, "{expression}");
    }
}

#[test]
fn operators_bind_as_in_the_official_grammar() {
    check(&[
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("10 - 3 - 2", "5"),
        ("-2 + 5", "3"),
        ("7 div 2 * 2", "6"),
        ("true or true and false", "true"),
        ("not false and false", "false"),
        ("not (false and false)", "true"),
        ("not null is null", "false"),
        ("1 = 1 and 2 < 3", "true"),
        ("1 < 2 = true", "true"),
        ("false implies false implies false", "false"),
        ("true xor true or true", "true"),
        ("1 + 1 in { 2 }", "true"),
        ("5 between 1 + 1 and 2 * 3", "true"),
        ("5 between 1 and 10 and false", "false"),
        ("exists { 1 } and false", "false"),
        ("years between @2000-01-01 and @2010-01-01 + 1 year", "11"),
        ("months between @2000-01-01 and @2000-03-01 = 2", "true"),
        ("@2020-01-01 + 1 month before @2020-02-02", "true"),
        ("year from @2020-01-01 + 1", "2021"),
        ("if false then 1 else 2 + 3", "5"),
        ("1 + if true then 1 else 5", "2"),
    ]);
}

#[test]
fn timing_phrases_mean_what_they_say() {
    check(&[
        ("@2020-05-01 before @2020-05-02", "true"),
        ("@2020-05-01 on or before @2020-05-01", "true"),
        ("@2020-05-01 before or on @2020-05-01", "true"),
        ("@2020-05-02 on or before @2020-05-01", "false"),
        ("@2020-05-02 same month as @2020-05-31", "true"),
        ("@2020-05-02 same month or after @2020-05-31", "true"),
        ("@2020-05-02 after month of @2020-05-01", "false"),
        ("@2020-01-31 1 month or more before @2020-02-29", "false"),
        ("@2020-01-29 1 month or more before @2020-02-29", "true"),
        ("@2020-02-01 1 month or less before @2020-02-29", "true"),
        ("@2020-02-29 1 month or less before @2020-02-29", "false"),
        ("@2020-02-29 1 month or less on or before @2020-02-29", "true"),
        ("@2020-01-29 less than 1 month before @2020-02-29", "false"),
        ("@2020-01-29 more than 1 month before @2020-02-29", "false"),
        ("@2020-01-28 more than 1 month before @2020-02-29", "true"),
        ("@2020-01-29 1 month before @2020-02-29", "true"),
        ("@2020-03-29 1 month after @2020-02-29", "true"),
        ("@2020-03-29 1 month or less after @2020-02-29", "true"),
        ("@2020-03-30 1 month or less after @2020-02-29", "false"),
        ("@2020-01-03 within 3 days of @2020-01-06", "true"),
        ("@2020-01-03 properly within 3 days of @2020-01-06", "false"),
        ("@2020-01-03 during Interval[@2020-01-01, @2020-01-05]", "true"),
        ("@2020-01-05 included in Interval[@2020-01-01, @2020-01-05)", "false"),
        ("Interval[@2020-01-01, @2020-01-05] includes @2020-01-05", "true"),
    ]);
}

#[test]
fn queries_see_their_own_names() {
    check(&[
        ("({ 1, 2, 3 }) Number where Number > 1 return Number * 2", "{4, 6}"),
        ("from ({ 1, 2 }) A, ({ 10, 20 }) B where B = A * 10 return A + B", "{11, 22}"),
        ("({ 1, 2, 3 }) A where exists (({ 3, 4 }) B where B = A)", "{3}"),
        ("({ 1, 2, 3 }) A with ({ 3, 4 }) B such that B = A", "{3}"),
        ("({ 1, 2, 3 }) A without ({ 3, 4 }) B such that B = A", "{1, 2}"),
        ("({ 1, 2 }) A let Twice: A * 2, More: Twice + 1 where More > 3 return More", "{5}"),
        ("({ 2, 1, 2 }) A return A", "{2, 1}"),
        ("({ 2, 1, 2 }) A return all A", "{2, 1, 2}"),
        ("({ 2, 3, 1 }) A sort asc", "{1, 2, 3}"),
        ("({ 2, 3, 1 }) A sort desc", "{3, 2, 1}"),
        (
            "(({ Tuple { date: @2020, type: 'a' }, Tuple { date: @2019, type: 'b' } }) A sort by date) B return B.type",
            "{'b', 'a'}",
        ),
        ("(({ Tuple { a: 1, b: 2 }, Tuple { a: 1, b: 3 } }) A sort by a, b desc) B return B.b", "{3, 2}"),
        ("({ 1 }) A return all (({ 2 }) B return all A + B)", "{{3}}"),
        ("(4) A return A + 1", "5"),
        ("(4) A where A > 1", "4"),
        ("({ 1 }) A where B > 1", "error: column 17: nothing is named `B`"),
        ("({ 1 }) A where exists (({ 2 }) A where A > 1)", "error: column 33: the name `A` is taken here"),
    ]);
}

#[test]
fn literals_are_read_exactly() {
    check(&[
        ("2147483647", "2147483647"),
        ("-2147483648", "-2147483648"),
        ("0.1 + 0.2 = 0.3", "true"),
        ("6 months = 6 month", "true"),
        ("'it\\'s \\u0041'", "'it\\'s A'"),
        ("@2020-02", "@2020-02"),
        ("{ }", "{}"),
        ("Tuple { a: 1, b: null }", "Tuple { a: 1, b: null }"),
        ("{ a: 1 }.a", "1"),
        ("List<Integer> { 1 }", "{1}"),
        ("null as Date", "null"),
        ("5 // to the end", "5"),
        ("/* before */ 5", "5"),
        ("Quantity { value: 5, unit: 'mg' } = 5 'mg'", "true"),
        ("case 2 when 1 then 'a' when 2 then 'b' else 'c' end", "'b'"),
        ("Coalesce({ null, 4 })", "4"),
        ("CalculateAgeInMonthsAt(@2020-01-31, @2020-02-29)", "0"),
    ]);
}

#[test]
fn what_is_wrong_is_placed() {
    check(&[
        ("1 +", "error: column 4: expected an expression, found the end"),
        ("(1", "error: column 3: expected `)`, found the end"),
        ("1 2", "error: column 3: expected an operator or the end, found `2`"),
        ("true 'a'", "error: column 6: expected an operator or the end, found `'a'`"),
        ("case when true then 1 end", "error: column 23: expected `else`, found `end`"),
        (
            "@2021-02-29",
            "error: column 1: `@2021-02-29` is no date; a date is like `@2026`, `@2026-05` or `@2026-05-21`",
        ),
        ("0.000000001", "error: column 1: a number has at most 28 digits before the point and 8 after it"),
        ("2147483648", "error: column 1: an Integer lies between -2147483648 and 2147483647"),
        ("1 # 2", "error: column 3: `#` means nothing in CQL"),
        ("1 + 'a'", "error: column 5: Integer and String cannot be added or subtracted"),
        ("1 + { 1 } union { 2 }", "error: column 5: Integer and List<Integer> cannot be added or subtracted"),
        ("1 < 2 'mg'", "error: column 5: Integer cannot be compared with Quantity"),
        (
            "@2020-01-01T25:00",
            "error: column 1: `@2020-01-01T25:00` is no time; a time is like `@2026-05-21T10:30` or `@T10:30`",
        ),
        ("Today()", "error: column 1: the engine has no function `Today`"),
        ("singleton from { 1, 2 }", "error: column 1: `singleton from` needs a list of one element"),
        ("Cuont({ 1 })", "error: column 1: the subset has no function `Cuont`; did you mean `Count`?"),
        ("", "error: column 1: expected an expression, found the end"),
    ]);
}

#[test]
fn no_nesting_exhausts_the_stack() {
    for (before, inside, after) in [
        ("(", "1", ")"),
        ("not ", "true", ""),
        ("-", "1", ""),
        ("{", "1", "}"),
        ("", "1", " + 1"),
        ("", "null", " is null"),
    ] {
        let deep = 100_000;
        let expression = format!("{}{inside}{}", before.repeat(deep), after.repeat(deep));
        assert!(value(&expression).starts_with("error: "), "{before}{inside}{after}");
    }
}

/// A small generator of numbers that look random (xorshift).
struct Random(u64);

impl Random {
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        from.iter().cycle().nth(usize::try_from(self.0 % 1009).unwrap_or(0)).copied().unwrap_or_default()
    }
}

/// Tokens in any order: whatever is typed has a value or an error, and soon.
#[test]
fn nothing_that_can_be_typed_goes_wrong() {
    let tokens = [
        "1",
        "2.5",
        "'a'",
        "@2020-02",
        "@2020-01-31",
        "null",
        "true",
        "6 months",
        "5 'mg'",
        "x",
        "\"y\"",
        "(",
        ")",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        ".",
        "+",
        "-",
        "*",
        "/",
        "=",
        "~",
        "<",
        ">=",
        "and",
        "or",
        "not",
        "exists",
        "is",
        "null",
        "as",
        "Integer",
        "in",
        "between",
        "before",
        "on or after",
        "same year as",
        "within",
        "of",
        "3 days",
        "or more",
        "case",
        "when",
        "then",
        "else",
        "end",
        "if",
        "from",
        "where",
        "return",
        "sort",
        "by",
        "desc",
        "let",
        "with",
        "such that",
        "Interval[",
        "Tuple {",
        "List<",
        ">",
        "Count(",
        "Round(",
        "years between",
        "year from",
        "difference in",
        "$this",
        "\\",
        "'",
        "@",
        "union",
        "per",
        "minimum",
        "5L",
        "/*",
        "//",
    ];
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let lengths = ["1", "2", "3", "5", "8", "13", "21"];
    let mut values = 0;
    for _ in 0..20_000 {
        let length: usize = random.pick(&lengths).parse().unwrap_or(1);
        let expression: Vec<&str> = (0..length).map(|_| random.pick(&tokens)).collect();
        values += usize::from(!value(&expression.join(" ")).starts_with("error: "));
    }
    assert!(values > 300, "only {values} of the expressions have a value: the test tries nothing");
}
