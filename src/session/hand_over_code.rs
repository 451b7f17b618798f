//! The code by which answers are handed over: a QR code as modules to draw.

use qrcodegen::{QrCode, QrCodeEcc};

/// The light margin that readers need around a code, in modules.
const MARGIN: i32 = 4;

/// A code to draw: dark modules on a light square.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOverCode {
    /// The side of the square, margin included, in modules.
    pub side: i32,
    /// The dark modules as an SVG path, a row's runs one after the other.
    pub path: String,
}

/// The code that holds a text; `None` where it is too long for one.
pub fn hand_over_code(text: &str) -> Option<HandOverCode> {
    // On a screen nothing is stained: the least correction makes the largest modules.
    let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Low).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            // Outside the code every module is light, so that a run ends at its edge.
            let run = (x..=size).take_while(|x| code.get_module(*x, y)).fold(0, |run, _| run + 1);
            if run > 0 {
                let (left, top, width) = ((x + MARGIN).to_string(), (y + MARGIN).to_string(), run.to_string());
                path.extend(["M", &left, " ", &top, "h", &width, "v1h-", &width, "z"]);
            }
            x += run + 1;
        }
    }
    Some(HandOverCode { side: size + 2 * MARGIN, path })
}

#[cfg(test)]
mod tests {
    use super::hand_over_code;

    /// What a reader of QR codes sees in the drawn path, at four pixels a module.
    fn scan(side: i32, path: &str) -> String {
        let side = usize::try_from(side).unwrap();
        let mut dark = vec![false; side * side];
        for run in path.split('M').skip(1) {
            let (place, rest) = run.split_once('h').unwrap();
            let (x, y) = place.split_once(' ').unwrap();
            let (length, _) = rest.split_once('v').unwrap();
            let (x, y, length): (usize, usize, usize) =
                (x.parse().unwrap(), y.parse().unwrap(), length.parse().unwrap());
            dark[y * side + x..][..length].fill(true);
        }
        let pixel = |x: usize, y: usize| if dark[y / 4 * side + x / 4] { 0 } else { 255 };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(4 * side, 4 * side, pixel);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().unwrap().1
    }

    #[test]
    fn a_reader_reads_what_is_drawn() {
        for text in ["{}".to_owned(), "{\"a\": \"中文\"}".to_owned(), "0123456789abcdef".repeat(100)] {
            let code = hand_over_code(&text).unwrap();
            assert_eq!(scan(code.side, &code.path), text);
        }
    }

    #[test]
    fn what_is_too_long_gives_no_code() {
        assert!(hand_over_code(&"a".repeat(2953)).is_some());
        assert_eq!(hand_over_code(&"a".repeat(2954)), None);
    }
}
