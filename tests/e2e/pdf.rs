//! Reads a PDF back: its pages, their sizes and the text that a reader would select and copy.
//!
//! It knows as much of the format as our own PDFs use: objects one after another, streams with a
//! length of their own, fonts that say which characters their glyphs are.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::ZlibDecoder;

#[derive(Debug, Clone, PartialEq)]
enum Object {
    Null,
    Number(f64),
    Name(String),
    Text(Vec<u8>),
    List(Vec<Object>),
    Dict(BTreeMap<String, Object>),
    Reference(u32),
    Word(String),
}

impl Object {
    fn dict(&self) -> Option<&BTreeMap<String, Object>> {
        if let Self::Dict(dict) = self { Some(dict) } else { None }
    }

    fn number(&self) -> f64 {
        if let Self::Number(number) = self { *number } else { panic!("{self:?} is no number") }
    }

    fn list(&self) -> &[Object] {
        if let Self::List(list) = self { list } else { &[] }
    }

    fn is_name(&self, name: &str) -> bool {
        matches!(self, Self::Name(own) if own == name)
    }
}

/// A PDF.
pub(crate) struct Pdf {
    objects: BTreeMap<u32, Object>,
    streams: BTreeMap<u32, Vec<u8>>,
}

/// A page.
pub(crate) struct Page {
    /// Its width and height in millimetres, to the nearest.
    pub(crate) size: (u32, u32),
    /// Its text, a line for each run.
    pub(crate) text: String,
}

impl Pdf {
    /// Reads a file's bytes.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut pdf = Self { objects: BTreeMap::new(), streams: BTreeMap::new() };
        let mut lexer = Lexer { bytes, at: 0 };
        lexer.line();
        while let Some(Object::Number(number)) = lexer.next() {
            let id = number as u32;
            assert!(matches!(lexer.next(), Some(Object::Number(_))) && lexer.next() == Some(word("obj")), "object {id}");
            let object = lexer.next().expect("an object");
            let mut end = lexer.next();
            if end == Some(word("stream")) {
                let length = object.dict().and_then(|d| d.get("Length")).expect("a length").number() as usize;
                let raw = lexer.stream(length);
                pdf.streams.insert(id, unpacked(&object, raw));
                assert_eq!(lexer.next(), Some(word("endstream")), "object {id}");
                end = lexer.next();
            }
            assert_eq!(end, Some(word("endobj")), "object {id}");
            pdf.objects.insert(id, object);
        }
        pdf
    }

    fn follow<'a>(&'a self, object: &'a Object) -> &'a Object {
        match object {
            Object::Reference(id) => self.objects.get(id).unwrap_or(&Object::Null),
            other => other,
        }
    }

    fn get<'a>(&'a self, object: &'a Object, key: &str) -> &'a Object {
        let found = self.follow(object).dict().and_then(|dict| dict.get(key));
        found.map_or(&Object::Null, |found| self.follow(found))
    }

    /// The pages, in order.
    pub(crate) fn pages(&self) -> Vec<Page> {
        let catalogue = self.objects.values().find(|o| self.get(o, "Type").is_name("Catalog")).expect("a catalogue");
        let mut pages = Vec::new();
        self.add_pages(self.get(catalogue, "Pages"), &mut pages);
        pages
    }

    fn add_pages(&self, node: &Object, pages: &mut Vec<Page>) {
        if self.get(node, "Type").is_name("Page") {
            pages.push(self.page(node));
        }
        for kid in self.get(node, "Kids").list() {
            self.add_pages(self.follow(kid), pages);
        }
    }

    fn page(&self, page: &Object) -> Page {
        let media: Vec<f64> = self.get(page, "MediaBox").list().iter().map(Object::number).collect();
        let millimetres = |points: f64| (points * 25.4 / 72.0).round() as u32;
        let fonts = self.get(self.get(page, "Resources"), "Font");
        let fonts = fonts.dict().into_iter().flatten().map(|(name, font)| (name.clone(), self.glyphs(font))).collect();
        let Some(Object::Reference(contents)) = self.follow(page).dict().and_then(|d| d.get("Contents")) else {
            panic!("a page without contents")
        };
        Page {
            size: (millimetres(media[2] - media[0]), millimetres(media[3] - media[1])),
            text: text(&self.streams[contents], &fonts),
        }
    }

    /// What the glyphs of a font stand for.
    fn glyphs(&self, font: &Object) -> Glyphs {
        let Some(Object::Reference(id)) = self.follow(font).dict().and_then(|d| d.get("ToUnicode")) else {
            return Glyphs::default();
        };
        Glyphs::read(&self.streams[id])
    }

    /// The text of all pages without blank space: where lines end is a matter of layout.
    pub(crate) fn squeezed(&self) -> String {
        squeezed(&self.pages().iter().map(|page| page.text.as_str()).collect::<String>())
    }
}

/// A text without blank space.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn word(word: &str) -> Object {
    Object::Word(word.to_owned())
}

fn unpacked(stream: &Object, raw: &[u8]) -> Vec<u8> {
    if !stream.dict().and_then(|d| d.get("Filter")).is_some_and(|filter| filter.is_name("FlateDecode")) {
        return raw.to_vec();
    }
    let mut bytes = Vec::new();
    ZlibDecoder::new(raw).read_to_end(&mut bytes).expect("a packed stream");
    bytes
}

/// Characters by the codes of glyphs, which are so many bytes long.
#[derive(Default)]
struct Glyphs {
    width: usize,
    characters: BTreeMap<u32, String>,
}

impl Glyphs {
    fn read(map: &[u8]) -> Self {
        let mut glyphs = Self { width: 2, characters: BTreeMap::new() };
        let mut lexer = Lexer { bytes: map, at: 0 };
        let mut operands: Vec<Object> = Vec::new();
        while let Some(object) = lexer.next() {
            let Object::Word(operator) = &object else {
                operands.push(object);
                continue;
            };
            match operator.as_str() {
                "endcodespacerange" => glyphs.width = bytes(&operands[0]).len(),
                "endbfchar" => operands.chunks(2).for_each(|pair| glyphs.put(code(bytes(&pair[0])), utf16(bytes(&pair[1])))),
                "endbfrange" => operands.chunks(3).for_each(|range| glyphs.range(range)),
                _ => {}
            }
            operands.clear();
        }
        glyphs
    }

    fn put(&mut self, code: u32, characters: String) {
        self.characters.insert(code, characters);
    }

    fn range(&mut self, range: &[Object]) {
        let first = code(bytes(&range[0]));
        for at in first..=code(bytes(&range[1])) {
            let characters = match &range[2] {
                Object::List(list) => utf16(bytes(&list[(at - first) as usize])),
                start => {
                    let start = utf16(bytes(start)).chars().next().expect("a character");
                    char::from_u32(u32::from(start) + at - first).expect("a character").to_string()
                }
            };
            self.put(at, characters);
        }
    }

    fn text(&self, codes: &[u8]) -> String {
        let known = |code_: &[u8]| self.characters.get(&code(code_)).map_or("\u{fffd}", String::as_str);
        codes.chunks(self.width.max(1)).map(known).collect()
    }
}

fn bytes(object: &Object) -> &[u8] {
    if let Object::Text(bytes) = object { bytes } else { panic!("{object:?} is no text") }
}

fn code(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |code, byte| code << 8 | u32::from(*byte))
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks(2).map(|pair| code(pair) as u16).collect();
    String::from_utf16(&units).expect("characters").trim_start_matches('\u{feff}').to_owned()
}

/// The text that a page's instructions draw. What a marked part says of itself stands for its glyphs.
fn text(contents: &[u8], fonts: &BTreeMap<String, Glyphs>) -> String {
    let mut lexer = Lexer { bytes: contents, at: 0 };
    let mut operands: Vec<Object> = Vec::new();
    let mut text = String::new();
    let mut font = None;
    // For each marked part that is open, whether its glyphs are passed over.
    let mut silent: Vec<bool> = Vec::new();
    while let Some(object) = lexer.next() {
        let Object::Word(operator) = &object else {
            operands.push(object);
            continue;
        };
        match operator.as_str() {
            "Tf" => font = if let Object::Name(name) = &operands[0] { fonts.get(name) } else { None },
            "Tj" | "TJ" if !silent.contains(&true) => {
                let glyphs = font.expect("a font");
                let runs = if operator == "TJ" { operands[0].list() } else { &operands[..] };
                runs.iter().filter(|o| matches!(o, Object::Text(_))).for_each(|o| text.push_str(&glyphs.text(bytes(o))));
            }
            "ET" => text.push('\n'),
            "BDC" | "BMC" => {
                let actual = operands.get(1).and_then(Object::dict).and_then(|d| d.get("ActualText"));
                silent.push(actual.is_some());
                if let Some(actual) = actual {
                    let actual = bytes(actual);
                    let plain = || actual.iter().map(|byte| char::from(*byte)).collect();
                    text.push_str(&if actual.starts_with(&[0xfe, 0xff]) { utf16(actual) } else { plain() });
                }
            }
            "EMC" => {
                silent.pop();
            }
            _ => {}
        }
        operands.clear();
    }
    text
}

/// Cuts bytes into objects and words.
struct Lexer<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Lexer<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn line(&mut self) {
        while self.peek().is_some_and(|b| b != b'\n') {
            self.at += 1;
        }
    }

    fn blank(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'%' => self.line(),
                0 | b'\t' | b'\n' | b'\x0c' | b'\r' | b' ' => self.at += 1,
                _ => break,
            }
        }
    }

    fn stream(&mut self, length: usize) -> &[u8] {
        self.at += if self.peek() == Some(b'\r') { 2 } else { 1 };
        let start = self.at;
        self.at += length;
        &self.bytes[start..self.at]
    }

    fn next(&mut self) -> Option<Object> {
        self.blank();
        let byte = self.peek()?;
        let pair = self.bytes.get(self.at + 1).copied();
        self.at += 1;
        Some(match byte {
            b'/' => Object::Name(self.regular()),
            b'(' => self.literal(),
            b'<' if pair == Some(b'<') => {
                self.at += 1;
                self.dict()
            }
            b'<' => self.hex(),
            b'[' => self.list(),
            b']' => word("]"),
            b'>' => {
                self.at += 1;
                word(">>")
            }
            b'0'..=b'9' | b'-' | b'+' | b'.' => {
                self.at -= 1;
                self.number()
            }
            _ => {
                self.at -= 1;
                match self.regular() {
                    nothing if nothing == "null" => Object::Null,
                    other => Object::Word(other),
                }
            }
        })
    }

    fn regular(&mut self) -> String {
        let start = self.at;
        while self.peek().is_some_and(|b| !b.is_ascii_whitespace() && b != 0 && !b"()<>[]{}/%".contains(&b)) {
            self.at += 1;
        }
        // A brace is a word of its own, so that reading always gets on.
        self.at += usize::from(self.at == start);
        String::from_utf8_lossy(&self.bytes[start..self.at]).trim_start_matches('/').to_owned()
    }

    fn number(&mut self) -> Object {
        let text = self.regular();
        let number = Object::Number(text.parse().unwrap_or_else(|_| panic!("`{text}` is no number")));
        let rest = &self.bytes[self.at..];
        let id = text.parse::<u32>().ok().filter(|_| rest.starts_with(b" 0 R"));
        if let Some(id) = id.filter(|_| !rest.get(4).is_some_and(u8::is_ascii_alphanumeric)) {
            self.at += 4;
            return Object::Reference(id);
        }
        number
    }

    fn list(&mut self) -> Object {
        let mut list = Vec::new();
        while let Some(object) = self.next().filter(|object| *object != word("]")) {
            list.push(object);
        }
        Object::List(list)
    }

    fn dict(&mut self) -> Object {
        let mut dict = BTreeMap::new();
        while let Some(Object::Name(key)) = self.next() {
            dict.insert(key, self.next().expect("a value"));
        }
        Object::Dict(dict)
    }

    fn hex(&mut self) -> Object {
        let start = self.at;
        while self.peek().is_some_and(|b| b != b'>') {
            self.at += 1;
        }
        let digits: Vec<u8> = self.bytes[start..self.at].iter().copied().filter(u8::is_ascii_hexdigit).collect();
        self.at += 1;
        let value = |pair: &[u8]| pair.iter().fold(0, |n, d| n << 4 | char::from(*d).to_digit(16).unwrap_or(0)) as u8;
        Object::Text(digits.chunks(2).map(value).collect())
    }

    fn literal(&mut self) -> Object {
        let mut bytes = Vec::new();
        let mut depth = 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                b'\\' => {
                    bytes.push(self.escaped());
                    continue;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
            bytes.push(byte);
        }
        Object::Text(bytes)
    }

    fn escaped(&mut self) -> u8 {
        let byte = self.peek().unwrap_or(b'\\');
        if (b'0'..=b'7').contains(&byte) {
            let start = self.at;
            while self.at < start + 3 && self.peek().is_some_and(|b| (b'0'..=b'7').contains(&b)) {
                self.at += 1;
            }
            return self.bytes[start..self.at].iter().fold(0u32, |n, d| n * 8 + u32::from(d - b'0')) as u8;
        }
        self.at += 1;
        match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            other => other,
        }
    }
}
