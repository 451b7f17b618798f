//! Hashes by which a browser recognises a text or a file, and bytes written as text.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384, Sha512};
use std::fmt::Write;

/// As a content security policy names an inline script or style, in its quotes.
pub(crate) fn in_policy(text: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(text)))
}

/// As `integrity` names a file.
pub(crate) fn of_file(bytes: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(bytes)))
}

/// As npm names an archive.
pub(crate) fn of_archive(bytes: &[u8]) -> String {
    format!("sha512-{}", base64(&Sha512::digest(bytes)))
}

/// As `sha256sum` prints it, and as Cargo names an archive.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let mut digits = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a string does not fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// Bytes as letters and digits.
pub(crate) fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::{in_policy, of_archive, of_file, sha256};

    #[test]
    fn hashes_are_those_of_other_programs() {
        // printf 'alert("hi")' | openssl dgst -sha256 -binary | base64, the same with -sha384 and -sha512, and sha256sum.
        assert_eq!(in_policy("alert(\"hi\")"), "'sha256-fdu2bQSeIdU5fvNNkRCjiwUEOOb+NLZDyGNVShZ1vCM='");
        assert_eq!(
            of_file(b"alert(\"hi\")"),
            "sha384-2hfzhYdzPuHgtKQ6VOzPiMlCv79wX3577qL4wyjf5hLbA/qmAdxBmwq4izatpG/w"
        );
        assert_eq!(
            of_archive(b"alert(\"hi\")"),
            "sha512-V1r0TUgyPqvI0n/Se2yTnqmI/0kJghPnF6Zxh66vtLcr3z4p4lD8pEs7/p6OStX6CElrN67g5nQyY04uC5zGuw=="
        );
        assert_eq!(sha256(b"alert(\"hi\")"), "7ddbb66d049e21d5397ef34d9110a38b050438e6fe34b643c863554a1675bc23");
    }
}
