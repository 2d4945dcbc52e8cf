//! Blocks into lines.

use std::ops::Range;

use super::lines::{self, BLANK, Before, put_before};
use super::tree::{Kind, Node, Tree};
use super::{paragraph, table};

/// Lays out the blocks of a text.
pub(super) struct Layout<'t> {
    tree: &'t Tree<'t>,
    /// What stands around the block that is looked at.
    around: Vec<Before>,
}

/// Lines; none where the block is to stay as it is.
type Lines = Option<Vec<String>>;

impl<'t> Layout<'t> {
    pub(super) fn new(tree: &'t Tree<'t>) -> Self {
        Self { tree, around: Vec::new() }
    }

    /// Which of some blocks are lists that cannot be made narrower: what follows such a list is indented, stays so, and
    /// would come to belong to it.
    pub(super) fn stay_wide(&self, blocks: &[Node]) -> Vec<bool> {
        let mut next_stays = false;
        let mut wide: Vec<bool> = Vec::with_capacity(blocks.len());
        for node in blocks.iter().rev() {
            let is_wide = next_stays && matches!(node.kind, Kind::List(_));
            next_stays = (is_wide || matches!(node.kind, Kind::Indented | Kind::Footnote)) && self.is_indented(node);
            wide.push(is_wide);
        }
        wide.reverse();
        wide
    }

    /// The lines of a block. `taken` is the sign of the list that it directly follows.
    pub(super) fn block(&mut self, node: &Node, taken: Option<char>) -> Lines {
        match &node.kind {
            Kind::Paragraph { .. } => {
                let places = lines::places(self.tree.text, &node.range, &self.around)?;
                let anew = paragraph::anew(self.tree, node, &places);
                anew.or_else(|| self.as_it_stands(node).map(|lines| trimmed(&lines)))
            }
            Kind::Heading => self.heading(node),
            Kind::Table(alignments) => table::anew(self.tree, node, alignments)
                .or_else(|| self.as_it_stands(node).map(|lines| trimmed(&lines))),
            Kind::List(start) => self.list(node, *start, taken),
            Kind::Quote { alert } => self.quote(node, *alert),
            Kind::Footnote => self.footnote(node),
            // On the line of a mark it has lost its own blank space.
            Kind::Indented => self.as_it_stands(node).filter(|lines| lines.iter().all(|line| is_code(line))),
            Kind::Fenced | Kind::Html | Kind::Rule | Kind::Other | Kind::Item => {
                self.as_it_stands(node).map(at_the_edge)
            }
        }
    }

    /// Whether blank space stands before a block, beside that of what it is in.
    fn is_indented(&self, node: &Node) -> bool {
        let text = self.tree.text;
        let line = lines::start_of_line(text, node.range.start);
        let taken = lines::width(text[line..].split('\n').next().unwrap_or_default(), &self.around);
        taken.is_none_or(|taken| text[line + taken..].starts_with([' ', '\t']))
    }

    fn as_it_stands(&self, node: &Node) -> Lines {
        let lines = lines::lines(self.tree.text, &node.range, &self.around)?;
        Some(lines.into_iter().map(str::to_owned).collect())
    }

    /// `## Words {#id}`; one that is underlined gets signs.
    fn heading(&self, node: &Node) -> Lines {
        let lines = self.as_it_stands(node)?;
        match lines.as_slice() {
            [line] => {
                let line = line.trim_matches(BLANK);
                let marks = line.len() - line.trim_start_matches('#').len();
                Some(vec![format!("{} {}", &line[..marks], line[marks..].trim_matches(BLANK))])
            }
            [words, under] if under.trim_matches(BLANK).starts_with('=') => {
                Some(vec![format!("# {}", words.trim_matches(BLANK))])
            }
            [words, under] if under.trim_matches(BLANK).starts_with('-') => {
                Some(vec![format!("## {}", words.trim_matches(BLANK))])
            }
            _ => Some(trimmed(&lines)),
        }
    }

    /// `> `, and for an alert its sign on the first line.
    fn quote(&mut self, node: &Node, alert: bool) -> Lines {
        let first = node.children.first().map_or(node.range.end, |child| child.range.start);
        let head = self.tree.text.get(node.range.start..first)?;
        self.around.push(Before::Quote);
        let inside = self.children(&node.children, true, first..node.range.end);
        self.around.pop();
        // What stands before the first block: the signs of the quote, and that of the alert.
        let signs = head.split('\n').map(|line| line.trim_matches([' ', '\t', '>'])).filter(|line| !line.is_empty());
        let signs: Vec<String> = signs.map(str::to_owned).collect();
        let is_sign = |sign: &String| sign.starts_with("[!") && sign.ends_with(']');
        let fits = match signs.as_slice() {
            [] => !alert,
            [sign] => alert && is_sign(sign),
            _ => false,
        };
        let lines = signs.into_iter().chain(inside?).collect();
        fits.then(|| put_before(lines, "> ", "> "))
    }

    /// `[^label]: `, and four spaces before what follows.
    fn footnote(&mut self, node: &Node) -> Lines {
        let text = &self.tree.text[node.range.clone()];
        let label = text.trim_start_matches(BLANK);
        let label = &label[..label.find("]:")? + 2];
        let at = node.range.start + text.len() - text.trim_start_matches(BLANK).len();
        let line = lines::start_of_line(self.tree.text, at);
        // Markdown knows no note in a note: one that is indented ends the other, and it is hard to say where it ends.
        if line + lines::width(&self.tree.text[line..at], &self.around)? != at {
            return None;
        }
        let behind = at + label.len();
        let first = node.children.first().map_or(behind, |child| child.range.start);
        if !self.tree.text.get(behind..first)?.trim_matches(BLANK).is_empty() {
            return None;
        }
        self.around.push(Before::Space(4));
        let inside = self.children(&node.children, true, first..node.range.end);
        self.around.pop();
        Some(put_before(inside?, &format!("{label} "), "    "))
    }

    fn list(&mut self, node: &Node, start: Option<u64>, taken: Option<char>) -> Lines {
        let loose = is_loose(node);
        let marks = self.marks(node, start, taken)?;
        let mut all = Vec::new();
        let mut at = node.range.start;
        for (item, mark) in node.children.iter().zip(marks) {
            self.between(at..item.range.start)?;
            at = item.range.end.max(at);
            if loose && !all.is_empty() {
                all.push(String::new());
            }
            all.extend(self.item(item, &mark, loose)?);
        }
        self.between(at..node.range.end.max(at))?;
        Some(all)
    }

    /// The marks of a list's items. Two lists beside one another are two because their marks differ.
    fn marks(&self, node: &Node, start: Option<u64>, taken: Option<char>) -> Option<Vec<String>> {
        let written: Vec<&str> = node.children.iter().map(|item| self.mark(item)).collect::<Option<_>>()?;
        let Some(start) = start else {
            let sign = if taken == Some('-') { "*" } else { "-" };
            return Some(vec![sign.to_owned(); written.len()]);
        };
        let sign = if taken == Some('.') { ')' } else { '.' };
        let numbers: Vec<&str> = written.iter().map(|mark| mark.trim_end_matches(['.', ')'])).collect();
        let same = numbers.len() > 1 && numbers.iter().all(|number| Some(number) == numbers.first());
        let number = |at: usize| if same { start } else { start + at as u64 };
        Some((0..written.len()).map(|at| format!("{}{sign}", number(at))).collect())
    }

    /// The mark of an item as it is written.
    fn mark(&self, item: &Node) -> Option<&'t str> {
        let text = self.tree.text[item.range.clone()].trim_start_matches(' ');
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let sign = text[digits..].chars().next()?;
        let fits = if digits == 0 { "-*+" } else { ".)" }.contains(sign);
        fits.then(|| &text[..digits + 1])
    }

    /// An entry of a list.
    fn item(&mut self, item: &Node, mark: &str, loose: bool) -> Lines {
        let text = self.tree.text;
        let written = self.mark(item)?;
        let at = item.range.start + text[item.range.clone()].find(written)?;
        let behind = at + written.len();
        let line = lines::start_of_line(text, at);
        let taken = line + lines::width(&text[line..at], &self.around)?;
        // On a line of its own the mark can be indented; on that of another mark it is where that mark ends.
        let indent = text.get(taken..at).filter(|blank| blank.trim_matches(' ').is_empty()).map_or(0, str::len);
        let rest = text[behind..].split('\n').next().unwrap_or_default();
        let blank = rest.len() - rest.trim_start_matches(' ').len();
        if rest[blank..].starts_with('\t') {
            return None;
        }
        let gap = if rest[blank..].is_empty() || blank > 4 { 1 } else { blank };
        let first = item.children.first().map_or(behind, |child| child.range.start);
        if !text.get(behind..first)?.trim_matches(BLANK).is_empty() {
            return None;
        }
        self.around.push(Before::Space(indent + written.len() + gap));
        let inside = self.children(&item.children, loose, first..item.range.end);
        self.around.pop();
        Some(put_before(inside?, &format!("{mark} "), &" ".repeat(mark.len() + 1)))
    }

    /// The blocks in a block, with a blank line between them where they are apart.
    fn children(&mut self, children: &[Node], apart: bool, within: Range<usize>) -> Lines {
        let mut all: Vec<String> = Vec::new();
        if self.stay_wide(children).contains(&true) {
            return None;
        }
        let mut at = within.start;
        let mut taken = None;
        for (index, child) in children.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| children.get(before));
            if let Some(before) = before {
                let blank = self.between(at..child.range.start)?;
                let comment = before.is_comment() || child.is_comment();
                if if comment { blank } else { apart } {
                    all.push(String::new());
                }
            }
            let lines = self.block(child, taken)?;
            taken = sign(child, lines.first().map_or("", String::as_str));
            all.extend(lines);
            let end =
                child.range.start + self.tree.text[child.range.clone()].trim_end_matches([' ', '\t', '\n', '>']).len();
            at = end.max(at);
        }
        self.between(at..within.end.max(at))?;
        Some(all)
    }

    /// Whether a blank line stands between two blocks; none where anything else does, such as the
    /// definition of a link.
    fn between(&self, gap: Range<usize>) -> Option<bool> {
        let mut lines = self.tree.text.get(gap)?.split('\n').map(|line| line.trim_matches([' ', '\t', '>']));
        let count = lines.clone().count();
        lines.all(str::is_empty).then_some(count > 2)
    }
}

/// The sign by which a list is known from one that follows it, where a block is a list; `text` is how it is written.
pub(super) fn sign(node: &Node, text: &str) -> Option<char> {
    mark(text).filter(|_| matches!(node.kind, Kind::List(_)))
}

/// The sign of a list's first mark: that behind its number, where it has one.
pub(super) fn mark(text: &str) -> Option<char> {
    text.trim_start_matches(BLANK).trim_start_matches(|c: char| c.is_ascii_digit()).chars().next()
}

/// Whether blank lines stand between the entries of a list.
fn is_loose(list: &Node) -> bool {
    let is_loose = |node: &Node| node.kind == Kind::Paragraph { loose: true };
    list.children.iter().any(|item| item.children.iter().any(is_loose))
}

/// Lines without the blank space before the first, as far as the others have it too.
fn at_the_edge(lines: Vec<String>) -> Vec<String> {
    let blank = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let most = lines.first().map_or(0, |first| blank(first));
    lines.into_iter().map(|mut line| line.split_off(most.min(blank(&line)))).collect()
}

fn is_code(line: &str) -> bool {
    line.is_empty() || line.starts_with("    ")
}

fn trimmed(lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| line.trim_matches(BLANK).to_owned()).collect()
}
