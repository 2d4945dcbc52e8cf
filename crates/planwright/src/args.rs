//! What can be typed after `planwright`, and the help that tells of it.

use std::num::{NonZeroU32, NonZeroUsize};
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use planwright_build::Shard;
use planwright_core::model::Stage;

/// Compiles police and crime plans: checks one against the law and turns it into a web page, a
/// PDF and a plan on a page.
#[derive(Debug, Parser)]
#[command(
    name = "planwright",
    version,
    arg_required_else_help = true,
    max_term_width = 100,
    after_help = "\
Examples:
  planwright new our-plan              begin a plan in a folder of its own
  planwright check                     check the plan in this folder
  planwright check plans               check every plan in the folder `plans`
  planwright build plans/kent          check a plan and write it to dist/kent
  planwright serve plans/kent          see it in the browser while it is written
  planwright import plan.docx kent     make a plan's folder of a Word document
  planwright explain duty/resources    what a duty asks, and how to answer it
  planwright guide start               a first plan in ten minutes
  planwright help build                every option of a command

Exit status: 0 all is well, 1 a plan has errors, 2 the command could not run."
)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Begin a plan: every duty has its section, with guidance
    New(New),
    /// Make a plan's folder of a Word document or a Markdown file
    Import(Import),
    /// Say what is wrong with a plan, where, why it matters and what to write
    Check(Check),
    /// Check a plan and write its web page, its PDF and its plan on a page
    Build(Build),
    /// Show a plan, its findings and its changes in the browser while it is written
    Serve(Serve),
    /// Put the outputs of several builds, each of a share of the plans, into one site
    Merge(Merge),
    /// Tell what changed between two versions of a plan
    Diff(Diff),
    /// Lay out a plan's files in one way: a sentence a line, tables in columns, keys in order
    Fmt(Fmt),
    /// Tell what a rule or a duty is, why it is there and how to answer it
    Explain(Explain),
    /// Read the author's guide: a first plan, each kind of section, tables, the panel, publishing
    Guide(Guide),
    /// List the statutory profiles, or tell what one asks of a plan
    Profile(ProfileArgs),
    /// Print the JSON Schema of what other programs read, for them and for editors
    Schema(Schema),
    /// Answer an editor that speaks the Language Server Protocol, over standard input and output
    Lsp(Lsp),
    /// Print what makes a shell complete commands when Tab is pressed
    Completions(Completions),
}

/// `planwright new`.
#[derive(Debug, Clone, Args)]
#[command(after_help = "\
Examples:
  planwright new our-plan                                  ask what is needed
  planwright new our-plan --area Kent --elected 2024-05-02
  planwright new our-plan --area Dyfed-Powys --profile wales-pcc

What is not said is asked for on a terminal. `planwright profile list` names the profiles.")]
pub(crate) struct New {
    /// The folder of the new plan; it must be empty, or not there yet
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,

    /// The police area, such as Kent
    #[arg(long, value_name = "NAME")]
    pub(crate) area: Option<String>,

    /// The title of the plan [default: of the area and the years]
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,

    /// The kind of body, as a statutory profile
    #[arg(long, value_name = "ID")]
    pub(crate) profile: Option<String>,

    /// The name of the commissioner, or whoever else issues the plan
    #[arg(long, value_name = "NAME")]
    pub(crate) commissioner: Option<String>,

    /// The day of the election, such as 2024-05-02: the planning period follows from it
    #[arg(long, value_name = "DATE")]
    pub(crate) elected: Option<Date>,

    /// The first day of the planning period, instead of the one worked out
    #[arg(long, value_name = "DATE", requires = "to")]
    pub(crate) from: Option<Date>,

    /// The last day of the planning period
    #[arg(long, value_name = "DATE", requires = "from")]
    pub(crate) to: Option<Date>,
}

/// `planwright import`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  planwright import plan.docx plans/kent     a Word document becomes the folder plans/kent
  planwright import plan.md plans/kent       so does one Markdown file, with its pictures

The document is cut at its headings: each chapter becomes a file, and so do the parts of chapters such as the priorities. Tables, notes, links and pictures are kept, tracked changes are accepted. What kind of section each is, the area and the period are guessed; the report says why, what was left out, and what to do next. It is also written to _import.md in the folder, which is no part of the plan and may be deleted.

The folder must not be there yet, or be empty: nothing is ever overwritten. A PDF cannot be imported, because it holds the look of pages and not what their words are.

Exit status: 0 it was imported, 2 it could not be.")]
pub(crate) struct Import {
    /// The document: a Word document (.docx) or a Markdown file (.md)
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// The folder to write: it must not be there yet, or be empty
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,

    /// Whether to use colours; `auto` does on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t, alias = "colour")]
    pub(crate) color: Color,
}

/// `planwright check`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  planwright check                        check the plan in this folder
  planwright check plans/kent             check one plan
  planwright check --status issued        would it do, if it were issued today?
  planwright check --fix                  mend what is certain, and check the rest
  planwright check --format sarif --output findings.sarif

Errors are what the law requires or what breaks an output: mend them. Warnings are what a careful editor would put right: mend them, or set them aside with a reason under `waivers` in plan.md. Notes are advice, shown in two lines each, and only in the list at the end where a rule speaks in three files or more; -v shows them all in full.

Exit status: 0 nothing that fails, 1 errors (or warnings, with --deny warnings), 2 the command could not run.")]
pub(crate) struct Check {
    /// How to write the findings
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub(crate) format: Format,

    /// Write the findings to a file instead of the screen
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Look for words that no dictionary has, too
    #[arg(long)]
    pub(crate) spelling: bool,

    /// First mend what is certain, and say what was done; the findings that remain follow
    #[arg(long)]
    pub(crate) fix: bool,

    /// Which plans, and how to judge them.
    #[command(flatten)]
    pub(crate) plans: Plans,

    /// How much to say, and in which colours.
    #[command(flatten)]
    pub(crate) screen: Screen,
}

/// `planwright build`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  planwright build                        build the plan in this folder to dist
  planwright build plans --out public     build every plan in the folder `plans`
  planwright build --only pdf,page        only the PDF and the plan on a page
  planwright build --draft                in spite of errors, marked as a draft
  planwright build --changes-since v1     with a page of what changed since the tag `v1`

A plan that has errors is not written: what was built before stays as it was, and the other plans are built all the same.

Exit status: 0 nothing that fails, 1 errors (or warnings, with --deny warnings), 2 the command could not run.")]
pub(crate) struct Build {
    /// The folder to write to; each plan gets a folder of its own name in it
    #[arg(long, value_name = "FOLDER", default_value = "dist")]
    pub(crate) out: PathBuf,

    /// Write only these, with commas between them
    #[arg(long, value_name = "OUTPUT", value_enum, value_delimiter = ',')]
    pub(crate) only: Vec<Output>,

    /// The theme to set the plan in, by name or folder [default: the plan's own, else `default`]
    #[arg(long, value_name = "THEME")]
    pub(crate) theme: Option<String>,

    /// Build in spite of errors; every page is marked as a draft that must not be published
    #[arg(long)]
    pub(crate) draft: bool,

    /// Add `changes.html`: what changed since this commit, tag or branch of the git repository
    #[arg(long, value_name = "REV")]
    pub(crate) changes_since: Option<String>,

    /// How long a theme may take to set one plan; after that it is left, with a finding
    #[arg(long, value_name = "N", default_value = "120")]
    pub(crate) limit_seconds: NonZeroU32,

    /// Build only a share of the plans, such as the second of five, for several machines; `merge` puts them together
    #[arg(long, value_name = "K/N")]
    pub(crate) shard: Option<Shard>,

    /// How many plans to build at the same time [default: as many as there are processors]
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,

    /// Which plans, and how to judge them.
    #[command(flatten)]
    pub(crate) plans: Plans,

    /// How much to say, and in which colours.
    #[command(flatten)]
    pub(crate) screen: Screen,
}

/// `planwright serve`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  planwright serve                        the plan in this folder
  planwright serve plans                  every plan in the folder `plans`, to choose from
  planwright serve --changes-since v1     with what changed since the tag `v1`
  planwright serve --port 0               on whichever port is free

Open the address that it prints in a browser. What you save is shown at once, without losing your place; a plan that has errors keeps the last page that had none, with what is wrong above it. Nothing is written, and nobody but this computer can see it. Ctrl-C ends it.

Exit status: 0 it was ended, 2 the command could not run.")]
pub(crate) struct Serve {
    /// A plan's folder, or a folder of plans; this folder where there is none
    #[arg(value_name = "PATH", default_value = ".")]
    pub(crate) path: PathBuf,

    /// The port to listen on; 0 finds a free one
    #[arg(long, value_name = "N", default_value = "8765")]
    pub(crate) port: u16,

    /// The theme to set the plan in, by name or folder [default: the plan's own, else `default`]
    #[arg(long, value_name = "THEME")]
    pub(crate) theme: Option<String>,

    /// Compare with this commit, tag or branch of the git repository [default: the last commit]
    #[arg(long, value_name = "REV")]
    pub(crate) changes_since: Option<String>,

    /// Judge the plan as if it had come this far [default: the status in its plan.md]
    #[arg(long, value_name = "STATUS", value_parser = stage())]
    pub(crate) status: Option<Stage>,

    /// Judge the plan by the law of this day, written 2020-04-01 [default: the plan's own date]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_at: Option<Date>,
}

/// `planwright diff`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  planwright diff old/kent plans/kent                  two folders
  planwright diff main:plans/kent plans/kent           since the branch `main`, in a git repository
  planwright diff v1:plans/kent v2:plans/kent          between two tags
  planwright diff HEAD:. . --format markdown           this plan, as a digest for a pull request
  planwright diff v1:. . --out changes.docx            as tracked changes in Word

A version is a folder, or `REV:PATH`: a commit, tag or branch of the git repository around this folder, and the plan's folder as seen from here. Nothing is checked out.

Exit status: 0 it could be compared, 1 there are differences (with --exit-code), 2 the command could not run.")]
pub(crate) struct Diff {
    /// The earlier version: a plan's folder, or REV:PATH
    #[arg(value_name = "OLD")]
    pub(crate) old: String,

    /// The later version
    #[arg(value_name = "NEW")]
    pub(crate) new: String,

    /// How to write what changed [default: as the name of FILE says, else terminal]
    #[arg(long, value_name = "FORMAT", value_enum, ignore_case = true)]
    format: Option<DiffFormat>,

    /// Write it to a file instead of the screen
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,

    /// End with status 1 where anything changed
    #[arg(long)]
    pub(crate) exit_code: bool,

    /// Whether to use colours; `auto` does on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t, alias = "colour")]
    pub(crate) color: Color,
}

impl Diff {
    /// How to write what changed: as was asked for, else as the file's name says.
    pub(crate) fn format(&self) -> DiffFormat {
        self.format.or_else(|| self.ending().and_then(|ending| DiffFormat::of_ending(&ending))).unwrap_or_default()
    }

    /// Why the file that was named is not written, where its ending is none that says how.
    pub(crate) fn unknown_ending(&self) -> Option<String> {
        let ending = self.ending().filter(|ending| self.format.is_none() && DiffFormat::of_ending(ending).is_none())?;
        Some(format!(
            "`.{ending}` does not say how to write what changed: end the name of the file in .txt, .md, .html, .pdf, .docx \
             or .json, or say it with `--format`"
        ))
    }

    fn ending(&self) -> Option<String> {
        Some(self.out.as_ref()?.extension()?.to_string_lossy().to_ascii_lowercase())
    }
}

/// `planwright fmt`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  planwright fmt                          lay out the plan in this folder
  planwright fmt plans                    lay out every plan in the folder `plans`
  planwright fmt --check                  change nothing, and say what would be changed
  planwright fmt plans/kent/02-towns.md   lay out one file

A line for each sentence keeps the changes that git shows small. What a plan says stays the same: each file is read before and after, and one that would say something else is left as it is. CSV tables are not touched.

Exit status: 0 all is well, 1 something would be changed (with --check), 2 the command could not run, or a file was left.")]
pub(crate) struct Fmt {
    /// A plan's folder, a folder of plans, or a Markdown file of a plan; this folder where there is none
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Write nothing; say what would be changed, and end with status 1 where anything would
    #[arg(long)]
    pub(crate) check: bool,
}

impl Fmt {
    /// The paths to lay out: the current folder where none was given.
    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        here_if_none(&self.paths)
    }
}

/// The paths that were given, or the current folder.
fn here_if_none(paths: &[PathBuf]) -> Vec<PathBuf> {
    if paths.is_empty() { vec![PathBuf::from(".")] } else { paths.to_vec() }
}

/// How a comparison is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For reading on a terminal
    #[default]
    Terminal,
    /// A digest for a pull request
    Markdown,
    /// A web page, with its style and fonts in it
    Html,
    /// A tagged PDF
    Pdf,
    /// A Word document with tracked changes, to be accepted or rejected
    Docx,
    /// For other programs; `planwright schema diff` describes it
    Json,
}

impl DiffFormat {
    /// The format that the ending of a file's name asks for.
    fn of_ending(ending: &str) -> Option<Self> {
        match ending {
            "txt" => Some(Self::Terminal),
            "md" => Some(Self::Markdown),
            "html" => Some(Self::Html),
            "pdf" => Some(Self::Pdf),
            "docx" => Some(Self::Docx),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// True for what is no text to be read here, and tells of one plan.
    pub(crate) fn is_a_document(self) -> bool {
        matches!(self, Self::Docx | Self::Html | Self::Pdf)
    }
}

/// `planwright explain`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  planwright explain                      list every rule and duty, a line each
  planwright explain table                list those of one family
  planwright explain table/caption        a rule: what, why, how to mend
  planwright explain duty/resources       a duty: the law, and what answers it

The name of a rule stands in square brackets at the head of a finding, as in error[table/caption].")]
pub(crate) struct Explain {
    /// The rule or duty, as findings name it, or a family of them; all are listed where there is none
    #[arg(value_name = "RULE")]
    pub(crate) rule: Option<String>,

    /// Whether to use colours; `auto` does on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t, alias = "colour")]
    pub(crate) color: Color,
}

/// `planwright guide`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  planwright guide                        list the topics
  planwright guide start                  a first plan in ten minutes
  planwright guide resources              a section on money: its keys, what the law asks, an example
  planwright guide pipelines              have every change checked, on GitHub or GitLab")]
pub(crate) struct Guide {
    /// The topic; all are listed where there is none
    #[arg(value_name = "TOPIC")]
    pub(crate) topic: Option<String>,

    /// Whether to use colours; `auto` does on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t, alias = "colour")]
    pub(crate) color: Color,
}

/// `planwright profile`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  planwright profile list                 the profiles that there are
  planwright profile show england-pcc     what the law asks of a commissioner's plan

A plan names its profile in plan.md, as in `profile: england-pcc`, or with its version, `england-pcc@1`.")]
pub(crate) struct ProfileArgs {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: ProfileCommand,

    /// Whether to use colours; `auto` does on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t, alias = "colour", global = true)]
    pub(crate) color: Color,
}

/// What to do with profiles.
#[derive(Debug, Subcommand)]
pub(crate) enum ProfileCommand {
    /// List them, a line each
    List,
    /// Tell what one asks: duties, steps, elections, national lists
    Show {
        /// Its name, with its version or without
        #[arg(value_name = "ID")]
        profile: String,
    },
}

/// `planwright merge`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  planwright build plans --shard 1/2 --out one     on one machine
  planwright build plans --shard 2/2 --out two     on another
  planwright merge one two --out dist              what `build plans` would have written")]
pub(crate) struct Merge {
    /// Folders that builds wrote to
    #[arg(value_name = "DIR", required = true)]
    pub(crate) folders: Vec<PathBuf>,

    /// The folder to write to
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}

/// `planwright completions`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  planwright completions bash > ~/.local/share/bash-completion/completions/planwright
  planwright completions powershell >> $PROFILE")]
pub(crate) struct Completions {
    /// Which shell
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

/// `planwright schema`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  planwright schema check > check.schema.json     the form of check --format json
  planwright schema section                       the front matter of a section")]
pub(crate) struct Schema {
    /// Which
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
}

/// `planwright lsp`.
#[derive(Debug, Args)]
#[command(after_help = "\
An editor starts it: nothing is typed to it. It tells what `check` finds while you write, and has completion, explanations, links, renaming and changes that mend. The README tells how editors are set up.")]
pub(crate) struct Lsp {
    /// Speak over standard input and output, which is all there is: some editors say so
    #[arg(long, hide = true)]
    stdio: bool,
}

/// Which plans to read, and how to judge them.
#[derive(Debug, Args)]
pub(crate) struct Plans {
    /// A plan's folder, or a folder of plans; this folder where there is none
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Fail on warnings too, not only on errors
    #[arg(long, value_name = "WHAT", value_enum)]
    pub(crate) deny: Option<Deny>,

    /// Judge the plan as if it had come this far [default: the status in its plan.md]
    #[arg(long, value_name = "STATUS", value_parser = stage())]
    pub(crate) status: Option<Stage>,

    /// Judge the plan by the law of this day, written 2020-04-01 [default: the plan's own date]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_at: Option<Date>,
}

impl Plans {
    /// True where warnings fail the run as errors do.
    pub(crate) fn deny_warnings(&self) -> bool {
        self.deny == Some(Deny::Warnings)
    }

    /// The paths to look for plans in: the current folder where none was given.
    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        here_if_none(&self.paths)
    }
}

/// How much to say, and in which colours.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Screen {
    /// Whether to use colours; `auto` does on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t, alias = "colour")]
    pub(crate) color: Color,

    /// Show only what makes the command fail, and nothing where all is well
    #[arg(short, long, conflicts_with = "verbose")]
    pub(crate) quiet: bool,

    /// Show notes in full too, with their lines of the plan
    #[arg(short, long)]
    pub(crate) verbose: bool,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Format {
    /// For reading, with the plan's own lines
    #[default]
    Human,
    /// In sentences without drawings, for a screen reader
    Plain,
    /// For other programs; `planwright schema check` describes it
    Json,
    /// For code hosts and editors: SARIF 2.1.0
    Sarif,
    /// For the log of a GitHub workflow, which shows the findings beside the lines
    Github,
}

/// What fails a run beside errors: warnings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    Warnings,
}

/// When to use colours: on a terminal unless `NO_COLOR` is set, always, or never.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

/// What can be built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ValueEnum)]
pub(crate) enum Output {
    /// The plan as a web page
    Html,
    /// The plan as a PDF
    Pdf,
    /// The plan on a page, as a web page and as a PDF
    Page,
    /// The statutory index: where each duty is met
    Index,
    /// The response to the police and crime panel, as a web page and as a PDF
    Response,
    /// The papers about the plan, each as a web page and as a PDF
    Papers,
    /// The plan as plain text
    Text,
    /// What every theme gets, for other programs
    Json,
    /// The plan as a Word document; made only where it is named here
    Docx,
}

/// Reads a stage by its word, and lists the words where it is none.
fn stage() -> impl TypedValueParser<Value = Stage> {
    let words = Stage::ALL.iter().map(|stage| stage.as_str());
    PossibleValuesParser::new(words).try_map(|word| Stage::from_word(&word).ok_or("there is no such status"))
}

/// Reads a date, and says how one is written where it is none.
fn date(text: &str) -> Result<Date, String> {
    // A day with a time behind it parses as its day, which is more than was asked for.
    let day = Some(text).filter(|text| text.len() == "2020-04-01".len()).and_then(|text| text.parse().ok());
    day.ok_or_else(|| "write the day as year, month and day: 2020-04-01".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use planwright_core::catalogue::{RULES, rule};
    use planwright_validator::profile;

    use super::*;

    fn check(line: &str) -> Result<Cli, String> {
        Cli::try_parse_from(line.split_whitespace()).map_err(|error| error.to_string())
    }

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn no_path_is_the_current_folder() {
        let Ok(Cli { command: Command::Check(args) }) = check("planwright check") else { panic!() };
        assert_eq!(args.plans.paths(), [PathBuf::from(".")]);
        assert_eq!(args.format, Format::Human);
        assert!(!args.plans.deny_warnings());
    }

    #[test]
    fn reads_every_option() {
        let line = "planwright check a b --format json --output f --deny warnings --status panel --as-at 2020-04-01 -v";
        let Ok(Cli { command: Command::Check(args) }) = check(line) else { panic!() };
        assert_eq!(args.plans.paths().len(), 2);
        assert_eq!(args.plans.status, Some(Stage::Panel));
        assert_eq!(args.plans.as_at, Some(jiff::civil::date(2020, 4, 1)));
        assert!(args.plans.deny_warnings() && args.screen.verbose);

        let line = "planwright build --only html,pdf --only text --jobs 2 --draft --theme kent --out site -q";
        let Ok(Cli { command: Command::Build(args) }) = check(line) else { panic!() };
        assert_eq!(args.only, [Output::Html, Output::Pdf, Output::Text]);
        assert!(args.draft && args.screen.quiet);
    }

    #[test]
    fn says_what_is_meant() {
        let says = |line: &str, words: &str| {
            let error = check(line).expect_err(line);
            assert!(error.contains(words), "{line}: {error}");
        };
        says("planwright check --as-at 1/4/2020", "2020-04-01");
        says("planwright check --as-at 2020-04-01T10:00", "2020-04-01");
        says("planwright check --status done", "draft, consultation, panel, issued, published");
        says("planwright build --jobs 0", "--jobs");
        says("planwright check -q -v", "cannot be used with");
    }

    /// Every name of a rule that a text holds: `family/name` of a family that there is.
    fn rules_in(text: &str) -> Vec<String> {
        let families: Vec<&str> = RULES.iter().filter_map(|rule| rule.name.split('/').next()).chain(["duty"]).collect();
        let words = text.split(|c: char| !(c.is_ascii_lowercase() || matches!(c, '/' | '-')));
        let of_rule = |word: &&str| {
            word.split_once('/').is_some_and(|(family, name)| !name.is_empty() && families.contains(&family))
        };
        words.filter(of_rule).map(str::to_owned).collect()
    }

    #[test]
    fn every_rule_that_help_names_exists() {
        let profile = profile::find("england-pcc").expect("it is built in");
        let of_profile = profile.rule_names();
        let known = |name: &str| rule(name).is_some() || of_profile.iter().any(|known| known == name);
        let mut command = Cli::command();
        let mut texts = vec![command.render_long_help().to_string()];
        texts.extend(command.get_subcommands_mut().map(|command| command.render_long_help().to_string()));
        texts.extend(RULES.iter().map(|rule| rule.text.to_owned()));
        let named: Vec<String> = texts.iter().flat_map(|text| rules_in(text)).collect();
        assert!(named.len() > 3, "{named:?}");
        let unknown: Vec<&String> = named.iter().filter(|name| !known(name)).collect();
        assert_eq!(unknown, [""; 0]);
    }

    #[test]
    fn help_can_be_asked_for_in_words() {
        for line in ["planwright help", "planwright help build", "planwright help check", "planwright build --help"] {
            let error = Cli::try_parse_from(line.split_whitespace()).expect_err(line);
            assert_eq!(error.exit_code(), 0, "{line}: {error}");
            assert!(error.to_string().contains("Usage: planwright"), "{line}: {error}");
        }
    }

    #[test]
    fn alone_it_prints_help_and_fails() {
        let error = Cli::try_parse_from(["planwright"]).expect_err("help");
        assert_eq!(error.exit_code(), 2);
        assert!(error.to_string().contains("Usage: planwright <COMMAND>"), "{error}");
    }
}
