//! The marks of a JPEG file.

/// True where it goes to its end mark. The marks of a small picture within it, as cameras write one, are no end.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(2..).unwrap_or_default();
    let mut is_shown = false;
    while let Some((mark, behind)) = next(rest) {
        rest = match mark {
            0xd9 => return is_shown,
            // Marks that stand alone.
            0x01 | 0xd0..=0xd8 => behind,
            _ => {
                is_shown |= mark == 0xda;
                let Some(length) = behind.first_chunk::<2>() else { return false };
                let Some(behind) = behind.get(usize::from(u16::from_be_bytes(*length))..) else { return false };
                behind
            }
        };
    }
    false
}

/// The next mark, and what stands behind it. Among points a byte that looks like the beginning of a mark is followed by a zero.
fn next(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let is_mark = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xff);
    let at = bytes.windows(2).position(is_mark)?;
    Some((bytes[at + 1], &bytes[at + 2..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG file with a small picture in it, two runs of points, and this behind them.
    fn jpeg(behind: &[u8]) -> Vec<u8> {
        let small = b"\xff\xd8\xff\xda\x00\x02a\xff\xd9";
        let camera = [b"\xff\xe1\x00\x0b", &small[..]].concat();
        let points = b"\xff\xda\x00\x04xxa\xff\x00b\xff\xd0c".to_vec();
        [b"\xff\xd8".to_vec(), camera, points.clone(), points, behind.to_vec()].concat()
    }

    #[test]
    fn what_is_cut_short_is_found() {
        assert!(is_whole(&jpeg(b"\xff\xd9")));
        assert!(is_whole(&jpeg(&[b"\xff\xd9".to_vec(), vec![7; 9_000]].concat())));
        let whole = jpeg(b"\xff\xd9");
        for end in 0..whole.len() - 1 {
            assert!(!is_whole(&whole[..end]), "{end}");
        }
        assert!(!is_whole(b"\xff\xd8\xff\xd9"));
    }
}
