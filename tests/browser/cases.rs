//! What people do on the page, one file each.

pub(crate) mod a_host_that_watches;
pub(crate) mod a_hostile_host;
pub(crate) mod a_lavage_three_months_ago;
pub(crate) mod a_new_day;
pub(crate) mod a_person_who_fits;
pub(crate) mod about_how_long_ago;
pub(crate) mod access_for_clinicians;
pub(crate) mod access_for_participants;
pub(crate) mod another_language_half_way;
pub(crate) mod around_the_form;
pub(crate) mod attempts_to_leave;
pub(crate) mod attempts_to_send;
pub(crate) mod back_and_change;
pub(crate) mod both_audiences;
pub(crate) mod breaking_down;
pub(crate) mod browser_history;
pub(crate) mod by_keyboard_alone;
pub(crate) mod clinicians_keyboard;
pub(crate) mod clinicians_lists_and_dates;
pub(crate) mod clinicians_result;
pub(crate) mod clinicians_timeline;
pub(crate) mod diagnosis;
pub(crate) mod docs_examples_on_nginx;
pub(crate) mod element_access;
pub(crate) mod element_asked_again;
pub(crate) mod element_attributes_at_run_time;
pub(crate) mod element_breaks_down;
pub(crate) mod element_for_clinicians;
pub(crate) mod element_in_a_page;
pub(crate) mod element_in_a_yew_app;
pub(crate) mod element_moved_and_removed;
pub(crate) mod element_prints_alone;
pub(crate) mod element_two_on_a_page;
pub(crate) mod element_under_a_hostile_host;
pub(crate) mod element_under_hostile_style;
pub(crate) mod element_under_strict_policies;
pub(crate) mod element_with_a_hostile_trial;
pub(crate) mod element_with_another_trial;
pub(crate) mod element_with_wrong_types;
pub(crate) mod enter_goes_on;
pub(crate) mod exports_for_clinicians;
pub(crate) mod files_that_are_refused;
pub(crate) mod frame_on_a_site;
pub(crate) mod in_chinese;
pub(crate) mod knowing_nothing;
pub(crate) mod left_alone;
pub(crate) mod left_and_come_back;
pub(crate) mod no_other_script;
pub(crate) mod no_trace;
pub(crate) mod nothing_is_sent;
pub(crate) mod on_paper;
pub(crate) mod problems;
pub(crate) mod read_aloud;
pub(crate) mod read_aloud_to_clinicians;
pub(crate) mod saving_and_opening;
pub(crate) mod single_file_from_disk;
pub(crate) mod the_tests_own_reach;
pub(crate) mod the_tests_own_tools;
pub(crate) mod what_it_says_it_promises;
pub(crate) mod what_the_engine_may_not_do;
pub(crate) mod with_scripts_switched_off;
pub(crate) mod without_its_engine;
pub(crate) mod without_its_scripts;

use crate::page::Page;

/// Label and answer of one question.
type Choice = (&'static str, &'static str);

const DIAGNOSIS: &[Choice] = &[
    ("ct_shows_pap", "Yes"),
    ("biopsy_shows_pap", "No, or it did not show PAP"),
    ("bal_shows_pap", "Yes"),
    ("gmcsf_antibody", "Yes, the test was positive"),
    ("other_pap_type", "No"),
];

/// From the first page of questions to the one about lavage, as a person with whom nothing stands in the way.
async fn answer_up_to_lavage(page: &Page) {
    page.answer(&[
        (&[("age_18_or_over", "Yes")], "How PAP was found"),
        (DIAGNOSIS, "How PAP has changed"),
        (&[("two_checks_without_improvement", "Yes")], "Oxygen in the blood"),
    ])
    .await;
    page.fill("pao2-number", "8,7").await;
    page.choose("pao2", "kPa").await;
    page.choose("pao2_on_oxygen", "No").await;
    page.go_on("Whole lung lavage").await;
}

/// From the page after the one about lavage to the list of answers, as the same person.
async fn answer_from_gmcsf_on(page: &Page) {
    let studies: &[Choice] = &[("trial_treatment", "No, never"), ("stem_cell_study", "No, never")];
    let immune: &[Choice] =
        &[("other_inflammatory_disease", "No"), ("steroid", "None"), ("other_immunosuppressant", "No")];
    let health: &[Choice] = &[
        ("infection_active", "No"),
        ("cancer_history", "No, never"),
        ("serious_allergy", "No"),
        ("other_serious_condition", "No"),
    ];
    let children: &[Choice] = &[("can_have_children", "No"), ("pregnancy_possible", "No, they do not apply")];
    page.answer(&[
        (&[("gmcsf_use", "No, never")], "Other studies"),
        (studies, "Other illness and medicine"),
        (immune, "General health"),
        (health, "Pregnancy and birth control"),
        (children, "Consent"),
        (&[("willing_to_read_consent", "Yes")], "Check your answers"),
    ])
    .await;
}

/// From the list of answers to the result.
async fn see_result(page: &Page) {
    page.press("#tp-see-result").await;
    page.wait_for_heading("How your answers compare with the listed rules").await;
}
