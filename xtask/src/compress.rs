//! Compression as a web server would send it, once, at the highest level.

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;

/// Brotli, for nearly every browser.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// Gzip, for the rest and for the single file: the densest that there is. No name and no time in it, so that equal files
/// stay equal.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut compressed)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::{brotli, gzip};
    use std::io::Read;

    const TEXT: &[u8] = b"no sentence twice, no sentence twice, no sentence twice";

    #[test]
    fn brotli_can_be_read_back_and_is_smaller() {
        let compressed = brotli(TEXT).unwrap();
        let mut text = Vec::new();
        brotli::BrotliDecompress(&mut &*compressed, &mut text).unwrap();
        assert_eq!(text, TEXT);
        assert!(compressed.len() < TEXT.len(), "{} bytes", compressed.len());
    }

    #[test]
    fn gzip_can_be_read_back_and_holds_no_time() {
        let compressed = gzip(TEXT).unwrap();
        let mut text = Vec::new();
        flate2::read::GzDecoder::new(&*compressed).read_to_end(&mut text).unwrap();
        assert_eq!(text, TEXT);
        assert_eq!(compressed[4..8], [0; 4]);
    }
}
