//! Commands that tell, to people, shells and editors.

use clap::{Args, Subcommand};

use super::Color;

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
