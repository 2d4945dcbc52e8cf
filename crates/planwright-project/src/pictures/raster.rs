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
    match imagesize::image_type(bytes) {
        Ok(ImageType::Png) if !ends_with_mark(bytes, b"IEND") => broken("this PNG file is cut short"),
        Ok(ImageType::Jpeg) if !ends_with_mark(bytes, &[0xff, 0xd9]) => broken("this JPEG file is cut short"),
        Ok(ImageType::Png | ImageType::Jpeg) => match imagesize::blob_size(bytes) {
            Err(_) => broken("this picture is damaged"),
            Ok(size) if size.width == 0 || size.height == 0 => broken("this picture is damaged"),
            Ok(size) if size.width.saturating_mul(size.height) > PICTURE_POINTS => Some(Fault::TooMuch(format!(
                "this is {} by {} points, which is over 40 megapixels",
                size.width, size.height
            ))),
            Ok(_) if profile(bytes).is_some_and(is_bomb) => {
                Some(Fault::TooMuch("its colour profile unpacks to more than 4 MiB".to_owned()))
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

/// The packed colour profile of a PNG file: the bytes after the name of its chunk `iCCP` and the way it is packed.
fn profile(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.get(8..)?;
    loop {
        let length = u32::from_be_bytes(rest.first_chunk::<4>().copied()?) as usize;
        let (kind, data) = (rest.get(4..8)?, rest.get(8..)?);
        match kind {
            b"iCCP" => {
                let data = data.get(..length)?;
                let name = data.iter().position(|byte| *byte == 0)?;
                return data.get(name + 2..);
            }
            b"IDAT" | b"IEND" => return None,
            // Behind the data are four bytes of a sum.
            _ => rest = data.get(length.checked_add(4)?..)?,
        }
    }
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
        });
        assert_eq!(said.as_deref(), expected);
    }

    /// A PNG file of this size with a chunk before its end. Sums are not looked at here.
    fn png(side: u32, kind: &[u8], data: &[u8]) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend([side.to_be_bytes(), side.to_be_bytes()].concat());
        bytes.extend(b"\x08\x06\0\0\0\0\0\0\0");
        bytes.extend((data.len() as u32).to_be_bytes());
        bytes.extend([kind, data, &[0; 4], b"\0\0\0\0IEND\xaeB`\x82"].concat());
        bytes
    }

    #[test]
    fn pictures_are_known_by_their_bytes() {
        check(&png(1, b"tEXt", b"a"), None);
        check(&png(1, b"tEXt", b"a")[..30], Some("this PNG file is cut short"));
        check(b"words", Some("its name ends with `.png`, but what is in it is something else"));
        check(&png(0, b"tEXt", b"a"), Some("this picture is damaged"));
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
