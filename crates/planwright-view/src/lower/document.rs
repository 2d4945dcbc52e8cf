use planwright_core::Spanned;
use planwright_core::model::{Document, Plan, Stage};
use planwright_validator::Report;

use super::typography::smart;
use super::words::fill;
use super::{Lower, Options, dates};
use crate::{ContactView, DocumentView, Fact, StatusView};

impl Lower<'_> {
    pub(super) fn document(&self, report: &Report, options: &Options<'_>, word_count: usize) -> DocumentView {
        let meta = &self.plan.meta;
        let period = dates::period(self.words, meta.period.from.value, meta.period.to.value);
        let date = options.date.unwrap_or(report.as_at);
        DocumentView {
            title: smart(&meta.title.value),
            subtitle: maybe(meta.subtitle.as_ref()),
            summary: maybe(meta.summary.as_ref()),
            area: smart(&meta.area.value),
            kind: self.word(match meta.document {
                Document::JointPlan => "kind-joint-plan",
                Document::Plan | Document::Variation => "kind-plan",
            }),
            version: maybe(meta.version.as_ref()),
            issuer: self.issuer(),
            issuer_name: maybe(meta.issuer.name.as_ref()),
            chief_officer: self.chief_officer(),
            chief_officer_name: maybe(meta.chief_officer.name.as_ref()),
            lang: lang(self.plan),
            date: date.to_string(),
            date_words: dates::day(self.words, date),
            url: maybe_raw(meta.url.as_ref()),
            contact: ContactView {
                web: maybe_raw(meta.contact.web.as_ref()),
                email: maybe_raw(meta.contact.email.as_ref()),
                phone: maybe_raw(meta.contact.phone.as_ref()),
                address: maybe(meta.contact.address.as_ref()),
            },
            accessibility_statement: maybe_raw(meta.accessibility_statement.as_ref()),
            alternative_formats: maybe(meta.alternative_formats.as_ref()),
            facts: self.facts(&period.words, report.status, options.draft),
            period,
            word_count,
            sources: None,
        }
    }

    /// What the cover tells. A plan without a version tells its date instead.
    fn facts(&self, period: &str, status: Stage, draft: bool) -> Vec<Fact> {
        let meta = &self.plan.meta;
        let mut facts = vec![self.fact("period", period.to_owned())];
        match (&meta.version, meta.dated) {
            (Some(version), _) => facts.push(self.fact("version", smart(&version.value))),
            (None, Some(dated)) => facts.push(self.fact("dated", dates::day(self.words, dated.value))),
            (None, None) => {}
        }
        facts.push(self.fact("status", self.status(status, draft).label));
        facts.push(self.fact("area", smart(&meta.area.value)));
        facts.push(self.fact("issuer", self.named(meta.issuer.name.as_ref(), self.issuer())));
        if let Some(name) = &meta.chief_officer.name {
            facts.push(Fact { label: self.chief_officer(), ..self.fact("chief-officer", smart(&name.value)) });
        }
        facts.extend(self.contact_fact());
        facts
    }

    /// The one way to reach the office that is likeliest to be used.
    pub(super) fn contact_fact(&self) -> Option<Fact> {
        let contact = &self.plan.meta.contact;
        let (value, href) = if let Some(email) = &contact.email {
            (email.value.clone(), Some(format!("mailto:{}", email.value)))
        } else if let Some(web) = &contact.web {
            (bare(&web.value), Some(web.value.clone()))
        } else if let Some(phone) = &contact.phone {
            (phone.value.clone(), None)
        } else {
            (smart(&contact.address.as_ref()?.value), None)
        };
        Some(Fact { href, ..self.fact("contact", value) })
    }

    pub(super) fn fact(&self, name: &str, value: String) -> Fact {
        Fact { name: name.to_owned(), label: self.word(&format!("fact-{name}")), value, href: None }
    }

    pub(super) fn status(&self, status: Stage, draft: bool) -> StatusView {
        let key = if draft { "unfit" } else { status.as_str() };
        StatusView {
            id: status.as_str().to_owned(),
            label: self.word(&format!("status-{key}")),
            note: self.word(&format!("status-{key}-note")),
            in_force: status >= Stage::Issued && !draft,
            unfit: draft,
        }
    }

    /// "Police and Crime Commissioner for Kent".
    pub(super) fn issuer(&self) -> String {
        let (role, area) = (self.issuer_role(), smart(&self.plan.meta.area.value));
        // Some offices write the area into the role: then it is there already.
        if role.to_lowercase().contains(&area.to_lowercase()) {
            return role;
        }
        fill(self.words, "issuer-for-area", &[("role", &role), ("area", &area)])
    }

    /// "Police and Crime Commissioner": as the plan has it, else the profile.
    fn issuer_role(&self) -> String {
        let own = maybe(self.plan.meta.issuer.role.as_ref());
        let usual = || self.offices.map(|offices| self.law(&offices.issuer.role));
        own.or_else(usual).unwrap_or_else(|| self.word("role-issuer"))
    }

    /// "Chief Constable": as the plan has it, else the profile.
    pub(super) fn chief_officer(&self) -> String {
        let own = maybe(self.plan.meta.chief_officer.role.as_ref());
        let usual = || self.offices.map(|offices| self.law(&offices.chief_officer.role));
        own.or_else(usual).unwrap_or_else(|| self.word("role-chief-officer"))
    }

    /// "Jo Marsh, Police and Crime Commissioner for Exampleshire", or the office alone.
    fn named(&self, name: Option<&Spanned<String>>, office: String) -> String {
        name.map_or(office.clone(), |name| {
            fill(self.words, "name-and-office", &[("name", &smart(&name.value)), ("office", &office)])
        })
    }

    /// The office in one word, for headings in the first person: "Commissioner", "Mayor".
    pub(super) fn short_role(&self) -> String {
        let role = self.issuer_role();
        match self.offices {
            Some(offices) if role == self.law(&offices.issuer.role) => self.law(&offices.issuer.short),
            // A role of the plan's own: "Mayor of Exampleshire", "Police, Fire and Crime Commissioner".
            _ => ["Commissioner", "Mayor"].into_iter().find(|word| role.contains(word)).map_or(role, ToOwned::to_owned),
        }
    }
}

/// The language of a plan.
pub(crate) fn lang(plan: &Plan) -> String {
    maybe_raw(plan.meta.lang.as_ref()).unwrap_or_else(|| "en-GB".to_owned())
}

/// Where a plan is published in its language. A translation that names no address of its own has the plan's, where it is
/// not published itself.
pub(super) fn own_url(plan: &Plan, is_translation: bool) -> Option<String> {
    let url = plan.meta.url.as_ref()?;
    (!is_translation || url.span.file == plan.file).then(|| url.value.clone())
}

/// An address as it is printed: without its scheme and a slash at the end.
pub(super) fn bare(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.strip_suffix('/').unwrap_or(rest).to_owned()
}

fn maybe(text: Option<&Spanned<String>>) -> Option<String> {
    text.map(|text| smart(&text.value))
}

fn maybe_raw(text: Option<&Spanned<String>>) -> Option<String> {
    text.map(|text| text.value.clone())
}
