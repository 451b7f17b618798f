//! Hashes by which a browser recognises a text or a file, and bytes written as text.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// As a content security policy names an inline script or style, in its quotes.
pub(crate) fn in_policy(text: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(text)))
}

/// As `integrity` names a file.
pub(crate) fn of_file(bytes: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(bytes)))
}

/// Bytes as letters and digits.
pub(crate) fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::{in_policy, of_file};

    #[test]
    fn hashes_are_those_of_other_programs() {
        // printf 'alert("hi")' | openssl dgst -sha256 -binary | base64, and the same with -sha384.
        assert_eq!(in_policy("alert(\"hi\")"), "'sha256-fdu2bQSeIdU5fvNNkRCjiwUEOOb+NLZDyGNVShZ1vCM='");
        assert_eq!(
            of_file(b"alert(\"hi\")"),
            "sha384-2hfzhYdzPuHgtKQ6VOzPiMlCv79wX3577qL4wyjf5hLbA/qmAdxBmwq4izatpG/w"
        );
    }
}
