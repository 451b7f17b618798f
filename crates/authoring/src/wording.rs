//! How participants are spoken to: reading grade and words that they must not meet.

use crate::finding::{Code, Finding};
use crate::texts_file::Sentence;
use crate::trial_folder::LanguageTexts;

/// English texts above this grade are hard to read.
const GRADE: f64 = 8.0;

/// Shorter texts are labels and questions, of which a grade says nothing.
const WORDS_FOR_A_GRADE: usize = 12;

/// Promises, praise and verdicts, in small letters; a `*` stands for any ending.
const ENGLISH: [&str; 14] = [
    "accepted",
    "breakthrough*",
    "cure*",
    "eligib*",
    "free treatment*",
    "ineligib*",
    "miracle*",
    "new treatment*",
    "proven",
    "qualif*",
    "rejected",
    "safe and effective",
    "disqualif*",
    "guarantee*",
];

/// The same in Chinese.
const CHINESE: [&str; 8] = ["治愈", "特效", "突破", "安全有效", "免费治疗", "名额有限", "合格", "入选成功"];

/// Everything that participants should not have to read.
pub(crate) fn check(texts: &LanguageTexts) -> Vec<Finding> {
    let english = texts.language == "en" || texts.language.starts_with("en-");
    let chinese = texts.language == "zh" || texts.language.starts_with("zh-");
    let mut findings = Vec::new();
    for sentence in &texts.for_participants {
        if english {
            findings.extend(english_words(texts, sentence));
            findings.extend(hard_to_read(texts, sentence));
        } else if chinese {
            for word in CHINESE.iter().filter(|word| sentence.value.contains(**word)) {
                findings.push(banned(texts, sentence, word));
            }
        }
    }
    findings
}

fn english_words(texts: &LanguageTexts, sentence: &Sentence) -> Vec<Finding> {
    let text = format!(" {} ", words(&sentence.value).join(" ").to_lowercase());
    let mut findings = Vec::new();
    for word in ENGLISH {
        let (wanted, any_ending) = match word.strip_suffix('*') {
            Some(beginning) => (format!(" {beginning}"), true),
            None => (format!(" {word} "), false),
        };
        let Some((_, rest)) = text.split_once(&wanted) else { continue };
        let ending = if any_ending { rest.split(' ').next().unwrap_or_default() } else { "" };
        findings.push(banned(texts, sentence, &format!("{}{ending}", wanted.trim())));
    }
    findings
}

fn banned(texts: &LanguageTexts, sentence: &Sentence, word: &str) -> Finding {
    texts.source.finding(
        &sentence.span,
        Code::BannedWord,
        format!("participants must not read `{word}`"),
        "say what the record says: no promise, no praise, no verdict on the reader",
    )
}

fn hard_to_read(texts: &LanguageTexts, sentence: &Sentence) -> Option<Finding> {
    let grade = grade(&sentence.value)?;
    (grade > GRADE).then(|| {
        texts.source.finding(
            &sentence.span,
            Code::HardToRead,
            format!("the text needs reading grade {grade:.1}, above {GRADE}"),
            "use shorter sentences and shorter words",
        )
    })
}

/// The Flesch-Kincaid grade of an English text; `None` where it is too short to have one.
fn grade(text: &str) -> Option<f64> {
    let words = words(text);
    if words.len() < WORDS_FOR_A_GRADE {
        return None;
    }
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let count = |number: usize| u32::try_from(number).map_or(f64::from(u32::MAX), f64::from);
    let words = count(words.len());
    let per_sentence = words / count(sentences(text));
    Some(0.39 * per_sentence + 11.8 * (count(syllables) / words) - 15.59)
}

/// Runs of letters, digits, apostrophes and inner hyphens.
fn words(text: &str) -> Vec<&str> {
    text.split(|character: char| !character.is_alphanumeric() && !matches!(character, '\'' | '’' | '-'))
        .filter(|word| word.contains(char::is_alphanumeric))
        .collect()
}

/// Ends of sentences: a mark before a space or the end, or a colon, semicolon or line break, which give the same pause.
fn sentences(text: &str) -> usize {
    let mut count = 0;
    let mut open = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let ends = match character {
            '.' | '!' | '?' => {
                characters.peek().is_none_or(|next| next.is_whitespace() || matches!(next, '”' | '"' | ')'))
            }
            ':' | ';' | '\n' => true,
            _ => false,
        };
        open |= character.is_alphanumeric();
        if ends && open {
            count += 1;
            open = false;
        }
    }
    (count + usize::from(open)).max(1)
}

/// Groups of vowels, without a silent e; numbers and abbreviations count as one.
fn syllables(word: &str) -> usize {
    let plain = word.chars().all(|character| character.is_lowercase() || matches!(character, '\'' | '’' | '-'));
    let capitalised =
        word.chars().skip(1).all(|character| character.is_lowercase() || matches!(character, '\'' | '’' | '-'));
    if !plain && !capitalised {
        return 1;
    }
    word.split('-').filter(|part| !part.is_empty()).map(syllables_of_part).sum::<usize>().max(1)
}

fn syllables_of_part(part: &str) -> usize {
    let part = part.to_lowercase();
    let mut count = 0_usize;
    let mut after_vowel = false;
    for letter in part.chars() {
        let vowel = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        count += usize::from(vowel && !after_vowel);
        after_vowel = vowel;
    }
    let stem = part.strip_suffix("'s").or_else(|| part.strip_suffix("’s")).unwrap_or(&part);
    let silent_e = stem.ends_with('e') && !stem.ends_with("le") && !stem.ends_with("ee");
    let mute_past = stem.ends_with("ed") && !stem.ends_with("ted") && !stem.ends_with("ded");
    let mute_plural = stem.ends_with("es")
        && !["ses", "zes", "ces", "ges", "xes", "ches", "shes"].iter().any(|ending| stem.ends_with(ending));
    if count > 1 && (silent_e || mute_past || mute_plural) {
        count -= 1;
    }
    count.max(1)
}

#[cfg(test)]
mod tests {
    use super::{grade, sentences, syllables};

    #[test]
    fn syllables_are_counted_as_they_are_spoken() {
        for (word, count) in [
            ("the", 1),
            ("table", 2),
            ("tested", 2),
            ("asked", 1),
            ("makes", 1),
            ("diseases", 3),
            ("breathe", 1),
            ("pregnancy", 3),
            ("PaO2", 1),
            ("GM-CSF", 1),
            ("X-ray", 2),
            ("follow-up", 3),
            ("2026", 1),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn sentences_end_at_marks_and_pauses() {
        assert_eq!(sentences("One. Two? Three"), 3);
        assert_eq!(sentences("At least 7.5 mg: ask."), 2);
        assert_eq!(sentences("“Really.”"), 1);
        assert_eq!(sentences(""), 1);
    }

    #[test]
    fn grades_part_plain_from_learned_prose() {
        let plain = "This study looks at people who have a rare lung disease. It is hard for them to breathe.";
        let learned = "Participants demonstrating inadequate contraceptive compliance necessitate comprehensive \
                       multidisciplinary reevaluation preceding enrollment authorisation procedures.";
        assert!(grade(plain).is_some_and(|grade| grade < 5.0), "{:?}", grade(plain));
        assert!(grade(learned).is_some_and(|grade| grade > 18.0), "{:?}", grade(learned));
        assert_eq!(grade("Too short for a grade."), None);
    }
}
