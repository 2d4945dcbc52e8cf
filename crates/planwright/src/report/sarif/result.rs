//! A finding as a result.

use planwright_core::{Diagnostic, Edit, Related, Sources};

use crate::report::sarif::log::{
    ArtifactChange, Fix, Location, Message, Replacement, ResultProperties, SarifResult, Suppression,
};
use crate::report::sarif::place::{artifact, physical, region};
use crate::report::sarif::rule::Rules;
use crate::texts::sentence;

/// A finding, and the reason for which it is set aside, where it is.
pub(super) fn result(diagnostic: &Diagnostic, sources: &Sources, rules: &Rules, waiver: Option<&str>) -> SarifResult {
    let related = diagnostic.related.iter().enumerate().map(|(id, related)| Location {
        id: Some(id),
        physical_location: physical(related.span, sources),
        message: Some(Message::plain(&related.message)),
    });
    SarifResult {
        rule_id: diagnostic.rule.as_str().to_owned(),
        rule_index: rules.index(diagnostic.rule.as_str()),
        level: diagnostic.severity.as_str(),
        message: Message::plain(message(diagnostic)),
        locations: [Location { id: None, physical_location: physical(diagnostic.span, sources), message: None }],
        related_locations: related.collect(),
        fixes: diagnostic.fix.iter().map(|f| fix(f, sources)).collect(),
        suppressions: waiver.into_iter().map(suppression).collect(),
        properties: diagnostic.citation.clone().map(|citation| ResultProperties { citation }),
    }
}

fn suppression(reason: &str) -> Suppression {
    Suppression { kind: "inSource", status: "accepted", justification: reason.to_owned() }
}

/// What is wrong in the first sentence, which is all that some lists show; then why, what to
/// write, the law, and links to the second places.
fn message(diagnostic: &Diagnostic) -> String {
    let mut paragraphs = vec![sentence(&diagnostic.message)];
    paragraphs.extend(diagnostic.help.iter().cloned());
    paragraphs.extend(diagnostic.citation.iter().map(|citation| format!("Law: {citation}")));
    if !diagnostic.related.is_empty() {
        let links: Vec<String> = diagnostic.related.iter().enumerate().map(|(id, related)| link(id, related)).collect();
        paragraphs.push(format!("See also: {}.", links.join("; ")));
    }
    paragraphs.join("\n\n")
}

/// A link to a second place. (§3.11.6: brackets in its words are escaped.)
fn link(id: usize, related: &Related) -> String {
    let words = related.message.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
    format!("[{words}]({id})")
}

/// The edits of a fix, by file.
fn fix(fix: &planwright_core::Fix, sources: &Sources) -> Fix {
    let mut changes: Vec<ArtifactChange> = Vec::new();
    for edit in &fix.edits {
        let location = artifact(sources.path(edit.span.file));
        match changes.iter_mut().find(|change| change.artifact_location == location) {
            Some(change) => change.replacements.push(replacement(edit, sources)),
            None => changes
                .push(ArtifactChange { artifact_location: location, replacements: vec![replacement(edit, sources)] }),
        }
    }
    Fix { description: Message::plain(&fix.title), artifact_changes: changes }
}

fn replacement(edit: &Edit, sources: &Sources) -> Replacement {
    Replacement { deleted_region: region(edit.span, sources), inserted_content: Message::plain(&edit.insert) }
}
