//! The page that readers get whose browser runs nothing.

use super::with_trial;
use screening::Date;
use screening::definition::{
    Category, CriterionKind, CriterionTexts, EligibilityCriterion, FORMAT, Record, RecordTexts, Texts, TimeEffect,
    TrialDefinition,
};

const TEMPLATE: &str = "<!doctype html>\n<!--\n for authors\n-->\n<html><body>\n<!-- trial:start -->old<!-- trial:end -->\n</body></html>\n";

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn criterion(identifier: &str, category: Category, verbatim: &str) -> EligibilityCriterion {
    EligibilityCriterion {
        identifier: identifier.into(),
        category,
        verbatim: verbatim.into(),
        kind: CriterionKind::SelfReported,
        time: TimeEffect::None,
        readings: Vec::new(),
        applies: None,
        fallback: None,
        provisional: None,
        conflicts: Vec::new(),
        needs: Vec::new(),
        site_assessed: false,
    }
}

fn texts(language: &str, status: &str, plain: [&str; 2]) -> Texts {
    let criterion = |plain: &str| CriterionTexts {
        plain: plain.into(),
        clinical: String::new(),
        passes: String::new(),
        fails: String::new(),
        unknown: String::new(),
        next_step: String::new(),
        bring: String::new(),
        ask: String::new(),
        readings: Vec::new(),
        conflicts: Vec::new(),
    };
    Texts {
        language: language.into(),
        title: format!("Title {language}"),
        about: vec!["One < two & three.".into()],
        who_for: "For whom.".into(),
        investigational: "Investigational.".into(),
        record: RecordTexts {
            status: status.into(),
            gender: "All".into(),
            phase: "Phase 2".into(),
            healthy_volunteers: "No".into(),
            sponsor: "Sponsor".into(),
            collaborator: "Collaborator".into(),
            source: "registry.example".into(),
        },
        topics: Vec::new(),
        items: Vec::new(),
        criteria: plain.map(criterion).into(),
        conflicts: Vec::new(),
        warnings: Vec::new(),
    }
}

fn trial() -> TrialDefinition {
    TrialDefinition {
        format: FORMAT,
        identifier: "NCT00000000".into(),
        version: "1.0.0".into(),
        record: Record {
            title: "Title".into(),
            status: "Not yet recruiting".into(),
            end_date: date("2026-08-30"),
            enrollment: 0,
            gender: "All".into(),
            summary: "Summary".into(),
            phase: "Phase 2".into(),
            healthy_volunteers: "No".into(),
            sponsor: "Sponsor".into(),
            collaborator: "Collaborator".into(),
            source: "registry.example".into(),
            copied_on: date("2026-11-22"),
        },
        topics: Vec::new(),
        items: Vec::new(),
        definitions: Vec::new(),
        criteria: vec![
            criterion("I1", Category::Inclusion, "PaO2 <= 70 mmHg"),
            criterion("E1", Category::Exclusion, "History of malignant tumors"),
        ],
        conflicts: Vec::new(),
        warnings: Vec::new(),
        languages: vec![
            texts("en", "Not yet recruiting", ["Low oxygen.", "Cancer."]),
            texts("zh-CN", "尚未招募", ["氧分压低。", "癌症。"]),
        ],
    }
}

#[test]
fn each_criterion_stands_in_each_language_with_the_records_words() {
    let page = with_trial(TEMPLATE, &trial()).unwrap();
    let (english, chinese) = page.split_once("<section lang=\"zh-CN\">").unwrap();
    assert!(english.contains("<section lang=\"en\">\n<h1>Title en</h1>"), "{english}");
    for (section, plain) in [(english, ["I1 Low oxygen.", "E1 Cancer."]), (chinese, ["I1 氧分压低。", "E1 癌症。"])]
    {
        let first = section.find(plain[0]).unwrap();
        let second = section.find(plain[1]).unwrap();
        assert!(first < second, "{section}");
        assert!(section.contains("<q lang=\"en\">PaO2 &lt;= 70 mmHg</q>"), "{section}");
        assert!(section.contains("<q lang=\"en\">History of malignant tumors</q>"), "{section}");
    }
}

#[test]
fn the_status_is_the_records_with_its_age_and_its_oddities() {
    let page = with_trial(TEMPLATE, &trial()).unwrap();
    assert!(page.contains("“Not yet recruiting”. It gives 30 August 2026 as the end date."), "{page}");
    assert!(page.contains("That date has passed."), "{page}");
    assert!(page.contains("0 as the planned number of people, which looks like an error"), "{page}");
    assert!(page.contains("registry.example showed on 22 November 2026"), "{page}");
    assert!(page.contains("显示“尚未招募”，所列结束日期为2026年8月30日"), "{page}");
    assert!(page.contains("该日期已过"), "{page}");
}

#[test]
fn a_study_that_goes_on_is_not_called_over() {
    let mut trial = trial();
    trial.record.end_date = date("2026-11-22");
    trial.record.enrollment = 10;
    let page = with_trial(TEMPLATE, &trial).unwrap();
    assert!(!page.contains("has passed"), "{page}");
    assert!(!page.contains("error in the data"), "{page}");
}

#[test]
fn the_template_stays_but_for_its_comments() {
    let page = with_trial(TEMPLATE, &trial()).unwrap();
    assert!(page.starts_with("<!doctype html>\n<html><body>\n<section lang=\"en\">"), "{page}");
    assert!(page.ends_with("</section>\n\n</body></html>\n"), "{page}");
    assert!(!page.contains("<!--") && !page.contains("old"), "{page}");
    assert!(page.contains("One &lt; two &amp; three."), "{page}");
}

#[test]
fn a_template_without_its_marks_is_refused() {
    for template in ["<html></html>", "<!-- trial:end --><!-- trial:start -->", "<!-- trial:start -->"] {
        let error = with_trial(template, &trial()).unwrap_err().to_string();
        assert!(error.contains("index.html must hold `<!-- trial:start -->`"), "{error}");
    }
}

#[test]
fn a_language_without_sentences_is_refused() {
    let mut trial = trial();
    trial.languages.push(texts("fr", "", ["", ""]));
    let error = with_trial(TEMPLATE, &trial).unwrap_err().to_string();
    assert!(error.contains("no sentences in the trial's language `fr`"), "{error}");
}
