//! Long text on a terminal, a screen at a time, by the program that git would take.

use std::io::{IsTerminal as _, Write as _};
use std::process::{Command, Stdio};

use crate::args::Color;

/// Shows a text by a pager. False where there is none, or nobody to page for: then it is to be written.
pub(super) fn show(text: &[u8], color: Color) -> bool {
    if !std::io::stdout().is_terminal() {
        return false;
    }
    let set = |name: &str| std::env::var(name).ok();
    let pager = set("GIT_PAGER").or_else(|| set("PAGER")).unwrap_or_else(|| "less".to_owned());
    if pager.is_empty() || pager == "cat" {
        return false;
    }
    // As git sets it: colours pass, what fits on a screen is not held, and the screen is left as it was.
    let mut command = Command::new(if cfg!(windows) { "cmd" } else { "sh" });
    command.args([if cfg!(windows) { "/C" } else { "-c" }, pager.as_str()]).stdin(Stdio::piped());
    if set("LESS").is_none() {
        command.env("LESS", "FRX");
    }
    let Ok(mut child) = command.spawn() else { return false };
    let wanted = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => set("NO_COLOR").is_none_or(|value| value.is_empty()),
    };
    let text = if wanted { text.to_vec() } else { anstream::adapter::strip_bytes(text).into_vec() };
    if let Some(mut stdin) = child.stdin.take() {
        // Whoever leaves the pager early has seen enough.
        let _ = stdin.write_all(&text);
    }
    child.wait().is_ok_and(|status| status.code() != Some(127))
}
