//! Pictures, text boxes, and what else is drawn.

use super::model::{About, Block, Image, Inline, Picture};
use super::runs::{Line, words_below};
use super::xml::{Node, attribute, below, name};
use super::{Reader, Refusal};

impl Reader<'_> {
    /// `w:drawing`: pictures, shapes, charts and diagrams.
    pub(super) fn drawing(&mut self, node: Node<'_>, line: &mut Line) -> Result<(), Refusal> {
        let about = below(node, ("wp", "docPr")).next();
        let alt = about.and_then(alternative).unwrap_or_default();
        let mut found = self.boxes(node, line)?;
        let pictures: Vec<Node<'_>> = below(node, ("pic", "pic")).collect();
        let is_one = pictures.len() == 1;
        for picture in pictures {
            let own = picture.descendants().find(|part| name(*part) == ("pic", "cNvPr")).and_then(alternative);
            let alt = Some(alt.clone()).filter(|alt| is_one && !alt.is_empty()).or(own).unwrap_or_default();
            self.blip(picture, alt, line)?;
            found = true;
        }
        for chart in below(node, ("c", "chart")) {
            self.chart(chart, &alt)?;
            line.beside.push(Block::Comment("A chart stood here. Its numbers are in _import.md.".to_owned()));
            found = true;
        }
        for diagram in below(node, ("dgm", "relIds")) {
            self.diagram(diagram, &alt)?;
            line.beside.push(Block::Comment("A diagram stood here. Its words are in _import.md.".to_owned()));
            found = true;
        }
        if !found && !alt.is_empty() {
            self.doc.remark(About::Picture, format!("a drawn shape: {alt}"));
        }
        Ok(())
    }

    /// `w:pict` and `w:object`: what older versions drew.
    pub(super) fn vml(&mut self, node: Node<'_>, line: &mut Line) -> Result<(), Refusal> {
        if node.descendants().any(|part| matches!(attribute(part, "hr"), Some("t" | "true"))) {
            line.beside.push(Block::Rule);
            return Ok(());
        }
        self.boxes(node, line)?;
        let object = below(node, ("o", "OLEObject")).next().and_then(|object| attribute(object, "ProgID"));
        let alt =
            node.descendants().filter(|part| matches!(name(*part), ("v", _))).find_map(|part| attribute(part, "alt"));
        let alt = alt.unwrap_or_default().to_owned();
        if let Some(program) = object {
            self.doc.remark(About::Embedded, format!("{program} {alt}").trim().to_owned());
        }
        for data in below(node, ("v", "imagedata")) {
            let part = attribute(data, "id").unwrap_or_default().to_owned();
            self.picture(&part, alt.clone(), line)?;
        }
        Ok(())
    }

    /// Reads the text of boxes; true where there was one.
    fn boxes(&mut self, node: Node<'_>, line: &mut Line) -> Result<bool, Refusal> {
        let mut found = false;
        for part in node.children().filter(Node::is_element) {
            if name(part) == ("w", "txbxContent") {
                found = true;
                let blocks = self.blocks(part)?;
                if !blocks.is_empty() {
                    self.doc.remark(About::TextBox, words_below(part));
                }
                line.beside.extend(blocks);
            } else {
                found |= self.boxes(part, line)?;
            }
        }
        Ok(found)
    }

    /// A picture of DrawingML: the drawing, where there is one beside its pixels.
    fn blip(&mut self, node: Node<'_>, alt: String, line: &mut Line) -> Result<(), Refusal> {
        let drawing = node.descendants().find(|part| part.tag_name().name() == "svgBlip");
        let pixels = below(node, ("a", "blip")).next();
        let of = |blip: Option<Node<'_>>| blip.and_then(|blip| attribute(blip, "embed")).map(str::to_owned);
        let linked = pixels.and_then(|blip| attribute(blip, "link"));
        match of(drawing).or_else(|| of(pixels)) {
            Some(id) => self.picture(&id, alt, line),
            None => {
                let target = linked.and_then(|id| self.relations.get(id)).map(|found| found.target.clone());
                self.lost_picture(format!("{alt} {}", target.unwrap_or_default()).trim(), line);
                Ok(())
            }
        }
    }

    fn picture(&mut self, id: &str, alt: String, line: &mut Line) -> Result<(), Refusal> {
        let Some(part) = self.relations.get(id).filter(|found| !found.external).map(|found| found.target.clone())
        else {
            self.lost_picture(&alt, line);
            return Ok(());
        };
        let known = self.pictures.get(&part).copied();
        let picture = match known {
            Some(known) => Some(known),
            None => {
                let bytes = self.parts.bytes(&part)?.unwrap_or_default();
                ending(&bytes).map(|ending| {
                    self.doc.pictures.push(Picture { ending, bytes });
                    self.doc.pictures.len() - 1
                })
            }
        };
        match picture {
            Some(picture) => {
                self.pictures.insert(part, picture);
                line.content.push(Inline::Picture(Image { picture: Some(picture), alt, title: None }));
            }
            None => {
                let file = part.rsplit('/').next().unwrap_or_default();
                self.lost_picture(format!("{file} {alt}").trim(), line);
            }
        }
        Ok(())
    }

    fn lost_picture(&mut self, words: &str, line: &mut Line) {
        self.doc.remark(About::Picture, words);
        line.beside
            .push(Block::Comment("A picture stood here that could not be taken over. See _import.md.".to_owned()));
    }

    fn diagram(&mut self, node: Node<'_>, alt: &str) -> Result<(), Refusal> {
        let part = attribute(node, "dm").and_then(|id| self.relations.get(id)).map(|found| found.target.clone());
        let text = match part {
            Some(part) => self.parts.text(&part)?,
            None => None,
        };
        let words = match text {
            Some(text) => words_below(super::xml::parse(&text)?.root_element()),
            None => String::new(),
        };
        self.doc.remark(About::Diagram, format!("{alt} {words}").trim().to_owned());
        Ok(())
    }
}

/// The alternative text among a drawing's properties.
fn alternative(node: Node<'_>) -> Option<String> {
    let words = attribute(node, "descr").or_else(|| attribute(node, "title"))?;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

/// The ending of a picture's name, by its first bytes; none for formats that no browser shows.
#[must_use]
pub fn ending(bytes: &[u8]) -> Option<&'static str> {
    let head = &bytes[..bytes.len().min(1_000)];
    match head {
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        _ => String::from_utf8_lossy(head).contains("<svg").then_some("svg"),
    }
}
