//! Whether a drawing can be shown, and whether it is small enough to be.
//!
//! A few lines of SVG can stand for a thousand million shapes: entities that repeat a text, `use` of what uses something
//! else, patterns in patterns, effects over areas of any size. What a drawing comes to is worked out before anything
//! draws it.

use std::collections::{HashMap, HashSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use roxmltree::{Document, Node, NodeId, ParsingOptions};

use super::{Fault, lost};

/// How deep elements may stand in one another.
const DEPTH: usize = 256;
/// How long a way may be from element to element, through what they refer to.
const WAY: usize = 512;
/// Elements and letters of a drawing, each as often as it is drawn.
const MOST: u64 = 250_000;
/// Elements that one effect over a part of a drawing weighs as much as.
const EFFECT: u64 = 2_500;
/// How often a rule of a style sheet is tried on an element that weighs as much as one that is drawn.
const RULES: u64 = 250;
/// Attributes of an element.
const ATTRIBUTES: usize = 1_000;
/// Bytes that entities may come to.
const ENTITIES: usize = 4 << 20;

pub(super) const SVG: &str = "http://www.w3.org/2000/svg";

/// What is wrong with a drawing.
pub(super) fn fault(bytes: &[u8]) -> Option<Fault> {
    read(bytes).err()
}

fn read(bytes: &[u8]) -> Result<(), Fault> {
    let broken = |why: &str| Fault::Broken(why.to_owned());
    let text = std::str::from_utf8(bytes).map_err(|_| broken("this SVG file is not UTF-8 text"))?;
    let depth = look_ahead(text)?;
    let options = ParsingOptions { allow_dtd: true, nodes_limit: 2 * MOST as u32 };
    let document = Document::parse_with_options(text, options).map_err(|e| match e {
        roxmltree::Error::NodesLimitReached => too_many(),
        e => Fault::Broken(format!("this SVG file has a fault in line {}", e.pos().row)),
    })?;
    if !document.root_element().has_tag_name((SVG, "svg")) {
        return Err(broken("this is XML, but no SVG drawing"));
    }
    let mut weigher = Weigher::new(&document, depth);
    let weight = weigher.weigh(document.root_element(), 0)?;
    // What a group or a style sheet says holds for each shape in it.
    let whole = weight.saturating_mul(weigher.inherited.saturating_add(1));
    // Each rule of a style sheet is tried on each element.
    let whole = whole.saturating_add(weight.saturating_mul(weigher.rules) / RULES);
    if whole > MOST {
        return Err(too_many());
    }
    lost::first(&document).map_or(Ok(()), |lost| Err(Fault::Lost(lost)))
}

fn too_many() -> Fault {
    Fault::TooMuch(format!("this comes to more than {},000 shapes, letters and effects", MOST / 1000))
}

/// Refuses what a reader that recurses must not see: what is too deep, and entities that hold more than a text. Tells how
/// deep it is.
fn look_ahead(text: &str) -> Result<usize, Fault> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let (mut depth, mut deepest, mut elements) = (0_usize, 0_usize, 0_u64);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                attributes(&tag)?;
                (depth, elements) = (depth + 1, elements + 1);
                deepest = deepest.max(depth);
            }
            Ok(Event::Empty(tag)) => {
                attributes(&tag)?;
                elements += 1;
            }
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::DocType(declared)) => entities(&declared, text)?,
            Ok(Event::Eof) => return Ok(deepest),
            Ok(_) => {}
            Err(_) => {
                let before = text.as_bytes().iter().take(reader.error_position() as usize);
                let line = 1 + before.filter(|byte| **byte == b'\n').count();
                return Err(Fault::Broken(format!("this SVG file has a fault in line {line}")));
            }
        }
        if depth > DEPTH {
            return Err(Fault::TooMuch(format!("its groups stand more than {DEPTH} deep in one another")));
        }
        if elements > MOST {
            return Err(too_many());
        }
    }
}

/// Readers compare each attribute of an element with the others.
fn attributes(tag: &BytesStart<'_>) -> Result<(), Fault> {
    // A value can hold a whole document of its own.
    if tag.attributes().with_checks(false).nth(ATTRIBUTES).is_some() {
        Err(Fault::TooMuch(format!("one element has more than {ATTRIBUTES} attributes")))
    } else {
        Ok(())
    }
}

/// Older programs declare a few addresses as entities. More than plain words is nothing that they write.
fn entities(declared: &str, text: &str) -> Result<(), Fault> {
    let mut longest = 0;
    for declaration in declared.split("<!ENTITY").skip(1) {
        let value = declaration.find(['"', '\'']).and_then(|start| {
            let quote = declaration.get(start..=start)?;
            declaration.get(start + 1..)?.split(quote).next()
        });
        let value = value.unwrap_or_default();
        if value.contains(['<', '&', '%']) || declaration.trim_start().starts_with('%') {
            return Err(Fault::TooMuch("its document type declares entities that hold more than words".to_owned()));
        }
        longest = longest.max(value.len());
    }
    let uses = if longest == 0 { 0 } else { text.matches('&').count() };
    if longest.saturating_mul(uses) > ENTITIES {
        return Err(Fault::TooMuch("its document type declares entities that come to more than 4 MiB".to_owned()));
    }
    Ok(())
}

/// Works out how much a drawing comes to.
struct Weigher<'a> {
    ids: HashMap<&'a str, Node<'a, 'a>>,
    known: HashMap<NodeId, u64>,
    /// What is being weighed: a ring is drawn once.
    open: HashSet<NodeId>,
    /// What groups and style sheets have each shape in them refer to.
    inherited: u64,
    /// How often the rules of the drawing's style sheets are tried on an element.
    rules: u64,
    /// How deep elements stand in one another.
    depth: usize,
}

impl<'a> Weigher<'a> {
    fn new(document: &'a Document<'a>, depth: usize) -> Self {
        let ids = document.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
        Self { ids, known: HashMap::new(), open: HashSet::new(), inherited: 0, rules: 0, depth }
    }

    fn weigh(&mut self, node: Node<'a, 'a>, way: usize) -> Result<u64, Fault> {
        if way > WAY {
            return Err(Fault::TooMuch("its parts refer to one another in too long a row".to_owned()));
        }
        if let Some(weight) = self.known.get(&node.id()) {
            return Ok(*weight);
        }
        if !self.open.insert(node.id()) {
            return Ok(0);
        }
        let mut weight = 1;
        if node.is_text() {
            weight += self.words(node, way)?;
        }
        for child in node.children() {
            weight = self.weigh(child, way + 1)?.saturating_add(weight);
        }
        for attribute in node.attributes() {
            bounded(node, attribute.name(), attribute.value())?;
            weight = self.named(node, attribute.name(), attribute.value(), way)?.saturating_add(weight);
        }
        self.open.remove(&node.id());
        self.known.insert(node.id(), weight);
        Ok(weight)
    }

    /// Letters are drawn one by one; a style sheet is not drawn, but its words lead to what is.
    fn words(&mut self, node: Node<'a, 'a>, way: usize) -> Result<u64, Fault> {
        let text = node.text().unwrap_or_default();
        let sheet = node.parent().filter(|parent| parent.has_tag_name((SVG, "style")));
        if sheet.is_none() {
            let drawn = node.ancestors().any(|above| above.has_tag_name((SVG, "text")));
            return Ok(if drawn { text.trim().len() as u64 } else { 0 });
        }
        for id in urls(text) {
            self.inherit(id, way)?;
        }
        let selectors =
            text.split('}').filter_map(|rule| rule.rsplit_once('{')).flat_map(|(names, _)| names.split(','));
        self.rules = selectors.map(|selector| ways(selector, self.depth)).fold(self.rules, u64::saturating_add);
        Ok(0)
    }

    fn inherit(&mut self, id: &str, way: usize) -> Result<(), Fault> {
        if let Some(target) = self.ids.get(id).copied().filter(|target| !is_gradient(*target)) {
            let weight = self.weigh(target, way + 1)?;
            self.inherited = self.inherited.saturating_add(weight);
        }
        Ok(())
    }

    /// What an attribute refers to, as often as it is drawn.
    fn named(&mut self, node: Node<'a, 'a>, name: &str, value: &'a str, way: usize) -> Result<u64, Fault> {
        let points = |node: Node<'_, '_>| {
            let points = node.attribute("d").or_else(|| node.attribute("points"));
            points.map_or(0, str::len) as u64
        };
        if name == "href" {
            let target = value.strip_prefix('#').and_then(|id| self.ids.get(id)).copied();
            let Some(target) = target else { return Ok(value.len() as u64 / 256) };
            let weight = self.weigh(target, way + 1)?;
            // A gradient takes over another's colours, and is no picture of it.
            return Ok(if is_gradient(node) { 1 } else { weight });
        }
        if matches!(name, "d" | "points") {
            return Ok(value.len() as u64 / 64);
        }
        let mut weight = 0_u64;
        for id in urls(value) {
            let Some(target) = self.ids.get(id).copied() else { continue };
            if node.children().any(|child| child.is_element()) && matches!(name, "style" | "fill" | "stroke")
                || name.starts_with("marker") && node.has_children()
            {
                self.inherit(id, way)?;
            }
            let times = match target.tag_name().name() {
                "filter" => EFFECT,
                "marker" if name != "marker-start" && name != "marker-end" => 1 + points(node) / 2,
                _ => 1,
            };
            weight = weight.saturating_add(self.weigh(target, way + 1)?.saturating_mul(times));
        }
        Ok(weight)
    }
}

/// In how many ways a selector can be tried on an element: `a b c` looks for an `a` above each `b` above it, and gives up
/// where nothing is left above.
fn ways(selector: &str, depth: usize) -> u64 {
    let names = selector.split_whitespace().filter(|name| !matches!(*name, ">" | "+" | "~")).count();
    let above = (depth as u64).saturating_sub(1);
    let more = |ways: &mut u64, name: u64| {
        *ways = ways.saturating_mul(above.saturating_sub(name - 1)) / name;
        Some(*ways)
    };
    (1..names as u64).scan(1, more).max().unwrap_or(1).max(1)
}

fn is_gradient(node: Node<'_, '_>) -> bool {
    matches!(node.tag_name().name(), "linearGradient" | "radialGradient")
}

/// The ids in `url(#…)`.
fn urls(value: &str) -> impl Iterator<Item = &str> {
    value.split("url(").skip(1).filter_map(|rest| {
        let inside = rest.split(')').next()?.trim().trim_matches(['"', '\'']);
        inside.trim().strip_prefix('#')
    })
}

/// Refuses numbers of effects that take for ever.
fn bounded(node: Node<'_, '_>, name: &str, value: &str) -> Result<(), Fault> {
    let most = match (node.tag_name().name(), name) {
        ("feTurbulence", "numOctaves") => 10.0,
        ("feMorphology", "radius") => 50.0,
        ("feConvolveMatrix", "order") => 10.0,
        ("filter", "x" | "y" | "width" | "height") if value.trim().ends_with('%') => 1_000.0,
        ("filter", "x" | "y" | "width" | "height") if node.attribute("filterUnits") == Some("userSpaceOnUse") => {
            10_000.0
        }
        ("filter", "x" | "y" | "width" | "height") => 10.0,
        _ => return Ok(()),
    };
    let is_more = |word: &str| word.parse::<f64>().is_ok_and(|number| number.is_nan() || number.abs() > most);
    let mut words =
        value.split([' ', ',']).map(|word| word.trim().trim_end_matches(|c: char| c == '%' || c.is_ascii_alphabetic()));
    if words.any(is_more) {
        return Err(Fault::TooMuch(format!(
            "its effect `{}` has `{name}` at {value}, and {most} is the most",
            node.tag_name().name()
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first words of what is said of a drawing with this in it.
    #[track_caller]
    fn check(inside: &str, expected: Option<&str>) {
        whole(&format!("<svg xmlns='{SVG}' viewBox='0 0 9 9'>{inside}</svg>"), expected);
    }

    #[track_caller]
    fn whole(text: &str, expected: Option<&str>) {
        let said = match fault(text.as_bytes()) {
            Some(Fault::Broken(why) | Fault::TooMuch(why)) => Some(why),
            Some(Fault::Lost(lost)) => panic!("{lost:?}"),
            None => None,
        };
        let fits = match (&said, expected) {
            (Some(said), Some(expected)) => said.contains(expected),
            (None, None) => true,
            _ => false,
        };
        assert!(fits, "{said:?} and not {expected:?}");
    }

    /// Groups that each use the one before ten times.
    fn uses(levels: usize) -> String {
        let level = |n: usize| format!("<g id='a{n}'>{}</g>", format!("<use href='#a{}'/>", n - 1).repeat(10));
        format!("<g id='a0'><path d='M0 0h1'/></g>{}", (1..levels).map(level).collect::<String>())
    }

    #[test]
    fn drawings_are_xml() {
        check("<g><path d='M0 0h1'/></g>", None);
        whole("<html/>", Some("no SVG drawing"));
        whole(&format!("<svg xmlns='{SVG}'>\n<g></svg>"), Some("line 2"));
        whole(&format!("<svg xmlns='{SVG}'>\n<g"), Some("line 2"));
    }

    #[test]
    fn depth_and_number_are_bounded() {
        let deep = |levels: usize| format!("{}{}", "<g>".repeat(levels), "</g>".repeat(levels));
        check(&deep(200), None);
        for levels in [300, 100_000] {
            check(&deep(levels), Some("256 deep"));
        }
        check(&"<g/>".repeat(20_000), None);
        check(&"<g/>".repeat(260_000), Some("more than 250,000"));
        check(&format!("<text>{}</text>", "word ".repeat(60_000)), Some("more than 250,000"));
    }

    #[test]
    fn attributes_and_rules_are_bounded() {
        let attributes = |count: usize| (0..count).map(|n| format!(" a{n}='1'")).collect::<String>();
        check(&format!("<g{}/>", attributes(500)), None);
        check(&format!("<g{}/>", attributes(5_000)), Some("1000 attributes"));
        check(&format!("<g content='{}'/>", "a=1;".repeat(5_000)), None);
        let sheet =
            |rules: usize| format!("<style>{}</style>{}", ".a .b{fill:red}".repeat(rules), "<g/>".repeat(20_000));
        check(&sheet(500), None);
        check(&sheet(20_000), Some("more than 250,000"));
        let beneath = |groups: usize, names: usize| {
            let style = format!("<style>x {}rect{{fill:red}}</style>", "g ".repeat(names));
            format!("{style}{}<rect width='9' height='9'/>{}", "<g>".repeat(groups), "</g>".repeat(groups))
        };
        check(&beneath(8, 3), None);
        check(&beneath(60, 1), None);
        check(&beneath(60, 20), Some("more than 250,000"));
        check(&beneath(30, 15), Some("more than 250,000"));
        check(&beneath(250, 4), Some("more than 250,000"));
        check(&beneath(30, 40), Some("more than 250,000"));
    }

    #[test]
    fn entities_are_plain_words() {
        let with = |entities: &str, text: &str| {
            format!("<!DOCTYPE svg [{entities}]><svg xmlns='{SVG}'><text>{text}</text></svg>")
        };
        whole(&with("<!ENTITY ns 'http://ns.adobe.com/'>", "&ns;"), None);
        whole(&with("<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>", "&b;"), Some("more than words"));
        whole(&with("<!ENTITY a '<g/>'>", "&a;"), Some("more than words"));
        let long = with(&format!("<!ENTITY a '{}'>", "x".repeat(10_000)), &"&a;".repeat(1_000));
        whole(&long, Some("4 MiB"));
        whole(&with("<!ENTITY a SYSTEM 'file:///etc/hostname'>", "&a;"), Some("fault in line 1"));
    }

    #[test]
    fn what_is_drawn_again_counts_again() {
        check(&uses(4), None);
        check(&uses(12), Some("more than 250,000"));
        check("<g id='a'><use href='#a'/></g>", None);
        let patterns = |rects: usize| {
            let pattern = |n: usize| {
                let rect = format!("<rect width='9' height='9' fill='url(#p{})'/>", n - 1);
                format!("<pattern id='p{n}'>{}</pattern>", rect.repeat(rects))
            };
            (1..14).map(pattern).collect::<String>() + "<rect width='9' height='9' fill='url(#p13)'/>"
        };
        check(&patterns(1), None);
        check(&patterns(4), Some("more than 250,000"));
        let marked = |how: &str| {
            format!("<marker id='m'><path d='M0 0h1'/></marker>{}", how.replace('@', &"h1".repeat(200_000)))
        };
        check(&marked("<path marker-end='url(#m)' d='M0 0@'/>"), None);
        check(&marked("<path marker-mid='url(#m)' d='M0 0@'/>"), Some("more than 250,000"));
        let hatched = |rects: usize| {
            format!("<pattern id='p'>{}</pattern><g fill='url(#p)'>{}</g>", "<g/>".repeat(50), "<g/>".repeat(rects))
        };
        check(&hatched(50), None);
        check(&hatched(9_000), Some("more than 250,000"));
        let chain: String = (1..2_000).map(|n| format!("<linearGradient id='g{n}' href='#g{}'/>", n + 1)).collect();
        check(&format!("{chain}<rect fill='url(#g1)'/>"), Some("too long a row"));
    }

    #[test]
    fn effects_are_bounded() {
        let effect = |filter: &str, uses: usize| {
            format!("{filter}{}", "<rect filter='url(#f)' width='9' height='9'/>".repeat(uses))
        };
        check(&effect("<filter id='f'><feGaussianBlur stdDeviation='5'/></filter>", 20), None);
        check(&effect("<filter id='f'><feGaussianBlur stdDeviation='5'/></filter>", 200), Some("more than 250,000"));
        check(&effect("<filter id='f' x='-1e6'><feGaussianBlur stdDeviation='5'/></filter>", 1), Some("`x` at -1e6"));
        check(&effect("<filter id='f' width='9000%'/>", 1), Some("`width` at 9000%"));
        check(&effect("<filter id='f'><feTurbulence numOctaves='1000000'/></filter>", 1), Some("numOctaves"));
    }
}
