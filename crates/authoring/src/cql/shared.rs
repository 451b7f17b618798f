//! Libraries that are part of the compiler, for the criteria of any trial: `include Clinical version '1.0.0' called Clinical`.

/// A library.
struct Shared {
    name: &'static str,
    version: &'static str,
    text: &'static str,
}

/// All of them, each in its only version.
const SHARED: [Shared; 1] =
    [Shared { name: "Clinical", version: "1.0.0", text: include_str!("../../library/Clinical.cql") }];

/// The names of all libraries.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    SHARED.iter().map(|library| library.name)
}

/// The text of a library, in this version where one is named.
///
/// # Errors
/// What cannot be included, where there is no such library or no such version of it.
pub(crate) fn text(name: &str, version: Option<&str>) -> Result<&'static str, String> {
    let found = SHARED.iter().find(|library| library.name == name);
    let Some(library) = found.filter(|library| version.is_none_or(|version| version == library.version)) else {
        let known = SHARED.iter().map(|library| format!("`{}` version '{}'", library.name, library.version));
        let version = version.map_or_else(String::new, |version| format!(" version '{version}'"));
        let known = known.collect::<Vec<_>>().join(", ");
        return Err(format!("the library `{name}`{version} (what can be included is {known})"));
    };
    Ok(library.text)
}
