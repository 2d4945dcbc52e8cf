//! People and how to reach them.

use planwright_core::model::{Contact, Person, Signature};
use planwright_core::{Diagnostic, Edit, Fix, Spanned};
use planwright_yaml::Node;
use planwright_yaml::read::{self, Fields, Shape};

pub(super) static PERSON: Shape = Shape::new("a person in office", &["name", "role"]);
pub(super) static CONTACT: Shape = Shape::new("a contact", &["web", "email", "phone", "address"]);
pub(super) static SIGNATURE: Shape = Shape::new("a signature", &["name", "role", "portrait"]);

/// A person in an office; either part can be left out.
pub(super) fn person(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Person> {
    if let Some(scalar) = node.as_scalar().filter(|scalar| !scalar.text.contains(['\n', ':', '{', '['])) {
        out.push(only_words(node, key, scalar.text.trim()));
        return Some(Person { name: Some(Spanned::new(scalar.text.trim().to_owned(), node.span)), role: None });
    }
    let mut fields = Fields::open(node, key, &PERSON, out)?;
    Some(Person { name: fields.text("name"), role: fields.text("role") })
}

/// `issuer: Jo Fielding`: the keys that such words belong to, with the words.
fn only_words(node: &Node, key: &str, words: &str) -> Diagnostic {
    let scalar = |text: &str| match text.contains(',') {
        true => format!("\"{}\"", text.replace('"', "'")),
        false => planwright_yaml::scalar(text),
    };
    let right = match words.split_once(", ") {
        Some((name, role)) => format!("{{name: {}, role: {}}}", scalar(name), scalar(role)),
        None => format!("{{name: {}}}", scalar(words)),
    };
    let finding = Diagnostic::error(
        "source/wrong-type",
        node.span,
        format!("`{key}` has text where a person in office with its keys should stand"),
    )
    .label("text")
    .help(format!(
        "Write `{key}: {right}`; the office stands behind `role:`, as in `role: Police and Crime Commissioner`."
    ));
    finding.fix(Fix {
        title: format!("Write `{right}`"),
        safe: false,
        edits: vec![Edit { span: node.span, insert: right }],
    })
}

/// How to reach the office.
pub(super) fn contact(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Contact> {
    let mut fields = Fields::open(node, key, &CONTACT, out)?;
    Some(ways(&mut fields))
}

/// The ways to reach somebody, among whatever other keys there are.
pub(super) fn ways(fields: &mut Fields<'_, '_>) -> Contact {
    Contact {
        web: fields.link("web"),
        email: fields.read("email", email),
        phone: fields.text("phone"),
        address: fields.text("address"),
    }
}

/// An e-mail address: something, `@`, something, without blank space.
fn email(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    let address = read::text(node, key, out)?;
    let parts = address.split_once('@').filter(|(name, host)| !name.is_empty() && !host.is_empty());
    let plain = !address.contains(|c: char| c.is_whitespace() || matches!(c, ':' | '<' | '>'));
    if plain && parts.is_some_and(|(_, host)| !host.contains('@')) {
        return Some(address);
    }
    out.push(
        Diagnostic::error("source/value", address.span, format!("`{}` is not an e-mail address", address.value))
            .label("not an e-mail address")
            .help("It becomes a link in the web page and the PDF, and nobody could write to it.")
            .help("Write the address alone, such as `office@exampleshire-pcc.example`."),
    );
    None
}

/// Who signs a foreword or a message.
pub(super) fn signature(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Signature> {
    let mut fields = Fields::open(node, key, &SIGNATURE, out)?;
    let name = fields.required_text("name", "It is printed under the text: `name: Jo Fielding`.");
    let role = fields.required_text(
        "role",
        "It says in which office somebody signs: `role: Police and Crime \
         Commissioner`.",
    );
    let portrait = fields.text("portrait");
    Some(Signature { name: name?, role: role?, portrait, asset: None })
}
