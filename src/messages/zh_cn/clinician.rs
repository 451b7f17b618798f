//! The page for clinicians in Chinese.

use crate::messages::clinician::ClinicianPage;

pub(super) const CLINICIAN: ClinicianPage = ClinicianPage { title: "按条件筛查" };
