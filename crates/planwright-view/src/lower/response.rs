//! The published response to the police and crime panel (PRSRA 2011 s.5(6)(e) and (f)).

use planwright_core::model::{Decision, PanelReport, Recommendation, Response, ShownAt, StepKind, Subject};
use planwright_core::{Span, Spanned};
use planwright_validator::Report;
use planwright_validator::profile::Profile;

use super::clauses::{in_language, paragraphs};
use super::typography::smart;
use super::words::fill;
use super::{Lower, dates};
use crate::{BlockView, ClauseEntry, ClauseView, Fact, Place, ResponseView, SectionView, StatusView, Tally, VBlock};

const RESPONSES: [Response; 4] = [Response::Accepted, Response::Partly, Response::Rejected, Response::Open];

/// Whether nothing was found, or set aside, that says that the plan does not show what was promised: the response must
/// not say that it does.
fn is_shown(it: &Recommendation, judged: &Report) -> bool {
    let standing = judged.diagnostics.iter();
    let mut found = standing.chain(judged.waived.iter().map(|waived| &waived.diagnostic));
    !found.any(|finding| {
        let place = finding.span;
        let holds = |span: Span| place.file == span.file && span.start <= place.start && place.end <= span.end;
        // Of a translated report the evidence is the original's, and is found there.
        let here = holds(it.span) || it.evidence.iter().any(|showing| holds(showing.span));
        here && finding.rule.as_str() == "panel/evidence"
    })
}

impl Lower<'_> {
    /// The response to all of the panel's reports; none where there are none.
    ///
    /// `status` is how far the plan has come.
    pub(super) fn response(&mut self, judged: &Report, profile: &Profile, status: &StatusView) -> Option<ResponseView> {
        let plan = self.plan;
        if plan.panel.is_empty() {
            return None;
        }
        // It has footnotes of its own, which count from 1.
        let notes_of_the_plan = std::mem::take(&mut self.notes);
        let reports = plan.panel.iter().zip(1..).map(|(report, n)| self.report(report, n, judged)).collect();
        let notes = self.finish_notes();
        self.notes = notes_of_the_plan;
        let summary = self.response_summary();
        let mut blocks = vec![self.made_paragraph(&summary)];
        let tally = self.response_tally();
        if !tally.is_empty() {
            blocks.push(self.made(BlockView::Tally { entries: tally }));
        }
        blocks.extend(self.response_law(profile).map(|law| self.made_paragraph(&law)));
        let mut section = self.made_section("the.response", 1, self.word("response-title"), blocks);
        section.children = reports;
        Some(ResponseView { summary, status: self.response_status(status), section, notes })
    }

    /// A response that was given to the panel is no draft, whatever became of the plan. A build that must not be published
    /// stays one.
    fn response_status(&self, plan: &StatusView) -> StatusView {
        let given = self.plan.panel.iter().all(|report| report.replied.is_some());
        if !given || plan.unfit {
            return plan.clone();
        }
        StatusView {
            id: "given".to_owned(),
            label: self.word("response-given"),
            note: String::new(),
            in_force: true,
            unfit: false,
        }
    }

    fn recommendations(&self) -> impl Iterator<Item = &Recommendation> {
        self.plan.panel.iter().flat_map(|report| &report.recommendations)
    }

    /// "3 recommendations in 1 report of the police and crime panel."
    fn response_summary(&self) -> String {
        let reports = self.counted("reports", self.plan.panel.len());
        match self.recommendations().count() {
            0 => fill(self.words, "response-summary-none", &[("reports", &reports)]),
            n => {
                let recommendations = self.counted("recommendations", n);
                fill(self.words, "response-summary", &[("recommendations", &recommendations), ("reports", &reports)])
            }
        }
    }

    fn counted(&self, key: &str, count: usize) -> String {
        let number = if count == 1 { "one" } else { "many" };
        fill(self.words, &format!("{key}-{number}"), &[("count", &count.to_string())])
    }

    /// How many recommendations are answered in which way; ways that none is answered in are left out.
    fn response_tally(&self) -> Vec<Tally> {
        let tally = |response: Response| Tally {
            state: response.as_str().to_owned(),
            label: self.word(&format!("tally-answer-{}", response.as_str())),
            count: self.recommendations().filter(|it| it.response.value == response).count(),
        };
        RESPONSES.into_iter().map(tally).filter(|tally| tally.count > 0).collect()
    }

    /// Which law asks for the response, where the profile says so and a report is about the plan.
    fn response_law(&self, profile: &Profile) -> Option<String> {
        self.plan.panel.iter().find(|report| report.subject.value == Subject::Plan)?;
        let step = profile.process.iter().find(|step| step.step == StepKind::PanelResponse)?;
        let values = [("role", self.short_role()), ("provision", step.provision.clone())];
        Some(fill(self.words, "response-law", &values.each_ref().map(|(name, value)| (*name, value.as_str()))))
    }

    fn report(&mut self, report: &PanelReport, n: usize, judged: &Report) -> SectionView {
        let id = format!("report.{n}");
        let facts = self.made(BlockView::Facts { facts: self.report_facts(report) });
        let mut section = self.made_section(&id, 2, smart(&report.title.value), vec![facts]);
        section.span = report.title.span;
        let reply: Vec<VBlock> = report
            .reply
            .iter()
            .flat_map(|reply| paragraphs(&reply.value))
            .map(|it| self.made_paragraph(&it.words))
            .collect();
        self.abbreviations.begin();
        self.current = report.file;
        let said = self.blocks(&report.body, 3);
        let clauses: Vec<ClauseView> =
            report.recommendations.iter().zip(1..).map(|(it, m)| self.recommendation(it, &id, m, judged)).collect();
        let recommended = if clauses.is_empty() { vec![] } else { vec![self.made(BlockView::Clauses { clauses })] };
        for (name, blocks) in [("said", said), ("reply", reply), ("recommended", recommended)] {
            if !blocks.is_empty() {
                let title = self.word(&format!("response-{name}"));
                section.children.push(self.made_section(&format!("{id}.{name}"), 3, title, blocks));
            }
        }
        section
    }

    fn report_facts(&self, report: &PanelReport) -> Vec<Fact> {
        let subject = match report.subject.value {
            Subject::Plan => "subject-plan",
            Subject::Precept => "subject-precept",
        };
        let decision = match report.decision.value {
            Decision::Supported => "decision-supported",
            Decision::Noted => "decision-noted",
            Decision::NotSupported => "decision-not-supported",
        };
        let day = |date: &Spanned<jiff::civil::Date>| dates::day(self.words, date.value);
        let mut facts = vec![
            self.fact("report-date", day(&report.date)),
            self.fact("report-subject", self.word(subject)),
            self.fact("report-decision", self.word(decision)),
        ];
        facts.extend(report.replied.as_ref().map(|replied| self.fact("report-replied", day(replied))));
        facts
    }

    pub(super) fn recommendation(&self, it: &Recommendation, report: &str, n: usize, judged: &Report) -> ClauseView {
        let shown = match it.response.value {
            Response::Accepted | Response::Partly if is_shown(it, judged) => "row-shown-in",
            _ => "row-concerns",
        };
        let reply = it
            .reply
            .as_ref()
            .map_or_else(Vec::new, |reply| in_language(paragraphs(&reply.value), self.lang_at(reply.span).as_deref()));
        let rows = [self.row("reply", reply), self.row_called("shown-in", shown, self.shown_in(it))];
        ClauseView {
            id: format!("{report}.{}", it.id.value.as_str()),
            title: fill(self.words, "recommendation", &[("n", &n.to_string())]),
            lang: self.lang_at(it.text.span),
            cite: None,
            lead: Some(smart(&it.text.value)),
            state: Some(self.state(it.response.value.as_str())),
            rows: rows.into_iter().flatten().collect(),
        }
    }

    /// Where the plan carries a recommendation: the sections that it names and those of its
    /// evidence, each once, and the plan on a page. What is not there is left out: it is a finding.
    fn shown_in(&self, it: &Recommendation) -> Vec<ClauseEntry> {
        let mut ids: Vec<&str> = Vec::new();
        let of_evidence = it.evidence.iter().filter_map(|showing| match &showing.place {
            ShownAt::Section(id) => Some(&id.value),
            ShownAt::Page(_) => None,
        });
        for id in it.sections.iter().map(|id| &id.value).chain(of_evidence) {
            if !ids.contains(&id.as_str()) {
                ids.push(id);
            }
        }
        let place =
            |id: &str| self.outline.named(id).map(|entry| Place { id: id.to_owned(), title: entry.title.clone() });
        let mut entries: Vec<ClauseEntry> = ids.into_iter().filter_map(place).map(ClauseEntry::place).collect();
        if it.evidence.iter().any(|showing| matches!(showing.place, ShownAt::Page(_))) {
            entries.push(ClauseEntry::words(self.page_title()));
        }
        entries
    }
}
