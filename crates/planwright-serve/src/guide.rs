//! The author's guide, as the preview takes it.

use serde::Serialize;

/// A topic of the guide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Topic {
    /// What it is asked for by: `tables`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// A sentence on what it tells.
    pub summary: String,
}

/// The guide: its topics, and each as the body of a page, whose links to other topics are `<id>.html`.
#[derive(Debug, Clone)]
pub struct Guide {
    /// Every topic, in the order to read them.
    pub topics: Vec<Topic>,
    /// A topic by its id, as HTML; none where there is no such topic.
    pub html: fn(&str) -> Option<String>,
    /// The id of the topic that tells more of a rule, by the rule's name.
    pub topic_of: fn(&str) -> Option<&'static str>,
}

impl Guide {
    /// The topic that tells more of a rule.
    pub(crate) fn about(&self, rule: &str) -> Option<&Topic> {
        let id = (self.topic_of)(rule)?;
        self.topics.iter().find(|topic| topic.id == id)
    }
}
