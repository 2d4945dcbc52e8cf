//! A section's text, and what is done to it.

use crate::edits::{Edit, K};

/// What is written in the place of a word.
const WORDS: [&str; 26] = [
    "zebra",
    "zebras, lions",
    "<b>bold</b>",
    "<br>",
    "a < b",
    "`code`",
    "`<b>`",
    "*leaning*",
    "**firm**",
    "un*lean*ing",
    "[a link](https://www.example.org/zebras)",
    "“[a link](https://www.example.org/zebras)”",
    "“quoted”",
    "'quoted'",
    "£5.2m",
    "1 April 2027",
    "(in brackets)",
    "well\u{a0}known",
    "well\u{2011}known",
    "one – two",
    "one—two",
    "and so on …",
    "and so on...",
    "line\\\nbreak",
    "[y Gymraeg](lang:cy)",
    "<https://www.example.org/zebras>",
];

/// Blocks that are put in.
const BLOCKS: [&str; 14] = [
    "Zebras cross here, and nobody counts them.",
    "Zebras cross here.\n\nNobody counts them.",
    "- Zebras\n- Lions",
    "1. Zebras\n2. Lions\n   - and their young",
    "> Zebras were here before us.",
    "> [!NOTE]\n> Zebras are near.",
    "### Zebras",
    "Table: Zebras\n\n| Where | How many |\n|---|---:|\n| Here | 12 |\n| There | 30 |",
    "```\nzebra --count\n```",
    "***",
    "Zebra\n: An animal with stripes.",
    "**Zebras cross here.**",
    "[Zebras](https://www.example.org/zebras)",
    "Zebras and `<b>`lions`</b>`.",
];

/// A section's text: its front matter, and its blocks.
pub(crate) struct Text {
    head: String,
    pub(crate) blocks: Vec<String>,
}

fn is_fence(block: &str) -> bool {
    block.contains("```") || block.contains("~~~")
}

fn is_table(block: &str) -> bool {
    block.starts_with('|')
}

fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let after = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with("- ") || after.len() < line.len() && after.starts_with(". ")
}

fn is_list(block: &str) -> bool {
    is_item(block) && !block.starts_with(' ') && !is_fence(block)
}

fn is_note(block: &str) -> bool {
    block.starts_with("[^")
}

fn is_picture(block: &str) -> bool {
    block.starts_with("![")
}

fn is_heading(block: &str) -> bool {
    block.starts_with('#') && !block.contains('\n')
}

/// Running text, whatever marks stand in it.
pub(crate) fn is_plain(block: &str) -> bool {
    !block.is_empty()
        && !block.starts_with(['|', '#', '>', '-', '*', ':', '!', '<', ' ', '{', '~', '`'])
        && !is_note(block)
        && !is_item(block)
        && !is_fence(block)
        && !block.starts_with("Table:")
        && !block.contains("\n:")
        && !block.contains('|')
}

/// What has words that can be exchanged.
fn is_worded(block: &str) -> bool {
    is_plain(block) || is_heading(block) || is_list(block) || block.starts_with("> ") && !is_fence(block)
}

impl Text {
    pub(crate) fn of(text: &str) -> Option<Self> {
        let end = text.match_indices("\n---\n").next().map(|(at, mark)| at + mark.len())?;
        let (head, body) = text.split_at(end);
        let mut blocks: Vec<String> = Vec::new();
        let mut in_fence = false;
        for piece in body.split("\n\n").map(|piece| piece.trim_matches('\n')) {
            match blocks.last_mut().filter(|_| in_fence) {
                Some(last) => last.push_str(&format!("\n\n{piece}")),
                None => blocks.push(piece.to_owned()),
            }
            in_fence ^= piece.lines().filter(|line| line.trim_start().starts_with("```")).count() % 2 == 1;
        }
        blocks.retain(|block| !block.is_empty());
        Some(Self { head: head.to_owned(), blocks })
    }

    pub(crate) fn into_text(self) -> String {
        format!("{}\n{}\n", self.head, self.blocks.join("\n\n"))
    }

    pub(crate) fn nth(&self, n: usize, fits: impl Fn(&str) -> bool) -> Option<usize> {
        let places: Vec<usize> = (0..self.blocks.len()).filter(|at| fits(&self.blocks[*at])).collect();
        places.get(n % places.len().max(1)).copied()
    }

    /// Changes a block that fits.
    fn change(&mut self, n: usize, fits: impl Fn(&str) -> bool, by: impl FnOnce(&str) -> Option<String>) -> Option<()> {
        let at = self.nth(n, fits)?;
        self.blocks[at] = by(&self.blocks[at])?;
        Some(())
    }

    /// Changes the words of a block; those that are marks of blocks stay.
    fn words(&mut self, edit: &Edit, by: impl FnOnce(&mut Vec<String>, usize)) -> Option<()> {
        self.change(edit.block, is_worded, |block| {
            let mut words: Vec<String> = block.split(' ').map(str::to_owned).collect();
            let is_word = |word: &str| {
                word.starts_with(|c: char| c.is_alphanumeric())
                    && word.chars().all(|c| c.is_alphanumeric() || ",.;:’'".contains(c))
                    && !is_item(&format!("{word} "))
            };
            let places: Vec<usize> = (0..words.len()).filter(|at| is_word(&words[*at])).collect();
            let at = *places.get(edit.place % places.len().max(1))?;
            by(&mut words, at);
            Some(words.join(" "))
        })
    }

    fn lines(
        &mut self,
        edit: &Edit,
        fits: impl Fn(&str) -> bool,
        is_line: impl Fn(usize, &str) -> bool,
        by: impl FnOnce(&mut Vec<String>, usize) -> Option<()>,
    ) -> Option<()> {
        self.change(edit.block, fits, |block| {
            let mut lines: Vec<String> = block.lines().map(str::to_owned).collect();
            let places: Vec<usize> = (0..lines.len()).filter(|at| is_line(*at, &lines[*at])).collect();
            let at = *places.get(edit.place % places.len().max(1))?;
            by(&mut lines, at)?;
            Some(lines.join("\n"))
        })
    }

    pub(crate) fn edit(&mut self, edit: &Edit) -> Option<()> {
        let n = edit.place;
        let word = WORDS[(n / 11) % WORDS.len()];
        let is_entry = |_: usize, line: &str| is_item(line);
        let is_row = |at: usize, _: &str| at > 1;
        match edit.kind {
            K::Word => self.words(edit, |words, at| {
                // What follows a word stays: a comma, a full stop.
                let end: String = words[at].chars().skip_while(|c| c.is_alphanumeric()).collect();
                words[at] = format!("{word}{}", if n.is_multiple_of(2) { end } else { String::new() });
            }),
            K::WordOut => self.words(edit, |words, at| {
                if words.len() > 2 {
                    words.remove(at);
                }
            }),
            K::WordIn => self.words(edit, |words, at| words.insert(at + n % 2, word.to_owned())),
            K::Sentence => self.change(edit.block, is_plain, |block| {
                let said = format!("Nobody had thought of {word} before.");
                Some(if n.is_multiple_of(2) { format!("{block} {said}") } else { format!("{said} {block}") })
            }),
            K::SentenceOut => self.change(edit.block, is_plain, |block| {
                let mut sentences: Vec<&str> = block.split_inclusive(". ").collect();
                if sentences.len() > 1 {
                    sentences.remove(n % sentences.len());
                }
                Some(sentences.concat().trim().to_owned())
            }),
            K::Sign => self.change(edit.block, is_plain, |block| {
                let signs = [
                    (".", ";"),
                    (",", ""),
                    (".", ""),
                    (" and ", ", and "),
                    ("’", "'"),
                    (". ", "! "),
                    (" ", "\u{a0}"),
                    (".", "…"),
                    ("-", "\u{2011}"),
                    (" – ", "—"),
                ];
                let (from, to) = signs[n % signs.len()];
                let places: Vec<usize> = block.match_indices(from).map(|(at, _)| at).collect();
                let at = *places.get((n / 7) % places.len().max(1))?;
                Some(format!("{}{to}{}", &block[..at], &block[at + from.len()..]))
            }),
            K::Emphasis => self.words(edit, |words, at| {
                let mark = ["*", "**", "***", "`"][n % 4];
                words[at] = match n % 3 {
                    0 => format!("{mark}{}{mark}", words[at]),
                    _ => {
                        let core: String = words[at].chars().take_while(|c| c.is_alphanumeric()).collect();
                        let end = words[at][core.len()..].to_owned();
                        format!("{mark}{core}{mark}{end}")
                    }
                };
            }),
            K::Unmark => self.change(
                edit.block,
                |block| is_worded(block) && block.contains(['*', '`']),
                |block| Some(block.replace(if n.is_multiple_of(2) { "*" } else { "`" }, "")),
            ),
            K::Case => self.words(edit, |words, at| {
                words[at] = if n.is_multiple_of(2) { words[at].to_uppercase() } else { words[at].to_lowercase() }
            }),
            K::Block => {
                let at = n % (self.blocks.len() + 1);
                let mut block = BLOCKS[edit.block % BLOCKS.len()].to_owned();
                if n.is_multiple_of(5) && !is_fence(&block) && is_plain(&block) {
                    block.push_str("[^striped]");
                    self.blocks.push("[^striped]: A note of stripes.".to_owned());
                }
                self.blocks.insert(at, block);
                Some(())
            }
            K::BlockOut => {
                let at = self.nth(edit.block, |block| !is_note(block))?;
                self.blocks.remove(at);
                Some(())
            }
            K::BlockTwice => {
                let at = self.nth(edit.block, is_plain)?;
                let block = self.blocks[at].clone();
                self.blocks.insert(at + 1, block);
                Some(())
            }
            K::Swap => {
                let is_own = |block: &str| !is_note(block) && !block.starts_with("Table:");
                let (a, b) = (self.nth(edit.block, is_own)?, self.nth(n, is_own)?);
                self.blocks.swap(a, b);
                Some(())
            }
            K::Join => {
                let at = (0..self.blocks.len().saturating_sub(1))
                    .filter(|at| is_plain(&self.blocks[*at]) && is_plain(&self.blocks[at + 1]))
                    .collect::<Vec<_>>();
                let at = *at.get(edit.block % at.len().max(1))?;
                let second = self.blocks.remove(at + 1);
                self.blocks[at].push_str([" ", "\n", "\\\n"][n % 3]);
                self.blocks[at].push_str(&second);
                Some(())
            }
            K::Split => self.change(edit.block, is_plain, |block| {
                let mark = if n.is_multiple_of(2) { ". " } else { " " };
                let places: Vec<usize> = block.match_indices(mark).map(|(at, _)| at + mark.len()).collect();
                let at = *places.get((n / 3) % places.len().max(1))?;
                let (before, after) = (block[..at].trim_end(), &block[at..]);
                after.starts_with(|c: char| c.is_alphabetic()).then(|| format!("{before}\n\n{after}"))
            }),
            K::Item => self.lines(edit, is_list, is_entry, |lines, at| {
                let indent: String = lines[at].chars().take_while(|c| *c == ' ').collect();
                let mark = if lines[at].trim_start().starts_with('-') { "-" } else { "1." };
                lines.insert(at + n % 2, format!("{indent}{mark} Nobody had thought of {word}"));
                Some(())
            }),
            K::ItemOut => self.lines(edit, is_list, is_entry, |lines, at| {
                lines.remove(at);
                (!lines.is_empty() && is_list(&lines[0])).then_some(())
            }),
            K::ItemDeeper => self.lines(
                edit,
                is_list,
                |at, line| at > 0 && is_item(line),
                |lines, at| {
                    lines[at].insert_str(0, "  ");
                    Some(())
                },
            ),
            K::ItemShallower => self.lines(
                edit,
                is_list,
                |at, line| at > 0 && is_item(line) && line.starts_with("  "),
                |lines, at| {
                    lines[at].replace_range(..2, "");
                    Some(())
                },
            ),
            K::Row => self.lines(edit, is_table, is_row, |lines, at| {
                let row = lines[at].clone();
                let cells = row.matches('|').count().saturating_sub(1);
                let mut new = vec![format!("| Zebras {}", n % 9)];
                new.extend((1..cells).map(|at| format!("| {}", at * 7)));
                lines.insert(at + n % 2, format!("{} |", new.join(" ")));
                Some(())
            }),
            K::RowOut => self.lines(edit, is_table, is_row, |lines, at| {
                lines.remove(at);
                (lines.len() > 2).then_some(())
            }),
            K::RowSwap => self.lines(edit, is_table, is_row, |lines, at| {
                let other = 2 + (n / 5) % (lines.len() - 2);
                lines.swap(at, other);
                Some(())
            }),
            K::Cell => self.lines(
                edit,
                is_table,
                |at, _| at != 1,
                |lines, at| {
                    let mut cells: Vec<String> = lines[at].split('|').map(str::to_owned).collect();
                    let last = cells.len().checked_sub(2)?;
                    let cell = 1 + (n / 3) % last;
                    cells[cell] = match n % 4 {
                        0 => format!(" {} ", word.replace(['\n', '\\'], "")),
                        1 => format!("{}{} ", cells[cell], word.replace(['\n', '\\'], "")),
                        2 => " ".to_owned(),
                        _ => format!(" **{}** ", cells[cell].trim().replace('*', "")),
                    };
                    lines[at] = cells.join("|");
                    Some(())
                },
            ),
            K::Column => self.change(edit.block, is_table, |block| {
                let columns = block.lines().next()?.matches('|').count();
                let at = 1 + n % columns.max(1);
                let mut lines = Vec::new();
                for (line, text) in block.lines().enumerate() {
                    let mut cells: Vec<String> = text.split('|').map(str::to_owned).collect();
                    let new = [" Zebras ", "---", " many "][line.min(2)];
                    cells.insert(at.min(cells.len() - 1), new.to_owned());
                    lines.push(cells.join("|"));
                }
                Some(lines.join("\n"))
            }),
            K::HeadingLevel => self.change(edit.block, is_heading, |block| {
                Some(if block.starts_with("### ") && n.is_multiple_of(2) {
                    block[1..].to_owned()
                } else {
                    format!("#{block}")
                })
            }),
            K::Note => {
                self.words(edit, |words, at| words[at].push_str("[^spotted]"))?;
                self.blocks.push(
                    ["[^spotted]: A note of spots.", "[^spotted]: A note of *spots*.\n\n    And of another paragraph."]
                        [n % 2]
                        .to_owned(),
                );
                Some(())
            }
            K::NoteOut => self.change(
                edit.block,
                |block| !is_note(block) && block.contains("[^"),
                |block| {
                    let from = block.find("[^")?;
                    let to = from + block[from..].find(']')?;
                    Some(format!("{}{}", &block[..from], &block[to + 1..]))
                },
            ),
            K::NoteAgain => {
                let with = self.nth(n, |block| !is_note(block) && block.contains("[^"))?;
                let from = self.blocks[with].find("[^")?;
                let to = from + self.blocks[with][from..].find(']')?;
                let mark = self.blocks[with][from..=to].to_owned();
                self.words(edit, |words, at| words[at].push_str(&mark))
            }
            K::NoteText => self.change(edit.block, is_note, |block| {
                Some(match n % 3 {
                    0 => format!("{block} It is {word}."),
                    1 => block.replacen(": ", &format!(": {word} "), 1),
                    _ => format!("{block}\n\n    Another paragraph of it."),
                })
            }),
            K::Alternative => {
                self.change(edit.block, is_picture, |block| Some(block.replacen("![", "![Seen from afar: ", 1)))
            }
            K::Picture => self.change(edit.block, is_picture, other_picture),
            K::PictureWhole => self.change(edit.block, is_picture, |block| {
                Some(other_picture(block)?.replacen("![", "![Seen from afar: ", 1))
            }),
            K::Address => self.change(
                edit.block,
                |block| block.contains("](http"),
                |block| Some(block.replacen("](http", "](https://other.example.org/?http", 1)),
            ),
            K::AsItem => self.change(edit.block, is_plain, |block| Some(format!("- {}", block.replace('\n', "\n  ")))),
            K::AsQuote => self.change(edit.block, is_plain, |block| {
                let head = ["", "> [!TIP]\n"][n % 2];
                Some(format!("{head}> {}", block.replace('\n', "\n> ")))
            }),
            K::AsHeading => self.change(
                edit.block,
                |block| is_plain(block) && !block.contains(['\n', '^']),
                |block| Some(format!("## {block}")),
            ),
            K::AsPlain => self.change(
                edit.block,
                |block| block.starts_with(['#', '>', '-']) && !block.contains('\n'),
                |block| Some(block.trim_start_matches(['#', '>', '-', ' ']).to_owned()),
            ),
            K::Front => {
                let keys = ["title: ", "summary: ", "subtitle: "];
                let key = keys[n % keys.len()];
                let at = self.head.find(&format!("\n{key}"))? + 1 + key.len();
                let plain = self.head[at..].starts_with(|c: char| c.is_alphabetic());
                plain.then(|| self.head.insert_str(at, ["Zebras and ", "Of “zebras” and <b>lions</b>, "][n % 2]))
            }
            K::Away | K::SectionOut | K::SectionElsewhere => None,
        }
    }
}

fn other_picture(block: &str) -> Option<String> {
    let pictures = ["figures/hills.svg", "figures/chequers.png", "figures/bands.jpg", "figures/square.png"];
    let (at, now) = pictures.iter().enumerate().find(|(_, name)| block.contains(*name))?;
    Some(block.replacen(now, pictures[(at + 1) % pictures.len()], 1))
}
