//! Names that have been changed, with the days from which the new ones hold.

use jiff::civil::{Date, date};

/// A name under which something was known.
pub(super) struct Name {
    /// How it was called, one for each way: more than one, capitals or not.
    pub(super) forms: &'static [&'static str],
    /// What it has been called since, the oldest first. None for a name that only looks like an
    /// outdated one.
    pub(super) changes: &'static [Change],
    /// False where we are not sure that the change holds for what the author means.
    pub(super) certain: bool,
    /// What else must be so.
    pub(super) only: &'static [Only],
    /// What happened, for the author.
    pub(super) told: &'static str,
}

/// A new name.
pub(super) struct Change {
    /// The first day on which it holds.
    pub(super) from: Date,
    /// The name, for each form; empty where there is no single one.
    pub(super) to: &'static [&'static str],
}

/// What limits a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Only {
    /// It changed in England only.
    England,
    /// In small letters the words mean something else.
    AsWritten,
    /// Only before the name of an office or body.
    BeforeAnOffice,
    /// Only where the plan does not speak of the climate.
    NotTheClimate,
}

const fn from(year: i16, month: i8, day: i8, to: &'static [&'static str]) -> Change {
    Change { from: date(year, month, day), to }
}

const NONE: &[Only] = &[];

/// Every name, in no order. Where two of them fit the longer one counts.
pub(super) const NAMES: &[Name] = &[
    Name {
        forms: &["HMIC", "Her Majesty's Inspectorate of Constabulary", "HM Inspectorate of Constabulary"],
        changes: &[
            from(
                2017,
                7,
                19,
                &[
                    "HMICFRS",
                    "Her Majesty's Inspectorate of Constabulary and Fire & Rescue Services",
                    "HM Inspectorate of Constabulary and Fire & Rescue Services",
                ],
            ),
            from(
                2022,
                9,
                8,
                &[
                    "HMICFRS",
                    "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services",
                    "HM Inspectorate of Constabulary and Fire & Rescue Services",
                ],
            ),
        ],
        certain: true,
        only: &[Only::AsWritten],
        told: "The inspectorate of police forces took on fire and rescue services.",
    },
    Name {
        forms: &["Her Majesty's", "Her Majesty's Inspectorate of Constabulary and Fire"],
        changes: &[from(2022, 9, 8, &["His Majesty's", "His Majesty's Inspectorate of Constabulary and Fire"])],
        certain: true,
        only: &[Only::AsWritten, Only::BeforeAnOffice],
        told: "Offices and bodies of the Crown are named after the King.",
    },
    Name {
        forms: &["HM Inspectorate of Constabulary and Fire", "HM Inspectorate of Constabulary in Scotland"],
        changes: &[],
        certain: true,
        only: NONE,
        told: "",
    },
    Name {
        forms: &["IPCC", "Independent Police Complaints Commission"],
        changes: &[from(2018, 1, 8, &["IOPC", "Independent Office for Police Conduct"])],
        certain: true,
        only: &[Only::AsWritten, Only::NotTheClimate],
        told: "The police watchdog was reformed by the Policing and Crime Act 2017.",
    },
    Name {
        forms: &["ACPO", "Association of Chief Police Officers"],
        changes: &[from(2015, 4, 1, &["NPCC", "National Police Chiefs' Council"])],
        certain: true,
        only: &[Only::AsWritten],
        told: "Chief officers now work together in the National Police Chiefs' Council.",
    },
    Name {
        forms: &["SOCA", "Serious Organised Crime Agency", "Serious and Organised Crime Agency"],
        changes: &[from(2013, 10, 7, &["NCA", "National Crime Agency", "National Crime Agency"])],
        certain: true,
        only: &[Only::AsWritten],
        told: "The National Crime Agency took over its work.",
    },
    Name {
        forms: &["UK Border Agency", "UKBA"],
        changes: &[from(2013, 4, 1, &["", ""])],
        certain: true,
        only: &[Only::AsWritten],
        told: "Its work went to Border Force, Immigration Enforcement and UK Visas and Immigration: name the one you mean.",
    },
    Name {
        forms: &["Police Authority", "Police Authorities"],
        changes: &[from(2012, 11, 22, &["Police and Crime Commissioner", "Police and Crime Commissioners"])],
        certain: true,
        only: &[Only::AsWritten],
        told: "Commissioners took over from police authorities in England and Wales outside London.",
    },
    Name {
        forms: &[
            "British Transport Police Authority",
            "City of London Police Authority",
            "Civil Nuclear Police Authority",
            "Ministry of Defence Police Authority",
            "Scottish Police Authority",
            "Jersey Police Authority",
            "Metropolitan Police Authority",
        ],
        changes: &[],
        certain: true,
        only: NONE,
        told: "",
    },
    Name {
        forms: &["Community Rehabilitation Company", "National Probation Service"],
        changes: &[from(2021, 6, 26, &["Probation Service", "Probation Service"])],
        certain: true,
        only: NONE,
        told: "The two parts of probation became one service again.",
    },
    Name {
        forms: &["Clinical Commissioning Group", "CCG"],
        changes: &[from(2022, 7, 1, &["Integrated Care Board", "ICB"])],
        certain: true,
        only: &[Only::England],
        told: "The Health and Care Act 2022 put integrated care boards in their place.",
    },
    Name {
        forms: &["Action Fraud"],
        changes: &[from(2025, 12, 4, &["Report Fraud"])],
        certain: true,
        only: &[Only::AsWritten],
        told: "The national service for reports of fraud and cyber crime has a new name.",
    },
    Name {
        forms: &["National Offender Management Service", "NOMS"],
        changes: &[from(2017, 4, 1, &["HM Prison and Probation Service", "HMPPS"])],
        certain: false,
        only: &[Only::AsWritten],
        told: "HM Prison and Probation Service took over its work.",
    },
    Name {
        forms: &["Department for Communities and Local Government", "DCLG"],
        changes: &[
            from(2018, 1, 8, &["Ministry of Housing, Communities and Local Government", "MHCLG"]),
            from(2021, 9, 19, &["Department for Levelling Up, Housing and Communities", "DLUHC"]),
            from(2024, 7, 9, &["Ministry of Housing, Communities and Local Government", "MHCLG"]),
        ],
        certain: false,
        only: &[Only::AsWritten],
        told: "The department has been renamed.",
    },
    Name {
        forms: &["Department for Levelling Up, Housing and Communities", "DLUHC"],
        changes: &[from(2024, 7, 9, &["Ministry of Housing, Communities and Local Government", "MHCLG"])],
        certain: false,
        only: &[Only::AsWritten],
        told: "The department has been renamed.",
    },
    Name {
        forms: &["Public Health England"],
        changes: &[from(2021, 10, 1, &[""])],
        certain: false,
        only: &[Only::AsWritten],
        told: "Its work went to the UK Health Security Agency and the Office for Health Improvement and Disparities: name the one you mean.",
    },
    Name {
        forms: &["Troubled Families"],
        changes: &[from(2021, 3, 26, &["Supporting Families"])],
        certain: false,
        only: &[Only::AsWritten],
        told: "The programme was renamed.",
    },
    Name {
        forms: &["Local Safeguarding Children Board", "LSCB"],
        changes: &[from(2019, 9, 29, &["", ""])],
        certain: false,
        only: &[Only::England],
        told: "Local safeguarding partners took over their work, under names that differ from place to place.",
    },
    Name {
        forms: &["Highways Agency"],
        changes: &[from(2015, 4, 1, &["Highways England"]), from(2021, 8, 19, &["National Highways"])],
        certain: false,
        only: &[Only::AsWritten],
        told: "The company that runs England's motorways and main roads was renamed.",
    },
    Name {
        forms: &["Highways England"],
        changes: &[from(2021, 8, 19, &["National Highways"])],
        certain: false,
        only: &[Only::AsWritten],
        told: "The company that runs England's motorways and main roads was renamed.",
    },
    Name {
        forms: &["Criminal Records Bureau", "CRB"],
        changes: &[from(2012, 12, 1, &["Disclosure and Barring Service", "DBS"])],
        certain: false,
        only: &[Only::AsWritten],
        told: "The Disclosure and Barring Service makes the checks.",
    },
    Name {
        forms: &["BAME", "BME"],
        changes: &[from(2021, 3, 31, &["", ""])],
        certain: false,
        only: &[Only::AsWritten],
        told: "The Government has stopped using it, as many do not see themselves in it. “People from ethnic minority backgrounds” is understood, and naming the group that you mean is better.",
    },
];

#[cfg(test)]
mod tests {
    use super::NAMES;

    #[test]
    fn every_form_has_a_new_name_on_every_day() {
        for name in NAMES {
            assert!(name.changes.is_sorted_by_key(|change| change.from), "{:?}", name.forms);
            for change in name.changes {
                assert_eq!(change.to.len(), name.forms.len(), "{:?}", name.forms);
                assert!(!name.told.is_empty(), "{:?}", name.forms);
            }
        }
    }
}
