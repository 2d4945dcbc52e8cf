use super::*;

#[track_caller]
fn check(inside: &str, expected: Option<Lost>) {
    let links = "xmlns:xlink='http://www.w3.org/1999/xlink'";
    let text = format!("<svg xmlns='{SVG}' {links} style='width:100px'>{inside}</svg>");
    assert_eq!(first(&Document::parse(&text).unwrap()), expected, "{inside}");
}

fn boxed(inside: &str) -> String {
    format!(
        "<foreignObject requiredFeatures='{EXTENSIBLE}'><div xmlns='http://www.w3.org/1999/xhtml'>{inside}</div></foreignObject>"
    )
}

fn words(words: &str) -> Option<Lost> {
    Some(Lost::Words(words.to_owned(), "foreignObject"))
}

#[test]
fn words_in_boxes_are_lost() {
    check(&boxed("<p>What the\n Panel</p> says"), words("What the Panel says"));
    check(&boxed("<p> </p>"), None);
    check(&boxed("<style>.a{color:red}</style>"), None);
    check(&boxed("<img src='a.png'/>"), words("<img>"));
    check("<flowRoot><flowPara>In a flow</flowPara></flowRoot>", Some(Lost::Words("In a flow".to_owned(), "flowRoot")));
    let long = first(&Document::parse(&format!("<svg xmlns='{SVG}'>{}</svg>", boxed(&"word ".repeat(99)))).unwrap());
    assert!(matches!(long, Some(Lost::Words(words, _)) if words.chars().count() <= TOLD + 1));
}

#[test]
fn a_stand_in_says_the_same_words() {
    let switch = |stand_in: &str| format!("<switch>{}{stand_in}</switch>", boxed("What the <b>Panel</b> says"));
    check(&switch("<text>What the Panel\n says</text>"), None);
    check(&switch("<text>What the P...</text>"), words("What the Panel says"));
    check(&switch("<g/>"), words("What the Panel says"));
    check(&switch("<title>What the Panel says</title>"), words("What the Panel says"));
    // Only one of two boxes is ever shown.
    check(&switch(&format!("<text>What the Panel says</text>{}", boxed("more"))), None);
    let instead = format!("<switch><g requiredFeatures='{EXTENSIBLE}'/><text>Text is not SVG</text></switch>");
    check(&instead, Some(Lost::Instead));
}

#[test]
fn what_nobody_draws_is_not_lost() {
    check(&format!("<g style='display: none'>{}</g><path/>", boxed("words")), None);
    check(&format!("<g display='none'>{}</g>{}", boxed("words"), boxed("more")), words("more"));
    check("<switch><foreignObject requiredExtensions='x'><p xmlns='y'>eJzs</p></foreignObject></switch>", None);
}

#[test]
fn what_lies_elsewhere_is_lost() {
    let elsewhere = |address: &str| Some(Lost::Elsewhere(address.to_owned()));
    check("<image href='photo.png'/>", elsewhere("photo.png"));
    check("<image xlink:href='https://example.org/a.png'/>", elsewhere("https://example.org/a.png"));
    check("<use href='other.svg#part'/>", elsewhere("other.svg#part"));
    check("<pattern href='other.svg#p'/>", elsewhere("other.svg#p"));
    check("<rect fill='url(other.svg#p)'/>", elsewhere("other.svg#p"));
    check("<rect fill='url(#p)' style='mask: url(\"#m\")'/>", None);
    check("<path id='a'/><use href='#a'/><image/>", None);
    // What is only linked to is drawn.
    check("<a href='https://example.org'><path d='M0 0h1'/></a>", None);
}

#[test]
fn embedded_pictures_are_png_and_jpeg() {
    for kind in ["image/png", "image/PNG", "", "img/png", "application/octet-stream", "image/pjpeg"] {
        check(&format!("<image href='data:{kind};base64,AA=='/>"), None);
    }
    check("<image href='DATA:image/png;base64,AA=='/>", None);
    for kind in ["gif", "svg+xml", "webp"] {
        check(&format!("<image href='data:image/{kind};base64,AA=='/>"), Some(Lost::Embedded));
    }
}

#[test]
fn nothing_runs_or_moves() {
    let program = |name: &str| Some(Lost::Program(name.to_owned()));
    check("<script>draw()</script>", program("script"));
    check("<h:script xmlns:h='http://www.w3.org/1999/xhtml'>draw()</h:script>", program("script"));
    check("<script href='draw.js'/>", program("script"));
    check("<script/><script type='application/ld+json'>{}</script>", None);
    check("<g onload='draw()'/>", program("onload"));
    check("<text opacity='0'>a<animate to='1'/></text>", program("animate"));
    check("<style>@keyframes k{to{opacity:1}}</style>", program("@keyframes"));
}

#[test]
fn styles_that_browsers_work_out_are_lost() {
    let style = |name| Some(Lost::Style(name));
    check("<rect style='fill: light-dark(#fff, var(--dark, #121212))'/>", style("var("));
    check("<style>rect{fill:light-dark(#fff,#000)}</style>", style("light-dark("));
    check("<rect fill='oklch(0.9 0.1 90)'/>", style("oklch("));
    check("<rect width='calc(100% - 10px)'/>", style("calc("));
    check("<rect style='width:50px'/>", style("width"));
    check("<g style='transform:translate(10px,50px)'/>", style("transform"));
    check("<g style='width:50px;transform:none'/><text style='font-size:9px'>var(</text>", None);
    check("<rect fill='rgb(1,2,3)' style='fill:hsl(120deg 50% 90%);stroke:none'/>", None);
    check("<path class='var(' d='M0 0h1'/><g data-x='calc('/>", None);
}
