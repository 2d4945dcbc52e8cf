//! Whether a picture of points is what it says, and unpacks to no more than it shows.

use imagesize::ImageType;

use super::Fault;
use crate::limits::PICTURE_POINTS;

/// Bytes that a colour profile may unpack to: those of cameras and printers have less than one megabyte.
const PROFILE_BYTES: usize = 4 << 20;

/// What is wrong with a PNG or JPEG file. What is looked at is the file's own marks, not its name: a file that was cut
/// short on its way, or only renamed, is found without being unpacked.
pub(super) fn fault(bytes: &[u8], extension: &str) -> Option<Fault> {
    let broken = |why: &str| Some(Fault::Broken(why.to_owned()));
    let kind = imagesize::image_type(bytes).ok();
    match kind {
        Some(ImageType::Png) if !ends_with_mark(bytes, b"IEND") => broken("this PNG file is cut short"),
        Some(ImageType::Jpeg) if !ends_with_mark(bytes, &[0xff, 0xd9]) => broken("this JPEG file is cut short"),
        Some(ImageType::Png | ImageType::Jpeg) => match imagesize::blob_size(bytes) {
            Err(_) => broken("this picture is damaged"),
            Ok(size) if size.width == 0 || size.height == 0 => broken("this picture is damaged"),
            Ok(size) if size.width.saturating_mul(size.height) > PICTURE_POINTS => Some(Fault::TooMuch(format!(
                "this is {} by {} points, which is over 40 megapixels",
                size.width, size.height
            ))),
            Ok(_) if profile(bytes).is_some_and(is_bomb) => {
                Some(Fault::TooMuch("its colour profile unpacks to more than 4 MiB".to_owned()))
            }
            Ok(_) if kind == Some(ImageType::Png) && chunks(bytes).any(|chunk| chunk.is_spoilt()) => {
                broken("this PNG file is damaged")
            }
            Ok(_) => None,
        },
        _ => Some(Fault::Broken(format!("its name ends with `.{extension}`, but what is in it is something else"))),
    }
}

/// True where a mark stands among the last bytes; some programs write a few bytes behind it.
fn ends_with_mark(bytes: &[u8], mark: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(64)..];
    tail.windows(mark.len()).any(|window| window == mark)
}

/// A part of a PNG file.
struct Chunk<'a> {
    /// Four letters, of which the first is a capital where no reader can do without it.
    kind: &'a [u8; 4],
    data: &'a [u8],
    /// The sum over the letters and the data.
    sum: u32,
}

impl Chunk<'_> {
    /// True where what no reader can do without was changed on its way. Readers pass over the rest of what is damaged.
    fn is_spoilt(&self) -> bool {
        let sum = || {
            let mut sum = crc32fast::Hasher::new();
            sum.update(self.kind);
            sum.update(self.data);
            sum.finalize()
        };
        self.kind[0].is_ascii_uppercase() && sum() != self.sum
    }
}

/// The parts of a PNG file that are whole, up to its end mark.
fn chunks(bytes: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut rest = bytes.get(8..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (length, behind) = rest.split_first_chunk::<4>()?;
        let (kind, behind) = behind.split_first_chunk::<4>()?;
        let (data, behind) = behind.split_at_checked(u32::from_be_bytes(*length) as usize)?;
        let (sum, behind) = behind.split_first_chunk::<4>()?;
        rest = if kind == b"IEND" { &[] } else { behind };
        Some(Chunk { kind, data, sum: u32::from_be_bytes(*sum) })
    })
}

/// The packed colour profile of a PNG file: what stands behind its name and the way it is packed.
fn profile(bytes: &[u8]) -> Option<&[u8]> {
    let chunk = chunks(bytes).take_while(|chunk| chunk.kind != b"IDAT").find(|chunk| chunk.kind == b"iCCP")?;
    let name = chunk.data.iter().position(|byte| *byte == 0)?;
    chunk.data.get(name + 2..)
}

fn is_bomb(packed: &[u8]) -> bool {
    use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};
    decompress_to_vec_zlib_with_limit(packed, PROFILE_BYTES).is_err_and(|e| e.status == TINFLStatus::HasMoreOutput)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Option<&str>) {
        let said = fault(bytes, "png").map(|fault| match fault {
            Fault::Broken(why) | Fault::TooMuch(why) => why,
            Fault::Lost(lost) => panic!("{lost:?}"),
        });
        assert_eq!(said.as_deref(), expected);
    }

    /// A PNG file of this size with a chunk before its end.
    fn png(side: u32, kind: &[u8], data: &[u8]) -> Vec<u8> {
        let chunk = |kind: &[u8], data: &[u8]| {
            let sum = crc32fast::hash(&[kind, data].concat());
            [&(data.len() as u32).to_be_bytes(), kind, data, &sum.to_be_bytes()].concat()
        };
        let head = [&side.to_be_bytes()[..], &side.to_be_bytes(), b"\x08\x06\0\0\0"].concat();
        [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &head), chunk(kind, data), chunk(b"IEND", b"")].concat()
    }

    #[test]
    fn pictures_are_known_by_their_bytes() {
        check(&png(1, b"tEXt", b"a"), None);
        check(&png(1, b"tEXt", b"a")[..30], Some("this PNG file is cut short"));
        check(b"words", Some("its name ends with `.png`, but what is in it is something else"));
        check(&png(0, b"tEXt", b"a"), Some("this picture is damaged"));
    }

    #[test]
    fn what_was_changed_on_its_way_is_found() {
        let spoilt = |kind: &[u8]| {
            let mut bytes = png(1, kind, b"a long row of points");
            let at = bytes.len() - 20;
            bytes[at] ^= 1;
            bytes
        };
        check(&spoilt(b"IDAT"), Some("this PNG file is damaged"));
        // A remark that is damaged keeps nobody from showing the picture.
        check(&spoilt(b"tEXt"), None);
        let mut behind = png(1, b"IDAT", b"a");
        behind.extend(b"\0\0\0\x01IDATa\0\0\0\0");
        check(&behind, None);
    }

    #[test]
    fn points_and_profiles_are_bounded() {
        check(&png(40_000, b"tEXt", b"a"), Some("this is 40000 by 40000 points, which is over 40 megapixels"));
        let profile = |bytes: usize| {
            [b"sRGB\0\0".to_vec(), miniz_oxide::deflate::compress_to_vec_zlib(&vec![0; bytes], 6)].concat()
        };
        check(&png(9, b"iCCP", &profile(1 << 20)), None);
        check(&png(9, b"iCCP", &profile(8 << 20)), Some("its colour profile unpacks to more than 4 MiB"));
    }
}
