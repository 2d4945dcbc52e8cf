//! What sort of file it is: by its first bytes, because names lie.

use std::fmt;

use planwright_docx::read::Refusal;

/// What can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A Word document of 2007 or later.
    Word,
    /// Markdown.
    Markdown,
}

/// Why a file is not read, and what to do. It ends without a full stop, as messages do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Refused {
    pub(crate) fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self(match refusal {
            Refusal::Damaged => {
                "it is damaged, or no Word document: open it in Word, choose Save As, then Word Document (.docx), and \
                 import that"
                    .to_owned()
            }
            Refusal::NotWord => "it is an archive, but holds no Word document".to_owned(),
            Refusal::TooLarge(how) => {
                format!("{how}, which no plan needs: compress its pictures in Word, or divide it")
            }
            Refusal::Entities => {
                "its XML declares entities, which Word never writes and which can do harm: open it in Word and save it \
                 again"
                    .to_owned()
            }
        })
    }
}

const PDF: &str = "it is a PDF, which holds the look of pages but not what their words are: ask for the Word document \
                   that it was made from, or open the PDF in Word, which makes a document of it, look through that with \
                   care, save it as .docx and import that";
const OLD: &str = "it is a document of Word before 2007 (.doc), or one with a password: open it in Word, choose Save As, \
                   then Word Document (.docx) without a password, and import that";
const OTHER: &str = "open it in Word or LibreOffice, choose Save As, then Word Document (.docx), and import that";

/// What sort of file it is.
///
/// # Errors
///
/// Says what to do with what cannot be read.
pub(crate) fn sort(name: &str, bytes: &[u8]) -> Result<Sort, Refused> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let refuse = |why: String| Err(Refused(why));
    if bytes.starts_with(b"PK\x03\x04") {
        return match ending.as_str() {
            "odt" | "ott" => refuse(format!("it is a LibreOffice document: {OTHER}")),
            "pages" => refuse("it is a Pages document: choose File, Export To, Word, and import that".to_owned()),
            "xlsx" | "pptx" | "ods" | "odp" => refuse(format!("it is no text but a .{ending} file")),
            _ if has_start(bytes, b"mimetypeapplication/vnd.oasis") => {
                refuse(format!("it is a LibreOffice document: {OTHER}"))
            }
            _ => Ok(Sort::Word),
        };
    }
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => refuse(PDF.to_owned()),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => refuse(OLD.to_owned()),
        [b'{', b'\\', b'r', b't', b'f', ..] => refuse(format!("it is a rich text file (.rtf): {OTHER}")),
        _ => by_name(&ending),
    }
}

/// What the name of a file says whose bytes say nothing.
fn by_name(ending: &str) -> Result<Sort, Refused> {
    match ending {
        "md" | "markdown" | "mdown" | "txt" => Ok(Sort::Markdown),
        "docx" | "docm" | "dotx" => Err(Refused::from(Refusal::Damaged)),
        "doc" => Err(Refused(OLD.to_owned())),
        "pdf" => Err(Refused(PDF.to_owned())),
        "html" | "htm" | "odt" | "rtf" | "pages" => {
            Err(Refused(format!("a .{ending} file cannot be imported: {OTHER}")))
        }
        _ => Err(Refused("its name ends neither with `.docx` nor with `.md`: only those can be imported".to_owned())),
    }
}

/// True where an archive begins with a file of such a name and content.
fn has_start(bytes: &[u8], words: &[u8]) -> bool {
    bytes.get(30..30 + words.len()) == Some(words)
}
