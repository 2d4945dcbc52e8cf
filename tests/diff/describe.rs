//! Changes in a line each.

use planwright_diff::{Change, Delta, Note};

/// A change in a line.
pub(crate) fn line(change: &Change) -> String {
    let mut line = change.kind.as_str().to_owned();
    if let Some(section) = &change.section {
        line.push_str(&format!(" [{section}]"));
    }
    let short = |text: &str| {
        let text = text.replace('\n', " / ");
        let cut = text.char_indices().nth(90).map(|(at, _)| format!("{}…", &text[..at]));
        format!("“{}”", cut.unwrap_or(text))
    };
    let side = |exchanged: &Option<String>, place: &Option<planwright_diff::Place>| {
        exchanged.clone().or_else(|| place.as_ref().map(|place| place.text.clone())).map(|text| short(&text))
    };
    let is_modal = change.direction.is_some() || change.note == Some(Note::Reversed);
    let sides = match is_modal && change.from.is_none() != change.to.is_none() {
        true => (change.from.as_deref().map(short), change.to.as_deref().map(short)),
        false => (side(&change.from, &change.old), side(&change.to, &change.new)),
    };
    match sides {
        (Some(old), Some(new)) if old == new => line.push_str(&format!(" {old}")),
        (Some(old), Some(new)) => line.push_str(&format!(" {old} → {new}")),
        (Some(old), None) => line.push_str(&format!(" −{old}")),
        (None, Some(new)) => line.push_str(&format!(" +{new}")),
        (None, None) => {}
    }
    if let Some(delta) = &change.delta {
        line.push_str(&format!(" {}", difference(delta)));
    }
    if let Some(direction) = change.direction {
        line.push_str(&format!(" {}", direction.as_str()));
    }
    if let Some(whose) = change.whose {
        line.push_str(&format!(" of the {}", whose.as_str()));
    }
    if let Some(note) = &change.note {
        line.push_str(&format!(" ({})", said(note)));
    }
    for pledge in &change.pledges {
        let whose = pledge.whose.map(|whose| format!(" of the {}", whose.as_str())).unwrap_or_default();
        let sign = if pledge.added { '+' } else { '−' };
        line.push_str(&format!(" {sign}{}{whose} {}", pledge.strength.as_str(), short(&pledge.text)));
    }
    for figure in &change.figures {
        let sign = if figure.added { '+' } else { '−' };
        line.push_str(&format!(" {sign}figure {}", short(&figure.text)));
    }
    line
}

fn difference(delta: &Delta) -> String {
    let percent = delta.percent.map(|percent| format!(" {:+}%", percent.round_dp(1).normalize())).unwrap_or_default();
    format!("{:+} {}{percent}", delta.difference.normalize(), delta.unit.as_str())
}

fn said(note: &Note) -> String {
    match note {
        Note::Key { key, entry: None } => key.clone(),
        Note::Key { key, entry: Some(entry) } => format!("{key} of “{entry}”"),
        Note::Added(name) => format!("added: {name}"),
        Note::Removed(name) => format!("removed: {name}"),
        Note::EntryMoved { name, from } => format!("{name} moved from “{from}”"),
        Note::Cell { row, column, .. } => format!("{} / {column}", row.clone().unwrap_or_default()),
        Note::Table(caption) => format!("table: {caption}"),
        Note::Unit(caption) => format!("unit of {caption}"),
        Note::ColumnOrder => "order of columns".to_owned(),
        Note::RowOrder => "order of rows".to_owned(),
        Note::Id { from, to } => format!("id {from} → {to}"),
        Note::After { section, chapter } => {
            let after = section.as_ref().map_or("first".to_owned(), |section| format!("after “{section}”"));
            chapter.as_ref().map_or(after.clone(), |chapter| format!("{after} in “{chapter}”"))
        }
        Note::Section(title) => format!("“{title}”"),
        Note::Split => "split here".to_owned(),
        Note::Joined => "joined here".to_owned(),
        Note::Moved(None) => "moved".to_owned(),
        Note::Moved(Some(from)) => format!("moved from “{from}”"),
        Note::Reversed => "reversed".to_owned(),
        Note::Actor { from, to } => format!("“{to}” in place of “{from}”"),
        Note::Picture => "picture".to_owned(),
        Note::Link => "link".to_owned(),
        Note::Rule(rule) => rule.clone(),
        Note::Duty { title, .. } => title.clone(),
    }
}
