//! Everything that is read in one language: the page's own sentences and the trial's texts, by index.

use crate::messages::answer_text::{answer_text, boolean_label};
use crate::messages::{Language, Messages};
use crate::session::entry::Reading;
use crate::session::sheet::Sheet;
use screening::definition::{CriterionTexts, ItemKind, ItemTexts, QuestionTexts, Texts, TrialDefinition};
use screening::{Answer, Trial};
use std::rc::Rc;

/// The texts of one language. A text that the trial does not have is empty.
pub(crate) struct Words {
    /// The language that the person chose.
    pub(crate) language: Language,
    /// The page's own sentences.
    pub(crate) messages: &'static Messages,
    trial: Rc<Trial>,
    texts: Option<usize>,
}

impl Words {
    /// The texts of a language; the trial's default language where it does not have that one.
    pub(crate) fn new(trial: Rc<Trial>, language: Language) -> Words {
        let languages = &trial.definition().languages;
        let own = languages.iter().position(|texts| texts.language == language.tag());
        let texts = own.or((!languages.is_empty()).then_some(0));
        Words { language, messages: language.messages(), texts, trial }
    }

    /// The trial as data.
    pub(crate) fn definition(&self) -> &TrialDefinition {
        self.trial.definition()
    }

    /// The trial's texts.
    pub(crate) fn texts(&self) -> Option<&Texts> {
        self.definition().languages.get(self.texts?)
    }

    /// The study's title.
    pub(crate) fn study(&self) -> &str {
        self.texts().map_or("", |texts| &texts.title)
    }

    /// A topic's title.
    pub(crate) fn topic(&self, topic: usize) -> &str {
        self.texts().and_then(|texts| texts.topics.get(topic)).map_or("", String::as_str)
    }

    /// An item's texts.
    pub(crate) fn item(&self, item: usize) -> Option<&ItemTexts> {
        self.texts()?.items.get(item)
    }

    /// An item in a few words.
    pub(crate) fn label(&self, item: usize) -> &str {
        self.item(item).map_or("", |texts| &texts.label)
    }

    /// An item's question to participants.
    pub(crate) fn question(&self, item: usize) -> Option<&QuestionTexts> {
        self.item(item)?.participant.as_ref()
    }

    /// A criterion's texts.
    pub(crate) fn criterion(&self, criterion: usize) -> Option<&CriterionTexts> {
        self.texts()?.criteria.get(criterion)
    }

    /// What can be chosen at an item, in order.
    pub(crate) fn options(&self, item: usize) -> Vec<String> {
        let (Some(texts), Some(of)) = (self.item(item), self.definition().items.get(item)) else { return Vec::new() };
        match &of.kind {
            ItemKind::Boolean => {
                [true, false].map(|value| boolean_label(self.messages, texts, value).to_owned()).to_vec()
            }
            ItemKind::Choice(_) => texts.choices.clone(),
            ItemKind::Date(_) | ItemKind::Quantity(_) | ItemKind::Integer(_) | ItemKind::List(_) => Vec::new(),
        }
    }

    /// What a person has answered at an item.
    pub(crate) fn answer(&self, sheet: &Sheet, item: usize) -> String {
        match sheet.reading(item) {
            Reading::Unknown => self.messages.do_not_know.to_owned(),
            Reading::Blank | Reading::Wrong(_) => self.messages.no_answer.to_owned(),
            Reading::Given(answer) => match (self.definition().items.get(item), self.item(item)) {
                (Some(of), Some(texts)) => answer_text(self.messages, of, texts, answer),
                _ => String::new(),
            },
        }
    }

    /// An answer in lines: of a list each row on its own.
    pub(crate) fn lines(&self, item: usize, answer: &Answer) -> Vec<String> {
        let (Some(of), Some(texts)) = (self.definition().items.get(item), self.item(item)) else { return Vec::new() };
        let text = |answer: &Answer| answer_text(self.messages, of, texts, answer);
        match answer {
            Answer::List(rows) if !rows.is_empty() => {
                rows.iter().map(|row| text(&Answer::List(vec![row.clone()]))).collect()
            }
            Answer::Boolean(_)
            | Answer::Choice(_)
            | Answer::Date(_)
            | Answer::Days(_)
            | Answer::Quantity(..)
            | Answer::Integer(_)
            | Answer::List(_) => vec![text(answer)],
        }
    }

    /// Sentences one after the other, with what stands between sentences in this language.
    pub(crate) fn sentences(&self, sentences: &[&str]) -> String {
        sentences.join(self.messages.sentence_gap)
    }

    /// What is to be checked about an item whose value is unusual.
    pub(crate) fn warnings<'a>(&'a self, sheet: &'a Sheet, item: usize) -> impl Iterator<Item = &'a str> {
        let at_item =
            move |warning: &&usize| self.definition().warnings.get(**warning).is_some_and(|of| of.item == item);
        let texts = self.texts().map_or(&[][..], |texts| &texts.warnings);
        sheet.warnings.iter().filter(at_item).filter_map(|warning| texts.get(*warning).map(String::as_str))
    }

    /// The day on which the record was copied, in words.
    pub(crate) fn copied_on(&self) -> String {
        (self.messages.date)(self.definition().record.copied_on)
    }

    /// Where the record was copied from.
    pub(crate) fn source(&self) -> &str {
        self.texts().map_or("", |texts| &texts.record.source)
    }
}
