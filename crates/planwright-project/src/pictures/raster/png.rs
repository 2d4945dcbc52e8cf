//! The parts of a PNG file.

/// True where it goes to its end mark, and has points.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let (mut has_points, mut has_end) = (false, false);
    for chunk in chunks(bytes) {
        has_points |= chunk.kind == b"IDAT";
        has_end |= chunk.kind == b"IEND";
    }
    has_points && has_end
}

/// True where something that no reader can do without was changed on its way.
pub(super) fn is_spoilt(bytes: &[u8]) -> bool {
    chunks(bytes).any(|chunk| chunk.is_spoilt())
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
pub(super) fn profile(bytes: &[u8]) -> Option<&[u8]> {
    let chunk = chunks(bytes).take_while(|chunk| chunk.kind != b"IDAT").find(|chunk| chunk.kind == b"iCCP")?;
    let name = chunk.data.iter().position(|byte| *byte == 0)?;
    chunk.data.get(name + 2..)
}
