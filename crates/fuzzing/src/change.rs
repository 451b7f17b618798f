//! Changes to files, the same at every run: bytes, parts and words of them, taken out, doubled, or put in from elsewhere.

use crate::Target;
use crate::random::Random;
use std::fs;
use std::path::{Path, PathBuf};

/// Bytes that mean something in one of the formats, or break it.
const ODD_BYTES: &[u8] = b"\0\n\r\"'{}[](),:=\\.-+09eE@\xef\xbb\xbf\xff";

/// The list of a target's words.
pub fn words_file(target: &Target) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("words").join(format!("{}.dict", target.words))
}

/// A target's words.
pub fn words(target: &Target) -> Vec<Vec<u8>> {
    fs::read_to_string(words_file(target)).unwrap().lines().filter(|line| !line.starts_with('#')).map(word).collect()
}

/// A word in libFuzzer's notation: `\\`, `\"` and `\xAB` in quotation marks.
fn word(line: &str) -> Vec<u8> {
    let mut letters = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap().bytes();
    let mut word = Vec::new();
    while let Some(letter) = letters.next() {
        word.push(match letter {
            b'\\' => match letters.next().unwrap() {
                b'x' => {
                    let digits = [letters.next().unwrap(), letters.next().unwrap()];
                    u8::from_str_radix(str::from_utf8(&digits).unwrap(), 16).unwrap()
                }
                escaped => escaped,
            },
            letter => letter,
        });
    }
    word
}

/// Makes files of seeds.
pub struct Changes {
    seeds: Vec<Vec<u8>>,
    words: Vec<Vec<u8>>,
    random: Random,
}

impl Changes {
    /// Changes to seeds with words.
    pub fn new(seeds: Vec<Vec<u8>>, words: Vec<Vec<u8>>) -> Changes {
        Changes { seeds, words, random: Random::new(11) }
    }

    /// The next file: a seed with one to four changes.
    pub fn next_file(&mut self) -> Vec<u8> {
        let mut file = self.seeds[self.random.below(self.seeds.len())].clone();
        for _ in 0..=self.random.below(4) {
            self.change(&mut file);
        }
        file
    }

    fn change(&mut self, file: &mut Vec<u8>) {
        let random = &mut self.random;
        let place = random.below(file.len() + 1);
        let end = (place + 1 + random.below(20)).min(file.len());
        match random.below(6) {
            0 => drop(file.drain(place..end.max(place))),
            1 if place < file.len() => file[place] ^= 1 << random.below(8),
            2 if place < file.len() => file[place] = random.pick(ODD_BYTES),
            3 => {
                let part = file[place..end.max(place)].to_vec();
                file.splice(place..place, part);
            }
            4 => {
                let other = &self.seeds[random.below(self.seeds.len())];
                let from = random.below(other.len() + 1);
                let to = (from + random.below(40)).min(other.len());
                file.splice(place..place, other[from..to].iter().copied());
            }
            _ => {
                let word = &self.words[random.below(self.words.len())];
                let replaced = if random.chance(50) { end.max(place) } else { place };
                file.splice(place..replaced, word.iter().copied());
            }
        }
    }
}
