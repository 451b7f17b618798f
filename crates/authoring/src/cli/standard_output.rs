//! Whether there is a standard output to write to.

/// What to say where there is none.
pub(crate) const CLOSED: &str = "standard output is closed; to discard what is written, use `> /dev/null`";

/// Whether standard output was closed when the program started.
///
/// Before `main`, Rust opens `/dev/null` in place of a stream that is closed, so that writing would seem to work. It opens
/// it for reading and writing, which a shell's `> /dev/null` does not. A caller that opens `/dev/null` in that way itself
/// looks the same as one that closed the stream. Where the system does not show how a file was opened, the answer is no.
#[cfg(target_os = "linux")]
pub(crate) fn is_closed() -> bool {
    null_for_reading_and_writing().unwrap_or(false)
}

/// See above.
#[cfg(not(target_os = "linux"))]
pub(crate) fn is_closed() -> bool {
    false
}

#[cfg(target_os = "linux")]
fn null_for_reading_and_writing() -> Option<bool> {
    use std::fs::{metadata, read_to_string};
    use std::os::unix::fs::{FileTypeExt, MetadataExt};

    /// Of the flags with which a file was opened, those that say what for.
    const ACCESS: u32 = 0o3;
    const READING_AND_WRITING: u32 = 0o2;

    let device = |path| Some(metadata(path).ok()?).filter(|file| file.file_type().is_char_device());
    if device("/proc/self/fd/1")?.rdev() != device("/dev/null")?.rdev() {
        return Some(false);
    }
    let description = read_to_string("/proc/self/fdinfo/1").ok()?;
    let flags = description.lines().find_map(|line| line.strip_prefix("flags:"))?;
    let flags = u32::from_str_radix(flags.trim(), 8).ok()?;
    Some(flags & ACCESS == READING_AND_WRITING)
}
