//! Whether a picture of points is what it says, and unpacks to no more than it shows.

mod jpeg;
mod png;

use imagesize::ImageType;

use super::Fault;
use crate::limits::PICTURE_POINTS;

/// Bytes that a colour profile may unpack to: those of cameras and printers have less than one megabyte.
const PROFILE_BYTES: usize = 4 << 20;

/// What is wrong with a PNG or JPEG file. What is looked at is the file's own marks, not its name: a file that was cut
/// short or changed on its way, or only renamed, is found without being unpacked. Telephones write a film or a note of their own
/// behind a picture's end, which troubles nobody.
pub(super) fn fault(bytes: &[u8], extension: &str) -> Option<Fault> {
    let broken = |why: &str| Some(Fault::Broken(why.to_owned()));
    let is_png = match imagesize::image_type(bytes) {
        Ok(ImageType::Png) => true,
        Ok(ImageType::Jpeg) => false,
        _ => return broken(&format!("its name ends with `.{extension}`, but what is in it is something else")),
    };
    let size = imagesize::blob_size(bytes).ok();
    if let Some(size) = size.filter(|size| size.width.saturating_mul(size.height) > PICTURE_POINTS) {
        let (width, height) = (size.width, size.height);
        return Some(Fault::TooMuch(format!("this is {width} by {height} points, which is over 40 megapixels")));
    }
    if is_png && !png::is_whole(bytes) {
        return broken("this PNG file is cut short");
    }
    if !is_png && !jpeg::is_whole(bytes) {
        return broken("this JPEG file is cut short");
    }
    if size.is_none_or(|size| size.width == 0 || size.height == 0) {
        return broken("this picture is damaged");
    }
    if is_png && png::profile(bytes).is_some_and(is_bomb) {
        return Some(Fault::TooMuch("its colour profile unpacks to more than 4 MiB".to_owned()));
    }
    if is_png && png::is_spoilt(bytes) { broken("this PNG file is damaged") } else { None }
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

    /// A PNG file of this size with a chunk before its points.
    fn png(side: u32, kind: &[u8], data: &[u8]) -> Vec<u8> {
        let chunk = |kind: &[u8], data: &[u8]| {
            let sum = crc32fast::hash(&[kind, data].concat());
            [&(data.len() as u32).to_be_bytes(), kind, data, &sum.to_be_bytes()].concat()
        };
        let head = [&side.to_be_bytes()[..], &side.to_be_bytes(), b"\x08\x06\0\0\0"].concat();
        [
            b"\x89PNG\r\n\x1a\n".to_vec(),
            chunk(b"IHDR", &head),
            chunk(kind, data),
            chunk(b"IDAT", b"a"),
            chunk(b"IEND", b""),
        ]
        .concat()
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
            let at = bytes.len() - 33;
            bytes[at] ^= 1;
            bytes
        };
        check(&spoilt(b"IDAT"), Some("this PNG file is damaged"));
        // A remark that is damaged keeps nobody from showing the picture.
        check(&spoilt(b"tEXt"), None);
        // What a program writes behind the end is nobody else's.
        let mut behind = png(1, b"IDAT", b"a");
        behind.extend(b"\0\0\0\x01IDATa\0\0\0\0".repeat(100));
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
