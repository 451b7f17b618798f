//! The page for clinicians in English.

use crate::messages::clinician::ClinicianPage;

pub(super) const CLINICIAN: ClinicianPage = ClinicianPage { title: "Screening by criteria" };
