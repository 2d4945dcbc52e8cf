//! The words by which a plan says how strongly something is asked or promised.
//!
//! [`VERBS`] is the specification's table of modal verbs, with what is plainly of the same force beside each of its lines
//! (marked "our reading").

use super::Force;

/// Verbs that say how strongly something is promised or asked, with what they say, and whether they deny it.
pub(super) const VERBS: &[(&str, Force, bool)] = &[
    // Duty: must, shall, is/are required to, has/have to.
    ("must", Force::Duty, false),
    ("shall", Force::Duty, false),
    ("is required to", Force::Duty, false),
    ("are required to", Force::Duty, false),
    ("has to", Force::Duty, false),
    ("have to", Force::Duty, false),
    // Our reading: what has to be done in time to come has to be done.
    ("will have to", Force::Duty, false),
    ("shall have to", Force::Duty, false),
    ("will be required to", Force::Duty, false),
    ("is obliged to", Force::Duty, false),
    ("are obliged to", Force::Duty, false),
    ("has a duty to", Force::Duty, false),
    ("have a duty to", Force::Duty, false),
    ("it is essential that", Force::Duty, false),
    ("it is vital that", Force::Duty, false),
    // Prohibition: must not, shall not, may not, cannot.
    ("must not", Force::Duty, true),
    ("shall not", Force::Duty, true),
    ("may not", Force::Duty, true),
    ("cannot", Force::Duty, true),
    // Our reading: how else they are written.
    ("mustn't", Force::Duty, true),
    ("must never", Force::Duty, true),
    ("shall never", Force::Duty, true),
    ("can not", Force::Duty, true),
    ("can't", Force::Duty, true),
    // Commitment: will, is/are to, is/are expected to.
    ("will", Force::Commitment, false),
    ("is to", Force::Commitment, false),
    ("are to", Force::Commitment, false),
    ("is expected to", Force::Commitment, false),
    ("are expected to", Force::Commitment, false),
    // Refusal: will not.
    ("will not", Force::Commitment, true),
    // Our reading.
    ("will never", Force::Commitment, true),
    ("won't", Force::Commitment, true),
    // Weak: should, ought to, need(s) to, will continue to, will seek/aim/work/look to, is committed to, intends to.
    ("should", Force::Weak, false),
    ("ought to", Force::Weak, false),
    ("needs to", Force::Weak, false),
    ("need to", Force::Weak, false),
    ("will continue to", Force::Weak, false),
    ("will seek to", Force::Weak, false),
    ("will aim to", Force::Weak, false),
    ("will work to", Force::Weak, false),
    ("will look to", Force::Weak, false),
    ("is committed to", Force::Weak, false),
    ("are committed to", Force::Weak, false),
    ("intends to", Force::Weak, false),
    ("intend to", Force::Weak, false),
    // Our reading: what is meant, wished or tried, and not promised.
    ("should not", Force::Weak, true),
    ("should never", Force::Weak, true),
    ("shouldn't", Force::Weak, true),
    ("am committed to", Force::Weak, false),
    ("remains committed to", Force::Weak, false),
    ("remain committed to", Force::Weak, false),
    ("will try to", Force::Weak, false),
    ("will attempt to", Force::Weak, false),
    ("will endeavour to", Force::Weak, false),
    ("will strive to", Force::Weak, false),
    ("will need to", Force::Weak, false),
    ("will work towards", Force::Weak, false),
    ("work towards", Force::Weak, false),
    ("works towards", Force::Weak, false),
    ("will be encouraged to", Force::Weak, false),
    ("is encouraged to", Force::Weak, false),
    ("are encouraged to", Force::Weak, false),
    ("will hope to", Force::Weak, false),
    ("will consider", Force::Weak, false),
    ("will explore", Force::Weak, false),
    ("will review how", Force::Weak, false),
    ("will review whether", Force::Weak, false),
    ("will support partners to", Force::Weak, false),
    ("will support others to", Force::Weak, false),
    ("will encourage", Force::Weak, false),
    ("is asked to", Force::Weak, false),
    ("are asked to", Force::Weak, false),
    ("is invited to", Force::Weak, false),
    ("are invited to", Force::Weak, false),
    ("is urged to", Force::Weak, false),
    ("are urged to", Force::Weak, false),
    ("it is desirable that", Force::Weak, false),
    ("it is important that", Force::Weak, false),
    ("will do its best to", Force::Weak, false),
    ("will do their best to", Force::Weak, false),
    ("will do my best to", Force::Weak, false),
    ("will do our best to", Force::Weak, false),
    ("aims to", Force::Weak, false),
    ("aim to", Force::Weak, false),
    ("hopes to", Force::Weak, false),
    ("hope to", Force::Weak, false),
    ("plans to", Force::Weak, false),
    ("plan to", Force::Weak, false),
    ("seeks to", Force::Weak, false),
    ("seek to", Force::Weak, false),
    ("endeavours to", Force::Weak, false),
    ("endeavour to", Force::Weak, false),
    ("is intended to", Force::Weak, false),
    ("are intended to", Force::Weak, false),
    ("would like to", Force::Weak, false),
    // Permission: may, can, could, might.
    ("may", Force::Permission, false),
    ("can", Force::Permission, false),
    ("could", Force::Permission, false),
    ("might", Force::Permission, false),
    ("has a power to", Force::Permission, false),
    ("have a power to", Force::Permission, false),
    ("has the power to", Force::Permission, false),
    ("have the power to", Force::Permission, false),
    // Our reading: what need not be done is left to whoever may do it.
    ("need not", Force::Permission, false),
    ("needn't", Force::Permission, false),
    ("does not have to", Force::Permission, false),
    ("do not have to", Force::Permission, false),
    ("will not have to", Force::Permission, false),
    ("will not need to", Force::Permission, false),
    ("could not", Force::Permission, true),
    ("might not", Force::Permission, true),
    // Conditional: would.
    ("would", Force::Conditional, false),
    ("would not", Force::Conditional, true),
    ("would have to", Force::Conditional, false),
];

/// Words that may stand between a verb and what is to be done.
pub(crate) const ADVERBS: [&str; 18] = [
    "always",
    "also",
    "then",
    "now",
    "still",
    "only",
    "first",
    "each",
    "all",
    "both",
    "together",
    "therefore",
    "again",
    "never",
    "not",
    "instead",
    "later",
    "soon",
];

/// Those that may stand within a verb: "will also consider".
pub(super) const PARTING: [&str; 6] = ["also", "then", "now", "still", "therefore", "always"];

/// What is done, where it does not end with "ed" or "en".
pub(super) const PARTICIPLES: [&str; 44] = [
    "paid", "told", "made", "kept", "held", "met", "sent", "put", "set", "found", "heard", "brought", "built", "spent",
    "led", "run", "seen", "shown", "done", "sold", "cut", "read", "known", "left", "lost", "dealt", "caught", "drawn",
    "won", "sought", "taught", "bought", "used", "begun", "said", "laid", "cast", "shut", "split", "sworn", "worn",
    "borne", "based", "eased",
];

/// Words by which somebody is asked to do something: "I expect the force to". A wish asks for less than a demand.
pub(super) const DEMANDS: &[(&str, Force)] = &[
    ("require", Force::Duty),
    ("requires", Force::Duty),
    ("expect", Force::Duty),
    ("expects", Force::Duty),
    ("ask", Force::Weak),
    ("asks", Force::Weak),
    ("want", Force::Weak),
    ("wants", Force::Weak),
    ("urge", Force::Weak),
    ("urges", Force::Weak),
    ("invite", Force::Weak),
    ("invites", Force::Weak),
    ("encourage", Force::Weak),
    ("encourages", Force::Weak),
    ("would like", Force::Weak),
];

/// Who demands something.
pub(super) const DEMANDERS: [&str; 6] = ["i", "we", "commissioner", "pcc", "office", "panel"];

/// Words behind a verb that nearly deny it.
pub(super) const SELDOM: [&str; 5] = ["rarely", "seldom", "hardly", "scarcely", "barely"];

/// Words behind a verb that denies of which it denies only the whole: "will not always".
pub(super) const WHOLLY: [&str; 6] = ["always", "all", "every", "necessarily", "often", "usually"];

/// Verbs that nobody is bound by where nobody is their subject: "nobody has to" leaves everybody free.
pub(super) const FREEDOMS: [&str; 7] =
    ["has to", "have to", "needs to", "need to", "is required to", "are required to", "will have to"];

/// Words by which something is hoped or thought and not promised, behind one of [`DOERS`].
pub(super) const HOPES: [&str; 14] = [
    "hope", "hopes", "hoped", "wish", "wishes", "believe", "believes", "think", "thinks", "trust", "trusts", "fear",
    "fears", "doubt",
];

/// Words after which `will` is a noun.
pub(super) const WILLS: [&str; 9] = ["a", "free", "good", "ill", "political", "their", "his", "her", "own"];

/// Words after which `need to` and `aims to` are nouns, as they are behind a genitive: "the force's hopes to".
pub(super) const OWNERS: [&str; 12] =
    ["a", "an", "the", "any", "no", "my", "our", "your", "their", "his", "her", "its"];

/// Verbs that are nouns behind most words ("the crime plan to"), and verbs behind one of [`DOERS`] only.
pub(super) const SELDOM_VERBS: [&str; 4] = ["aim to", "hope to", "plan to", "plans to"];
/// Who aims, hopes and plans.
pub(super) const DOERS: [&str; 17] = [
    "we",
    "i",
    "they",
    "he",
    "she",
    "it",
    "who",
    "also",
    "officers",
    "partners",
    "teams",
    "force",
    "commissioner",
    "constable",
    "office",
    "council",
    "partnership",
];

/// Words after which `is to` tells an aim, and promises nothing.
pub(super) const AIMS: [&str; 12] = [
    "aim",
    "aims",
    "purpose",
    "goal",
    "role",
    "task",
    "priority",
    "intention",
    "objective",
    "ambition",
    "vision",
    "job",
];
