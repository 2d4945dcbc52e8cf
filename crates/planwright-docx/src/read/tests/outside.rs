//! What stands beside the text: notes, comments, pictures, boxes, contents.

use super::*;

#[test]
fn notes() {
    let body = "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>b</w:t></w:r><w:r><w:endnoteReference w:id=\"1\"/></w:r></w:p>";
    let note = |tag: &str, id: u8, kind: &str, words: &str| {
        format!(
            "<w:{tag} w:id=\"{id}\"{kind}><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> {words}</w:t></w:r></w:p></w:{tag}>"
        )
    };
    let foot = [note("footnote", 0, " w:type=\"separator\"", "line"), note("footnote", 2, "", "Foot")].concat();
    let end = note("endnote", 1, "", "End");
    let document =
        Made::of(body).with("footnotes", &part("footnotes", &foot)).with("endnotes", &part("endnotes", &end)).read();
    same(&document, &["a[^0]b[^1]"]);
    let notes: Vec<String> = document.notes.iter().map(|blocks| super::super::plain_blocks(blocks)).collect();
    assert_eq!(notes, ["Foot", "End"]);
    assert_eq!(remarks(&document), ["Endnote"]);
}

#[test]
fn comments_and_furniture() {
    let comment = format!("<w:comment w:id=\"1\" w:author=\"Sam\">{}</w:comment>", p("Normal", "Is that so?"));
    let document = Made::of(&p("Normal", "Text"))
        .with("comments", &part("comments", &comment))
        .with("header", &part("hdr", &p("Normal", "Head")))
        .with("footer", &part("ftr", &p("Normal", "Page 1")))
        .read();
    same(&document, &["Text"]);
    assert_eq!(remarks(&document), ["Comment Sam: Is that so?", "Header Head", "Footer Page 1"]);
}

/// A picture in the text.
fn picture(id: &str, alt: &str) -> String {
    format!(
        "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"Picture 1\" descr=\"{alt}\"/><a:graphic><a:graphicData>\
         <pic:pic><pic:nvPicPr><pic:cNvPr id=\"1\" name=\"x\"/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"{id}\"/></pic:blipFill></pic:pic>\
         </a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
}

#[test]
fn pictures() {
    let body = [picture("rId7", "A hill"), picture("rId8", "A map"), picture("rId7", "The hill again")].concat();
    let png = [0x89, b'P', b'N', b'G', 13, 10, 26, 10];
    let document = Made::of(&body)
        .file("rId7", "image", "media/a.png", &png)
        .file("rId8", "image", "media/b.emf", &[1, 0, 0, 0])
        .read();
    same(
        &document,
        &[
            "![A hill](Some(0))",
            "<!-- A picture stood here that could not be taken over. See _import.md. -->",
            "![The hill again](Some(0))",
        ],
    );
    assert_eq!(document.pictures.len(), 1);
    assert_eq!(document.pictures[0].ending, "png");
    assert_eq!(remarks(&document), ["Picture b.emf A map"]);
}

#[test]
fn text_boxes_follow_their_paragraph_and_are_read_once() {
    let text = p("Normal", "In the box");
    let body = format!(
        "<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic><a:graphicData>\
         <wps:wsp><wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{text}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    let document = check(&body, &["Before", "In the box"]);
    assert_eq!(remarks(&document), ["TextBox In the box"]);
}

#[test]
fn charts_are_told() {
    let body = "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"c\" descr=\"Bars\"/><a:graphic><a:graphicData><c:chart r:id=\"rId5\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
    let chart = "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:ser><c:tx><c:v>2025</c:v></c:tx>\
        <c:cat><c:pt><c:v>Calls</c:v></c:pt></c:cat><c:val><c:pt><c:v>12</c:v></c:pt></c:val></c:ser></c:chartSpace>";
    let document = Made::of(body).file("rId5", "chart", "charts/c.xml", chart.as_bytes()).read();
    assert_eq!(remarks(&document), ["Chart Bars; 2025: Calls 12"]);
}

#[test]
fn contents_are_left_out() {
    let begin = "<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>One 3</w:t></w:r></w:p>";
    let end = "<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr><w:r><w:t>Two 4</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    let document = check(&[begin, end, &p("Heading1", "One"), &p("Normal", "Text")].concat(), &["# One", "Text"]);
    assert_eq!(remarks(&document), ["Contents One 3 Two 4"]);
    // Contents that never end do not swallow the text.
    check(&[begin, &p("Heading1", "One"), &p("Normal", "Text")].concat(), &["# One", "Text"]);
}
