//! Made-up people by what they answer, independent of language: choices by their place in the list.

/// What a person gives as an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Given {
    /// The choice at this place, from 0; of yes and no, yes is first.
    Choice(usize),
    /// A number as typed, and the place of its unit.
    Number(&'static str, usize),
    /// Year, month and day as typed.
    Date(&'static str, &'static str, &'static str),
    /// "I do not know".
    Unknown,
}

const YES: Given = Given::Choice(0);
const NO: Given = Given::Choice(1);

/// A person with whom nothing stands in the way on 22 November 2026.
const FITS: &[(&str, Given)] = &[
    ("age_18_or_over", YES),
    ("ct_shows_pap", YES),
    ("biopsy_shows_pap", YES),
    ("biopsy_type", Given::Choice(0)),
    ("bal_shows_pap", YES),
    ("gmcsf_antibody", Given::Choice(0)),
    ("other_pap_type", NO),
    ("two_checks_without_improvement", YES),
    ("pao2", Given::Number("8.7", 1)),
    ("pao2_on_oxygen", NO),
    ("lavage_ever", NO),
    ("gmcsf_use", Given::Choice(0)),
    ("trial_treatment", Given::Choice(0)),
    ("stem_cell_study", Given::Choice(0)),
    ("other_inflammatory_disease", NO),
    ("steroid", Given::Choice(0)),
    ("other_immunosuppressant", NO),
    ("infection_active", NO),
    ("cancer_history", Given::Choice(0)),
    ("serious_allergy", NO),
    ("other_serious_condition", NO),
    ("can_have_children", NO),
    ("pregnancy_possible", NO),
    ("willing_to_read_consent", YES),
];

/// A person: answers, the first of which counts; everything else they do not know.
#[derive(Clone, Copy)]
pub(crate) struct Person(&'static [&'static [(&'static str, Given)]]);

impl Person {
    /// Nothing stands in the way.
    pub(crate) const FITS: Person = Person(&[FITS]);

    /// A lavage three months ago: waiting is enough.
    pub(crate) const NOT_YET: Person =
        Person(&[&[("lavage_ever", YES), ("lavage_last", Given::Date("2026", "8", "22"))], FITS]);

    /// A cancer in the past: no waiting helps.
    pub(crate) const NOT_MATCHING: Person = Person(&[&[("cancer_history", Given::Choice(1))], FITS]);

    /// Does not know the age: nobody can tell.
    pub(crate) const UNDETERMINED: Person = Person(&[&[("age_18_or_over", Given::Unknown)], FITS]);

    /// The one with whom nothing stands in the way, and seven who differ from it in one answer each.
    pub(crate) const ALIKE: [Person; 8] = [
        Person::FITS,
        Person::NOT_MATCHING,
        Person::UNDETERMINED,
        Person(&[&[("infection_active", YES)], FITS]),
        Person(&[&[("other_inflammatory_disease", YES)], FITS]),
        Person(&[&[("serious_allergy", YES)], FITS]),
        Person(&[&[("willing_to_read_consent", NO)], FITS]),
        Person(&[&[("pao2", Given::Number("12", 1))], FITS]),
    ];

    /// What the person answers to an item.
    pub(crate) fn answer(&self, item: &str) -> Given {
        let answers = self.0.iter().copied().flatten();
        answers.into_iter().find(|(of, _)| *of == item).map_or(Given::Unknown, |(_, given)| *given)
    }
}
