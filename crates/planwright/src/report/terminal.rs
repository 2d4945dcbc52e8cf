//! Where text goes: how wide it is, and whether it wants colours.

use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};

use crate::args::Color;

/// The width of what is not a terminal.
pub(crate) const WIDTH: usize = 100;

/// The narrowest that is still readable.
const NARROWEST: usize = 40;

/// How many columns the terminal has; a usual number where there is none.
pub(crate) fn width() -> usize {
    let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let said = || std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    terminal.or_else(said).unwrap_or(WIDTH).max(NARROWEST)
}

/// Takes the colours out of what is written to standard output or standard error, unless they
/// are wanted.
pub(crate) fn screen<S: RawStream>(stream: S, color: Color) -> AutoStream<S> {
    let choice = match color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    };
    AutoStream::new(stream, choice)
}

/// Takes the colours out of what is written to a file, unless they are asked for.
pub(crate) fn file<S: RawStream>(file: S, color: Color) -> AutoStream<S> {
    screen(file, if color == Color::Always { Color::Always } else { Color::Never })
}
