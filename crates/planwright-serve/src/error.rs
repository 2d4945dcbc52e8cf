//! Why a preview could not begin, or could not go on.

/// Why there is no preview.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What was asked for is not there, or cannot be read.
    #[error(transparent)]
    Read(#[from] planwright_project::Error),
    /// Another program listens where the preview would.
    #[error(
        "port {0} is in use, perhaps by another preview. Look at http://127.0.0.1:{0}/, end that one with Ctrl-C, or choose another port with `--port` (`--port 0` finds a free one)"
    )]
    Taken(u16),
    /// The system does not allow to listen.
    #[error("the preview cannot listen on port {port}: {reason}. Choose another with `--port`")]
    Listen {
        /// The port.
        port: u16,
        /// Why, in plain words.
        reason: String,
    },
    /// Something of the system that a preview needs is not to be had.
    #[error("the preview cannot go on: {0}")]
    System(String),
}

impl Error {
    pub(crate) fn system(e: &std::io::Error) -> Self {
        Self::System(planwright_project::reason(e))
    }
}
