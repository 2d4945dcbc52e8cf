//! The log of a GitHub runner, in which words of a plan must not be commands.
//!
//! A runner takes `::` at the beginning of a line for a command, and `##[` anywhere in one. A space parts the signs.

use std::io::{self, Write};

/// Writes line by line, and parts what a runner would take for a command.
pub(crate) struct Harmless<W: Write> {
    out: W,
    line: Vec<u8>,
}

impl<W: Write> Harmless<W> {
    /// Writes to `out`.
    pub(crate) fn new(out: W) -> Self {
        Self { out, line: Vec::new() }
    }

    /// Writes what is held of a line. What comes behind its beginning is no beginning.
    fn put(&mut self) -> io::Result<()> {
        let line = std::mem::take(&mut self.line);
        self.out.write_all(&parted(&line))
    }
}

impl<W: Write> Write for Harmless<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend(part);
            if part.ends_with(b"\n") {
                self.put()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.put()?;
        self.out.flush()
    }
}

impl<W: Write> Drop for Harmless<W> {
    fn drop(&mut self) {
        // Nobody is left to tell.
        let _ = self.flush();
    }
}

fn parted(line: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(line.len() + 1);
    let start = beginning(line);
    for (at, byte) in line.iter().enumerate() {
        let is_command = at == start + 1 && line.get(start..=at) == Some(b"::")
            || *byte == b'[' && line.get(at.saturating_sub(2)..at) == Some(b"##");
        if is_command {
            out.push(b' ');
        }
        out.push(*byte);
    }
    out
}

/// Where a line's words begin: behind spaces and what sets colours, which may be taken out on the way.
fn beginning(line: &[u8]) -> usize {
    let mut rest = line;
    loop {
        let after = rest.trim_ascii_start();
        let colour = after.strip_prefix(b"\x1b[").and_then(|code| {
            let end = code.iter().position(|byte| byte.is_ascii_alphabetic())?;
            code.get(end + 1..)
        });
        match colour {
            Some(words) => rest = words,
            None => return line.len() - after.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(parts: &[&str], expected: &str) {
        let mut out = Vec::new();
        let mut runner = Harmless::new(&mut out);
        parts.iter().for_each(|part| runner.write_all(part.as_bytes()).unwrap());
        drop(runner);
        assert_eq!(String::from_utf8(out).unwrap(), expected, "{parts:?}");
    }

    #[test]
    fn words_of_a_plan_are_no_commands() {
        check(&["::error::x\na :: b\n"], ": :error::x\na :: b\n");
        check(&["  :", ":set-output name=a::b\n"], "  : :set-output name=a::b\n");
        check(&["20 | ##[add-mask]e ##", "[x]\n#[y] ## [z]"], "20 | ## [add-mask]e ## [x]\n#[y] ## [z]");
        check(&["plans/a: 1 note\n", "::"], "plans/a: 1 note\n: :");
        check(&["\x1b[1m::x\x1b[0m\n"], "\x1b[1m: :x\x1b[0m\n");
        check(&["\x1b[1"], "\x1b[1");
        check(&[""], "");
    }
}
