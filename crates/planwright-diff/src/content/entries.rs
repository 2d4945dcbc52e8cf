//! Front matter to values, each under the key by which it is written.

use jiff::civil::Date;
use planwright_core::model::{
    Conditions, Contact, PageSettings, PageWords, PanelReport, Person, Plan, Section, Threat, ZoneContent, block_text,
};
use planwright_core::{Span, Spanned};

use super::token::Style;
use super::tokens::Reading;
use super::{Entry, List, Value};

/// Values as they are read.
struct Values<'r, 'a> {
    reading: &'r mut Reading<'a>,
    values: Vec<Value>,
}

impl<'r, 'a> Values<'r, 'a> {
    fn new(reading: &'r mut Reading<'a>) -> Self {
        Self { reading, values: Vec::new() }
    }

    fn push(&mut self, key: &str, text: &str, span: Span) {
        let tokens = self.reading.plain(text, span, Style::default());
        self.values.push(Value { key: key.to_owned(), span, tokens });
    }

    fn text(&mut self, key: &str, value: &Spanned<String>) {
        self.push(key, &value.value, value.span);
    }

    fn maybe(&mut self, key: &str, value: Option<&Spanned<String>>) {
        if let Some(value) = value {
            self.text(key, value);
        }
    }

    fn date(&mut self, key: &str, value: Option<Spanned<Date>>) {
        if let Some(value) = value {
            self.push(key, &value.value.to_string(), value.span);
        }
    }

    fn word<T: Copy>(&mut self, key: &str, value: Option<&Spanned<T>>, word: fn(T) -> &'static str) {
        if let Some(value) = value {
            self.push(key, word(value.value), value.span);
        }
    }

    /// A list of words as one value: to take one out is one change.
    fn list(&mut self, key: &str, words: &[&str], span: Span) {
        if !words.is_empty() {
            self.push(key, &words.join(", "), span);
        }
    }

    fn texts(&mut self, key: &str, values: &[Spanned<String>]) {
        let words: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
        if let (Some(first), Some(last)) = (values.first(), values.last()) {
            self.list(key, &words, first.span.to(last.span));
        }
    }

    fn person(&mut self, key: &str, person: &Person) {
        self.maybe(&format!("{key}.name"), person.name.as_ref());
        self.maybe(&format!("{key}.role"), person.role.as_ref());
    }

    fn contact(&mut self, contact: &Contact) {
        self.maybe("contact.web", contact.web.as_ref());
        self.maybe("contact.email", contact.email.as_ref());
        self.maybe("contact.phone", contact.phone.as_ref());
        self.maybe("contact.address", contact.address.as_ref());
    }

    fn entry(&mut self, list: List, key: &str, name: &str, span: Span) -> Entry {
        let values = std::mem::take(&mut self.values);
        Entry { list, key: key.to_owned(), name: name.to_owned(), span, values }
    }
}

/// The front matter of `plan.md` and the heads of the panel's reports, without its title and its lists.
pub(super) fn plan_fields(plan: &Plan, reading: &mut Reading<'_>) -> Vec<Value> {
    let meta = &plan.meta;
    let mut values = Values::new(reading);
    values.maybe("subtitle", meta.subtitle.as_ref());
    values.maybe("summary", meta.summary.as_ref());
    values.text("area", &meta.area);
    values.text("profile", &meta.profile);
    values.date("period.from", Some(meta.period.from));
    values.date("period.to", Some(meta.period.to));
    values.word("status", Some(&meta.status), planwright_core::model::Stage::as_str);
    values.maybe("version", meta.version.as_ref());
    let head = Span::start_of(plan.file);
    values.push("document", meta.document.as_str(), head);
    values.date("dated", meta.dated);
    values.date("issued", meta.issued);
    let varied: Vec<String> = meta.varied.iter().map(|date| date.value.to_string()).collect();
    let varied: Vec<&str> = varied.iter().map(String::as_str).collect();
    values.list("varied", &varied, meta.varied.first().map_or(head, |date| date.span));
    values.date("elected", meta.elected);
    values.person("issuer", &meta.issuer);
    values.person("chief-officer", &meta.chief_officer);
    values.maybe("lang", meta.lang.as_ref());
    values.maybe("theme", meta.theme.as_ref());
    values.push("numbering", meta.numbering.as_str(), head);
    values.push("index", if meta.index { "yes" } else { "no" }, head);
    values.maybe("url", meta.url.as_ref());
    values.contact(&meta.contact);
    values.maybe("accessibility-statement", meta.accessibility_statement.as_ref());
    values.maybe("alternative-formats", meta.alternative_formats.as_ref());
    page(&meta.page, &mut values);
    for report in &plan.panel {
        report_fields(report, &mut values);
    }
    values.values
}

fn page(page: &PageSettings, values: &mut Values<'_, '_>) {
    values.word("page.size", page.size.as_ref(), planwright_core::model::PageSize::as_str);
    values.word("page.orientation", page.orientation.as_ref(), planwright_core::model::Orientation::as_str);
    values.maybe("page.title", page.title.as_ref());
    values.maybe("page.strapline", page.strapline.as_ref());
    for (zone, n) in page.zones.iter().flatten().zip(1..) {
        let content = match &zone.content {
            ZoneContent::Kinds(kinds) => kinds.iter().map(|kind| kind.value.as_str()).collect::<Vec<_>>().join(", "),
            ZoneContent::Sections(ids) => ids.iter().map(|id| id.value.as_str()).collect::<Vec<_>>().join(", "),
            ZoneContent::Chart(id) => id.value.clone(),
        };
        let text = format!("{}: {content} ({})", zone.title.value, zone.show.as_str());
        values.push(&format!("page.zones.{n}"), &text, zone.span);
    }
}

fn report_fields(report: &PanelReport, values: &mut Values<'_, '_>) {
    let key = |key: &str| format!("panel.{}.{key}", report.date.value);
    values.text(&key("title"), &report.title);
    values.word(&key("subject"), Some(&report.subject), planwright_core::model::Subject::as_str);
    values.word(&key("decision"), Some(&report.decision), planwright_core::model::Decision::as_str);
    values.maybe(&key("reply"), report.reply.as_ref());
    values.date(&key("replied"), report.replied);
    let notes = report.footnotes.iter().flat_map(|note| &note.blocks);
    let text: Vec<String> = report.body.iter().chain(notes).map(block_text).collect();
    if let (Some(first), Some(last)) = (report.body.first(), report.body.last()) {
        values.push(&key("text"), &text.join(" "), first.span.to(last.span));
    }
}

/// The lists of `plan.md`, and the recommendations of the panel.
pub(super) fn plan_entries(plan: &Plan, reading: &mut Reading<'_>) -> Vec<Entry> {
    let mut values = Values::new(reading);
    let mut entries = Vec::new();
    for step in &plan.meta.record {
        values.date("date", Some(step.date));
        values.word("by", step.by.as_ref(), planwright_core::model::By::as_str);
        values.maybe("to", step.to.as_ref());
        values.maybe("with", step.with.as_ref());
        values.maybe("url", step.url.as_ref());
        values.maybe("note", step.note.as_ref());
        values.maybe("count", step.count.as_ref());
        let name = format!("{} {}", step.step.value.as_str(), step.date.value);
        entries.push(values.entry(List::Step, &name, &name, step.span));
    }
    for waiver in &plan.meta.waivers {
        values.text("reason", &waiver.reason);
        values.date("until", waiver.until);
        let at = waiver.at.as_ref().map(|at| format!(" at {}", at.value)).unwrap_or_default();
        let name = format!("{}{at}", waiver.rule.value);
        entries.push(values.entry(List::Waiver, &name, &name, waiver.span));
    }
    for entry in &plan.meta.glossary {
        values.text("meaning", &entry.meaning);
        let term = &entry.term.value;
        entries.push(values.entry(List::Glossary, term, term, entry.term.span.to(entry.meaning.span)));
    }
    for report in &plan.panel {
        recommendations(report, &mut values, &mut entries);
    }
    entries
}

fn recommendations(report: &PanelReport, values: &mut Values<'_, '_>, entries: &mut Vec<Entry>) {
    for one in &report.recommendations {
        values.text("text", &one.text);
        values.word("response", Some(&one.response), planwright_core::model::Response::as_str);
        values.maybe("reply", one.reply.as_ref());
        values.texts("in", &one.sections);
        for (showing, n) in one.evidence.iter().zip(1..) {
            let place = match &showing.place {
                planwright_core::model::ShownAt::Section(id) => id.value.as_str(),
                planwright_core::model::ShownAt::Page(_) => "page",
            };
            let words = |texts: &[Spanned<String>]| {
                texts.iter().map(|text| format!("“{}”", text.value)).collect::<Vec<_>>().join(", ")
            };
            let text = format!("{place}: mentions {}; lacks {}", words(&showing.mentions), words(&showing.lacks));
            values.push(&format!("evidence.{n}"), &text, showing.span);
        }
        let key = format!("{} {}", report.date.value, one.id.value);
        entries.push(values.entry(List::Recommendation, &key, one.id.value.as_str(), one.span));
    }
}

/// The front matter of a section, without its title and its lists.
pub(super) fn section_fields(section: &Section, reading: &mut Reading<'_>) -> Vec<Value> {
    let meta = &section.meta;
    let head = Span::start_of(section.file);
    let mut values = Values::new(reading);
    values.maybe("summary", meta.summary.as_ref());
    values.push("kind", meta.kind.as_str(), meta.kind_span.unwrap_or(head));
    values.texts("satisfies", &meta.satisfies);
    match &meta.page {
        Some(PageWords::Words(words)) => values.text("page", words),
        Some(PageWords::LeftOff(span)) => values.push("page", "false", *span),
        None => {}
    }
    let owners: Vec<&str> = meta.owner.iter().map(|owner| owner.as_str()).collect();
    values.list("owner", &owners, head);
    let scope: Vec<&str> = meta.scope.iter().map(|scope| scope.value.as_str()).collect();
    values.list("scope", &scope, meta.scope.first().map_or(head, |scope| scope.span));
    match &meta.conditions {
        Some(Conditions::Text(text)) => values.text("conditions", text),
        Some(Conditions::None(span)) => values.push("conditions", "none", *span),
        None => {}
    }
    values.texts("authors", &meta.authors);
    values.date("updated", meta.updated);
    if let Some(signed) = &meta.signed {
        values.text("signed.name", &signed.name);
        values.text("signed.role", &signed.role);
        values.maybe("signed.portrait", signed.portrait.as_ref());
    }
    values.values
}

/// The lists of a section.
pub(super) fn section_entries(section: &Section, reading: &mut Reading<'_>) -> Vec<Entry> {
    let meta = &section.meta;
    let mut values = Values::new(reading);
    let mut entries = Vec::new();
    for measure in &meta.measures {
        values.text("name", &measure.name);
        values.text("source", &measure.source);
        values.maybe("frequency", measure.frequency.as_ref());
        values.maybe("baseline", measure.baseline.as_ref());
        values.word("direction", measure.direction.as_ref(), planwright_core::model::Direction::as_str);
        values.maybe("target", measure.target.as_ref());
        let key = measure.id.as_ref().map_or(measure.name.value.as_str(), |id| id.value.as_str());
        entries.push(values.entry(List::Measure, key, &measure.name.value, measure.span));
    }
    for meeting in &meta.meetings {
        values.text("name", &meeting.name);
        values.text("frequency", &meeting.frequency);
        if let Some(public) = &meeting.public {
            values.push("public", if public.value { "yes" } else { "no" }, public.span);
        }
        values.maybe("chair", meeting.chair.as_ref());
        values.maybe("papers", meeting.papers.as_ref());
        entries.push(values.entry(List::Meeting, &meeting.name.value, &meeting.name.value, meeting.span));
    }
    for service in &meta.services {
        values.text("name", &service.name);
        values.maybe("for", service.beneficiaries.as_ref());
        values.word("power", service.power.as_ref(), planwright_core::model::Power::as_str);
        values.maybe("provider", service.provider.as_ref());
        values.maybe("from", service.from.as_ref());
        values.maybe("to", service.to.as_ref());
        values.maybe("amount", service.amount.as_ref());
        entries.push(values.entry(List::Service, &service.name.value, &service.name.value, service.span));
    }
    for Threat { id, not_here } in &meta.threats {
        values.maybe("not-here", not_here.as_ref());
        entries.push(values.entry(List::Threat, &id.value, &id.value, id.span));
    }
    for priority in &meta.national_priorities {
        values.push("applies", if priority.applies.value { "yes" } else { "no" }, priority.applies.span);
        values.text("why", &priority.why);
        entries.push(values.entry(List::NationalPriority, &priority.id.value, &priority.id.value, priority.id.span));
    }
    entries
}
