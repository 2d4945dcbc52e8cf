//! The steps that were taken, and which of them belong to the edition in hand.
//!
//! A plan is issued once and may be varied many times, and its record and its folder `panel/` keep
//! what was done each time. The days of issue and of variations part them: what prepares an edition
//! comes after the edition before it, and what follows issue belongs to the edition that it is
//! nearest to.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use planwright_core::Span;
use planwright_core::model::{PanelReport, Plan, Stage, Step, StepKind, Subject};

use crate::profile::{Process, Profile};
use crate::report::Taken;

/// A report of the panel that is older than the draft that it was sent by more than so many days is about an earlier
/// draft, though no earlier edition is told of: nobody mistypes a day by half a year. One that is so much later than issue
/// is about the next one.
const ANOTHER_DRAFT: i64 = 183;

/// A time at which a step was taken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Occurrence<'a> {
    /// The step.
    pub(super) step: StepKind,
    /// The day.
    pub(super) date: Date,
    /// Where the day stands.
    pub(super) span: Span,
    /// The entry of the record; none where it is a report of the panel.
    pub(super) entry: Option<&'a Step>,
    /// The report of the panel; none where it is an entry of the record.
    pub(super) report: Option<&'a PanelReport>,
}

impl<'a> Occurrence<'a> {
    fn recorded(entry: &'a Step) -> Self {
        let (step, date, span) = (entry.step.value, entry.date.value, entry.date.span);
        Self { step, date, span, entry: Some(entry), report: None }
    }

    /// The steps that a report of the panel on the plan stands for. One on the precept stands for none.
    fn reported(report: &'a PanelReport) -> impl Iterator<Item = Self> {
        let is_about_plan = report.subject.value == Subject::Plan;
        let step = |step, date: planwright_core::Spanned<Date>| Self {
            step,
            date: date.value,
            span: date.span,
            entry: None,
            report: Some(report),
        };
        let both = [
            Some(step(StepKind::PanelReport, report.date)),
            report.replied.map(|replied| step(StepKind::PanelResponse, replied)),
        ];
        both.into_iter().flatten().filter(move |_| is_about_plan)
    }

    /// It as a report tells it.
    pub(super) fn taken(&self) -> Taken {
        let text = |text: &Option<planwright_core::Spanned<String>>| text.as_ref().map(|text| text.value.clone());
        let entry = self.entry;
        Taken {
            date: self.date,
            by: entry.and_then(|entry| entry.by.map(|by| by.value)),
            url: entry.and_then(|entry| text(&entry.url)),
            note: entry
                .and_then(|entry| text(&entry.note).or_else(|| text(&entry.with)).or_else(|| text(&entry.to)))
                .or_else(|| self.report.map(|report| report.title.value.clone())),
        }
    }
}

/// Every step that was taken.
pub(super) struct Steps<'a> {
    /// By step and day.
    all: BTreeMap<StepKind, Vec<Occurrence<'a>>>,
    /// The days of issue and of variations, in order.
    editions: Vec<Date>,
    /// The day of the edition before the one in hand.
    before: Option<Date>,
    /// The day of the edition in hand, where it is known.
    day: Option<Date>,
    /// The first day of which a report of the panel can be about the draft in hand.
    reports_from: Option<Date>,
    /// The last day of which one can be, where the edition in hand is issued.
    reports_to: Option<Date>,
    /// The steps that follow issue.
    follow: Vec<StepKind>,
}

impl<'a> Steps<'a> {
    /// Those of a plan.
    pub(super) fn of(plan: &'a Plan, profile: &Profile, status: Stage) -> Self {
        let mut all: BTreeMap<StepKind, Vec<Occurrence<'a>>> = BTreeMap::new();
        let recorded = plan.meta.record.iter().map(Occurrence::recorded);
        for occurrence in recorded.chain(plan.panel.iter().flat_map(Occurrence::reported)) {
            all.entry(occurrence.step).or_default().push(occurrence);
        }
        all.values_mut().for_each(|taken| taken.sort_by_key(|occurrence| occurrence.date));
        let mut editions: Vec<Date> = plan.meta.varied.iter().chain(&plan.meta.issued).map(|day| day.value).collect();
        editions.sort_unstable();
        editions.dedup();
        let follow = profile.order.iter().filter(|order| order.first == StepKind::Issue).map(|order| order.then);
        let mut steps = Self {
            all,
            editions,
            before: None,
            day: None,
            reports_from: None,
            reports_to: None,
            follow: follow.collect(),
        };
        let last = steps.editions.last().copied();
        if last.is_some_and(|last| status < Stage::Issued && steps.is_over(last, plan, profile)) {
            steps.before = last;
        } else {
            steps.day = last;
            steps.before = steps.editions.iter().rev().nth(1).copied();
        }
        let sent = steps.own(StepKind::PanelSent).next().map(|sent| sent.date);
        steps.reports_from = sent.and_then(|sent| sent.checked_sub(ANOTHER_DRAFT.days()).ok());
        let issued = steps.day.filter(|_| status >= Stage::Issued);
        steps.reports_to = issued.and_then(|day| day.checked_add(ANOTHER_DRAFT.days()).ok());
        steps
    }

    /// Whether the edition of a day is in force and the one in hand comes after it: something was done since to prepare
    /// another, or it is dated later.
    fn is_over(&self, day: Date, plan: &Plan, profile: &Profile) -> bool {
        let prepares = |process: &&Process| process.error <= Stage::Issued && process.step != StepKind::Issue;
        let mut steps = profile.process.iter().filter(prepares).flat_map(|process| self.all(process.step));
        steps.any(|occurrence| day < occurrence.date) || plan.meta.dated.is_some_and(|dated| day < dated.value)
    }

    /// Whether no edition came before the one in hand.
    pub(super) fn is_first(&self) -> bool {
        self.before.is_none()
    }

    /// The times at which a step was taken for the edition in hand, the first first.
    pub(super) fn own(&self, step: StepKind) -> impl Iterator<Item = &Occurrence<'a>> {
        let taken = self.all.get(&step).map(Vec::as_slice).unwrap_or_default();
        taken.iter().filter(|occurrence| self.is_own(occurrence))
    }

    /// Every time at which a step was taken, the first first.
    pub(super) fn all(&self, step: StepKind) -> &[Occurrence<'a>] {
        self.all.get(&step).map(Vec::as_slice).unwrap_or_default()
    }

    /// The edition that a day prepares: how many there were before it.
    pub(super) fn edition(&self, day: Date) -> usize {
        self.editions.partition_point(|edition| *edition < day)
    }

    /// The day on which the edition in hand was issued, where it was.
    pub(super) fn issue(&self) -> Option<Date> {
        self.own(StepKind::Issue).map(|occurrence| occurrence.date).last().or(self.day)
    }

    fn is_own(&self, occurrence: &Occurrence<'_>) -> bool {
        if occurrence.step == StepKind::Issue || self.follow.contains(&occurrence.step) {
            return self.day == self.nearest(occurrence.date);
        }
        let is_older = || self.reports_from.is_some_and(|from| occurrence.date < from);
        let is_later = || self.reports_to.is_some_and(|to| to < occurrence.date);
        let of_another_draft = occurrence.report.is_some() && (is_older() || is_later());
        !of_another_draft && self.before.is_none_or(|before| before < occurrence.date)
    }

    /// The edition whose day is nearest; the later of two.
    fn nearest(&self, day: Date) -> Option<Date> {
        let after = self.editions.partition_point(|edition| *edition < day);
        let later = self.editions.get(after).copied();
        let earlier = after.checked_sub(1).and_then(|at| self.editions.get(at)).copied();
        let distance = |edition: Date| (edition - day).get_days().unsigned_abs();
        match (earlier, later) {
            (Some(earlier), Some(later)) if distance(earlier) < distance(later) => Some(earlier),
            (earlier, later) => later.or(earlier),
        }
    }
}
