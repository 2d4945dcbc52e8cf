//! The file: an archive of parts, opened with bounds.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::Refusal;

/// Files in the archive.
const PARTS: usize = 10_000;
/// Bytes of all parts, unpacked.
const WHOLE: u64 = 512 << 20;
/// Bytes of one part, unpacked.
const PART: u64 = 64 << 20;

/// The archive.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens an archive.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
        if archive.len() > PARTS {
            return Err(Refusal::TooLarge(format!("it is an archive of {} files", archive.len())));
        }
        Ok(Self { archive, left: WHOLE })
    }

    /// True where there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// A part's bytes; none where there is no such part. What an archive says of its sizes is not believed.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let name = name.trim_start_matches('/');
        let Ok(file) = self.archive.by_name(name) else { return Ok(None) };
        let most = PART.min(self.left);
        let mut bytes = Vec::new();
        file.take(most + 1).read_to_end(&mut bytes).map_err(|_| Refusal::Damaged)?;
        let size = bytes.len() as u64;
        if size > most {
            return Err(Refusal::TooLarge(format!("its part `{name}` unpacks to more than {} MB", most >> 20)));
        }
        self.left -= size;
        Ok(Some(bytes))
    }

    /// A part's text.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(bytes) = self.part(name)? else { return Ok(None) };
        let text = match bytes.as_slice() {
            [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
            [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
            [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
            _ => String::from_utf8(bytes).ok(),
        };
        text.map(Some).ok_or(Refusal::Damaged)
    }
}

fn utf16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> Option<String> {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
    String::from_utf16(&units).ok()
}
