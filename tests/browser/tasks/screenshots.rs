//! Pictures of every kind of page, to be looked at. They are written to the folder in `PRESCREEN_SCREENSHOTS`, named
//! audience, language, what is shown, how it is looked at.

use crate::driver::Browser;
use crate::page::Page;
use crate::page::devtools::Look;
use crate::page::print::Paper;
use crate::person::Person;
use crate::records::{CONTRADICTORY, EVERYTHING};
use crate::server::Withheld;
use crate::{INSPECTED, Setting};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// For whom a page is.
#[derive(Clone, Copy)]
enum Audience {
    Participant,
    Clinician,
}

impl Audience {
    /// All of them.
    const ALL: [Audience; 2] = [Audience::Participant, Audience::Clinician];

    fn name(self) -> &'static str {
        match self {
            Audience::Participant => "participant",
            Audience::Clinician => "clinician",
        }
    }

    /// What stands in the address beside language and date.
    fn settings(self) -> &'static str {
        match self {
            Audience::Participant => "",
            Audience::Clinician => "&audience=clinician",
        }
    }

    /// Goes through the pages and takes the pictures.
    async fn tour(self, album: &Album<'_>) {
        match self {
            Audience::Participant => participant(album).await,
            Audience::Clinician => clinician(album).await,
        }
    }
}

const LANGUAGES: [&str; 2] = ["en", "zh-CN"];

/// How every page is looked at.
const LOOKS: &[(&str, Look)] = &[
    ("phone-light", Look::PHONE),
    ("phone-dark", Look::PHONE.dark()),
    ("desktop-light", Look::DESKTOP),
    ("desktop-dark", Look::DESKTOP.dark()),
];

/// How a result is looked at besides.
const MORE_LOOKS: &[(&str, Look)] = &[
    ("narrow-light", Look::NARROW),
    ("phone-forced-light", Look::PHONE.forced()),
    ("phone-forced-dark", Look::PHONE.dark().forced()),
];

/// Pages of questions of which there are pictures, by a question on them.
const QUESTIONS: [&str; 4] = ["ct_shows_pap", "pao2", "lavage_last", "pregnancy_possible"];

/// Dots an inch of a printed page's picture.
const RESOLUTION: &str = "75";

/// Takes all pictures.
pub(super) fn take() {
    let Some(folder) = env::var_os("PRESCREEN_SCREENSHOTS").map(PathBuf::from) else {
        println!("left out: PRESCREEN_SCREENSHOTS names no folder (`cargo xtask screenshots` sets it)");
        return;
    };
    fs::create_dir_all(&folder).unwrap();
    crate::run(Browser::Chromium, INSPECTED, async |page: &Page| {
        for audience in Audience::ALL {
            for language in LANGUAGES {
                let prefix = format!("{}-{language}", audience.name());
                page.go(&format!("?lang={language}&reference-date=2026-11-22{}", audience.settings())).await;
                audience.tour(&Album { page, folder: &folder, prefix }).await;
            }
        }
    });
    crate::run(Browser::Chromium, Setting { withheld: Withheld::Engine, ..INSPECTED }, async |page: &Page| {
        page.go("").await;
        page.wait_until("document.querySelector('#prescreen-failed').hidden === false").await;
        Album { page, folder: &folder, prefix: "everybody".to_owned() }.add("without-engine", LOOKS).await;
    });
    println!("{} files in {}", fs::read_dir(&folder).unwrap().count(), folder.display());
}

/// From the start to four results.
async fn participant(album: &Album<'_>) {
    let page = album.page;
    page.find("#tp-start").await;
    album.add("start", LOOKS).await;
    page.walk(&Person::NOT_YET, async |number| {
        for question in QUESTIONS {
            if page.count(&format!("#q-{question}")).await > 0 {
                album.add(&format!("topic-{number:02}-{question}"), LOOKS).await;
            }
        }
    })
    .await;
    album.add("answers", LOOKS).await;
    page.leave_by("#tp-see-result").await;
    album.add("result-not-yet", LOOKS).await;
    album.add("result-not-yet", MORE_LOOKS).await;
    album.add_print("result-not-yet").await;
    page.change_as("E2", &Person::FITS).await;
    album.add("result-fits", LOOKS).await;
    album.add_print("result-fits").await;
    page.change_as("I1", &Person::UNDETERMINED).await;
    album.add("result-undetermined", LOOKS).await;
    page.change_as("E8", &Person::NOT_MATCHING).await;
    album.add("result-not-matching", LOOKS).await;

    page.reload().await;
    page.leave_by("#tp-start").await;
    page.answer_as(&Person::FITS).await;
    page.leave_by("#tp-continue").await;
    page.press("#tp-continue").await;
    page.find("#tp-problems").await;
    album.add("problems", LOOKS).await;
}

/// The form: empty, with a contradiction, with something wrong, with everything filled in and reasons open.
async fn clinician(album: &Album<'_>) {
    let page = album.page;
    page.find("#tp-desk-form").await;
    album.add("empty", LOOKS).await;
    page.paste(CONTRADICTORY).await;
    page.find("#q-assessments-row-0").await;
    page.fill("lavage_last-year", "2028").await;
    page.fill("pao2-number", "8,7").await;
    page.press("label[for='q-pao2-unit-0']").await;
    album.add("contradiction", LOOKS).await;
    page.press("#tp-start-again").await;
    page.wait_until("document.querySelector('#q-assessments-row-0') === null").await;
    page.paste(EVERYTHING).await;
    page.find("#q-assessments-row-5").await;
    for criterion in ["I2", "E2"] {
        page.press(&format!("[data-criterion='{criterion}'] .tp-finding__line")).await;
        page.find(&format!("#tp-reasons-{criterion}")).await;
    }
    album.add("everything", LOOKS).await;
    album.add("everything", MORE_LOOKS).await;
    album.add_print("everything").await;
}

/// Where pictures of one audience in one language go.
struct Album<'a> {
    page: &'a Page,
    folder: &'a Path,
    prefix: String,
}

impl Album<'_> {
    /// Pictures of what is shown now.
    async fn add(&self, what: &str, looks: &[(&str, Look)]) {
        for (name, look) in looks {
            let picture = self.page.picture(*look).await;
            fs::write(self.file(&format!("{what}-{name}.png")), picture).unwrap();
        }
    }

    /// What would be printed, and pictures of that where the program that makes them is there.
    async fn add_print(&self, what: &str) {
        // Browsers print in light colours, but not while a test tells them which.
        self.page.look(Look::DESKTOP).await;
        for paper in Paper::ALL {
            let pdf = self.file(&format!("{what}-print-{}.pdf", paper.name()));
            fs::write(&pdf, self.page.print_form(paper).await.0).unwrap();
            let pictures = Command::new("pdftoppm")
                .args(["-png", "-r", RESOLUTION])
                .arg(&pdf)
                .arg(pdf.with_extension(""))
                .status();
            if let Err(error) = pictures {
                println!("no pictures of {}: pdftoppm: {error}", pdf.display());
            }
        }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{}-{name}", self.prefix))
    }
}
