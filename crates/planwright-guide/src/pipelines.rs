//! Examples of pipelines: what a code host runs whenever somebody sends a change to it.

/// A pipeline for a code host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pipeline {
    /// By what pages name it.
    pub id: &'static str,
    /// Where its file stands in a repository.
    pub path: &'static str,
    /// The file.
    pub text: &'static str,
}

/// All of them.
pub const PIPELINES: &[Pipeline] = &[
    Pipeline { id: "github", path: ".github/workflows/plan.yml", text: include_str!("../pipelines/github.yml") },
    Pipeline { id: "gitlab", path: ".gitlab-ci.yml", text: include_str!("../pipelines/gitlab.yml") },
    Pipeline {
        id: "github-shares",
        path: ".github/workflows/plans.yml",
        text: include_str!("../pipelines/github-shares.yml"),
    },
    Pipeline { id: "kubernetes", path: "plans.yaml", text: include_str!("../pipelines/kubernetes.yaml") },
];
