//! Files of a trial, read whole and in bounded memory.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Bytes of a file at most. The page loads trials of at most 1 MiB.
const MAX_BYTES: u64 = 4 << 20;

/// A file's bytes. One that is larger is read no further than that, so that one without an end, such as `/dev/zero`, is
/// refused too.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= MAX_BYTES) {
        return Ok(bytes);
    }
    Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("it is larger than {} MiB", MAX_BYTES >> 20)))
}
